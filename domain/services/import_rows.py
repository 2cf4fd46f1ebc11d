"""A row is read cell by cell; what cannot be read is named by its row and its heading."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TypeVar

from domain.model.arrangement.decider import STAGES
from domain.model.arrangement.messages import Stage
from domain.policy.fields import RegisterField
from domain.ports.sheets import Line
from domain.services.import_plan import Correction, Fault, FaultCode, NewEntry
from domain.services.sheet_cells import LONGEST, MOST_PARTNERS, cells_of, day_in, parted
from domain.services.sheet_columns import Column, Naming, folded, found
from domain.views.register import RegisterRow

T = TypeVar("T")

_FIXED = ("register", "kind", "registered_on", "reference")
"""What of an entry on the register no spreadsheet changes: it was decided, or recorded then."""

_NOT_READ: dict[str, FaultCode] = {
    "register": "unknown-register",
    "kind": "unknown-kind",
    "stage": "unknown-stage",
}


@dataclass(frozen=True, slots=True)
class Mapped:
    """How a spreadsheet says things otherwise than the register does.

    *columns* gives for a heading the column that it means, nothing for one that is left out;
    *values* for a column what its cells mean. *register* is meant where a row names none.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    register: str = ""

    def column(self, heading: str) -> str | None:
        """Return what *heading* is said to mean; None where nothing is said of it."""
        return {folded(name): meant for name, meant in self.columns.items()}.get(folded(heading))

    def value(self, column: str, said: str) -> str:
        """Return what *said* means in *column*."""
        meant = {folded(name): value for name, value in self.values.get(column, {}).items()}
        return meant.get(folded(said), said)


@dataclass(frozen=True, slots=True)
class Heading:
    """Which column each cell of a row belongs to, by its place, and what its heading says."""

    line: int
    columns: Mapping[int, Column]
    headings: Mapping[str, str]
    passed_over: tuple[str, ...]
    faults: tuple[Fault, ...]


def heading_of(line: Line, columns: Sequence[Column], mapped: Mapped) -> Heading:
    """Return what the cells of the first *line* say of the columns beneath them."""
    places: dict[int, Column] = {}
    headings: dict[str, str] = {}
    passed: list[str] = []
    faults: list[Fault] = []
    for place, cell in enumerate(line.cells):
        meant = mapped.column(cell) if cell.strip() else ""
        if meant == "":
            continue
        column = found(columns, cell if meant is None else meant)
        if column is None:
            faults.append(Fault(line.number, cell, "unknown-column", cell))
        elif not column.taken:
            passed.append(cell)
        elif column.id in headings:
            data = {"other": headings[column.id]}
            faults.append(Fault(line.number, cell, "column-twice", cell, data))
        else:
            places[place], headings[column.id] = column, cell
    if "title" not in headings:
        faults.append(Fault(line.number, "", "no-title-column"))
    return Heading(line.number, places, headings, tuple(passed), tuple(faults))


