"""Every button leads where its label says, from the card that it is on, whatever is in front."""

import pytest

from bot.presses import Press, encode
from bot.screens import MOST_PICKED
from tests.support.person import DOG_UNIT, Person, opened_app

SUPPLIER = "Our software supplier calls our contract a strategic partnership. Is it one?"
FIRE = "We want to work with the fire service."


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
    """Return a person who has their outcome."""
    return person.says(DOG_UNIT, "none of these", "no", "no").sees("This is a partnership")


# -- Which there are --


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ((), ["What waits for me", "Show the register", "Help"]),
        (
            (SUPPLIER, "start again"),
            ["What waits for me", "My matters", "Show the register", "Help"],
        ),
        (("help",), ["My matters", "Show the register", "My role", "Start again", "Good practice"]),
        (("hello",), ["Help"]),
        (("asdf",), ["Help"]),
        ((DOG_UNIT,), ["Leave it for now", "Help"]),
        ((DOG_UNIT, "yes"), ["Back", "Why we ask", "Leave it for now", "Help"]),
        (
            (DOG_UNIT, "yes", "help"),
            [
                *("My matters", "Show the register", "My role", "My answers", "Start again"),
                *("Leave it for now", "Good practice"),
                *("Back", "Why we ask", "Leave it for now", "Help"),
            ],
        ),
        ((DOG_UNIT, "yes", "back"), ["Keep it as it was", "Back", "Why we ask", "Help"]),
        ((DOG_UNIT, "leave it for now"), ["Go on"]),
        ((SUPPLIER, "yes"), ["Reasons", "My answers", "Start again", "Good practice"]),
        ((SUPPLIER, "yes", "why"), ["Go on", "My answers", "Start again"]),
        ((SUPPLIER, "yes", "my matters"), ["Go on"]),
    ],
)
def test_what_can_be_done_has_a_button_and_a_mere_hint_has_none(person, typed, labels):
    """Phones hide the menu of commands, so help has them."""
    assert person.says(*typed).buttons == labels


def test_a_decided_matter_can_be_put_on_the_register_and_widened(told):
    """Then its entry is seen."""
    asked = ["Reasons", "My answers", "Start again", "Good practice"]
    begin = ["Begin: Benefit assessment", "Begin: Evaluation of the collaboration", "Forms"]
    assert told.buttons == [*begin, "Put it on the register", "Go on to everything", *asked]
    told.presses_button("Put it on the register").sees("What is it called?")
    assert told.buttons == ["Not now"]
    told.presses_button("Not now").sees("It was not put on the register.")
    told.says("register", "Dog unit", "none", "yes").sees("It is on the register of coll")
    assert told.buttons[-3:] == ["Go on", "Show the register", "Start again"]
    told.presses_button("Go on").sees("This is a partnership")
    assert told.buttons == [*begin, "See the entry", "Go on to everything", *asked]
    told.presses_button("See the entry").sees("Dog unit", "Kept by:")
    assert {"Fill in", "Add a note", "What else"} <= set(told.buttons)
    assert told.buttons[-2:] == ["Show the register", "Go on"]


def test_nothing_of_the_buttons_is_typed(person):
    """The terminal offers what can be typed, as ever."""
    person.says("help").does_not_see("[my matters]", "[]", "My matters")


# -- Where they lead --


@pytest.mark.parametrize(
    ("label", "typed", "seen"),
    [
        ("Back", None, "This is what you said at the start. How is it?"),
        ("Why we ask", None, "Why this is asked"),
        ("Help", None, "You can always type:"),
        ("My matters", "help", "Your matters"),
        ("Show the register", "help", "On the register"),
        ("My answers", "help", "1. A collaboration"),
        ("Start again", "help", "The matter before is kept as"),
        ("Leave it for now", "help", "All your answers are saved."),
    ],
)
def test_a_button_does_what_its_line_does(person, label, typed, seen):
    """From the card itself, or from help above it."""
    person.says(DOG_UNIT, "yes", *([typed] if typed else []))
    typing = {"Back": "back", "Why we ask": "why"}.get(label, label.lower())
    person.presses_button(label).sees(seen)
    pressed = person.page
    other = Person(person.app, f"{person.name} who types").says(DOG_UNIT, "yes", typing)
    assert other.page.replace(*_numbers(other, person)) == pressed


