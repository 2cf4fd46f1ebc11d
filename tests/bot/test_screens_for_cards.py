"""A screen tells a card everything that it needs, in a form that no card has to guess at."""

import pytest

from bot.plain_text import rendered
from bot.screens import Action, Choice, Field, Inputs, Pick, Question, Screen
from tests.support.person import DOG_UNIT, Person, opened_app

SUPPLIER = "Our software supplier calls our contract a strategic partnership. Is it one?"


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture
def person(app, request):
    """Return somebody of whom the store has never heard."""
    return Person(app, request.node.nodeid)


@pytest.fixture
def told(person):
    """Return a person with a decided matter that goes on a register."""
    return person.says(DOG_UNIT, "none of these", "no", "no").sees("[register]")


# -- What answers mean --


@pytest.mark.parametrize(
    ("typed", "answering"),
    [
        ((), ""),
        ((SUPPLIER,), "confirm"),
        ((DOG_UNIT,), "confirm"),
        ((DOG_UNIT, "yes"), "answer"),
        ((DOG_UNIT, "none of these"), "answer"),
        ((DOG_UNIT, "none of these", "back"), "change"),
        ((SUPPLIER, "yes"), ""),
    ],
)
def test_a_card_knows_what_its_answers_mean(person, typed, answering):
    """By the verb that its button will have."""
    assert person.says(*typed).screen.answering == answering


def test_the_facts_of_a_card_are_named_for_none_of_these(person):
    """In the order in which they are shown; at the confirmation those asked beside it."""
    asked = "professional_network supplier_contract conference consultative_group"
    assert person.says(DOG_UNIT).screen.question.asked == asked
    assert person.says("yes").screen.question.asked == asked
    assert Question("", ()).asked == ""


# -- What was heard --


def test_what_was_heard_comes_item_by_item(person):
    """With its value and the words that it rests on, and the lines that say the same."""
    screen = person.says(DOG_UNIT).screen
    assert [(each.item.fact, each.value, each.words) for each in screen.said] == [
        ("collaboration", "yes", "with Merseyside Police"),
        ("agreement_basis", "s22a_23_23a", "section 22A"),
        ("stage", "new", "want to sign"),
    ]
    for n, each in enumerate(screen.said, start=1):
        assert screen.paragraphs[n - 1].startswith(f"{n}. {each.item.text}: ")
        assert each.value in {choice.value for choice in each.item.choices}
    assert len(screen.paragraphs) == len(screen.said) + 1
    assert person.says("perhaps").screen.said == screen.said
    assert person.says("yes").screen.said == ()


# -- Whose card it is --


@pytest.mark.parametrize(
    "typed",
    ["answers", "why", "help", "CHE-6.12", "show the register", "my matters", "hello", "asdf"],
)
def test_what_is_looked_at_beside_a_matter_belongs_to_it(told, typed):
    """Its buttons go back to that matter, whatever is in front by then."""
    matter, version = f"enquiry-{told.enquiry.id}", told.enquiry.enquiry.version
    assert (told.screen.stream, told.screen.version) == (matter, version)
    told.says(typed)
    assert (told.screen.stream, told.screen.version) == (matter, version)
    card = told.screen
    told.says(SUPPLIER).is_recalled()
    label = "Go on"
    told.presses_button(label, on=card).sees("This is a partnership", "Who approves it")
    assert told.enquiry.id == matter.removeprefix("enquiry-")


@pytest.mark.parametrize("typed", [(), ("help",), ("show the register",), ("asdf",), ("hello",)])
def test_what_is_looked_at_beside_nothing_belongs_to_nothing(person, typed):
    """Before any matter, and after one was put down."""
    assert (person.says(*typed).screen.stream, person.screen.version) == ("", 0)
    person.says(SUPPLIER, "start again", *typed)
    assert (person.screen.stream, person.screen.version) == ("", 0)


# -- The form --


TITLE = Field(
    "title",
    "Title",
    "Shared dog-unit agreement with Merseyside Police",
    "A few words by which others will know it",
    200,
    required=True,
)
PARTNERS = Field(
    "partners",
    "Partners",
    "",
    "Their names, with commas between them; nothing if there are none yet",
    2_000,
)


def inputs(title=TITLE.value, partners=""):
    return Inputs(
        title="Put it on the register of collaborations",
        about=(
            (
                "It goes on the register of collaborations, where anybody who may read the register can"
                " see it."
            ),
        ),
        fields=(
            Field(*(title if each == "value" else getattr(TITLE, each) for each in FIELD)),
            Field(*(partners if each == "value" else getattr(PARTNERS, each) for each in FIELD)),
        ),
        verb="register",
        button="Put it on the register",
        given=(("register", "collaboration"),),
    )


FIELD = ("name", "label", "value", "hint", "longest", "required")