class RowReader:
    """Reads the rows under one heading."""

    def __init__(
        self,
        heading: Heading,
        naming: Naming,
        mapped: Mapped,
        read_field: Callable[[RegisterField, str, str], tuple[str, ...]],
    ) -> None:
        """Read what an edition calls things by *naming*, a field by *read_field*.

        The latter is given the field, the register and the cell; it raises ``ValueError`` for what
        the field cannot hold, which says what it can.
        """
        self._heading = heading
        self._naming = naming
        self._mapped = mapped
        self._read_field = read_field

    def cells(self, line: Line) -> dict[str, str]:
        """Return what *line* says, by the id of the column, as *mapped* means it."""
        said = {
            column.id: line.cells[place].strip() if place < len(line.cells) else ""
            for place, column in self._heading.columns.items()
        }
        return {column: self._mapped.value(column, cell) for column, cell in said.items()}

    def new(self, line: int, cells: Mapping[str, str], whole: str) -> tuple[NewEntry, list[Fault]]:
        """Return the entry *whole* that a row says, and what of it cannot be taken."""
        faults: list[Fault] = []

        def read(column: str, reading: Callable[[str], T], otherwise: T) -> T:
            said = cells.get(column, "")
            try:
                return reading(said) if said else otherwise
            except ValueError as wrong:
                faults.append(self._fault(line, column, said, wrong))
                return otherwise

        register = read("register", self._register, "") or self._usual_register()
        if not register and not cells.get("register"):
            offered = {"offered": self._naming.registers.offered}
            faults.append(Fault(line, self._called("register"), "no-register", data=offered))
        if not cells.get("title"):
            faults.append(Fault(line, self._called("title"), "no-title"))
        entry = NewEntry(
            line=line,
            id=whole,
            title=read("title", _title, ""),
            register=register,
            kind=read("kind", self._kind, ""),
            stage=read("stage", self._stage, None),
            partners=read("partners", _partners, ()),
            day=read("registered_on", _day, None),
            reference=read("reference", _title, ""),
            fields={
                field.id: read(field.id, partial(self._read_field, field, register), ())
                for field in self._fields()
                if cells.get(field.id)
            },
        )
        return entry, faults

    def correction(
        self, line: int, cells: Mapping[str, str], row: RegisterRow, held: Mapping[str, str]
    ) -> tuple[Correction, list[Fault]]:
        """Return what a row says otherwise than its entry *row*, whose fields show *held*."""
        faults: list[Fault] = []
        stands = cells_of(row, self._naming)
        fields = {field.id: field for field in self._fields()}
        stands |= {field: held.get(field, "") for field in fields}
        other = {
            column: said for column, said in cells.items() if folded_apart(said, stands[column])
        }
        other.pop("number", None)
        for column in _FIXED:
            if column in other:
                data = {"stands": stands[column] or "nothing"}
                said = other.pop(column)
                faults.append(Fault(line, self._called(column), "not-by-import", said, data))
        made = Correction(line, row.id)
        readings: dict[str, Callable[[str], Correction]] = {
            "title": lambda said: replace(made, title=_title(said)),
            "partners": lambda said: replace(made, partners=_partners(said)),
            "stage": lambda said: replace(made, stage=self._stage(said)),
        }
        for column, said in other.items():
            try:
                if column in readings:
                    made = readings[column](said)
                else:
                    field = fields[column]
                    values = self._read_field(field, row.register_id, said) if said else ()
                    made = replace(made, fields={**made.fields, column: values})
            except ValueError as wrong:
                faults.append(self._fault(line, column, said, wrong))
        return made, faults

    def _fault(self, line: int, column: str, said: str, wrong: ValueError) -> Fault:
        heading = self._called(column)
        if isinstance(wrong, _Wrong):
            return Fault(line, heading, wrong.fault, said, wrong.data)
        if column in _NOT_READ:
            named = {
                "register": self._naming.registers,
                "kind": self._naming.kinds,
                "stage": self._naming.stages,
            }[column]
            return Fault(line, heading, _NOT_READ[column], said, {"offered": named.offered})
        return Fault(line, heading, "bad-value", said, {"why": str(wrong)})

    def _called(self, column: str) -> str:
        """Return the heading of *column* in this spreadsheet, or what it would be called."""
        known = {"register": "Register", "title": "Title"}
        return self._heading.headings.get(column) or known.get(column, column)

    def _columns(self) -> Iterable[Column]:
        return self._heading.columns.values()

    def _fields(self) -> Iterator[RegisterField]:
        return (column.field for column in self._columns() if column.field is not None)

    def _usual_register(self) -> str:
        """Return the register that is meant where none is said: the one named, or the only one."""
        only = list(self._naming.registers.labels)
        return self._mapped.register or (only[0] if len(only) == 1 else "")

    def _register(self, said: str) -> str:
        return _known(self._naming.registers.read(said))

    def _kind(self, said: str) -> str:
        return _known(self._naming.kinds.read(said))

    def _stage(self, said: str) -> Stage:
        return STAGES[_known(self._naming.stages.read(said))]


class _Wrong(ValueError):
    """What is wrong with a cell, where that has a name of its own."""

    def __init__(self, fault: FaultCode, **data: str) -> None:
        super().__init__(fault)
        self.fault: FaultCode = fault
        self.data = data


def folded_apart(said: str, stands: str) -> bool:
    """Tell whether *said* is another text than what *stands*, space at its ends aside."""
    return said.strip() != stands.strip()


def _known(read: str | None) -> str:
    if read is None:
        raise ValueError
    return read


def _title(said: str) -> str:
    line = " ".join(said.split())
    if not line:
        raise _Wrong("no-title")
    if len(line) > LONGEST:
        raise _Wrong("too-long", most=str(LONGEST))
    return line


def _partners(said: str) -> tuple[str, ...]:
    names = parted(said)
    if any(len(name) > LONGEST for name in names):
        raise _Wrong("too-long", most=str(LONGEST))
    if len(names) > MOST_PARTNERS:
        raise _Wrong("too-many", most=str(MOST_PARTNERS))
    return names


def _day(said: str) -> date:
    day = day_in(said)
    if day is None:
        raise _Wrong("bad-day")
    return day
