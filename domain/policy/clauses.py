"""A clause is a place in a document and what it says there, in our words.

What a document lacks is listed, never invented.
"""

from typing import Literal

from domain.policy.facts import Name, Part, Words

Code = Literal["DET", "Q", "REG", "APP", "REV", "RISK", "ESC", "REP", "ROLE", "REF", "FORM", "TASK"]


class Clause(Part):
    """One row of the policy's own text, and what the software is to make of it."""

    place: Words
    gist: Words
    codes: tuple[Code, ...]


class Elsewhere(Part):
    """A clause of another document on which this edition leans."""

    document: Words
    place: Words
    gist: Words


class Assumption(Part):
    """How the edition reads a text that can be read more than one way."""

    subject: Words
    unclear: Words
    reading: Words


class AbsentText(Part):
    """A text that the policy names and does not contain."""

    item: Words
    named_in: Words
    needed_for: Words
    ask: Name


class Excuse(Part):
    """Why a row with a working code is not built yet, or never will be by this document."""

    step: Literal[2, 3, 4, 5, 6, "never"]
    because: Words


class Waits(Part):
    """That something is declared here, and performed by the program from a later step on."""

    step: Literal[5, 6]
    because: Words
