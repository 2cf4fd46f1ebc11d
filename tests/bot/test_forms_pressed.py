"""A form is filled in on cards: part by part, with everything of a part at once."""

import pytest

from tests.bot.test_forms import DECIDED, answers, events, forms
from tests.support.person import Person, opened_app


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture
def person(app, request):
    """Return somebody of whom the store has never heard."""
    return Person(app, request.node.nodeid)


@pytest.fixture
def begun(person):
    """Return a person with a form in hand, begun by its button."""
    return person.says(*DECIDED).presses_button("Begin: Benefit assessment")


def asked(person):
    """Return the questions on the card, by the names of their fields."""
    return {field.name.removeprefix("q_"): field for field in person.screen.inputs.fields}


def fills(person, on=None, **given):
    """Fill in the card and press its button."""
    card = on or person.screen
    data = {f"q_{name}": value for name, value in given.items()}
    return person.presses(card.inputs.verb, dict(card.inputs.given) | data, on=card)


FIRST = {"benefit": "Better dogs", "priorities": "close_to_communities,less_crime"}
REST = {"fits_aims": "yes", "fits_responsibilities": "not_clear", "worth_it": "no"}


def test_a_part_is_one_card(begun):
    """Whatever its questions are answered by."""
    fields = asked(begun)
    assert {name: field.kind for name, field in fields.items()} == {
        "benefit": "line",
        "priorities": "choices",
        "added_value": "choice",
    }
    assert fields["priorities"].label.endswith("It may be left open.")
    assert not any(field.required for field in fields.values())
    fills(begun, **FIRST, added_value="yes").sees("In a sentence or two, what does it add?")
    assert list(asked(begun)) == ["value_described"]
    fills(begun, value_described="A dog at night")
    assert list(asked(begun)) == ["fits_aims", "fits_responsibilities", "worth_it"]
    fills(begun, **REST).sees("Benefit assessment: check your answers")
    begun.presses("complete").sees("the form is complete. 1 thing to take care of, 1 risk proposed")
    assert events(begun)[-1] == "form-completed"


def test_what_is_left_empty_is_left_open_where_it_may_be(begun):
    """And asked again where it may not, without losing what was filled in."""
    fills(begun, benefit="Better dogs").sees("Saved. What is left of this part is still open.")
    assert answers(begun) == {"benefit": ("Better dogs",), "priorities": ()}
    assert list(asked(begun)) == ["added_value"]


def test_what_cannot_be_read_is_mended_on_the_card(person):
    """Nothing of it is recorded; what was typed is still there."""
    person.says(*DECIDED, "begin the evaluation of the collaboration")
    fills(person, purpose="Dogs", better_service="yes", local_service="yes")
    assert list(asked(person)) == ["saving", "control", "way_out"]
    before = events(person)
    fills(person, saving="a lot", control="yes").sees("I could not read “a lot” as an amount")
    assert events(person) == before
    assert asked(person)["saving"].value == "a lot"
    assert asked(person)["control"].value == "yes"
    fills(person, saving="not applicable", control="yes", way_out="yes")
    assert answers(person)["saving"] == ("not_applicable",)


def test_one_answer_is_changed_from_the_card_that_shows_them_all(begun):
    """As it was typed before."""
    fills(begun, **FIRST, added_value="no")
    fills(begun, **REST).sees("check your answers")
    begun.picks("change 1")
    assert list(asked(begun)) == ["benefit"]
    assert asked(begun)["benefit"].value == "Better dogs"
    fills(begun, benefit="Better cats").sees("1. What would taking part bring the force")
    assert answers(begun)["benefit"] == ("Better cats",)


def test_back_shows_the_part_before_as_it_was_filled_in(begun):
    """Sent unchanged it records nothing."""
    fills(begun, **FIRST, added_value="no").presses("back")
    assert {name: field.value for name, field in asked(begun).items()} == {
        "benefit": "Better dogs",
        "priorities": "close_to_communities,less_crime",
        "added_value": "no",
    }
    before = events(begun)
    fills(begun, **FIRST, added_value="no").sees("Held against what we are there to do")
    assert events(begun) == before


def test_a_stale_card_says_so_and_records_nothing(begun):
    """What others answered of another part does it no harm."""
    old = begun.screen
    fills(begun, **FIRST, added_value="no")
    before = events(begun)
    fills(begun, on=old, **FIRST, added_value="yes").sees("This matter has moved on")
    assert events(begun) == before
    begun.presses("back", on=old).sees("This matter has moved on", "Held against")
    begun.presses("complete", on=old).sees("This matter has moved on")
    assert events(begun) == before


def test_a_form_is_completed_only_as_it_was_checked(begun):
    """Changed in another window meanwhile, it is checked again."""
    fills(begun, **FIRST, added_value="no")
    fills(begun, **REST)
    card = begun.screen
    other = Person(begun.app, begun.name).says("change 1", "Cats")
    begun.presses("complete", on=card).sees("This matter has moved on", "check your answers")
    assert "form-completed" not in events(begun)
    other.says("complete").sees("the form is complete")
    begun.presses("complete", on=card).sees("Benefit assessment: done on")
    assert events(begun).count("form-completed") == 1


def test_a_card_of_a_form_that_was_put_away_takes_it_up_again(begun):
    """After another matter was begun, too."""
    card = begun.screen
    begun.says("start again").sees("Your matters")
    fills(begun, on=card, **FIRST, added_value="no").sees("Held against what we are there to do")
    assert answers(begun)["benefit"] == ("Better dogs",)


def test_somebody_elses_form_is_not_shown(begun):
    """Nor filled in."""
    other = Person(begun.app, "another-one")
    fills(other, on=begun.screen, **FIRST).sees("Only whoever opened that matter")
    assert answers(begun) == {}


def test_pressed_twice_it_counts_once(begun):
    """As a client that hears nothing presses again."""
    card = begun.screen
    data = dict(card.inputs.given) | {"q_benefit": "Better dogs", "q_added_value": "no"}
    begun.presses("fill", data, on=card, act_key="press-1")
    before = events(begun)
    begun.presses("fill", data, on=card, act_key="press-1").sees("Held against what we are")
    assert events(begun) == before


def test_a_card_that_is_only_looked_at_records_nothing(begun):
    """The dialog is fetched so; a glance too."""
    before = events(begun)
    begun.presses("fill", {}).sees("What would taking part bring")
    key_of = begun.screen
    begun.presses("show", on=key_of).sees("What would taking part bring")
    assert events(begun) == before


def test_moving_about_from_a_forms_card(begun):
    """Why, the answers, help, leaving, and the list."""
    begun.presses("why").sees("Each partnership should add value", "What would taking part bring")
    begun.presses("answers").sees("0 of 6 answered", "Not answered yet")
    begun.presses("help").sees("Help", "What would taking part bring")
    begun.presses("matters").sees("Your matters", "What would taking part bring")
    begun.presses("leave").sees("the form goes on from there")
    assert forms(begun)[0].left
    begun.presses("resume").sees("What would taking part bring")
    assert not forms(begun)[0].left


def test_a_list_of_forms_is_picked_from(person):
    """Those of the matter, begun or not."""
    person.says(*DECIDED, "forms").picks("begin benefit assessment")
    person.sees("What would taking part bring")
    assert asked(person)["benefit"].kind == "line"
