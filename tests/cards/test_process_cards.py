"""The cards of what is said beside meetings, of switches and of recommendations suit a phone."""

import pytest

from bot.demonstration import demonstration
from bot.seeding import seed
from tests.bot.test_words_on_screen import faults as of_words
from tests.cards.test_record_cards import wrong
from tests.support.person import Person
from tests.support.scrutiny import opened_process

WISHES = {
    "demo-lead-halton": (
        "what can I log",
        "log a liaison note",
        "log the forum",
        "reply before the meeting",
        "triggers",
        "training",
        "protocols",
        "scrutiny seats",
        "recommendations",
        "recommendation 3",
        "switches",
        "our process",
    ),
    "demo-npu-member": ("log neighbourhood feedback",),
    "demo-research-officer": ("enter a trigger", "record training", "log a protocol"),
    "demo-treasurer": ("strategy checklist",),
    "demo-chief-of-staff": ("log a council's scrutiny",),
    "demo-panel-chairman": ("ask the lead members",),
    "demo-committee-recorder": ("switches", "turn off the collation"),
}


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_process(tmp_path_factory.mktemp("cards")) as app:
        seed(app, demonstration("cheshire"), "memory")
        yield app


@pytest.mark.parametrize(
    ("who", "wish"), [(who, wish) for who, wishes in WISHES.items() for wish in wishes]
)
def test_every_card_of_it_is_drawn_on_a_phone_and_in_plain_words(app, who, wish):
    """By the rules that every card and every line keeps."""
    person = Person(app, who).says(wish)
    assert wrong(person.screen) == []
    assert of_words(iter([person.page])) == []


def test_the_page_of_a_meeting_with_its_talks_is_drawn_on_a_phone(app):
    """And offers to note one."""
    person = Person(app, "demo-lead-halton")
    rows = app.life.meetings.mine(app.actor("demo-lead-halton"))
    coming = next(row for row in rows if row.status == "planned")
    person.says(coming.short).sees("[log a liaison note for")
    assert wrong(person.screen) == []
