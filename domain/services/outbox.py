"""What is to be told is raised, claimed and settled here: each notice is sent at most once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from itertools import groupby
from typing import Literal, TypeAlias

from domain.model.notice.messages import (
    BeginNotice,
    Dead,
    DeadLetter,
    DeferNotice,
    Deferred,
    ReportEdited,
    ReportSent,
)
from domain.model.outbox.messages import HOLD, WATCH, HoldNotices, WatchOutbox
from domain.model.preference.state import USUAL
from domain.services.digests import Digests, wanted
from domain.services.due import DueSource
from domain.services.notice_people import Offices
from domain.services.notice_said import NoticeWords
from domain.services.notice_times import Hours, Times, wait_after
from domain.services.notices import Notices, in_order
from domain.services.raising import Raising
from domain.views.notices import NoticeRow

Again: TypeAlias = Literal["later", "uncertain", "never"]
"""Whether a notice that failed is tried again: it is, or may have been seen, or never can be."""

_DEAD: dict[Again, Dead] = {"later": "tries", "uncertain": "uncertain", "never": "refused"}
_NOT_THERE = {"blocked", "gone"}
"""What the channel says of whoever cannot be reached there."""

_BEATS = 6
"""How often, in the time after which notices are held, it is recorded that somebody looks."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A notice that may be sent now, as it is to be shown; *about* is the stream to open.

    *number* is the short id of that, *attempt* counts the tries with the one to come. What is not
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
class Sent:
    """A notice as it was shown, and the id of its message."""

    notice: Ready
    message: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a notice was not sent: what the channel said, and whether it is tried *again*.

    *after* are the seconds that the channel asked us to wait, where it did.
    """

    reason: str
    again: Again
    after: float | None = None


class Outbox:
    """What waits to be sent, for whoever sends it: any number of them, in any number of processes.

    Nobody else waits for it: nothing is decided by whether a notice arrived.
    """

    def __init__(
        self,
        notices: Notices,
        offices: Offices,
        sources: tuple[DueSource, ...],
        words: NoticeWords,
        hours: Hours,
        times: Times,
    ) -> None:
        self._notices = notices
        self._hours = hours
        self._times = times
        self._words = words
        self._raising = Raising(notices, offices, sources, words, times)
        self._digests = Digests(notices, hours, words, lambda: self.instance)

    @cached_property
    def instance(self) -> str:
        """Which of those that send we are, for as long as we run."""
        return self._notices.handling.ids.new()

    def raise_due(self) -> int:
        """Raise what is to be told by now, and return how many notices that made.

        First what came up before nobody looked for long is held, and what somebody began to send
        and never spoke of again is put aside: it may have been seen.
        """
        self._watch()
        self._put_aside()
        return self._raising.raise_all() + self._digests.gather()

    def ready(self, limit: int) -> tuple[Ready, ...]:
        """Return at most *limit* notices that may be sent now, what came up first before the rest.

        There is at most one for each person, and none for whom one is under way: what follows waits
        until that is settled. Nothing here is claimed yet: see :meth:`begin`.
        """
        now, held = self._notices.now, self._notices.outbox.held
        busy = {row.person for row in self._notices.standing("begun")}
        preferences = self._notices.preferences
        rows = [
            row
            for row in self._notices.standing("waiting")
            if row.person not in busy
            and wanted(row, preferences)
            and (row.notice.insisted or held is None or row.at > held)
        ]
        first: list[NoticeRow] = []
        for person, theirs in groupby(
            sorted(rows, key=lambda row: row.person), key=lambda row: row.person
        ):
            quiet = self._hours.quiet(now, preferences.get(person, USUAL))
            first += _next(sorted(theirs, key=in_order), now, quiet=quiet)
        return tuple(self._shown(row) for row in sorted(first, key=in_order)[:limit])

    def tell(self, person: str, message: str, most: int) -> tuple[Ready, ...]:
        """Return at most *most* of what waits for *person*, who is here now, and count it as sent.

        They came by themselves, so quiet hours and the digest's do not matter. What is held stays.
        """
        held = self._notices.outbox.held
        told: list[Ready] = []
        for row in self._notices.lately(person):
            back = held is not None and row.at <= held and not row.notice.insisted
            if len(told) < most and row.status == "waiting" and not back and self.begin(row.id):
                self.sent(row.id, message)
                told.append(self._shown(row))
        return tuple(told)

    def begin(self, notice: str) -> bool:
        """Claim a notice; only who is told ``True`` may send it, and says what came of it."""
        row = self._notices.get(notice)
        if row is None or row.status != "waiting":
            return False
        claim = BeginNotice(instance=self.instance, at=self._notices.now)
        return self._notices.quietly(notice, claim)

    def sent(self, notice: str, message: str) -> None:
        """Say that the channel took a notice, as its *message*; it may be said late, or again."""
        self._notices.carry_out(notice, ReportSent(message=message))

    def outdated(self, most: int) -> tuple[Sent, ...]:
        """Return at most *most* of what was sent and is settled since, unless its message says so.

        Whoever asks edits the message, and then says :meth:`edited`; to do it twice does no harm.
        """
        rows = self._notices.outdated()[:most]
        return tuple(Sent(self._shown(row), row.notice.message) for row in rows)

    def edited(self, notice: str) -> None:
        """Say that the message of a notice says by now that it is settled, or never can."""
        self._notices.carry_out(notice, ReportEdited())

    def failed(self, notice: str, failure: Failure) -> None:
        """Say why a notice was not sent: it rests and is tried again, or it is put aside."""
        row = self._notices.get(notice)
        attempt = 0 if row is None else row.notice.attempt
        rest = wait_after(notice, attempt, self._times.waits)
        if failure.again != "later" or rest is None:
            there = failure.reason not in _NOT_THERE
            reason_dead = _DEAD[failure.again] if there else "unreachable"
            self._notices.carry_out(notice, DeadLetter(reason=reason_dead, said=failure.reason))
            return
        asked = timedelta(seconds=failure.after or 0)
        reason: Deferred = "later" if failure.after is None else "rate"
        until = self._notices.now + max(rest, asked)
        defer = DeferNotice(until=until, reason=reason, said=failure.reason)
        self._notices.carry_out(notice, defer)

    def _shown(self, row: NoticeRow) -> Ready:
        notice = row.notice
        how = () if notice.statutory else (self._words.opt_out,)
        return Ready(
            id=row.id,
            person=notice.person,
            title=notice.title,
            lines=(*notice.lines, *how),
            about=notice.about,
            number=notice.number,
            attempt=notice.attempt + 1,
            statutory=notice.statutory,
            marking=notice.marking,
        )

    def _watch(self) -> None:
        """Record now and then that somebody looks; hold what came up before nobody did for long."""
        now, last = self._notices.now, self._notices.outbox.watched
        if last is not None and now - last > self._times.unwatched:
            hold = HoldNotices(before=now, because="unwatched", since=last)
            self._notices.see_to(HOLD, hold)
        if last is None or now - last >= self._times.unwatched / _BEATS:
            stream = f"{WATCH}{now:%Y-%m}"
            self._notices.see_to(stream, WatchOutbox(instance=self.instance, at=now))

    def _put_aside(self) -> None:
        late = self._notices.now - self._times.lease
        for row in self._notices.standing("begun"):
            if row.notice.begun_at is not None and row.notice.begun_at < late:
                self._notices.quietly(row.id, DeadLetter(reason="silence"))


def _next(rows: Sequence[NoticeRow], now: datetime, *, quiet: bool) -> Iterator[NoticeRow]:
    """Yield the first of one person's notices, unless that rests: what follows waits for it."""
    for row in rows:
        if quiet and not (row.notice.urgent or row.notice.insisted):
            continue
        if row.notice.until is None or row.notice.until <= now:
            yield row
        return
