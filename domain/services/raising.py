"""What happened, and what has a day, becomes one notice for each whom it concerns, and only one."""

from collections.abc import Iterable, Mapping
from contextlib import suppress

from domain.messages import PersonalText
from domain.model.notice.kinds import STATUTORY, URGENT
from domain.model.notice.messages import RaiseNotice, SettleNotice, Withdrawn, WithdrawNotice
from domain.model.outbox.messages import SEEN_TO, AddressNews
from domain.model.outbox.state import Outbox
from domain.model.preference.state import USUAL, Preference
from domain.refusals import Refusal, StaleStream
from domain.services.due import DueSource
from domain.services.notice_dated import DATED, dated
from domain.services.notice_instead import instead
from domain.services.notice_people import Offices, People
from domain.services.notice_said import NoticeWords
from domain.services.notice_times import Times
from domain.services.notices import Notices, id_of
from domain.views.news import News, OutboxRow
from domain.views.notices import NoticeRow
from domain.views.outbox import OUTBOX


class Raising:
    """Turns news into notices; however often and by however many, each is raised once."""

    def __init__(
        self,
        notices: Notices,
        offices: Offices,
        sources: tuple[DueSource, ...],
        words: NoticeWords,
        times: Times,
    ) -> None:
        self._notices = notices
        self._offices = offices
        self._views = notices.views
        self._sources = sources
        self._words = words
        self._times = times

    def raise_all(self) -> int:
        """Raise what is to be told by now, withdraw what is not so any more; return how many.

        Others may do so at the same time. So what waits is looked at before anything that says
        whether it is still so: what they raise meanwhile is none of what is withdrawn here.
        """
        waiting = self._notices.standing("waiting")
        today = self._notices.handling.clock.today()
        people = People(self._offices, today)
        preferences = self._notices.preferences
        raised = sum(
            self._see_to(row, people, preferences)
            for row in self._views.where(OUTBOX, "wanted", True)
        )
        due = tuple(dated(self._sources, today, self._times.soon))
        others = instead(self._notices.standing("dead"), people)
        raised += sum(self._tell(each, people, preferences) for each in (*due, *others))
        self._withdraw_unwanted(waiting, due, people, preferences)
        return raised

    def _see_to(self, row: OutboxRow, people: People, preferences: Mapping[str, Preference]) -> int:
        """Raise the news of one stream, in order; then they are seen to."""
        outbox = self._notices.outbox
        raised = 0
        for each in row.news:
            for matter in each.overtakes:
                self._overtake(matter, each)
            if not _old(each, outbox, self._times):
                raised += self._tell(each, people, preferences)
        command = AddressNews(stream=row.id, news=tuple(each.id for each in row.news))
        # Somebody else may see to it at the same time: once is enough.
        with suppress(Refusal, StaleStream):
            self._notices.see_to(SEEN_TO + row.id, command)
        return raised

    def _overtake(self, matter: str, news: News) -> None:
        for row in self._notices.of_matter(matter):
            if row.notice.source < news.id:
                self._withdraw(row, "overtaken")
        for row in self._notices.sent_of_matter(matter):
            # Whoever did it has what came of it on their screen.
            if row.notice.source < news.id and row.person not in news.spared:
                self._notices.quietly(row.id, SettleNotice())

    def _tell(self, news: News, people: People, preferences: Mapping[str, Preference]) -> int:
        return sum(
            self._raise(news, person, people.titles)
            for person in people.told(news)
            if preferences.get(person, USUAL).wants(news.kind)
        )

    def _raise(self, news: News, person: str, titles: Mapping[str, str]) -> bool:
        notice = id_of(news.id, person)
        if self._notices.get(notice) is not None or not self._makes_room(news, person):
            return False
        said = self._words.news(news, titles)
        command = RaiseNotice(
            person=person,
            kind=news.kind,
            statutory=news.kind in STATUTORY,
            urgent=news.kind in URGENT,
            source=news.id,
            matter=news.matter,
            about=news.about,
            number=news.number,
            title=PersonalText(subject=person, text=said.title),
            lines=tuple(PersonalText(subject=person, text=line) for line in said.lines),
            at=news.at or self._notices.now,
            marking=news.marking,
        )
        return self._notices.quietly(notice, command)

    def _makes_room(self, news: News, person: str) -> bool:
        """Withdraw what waits of the same matter; nothing makes room for less than itself.

        Nor does what came later, which somebody else may have raised by now; it may be this itself.
        """
        waiting = [row for row in self._notices.of_matter(news.matter) if row.person == person]
        must = news.kind in STATUTORY
        if any((row.notice.statutory and not must) or _as_late(row, news) for row in waiting):
            return False
        for row in waiting:
            self._withdraw(row, "overtaken")
        return True

    def _withdraw_unwanted(
        self,
        waiting: Iterable[NoticeRow],
        due: Iterable[News],
        people: People,
        preferences: Mapping[str, Preference],
    ) -> None:
        """Withdraw what its day has passed for, its person does not want, or has left to others."""
        steps = {(each.matter, each.id) for each in due}
        for row in waiting:
            notice = row.notice
            if people.gone(notice.person):
                self._withdraw(row, "gone")
            elif notice.matter.startswith(DATED) and (notice.matter, notice.source) not in steps:
                self._withdraw(row, "overtaken")
            elif not notice.statutory and not _wants(preferences, row):
                self._withdraw(row, "opted-out")

    def _withdraw(self, row: NoticeRow, reason: Withdrawn) -> None:
        self._notices.quietly(row.id, WithdrawNotice(reason=reason))


def _as_late(row: NoticeRow, news: News) -> bool:
    """Return whether *row* tells of *news* itself, or of what came after it.

    Steps of a dated thing come one after the other; the rest by its place in its stream, since
    the clocks of several may differ.
    """
    if news.matter.startswith(DATED):
        return news.at is not None and row.at >= news.at
    return row.notice.source >= news.id


def _wants(preferences: Mapping[str, Preference], row: NoticeRow) -> bool:
    return preferences.get(row.person, USUAL).wants(row.notice.kind)


def _old(news: News, outbox: Outbox, times: Times) -> bool:
    """Return whether it came up long before anybody first looked, or was let go with the rest."""
    if news.at is None:
        return False
    if outbox.dropped is not None and news.at <= outbox.dropped:
        return True
    return outbox.first is not None and news.at < outbox.first - times.unwatched
