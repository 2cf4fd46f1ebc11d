"""A line is read without what no person types, and only as far as a matter is told."""

import unicodedata

LONGEST = 2_000
"""How many characters of a line are read: several times the longest matter told in a few lines."""


def printable(text: str) -> str:
    """Return *text* without what no person types: control signs and halves of characters."""
    spaced = text.replace("\t", " ")
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cs"})
