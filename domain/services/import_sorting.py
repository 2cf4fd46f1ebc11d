"""Each row of a spreadsheet is new, or corrects an entry, or says what stands, or is wrong."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from domain.identity import Actor
from domain.model.arrangement.messages import PREFIX
from domain.policy.edition import Edition
from domain.ports.sheets import Line
from domain.refusals import NotYourOffice
from domain.services import rights
from domain.services.import_plan import DOUBTS, Correction, Fault, FaultCode, NewEntry, Plan
from domain.services.import_rows import Heading, RowReader
from domain.services.rights import About, require
from domain.views.register import NO_OWNER, RegisterRow

NAMESPACE = UUID("0c6a2c2e-6a0c-5c59-8a4e-6c3a1f0f5d11")
"""Within which a spreadsheet and a row of it make the id of their entry; it never changes."""

_WORD = re.compile(r"\w+")
_SMALL = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to", "with"})


def id_of(file: str, line: int) -> str:
    """Return the id of the entry that the row *line* of a spreadsheet becomes: never another.

    >>> id_of("5a" * 32, 2)
    'ee9ab2ef07d5592f91fb2ea1dba2ba1d'
    """
    return uuid5(NAMESPACE, f"{file}/{line}").hex


def name_key(title: str) -> str:
    """Return what two titles have in common that are the same but for order and small words.

    >>> name_key("The Joint Dog-Unit") == name_key("dog unit, joint")
    True
    """
    words = sorted(set(_WORD.findall(title.casefold().replace("_", " "))) - _SMALL)
    return " ".join(words) or title.casefold()


def about_import(owner: str, ask: str) -> About:
    """Return what the right to take something over turns on: the register's keeper, the contact."""
    return About(keeper="" if owner == NO_OWNER else owner, contact=ask)


def keeper_of(edition: Edition, register: str) -> tuple[str, str]:
    """Return the office that keeps *register*, and the one that is asked where none is named."""
    item = next(each for each in edition.collection("register").items if each.id == register)
    owners = {row.value for row in item.rows if row.value in edition.office_titles}
    owner = owners.pop() if len(owners) == 1 else NO_OWNER
    return owner, edition.policy_contact


@dataclass(frozen=True, slots=True)
class Standing:
    """What is on the register before the import, as it is looked up."""

    by_id: dict[str, RegisterRow]
    by_number: dict[str, RegisterRow]
    by_reference: dict[str, RegisterRow]
    by_name: dict[str, RegisterRow]

    @classmethod
    def of(cls, rows: Iterable[RegisterRow]) -> "Standing":
        every = tuple(rows)
        listed = [row for row in every if row.listed]
        return cls(
            {row.id: row for row in every},
            {row.short: row for row in every},
            {row.origin.reference: row for row in listed if row.origin and row.origin.reference},
            {name_key(row.title): row for row in listed},
        )


class Sorting:
    """Sorts rows into what is new, what is corrected, what is there, and what is wrong."""

    def __init__(  # noqa: PLR0913, PLR0917 - what rows are held against
        self,
        actor: Actor,
        edition: Edition,
        standing: Standing,
        reader: RowReader,
        heading: Heading,
        plan: Plan,
        held: Callable[[RegisterRow], Mapping[str, str]],
    ) -> None:
        """Hold rows against what is *standing*; *held* gives what an entry's fields show."""
        self._actor = actor
        self._edition = edition
        self._held = held
        self._reader = reader
        self._heading = heading
        self._plan = plan
        self._standing = standing
        self._new: list[NewEntry] = []
        self._corrections: list[Correction] = []
        self._faults: list[Fault] = []
        self._same = self._known = 0
        self._numbers: dict[str, int] = {}
        self._names: dict[str, int] = {}
        self._allowed: set[str] = set()

    def take(self, line: Line) -> None:
        """Sort one row."""
        cells = self._reader.cells(line)
        number = cells.get("number", "").upper()
        reference = cells.get("reference", "")
        if number and not number.startswith(f"{PREFIX}-"):
            # A number of the spreadsheet's own, which is none of ours, is its reference.
            number, reference = "", reference or cells["number"]
        for column, said in (("number", number), ("reference", reference)):
            if said:
                self._look_for_twice(line.number, column, said)
        if number:
            self._existing(line.number, number, cells)
        else:
            self._take_over(line.number, {**cells, "reference": reference})

    def planned(self, *, meant: bool) -> Plan:
        """Return what is to be done with all the rows that were taken."""
        faults = tuple(each for each in self._faults if not (meant and each.code in DOUBTS))
        return replace(
            self._plan,
            new=tuple(self._new),
            corrections=tuple(self._corrections),
            same=self._same,
            known=self._known,
            faults=(*self._plan.faults, *faults),
        )

    def _look_for_twice(self, line: int, column: str, said: str) -> None:
        first = self._numbers.setdefault(f"{column} {said}", line)
        if first != line:
            self._fault(line, column, "number-twice", said, other=str(first))

    def _existing(self, line: int, number: str, cells: dict[str, str]) -> None:
        row = self._standing.by_number.get(number)
        if row is None:
            self._fault(line, "number", "unknown-number", number)
            return
        if not row.listed:
            self._fault(line, "number", "closed-number", number)
            return
        change, faults = self._reader.correction(line, cells, row, self._held(row))
        self._faults += faults
        if change.empty:
            self._same += 1
            return
        about = About(registrant=row.registrant, keeper=row.keeper)
        try:
            if change.of_entry:
                require(rights.CORRECT_ENTRY, self._actor, about)
            if change.fields:
                require(rights.RECORD_FIELD, self._actor, about)
        except NotYourOffice as refusal:
            self._fault(line, "number", "not-yours", number, may=refusal.data["may"])
            return
        self._corrections.append(change)

    def _take_over(self, line: int, cells: dict[str, str]) -> None:
        whole = id_of(self._plan.file, line)
        if whole in self._standing.by_id:
            self._known += 1
            return
        entry, faults = self._reader.new(line, cells, whole)
        self._faults += faults
        if entry.register and entry.register not in self._allowed:
            owner, ask = keeper_of(self._edition, entry.register)
            require(rights.IMPORT_REGISTER, self._actor, about_import(owner, ask))
            self._allowed.add(entry.register)
        known = self._standing.by_reference.get(entry.reference)
        if known is not None:
            self._fault(line, "reference", "reference-known", entry.reference, number=known.short)
        elif entry.title:
            self._named_alike(entry)
        self._new.append(entry)

    def _named_alike(self, entry: NewEntry) -> None:
        name = name_key(entry.title)
        alike = self._standing.by_name.get(name)
        if alike is not None:
            data = {"number": alike.short, "title": alike.title}
            self._fault(entry.line, "title", "similar-on-register", entry.title, **data)
            return
        first = self._names.setdefault(name, entry.line)
        if first != entry.line:
            self._fault(entry.line, "title", "similar-in-sheet", entry.title, other=str(first))

    def _fault(self, line: int, column: str, code: FaultCode, said: str = "", **data: str) -> None:
        heading = self._heading.headings.get(column) or self._heading.headings.get("number", column)
        self._faults.append(Fault(line, heading, code, said, data))
