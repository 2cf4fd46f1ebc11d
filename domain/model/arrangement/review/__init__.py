"""One part of an arrangement: its reviews, what changed in between, and how it ended."""
