"""What need not be told at once is told once a day, all together, and each thing in one digest."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from domain.messages import PersonalText
from domain.model.notice.messages import STREAM, BeginNotice, GatherNotice, RaiseNotice
from domain.model.preference.state import USUAL, Preference
from domain.services.notice_said import NoticeWords, Said
from domain.services.notice_times import Hours
from domain.services.notices import Notices, id_of, in_order
from domain.views.notices import NoticeRow

LOOKED_BACK = 14
"""Days of digests that are looked through for what one of them has told already."""


class Digests:
    """Gathers what waits for the digest; however often and by however many, each thing once."""

    def __init__(
        self, notices: Notices, hours: Hours, words: NoticeWords, instance: Callable[[], str]
    ) -> None:
        self._notices = notices
        self._hours = hours
        self._words = words
        self._instance = instance
        self._looked: dict[datetime, datetime] = {}

    def gather(self) -> int:
        """Raise the digests that are due by now; return how many.

        What has a day may come up later and be of the morning all the same. Who does something that
        makes such a thing is not told of it a moment later: what was not there when the digests of
        that moment were looked for first stands in the next.
        """
        now = self._notices.now
        preferences, held = self._notices.preferences, self._notices.outbox.held
        waiting = [
            row
            for row in self._notices.standing("waiting")
            if for_digest(row, preferences.get(row.person, USUAL))
            and (held is None or row.at > held)
        ]
        by_person = sorted(waiting, key=lambda row: row.person)
        moments = {self._hours.digest(now, each) for each in (USUAL, *preferences.values())}
        self._looked = {by: self._looked.get(by, now) for by in moments if by is not None}
        raised = 0
        for person, rows in groupby(by_person, key=lambda row: row.person):
            by = self._hours.digest(now, preferences.get(person, USUAL))
            if by is not None:
                looked = self._looked[by]
                theirs = (row for row in rows if row.at < by and row.raised_at <= looked)
                raised += self._for_person(person, sorted(theirs, key=in_order))
        return raised

    def _for_person(self, person: str, rows: Sequence[NoticeRow]) -> bool:
        today = self._notices.handling.clock.today()
        told = set(self._settled(person, rows, today))
        fresh = [row for row in rows if row.id not in told]
        digest = _digest(person, today)
        if not fresh or self._notices.get(digest) is not None:
            return False
        earlier = [*self._unsent(person, today), *fresh]
        raised = self._notices.quietly(digest, self._raising(person, today, earlier))
        for row in earlier if raised else ():
            instance = self._instance() if row.notice.kind == "digest" else ""
            self._notices.quietly(row.id, GatherNotice(digest=digest, instance=instance))
        return raised

    def _settled(self, person: str, rows: Sequence[NoticeRow], today: date) -> Iterator[str]:
        """Yield those of *rows* that a digest has told already, and say so of them.

        Whoever raised that digest may have stopped before.
        """
        wanted = {row.id for row in rows}
        for back in range(LOOKED_BACK):
            row = self._notices.get(_digest(person, today - timedelta(days=back)))
            for each in () if row is None else row.notice.gathers:
                if row is not None and each in wanted:
                    self._notices.quietly(each, GatherNotice(digest=row.id))
                    yield each

    def _unsent(self, person: str, today: date) -> Iterator[NoticeRow]:
        """Yield the notices of digests of earlier days that never went out, which end by it.

        One is claimed like one that is sent, so that nobody sends it meanwhile. One that is held
        stays so: it may have been seen.
        """
        held = self._notices.outbox.held
        for row in self._notices.lately(person):
            old = row.notice.kind == "digest" and row.id != _digest(person, today)
            back = held is not None and row.at <= held
            if old and row.status == "waiting" and not back and not row.notice.insisted:
                claim = BeginNotice(instance=self._instance(), at=self._notices.now)
                if self._notices.quietly(row.id, claim):
                    yield row
                    yield from filter(None, map(self._notices.get, row.notice.gathers))

    def _raising(self, person: str, today: date, rows: Sequence[NoticeRow]) -> RaiseNotice:
        lines = sorted((row for row in rows if row.notice.kind != "digest"), key=in_order)
        only = lines[0].notice if len(lines) == 1 else None
        said = self._words.digest(lines) if only is None else Said(only.title, only.lines)
        return RaiseNotice(
            person=person,
            kind="digest",
            statutory=False,
            urgent=False,
            source=f"digest {today.isoformat()}",
            matter=f"digest {person}",
            about=f"{STREAM}{_digest(person, today)}" if only is None else only.about,
            number="" if only is None else only.number,
            title=PersonalText(subject=person, text=said.title),
            lines=tuple(PersonalText(subject=person, text=line) for line in said.lines),
            at=self._notices.now,
            gathers=tuple(row.id for row in rows),
            marking=", ".join(dict.fromkeys(filter(None, (e.notice.marking for e in lines)))),
        )


def for_digest(row: NoticeRow, preference: Preference) -> bool:
    """Return whether a notice is told in a digest, and not by itself."""
    notice = row.notice
    by_itself = notice.statutory or notice.kind == "digest" or notice.insisted
    return not by_itself and preference.how == "daily" and preference.wants(notice.kind)


def wanted(row: NoticeRow, preferences: Mapping[str, Preference]) -> bool:
    """Return whether a notice is sent by itself."""
    preference = preferences.get(row.person, USUAL)
    if row.notice.statutory or row.notice.insisted:
        return True
    return preference.wants(row.notice.kind) and not for_digest(row, preference)


def _digest(person: str, day: date) -> str:
    return id_of(f"digest {day.isoformat()}", person)
