"""What was taken over from a spreadsheet is decided in the chat, and stands from then on."""

import pytest

from domain.messages import Act
from domain.ports.sheets import Line
from domain.services.import_rows import Mapped
from tests.support.person import CountingIds, Person, opened_app

CONTACT = "demo-head-of-policy"
HEADING = ("Title", "Register", "Kind", "Stage", "Partners")
LITTER = ("Litter patrol", "local", "operational", "existing", "Halton; Wirral")
DOGS = ("Dog unit", "local", "", "new", "")


@pytest.fixture
def app(tmp_path):
    with opened_app(tmp_path, CountingIds()) as app:
        actor = app.actor(CONTACT)
        lines = [Line(n, each) for n, each in enumerate((HEADING, LITTER, DOGS), start=1)]
        plan = app.life.importing.plan(actor, lines, "5a" * 32, Mapped())
        act = Act(actor=actor, key="import", conversation="import")
        assert [what for _, what in app.life.importing.apply(act, plan)] == ["added", "added"]
        yield app


def number(app, words):
    return app.arrangements.find(app.actor(CONTACT), words)[0].short


def row(app, words):
    return app.arrangements.find(app.actor(CONTACT), words)[0]


def test_its_page_says_that_nobody_decided_it_here(app):
    """Whoever may decide it is offered that; others are not."""
    litter = number(app, "litter")
    person = Person(app, CONTACT).says(litter)
    person.sees(
        "Operational or ad hoc partnership, as the spreadsheet says",
        "Taken over from a spreadsheet; not decided here yet.",
        f"decide {litter}",
    )
    person.does_not_see("From the matter", "Decided under")
    Person(app, "demo-sergeant").says(litter).sees("not decided here yet").does_not_see(
        f"decide {litter}"
    )
    person.says(f"history of {litter}").sees("took it over from row 2 of a spreadsheet")


def test_it_is_decided_by_a_matter_that_begins_with_its_row(app):
    """What the register says is heard and has to be confirmed; the outcome then stands for it."""
    litter = number(app, "litter")
    person = Person(app, CONTACT).says(litter).presses_button("Decide it")
    person.sees(f"This decides {litter}", "Stage: Running")
    person.says("yes", "none of these").says("leave it for now")
    again = Person(app, CONTACT).says(f"decide {litter}")
    again.sees(f"You began to decide {litter}")
    for _ in range(14):
        if "Let it stand" in again.buttons:
            break
        again.says("no" if again.screen.question is None else _answer(again))
    assert "Let it stand" in again.buttons
    before = len(app.store.streams("arrangement-"))
    again.presses_button("Let it stand")
    again.sees(f"It is decided now: this outcome stands for {litter}.", "and decided here since")
    after = row(app, "litter")
    assert after.decided
    assert (after.title, after.registrant) == ("Litter patrol", CONTACT)
    assert len(app.store.streams("arrangement-")) == before
    again.says("register").sees(litter)
    assert len(app.store.streams("arrangement-")) == before


def test_an_outcome_without_a_register_says_what_may_become_of_the_entry(app):
    """It stays as it is until somebody says that it was made by mistake."""
    litter = number(app, "litter")
    person = Person(app, CONTACT).says(f"decide {litter}", "yes")
    person.says("2 yes, rest no").says("register")
    person.sees("There is no register that it goes on", f"So {litter} stays as the spreadsheet")
    assert not row(app, "litter").decided


def _answer(person):
    """Answer a card so that it becomes a local partnership: yes to local issues, else no."""
    items = person.screen.question.items
    values = []
    for n, item in enumerate(items, start=1):
        choices = [choice.value for choice in item.choices]
        wanted = {"local_issue": "yes", "kind_on_register": "not_registered"}.get(item.fact, "no")
        value = wanted if wanted in choices else choices[0]
        place = choices.index(value) + 1
        said = value if item.is_yes_no else str(place)
        values.append(said if len(items) == 1 else f"{n} {said}")
    return ", ".join(values)


def test_somebody_else_cannot_decide_it(app):
    """And nothing is begun for them."""
    dogs = number(app, "dog")
    before = app.store.streams("enquiry-")
    Person(app, "demo-sergeant").says(f"decide {dogs}").sees("for others to do")
    assert app.store.streams("enquiry-") == before


@pytest.mark.parametrize(
    "line",
    [
        "export the register",
        "Can I have the register as a spreadsheet?",
        "download the register",
        "register as excel",
        "Please export our register to a csv file.",
        "import a spreadsheet",
    ],
)
def test_the_chat_says_how_the_register_goes_out(app, line):
    """It hands over no file, and says who does."""
    Person(app, "demo-sergeant").says(line).sees(
        "How to have the register as a spreadsheet", "partnerships register export register.xlsx"
    )


@pytest.mark.parametrize("line", ["the register", "show the register", "what is on the register?"])
def test_other_lines_about_the_register_are_answered_as_before(app, line):
    Person(app, "demo-sergeant").says(line).does_not_see("How to have the register")


def test_why_it_is_what_it_is_is_not_known_here(app):
    """Nobody has decided it."""
    Person(app, CONTACT).says(number(app, "dog"), f"why was {number(app, 'dog')} decided so").sees(
        "nobody has decided here why it is what it is"
    )
