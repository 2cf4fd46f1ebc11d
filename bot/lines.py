"""A line is read without what no person types, and only as far as a matter is told."""

import unicodedata

LONGEST = 2_000
"""How many characters of a line are read: several times the longest matter told in a few lines."""

_SPACES = str.maketrans("\t\n\v\f\r", " " * 5)


def printable(text: str) -> str:
    r"""Return *text* on one line, without control signs and halves of characters.

    >>> printable("We want\nto share\x07 a drone.")
    'We want to share a drone.'
    """
    spaced = text.translate(_SPACES)
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cs"})
