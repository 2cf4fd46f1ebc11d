"""Whoever types another matter over what waits begins it in one press, and nothing is lost."""

import pytest

from bot.presses import Press, decode, encode, fits
from domain.refusals import NotYours
from tests.support.person import DOG_UNIT, Person, opened_app

GRANT = "The PCC will give our community safety partnership a grant for a burglary project."
SUPPLIER = "Our software supplier calls our contract a strategic partnership. Is it one?"
ROADS = "We are joining the Safer Roads group"
ANEW = "Begin a matter with this"


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture
def person(app, request):
    """Return somebody of whom the store has never heard."""
    return Person(app, request.node.nodeid)


@pytest.fixture
def asked(person):
    """Return a person who is asked something, whose matter is still young."""
    return person.says(DOG_UNIT, "yes").sees("Is it any of these?")


def openings(person):
    """Return what each of the person's matters was opened with."""
    mine = person.app.enquiries.mine(person.conversation.actor)
    return sorted(row.opening for row in mine)


def test_one_press_begins_the_matter_that_was_typed(asked):
    """With the very words; the one before is kept, and named."""
    before, kept = asked.enquiry.short, asked.events
    asked.says(GRANT).presses_button(ANEW)
    asked.sees(f"The matter before is kept as {before}.", "This is what I heard. Is it right?")
    assert openings(asked) == [GRANT, DOG_UNIT]
    assert asked.says(before).sees("Is it any of these?").events == kept


@pytest.mark.parametrize("lines", [(DOG_UNIT,), (DOG_UNIT, "yes"), (DOG_UNIT, "none of these")])
def test_it_is_offered_over_every_kind_of_question(person, lines):
    """What was heard, a list, a single question; it stands first, and cannot be typed."""
    person.says(*lines, GRANT).sees("If that is another matter, begin it anew below")
    assert person.buttons[0] == ANEW
    person.does_not_see(ANEW)


def test_the_same_press_once_more_opens_no_second_matter(asked):
    """A card is pressed on the telephone, and on the desk as well."""
    card = asked.says(GRANT).screen
    asked.presses_button(ANEW, on=card, act_key="one press")
    screen, before = asked.screen, asked.everything
    asked.presses_button(ANEW, on=card, act_key="one press")
    assert (asked.screen, asked.everything) == (screen, before)


def test_an_old_card_pressed_again_shows_how_the_matter_stands(asked):
    """However far that is by now, whatever is in front, and in another process as well."""
    card = asked.says(SUPPLIER).screen
    asked.presses_button(ANEW, on=card, act_key="a press").says("yes")
    asked.sees("This is not a partnership").says(GRANT)
    before = asked.everything
    asked.is_recalled().presses_button(ANEW, on=card, act_key="a press")
    asked.sees("That came before and counted once.", "This is not a partnership")
    assert asked.everything == before


def test_it_begins_a_matter_although_the_one_before_has_moved_on(asked):
    """It is no answer to that one, so that nothing of it can be stale."""
    card = asked.says(GRANT).screen
    Person(asked.app, asked.name).says("none of these")
    asked.presses_button(ANEW, on=card).sees("This is what I heard. Is it right?")
    assert openings(asked) == [GRANT, DOG_UNIT]


def test_what_no_button_can_carry_is_said_once_more(asked):
    """Then the button only makes room for it."""
    long = f"{GRANT} {'It is for the whole county, and all of its districts. ' * 12}"
    asked.says(long).sees(
        "I could not read that as an answer. If that is another matter, begin it anew below"
    )
    assert asked.buttons[0] == "Start again"
    asked.presses_button("Start again").says(long).sees("This is what I heard.")
    assert openings(asked) == [long, DOG_UNIT]


def test_an_answer_that_could_not_be_read_is_not_taken_for_a_matter(asked):
    """It begins with a number."""
    asked.says("2 a grant").sees("with “2 a grant”")
    assert ANEW not in asked.buttons


def test_a_sentence_typed_over_the_form_is_taken_and_told(person):
    """Where all is filled in at once, nobody would see that it went into the title."""
    person.says(DOG_UNIT, "none of these", "no", "no", "register")
    person.says(ROADS).sees(f"Taken as its title: “{ROADS}”", "Who are the partners?")
    person.says("Merseyside Police").does_not_see("Taken as", "another matter")
    person.says("change 2", GRANT.replace("The PCC", "We")).sees("Taken as the partners: “We will")
    person.presses_button(ANEW).sees("This is what I heard. Is it right?")
    assert len(openings(person)) == 2
    assert person.conversation._front.form is None


def test_a_title_is_no_matter(person):
    """It is what was asked for, whatever it is about."""
    person.says(DOG_UNIT, "none of these", "no", "no", "register")
    person.says("Dog units shared with Merseyside Police").sees("Who are the partners?")
    assert person.screen.notice == ()
    assert person.buttons == ["Not now"]


@pytest.mark.parametrize("typed", ["who approves it?", "Is this a partnership?"])
def test_a_short_question_about_the_matter_in_front_is_answered_by_it(person, typed):
    """It is not opened as another, of which nothing is known."""
    person.says(DOG_UNIT, "none of these", "no", "no", typed)
    person.sees("This is how the matter in front stands.", "Who approves it")
    assert openings(person) == [DOG_UNIT]


def test_what_does_not_speak_of_it_opens_a_matter(person):
    """As does anything where there is none in front."""
    person.says("who approves it?").sees("I will find out which approval it needs.")
    person.says("start again", DOG_UNIT, "none of these", "no", "no")
    person.says("Do we need approval for a partnership?")
    person.sees("I will find out which approval it needs.")
    assert len(openings(person)) == 3


def test_nobody_begins_anything_from_somebody_elses_card(asked):
    """The words on it are not theirs."""
    card = asked.says(GRANT).screen
    other = Person(asked.app, f"{asked.name} 2")
    before = asked.everything
    other.presses_button(ANEW, on=card)
    assert isinstance(other.conversation.refusal, NotYours)
    assert asked.everything == before


def test_a_button_without_words_begins_nothing(asked):
    """No card has one; whoever makes one up is told so."""
    before = asked.everything
    asked.presses(key=encode(Press("", 0, "anew", "")), act_key="made up")
    asked.sees("I do not know that button any more.", "Is it any of these?")
    assert asked.everything == before


def test_a_key_holds_what_fits_and_nothing_longer():
    """Of wide letters fewer fit than of plain ones."""
    assert fits("anew", "a" * 600)
    assert not fits("anew", "a" * 601)
    assert fits("anew", "é" * 400)
    assert not fits("anew", "é" * 600)
    assert not fits("anew", "a\u202eb")
    assert not fits("line", "a" * 201)
    assert decode(encode(Press("", 0, "anew", "é" * 600))) is None
