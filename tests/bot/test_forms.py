"""A form is begun from an outcome, filled in by typing, checked, completed, and told in the outcome."""

import pytest

from bot.screens import NO
from tests.support.person import DOG_UNIT, Person, opened_app

DECIDED = (DOG_UNIT, "none of these", "no", "no")
BEGUN = (*DECIDED, "begin the benefit assessment")
FIRST = ("Better dogs, for less money.", "1, 3", "yes", "A dog at night.")
FILLED = (*BEGUN, *FIRST, "all yes")


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store")) as opened:
        yield opened


@pytest.fixture
def person(app, request):
    """Return somebody of whom the store has never heard."""
    return Person(app, request.node.nodeid)


def forms(person):
    return person.app.desk.forms.mine(person.conversation._front.actor)


def events(person):
    (row,) = forms(person)
    return [each.name for each in person.app.store.load(f"form-{row.id}")]


def answers(person):
    """Return what is answered in the person's one form, as its own rules see it."""
    (row,) = forms(person)
    actor = person.conversation._front.actor
    answered = person.app.desk.forms.get(actor, row.id).filling.answered
    return {name: reply.seen for name, reply in answered.items()}


# -- Begun --


def test_an_outcome_names_the_forms_that_it_asks_for(person):
    """And offers to begin the first; the list has them all."""
    person.says(*DECIDED).sees(
        "Benefit assessment: not begun",
        "Evaluation of the collaboration: not begun",
        "[begin benefit assessment]",
    ).does_not_see("Partnership Assessment: not begun")
    assert "Begin: Benefit assessment" in person.buttons
    person.says("forms").sees(
        "Partnership Assessment: not begun", "Check of the agreement: not begun"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "begin the benefit assessment",
        "Benefit assessment",
        "let me fill in the benefit assessment form",
        "begin benefit",
        "Start the benefit assessment, please.",
    ],
)
def test_a_form_is_begun_in_many_ways(person, typed):
    """By its name, or by some words of it behind a verb."""
    person.says(*DECIDED, typed).sees("What would taking part bring", "part 1 of 2")
    assert events(person) == ["form-opened"]


def test_a_name_that_several_forms_have_is_asked_back(person):
    """The list says which there are."""
    person.says(*DECIDED, "begin the assessment").sees("More than one form could be meant")
    assert forms(person) == ()


def test_no_form_is_begun_while_a_question_waits(person):
    """The line is for that question."""
    person.says(DOG_UNIT, "none of these", "begin the benefit assessment")
    assert forms(person) == ()
    person.says("forms").sees("Of this matter", "Is the partnership itself governed by statute?")


def test_a_form_whose_text_is_absent_says_so(person):
    """And whom to ask for the real one."""
    person.says(*DECIDED, "begin the evaluation of the collaboration").sees(
        "Its text is not in the policy document. This is our own template; ask the OPCC Head of"
        " Policy and Partnerships for the real one."
    )


def test_without_a_matter_there_is_no_form(person):
    """What to do is said."""
    person.says("forms").sees("There is no form to fill in here.")
    person.says("FRM-AAAAAAAA").sees("You have no form with the number FRM-AAAAAAAA.")


# -- Filled in --


def test_questions_are_asked_one_after_the_other_and_choices_together(person):
    """Text, several of a list, one choice, what follows from it, and a group."""
    person.says(*BEGUN).sees("Type your answer in your own words.")
    person.says(FIRST[0]).sees("Which of the Plan's priorities", "1. A service close", "skip")
    person.says("1, 3").sees("Does it add something that we could not do", "1. Yes 2. No")
    person.says("yes").sees("In a sentence or two, what does it add?")
    person.says(FIRST[3]).sees("Held against what we are there to do", "part 2 of 2")
    person.says("1 yes, 3 not clear").sees(
        "Saved. What is left of this part is still open.", "Does it leave us able"
    )
    person.says("no").sees("Benefit assessment: check your answers")
    assert answers(person) == {
        "benefit": (FIRST[0],),
        "priorities": ("close_to_communities", "less_crime"),
        "added_value": ("yes",),
        "value_described": (FIRST[3],),
        "fits_aims": ("yes",),
        "fits_responsibilities": ("no",),
        "worth_it": ("not_clear",),
    }


