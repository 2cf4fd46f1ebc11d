"""What was heard counts only as the person confirmed or corrected it."""

import pytest

from tests.support.person import DOG_UNIT, Person, opened_app

HEARD = {"collaboration": "yes", "agreement_basis": "s22a_23_23a", "stage": "new"}
EXCLUDED = {
    "professional_network": "no",
    "supplier_contract": "no",
    "conference": "no",
    "consultative_group": "no",
}
CSP = "The PCC will give our community safety partnership an £80,000 grant for a burglary project."


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture
def person(app, request):
    """Return somebody of whom the store has never heard."""
    return Person(app, request.node.nodeid)


def test_nothing_counts_before_it_is_confirmed(person):
    """The words on which each answer rests are shown with it."""
    person.says(DOG_UNIT).sees("(you said “section 22A”)", "Nothing counts until you confirm it.")
    assert person.answers == {}


@pytest.mark.parametrize(
    ("before", "quoted"),
    [("", "with Merseyside Police"), ("\u0130n short: ", "with merseyside police")],
)
def test_what_was_heard_is_quoted_as_it_was_written(person, before, quoted):
    """Save where a letter is longer in small ones, so that nothing can be found by its place."""
    person.says(before + DOG_UNIT).sees(f"(you said “{quoted}”)")


@pytest.mark.parametrize(
    ("typed", "answers"),
    [
        ("yes", HEARD),
        ("That's right.", HEARD),
        ("OK", HEARD),
        ("none of it", {}),
        ("Not right.", {}),
        ("none of these", {**HEARD, **EXCLUDED}),
        ("yes, none of these", {**HEARD, **EXCLUDED}),
        ("not 2, none of these", {"collaboration": "yes", "stage": "new", **EXCLUDED}),
        ("3 running, rest no", {**HEARD, "stage": "existing", **EXCLUDED}),
        ("5", {**HEARD, "supplier_contract": "yes"}),
        (
            "4 no, 5 not sure",
            {**HEARD, "professional_network": "no", "supplier_contract": "unsure"},
        ),
        ("not 2", {"collaboration": "yes", "stage": "new"}),
        ("not 2 and 3", {"collaboration": "yes"}),
        ("yes, but not 2", {"collaboration": "yes", "stage": "new"}),
        ("yes except 1, 3", {"agreement_basis": "s22a_23_23a"}),
        ("1 no", {**HEARD, "collaboration": "no"}),
        ("yes but 1 not sure", {**HEARD, "collaboration": "unsure"}),
        ("2 no", {"collaboration": "yes", "stage": "new"}),
        ("3 running", {**HEARD, "stage": "existing"}),
        ("2 another footing, 3d", {**HEARD, "agreement_basis": "other", "stage": "renewal"}),
        ("2 Police Act 1996, section 22A, 23 or 23A", HEARD),
    ],
)
def test_what_was_heard_is_confirmed_left_out_or_corrected(person, typed, answers):
    """A no to what takes no such answer leaves it out; it is asked if it matters."""
    assert person.says(DOG_UNIT, typed).answers == answers
    person.does_not_see("Is it right?")


@pytest.mark.parametrize(
    "typed", ["", "2", "not 4", "not 0", "9 no", "no", "perhaps", "1b", "yes no", "🐕"]
)
def test_what_cannot_be_read_confirms_nothing_and_asks_again(person, typed):
    """It is not held against anybody, and the card is shown once more."""
    person.says(DOG_UNIT, typed).sees("Type", "Is it right?")
    assert person.answers == {}
    assert person.events == ["enquiry-opened", "phrases-heard"]


def test_all_that_was_heard_can_be_left_out(person):
    """The questions then begin from nothing."""
    person.says(DOG_UNIT, "none of it").sees("Is it any of these?", "Card 2")
    assert person.answers == {}


def test_what_is_asked_beside_is_numbered_on_and_its_hints_with_it(person):
    """A number means one thing on one card."""
    person.says(DOG_UNIT).sees(
        "4. A network of personal", "“5, rest no”", "also confirms what I heard"
    )


def test_a_bare_no_is_not_guessed_at(person):
    """It could be meant for what was heard or for the list."""
    person.says(DOG_UNIT, "no").sees("No to which?")
    assert person.answers == {}


def test_one_thing_heard_is_corrected_by_its_number(person):
    """The hints name only numbers that are there."""
    person.says("Our supplier wants to be our partner.").sees("[not 1]", "[1 no]")
    person.does_not_see("[not 2]")
    assert person.says("1 no").answers == {"supplier_contract": "no"}


def test_only_a_body_may_be_heard_and_is_changed_like_any_answer(person):
    """Its name answers some of the questions; another name or none can be picked later."""
    person.says("Is MAPPA a partnership?", "yes")
    assert person.answers == {"body_type": "mappa"}
    person.says("change 1").sees("The body that it is about", "None of these")
    person.says("none of these")
    assert person.answers["body_type"] == "none_of_these"


def test_an_answer_against_the_named_body_stands_and_is_pointed_out(person):
    """The person knows their matter better than its name does."""
    person.says(CSP, "yes", "3", "no", "more", "1", "change 1")
    assert person.answers["body_type"] == "csp"
    person.says("resume", "answers").sees("1. The body that it is about: Community safety")


def test_why_at_the_confirmation_says_that_nothing_counts_yet(person):
    """There is no question yet whose reason could be told."""
    person.says(DOG_UNIT, "why").sees("* Nothing counts until you confirm it.", "Is it right?")


def test_back_at_the_confirmation_has_nowhere_to_go(person):
    """And nothing is lost by asking."""
    person.says(DOG_UNIT, "back").sees("There is nothing further back.", "Is it right?")


def test_going_back_over_the_confirmation_asks_all_of_it_again(person):
    """As one card with a heading of its own, and the answers that stand."""
    person.says(DOG_UNIT, "yes", "back")
    person.sees(
        "This is what you said at the start. How is it?", "Your answers are: 1 Yes, 2 Police"
    )
    assert person.says("3b, 1 yes").answers == HEARD
    person.sees("That is the answer that was there already.")
