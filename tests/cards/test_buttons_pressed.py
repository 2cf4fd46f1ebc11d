"""A button of a card, pressed as a client presses it, does in the conversation what it says."""

import pytest

from bot import words
from bot.cards.card import adaptive_card
from tests.cards.card_lint import INPUTS, buttons, of_type
from tests.support.person import DOG_UNIT, CountingIds, Person, opened_app

SUPPLIER = "Our software supplier calls our contract a strategic partnership. Is it one?"
DECIDED = (DOG_UNIT, "none of these", "no", "no")


class Presser(Person):
    """A person who has cards: presses what has that title, with what is chosen and typed."""

    def clicks(self, title, /, **filled):
        card = adaptive_card(self.screen, "token-1")
        action = next(each for each in buttons(card) if each["title"] == title)
        data = dict(action["data"])
        inputs = of_type(card, *INPUTS)
        assert filled.keys() <= {each["id"] for each in inputs}
        if action.get("associatedInputs") != "none":
            data |= {each["id"]: each.get("value", "") for each in inputs} | filled
        key = data.pop("press")
        assert data.pop("card") == "token-1"
        given = {name: value for name, value in data.items() if value != ""}
        act_key = self.app.desk.new_key()
        self._show(self.conversation.press(key, given, act_key))
        return self


@pytest.fixture
def person(tmp_path):
    with opened_app(tmp_path, CountingIds()) as app:
        yield Presser(app)


def test_one_press_answers(person):
    """A question with few choices has a button for each."""
    person.says(DOG_UNIT, "none of these").sees("Is the partnership itself governed by statute?")
    person.clicks("No")
    assert person.answers["statutory_basis"] == "no"


def test_what_was_heard_is_taken_as_right(person):
    """As it stands on the card."""
    person.says(SUPPLIER).clicks("That is right").sees("This is not a partnership")


def test_what_was_heard_is_left_out_or_corrected_on_the_card(person):
    """What is chosen there is what counts."""
    person.says(DOG_UNIT)
    person.clicks("That is right", agreement_basis="left out", stage="extension")
    assert person.answers["stage"] == "extension"
    assert "agreement_basis" not in person.answers


def test_none_of_these_confirms_and_denies_what_is_left_alone(person):
    """What is chosen beside it stays chosen."""
    person.says(DOG_UNIT)
    asked = [item.fact for item in person.screen.question.items]
    person.clicks("None of these", **{asked[0]: "unsure"})
    assert [person.answers[fact] for fact in asked] == ["unsure", "no", "no", "no"]


def test_another_matter_is_begun_with_the_words_that_were_typed(person):
    """The button carries them; nothing that is left open on the card holds it up."""
    person.says(DOG_UNIT, "yes", SUPPLIER).clicks("Begin a matter with this")
    person.sees("This is what I heard. Is it right?", "1. A contract with a supplier")
    assert person.enquiry.opening == SUPPLIER


def test_none_of_these_denies_a_whole_card(person):
    """One press for the commonest answer."""
    person.says(DOG_UNIT).clicks("That is right")
    asked = [item.fact for item in person.screen.question.items]
    person.clicks("None of these")
    assert [person.answers[fact] for fact in asked] == ["no"] * 4


def test_what_is_chosen_is_sent_and_the_rest_stays_open(person):
    """Nobody is made to answer everything at once."""
    person.says(DOG_UNIT).clicks("That is right")
    first, *rest = [item.fact for item in person.screen.question.items]
    person.clicks("Send", **{first: "no"})
    assert person.answers[first] == "no"
    assert not set(rest) & set(person.answers)


def test_a_form_puts_a_matter_on_the_register(person):
    """In one press."""
    person.says(*DECIDED).clicks("Put it on the register")
    person.clicks("Put it on the register", title="Dog unit", partners="Merseyside Police")
    person.sees("ARR-", "Dog unit", "Partners: Merseyside Police")


def test_an_answer_is_picked_and_changed(person):
    """The list of answers, then the question, then what changed."""
    person.says(*DECIDED).clicks("My answers")
    supplier = next(each for each in person.screen.pick.choices if "supplier" in each.label)
    person.clicks("Change", line=supplier.value).sees("Your answer is: No")
    person.clicks("Yes").sees("This is not a partnership", "No longer")


def test_a_matter_is_picked_and_opened(person):
    """While another one waits."""
    person.says(SUPPLIER, "yes", DOG_UNIT, "my matters")
    supplier = next(each for each in person.screen.pick.choices if "supplier" in each.label)
    person.clicks("Open", line=supplier.value).sees("This is not a partnership")


def test_what_waits_beneath_is_gone_on_with(person):
    """Where the card above has inputs, the one beneath is a press away."""
    person.says(SUPPLIER, "yes", DOG_UNIT, "my matters")
    person.clicks("Go on with it").sees("This is what I heard")


@pytest.mark.parametrize(
    ("title", "sees"),
    [
        ("Reasons", "CHE-6.1"),
        ("My answers", "Your answers"),
        ("Go on to everything", words.GOING_ON),
        ("Put it on the register", "What is it called?"),
        ("Start again", "Partnerships Assistant"),
    ],
)
def test_each_button_of_an_outcome_leads_on(person, title, sees):
    """And none of them waits for anything."""
    person.says(*DECIDED).clicks(title).sees(sees)


@pytest.mark.parametrize(
    ("title", "sees"),
    [
        ("Back", "Is it any of these?"),
        ("Why we ask", "Why this is asked"),
        ("Leave it for now", words.SAVED),
        ("Help", "Help"),
    ],
)
def test_each_button_of_a_question_leads_on(person, title, sees):
    """Whatever is or is not answered."""
    person.says(DOG_UNIT, "none of these").clicks(title).sees(sees)
