"""A question about the policy is answered with its clauses, by office where that is asked, or told that it does not say."""

from contextlib import closing

import pytest

from bot.doubting import line_for
from bot.doubting_words import WISHES
from bot.features import FEATURES
from bot.intents import understood
from bot.phrases import Wish, read_phrases, said_by
from bot.screens import Section
from bot.wiring import wire
from tests.support.person import DOG_UNIT, CountingIds, Person, opened_app, settings_for


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("asking")) as app:
        yield app


@pytest.fixture
def sergeant(app):
    """Give somebody without an office, who has no matter in front."""
    return Person(app, "demo-sergeant").says("start again")


def headings(person) -> list[str]:
    return [section.heading for section in person.screen.sections]


def lines(person, heading: str) -> tuple[str, ...]:
    return next(s.lines for s in person.screen.sections if s.heading == heading)


# --- what the policy says ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("what does the policy say about exit strategies", "CHE-12.2 (Section 12, exit strategy): "),
        ("show me section 8", "CHE-8.1 (Section 8, establishing partnerships): "),
        ("when is a grant agreement needed", "CHE-6.5 (Section 6, strategic): "),
        ("show me CHE-8.5", "CHE-8.5 (Section 8, establishing partnerships): "),
        ("what does A-10 mean", "A-10 (Our reading: How far the grant rule reaches): "),
        ("show me appendix 2", "CHE-8.6 (Section 8, establishing partnerships): "),
    ],
)  # fmt: skip
def test_the_clause_that_answers_comes_first_under_the_name_of_its_document(
    sergeant, question, first
):
    """With its number and its place, in our words."""
    sergeant.says(question)
    assert sergeant.screen.title == "This is what the policy says, in our words"
    assert lines(sergeant, "Cheshire policy")[0].startswith(first)


def test_an_abbreviation_is_spelt_out_before_the_clauses(sergeant):
    """With the documents it is taken from, and their age where that matters."""
    sergeant.says("what does MAPPA stand for")
    assert headings(sergeant) == [
        "MAPPA stands for Multi-agency public protection arrangements",
        "Cheshire policy",
    ]
    sergeant.says("what is an LSP?")
    assert lines(sergeant, "LSP stands for Local Strategic Partnership")[1:] == (
        "From a document of 2009: it is not shown as today's law or body.",
        (
            "Source: CAM-9.3a, Cambridgeshire policy (2009); SCR-P10, Cheshire scrutiny report"
            " (August 2009); SCR-G, Cheshire scrutiny report (August 2009); A-44"
        ),
    )


def test_who_keeps_the_register_is_told_by_office_and_who_is_asked_where_nobody_is_named(sergeant):
    """Before the clauses that say so."""
    sergeant.says("who maintains the register")
    assert lines(sergeant, "Who keeps the registers") == (
        "Register of collaborations: the Planning, Performance and Risk Manager (CHE-14.1)",
        (
            "Register of strategic and statutory partnerships: the policy names nobody; ask the"
            " OPCC Head of Policy and Partnerships (CHE-14.5, A-14)"
        ),
    )


def test_who_approves_a_kind_is_told_with_what_else_it_depends_on(sergeant):
    """Only of the kind that was named; and that a matter of one's own is surer."""
    sergeant.says("who approves a strategic partnership")
    assert lines(sergeant, "Who approves it") == (
        (
            "Strategic partnership: The Chief Officer who holds the portfolio and the Commissioner's"
            " Chief of Staff (CHE-8.5, A-54); or, depending on the rest: the policy names nobody;"
            " ask the OPCC Head of Policy and Partnerships (A-59)"
        ),
        "To be certain for a matter of yours, say what you want to do and with whom.",
    )


def test_whose_the_policy_is_and_who_advises_is_told_by_office(sergeant):
    """From the same tables that decide."""
    sergeant.says("who owns the policy?")
    assert lines(sergeant, "Whose policy it is") == (
        "It is owned by the Commissioner's Chief of Staff and Chief Constable.",
        "The OPCC Head of Policy and Partnerships is asked where it does not say.",
    )
    sergeant.says(
        "who is responsible for reviews of statutory partnerships according to the policy"
    )
    assert lines(sergeant, "Who leads the review")[0] == (
        "Statutory partnership: At least once a year, and when something significant changes; led by"
        " the partnership lead (CHE-8.7, CHE-15.2, CHE-15.3, CHE-15.5)"
    )


