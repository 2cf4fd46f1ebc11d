"""An entry on a register as it has stood for a while, over the real wiring and a real file."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from bot.wiring import App, wire
from domain.messages import Act, PersonalText
from domain.model.arrangement.review.messages import FileReview
from tests.support.builders import SHOWN
from tests.support.person import CountingIds, Person, settings_for

CHESHIRE_BOARD = {"body_type": "criminal_justice_board", "stage": "existing"}
NOT_EXCLUDED = {
    "professional_network": "no",
    "supplier_contract": "no",
    "conference": "no",
    "consultative_group": "no",
}
STATUTORY_BOARD = NOT_EXCLUDED | {"statutory_basis": "yes", "stage": "existing"}
COLLABORATION = NOT_EXCLUDED | {
    "statutory_basis": "no",
    "collaboration": "yes",
    "agreement_basis": "s22a_23_23a",
    "stage": "existing",
    "agreement_signed": "yes",
    "kind_on_register": "collaboration",
}
VOLUNTARY = {
    "independent_bodies": "yes",
    "common_goal": "yes",
    "separate_structure": "yes",
    "joint_programme": "yes",
    "shares_information": "yes",
    "pools_risk_reward": "yes",
    "collaboration": "no",
    "statutory_basis": "no",
    "stage": "existing",
}
COVERED = {
    "single_event": "no",
    "shared_procurement": "no",
    "professional_network": "no",
    "consultation_group": "no",
    "agreement": "yes",
    "independent_bodies": "yes",
    "work_collectively": "yes",
    "shared_risk": "yes",
    "residents_benefit": "yes",
    "led_by": "other",
    "active_member": "yes",
    "statutory_basis": "no",
    "stage": "existing",
    "high_risk_flag": "no",
}


class World:
    """One policy's registers on a day, and who acts in them."""

    def __init__(self, app: App, registrant: str) -> None:
        self.app = app
        self.registrant = registrant
        self.reviews = app.desk.reviews
        self._steps = itertools.count(1)

    def act(self, person: str, day: date | None = None) -> Act:
        key = f"step-{next(self._steps)}-{self.app.desk.new_key()}"
        actor = self.app.actor(person)
        return Act(actor=actor, key=key, conversation="test", happened_on=day)

    def registered(self, title: str, facts: dict[str, str], day: date, register: str) -> str:
        """Put a matter with these *facts* on *register*, as it happened on *day*; return its id."""
        enquiries, by = self.app.enquiries, self.registrant
        seen = enquiries.open(self.act(by, day), goal="everything", opening=title)
        answers = tuple(facts.items())
        enquiries.answer(self.act(by, day), seen.id, answers=answers, shown=SHOWN)
        enquiries.determine(self.act(by, day), seen.id)
        row = self.app.arrangements.register(
            self.act(by, day), seen.id, register=register, title=title
        )
        return row.id

    def held(self, entry: str, by: str, day: date, *, cycle: str = "yearly") -> None:
        """Put on record that a review was held on *day* and found that it goes on."""
        led = PersonalText(subject=entry, text=f"the lead of {day.year}")
        command = FileReview(cycle=cycle, led_by=led, outcome="continue")
        self.reviews.file(self.act(by, day), entry, command)

    def names_lead(self, entry: str, by: str, lead: str) -> None:
        self.app.desk.records.record(self.act(by), entry, {"partnership_lead": [lead]})

    def of(self, entry: str, person: str = ""):
        return self.reviews.of(self.app.actor(person or self.registrant), entry)

    def person(self, name: str) -> Person:
        return Person(self.app, name)


@contextmanager
def world(folder: Path, policy: str, today: date, registrant: str) -> Iterator[World]:
    """Give the registers of *policy* as they are on *today*, at nine in the morning."""
    moment = datetime(today.year, today.month, today.day, 9, 0, tzinfo=UTC)
    app = wire(settings_for(folder, policy).model_copy(update={"now": moment}), CountingIds())
    try:
        yield World(app, registrant)
    finally:
        app.close()
