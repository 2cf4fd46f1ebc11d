"""What is to be told is raised, claimed and settled here: each notice is sent at most once."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Again: TypeAlias = Literal["later", "uncertain", "never"]
"""Whether a notice that failed is tried again: it is, or may have been seen, or never can be."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A notice that may be sent now, as it is to be shown; *about* is the stream to open.

    *number* is the short id of that, *attempt* how often it was tried before. What is not
    *statutory* says how to have no more of its kind.
    """

    id: str
    person: str
    title: str
    lines: tuple[str, ...]
    about: str
    number: str
    attempt: int
    statutory: bool
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a notice was not sent: what the channel said, and whether it is tried *again*.

    *after* are the seconds that the channel asked us to wait, where it did.
    """

    reason: str
    again: Again
    after: float | None = None
