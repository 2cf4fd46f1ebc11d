"""A notice is told to one person at most once, or it says why it was not."""
