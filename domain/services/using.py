"""How a policy is used is counted from the events: where people leave, doubt, or meet silence.

What is counted are questions and silences of the policy; no person and no word of theirs is told.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TypeAlias

from domain.identity import Actor
from domain.messages import Event, Recorded
from domain.model.enquiry.messages import (
    STREAM,
    AnswerChanged,
    EnquiryLeft,
    EnquiryOpened,
    MatterReferred,
    OutcomeDetermined,
    QuestionAnswered,
)
from domain.model.enquiry.state import UNOPENED, Enquiry, evolve
from domain.policy.aspects import LEFT_OPEN
from domain.policy.edition import EditionRef
from domain.policy.facts import UNSURE
from domain.ports import Happening, Histories
from domain.refusals import Unreadable
from domain.services import rights
from domain.services.enquiries import Enquiries
from domain.services.past import happenings_of
from domain.services.rights import require

HEARD = ""
"""What stands for the question whether what was heard is right."""

Story: TypeAlias = tuple[Happening, ...]
Progress: TypeAlias = Callable[[Iterable[Story], int], Iterable[Story]]
"""Gives the enquiries one after another, of so many, and may say how far it is."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days that are looked at; without *since* from the first, without *until* to the last."""

    since: date | None = None
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Tell whether *day* is one of them."""
        after = self.since is None or self.since <= day
        return after and (self.until is None or day <= self.until)


@dataclass(slots=True)
class Use:
    """What was counted of one policy; questions and silences by their ids.

    *left* are those at which people said that they leave, *waiting* those that were in front of
    them at the end of the period; *met* are the matters that met a silence, *asked* those that put
    it to an office. *edition* is the last that anything was counted under.
    """

    policy: str
    edition: EditionRef
    opened: int = 0
    decided: int = 0
    unreadable: int = 0
    answered: Counter[str] = field(default_factory=Counter)
    unsure: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    waiting: Counter[str] = field(default_factory=Counter)
    met: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)


class Using:
    """Counts how the policies are used; it changes nothing."""

    def __init__(self, histories: Histories, enquiries: Enquiries) -> None:
        self._histories = histories
        self._enquiries = enquiries

    def report(
        self, actor: Actor, period: Period, total: int, progress: Progress
    ) -> tuple[Use, ...]:
        """Return what was counted in *period*, a policy each; *total* is how many enquiries."""
        require(rights.SEE_USE, actor, self._enquiries.about)
        counted: dict[str, Use] = {}
        for story in progress(self._stories(), total):
            self._count(story, period, counted)
        return tuple(counted[policy] for policy in sorted(counted))

    def _stories(self) -> Iterator[Story]:
        found = happenings_of(self._histories, STREAM)
        for _, story in groupby(found, key=lambda each: each.stream):
            yield tuple(story)

    def _count(self, story: Story, period: Period, counted: dict[str, Use]) -> None:
        state, use, last = UNOPENED, None, None
        met: set[str] = set()
        for happening in story:
            recorded = happening.event
            if isinstance(recorded, Unreadable) or _after(recorded, period):
                continue
            state = evolve(state, recorded.event)
            if state.edition is None:
                continue
            if period.holds(recorded.happened_on):
                use, last = _use_of(counted, state.edition), recorded.event
                self._count_event(use, recorded.event, state)
                met = _silences(recorded.event, met)
        if use is None or last is None:
            return
        use.decided += state.decided
        use.met.update(met)
        if not state.decided and not state.left:
            use.waiting.update(self._in_front(use, state))

    def _count_event(self, use: Use, event: Event, state: Enquiry) -> None:
        match event:
            case EnquiryOpened():
                use.opened += 1
            case QuestionAnswered(fact=fact, value=value) | AnswerChanged(fact=fact, value=value):
                (use.unsure if value == UNSURE else use.answered).update([fact])
            case EnquiryLeft():
                use.left.update(self._in_front(use, state))
            case MatterReferred(about=about, because="silent"):
                use.asked.update([about])
            case _:
                pass

    def _in_front(self, use: Use, state: Enquiry) -> tuple[str, ...]:
        """Return the questions that wait for an answer."""
        if state.confirming:
            return (HEARD,)
        if state.edition is None:
            return ()
        try:
            found = self._enquiries.pinned(state.edition).determine(state.facts)
        except (Unreadable, ValueError):
            use.unreadable += 1
            return ()
        card = found.next_card(state.goal)
        return () if card is None else tuple(fact.id for fact in card.facts)


def _after(recorded: Recorded, period: Period) -> bool:
    return period.until is not None and recorded.happened_on > period.until


def _use_of(counted: dict[str, Use], edition: EditionRef) -> Use:
    use = counted.setdefault(edition.policy, Use(edition.policy, edition))
    use.edition = edition
    return use


def _silences(event: Event, before: set[str]) -> set[str]:
    """Return the silences of the last outcome, which is the one that counts."""
    if not isinstance(event, OutcomeDetermined):
        return before
    silent = event.result.get("silent")
    items = silent if isinstance(silent, dict) else {}
    return {item for item, office in items.items() if office != LEFT_OPEN}
