"""A question is drawn by its kind: one press answers it, or what is chosen is sent."""

from dataclasses import replace

import pytest

from bot.cards.words import HOW_TO_CONFIRM
from bot.presses import Press
from bot.screens import Choice, Question, Said, Screen
from tests.cards.card_lint import of_type
from tests.cards.made_screens import MATTER
from tests.cards.reading import STAGES, YES_NO, asks, drawn, item, lines, pressed


def test_a_question_with_few_choices_is_answered_by_one_press():
    """Why it is asked stands above, and the buttons carry the answer."""
    card = drawn(asks(item("stage", *STAGES)))
    assert lines(card) == [
        "# What is it?",
        "Why stage. (CHE-1.1)",
        "• New: It is new.",
        "• Running: It is running.",
        "• Ending: It is ending.",
        ["New", "Running", "Ending"],
        ["Help"],
    ]
    press, carried = pressed(card, "Running")
    assert press == Press(MATTER, 3, "answer")
    assert carried == {"card": "token-1", "stage": "running"}


def test_an_answer_that_is_changed_says_so_to_the_assistant():
    """The verb is what the screen says its answers mean."""
    card = drawn(asks(item("stage", *STAGES), answering="change"))
    assert pressed(card, "New")[0].verb == "change"


@pytest.mark.parametrize(
    ("choices", "style"),
    [
        (tuple(Choice(f"v{n}", f"Choice {n}") for n in range(6)), "expanded"),
        ((*YES_NO, Choice("other", "One that is far too long for a button")), "expanded"),
        (tuple(Choice(f"v{n}", f"Choice {n}") for n in range(12)), "compact"),
    ],
)
def test_a_question_with_many_or_long_choices_is_a_list(choices, style):
    """One must be chosen before it is sent."""
    card = drawn(asks(item("body_type", *choices)))
    [asked] = of_type(card, "Input.ChoiceSet")
    assert (asked["style"], asked["isRequired"], asked["errorMessage"]) == (
        style,
        True,
        "Choose one first.",
    )
    assert "value" not in asked
    assert lines(card)[-2:] == [["Send"], ["Help"]]


def test_choices_that_are_all_in_view_say_what_they_mean():
    """Not once more beneath; what means no more than its name stands alone."""
    choices = (*STAGES, *(Choice(f"v{n}", f"Choice {n}") for n in range(3)))
    card = drawn(asks(item("stage", *choices)))
    (listed,) = of_type(card, "Input.ChoiceSet")
    assert [each["title"] for each in listed["choices"]] == [
        "New: It is new.",
        "Running: It is running.",
        "Ending: It is ending.",
        "Choice 0",
        "Choice 1",
        "Choice 2",
    ]
    assert not [line for line in lines(card) if "•" in line]


def test_a_card_of_several_questions_has_a_list_for_each():
    """Numbered as a typed answer numbers them; none has to be answered."""
    card = drawn(asks(item("one", *YES_NO), item("two", *YES_NO), item("stage", *STAGES)))
    assert lines(card) == [
        "# What is it?",
        "(one) 1. About one",
        "(two) 2. About two",
        "(stage) 3. About stage",
        ["Show what they mean"],
        "• New: It is new.",
        "• Running: It is running.",
        "• Ending: It is ending.",
        "Choose what applies, then press Send. None of these says no to whatever you left alone.",
        ["Send", "None of these"],
        ["Help"],
    ]
    assert not any("isRequired" in each for each in of_type(card, "Input.ChoiceSet"))
    assert pressed(card, "Send")[0].verb == "answer"
    assert pressed(card, "None of these") == (
        Press(MATTER, 3, "none", "one two stage"),
        {"card": "token-1"},
    )


def test_what_can_only_be_chosen_cannot_be_denied():
    """Without a yes or no there is no *none of these*."""
    card = drawn(asks(item("stage", *STAGES), item("held", *STAGES)))
    assert lines(card)[-3:] == ["Choose what applies, then press Send.", ["Send"], ["Help"]]


HEARD = Screen(
    "This is what I heard. Is it right?",
    paragraphs=("1. About stage: New (you said “sign”)", "You want to know which approval."),
    said=(Said(item("stage", *STAGES), "new", "want to *sign*"),),
    answering="confirm",
    stream=MATTER,
    version=1,
)


def test_what_was_heard_is_chosen_already_with_the_words_beneath():
    """It can be left out; what the lists show is not said a second time."""
    card = drawn(HEARD)
    assert lines(card) == [
        "# This is what I heard. Is it right?",
        "You want to know which approval.",
        "(stage) 1. About stage",
        "You said “want to *sign*”",
        ["That is right"],
        [],
    ]
    [heard] = of_type(card, "Input.ChoiceSet")
    assert heard["value"] == "new"
    assert heard["choices"][-1] == {"title": "Leave this out", "value": "left out"}
    assert pressed(card, "That is right") == (Press(MATTER, 1, "confirm"), {"card": "token-1"})


def test_what_is_asked_beside_what_was_heard_has_its_own_heading():
    """Both are sent by one press."""
    beside = Question("Is it any of these?", (item("one", *YES_NO), item("two", *YES_NO)), first=2)
    card = drawn(replace(HEARD, question=beside))
    assert lines(card)[2:] == [
        "(stage) 1. About stage",
        "You said “want to *sign*”",
        "# Is it any of these?",
        "(one) 2. About one",
        "(two) 3. About two",
        HOW_TO_CONFIRM.replace("*", ""),
        ["That is right", "None of these"],
        [],
    ]
