"""An outcome says first whether it is a partnership, and never leaves out whom to ask."""

import pytest

from bot.changes import differences
from bot.outcome import outcome_screen
from bot.plain_text import rendered
from bot.reasons import why_screen
from domain.policy.goals import APPROVAL, EVERYTHING, PARTNERSHIP
from tests.support.person import opened_app

EXCLUDED = ("professional_network", "supplier_contract", "conference", "consultative_group")
NOT_EXCLUDED = dict.fromkeys(EXCLUDED, "no")
DOG_UNIT = {
    **NOT_EXCLUDED,
    "statutory_basis": "no",
    "collaboration": "yes",
    "agreement_basis": "s22a_23_23a",
    "stage": "new",
    "agreement_signed": "no",
    "information_sharing": "no",
}
NOTHING_FITS = {
    **NOT_EXCLUDED,
    **dict.fromkeys(("statutory_basis", "collaboration", "formalised", "core_objectives"), "no"),
    **dict.fromkeys(("local_issue", "shared_service", "resource_invested"), "no"),
    "shared_oversight": "no",
    "stage": "new",
}


@pytest.fixture(scope="module")
def policy(tmp_path_factory):
    with opened_app(tmp_path_factory.mktemp("store")) as app:
        yield app.desk.policy


def text(screen) -> str:
    return " ".join(" ".join(rendered(screen)).split())


def headings(screen) -> list[str]:
    return [section.heading for section in screen.sections]


def test_the_answer_comes_first_then_the_steps_by_strength(policy):
    """What the policy does not say, and what to bear in mind, come last."""
    screen = outcome_screen(policy.determine(DOG_UNIT), APPROVAL)
    assert screen.title == "This is a partnership"
    assert [line.partition(":")[0] for line in screen.paragraphs] == ["Kind", "Because"]
    assert headings(screen) == [
        "Who approves it",
        "You must have",
        "You should have",
        "If appropriate",
        "What the policy does not say",
        "Bear in mind",
    ]


def test_who_approves_is_named_with_clauses_and_when(policy):
    """CHE-6.12, CHE-8.3"""
    said = text(outcome_screen(policy.determine(DOG_UNIT), APPROVAL))
    assert "1. Chief Constable 2. Police and Crime Commissioner" in said
    assert "Both must agree before it is signed; no order is set." in said


def test_only_what_the_goal_wanted_is_shown(policy):
    """The rest is offered, with the number of cards that it takes."""
    screen = outcome_screen(policy.determine(DOG_UNIT), PARTNERSHIP)
    assert "You must have" not in headings(screen)
    assert screen.actions[0].says == "more"
    assert "One more card would settle" in screen.actions[0].does
    assert "Register" in headings(outcome_screen(policy.determine(DOG_UNIT), EVERYTHING))


def test_when_all_is_answered_more_needs_no_cards(policy):
    """It only shows more."""
    facts = {**DOG_UNIT, "grant_funding": "no", "financial_relationship": "no"}
    screen = outcome_screen(policy.determine(facts), APPROVAL)
    assert screen.actions[0].does.endswith("no more questions are needed")


def test_where_there_is_no_more_to_say_nothing_more_is_offered(policy):
    """The same once again would be a wasted press."""
    screen = outcome_screen(policy.determine(NOTHING_FITS), APPROVAL)
    assert [action.says for action in screen.actions] == ["why", "answers", "start again"]


def test_everything_offers_nothing_more(policy):
    """There is nothing beyond it."""
    screen = outcome_screen(policy.determine(DOG_UNIT), EVERYTHING)
    assert [action.says for action in screen.actions] == ["why", "answers", "start again"]


def test_where_no_kind_fits_the_policy_does_not_say(policy):
    """CHE-6.1: the person is told whom to put it to."""
    screen = outcome_screen(policy.determine(NOTHING_FITS), APPROVAL)
    assert screen.title == "The policy does not say whether this is a partnership"
    assert "ask the OPCC Head of Policy and Partnerships" in text(screen)


