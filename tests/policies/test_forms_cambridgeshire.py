"""The Cambridgeshire forms ask what sections 1 to 7 and Appendix 2 list, each where it applies."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.policy.filling import Filling, Reply
from tests.policies.builders import often, policy_of
from tests.policies.readings import READINGS

DEFINED: Final = dict.fromkeys(
    (
        "independent_bodies",
        "common_goal",
        "separate_structure",
        "joint_programme",
        "shares_information",
        "pools_risk_reward",
    ),
    "yes",
)
NEW: Final = {**DEFINED, "collaboration": "no", "statutory_basis": "no", "stage": "new"}
NOT_HIGH: Final = {
    **NEW,
    "joint_targets": "none",
    **dict.fromkeys(
        (
            "grant_or_pooled_budget",
            "money",
            "resource_allocation",
            "partnership_property",
            "partnership_staff",
            "contracts",
        ),
        "no",
    ),
}
SECTION_7: Final = [
    *("CAM-7.1", "CAM-7.2", "CAM-7.3", "CAM-7.4", "CAM-7.5a", "CAM-7.5b", "CAM-7.6", "CAM-7.7"),
    *("CAM-7.8", "CAM-7.9", "CAM-7.10", "CAM-7.11", "CAM-7.12", "CAM-7.13", "CAM-7.14"),
    *("CAM-7.15", "CAM-7.16"),
]
SECTIONS: Final = {
    "Governance, communication and information": [1, 2, 3, 4, 5, 6, 7, 8, 9],
    "Finance": [10, 11, 12, 13],
    "Human resources": [14, 15],
    "Assets and property": [16, 17, 18, 19],
}
RISKS: Final = {"information_risks", "personnel_risks", "property_risks", "finance_risks"}


def filling(form: str, facts: dict[str, str] | None = None, **replies: str | list[str]) -> Filling:
    """Fill in a form about a matter with those facts."""
    policy = policy_of("cambridgeshire")
    given = {
        name: Reply((value,) if isinstance(value, str) else tuple(value))
        for name, value in replies.items()
    }
    return Filling(policy.edition.form_by_id[form], given, policy.determine(facts or {}).case())


def asked_in(form: str, facts: dict[str, str], **replies: str) -> set[str]:
    return set(filling(form, facts, **replies).asked)


def test_every_point_of_section_7_is_asked() -> None:
    """All sixteen of them; the fifth is two."""
    form = policy_of("cambridgeshire").edition.form_by_id["risk_assessment_s7"]
    cited = {clause for each in form.question_by_id.values() for clause in each.clauses}
    assert [each for each in SECTION_7 if each not in cited] == []


def test_the_check_list_has_nineteen_questions_in_its_four_sections() -> None:
    """In their order; parts a to e of a question are questions of their own."""
    form = policy_of("cambridgeshire").edition.form_by_id["risk_checklist"]
    numbers: dict[str, list[int]] = {}
    for part in form.parts:
        section = part.heading.partition(":")[0]
        for question in part.questions:
            number = question.question.partition(".")[0].rstrip("abcde")
            if number.isdigit() and int(number) not in numbers.setdefault(section, []):
                numbers[section].append(int(number))
    assert {section: found for section, found in numbers.items() if found} == SECTIONS


def test_a_part_of_a_form_fits_on_a_phone() -> None:
    """Nobody is shown more than six questions at once."""
    forms = policy_of("cambridgeshire").edition.forms
    assert max(len(part.questions) for form in forms for part in form.parts) <= 6


@pytest.mark.parametrize("stage", ["exploring", "new", "existing", "renewal", "extension"])
def test_what_only_a_running_partnership_can_tell_is_asked_of_one_alone(stage: str) -> None:
    """Whether it delivers, and what stands in its way."""
    asked = asked_in("risk_assessment_s7", {**NEW, "stage": stage})
    running = stage in {"existing", "renewal", "extension"}
    assert ({"delivering", "barriers"} <= asked, "delivering" in asked) == (running, running)


def test_who_answers_for_a_grant_is_asked_where_there_is_one() -> None:
    """A grant or a pooled budget; other money does not call for it."""
    with_grant = {**NEW, "grant_or_pooled_budget": "yes"}
    assert "accountable_body_clear" in asked_in("risk_assessment_s7", with_grant)
    without = {**NEW, "grant_or_pooled_budget": "no", "money": "yes"}
    assert "accountable_body_clear" not in asked_in("risk_assessment_s7", without)


@often
@given(st.data())
def test_equality_is_asked_in_every_assessment(data: st.DataObject) -> None:
    """Whatever the matter is, and it may not be said not to apply."""
    domains = READINGS["cambridgeshire"].domain
    facts = {
        fact: data.draw(st.sampled_from(domains[fact]))
        for fact in data.draw(st.lists(st.sampled_from(sorted(domains)), unique=True))
    }
    found = filling("risk_assessment_s7", facts)
    assert found.needs("equality")
    assert not found.asked["equality"].not_applicable


def test_the_director_of_people_comes_before_responsibility_for_staff() -> None:
    """Asked where the partnership has staff and we may become responsible for them."""
    facts = {**NEW, "partnership_staff": "yes"}
    form = "risk_assessment_s7"
    assert "director_of_people_asked" not in asked_in(form, facts)
    asked = filling(form, facts, staff_responsibility="yes", director_of_people_asked="not_yet")
    assert asked.settled == {"accept_staff_responsibility": "yes"}
    assert [each.text for each in asked.care] == [
        "Ask the Director of People before anything is accepted."
    ]
    late = filling(
        form, facts, staff_responsibility="yes", director_of_people_asked="accepted_without"
    )
    assert [each.clauses for each in late.concerns] == [("CAM-7.10",)]


def test_why_discretion_was_used_is_written_down_where_it_is_not_high_risk() -> None:
    """A high-risk partnership leaves no discretion."""
    assert "discretion_reason" in asked_in("risk_assessment_s7", NOT_HIGH)
    assert "discretion_reason" not in asked_in("risk_assessment_s7", {**NOT_HIGH, "money": "yes"})


@pytest.mark.parametrize("body", ["own_authority", "other_partner", "none_named"])
def test_the_risks_of_an_accountable_body_are_asked_of_us_alone(body: str) -> None:
    """They fall on whoever that body is."""
    asked = asked_in("risk_checklist", NEW, accountable_body=body)
    assert asked & RISKS == (RISKS if body == "own_authority" else set())
    assert ("accountable_body_name" in asked) == (body == "other_partner")
    assert filling("risk_checklist", NEW, accountable_body=body).settled == {
        "accountable_body": body
    }


def test_each_risk_that_could_fall_on_us_is_a_prompt_of_its_own() -> None:
    """Nineteen in four groups, the last of them for two causes."""
    form = policy_of("cambridgeshire").edition.form_by_id["risk_checklist"]
    adverse = {
        name: sum(option.judged == "adverse" for option in form.question_by_id[name].options)
        for name in RISKS
    }
    assert adverse == {
        "information_risks": 2,
        "personnel_risks": 5,
        "property_risks": 6,
        "finance_risks": 7,
    }


def test_what_could_fall_on_us_raises_a_concern() -> None:
    """For each group in which something was picked."""
    found = filling(
        "risk_checklist",
        NEW,
        accountable_body="own_authority",
        information_risks="none_of_these",
        personnel_risks=["early_retirement", "redundancy"],
        finance_risks=["clawback_papers"],
    )
    assert [each.question for each in found.concerns] == ["personnel_risks", "finance_risks"]


def test_no_accountable_body_is_a_concern() -> None:
    """It is what the policy wants for a high-risk partnership."""
    found = filling("risk_checklist", NEW, accountable_body="none_named")
    assert [each.clauses for each in found.concerns] == [("CAM-A2.3", "CAM-6.3f")]


def test_without_an_agreement_nobody_is_asked_what_it_says() -> None:
    """It is a concern in itself."""
    form = "risk_checklist"
    found = filling(form, NEW, agreement="no")
    assert [each.question for each in found.concerns] == ["agreement"]
    of_agreement = {
        name
        for name, each in found.form.question_by_id.items()
        if each.clauses[0].startswith(("CAM-A2.2", "CAM-A2.4", "CAM-A2.6", "CAM-A2.7"))
    }
    assert len(of_agreement) == 10
    assert not of_agreement & set(found.asked)
    assert of_agreement <= asked_in(form, NEW, agreement="yes")


def test_purpose_and_fit_asks_of_both_of_us_what_each_does() -> None:
    """Only where both take part; and of a high-risk one, who answers for it and looks into it."""
    form = "purpose_and_fit"
    assert "roles_stated" in asked_in(form, {**NEW, "involved": "both"})
    assert "roles_stated" not in asked_in(form, {**NEW, "involved": "authority"})
    high = {"body_formed", "scrutiny_shown"}
    assert high <= asked_in(form, {**NEW, "money": "yes"})
    assert not high & asked_in(form, NOT_HIGH)
    assert "hallmarks_met" in asked_in(form, {"body_type": "cdrp", "stage": "new"})


def test_purpose_and_fit_is_our_own_and_the_others_are_the_policys() -> None:
    """The policy has no form for sections 1 to 6, for a review or for leaving."""
    forms = policy_of("cambridgeshire").edition.forms
    assert [form.id for form in forms if form.ours] == [
        "purpose_and_fit",
        "capacity_at_meeting",
        "review",
        "leaving_check",
    ]


def test_for_whom_a_member_spoke_is_asked_of_one_with_two_roles() -> None:
    """Whoever has one role speaks for the Authority."""
    form = "capacity_at_meeting"
    assert "represented" not in asked_in(form, {}, dual_role="no")
    asked = asked_in(form, {}, dual_role="yes", represented="other_body")
    assert {"represented", "made_clear", "other_body"} <= asked
    unsaid = filling(form, {}, dual_role="yes", represented="authority", made_clear="no")
    assert [each.clauses for each in unsaid.concerns] == [("CAM-6.1e",)]
