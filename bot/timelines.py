"""A timeline is one line for each event: when, of which record, who, and what."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from bot.days import LONDON, said_day, said_moment
from bot.naming import Names
from bot.timeline_words import sentence
from domain.policy.edition import EditionRef
from domain.services.auditing import Account, Audit
from domain.services.telling import Told

LATE = "happened on {day}, recorded late"
CLOSED = "What happened in {number} is for whoever opened it, and for those who audit."
LOST = "{what} cannot be read: {why}. {advice}"


@dataclass(slots=True)
class Timeline:
    """What an account says, in the words of the edition that each event happened under."""

    audit: Audit
    account: Account
    _names: dict[tuple[EditionRef | None, str], Names] = field(default_factory=dict)

    def names(self, each: Told) -> Names:
        """Return what ids are called under the edition of an event, and in its form."""
        key = (each.edition, each.form)
        if key not in self._names:
            policy = self.audit.policy(each.edition)
            self._names[key] = Names(None if policy is None else policy.edition, each.form)
        return self._names[key]

    def sentence(self, each: Told) -> str:
        """Return what happened, to stand behind whoever did it."""
        return sentence(each.event, each.says, self.names(each))

    def lines(self) -> Iterator[str]:
        """Yield a line for each event, with everything that an auditor asks of it."""
        for each in self.account.lines:
            under = "" if each.edition is None else f" [{version(each.edition)}]"
            who = f"{each.who}{self._offices(each)}"
            yield f"{_when(each)}  {each.number}  {who}: {self.sentence(each)}{under}"
        yield from self.remarks()

    def acts(self, reader: str) -> Iterator[str]:
        """Yield a line for each act, several events of it on one; the *reader* is spoken to."""
        of_others = {each.stream for each in self.account.lines} - {self.account.stream}
        for _, events in groupby(self.account.lines, key=lambda each: (each.act, each.stream)):
            together = list(events)
            first = together[0]
            who = "you" if first.by.id == reader else first.who
            where = f", {first.number}" if of_others else ""
            said = "; ".join(map(self.sentence, together))
            yield f"{_when(first)}{where}, {who}: {said}"
        yield from self.remarks()

    def remarks(self) -> Iterator[str]:
        """Yield what the reader does not see, and what is lost."""
        yield from (CLOSED.format(number=number) for number in self.account.closed)
        yield from (LOST.format(**lost.data) for lost in self.account.unreadable)

    def as_data(self) -> dict[str, object]:
        """Return the timeline for programs."""
        return {
            "id": self.account.number,
            "events": [
                {**event_as_data(each), "says": self.sentence(each)} for each in self.account.lines
            ],
            "closed": list(self.account.closed),
            "unreadable": [dict(lost.data) for lost in self.account.unreadable],
        }

    def _offices(self, each: Told) -> str:
        """Return the offices held then that what the person is called does not say already."""
        titles = (self.names(each).office(office) for office in each.by.offices)
        told = [title for title in titles if title.casefold() not in each.who.casefold()]
        return f" ({', '.join(told)})" if told else ""


def version(ref: EditionRef) -> str:
    """Return an edition in short."""
    return f"{ref.policy} {ref.version}"


def is_late(each: Told) -> bool:
    """Tell whether it was recorded on another day than it happened."""
    return each.recorded_at.astimezone(LONDON).date() != each.happened_on


def event_as_data(each: Told) -> dict[str, object]:
    """Return when, of which record, by whom and under which edition, for programs."""
    return {
        "event": each.event,
        "record": each.number,
        "position": each.position,
        "happened_on": each.happened_on.isoformat(),
        "recorded_at": each.recorded_at.isoformat(),
        "late": is_late(each),
        "by": each.by.model_dump(mode="json"),
        "who": each.who,
        "edition": None if each.edition is None else each.edition.model_dump(),
        "software": each.software,
    }


def _when(each: Told) -> str:
    late = f" ({LATE.format(day=said_day(each.happened_on))})" if is_late(each) else ""
    return f"{said_moment(each.recorded_at)}{late}"
