"""The offices of whoever leaves go to their successor, seat by seat, from the day after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.messages import Act
from domain.model.office.messages import STREAM, Capacity
from domain.model.person.state import Absence
from domain.ports import Clock, Views
from domain.services.handing_over import Handing
from domain.services.offices import Offices
from domain.views.offices import OFFICES
from domain.views.people import PEOPLE

REASON = "They left."

_AT = "@"


@dataclass(frozen=True, slots=True)
class OfficesLeft:
    """What somebody holds, acts in or was sent for."""

    offices: Offices
    views: Views
    clock: Clock

    def belonging(self, person: str) -> Iterator[Handing]:
        """Yield each seat that *person* still has, by the directory's word or by appointment.

        *which* is how they have it, and the seat. Standing in for others, and being sent by them,
        is personal: it ends, and goes to nobody.
        """
        absence = self._absence(person)
        until = self.clock.today() if absence is None else absence.until
        titles = self.offices.titles
        for office, capacity, seat in dict.fromkeys(self._held(person, until)):
            if capacity == "holder" and absence is not None:
                after = self.offices.roster(until + timedelta(days=1)).manned(office, seat)
                still = self._appointed(person, office, seat, capacity, until)
                if absence.successor in after.holders and not still:
                    continue
            called = self.offices.seats(office).get(seat, seat)
            title = f"{titles[office]}, {called}" if seat else titles[office]
            yield Handing("office", STREAM + office, office, title, f"{capacity}{_AT}{seat}")

    def hand_over(self, act: Act, handing: Handing, *, person: str, to: str) -> None:
        """Let *to* hold from the day after what *person* held, and let *person*'s time end."""
        how, _, seat = handing.which.partition(_AT)
        capacity: Capacity = "holder" if how == "holder" else "acting"
        if how == "delegate":
            capacity = "delegate"
        absence = self._absence(person)
        until = absence.until if absence is not None else self.clock.today()
        if capacity == "holder":
            following = act.following(f"{handing.step} to")
            self._succeeds(following, handing.number, seat, (person, to), until)
        if self._appointed(person, handing.number, seat, capacity, until):
            following = act.following(handing.step)
            self.offices.stand_down(
                following,
                handing.number,
                person=person,
                until=until,
                seat=seat,
                capacity=capacity,
                reason=REASON,
            )

    def _succeeds(
        self, act: Act, office: str, seat: str, who: tuple[str, str], until: date
    ) -> None:
        """Let the successor hold it from the day after, or from when the leaver was to begin.

        Where the successor was to hold it later anyway, it is until then.
        """
        person, to = who
        row = self.views.get(OFFICES, office)
        tenures = () if row is None else row.tenures
        own = [e for e in tenures if (e.seat, e.capacity) == (seat, "holder")]
        since = until + timedelta(days=1)
        begins = [e.since for e in own if e.person == person and e.since > until]
        if begins and person not in self.offices.roster(until).manned(office, seat).holders:
            since = min(begins)
        theirs = [e.since for e in own if e.person == to and e.meets(since, None)]
        held = to in self.offices.roster(since).manned(office, seat).holders
        if held or any(first <= since for first in theirs):
            return
        last = min(theirs) - timedelta(days=1) if theirs else None
        self.offices.appoint(act, office, person=to, since=since, seat=seat, until=last)

    def _held(self, person: str, until: date) -> Iterator[tuple[str, Capacity, str]]:
        known = self.offices.find(person)
        for held in () if known is None else known.held:
            if held.covers(until) and (held.until is None or held.until > until):
                yield held.office, "holder", held.seat
        for row in self.views.all(OFFICES):
            for each in row.tenures:
                if each.person == person and (each.until is None or each.until > until):
                    yield row.id, each.capacity, each.seat

    def _appointed(
        self, person: str, office: str, seat: str, capacity: Capacity, until: date
    ) -> bool:
        """Return whether *person* has the seat by a recorded act, beyond the day *until*."""
        row = self.views.get(OFFICES, office)
        return row is not None and any(
            (each.person, each.seat, each.capacity) == (person, seat, capacity)
            and (each.until is None or each.until > until)
            for each in row.tenures
        )

    def _absence(self, person: str) -> Absence | None:
        row = self.views.get(PEOPLE, person)
        gone = () if row is None else (each for each in row.absences if each.back is None)
        return next(iter(gone), None)