@pytest.mark.parametrize(
    ("before", "typed", "said"),
    [
        (BEGUN, "?!", "Nothing could be read there."),
        (BEGUN, "skip", "That needs an answer before the form is complete."),
        (BEGUN, "not applicable", "It does apply here, so it needs an answer."),
        ((*BEGUN, FIRST[0]), "1, 9", "I could not read “1, 9” as numbers of the list."),
        ((*BEGUN, *FIRST), "none of these", "I could not read “none of these” as an answer."),
        ((*BEGUN, *FIRST), "4 yes", "I could not read “4 yes” as an answer."),
    ],
)
def test_what_cannot_be_read_is_asked_again(person, before, typed, said):
    """And nothing of it is recorded."""
    person.says(*before)
    events_before = events(person)
    person.says(typed).sees(said)
    assert events(person) == events_before


def test_what_may_be_left_open_is_skipped(person):
    """It says so where it is checked."""
    person.says(*BEGUN, FIRST[0], "skip", "no", "all yes")
    person.sees("2. Which of the Plan's priorities does it serve? Left open")
    assert answers(person)["priorities"] == ()


def test_amounts_and_days_are_typed_as_people_write_them(person):
    """And shown so."""
    person.says(*DECIDED, "begin the evaluation of the collaboration", "Dogs", "all yes")
    person.sees("What would it save us in a year?", "Type not applicable if it does not apply.")
    person.says("a lot").sees("I could not read “a lot” as an amount of money.")
    person.says("£1,200.50", "all yes", "not yet").sees(
        "What would it save us in a year? £1,200.50"
    )
    person.says("change 4", "not applicable").sees("in a year? Does not apply")


def test_a_question_about_the_policy_is_answered_beside_the_form(person):
    """What is asked stands beneath it."""
    person.says(*BEGUN, "What does the policy say about exit strategies?")
    person.sees("CHE-12.1", "What would taking part bring")
    person.says("help").sees("What would taking part bring")
    person.says("why").sees("The benefit has to be known", "CHE-8.1", "Does it add something")
    assert events(person) == ["form-opened"]


def test_back_asks_what_was_answered_before_and_keep_leaves_it(person):
    """First of the same part, then of the part before; nothing further back is said."""
    person.says(*BEGUN, "back").sees("There is nothing further back in this form.")
    person.says(FIRST[0], "back").sees(f"Your answer is: {FIRST[0]}", "Type keep")
    person.says("keep").sees("That answer stays as it was.", "Which of the Plan's priorities")
    person.says(*FIRST[1:], "back").sees(f"Your answer is: {FIRST[0]}")
    person.says("Better cats.", "keep", "keep", "keep").sees("Held against what we are there")
    assert answers(person)["benefit"] == ("Better cats.",)
    person.says("back", "resume").sees("Held against what we are there")


# -- Checked and completed --


def test_an_answer_is_changed_before_the_form_is_completed(person):
    """What is no longer asked because of it goes; what it brings up is told beforehand."""
    person.says(*FILLED).sees("4. In a sentence or two, what does it add? A dog at night.")
    person.says("change 3").sees("Your answer is: Yes", "Does it add something")
    person.says("no").sees("3. Does it add something that we could not do as well alone? No")
    person.sees("Risks proposed", "adds nothing that could not be done as well alone")
    person.does_not_see("A dog at night.")
    person.says("change 77").sees("There is no answer with that number in this form.")
    person.says("perhaps").sees("Type complete if all of it stands")
    assert "form-completed" not in events(person)


def test_a_completed_form_is_told_in_the_outcome(person):
    """What is to be taken care of, the risks proposed; nothing of it stops the matter."""
    person.says(*FILLED, "change 5", "no", "change 6", "not clear", "complete").sees(
        "Benefit assessment: the form is complete. 1 thing to take care of, 1 risk proposed.",
        "This is a partnership",
        "Benefit assessment: done on 1 April 2026, 1 thing to take care of, 1 risk proposed",
        "Work out what taking part would take away",
        "The partnership does not fit our own aims and objectives. (CHE-8.1)",
        "None of this stops the matter by itself.",
        "[begin evaluation of the collaboration]",
    )
    assert events(person)[-3:] == ["risk-proposed", "care-item-opened", "form-completed"]


