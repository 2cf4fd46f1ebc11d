"""What an approval is made of is called as the edition and the directory call it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot import approval_words as say
from bot import words
from bot.front import Front
from bot.naming import Names
from domain.policy.edition import Edition
from domain.services.approvals import Approved, Breach, Seat


@dataclass(frozen=True, slots=True)
class Look:
    """How one entry's approval is looked at by the person in front."""

    front: Front
    seen: Approved

    @property
    def edition(self) -> Edition:
        """The edition that the entry stands under."""
        return self.front.desk.under(self.seen.row.edition).edition

    @property
    def names(self) -> Names:
        """What ids are called under it."""
        return Names(self.edition)

    @property
    def title(self) -> str:
        """What the entry is called, within a line."""
        return f"“{words.shortened(self.seen.row.title, 80)}”"

    @property
    def may_seek(self) -> bool:
        """Whether the person may ask, sign and enter: who put it there, and who keeps it."""
        actor, row = self.front.actor, self.seen.row
        return actor.id == row.registrant or actor.holds(row.keeper)

    @property
    def may_record(self) -> bool:
        """Whether the person may enter what was decided elsewhere."""
        actor, request = self.front.actor, self.seen.request
        if request is None or actor.id in request.askers:
            return False
        theirs = any(actor.holds(e.seat.office, e.seat.seat) for e in request.asked)
        keeps = actor.holds(self.seen.row.keeper) or actor.holds(self.edition.policy_contact)
        return theirs or keeps

    @property
    def yours(self) -> tuple[Seat, ...]:
        """The seats for which the person may decide on the open request now."""
        actor, request = self.front.actor, self.seen.request
        if request is None or actor.id in request.askers or request.stale:
            return ()
        return tuple(
            each.seat
            for each in request.awaited
            if each.delegate == actor.id or actor.holds(each.seat.office, each.seat.seat)
        )

    @property
    def consulted_as(self) -> tuple[str, ...]:
        """The offices as which the person is still to be consulted on the open request."""
        request = self.seen.request
        if request is None or not request.open or request.stale:
            return ()
        return tuple(each for each in self.seen.unheard if self.front.actor.holds(each))

    def referred(self, breach: Breach) -> bool:
        """Tell whether *breach* was referred to an office that the person holds."""
        return any(map(self.front.actor.holds, breach.refer_to))

    def seat(self, seat: Seat) -> str:
        """Return what is asked, with its seat where it has several."""
        title = self.office(seat.office)
        if not seat.seat:
            return title
        seats = self.front.desk.approvals.seats(seat.office)
        return f"{title} ({seats.get(seat.seat, words.shortened(seat.seat))})"

    def office(self, office: str) -> str:
        """Return what an office is called, or somebody to be consulted who holds none."""
        titles = self.edition.office_titles
        return titles.get(office) or self.names.about(f"consult.{office}")

    def seats(self, seats: Iterable[Seat], last: str = " and ") -> str:
        """Return several that are asked, as a sentence has them."""
        return words.listed([f"the {self.seat(each)}" for each in seats], last)

    def offices(self, offices: Iterable[str], last: str = " and ") -> str:
        """Return several offices, as a sentence has them."""
        return words.listed([f"the {self.office(each)}" for each in offices], last)

    def person(self, person: str | None) -> str:
        """Return what somebody is called; the person in front is spoken to."""
        if person is None:
            return "nobody"
        if person == self.front.actor.id:
            return "you"
        known = self.front.desk.offices.person(self.front.actor, person)
        return person if known is None else known.shown

    def holders(self, seats: Iterable[Seat]) -> str:
        """Return who answers for *seats* today, by what they are called."""
        people = dict.fromkeys(
            person.shown
            for seat in seats
            for person in self.front.desk.approvals.answering(seat).people
        )
        return words.listed(tuple(people)) if people else "nobody yet"

    def changed(self, changed: Iterable[str]) -> str:
        """Return what has changed since, as a sentence has it."""
        fields = self.edition.field_by_id
        said = []
        for each in changed:
            field = fields.get(each.removeprefix("field."))
            label = each if field is None else f"“{field.label}”"
            said.append(say.CHANGED.get(each, label))
        return words.listed(said)


def looked(front: Front, entry: str) -> Look:
    """Return how the approval of *entry* is seen from *front*."""
    return Look(front, front.desk.approvals.of(front.actor, entry))


def cited(clauses: Iterable[str]) -> str:
    """Return clauses as they stand in brackets."""
    return ", ".join(clauses) or "no clause"


def on(day: date | None) -> str:
    """Return a day as it is said."""
    return "a day that is not known" if day is None else words.day(day)


def capital(text: str) -> str:
    """Return *text* with a capital at its beginning."""
    return f"{text[:1].upper()}{text[1:]}"