@pytest.mark.parametrize(
    "question", ["what does the policy say about parental leave", "what does XYZ mean?"]
)
def test_what_the_policy_does_not_say_names_whom_to_ask(sergeant, question):
    """Nothing is made up."""
    sergeant.says(question)
    assert sergeant.screen.title == (
        "The policy does not say, as far as I can find. Ask the OPCC Head of Policy and Partnerships."
    )


def test_what_comes_nearest_is_shown_as_no_answer(sergeant):
    """Half of what was asked is there, and half is not."""
    sergeant.says("what does the policy say about grants for drones")
    assert sergeant.screen.title.startswith("The policy does not say")
    assert headings(sergeant) == ["This comes nearest, and may be about something else"]


def test_another_policy_is_asked_by_its_name(sergeant):
    """The answer stands under the name of that policy."""
    sergeant.says("what does the Lancashire policy say about the media?")
    assert lines(sergeant, "Lancashire policy")[0].startswith("LAN-G7 ")


def test_advice_beside_the_policy_is_told_from_it(sergeant):
    """What only the layer speaks of is no word of the policy."""
    sergeant.says("what does the policy say about outsourcing?")
    assert (
        sergeant.screen.title
        == "The policy itself does not say. This stands beside it and decides nothing"
    )
    assert headings(sergeant) != ["Cheshire policy"]


def test_a_question_beside_a_card_leaves_the_card_waiting(sergeant):
    """The card stands beneath."""
    sergeant.says(DOG_UNIT, "none of these", "what is the policy on grants?")
    assert sergeant.screen.below is not None
    assert "Cheshire policy" in headings(sergeant)


# --- one's own role ---------------------------------------------------------------------------


def test_somebody_without_an_office_is_told_what_anybody_may_do(sergeant):
    """And on which clauses that rests."""
    sergeant.says("what is my role here?")
    assert sergeant.screen.title == "What the Cheshire policy asks of you"
    assert sergeant.screen.paragraphs == (
        "You hold no office that the Cheshire policy names. This is what anybody who works here may do.",
    )
    assert headings(sergeant) == ["You may"]
    assert lines(sergeant, "You may") == (
        "ask what the policy says of a matter of yours, and come back to it (CHE-0.4, CHE-2.1)",
        "read the registers (CHE-2.1, CHE-14.1, CHE-14.5)",
        "see who holds which office (CHE-2.1)",
        (
            "put a matter of your own on the register that it goes on, and correct your entry"
            " (CHE-14.1, CHE-14.5, CHE-14.6)"
        ),
    )


@pytest.mark.parametrize(
    ("person", "office", "line"),
    [
        ("demo-risk-manager", "Planning, Performance and Risk Manager", "You keep: register of collaborations (CHE-14.1)"),
        ("demo-chief-constable", "Chief Constable", "You own: Partnerships & Collaboration Policy v0.2 (2020)"),
        ("demo-head-of-legal", "Head of Legal Services", "You are asked for advice: where it fits (CHE-10.2, CHE-10.5, A-60)"),
        (
            "demo-partnership-lead",
            "Partnership lead",
            (
                "You lead the review: at least once a year, and when something significant changes"
                " (CHE-8.7, CHE-15.2, CHE-15.3, CHE-15.5)"
            ),
        ),
    ],
)  # fmt: skip
def test_an_office_is_told_what_the_policy_asks_of_it(app, person, office, line):
    """With the clause, the weightiest first."""
    holder = Person(app, person).says("what is my role here")
    assert line in lines(holder, office)
    assert headings(holder)[-1] == "Like anybody who works here, you may"


def test_a_role_in_a_body_is_told_by_the_cards_of_a_process_that_is_on(tmp_path, sergeant):
    """Switched off, nothing of it is said."""
    asked = "what is my role in the community safety partnership?"
    on = settings_for(tmp_path).model_copy(update={"layers": ("scrutiny",)})
    with closing(wire(on, CountingIds())) as app:
        told = Person(app, "demo-sergeant").says(asked)
        card = "A lead member in a community safety partnership (Scrutiny process)"
        assert headings(told)[0] == card
        assert (
            lines(told, card)[0]
            == "You speak for the Authority, and not for a council or the Constabulary."
        )
        assert lines(told, card)[-1].endswith("(SCR-P12b, SCR-P14, SCR-P18a, SCR-P31b, SCR-P42iii)")
        assert "What members do in a partnership (Scrutiny process)" in headings(told)
    assert headings(sergeant.says(asked)) == ["You may"]