def test_few_open_questions_are_quoted_where_something_hangs_on_them(policy):
    """S09: the approval is certain, the legal footing is not."""
    facts = {**DOG_UNIT, "agreement_basis": "unsure"}
    said = text(outcome_screen(policy.determine(facts), APPROVAL))
    assert (
        "Kind: it depends on “On what legal footing is the written agreement?” Ask the Head of"
        " Legal Services." in said
    )
    assert "1. Chief Constable" in said


def test_many_open_questions_are_numbered_beneath(policy):
    """Each with whom to ask, so that nothing is said a dozen times."""
    facts = dict.fromkeys(policy.edition.fact_by_id, "unsure")
    screen = outcome_screen(policy.determine(facts), EVERYTHING)
    assert screen.title == "Not settled yet whether this is a partnership"
    said = text(screen)
    assert "Kind: it depends on 1 to " in said
    assert "3. Is it a conference? Ask the OPCC Head of Policy and Partnerships." in said
    asked = next(s for s in screen.sections if s.heading == "It depends on these questions")
    numbered = [line.split(". ")[0] for line in asked.lines]
    assert numbered == [str(n) for n in range(1, len(asked.lines) + 1)]
    assert all("Ask the" in line for line in asked.lines)


def test_a_body_that_stands_for_something_else_is_pointed_out(policy):
    """The answer stands all the same."""
    facts = {"body_type": "csp", "statutory_basis": "no", "stage": "existing"}
    assert "would mean something else for" in text(
        outcome_screen(policy.determine(facts), APPROVAL)
    )


@pytest.mark.parametrize("goal", [PARTNERSHIP, APPROVAL, EVERYTHING])
def test_every_line_of_an_outcome_has_its_reason(policy, goal):
    """Why shows what makes it so, and the clauses in our words."""
    screen = why_screen(policy.determine(DOG_UNIT), goal)
    assert screen.sections[0].heading == "This is a partnership"
    assert all(section.lines for section in screen.sections)
    assert "CHE-6.1: " in text(screen)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {}, ()),
        (
            {},
            {"agreement_basis": "other"},
            (
                (
                    "Kind: now “Collaboration on another legal footing”, was “Collaboration under"
                    " section 22A, 23 or 23A of the Police Act 1996”"
                ),
            ),
        ),
        (
            {},
            {"agreement_basis": "unsure"},
            (
                (
                    "Kind: now not settled, was “Collaboration under section 22A, 23 or 23A of the"
                    " Police Act 1996”"
                ),
            ),
        ),
        (
            {},
            {"information_sharing": "yes"},
            ("Now: Consult the Information and Compliance Department",),
        ),
        (
            {"information_sharing": "unsure"},
            {},
            ("No longer in question: Consult the Information and Compliance Department",),
        ),
    ],
)
def test_what_differs_is_said_and_nothing_else(policy, before, after, expected):
    """Now X, was Y; then what came and what went."""
    was, now = (policy.determine({**DOG_UNIT, **facts}) for facts in (before, after))
    assert differences(was, now, APPROVAL) == expected


def test_a_breach_that_nobody_is_sure_of_is_named_with_whom_to_ask(policy):
    """CHE-6.12, A-57: it stays open, and is not passed over in silence."""
    signed = {**DOG_UNIT, "stage": "existing", "kind_on_register": "collaboration"}
    facts = {**signed, "agreement_signed": "yes", "commissioner_approved": "no"}
    certain = text(outcome_screen(policy.determine(facts), APPROVAL))
    assert "It was signed before both had approved." in certain
    unsure = {**signed, "agreement_signed": "yes", "commissioner_approved": "unsure"}
    said = text(
        outcome_screen(policy.determine({**unsure, "chief_constable_approved": "yes"}), APPROVAL)
    )
    assert "Whether this holds: “It was signed before both had approved." in said
    assert "Ask the OPCC Head of Policy and Partnerships." in said
