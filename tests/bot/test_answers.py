"""What is typed on a card is read whole or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import Misread, number_in, read_answers, read_pieces
from bot.screens import Choice, Item, Question

YES_NO = (Choice("yes", "Yes"), Choice("no", "No"), Choice("unsure", "Not sure"))
FOOTING = (
    Choice("s22a", "Police Act 1996, section 22A, 23 or 23A"),
    Choice("other", "Another footing"),
    Choice("unsure", "Not sure"),
)
STAGE = (Choice("new", "New"), Choice("existing", "Running"), Choice("unsure", "Not sure"))


def item(fact: str, text: str, choices: tuple[Choice, ...] = YES_NO) -> Item:
    return Item(fact, text, "", (), "", "", choices)


NETWORK = item("network", "A network of relationships")
EITHER = item("joint", "A collaboration", (*YES_NO[:2], Choice("either", "Either"), YES_NO[2]))
EXCLUSIONS = Question(
    "Is it any of these?",
    (NETWORK, item("supplier", "A contract, or a bought service"), item("event", "A conference")),
)
MIXED = Question(
    "How?", (item("together", "Done together"), EITHER, item("footing", "Legal footing", FOOTING))
)
LETTERED = Question("Where?", (item("stage", "Stage", STAGE), item("footing", "Footing", FOOTING)))
ONE = Question("Is it a network?", (NETWORK,))
ONE_STAGE = Question("Where does it stand?", (item("stage", "Stage", STAGE),))
CARDS = (EXCLUSIONS, MIXED, LETTERED, ONE, ONE_STAGE)


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        (ONE, "1", "yes"),
        (ONE, "2", "no"),
        (ONE, " 3. ", "unsure"),
        (ONE, "Yes", "yes"),
        (ONE, "n", "no"),
        (ONE, "NOPE!", "no"),
        (ONE, "none of these", "no"),
        (ONE, "I don’t know", "unsure"),
        (ONE, "?", "unsure"),
        (ONE, "“not sure”", "unsure"),
        (ONE_STAGE, "2", "existing"),
        (ONE_STAGE, "running", "existing"),
        (ONE_STAGE, "*New*", "new"),
        (ONE_STAGE, "unsure", "unsure"),
    ],
)
def test_one_item_is_answered_by_number_label_or_word(question, typed, value):
    """A number is the nth choice shown, and the exact label answers."""
    (fact,) = (each.fact for each in question.items)
    assert read_answers(question, typed) == {fact: value}


@pytest.mark.parametrize(
    ("question", "typed", "why"),
    [
        (ONE, "", "empty"),
        (ONE, "   ", "empty"),
        (ONE, "0", "number"),
        (ONE, "4", "number"),
        (ONE, "9" * 1900, "number"),
        (ONE, "1b", "unknown"),
        (ONE, "1, 2", "unknown"),
        (ONE, "perhaps", "unknown"),
        (ONE_STAGE, "yes", "unknown"),
        (ONE_STAGE, "none of these", "unknown"),
    ],
)
def test_what_is_no_answer_to_one_item_is_said_to_be_none(question, typed, why):
    """Each reason has its own sentence later on."""
    read = read_answers(question, typed)
    assert isinstance(read, Misread)
    assert read.why == why


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2", {"supplier": "yes"}),
        ("2 no", {"supplier": "no"}),
        ("2: not sure", {"supplier": "unsure"}),
        ("1n, 2y", {"network": "no", "supplier": "yes"}),
        ("1 is no", {"network": "no"}),
        ("1,3", {"network": "yes", "event": "yes"}),
        ("1 and 3", {"network": "yes", "event": "yes"}),
        ("1 3", {"network": "yes", "event": "yes"}),
        ("1 & 3 no", {"network": "yes", "event": "no"}),
        ("1-3 no", {"network": "no", "supplier": "no", "event": "no"}),
        ("1–2 not sure", {"network": "unsure", "supplier": "unsure"}),
        ("2, rest no", {"network": "no", "supplier": "yes", "event": "no"}),
        ("2 and the rest is no", {"network": "no", "supplier": "yes", "event": "no"}),
        ("3 no; others not sure", {"network": "unsure", "supplier": "unsure", "event": "no"}),
        ("1, 2, 3, rest no", {"network": "yes", "supplier": "yes", "event": "yes"}),
        ("none of these", {"network": "no", "supplier": "no", "event": "no"}),
        ("No.", {"network": "no", "supplier": "no", "event": "no"}),
        ("all no", {"network": "no", "supplier": "no", "event": "no"}),
        ("all of them are yes", {"network": "yes", "supplier": "yes", "event": "yes"}),
        ("not sure", {"network": "unsure", "supplier": "unsure", "event": "unsure"}),
        ("a conference", {"event": "yes"}),
        ("A contract, or a bought service, 3 no", {"supplier": "yes", "event": "no"}),
        ("2, 2 yes", {"supplier": "yes"}),
    ],
)
def test_a_list_of_yes_and_no_is_answered_piece_by_piece(typed, expected):
    """Items that are left alone are not in the result."""
    assert read_answers(EXCLUSIONS, typed) == expected


@pytest.mark.parametrize(
    ("question", "typed", "expected"),
    [
        (MIXED, "1, 2 no, 3a", {"together": "yes", "joint": "no", "footing": "s22a"}),
        (MIXED, "3 b", {"footing": "other"}),
        (MIXED, "3 not sure", {"footing": "unsure"}),
        (MIXED, "2 either", {"joint": "either"}),
        (MIXED, "another footing", {"footing": "other"}),
        (MIXED, "3 Police Act 1996, section 22A, 23 or 23A", {"footing": "s22a"}),
        (MIXED, "none of these", {"together": "no", "joint": "no"}),
        (MIXED, "3a, rest no", {"together": "no", "joint": "no", "footing": "s22a"}),
        (MIXED, "all not sure", {"together": "unsure", "joint": "unsure", "footing": "unsure"}),
        (LETTERED, "1b, 2a", {"stage": "existing", "footing": "s22a"}),
        (LETTERED, "1a 2c", {"stage": "new", "footing": "unsure"}),
        (LETTERED, "new, 2 another footing", {"stage": "new", "footing": "other"}),
        (LETTERED, "1 not sure", {"stage": "unsure"}),
    ],
)
def test_letters_pick_choices_where_there_are_letters(question, typed, expected):
    """*None of these* and *rest no* answer what takes a no, and leave the others alone."""
    assert read_answers(question, typed) == expected


@pytest.mark.parametrize(
    ("question", "typed", "piece", "why"),
    [
        (EXCLUSIONS, "4", "4", "number"),
        (EXCLUSIONS, "0 no", "0 no", "number"),
        (EXCLUSIONS, "3-1 no", "3-1 no", "number"),
        (EXCLUSIONS, "1, 7 no, rest no", "7 no", "number"),
        (EXCLUSIONS, "1b", "1b", "choice"),
        (EXCLUSIONS, "1 perhaps, 2 no", "1 perhaps", "choice"),
        (EXCLUSIONS, "2, 2 no", "2 no", "twice"),
        (EXCLUSIONS, "1, all no", "all no", "twice"),
        (EXCLUSIONS, "1 no, banana", "banana", "unknown"),
        (EXCLUSIONS, "rest perhaps", "rest perhaps", "unknown"),
        (EXCLUSIONS, "yes", "yes", "unknown"),
        (EXCLUSIONS, ", ,", ", ,", "unknown"),
        (EXCLUSIONS, "9" * 1900, "9" * 1900, "number"),
        (MIXED, "3", "3", "choice"),
        (MIXED, "3d", "3d", "choice"),
        (LETTERED, "none of these", "none of these", "choice"),
        (LETTERED, "not a thing", "not a thing", "unknown"),
    ],
)
def test_the_piece_that_cannot_be_read_is_named_and_nothing_counts(question, typed, piece, why):
    """One bad piece spoils the line: half an answer would be a guess."""
    assert read_answers(question, typed) == Misread(piece, why)


def test_a_card_of_items_can_have_one_item():
    """Where what was heard is corrected a number always means an item."""
    assert read_pieces(ONE, "1 no") == {"network": "no"}


@pytest.mark.parametrize(
    ("text", "most", "number"),
    [
        ("1", 3, 1),
        (" 3 ", 3, 3),
        ("03", 3, None),
        ("4", 3, None),
        ("0", 3, None),
        ("x", 3, None),
        ("", 3, None),
    ],
)
def test_a_number_is_one_of_those_shown(text, most, number):
    """However many digits are typed, no number is made of them that is not there."""
    assert number_in(text, most) == number


PIECES = st.sampled_from(
    [
        "1",
        "2",
        "3",
        "4",
        "0",
        "1b",
        "2c",
        "3a",
        "rest",
        "all",
        "no",
        "yes",
        "not",
        "sure",
        "none",
        "of",
        "these",
        ",",
        ";",
        "&",
        "and",
        "-",
        "1-3",
        "?",
        ".",
        "“",
        "”",
        "new",
        "9999",
    ]
)
TYPED = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=8).map(" ".join))


@given(question=st.sampled_from(CARDS), typed=TYPED)
def test_whatever_is_typed_is_an_answer_of_the_card_or_is_misread(question, typed):
    """Nothing raises, and no value is recorded that was not on the card."""
    read = read_answers(question, typed)
    if isinstance(read, Misread):
        assert read.why in {"empty", "number", "choice", "twice", "unknown"}
        return
    assert read
    choices = {each.fact: {choice.value for choice in each.choices} for each in question.items}
    assert all(value in choices[fact] for fact, value in read.items())


@given(question=st.sampled_from((EXCLUSIONS, MIXED, LETTERED)), typed=TYPED)
def test_a_line_with_an_unreadable_piece_answers_nothing(question, typed):
    """Whatever stands before it."""
    assert isinstance(read_answers(question, f"{typed}, xyzzy"), Misread)


@given(question=st.sampled_from(CARDS), data=st.data())
def test_every_choice_shown_can_be_typed_as_it_is_shown(question, data):
    """By its number, with its letter, or with its label."""
    at = data.draw(st.integers(0, len(question.items) - 1))
    one = question.items[at]
    choice = data.draw(st.sampled_from(one.choices))
    place = one.choices.index(choice)
    if len(question.items) == 1:
        typed = data.draw(st.sampled_from((f"{place + 1}", choice.label)))
    elif one.is_yes_no:
        typed = f"{at + 1} {choice.label}"
    else:
        letter = "abcdefgh"[place]
        typed = data.draw(st.sampled_from((f"{at + 1}{letter}", f"{at + 1} {choice.label}")))
    assert read_answers(question, typed) == {one.fact: choice.value}
