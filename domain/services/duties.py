"""What the policy gives its offices to do comes due on days of its own, each of them once."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from uuid import UUID, uuid5

from domain.identity import NotAnId, beginning_of
from domain.messages import PersonalText
from domain.model.task.messages import PREFIX, TaskOpened
from domain.policy.cycles import in_months
from domain.policy.document import Document, EditionRef
from domain.policy.duties import Duty
from domain.policy.layers import ProcessLayer
from domain.policy.layers_on import LayersOn
from domain.services.enquiries import Enquiries
from domain.services.switches import Switches

NAMESPACE = UUID("0c6e6e3a-3f0e-5b52-9a37-8f6a4f1d2c58")
"""Within which a document, a duty and a day make the id of their task; it never changes."""

FORESEEN = 240
"""Months for which the number of a duty still to come leads to it."""


def id_of(document: str, duty: str, day: date) -> str:
    """Return the id of the task that is this occurrence of the duty: there is never another.

    >>> id_of("cheshire", "policy_review", date(2023, 1, 31))
    'cd34295e986b5ae0a6ac67552fd187d2'
    """
    return uuid5(NAMESPACE, f"{document}/{duty}/{day.isoformat()}").hex


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that a duty has to be done: by *day*, its owner's since *since*.

    *edition* is the policy's, none for that of a process.
    """

    document: str
    duty: Duty
    day: date
    since: date
    edition: EditionRef | None = None

    @property
    def id(self) -> str:
        """The whole id of its task."""
        return id_of(self.document, self.duty.id, self.day)

    @property
    def opening(self) -> TaskOpened:
        """How its task begins."""
        return TaskOpened(
            title=PersonalText(subject=self.id, text=self.duty.title),
            office=self.duty.owner,
            seat="",
            person="",
            beside=self.duty.together_with,
            due=self.day,
            evidence=PersonalText(subject=self.id, text=self.duty.evidence),
            about="",
            area="",
            clauses=self.duty.clauses,
            source="duty",
            edition=self.edition,
            duty=self.duty.id,
            occurrence=self.day,
        )


@dataclass(frozen=True, slots=True)
class Charged:
    """A duty of a document; *edition* is the policy's, none for that of a process.

    One that a body decided on counts from the day *began* of its decision.
    """

    document: Document
    duty: Duty
    edition: EditionRef | None = None
    began: date = date.min

    def occurrences(self) -> Iterator[Occurrence]:
        """Yield each time that it has to be done, in order, while its document is in force."""
        since = self.document.in_force.since
        until = self.document.in_force.until or date.max
        for day in takewhile(lambda day: day <= until, self.duty.days(since)):
            if self.began < day:
                begun = max(since, self.began)
                yield Occurrence(self.document.id, self.duty, day, begun, self.edition)
            since = day

    def waiting(self, today: date, over: Collection[str]) -> Iterator[Occurrence]:
        """Yield the last time that has passed, and the first to come: those that are not *over*.

        An earlier one that nobody did has given way to the next (decision 0031).
        """
        passed = None
        for occurrence in self.occurrences():
            if occurrence.day < today:
                passed = occurrence
                continue
            if occurrence.id in over:
                passed = None
                continue
            if passed is not None and passed.id not in over:
                yield passed
            yield occurrence
            return
        if passed is not None and passed.id not in over:
            yield passed


class Duties:
    """The duties of the usual policy, and of the processes that are on beside it."""

    def __init__(
        self, enquiries: Enquiries, layers: LayersOn, switches: Switches | None = None
    ) -> None:
        """Leave out what is behind a switch that is off; without *switches* nothing is."""
        self._enquiries = enquiries
        self._layers = layers
        self._switches = switches

    def charged(self) -> tuple[Charged, ...]:
        """Return every duty that the program sees to; who does it today, the offices say."""
        policy = self._enquiries.policy()
        edition = policy.edition
        own = (Charged(edition, duty, policy.ref) for duty in edition.duties if duty.waits is None)
        return (*own, *self._of_processes(edition.id))

    def _of_processes(self, policy: str) -> Iterator[Charged]:
        for layer in self._layers.processes(policy):
            for duty in layer.duties:
                began = self._counts_from(layer, duty)
                if began is not None and duty.waits is None:
                    yield Charged(layer, duty, began=began)

    def _counts_from(self, layer: ProcessLayer, duty: Duty) -> date | None:
        """Return the day from which on *duty* is somebody's; none while its switch is off."""
        if self._switches is None or duty.behind is None:
            return date.min
        if not self._switches.is_on(layer, duty.behind):
            return None
        return self._switches.on_since(layer, duty.behind) or date.min

    def between(self, first: date, last: date) -> tuple[Occurrence, ...]:
        """Return every time that a duty has to be done from *first* to *last*, in order."""
        found = (
            occurrence
            for each in self.charged()
            for occurrence in takewhile(lambda due: due.day <= last, each.occurrences())
            if first <= occurrence.day
        )
        return tuple(sorted(found, key=lambda due: (due.day, due.document, due.duty.id)))

    def waiting(self, today: date, over: Collection[str]) -> Iterable[Occurrence]:
        """Return what has to be done of each duty; *over* are the ids of what is done already."""
        return tuple(due for each in self.charged() for due in each.waiting(today, over))

    def find(self, written: str, today: date) -> Occurrence | None:
        """Return the occurrence whose task's id is *written*, whole or short, if there is one.

        Beyond some years after *today* there is none.
        """
        try:
            digits = beginning_of(PREFIX, written)
        except NotAnId:
            return None
        last = in_months(today, FORESEEN)
        return next(
            (
                due
                for each in self.charged()
                for due in takewhile(lambda due: due.day <= last, each.occurrences())
                if due.id.startswith(digits)
            ),
            None,
        )
