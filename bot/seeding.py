"""A demonstration is made by the same acts as real life: nothing is written but by a service."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from rich.console import Console
from rich.progress import track

from bot.asking import card_of
from bot.days import LONDON
from bot.demonstration import Correction, Deed, Demonstration, Matter
from bot.demonstration_process import DemonstratedProcess, demonstrated_processes
from bot.failures import WrongUse, say
from bot.seeding_life import live
from bot.seeding_process import ProcessSeeding
from bot.wiring import App
from domain.messages import Act
from domain.policy.facts import BODY_TYPE
from domain.services.enquiries import Seen

PLACE = "demonstration"
_NO = "no"
WITHOUT_PEOPLE = (
    "Nothing is shown of the process {layer}: whoever it gives work to is in none of the people"
    " here. Name the directory and the roles that go with it, as docs/how-to/try-the-demo.md says."
)


@dataclass(frozen=True, slots=True)
class Seeded:
    """How much was made; *entries* are those that stand."""

    matters: int
    entries: int


def seed(app: App, demo: Demonstration, store: str) -> Seeded:
    """Put *demo* through the assistant; refuse where anything is kept already.

    *store* is what the store is called. Nothing is drawn by lot: ids aside, the same day makes the
    same store.
    """
    _fits(app, demo, store)
    say("Making the demonstration; this takes a few seconds ...")
    seeding = _Seeding(app, demo)
    for matter in _told(demo.whole()):
        seeding.carry_out(matter)
    seeding.appoint()
    for number, step in enumerate(demo.life):
        live(app, seeding.entries[step.entry], step, seeding.act_of(step, f"life:{number}"))
    for process in _processes(app, demo):
        ProcessSeeding(app, seeding.act_on, seeding.entries).carry_out(process)
    wrong = sum(matter.in_error is not None for matter in demo.whole())
    return Seeded(matters=len(demo.whole()), entries=len(seeding.entries) - wrong)


def _fits(app: App, demo: Demonstration, store: str) -> None:
    if app.store.read(0, 1):
        raise WrongUse(
            f"The store {store} holds something already, and the demonstration goes into an empty"
            " one only; name a new one in PARTNERSHIPS_STORE."
        )
    if app.desk.policy.ref.policy != demo.policy:
        raise WrongUse(
            f"The demonstration is made for the policy {demo.policy}; set PARTNERSHIPS_POLICY to"
            " that."
        )
    reader = app.offices.actor(min(demo.people()))
    if any(app.offices.person(reader, person) is None for person in demo.people()):
        raise WrongUse(
            "The demonstration needs the people of the demonstration directory; leave"
            " PARTNERSHIPS_DIRECTORY empty for it."
        )


def _processes(app: App, demo: Demonstration) -> Iterator[DemonstratedProcess]:
    """Yield what is shown of the processes that are on, where their people are there too."""
    on = app.desk.layers.processes(demo.policy)
    for process in demonstrated_processes(demo.policy, tuple(layer.id for layer in on)):
        if all(app.offices.find(person) is not None for person in process.people()):
            yield process
        else:
            say(WITHOUT_PEOPLE.format(layer=process.layer))


def _told(matters: Iterable[Matter]) -> Iterator[Matter]:
    """Yield *matters*; on a terminal a bar shows how far it is."""
    console = Console(file=sys.stderr)
    yield from track(
        tuple(matters),
        "Making the demonstration ...",
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


@dataclass(slots=True)
class _Seeding:
    """The demonstration under way: what was made of each matter, and what day it is."""

    app: App
    demo: Demonstration
    entries: dict[str, str] = field(default_factory=dict)
    today: date | None = None

    def carry_out(self, matter: Matter) -> None:
        """Take *matter* from its opening to what becomes of it."""
        seen = self._open(matter)
        if self.today is None:
            self.today = _day(seen.opened_at)
        seen = self._answered(matter, seen)
        if matter.cards is not None:
            self.app.enquiries.leave(self._act(matter, matter, "leave"), seen.id)
            return
        seen = self.app.enquiries.determine(self._act(matter, matter, "determine"), seen.id)
        self._conclude(matter, seen)

    def appoint(self) -> None:
        """Give people the offices that the directory does not say they hold."""
        for deed in self.demo.appointed:
            act = self._act(deed, None, f"appoint:{deed.office}:{deed.person}")
            self.app.offices.appoint(act, deed.office, person=deed.person)

    def act_of(self, deed: Deed, step: str) -> Act:
        """Return the act by which *deed*, which is no matter's, is done."""
        return self._act(deed, None, step)

    def act_on(self, by: str, days_ago: int, step: str) -> Act:
        """Return the act of somebody, so many days ago, by the name of its *step*."""
        return self._act(Deed(by=by, days_ago=days_ago), None, step)

    def _open(self, matter: Matter) -> Seen:
        heard = tuple((h.fact, h.value, h.words) for h in self.app.desk.policy.hear(matter.says))
        opening = f"{self.demo.mark}: {matter.says}"
        act = self._act(matter, matter, "open")
        return self.app.enquiries.open(act, goal=matter.goal, opening=opening, heard=heard)

    def _answered(self, matter: Matter, seen: Seen) -> Seen:
        """Confirm what was heard, name the body, then answer card after card."""
        if matter.cards == 0:
            return seen
        if seen.enquiry.confirming:
            facts = [heard.fact for heard in seen.enquiry.heard]
            seen = self.app.enquiries.confirm(
                self._act(matter, matter, "confirm"),
                seen.id,
                corrected=[
                    (fact, matter.answers[fact]) for fact in facts if fact in matter.answers
                ],
                shown=self._shown(seen, facts),
            )
        if BODY_TYPE in matter.answers and BODY_TYPE not in seen.enquiry.facts:
            seen = self._answer(matter, seen, [BODY_TYPE])
        for _ in range(len(seen.policy.edition.facts) if matter.cards is None else matter.cards):
            card = seen.policy.determine(seen.enquiry.facts).next_card(matter.goal)
            if card is None:
                break
            seen = self._answer(matter, seen, [fact.id for fact in card.facts])
        return seen

    def _answer(self, matter: Matter, seen: Seen, facts: list[str]) -> Seen:
        answers = tuple((fact, self._value(matter, fact)) for fact in facts)
        act = self._act(matter, matter, f"answer:{facts[0]}")
        shown = self._shown(seen, facts)
        return self.app.enquiries.answer(act, seen.id, answers=answers, shown=shown)

    def _shown(self, seen: Seen, facts: list[str]) -> str:
        return self.app.desk.audit.shown.keep(card_of(seen.policy, facts).content)

    def _value(self, matter: Matter, fact: str) -> str:
        return matter.answers.get(fact) or self.demo.usual.get(fact, _NO)

    def _conclude(self, matter: Matter, seen: Seen) -> None:
        """Do about the outcome what there is to do, in the order in which people would."""
        if (asked := matter.referred) is not None:
            self.app.enquiries.refer(
                self._act(matter, matter, "refer"), seen.id, **asked.model_dump()
            )
        if matter.considered:
            act = self._act(matter, matter, "considered")
            self.app.enquiries.keep_as_considered(act, seen.id)
        if matter.reclassifies:
            act = self._act(matter, matter, "reclassify")
            entry = self.entries[matter.reclassifies]
            self.app.arrangements.reclassify(act, entry, enquiry=seen.id)
        if matter.title:
            self._register(matter, seen)

    def _register(self, matter: Matter, seen: Seen) -> None:
        act = self._act(matter, matter, "register")
        (offer,) = self.app.arrangements.offers(act.actor, seen.id)
        title = f"{self.demo.mark} {matter.title}"
        row = self.app.arrangements.register(
            act, seen.id, register=offer.register, title=title, partners=matter.partners
        )
        self.entries[matter.id] = row.id
        if matter.part_of:
            self._link(matter, row.id)
        for n, correction in enumerate(matter.corrected):
            self._correct(matter, row.id, n, correction)
        if (mistake := matter.in_error) is not None:
            act = self._act(mistake, matter, "in-error")
            self.app.arrangements.enter_in_error(act, row.id, reason=mistake.reason)

    def _link(self, matter: Matter, entry: str) -> None:
        act = self._act(matter, matter, "link")
        whole = self.entries[matter.part_of]
        self.app.arrangements.link(act, entry, other=whole, why=matter.because)

    def _correct(self, matter: Matter, entry: str, n: int, wrong: Correction) -> None:
        title = None if wrong.title is None else f"{self.demo.mark} {wrong.title}"
        self.app.arrangements.correct(
            self._act(wrong, matter, f"correct:{n}"),
            entry,
            title=title,
            partners=wrong.partners,
            stage=wrong.stage,
            reason=wrong.reason,
        )

    def _act(self, deed: Deed, matter: Matter | None, step: str) -> Act:
        """Return the act by which *deed* is done, on the working day that it was."""
        named = step if matter is None else f"{matter.id}:{step}"
        today = self.today
        return Act(
            actor=self.app.offices.actor(deed.by),
            key=f"{PLACE}:{named}",
            conversation=f"{PLACE}:{deed.by}",
            happened_on=None if today is None else _working_day(today, deed.days_ago),
        )


def _day(moment: datetime) -> date:
    return moment.astimezone(LONDON).date()


def _working_day(today: date, ago: int) -> date:
    """Return the day so many days *ago*, or the Friday before it; today is itself."""
    day = today - timedelta(days=ago)
    late = max(0, day.weekday() - 4)
    return day - timedelta(days=late) if ago else day