def test_a_completed_form_is_seen_and_opened_again(person):
    """What it said stands until it is completed once more."""
    person.says(*FILLED, "complete", "see the benefit assessment")
    person.sees("Benefit assessment: done on 1 April 2026", "7. On balance")
    person.says("change 7").sees("The form is open again.", "On balance")
    person.says("not clear").sees("check your answers")
    person.says("leave it for now", "resume").sees("Welcome back. You were filling in")
    person.says("complete").sees("1 thing to take care of")
    assert events(person)[-5:] == [
        "form-answer-changed",
        "form-left",
        "form-resumed",
        "care-item-opened",
        "form-completed",
    ]


def test_a_completed_form_is_put_away_by_going_on(person):
    """Or by asking for something else."""
    person.says(*FILLED, "complete", "see the benefit assessment", "resume")
    person.sees("This is a partnership", "Who approves it")
    person.says("see the benefit assessment", "forms").sees("done on 1 April 2026")
    person.says("see the benefit assessment", "answers").sees("This is a partnership")


def test_what_a_form_settles_changes_the_outcome_and_is_said(person):
    """Information is shared, says the agreement check; whom to consult changes with it."""
    person.says(*DECIDED[:3], "no", "more", "none of these", "begin the check of the agreement")
    person.says("all yes").sees("Can everyone involved see how it is run")
    person.says("yes").sees("Is it certain that every partner keeps to the law")
    person.says("yes").sees("5. Is information shared in it? No (from your answers)")
    person.says("change 5", "yes", "complete").sees(
        "Check of the agreement: the form is complete.",
        "Now: Consult the Information and Compliance Department",
    )
    assert person.answers["information_sharing"] == "yes"
    person.says("answers").sees("Information is shared in it: Yes")


def test_the_entry_is_suggested_by_the_form(person):
    """What was typed once is not typed again."""
    statement = "We want to set up a strategic partnership board with the council for young people."
    person.says(statement)
    for _ in range(12):
        if person.screen.question is None:
            break
        items = person.screen.question.items
        wanted = {"formalised": "yes", "core_objectives": "yes", "stage": "new"}
        given = {i.fact: wanted.get(i.fact, NO) for i in items}
        person.presses(person.screen.answering, given)
    person.sees("Partnership Assessment: not begun")
    person.says(
        "begin the partnership assessment", "Young people's board", "The council, Youth Aid"
    )
    person.says("Fewer arrests", "One officer", "not applicable", "skip", "skip", "complete")
    person.says("register").sees("Suggested: Young people's board").says("yes")
    person.sees("Suggested: The council and Youth Aid")


# -- Left, gone on with, overtaken --


def test_a_form_is_left_and_gone_on_with_after_a_restart(person):
    """The same question is asked."""
    person.says(*BEGUN, FIRST[0], "leave it for now").sees("the form goes on from there")
    person.comes_back().sees("Welcome back. You were filling in: Benefit assessment", "priorities")
    assert events(person)[-2:] == ["form-left", "form-resumed"]
    person.comes_back().is_recalled().says("1").sees("Does it add something")
    assert answers(person)["priorities"] == ("close_to_communities",)


def test_a_form_opens_by_its_number_and_is_nobody_elses(person):
    """Its matter is behind it."""
    person.says(*BEGUN)
    (row,) = forms(person)
    person.says("my matters", "start again", row.short).sees("What would taking part bring")
    other = Person(person.app, "another").says(row.short)
    other.sees(f"You have no form with the number {row.short}.")


def test_a_form_that_moved_on_in_another_window_is_shown_and_nothing_recorded(person):
    """Nobody answers what they did not see."""
    person.says(*BEGUN)
    (row,) = forms(person)
    Person(person.app, person.name).says(FIRST[0])
    person.says("1, 2").sees("This matter has moved on", "Which of the Plan's priorities")
    assert list(answers(person)) == ["benefit"]
    assert forms(person)[0].id == row.id


def test_what_leads_out_of_a_form_keeps_it(person):
    """Another matter, the register, start again: the form is found in the list."""
    person.says(*BEGUN, FIRST[0], "cancel").sees("The form is kept as it is: FRM-")
    person.sees("Benefit assessment: 1 of 6 answered", "[go on with benefit assessment]")
    person.says("go on with the benefit assessment", "start again").sees("Your matters")
    person.says("forms").sees("FRM-", "Benefit assessment: begun")
    person.says(*DECIDED).sees("Benefit assessment: not begun")


def test_the_same_line_again_counts_once(person):
    """As a channel delivers it twice."""
    person.says(*BEGUN)
    person.says(FIRST[0], act_key="line-1")
    before = events(person)
    person.says(FIRST[0], act_key="line-1")
    assert events(person) == before