def _numbers(other, person):
    def mine(each):
        return each.app.enquiries.mine(each.conversation.actor)[0].short

    return mine(other), mine(person)


def test_back_on_a_card_to_be_changed_goes_further_back(told):
    """And what is kept stays as it was."""
    told.says("back").sees("Is information shared in it?")
    told.presses_button("Back").sees("Is the partnership itself governed by statute?")
    told.presses_button("Back").sees("Is it any of these?")
    told.presses_button("Keep it as it was").sees("That answer stays as it was.")
    told.sees("This is a partnership")


def test_back_belongs_to_the_questions_and_not_to_a_form_begun_since(told):
    """What was suggested there is suggested again when it is begun again."""
    card = told.says("back").screen
    told.says("register", "Dog unit").sees("Who are the partners?")
    told.presses_button("Back", on=card).sees("Is information shared in it?", "Your answer is: No")


def test_going_on_after_leaving_asks_the_same_question(person):
    """Long after, and from a card of its own."""
    person.says(DOG_UNIT, "yes", "leave it for now").sees("All your answers are saved.")
    left = person.screen
    person.is_recalled().says("hello").does_not_see("Is it any of these?")
    person.presses_button("Go on", on=left).sees("Is it any of these?")
    assert person.events[-2:] == ["enquiry-left", "enquiry-resumed"]


def test_a_button_of_no_matter_works_on_the_welcome_and_beside_a_matter(person):
    """Its card has no stream; what waits stands beneath what it shows."""
    welcome = person.screen
    assert (welcome.stream, welcome.version) == ("", 0)
    person.presses_button("Show the register").sees("On the register")
    person.says(SUPPLIER, "yes", DOG_UNIT, "yes")
    person.presses_button("Help", on=welcome).sees("You can always type:", "Is it any of these?")
    person.says("start again").presses_button("My matters").sees("waiting for your answers")


@pytest.mark.parametrize(
    "verb", ["confirm", "answer", "none", "change", "more", "register", "back"]
)
def test_what_needs_a_matter_means_nothing_without_one(told, verb):
    """Nobody is guessed at."""
    before = told.everything
    told.presses(key=encode(Press("", 0, verb)), given={"conference": "yes"})
    told.sees("I do not know that button any more.", "This is a partnership")
    assert told.everything == before


def test_trouble_offers_the_way_back(person):
    """By a button of no matter: which one it was may not be known."""
    person.says(DOG_UNIT, "yes")
    screen = person.screen
    person.presses(key=encode(Press("", 0, "resume")))
    assert (person.screen.question, person.screen.stream) == (screen.question, screen.stream)


# -- A line --


def test_a_line_is_as_if_it_had_been_typed(told):
    """On the card of its matter, whatever is in front."""
    card = told.screen
    told.says(FIRE).sees("This is what I heard.")
    told.presses(key=encode(Press(card.stream, card.version, "line", "change 5")))
    told.sees("Is it a customer and supplier relationship", "Your answer is: No")
    told.says("yes").sees("now “This is not a partnership”")
    assert told.answers["supplier_contract"] == "yes"


def test_an_answer_is_picked_and_changed(told):
    """A form that was begun meanwhile is not filled by it."""
    told.says("answers")
    answers = told.screen
    assert answers.pick.label == "Change one of your answers"
    assert [(each.value, each.label) for each in answers.pick.choices][-2:] == [
        ("change 8", "A partnership that an Act of Parliament governs: No"),
        ("change 9", "Information is shared in it: No"),
    ]
    told.says("register").sees("What is it called?")
    told.picks("change 9", on=answers).sees("Is information shared in it?", "Your answer is: No")
    told.says("yes").sees("Now: Consult the Information and Compliance Department")


