"""A channel carries lines in and screens out, and decides nothing."""