def test_the_form_asks_for_all_of_it_at_once_at_every_step(told):
    """What was typed is there, what is suggested before it."""
    assert told.presses_button("Put it on the register").screen.inputs == inputs()
    assert told.says("Dog unit").screen.inputs == inputs("Dog unit")
    assert told.says("Merseyside Police; the Commissioner").screen.inputs == inputs(
        "Dog unit", "Merseyside Police, the Commissioner"
    )
    assert told.says("change 2").screen.inputs == inputs(
        "Dog unit", "Merseyside Police, the Commissioner"
    )
    assert told.says("none").screen.inputs == inputs("Dog unit")
    assert told.says("change 1").screen.inputs == inputs("Dog unit")
    shown = told.screen.inputs
    told.presses(shown.verb, {**dict(shown.given), "title": "Kennels", "partners": "RSPCA, PDSA"})
    told.sees("It is on the register of collaborations", "Kennels", "Partners: RSPCA and PDSA")


LONG = "x" * 201
MANY = ", ".join(f"Partner {n}" for n in range(31))


@pytest.mark.parametrize(
    ("given", "notice"),
    [
        ({"partners": "RSPCA"}, ("Type a title of a few words",)),
        ({"title": "?!", "partners": "RSPCA, PDSA"}, ("Type a title of a few words",)),
        ({"title": LONG, "partners": "RSPCA"}, ("That is too long for a title",)),
        ({"title": "Kennels", "partners": MANY}, ("That is too much: name at most 30",)),
        ({"title": "Kennels", "partners": "?!"}, ("I could not read that as names.",)),
        ({"title": LONG, "partners": MANY}, ("That is too long", "That is too much")),
    ],
)
def test_a_form_that_cannot_be_taken_comes_back_with_all_that_was_given(told, given, notice):
    """And with the sentences that ask again; nothing is recorded."""
    before = told.everything
    told.presses("register", {"register": "collaboration", **given})
    assert told.screen.inputs == inputs(given.get("title", ""), given.get("partners", ""))
    assert len(told.screen.notice) == len(notice)
    for said, expected in zip(told.screen.notice, notice, strict=True):
        assert said.startswith(expected)
    assert told.everything == before
    if len(given.get("title", LONG)) == len("Kennels"):
        told.sees("Who are the partners?").says("RSPCA").sees("1. Title: Kennels")
    else:
        told.sees("What is it called?").says("Kennels").sees("Who are the partners?")
    entry = {"register": "collaboration", "title": "Kennels", "another": "Kennels"}
    told.presses("register", entry)
    told.sees("It is on the register of collaborations", "Partners: none named")


def test_what_nobody_types_is_not_given_back(told):
    """No channel has to carry half a letter, or a sign that moves a cursor."""
    told.presses("register", {"register": "collaboration", "title": "\0?\ud800\x1b\n!"})
    assert told.screen.inputs == inputs("? !")


def test_a_form_for_a_register_that_it_does_not_go_on_asks_for_the_one_it_does(told):
    """A client may send anything."""
    before = told.everything
    told.presses("register", {"register": "dragons", "title": ""})
    assert told.screen.inputs == inputs()
    told.presses("register", {"register": "dragons", "title": "Kennels"})
    told.sees("It does not go on that register for certain.")
    assert told.everything == before


def test_looking_at_something_else_loses_nothing_of_a_form(told):
    """Also by buttons of other cards of the same matter."""
    card = told.screen
    told.says("register", "Dog unit")
    form = told.screen.inputs
    told.presses("help", on=card).sees("You can always type:", "Who are the partners?")
    assert told.screen.below.inputs == form
    told.presses("answers", on=card)
    assert told.screen.below.inputs == form


# -- The terminal --


def test_the_terminal_shows_nothing_of_what_is_for_cards_alone():
    """Only what can be typed."""
    plain = Screen("Title", paragraphs=("Words.",), actions=(Action("help", "what to type"),))
    pick = Pick("Choose", "Go", (Choice("a", "A"),))
    card = Screen(
        "Title",
        paragraphs=("Words.",),
        actions=(Action("help", "what to type", "Help", "help"), Action("", "", "Only", "resume")),
        pick=pick,
        inputs=inputs(),
        answering="answer",
        stream=f"enquiry-{'0' * 32}",
        version=7,
    )
    assert list(rendered(card)) == list(rendered(plain))
    only = Screen("Title", actions=(Action("", "", "Only", "resume"),))
    assert list(rendered(only)) == ["Title"]


def test_a_pick_of_nothing_is_none():
    """And of much it is the first of it."""
    assert Pick.among("Choose", "Go", ()) is None
    many = [Choice(str(n), str(n)) for n in range(30)]
    assert Pick.among("Choose", "Go", many) == Pick("Choose", "Go", tuple(many[:20]))
