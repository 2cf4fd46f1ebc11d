"""In a group chat or a channel only the policy is spoken of, and nothing of anybody's."""

from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import words
from bot.asking_words import FOUND
from bot.company import Answered, company_welcome, in_company
from bot.screens import Screen, Section
from tests.bot.test_words_on_screen import faults
from tests.support.person import DOG_UNIT, Person, opened_app


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store")) as opened:
        entered = Person(opened).says(DOG_UNIT, "none of these", "no", "no", "register")
        entered.says("Kennels", "none", "yes").sees("Kennels")
        yield opened


HERE = (
    (
        "Here, where others read along, I answer questions about the policy, with the clause. Name me"
        " in your message, or I do not see it."
    ),
    (
        "A matter of your own, and the register, are for the chat with me alone: write to me there, and"
        " nothing of it is shown here."
    ),
)
EXAMPLES = Section(
    "For example",
    (
        "What does the policy say about exit strategies?",
        "What is a strategic partnership?",
        "Which clause covers grants?",
    ),
)


def test_the_welcome_says_what_is_done_here_and_what_is_not(app):
    """Under which policy, and that this is a draft."""
    assert company_welcome(app.desk) == Screen(
        "Partnerships Assistant",
        paragraphs=(
            "You are asking under the Cheshire policy: Partnerships & Collaboration Policy v0.2 (2020).",
            *(banner.text for banner in app.desk.policy.edition.banners),
            *HERE,
        ),
        sections=(EXAMPLES,),
    )


@pytest.mark.parametrize("said", ["hello", "Good morning", "help", "what can you do?", "", " \0 "])
def test_greetings_and_help_are_answered_there(app, said):
    """A mention without a word is one."""
    assert in_company(app.desk, said) == Answered(company_welcome(app.desk))


@pytest.mark.parametrize("said", ["CHE-6.12", "What does CHE-6.12 say?"])
def test_a_question_about_the_policy_is_answered_there_with_its_clause(app, said):
    """For all to read."""
    answered = in_company(app.desk, said)
    assert answered.public
    assert answered.screen.title == "This is what the policy says, in our words"
    (section,) = answered.screen.sections
    assert section.heading == "Cheshire policy"
    assert section.lines[0].startswith("CHE-6.12 (Section 6, collaborations): ")


@pytest.mark.parametrize("example", words.COMPANY_EXAMPLES)
def test_what_it_gives_as_an_example_is_answered_there(app, example):
    """With up to four places of the policy."""
    answered = in_company(app.desk, example)
    assert (answered.public, answered.screen.title) == (True, FOUND)
    policy = next(s for s in answered.screen.sections if s.heading == "Cheshire policy")
    assert 0 < len(policy.lines) <= 4
    assert all(line.startswith(("CHE-", "A-", "ABS-")) for line in policy.lines)


def test_what_the_policy_does_not_have_names_whom_to_ask(app):
    """And gives no example of a matter."""
    assert in_company(app.desk, "what does the policy say about dragons?") == Answered(
        Screen(
            "The policy does not say, as far as I can find. Ask the OPCC Head of Policy and"
            " Partnerships."
        )
    )


@pytest.mark.parametrize(
    "said",
    [
        DOG_UNIT,
        "Our supplier calls our contract a partnership. Is it one?",
        "show the register",
        "find kennels",
        "put our dog unit on the register",
        "my matters",
        "my answers",
        "resume",
        "start again",
    ],
)
def test_what_is_somebodys_own_is_meant_for_the_personal_chat(app, said):
    """One line says so, for all to read."""
    assert in_company(app.desk, said) == Answered(
        Screen(
            "That is for the chat with me alone: nothing of it is shown here.", paragraphs=HERE[1:]
        ),
        public=False,
    )


@pytest.mark.parametrize("said", ["yes", "no", "2", "2 no", "none of these", "asdf", "Dog unit"])
def test_what_could_be_an_answer_elsewhere_is_taken_nowhere(app, said):
    """It might be recorded for a question that nobody here sees."""
    assert in_company(app.desk, said) == Answered(
        Screen("I could not tell what that is about.", paragraphs=HERE, sections=(EXAMPLES,))
    )


def test_a_long_text_is_not_read(app):
    """As in the personal chat."""
    assert in_company(app.desk, "what " * 500) == Answered(Screen(words.TOO_LONG))


@given(st.text())
def test_nothing_of_anybody_is_shown_in_company_and_nothing_can_be_pressed(app, said):
    """Whatever is said; a button there would be everybody's."""
    before = app.store.read(0, 1_000)
    answered = in_company(app.desk, said)
    assert (answered.screen.actions, answered.screen.pick, answered.screen.stream) == ((), None, "")
    assert "Kennels" not in str(asdict(answered.screen))
    assert faults(iter((answered.screen.title, *answered.screen.paragraphs))) == []
    assert app.store.read(0, 1_000) == before
