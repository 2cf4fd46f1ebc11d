"""A notice is a stream of its own, named by what it tells and whom, so that it exists once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from domain.identity import Actor
from domain.messages import Act, Event
from domain.model.notice import decider
from domain.model.notice.messages import STREAM, NoticeCommand
from domain.model.notice.state import UNRAISED, Notice, Status, evolve
from domain.model.outbox import decider as outbox_decider
from domain.model.outbox.messages import OutboxCommand
from domain.model.outbox.state import UNWATCHED, Outbox
from domain.model.outbox.state import evolve as outbox_evolve
from domain.model.preference.state import USUAL, Preference
from domain.ports import Views
from domain.refusals import Refusal, StaleStream
from domain.services.handling import Decider, Handling, Order, Story
from domain.views.notices import NOTICES, NoticeRow, month_of
from domain.views.outbox_watch import ONE, OUTBOX_WATCH
from domain.views.preferences import PREFERENCES

OURSELVES = Actor(id="partnerships-assistant")
"""Who tells: nobody's office, so that nothing is decided by it."""

PLACE = "outbox"


def id_of(source: str, person: str) -> str:
    """Return the id of the notice that tells *person* of *source*: always the same."""
    return uuid5(NAMESPACE_URL, f"{source} to {person}").hex


@dataclass(frozen=True, slots=True)
class Notices:
    """Reads notices, and carries out what is wished of them: as ourselves, or as who wishes it."""

    handling: Handling
    views: Views

    @property
    def now(self) -> datetime:
        """The moment that it is, in UTC."""
        return self.handling.clock.now()

    def get(self, notice: str) -> NoticeRow | None:
        """Return one notice, if there is one."""
        return self.views.get(NOTICES, notice)

    def standing(self, status: Status) -> tuple[NoticeRow, ...]:
        """Return the notices that stand so, what came up first before the rest."""
        return tuple(sorted(self.views.where(NOTICES, "status", status), key=in_order))

    def of_person(self, person: str) -> tuple[NoticeRow, ...]:
        """Return the notices for *person*, what came up first before the rest."""
        return tuple(sorted(self.views.where(NOTICES, "person", person), key=in_order))

    def lately(self, person: str) -> tuple[NoticeRow, ...]:
        """Return the notices raised for *person* this month and the one before, first things first.

        Somebody may have thousands; what they see of them is never older.
        """
        now = self.now
        months = (now.replace(day=1) - timedelta(days=1), now)
        rows = (
            row
            for month in months
            for row in self.views.where(NOTICES, "month", month_of(person, month))
        )
        return tuple(sorted(rows, key=in_order))

    def of_matter(self, matter: str) -> Iterator[NoticeRow]:
        """Yield the notices of one matter that wait to be sent."""
        rows = self.views.where(NOTICES, "matter", matter)
        return (each for each in rows if each.status == "waiting")

    def sent_of_matter(self, matter: str) -> Iterator[NoticeRow]:
        """Yield the notices of one matter that were sent, and whose message may still ask."""
        rows = self.views.where(NOTICES, "matter", matter)
        return (each for each in rows if each.status == "sent" and not each.notice.settled)

    def outdated(self) -> tuple[NoticeRow, ...]:
        """Return those whose message is to say that they are settled, and does not yet."""
        return tuple(sorted(self.views.where(NOTICES, "outdated", True), key=in_order))

    @property
    def outbox(self) -> Outbox:
        """How the outbox is looked after, and what is held."""
        row = self.views.get(OUTBOX_WATCH, ONE)
        return UNWATCHED if row is None else row.outbox

    @property
    def preferences(self) -> Mapping[str, Preference]:
        """How people want to be told things, of those who ever said so."""
        return {row.id: row.preference for row in self.views.all(PREFERENCES)}

    def preference(self, person: str) -> Preference:
        """Return how *person* wants to be told things."""
        row = self.views.get(PREFERENCES, person)
        return USUAL if row is None else row.preference

    def carry_out(self, notice: str, command: NoticeCommand, act: Act | None = None) -> bool:
        """Carry out *command* on a notice; return whether it changed anything, here and now.

        Others may be faster: then it changed nothing here.
        """

        def decide(wish: NoticeCommand, story: Story[Notice]) -> list[Event]:
            return decider.decide(wish, story.state)

        order = Order(STREAM + notice, command, act or self._act())
        handled = self.handling.carry_out(order, Decider(UNRAISED, evolve, decide))
        return bool(handled.events) and not handled.again

    def quietly(self, notice: str, command: NoticeCommand) -> bool:
        """Carry out *command*; where it is refused, or others are faster, nothing changed."""
        try:
            return self.carry_out(notice, command)
        except (Refusal, StaleStream):
            return False

    def see_to(self, stream: str, command: OutboxCommand, act: Act | None = None) -> bool:
        """Carry out *command* on a stream of the outbox; return whether it changed anything."""

        def decide(wish: OutboxCommand, story: Story[Outbox]) -> list[Event]:
            return outbox_decider.decide(wish, story.state)

        order = Order(stream, command, act or self._act())
        handled = self.handling.carry_out(order, Decider(UNWATCHED, outbox_evolve, decide))
        return bool(handled.events) and not handled.again

    def _act(self) -> Act:
        """Return an act of our own; what makes it happen once is its stream, not its key."""
        return Act(actor=OURSELVES, key=f"{PLACE}:{self.handling.ids.new()}", conversation=PLACE)


def in_order(row: NoticeRow) -> tuple[datetime, datetime, str]:
    return row.at, row.raised_at, row.id