def test_a_line_on_an_older_card_does_nothing_and_says_so(told):
    """The card that is current comes with it."""
    told.says("answers")
    answers = told.screen
    told.says("change 9", "yes")
    before = told.everything
    told.picks("change 9", on=answers)
    told.sees("This matter has moved on since you last saw it", "This is a partnership")
    assert told.everything == before


def test_a_line_of_another_persons_matter_is_refused_without_content(told):
    """Whether there is such a matter is nobody else's business."""
    card = told.screen
    other = Person(told.app, "somebody else").says(SUPPLIER)
    before = other.everything
    for line in ("answers", "change 5", told.enquiry.short):
        other.presses(key=encode(Press(card.stream, card.version, "line", line)))
        other.sees("Only whoever opened that matter", "1. A contract with a supplier", "right?")
        assert other.conversation.refusal.code == "not-yours"
    other.does_not_see("dog-unit").says("yes")
    assert other.everything[: len(before)] == before


def test_nothing_chosen_is_asked_for(told):
    """The button beside a list that nothing was chosen of."""
    card = told.says("answers").screen
    told.presses(key=encode(Press(card.stream, card.version, "line"))).sees(
        "Choose one of the list"
    )


# -- Lists --


def test_matters_are_opened_from_the_welcome_and_from_their_list(person):
    """By what was asked; the value is the number that can be typed."""
    person.says(SUPPLIER)
    supplier = person.enquiry.short
    person.says("start again", DOG_UNIT)
    dogs = person.enquiry.short
    choices = {
        dogs: f"We want to sign a shared dog-unit agreement with Merseyside… ({dogs})",
        supplier: f"Our software supplier calls our contract a strategic partne… ({supplier})",
    }
    for typed in ("start again", "my matters"):
        pick = person.says(typed).screen.pick
        assert (pick.label, pick.button) == ("Open one of your matters", "Open")
        assert {each.value: each.label for each in pick.choices} == choices
        card = person.screen
        person.picks(supplier, on=card).sees("1. A contract with a supplier", "Is it right?")
        person.picks(dogs, on=card).sees("1. A collaboration", "Is it right?")
        person.presses(key=encode(Press("", 0, "line", supplier))).sees("1. A contract with")


def test_two_picks_of_one_list_are_two_wishes(person):
    """The key of the press is the same, and both matters had been left."""
    person.says(SUPPLIER, "leave it for now", DOG_UNIT, "leave it for now", "my matters")
    card = person.screen
    first, second = (each.value for each in card.pick.choices)
    for number in (first, second):
        person.picks(number, on=card, act_key=f"{first} once").sees("Is it right?")
        assert person.enquiry.short == number
        assert person.events[-1] == "enquiry-resumed"


def test_entries_are_seen_from_their_list_and_from_each_other(told):
    """Also where the matter beneath the list has moved on."""
    told.says("register", "Kennels", "none", "yes", "find kennels")
    (choice,) = told.screen.pick.choices
    assert choice.label == f"Kennels ({choice.value})"
    found = told.screen
    assert (found.pick.label, found.pick.button) == ("See one of the entries", "See")
    told.says("change 9", "yes")
    told.picks(choice.value, on=found).sees("Kennels", "Kept by:").does_not_see("moved on")


def test_a_list_is_picked_from_as_far_as_a_person_reads(person):
    """The rest is found by its words."""
    for _ in range(MOST_PICKED + 1):
        person.says(SUPPLIER, "start again")
    assert len(person.screen.pick.choices) == MOST_PICKED
    assert len(person.app.enquiries.mine(person.conversation.actor)) == MOST_PICKED + 1


@pytest.mark.parametrize("typed", ["my matters", "find dragons that nobody has"])
def test_nothing_is_picked_from_an_empty_list(tmp_path, typed):
    """There is no box without a choice."""
    with opened_app(tmp_path) as app:
        assert Person(app).says(typed).screen.pick is None
