"""What an import would do is known, fault by fault, before any of it is done."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeAlias

from domain.model.arrangement.messages import Stage
from domain.policy.edition import EditionRef

FaultCode: TypeAlias = Literal[
    "no-rows",
    "no-title-column",
    "unknown-column",
    "column-twice",
    "no-title",
    "no-register",
    "unknown-register",
    "unknown-kind",
    "unknown-stage",
    "bad-day",
    "bad-value",
    "too-long",
    "too-many",
    "number-twice",
    "unknown-number",
    "closed-number",
    "not-by-import",
    "not-yours",
    "reference-known",
    "similar-in-sheet",
    "similar-on-register",
]
DOUBTS: frozenset[FaultCode] = frozenset({"similar-in-sheet", "similar-on-register"})
"""What may be right all the same: whoever says that it is meant has it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a row, under which heading, and the *data* that its sentence needs.

    *line* is the row as the spreadsheet counts it. *said* is what stands there.
    """

    line: int
    heading: str
    code: FaultCode
    said: str = ""
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A row that is taken over: what it says, read, and the id of the entry that it becomes."""

    line: int
    id: str
    title: str
    register: str
    kind: str = ""
    stage: Stage | None = None
    partners: tuple[str, ...] = ()
    day: date | None = None
    reference: str = ""
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Correction:
    """A row of an entry that is on the register, as far as it says otherwise; None is the same."""

    line: int
    id: str
    title: str | None = None
    stage: Stage | None = None
    partners: tuple[str, ...] | None = None
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def of_entry(self) -> bool:
        """Whether it says otherwise what every entry has."""
        return (self.title, self.stage, self.partners) != (None, None, None)

    @property
    def empty(self) -> bool:
        """Whether the row says what stands."""
        return not self.of_entry and not self.fields


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done with the spreadsheet whose bytes have the hash *file*.

    *same* counts rows that say what stands, *known* those taken over from this very file before.
    *passed_over* are the headings of columns that are worked out here.
    """

    file: str
    edition: EditionRef
    new: tuple[NewEntry, ...] = ()
    corrections: tuple[Correction, ...] = ()
    same: int = 0
    known: int = 0
    faults: tuple[Fault, ...] = ()
    passed_over: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Whether every row can be taken."""
        return not self.faults

    @property
    def steps(self) -> tuple[NewEntry | Correction, ...]:
        """What there is to do, in the order of the rows."""
        return tuple(sorted((*self.new, *self.corrections), key=lambda each: each.line))