# --- what is doubtful, and what cannot be done yet ----------------------------------------------


@pytest.mark.parametrize("intent", WISHES)
def test_the_line_of_each_choice_is_surely_understood(intent):
    """Or the question would come again and again."""
    assert understood(line_for(intent, "drones"), facts_heard=False).intent == intent
    assert understood(line_for(intent, "something " * 20), facts_heard=False).intent == intent


def test_a_line_that_may_mean_two_things_is_asked_back(sergeant):
    """Each of them is a press or a line to type."""
    sergeant.says("approvals")
    assert sergeant.screen.title == "I am not sure what you would like"
    assert [(each.says, each.label) for each in sergeant.screen.actions] == [
        ("where is my approval", "See an approval"),
        ("new matter: approvals", "Ask about a matter"),
        ("the policy on approvals", "Ask the policy"),
        ("help", "Help"),
    ]


def test_a_choice_is_carried_out(sergeant):
    """By its line, or by its button."""
    sergeant.says("approvals", "the policy on approvals")
    assert "Cheshire policy" in headings(sergeant)
    sergeant.says("approvals").presses_button("Ask about a matter")
    assert sergeant.conversation.matter != ""


@pytest.mark.parametrize("said", ["show me the regsiter", "what is overdeu", "please escalte it"])
def test_what_is_misspelt_is_asked_back(sergeant, said):
    """A guess would be a confident mistake."""
    assert understood(said, facts_heard=False).intent == "unknown"
    assert sergeant.says(said).screen.title == "I am not sure what you would like"


def test_nothing_is_asked_back_on_a_card_that_waits(sergeant):
    """The card itself is asked again."""
    sergeant.says(DOG_UNIT, "none of these", "approvals")
    assert sergeant.screen.title != "I am not sure what you would like"
    assert sergeant.screen.question is not None


@pytest.mark.parametrize("intent", ["feedback", "risk_report", "risk_find", "report", "tasks_due"])
def test_every_wish_for_something_to_be_done_is_granted_by_one_feature(intent):
    """None is told to come back later."""
    assert [each.name for each in FEATURES if intent in each.wants] != []


# --- the table of phrases -----------------------------------------------------------------------


def test_every_intent_has_phrases_or_is_told_otherwise():
    """Greetings and controls are whole lines; what has no phrase is unknown."""
    listed = {row.intent for row in read_phrases().wish if row.intent}
    assert listed | {"greeting", "control", "unknown"} == set(WISHES) | {
        "greeting",
        "control",
        "unknown",
    }


@pytest.mark.parametrize(
    ("phrase", "line", "said"),
    [
        ("^ has & yet", "has it been signed yet", True),
        ("^ has & yet", "please , has it been signed yet", True),
        ("^ has & yet", "the chief has signed . not yet", False),
        ("^ has & yet", "has it been signed", False),
        ("risk log", "the risk log", True),
    ],
)
def test_a_phrase_may_begin_a_sentence_and_have_two_parts(phrase, line, said):
    """Both must be there."""
    assert all(part.search(line) for part in said_by(phrase)) is said


@pytest.mark.parametrize(
    "row",
    [
        {"phrases": ("x",)},
        {"intent": "help"},
        {"intent": "help", "facts": True, "phrases": ("x",)},
        {"intent": "help", "likely": ("report",), "phrases": ("x",)},
    ],
)
def test_a_row_that_says_nothing_or_two_things_is_refused(row):
    """The table is data and is checked like an edition."""
    with pytest.raises(
        ValueError, match="a row has an intent or likely ones, and phrases or facts"
    ):
        Wish.model_validate(row)


def test_an_answer_has_no_section_without_lines(sergeant):
    """Whatever is asked."""
    for said in ("who consults", "CHE-6.12", "what is a partnership", "what does ISA stand for"):
        assert all(s.lines and isinstance(s, Section) for s in sergeant.says(said).screen.sections)
