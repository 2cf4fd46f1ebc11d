"""What people may do with notices: see theirs, say how they are told, and mend what went wrong."""

import re
from dataclasses import dataclass
from datetime import datetime, time

from domain.identity import Actor
from domain.messages import Act, Event, PersonalText
from domain.model.notice.kinds import Kind
from domain.model.notice.messages import STREAM, RetryNotice, WithdrawNotice
from domain.model.notice.refusals import NoSuchNotice
from domain.model.outbox.messages import HOLD, Because, HoldNotices, ReleaseNotices
from domain.model.preference import decider
from domain.model.preference.messages import STREAM as PREFERENCES
from domain.model.preference.messages import How, PreferNotices
from domain.model.preference.state import USUAL, Preference, evolve
from domain.services import rights
from domain.services.handling import Decider, Order, Story
from domain.services.notice_times import Times
from domain.services.notices import Notices, in_order
from domain.services.offices import Offices
from domain.services.rights import require
from domain.views.notices import NOTICES, NoticeRow

__all__ = ["Held", "How", "Kind", "NoticeRow", "Noticing", "Preference", "Standing"]

_WRITTEN = re.compile(r"[0-9a-f]{6,32}")


@dataclass(frozen=True, slots=True)
class Held:
    """What is held: all that came up *before* a moment, and why.

    *since* is when somebody had looked after it last, where nobody had for long.
    """

    before: datetime
    because: Because
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """How the outbox stands: what waits, what of it is held, what was put aside."""

    waiting: tuple[NoticeRow, ...]
    dead: tuple[NoticeRow, ...]
    held: Held | None
    watched: datetime | None

    @property
    def kept_back(self) -> tuple[NoticeRow, ...]:
        """What waits and is held."""
        held = self.held
        if held is None:
            return ()
        rows = (row for row in self.waiting if not row.notice.insisted)
        return tuple(row for row in rows if row.at <= held.before)


class Noticing:
    """Notices as people see them. An id may be given whole or by its first six characters."""

    def __init__(self, notices: Notices, offices: Offices, times: Times) -> None:
        self._notices = notices
        self._offices = offices
        self.times = times

    def mine(self, actor: Actor) -> tuple[NoticeRow, ...]:
        """Return what *actor* was told lately or is going to be, the newest first."""
        rows = self._notices.lately(actor.id)
        seen = (row for row in rows if row.status not in {"withdrawn", "unraised"})
        return tuple(sorted(seen, key=in_order, reverse=True))

    def preference(self, actor: Actor) -> Preference:
        """Return how *actor* is told things."""
        return self._notices.preference(actor.id)

    def prefer(
        self,
        act: Act,
        *,
        how: How | None = None,
        without: tuple[Kind, ...] | None = None,
        quiet_from: time | None = None,
        quiet_until: time | None = None,
        usual_hours: bool = False,
    ) -> Preference:
        """Let the actor be told things so from now on; what is not given stays as it is."""
        actor, now = act.actor, self.preference(act.actor)
        command = PreferNotices(
            person=actor.id,
            how=how or now.how,
            without=now.without if without is None else tuple(sorted(without)),
            quiet_from=None if usual_hours else quiet_from or now.quiet_from,
            quiet_until=None if usual_hours else quiet_until or now.quiet_until,
        )

        def decide(wish: PreferNotices, story: Story[Preference]) -> list[Event]:
            return decider.decide(wish, story.state)

        order = Order(PREFERENCES + actor.id, command, act)
        done = self._notices.handling.carry_out(order, Decider(USUAL, evolve, decide))
        for row in self._notices.lately(actor.id):
            unwanted = not row.notice.statutory and not done.story.state.wants(row.notice.kind)
            if row.status == "waiting" and unwanted:
                self._notices.quietly(row.id, WithdrawNotice(reason="opted-out"))
        return done.story.state

    def standing(self, actor: Actor) -> Standing:
        """Return how the outbox stands, for those who look after it and who audit."""
        self._may_see(actor)
        return self.stands()

    def stands(self) -> Standing:
        """Return how the outbox stands, for whoever runs the machine."""
        outbox = self._notices.outbox
        held = None
        if outbox.held is not None and outbox.because:
            held = Held(outbox.held, outbox.because, outbox.since)
        return Standing(
            self._notices.standing("waiting"), self._notices.standing("dead"), held, outbox.watched
        )

    def all(self, actor: Actor, person: str = "") -> tuple[NoticeRow, ...]:
        """Return every notice, or those for *person*, the newest first."""
        if person != actor.id:
            self._may_see(actor)
        rows = self._notices.of_person(person) if person else self._notices.views.all(NOTICES)
        return tuple(sorted(rows, key=in_order, reverse=True))

    def retry(self, act: Act, notice: str, reason: str) -> NoticeRow:
        """Let a notice be sent after all, held or put aside: it may have been seen already."""
        self._must_keep(act.actor)
        found = self._found(notice)
        wish = RetryNotice(reason=PersonalText(subject=act.actor.id, text=reason))
        self._notices.carry_out(found, wish, act)
        row = self._notices.get(found)
        if row is None:
            raise NoSuchNotice
        return row

    def hold(self, act: Act) -> Standing:
        """Send nothing that came up until now, until it is released."""
        self._must_keep(act.actor)
        command = HoldNotices(before=self._notices.now, because="asked")
        self._notices.see_to(HOLD, command, act)
        return self.stands()

    def release(self, act: Act, *, drop: bool = False) -> tuple[NoticeRow, ...]:
        """Send what is held, or let it go with *drop*; return what that is."""
        self._must_keep(act.actor)
        rows = self.stands().kept_back
        for row in rows if drop else ():
            self._notices.quietly(row.id, WithdrawNotice(reason="dropped"))
        self._notices.see_to(HOLD, ReleaseNotices(dropped=drop), act)
        return rows

    def _found(self, written: str) -> str:
        digits = written.strip().lower()
        if not _WRITTEN.fullmatch(digits):
            raise NoSuchNotice
        streams = self._notices.handling.store.streams(STREAM + digits)
        if len(streams) != 1:
            raise NoSuchNotice
        return streams[0].removeprefix(STREAM)

    def _may_see(self, actor: Actor) -> None:
        require(rights.SEE_NOTICES, actor, self._offices.about)

    def _must_keep(self, actor: Actor) -> None:
        require(rights.KEEP_NOTICES, actor, self._offices.about)
