"""A risk is reported by anybody, judged by one office, and passed on step by step by others."""
