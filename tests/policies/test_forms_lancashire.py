"""The Lancashire forms ask what the policy lists, and what they come to never bars anything by itself."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.policy.filling import Filling, Reply
from tests.policies.builders import often, policy_of

PRINCIPLES: Final = {
    "LAN-KP1": ["alternatives"],
    "LAN-KP2": ["aims_agreed"],
    "LAN-KP3": ["leadership"],
    "LAN-KP4": ["partners_known", "joining_rules"],
    "LAN-KP5": ["cultural_fit", "values_fit"],
    "LAN-KP6": ["funding"],
    "LAN-KP7": ["contribution_identified", "contribution_approved"],
    "LAN-KP8": ["cost_benefit"],
    "LAN-KP9": ["membership_agreed", "membership_length", "membership_ends"],
    "LAN-KP10": ["equality_conflict"],
}
MAY_NOT_APPLY: Final = {"joining_rules", "cost_benefit"}
JUDGED: Final = [
    each for asked in PRINCIPLES.values() for each in asked if not each.startswith("membership_e")
]
UNFAVOURABLE: Final = {"equality_conflict": "yes"}
"""Everywhere else a no is."""
COVERED: Final = {
    **dict.fromkeys(
        ("single_event", "shared_procurement", "professional_network", "consultation_group"), "no"
    ),
    **dict.fromkeys(("agreement", "independent_bodies", "work_collectively"), "yes"),
    "shared_risk": "yes",
    "residents_benefit": "yes",
    "statutory_basis": "yes",
    "stage": "new",
}


def filling(form: str, facts: dict[str, str] | None = None, **replies: str | None) -> Filling:
    """Fill in a form about a matter with those facts; no value is a question left open."""
    policy = policy_of("lancashire")
    given = {name: Reply((value,) if value else ()) for name, value in replies.items()}
    return Filling(policy.edition.form_by_id[form], given, policy.determine(facts or {}).case())


def clear_and_favourable() -> dict[str, str | None]:
    """Answer every Key Principle in the way that asks for nothing."""
    answers = {each: "yes" for asked in PRINCIPLES.values() for each in asked}
    return answers | {
        "equality_conflict": "no",
        "membership_length": "indefinite",
        "membership_ends": None,
    }


def asked_in(form: str, facts: dict[str, str], **replies: str) -> set[str]:
    return set(filling(form, facts, **replies).asked)


def test_the_ten_key_principles_are_asked_in_their_order_each_in_one_part() -> None:
    """A principle of two halves is two questions that stand together."""
    form = policy_of("lancashire").edition.form_by_id["key_principles"]
    by_clause: dict[str, list[str]] = {}
    parts: dict[str, set[str]] = {}
    for part in form.parts:
        for question in part.questions:
            by_clause.setdefault(question.clauses[0], []).append(question.id)
            parts.setdefault(question.clauses[0], set()).add(part.id)
    assert list(by_clause.items()) == list(PRINCIPLES.items())
    assert {len(each) for each in parts.values()} == {1}
    assert {q.id for q in form.question_by_id.values() if q.not_applicable} == MAY_NOT_APPLY


def test_a_part_of_a_form_fits_on_a_phone() -> None:
    """Nobody is shown more than six questions at once."""
    forms = policy_of("lancashire").edition.forms
    assert max(len(part.questions) for form in forms for part in form.parts) <= 6


@often
@given(st.data())
def test_the_worst_answer_to_a_key_principle_settles_how_they_were_answered(
    data: st.DataObject,
) -> None:
    """Each unclear one is to be taken care of, each unfavourable one a risk to look at."""
    answers = clear_and_favourable()
    judged = [each for each in JUDGED if each != "membership_length"]
    for each in data.draw(st.lists(st.sampled_from(judged), unique=True)):
        answers[each] = data.draw(st.sampled_from(("yes", "no", "not_clear")))
    against = [each for each in judged if answers[each] == UNFAVOURABLE.get(each, "no")]
    unclear = [each for each in judged if answers[each] == "not_clear"]
    found = filling("key_principles", COVERED, **answers)
    assert [each.question for each in found.concerns] == against
    assert [each.question for each in found.care] == unclear
    worst = "some_adverse" if against else "some_unclear" if unclear else "yes"
    assert found.settled == {"key_principles_clear": worst}


def test_what_does_not_apply_is_neither_unclear_nor_unfavourable() -> None:
    """Cost and benefit, and the terms for joining, where there is nothing to say of them."""
    given = filling("key_principles", COVERED, **clear_and_favourable()).replies
    form = policy_of("lancashire").edition.form_by_id["key_principles"]
    apart = {**given, **dict.fromkeys(MAY_NOT_APPLY, Reply(applies=False))}
    assert Filling(form, apart).verdict == ("key_principles_clear", "yes")


def test_how_long_we_stay_is_asked_once_that_is_agreed() -> None:
    """An end is asked for where there is one."""
    agreed = asked_in("key_principles", COVERED, membership_agreed="yes")
    assert agreed >= {"membership_length"}
    assert "membership_ends" not in agreed
    ends = asked_in(
        "key_principles", COVERED, membership_agreed="yes", membership_length="set_period"
    )
    assert "membership_ends" in ends
    assert "membership_length" not in asked_in("key_principles", COVERED, membership_agreed="no")


@pytest.mark.parametrize("answered", ["yes", "some_unclear", "some_adverse"])
def test_no_answer_to_the_key_principles_bars_a_partnership(answered: str) -> None:
    """It stays covered and goes to the same approver; an unfavourable one is put to them by name."""
    found = policy_of("lancashire").determine({**COVERED, "key_principles_clear": answered})
    result = found.as_contract()
    assert (result["partnership"], result["kind"]) == ("yes", "covered")
    assert result["approval"] == {
        "route": "chief_executive_consulting_chair",
        "offices": ["chief_executive"],
        "mode": "all",
        "strength": "must",
        "before": "entering",
        "consulting": ["chair", "vice_chair"],
        "consulting_mode": "any",
        "refer_to": [],
    }
    assert (found.settled("silent.key_principle_adverse") == "chief_executive") == (
        answered == "some_adverse"
    )
    assert (found.settled("cautions.key_principle_unclear_take_care") == "present") == (
        answered == "some_unclear"
    )


@pytest.mark.parametrize(
    ("short", "limited", "committed", "document"),
    [
        ("yes", "yes", "no", "first_minutes_reference"),
        ("no", "yes", "no", "terms_of_reference"),
        ("yes", "no", "no", "terms_of_reference"),
        ("yes", "yes", "yes", "terms_of_reference"),
    ],
)
def test_first_minutes_are_enough_only_where_all_three_hold(
    short: str, limited: str, committed: str, document: str
) -> None:
    """Short, very limited and nothing committed; the form asks for the document that is to be had."""
    answers = {"short_duration": short, "limited_remit": limited, "commitments": committed}
    asked = asked_in("governance_arrangements", COVERED, **answers)
    assert asked & {"first_minutes_reference", "terms_of_reference"} == {document}
    found = policy_of("lancashire").determine({**COVERED, **answers})
    slot = document.removesuffix("_reference") if "minutes" in document else document
    assert found.settled(f"agreement.{slot}") in {"should", "if_appropriate"}


def test_staff_and_information_are_asked_about_where_there_are_any() -> None:
    """The fourth and the eighth point have a condition of their own."""
    conditional = {"employing_body", "dismissal_and_redundancy", "information_process"}
    neither = {"employs_staff": "no", "information_sharing": "no"}
    both = {"employs_staff": "yes", "information_sharing": "yes"}
    assert not conditional & asked_in("governance_arrangements", COVERED, **neither)
    assert conditional <= asked_in("governance_arrangements", COVERED, **both)


def test_no_accountable_body_is_a_point_to_take_care_of() -> None:
    """It is no concern raised against the partnership, and it settles the fact of the matter."""
    found = filling("governance_arrangements", COVERED, accountable_body_named="no")
    assert [each.question for each in found.care] == ["accountable_body_named"]
    assert found.concerns == ()
    assert found.settled == {"accountable_body_named": "no"}


def test_a_member_and_an_officer_are_appointed_in_different_ways() -> None:
    """Member Development and the general meeting, or a manager and the Chief Executive."""
    member = asked_in("appointment", COVERED, representative="member")
    officer = asked_in("appointment", COVERED, representative="officer")
    assert member == {
        "representative",
        "ability",
        "member_development",
        "general_meeting",
        "substitute",
    }
    assert officer == {
        "representative",
        "ability",
        "manager_proposes",
        "chief_executive_approves",
    }
    assert asked_in("appointment", COVERED, representative="not_decided") == {"representative"}
