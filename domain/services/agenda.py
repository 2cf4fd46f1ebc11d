"""What waits for somebody is asked of every service that anything waits in, and told in order."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.identity import Actor, office_at
from domain.refusals import UnknownOffice
from domain.services import rights
from domain.services.due import Due, DueSource
from domain.services.enquiries import Enquiries
from domain.services.offices import Offices
from domain.services.rights import require

SOON = 28
"""Days ahead that count as soon: what is due later comes next, and waits for nobody yet."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What waits, sorted: what is *overdue*, due *soon* (or asked without a day), and *later*.

    *vacant* are the offices, and seats of offices, among them that nobody holds.
    """

    day: date
    overdue: tuple[Due, ...] = ()
    soon: tuple[Due, ...] = ()
    undated: tuple[Due, ...] = ()
    later: tuple[Due, ...] = ()
    vacant: frozenset[str] = frozenset()

    @property
    def waiting(self) -> tuple[Due, ...]:
        """What somebody is waited for now."""
        return (*self.overdue, *self.soon, *self.undated)

    @property
    def all(self) -> tuple[Due, ...]:
        """Everything, by its day."""
        return (*self.waiting, *self.later)


class Agendas:
    """Asks every source of what is due or waits: for a person, an office, an area, or all of them.

    Every day is a day in London; unless one is given it is today.
    """

    def __init__(
        self,
        enquiries: Enquiries,
        offices: Offices,
        sources: tuple[DueSource, ...],
        today: Callable[[], date],
        places: Callable[[], Mapping[str, frozenset[str]]] = dict,
    ) -> None:
        """Say for *places* in which areas each entry is, by the name of its stream."""
        self._enquiries = enquiries
        self._offices = offices
        self._sources = sources
        self._today = today
        self._places = places

    @property
    def today(self) -> date:
        """The day it is in London."""
        return self._today()

    @property
    def places(self) -> Mapping[str, frozenset[str]]:
        """The areas in which each entry is, by the name of its stream."""
        return self._places()

    def mine(self, actor: Actor, day: date | None = None) -> Agenda:
        """Return what waits for *actor*: as a person, and by every office they may act in now.

        What waits for an office that is not known here waits for the policy's contact.
        """
        self._may_read(actor)
        found, contact = self._due(day), self._enquiries.about.contact
        strange = self._strange(found) if actor.holds(contact) else frozenset[str]()
        return self._sorted(
            (due for due in found if due.waits_for(actor) or due.office in strange), day
        )

    def of_offices(self, actor: Actor, offices: Collection[str], day: date | None = None) -> Agenda:
        """Return what waits for any of *offices*, whoever of them took it on.

        One named without a seat stands for all of its seats (``office`` or ``office@seat``).
        """
        self._may_read(actor)
        held = {each for each in offices if not _has_seat(each, offices)}
        return self._sorted((due for due in self._due(day) if _of(due) & held), day)

    def of_areas(self, actor: Actor, areas: Collection[str], day: date | None = None) -> Agenda:
        """Return what waits in any of *areas*: of what belongs to it, and of the seats for it."""
        self._may_read(actor)
        there, places = self._within(areas), self._places()
        return self._sorted((due for due in self._due(day) if _in(due, places) & there), day)

    def _within(self, areas: Collection[str]) -> set[str]:
        """Return *areas* and those that lie within them."""
        found = set(areas) - {""}
        for _ in self._enquiries.policy().edition.areas:
            found |= {
                each.id for each in self._enquiries.policy().edition.areas if each.within in found
            }
        return found

    def of_all(self, actor: Actor, day: date | None = None) -> Agenda:
        """Return everything that waits for anybody: for the policy's contact and the auditors."""
        require(rights.SEE_ALL_DUE, actor, self._enquiries.about)
        found = self._due(day)
        return self._sorted(found, day)

    def areas(self, actor: Actor) -> tuple[str, ...]:
        """Return the areas and seats in which anything waits, by name."""
        self._may_read(actor)
        places = self._places()
        return tuple(sorted({area for due in self._due(None) for area in _in(due, places)}))

    def _due(self, day: date | None) -> tuple[Due, ...]:
        on = day or self._today()
        return tuple(due for source in self._sources for due in source(on))

    def _strange(self, found: Iterable[Due]) -> frozenset[str]:
        known = self._offices.titles
        return frozenset(due.office for due in found if due.office and due.office not in known)

    def _vacant(self, found: Iterable[Due], day: date) -> Iterator[str]:
        """Yield each office and seat that something waits for and nobody holds."""
        seats = {(due.office, due.seat) for due in found if due.office and not due.person}
        for office, seat in seats:
            try:
                vacant = self._offices.answering(office, seat, day).vacant
            except UnknownOffice:
                vacant = True
            if vacant:
                yield office_at(office, seat)

    def _sorted(self, found: Iterable[Due], day: date | None) -> Agenda:
        on = day or self._today()
        due = sorted(found, key=_in_order)
        ahead = [(each, (each.due - on).days) for each in due if each.due is not None]
        return Agenda(
            day=on,
            overdue=tuple(each for each, days in ahead if days < 0),
            soon=tuple(each for each, days in ahead if 0 <= days <= SOON),
            undated=tuple(each for each in due if each.due is None),
            later=tuple(each for each, days in ahead if days > SOON),
            vacant=frozenset(self._vacant(due, on)),
        )

    def _may_read(self, actor: Actor) -> None:
        require(rights.READ_TASKS, actor, self._enquiries.about)


def _has_seat(office: str, offices: Collection[str]) -> bool:
    """Return whether seats of *office* are named beside it, which then are what is meant."""
    return any(each.startswith(office_at(office, " ").rstrip()) for each in offices)


def _of(due: Due) -> set[str]:
    """Return the offices, and the seats of offices, that have to do it."""
    return {due.office, office_at(due.office, due.seat), *due.beside} - {""}


def _in(due: Due, places: Mapping[str, frozenset[str]]) -> set[str]:
    """Return the areas, and the seat, to which something belongs itself or by its entry."""
    of_entry = places.get(due.stream, frozenset()) | places.get(due.about, frozenset())
    return {due.area, due.seat, *of_entry} - {""}


def _in_order(due: Due) -> tuple[date, str, str, str]:
    return due.due or date.max, due.kind, due.title.casefold(), due.stream
