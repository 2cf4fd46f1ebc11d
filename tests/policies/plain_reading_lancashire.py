"""The rows of the Lancashire policy, written out by hand in the order of the decision vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.policies.plain_reading import (
    PRESENT,
    UNDETERMINED,
    PlainReading,
    Slot,
    always,
    item,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

# --- the terms ----------------------------------------------------------------------------------


def event_or_own_purchase(facts: Mapping[str, str]) -> bool:
    return facts["single_event"] == "yes" or (
        facts["shared_procurement"] == "yes" and facts["for_own_use"] == "yes"
    )


def defined(facts: Mapping[str, str]) -> bool:
    """Say whether every element of the definition is met."""
    return (
        facts["agreement"] == "yes"
        and facts["independent_bodies"] == "yes"
        and facts["work_collectively"] == "yes"
        and facts["shared_risk"] == "yes"
        and facts["residents_benefit"] == "yes"
    )


def coverage(facts: Mapping[str, str]) -> bool:
    return (
        facts["led_by"] == "authority"
        or facts["active_member"] == "yes"
        or facts["statutory_basis"] == "yes"
    )


# --- the scalar aspects -------------------------------------------------------------------------


def partnership(facts: Mapping[str, str]) -> str:
    if event_or_own_purchase(facts):
        value = "outside_policy"
    elif facts["professional_network"] == "yes":
        value = "no"
    elif (facts["consultation_group"] == "yes" and facts["delivery_function"] == "no") or not (
        defined(facts) and coverage(facts)
    ):
        value = "outside_policy"
    elif facts["consultation_group"] == "yes":
        value = UNDETERMINED
    else:
        value = "yes"
    return value


def left_open(facts: Mapping[str, str]) -> bool:
    """Say whether the policy leaves the kind open."""
    return partnership(facts) == UNDETERMINED


def kind(facts: Mapping[str, str]) -> str:
    found = partnership(facts)
    if found == "yes":
        value = "covered"
    elif found == "no":
        value = "association"
    elif found == UNDETERMINED:
        value = UNDETERMINED
    elif event_or_own_purchase(facts):
        value = "none"
    elif facts["belongs_to_group"] == "yes":
        value = "association"
    else:
        value = "none"
    return value


def approval(facts: Mapping[str, str]) -> str:
    found = kind(facts)
    if found == "none":
        value = "not_applicable"
    elif found == UNDETERMINED:
        value = UNDETERMINED
    elif facts["stage"] in ("exploring", "new"):
        value = "chief_executive_consulting_chair"
    elif facts["stage"] == "existing":
        value = "none_now"
    else:
        value = "silent"
    return value


def review(facts: Mapping[str, str]) -> str:
    found = kind(facts)
    if found == "none":
        value = "not_applicable"
    elif found == UNDETERMINED:
        value = UNDETERMINED
    elif found == "covered" and facts["high_risk_flag"] == "yes":
        value = "annual_and_quarterly_risk"
    else:
        value = "annual"
    return value


def high_risk(facts: Mapping[str, str]) -> str:
    found = kind(facts)
    if found == UNDETERMINED:
        value = UNDETERMINED
    elif found != "covered":
        value = "not_applicable"
    elif facts["high_risk_flag"] == "not_yet_considered":
        value = "flag_by_officer"
    else:
        value = facts["high_risk_flag"]
    return value


# --- the conditions of the items ----------------------------------------------------------------


def covered(facts: Mapping[str, str]) -> bool:
    return partnership(facts) == "yes"


def live(facts: Mapping[str, str]) -> bool:
    return covered(facts) and facts["stage"] != "ending"


def first_minutes(facts: Mapping[str, str]) -> bool:
    """Say whether all three conditions hold under which first minutes are enough."""
    return (
        covered(facts)
        and facts["short_duration"] == "yes"
        and facts["limited_remit"] == "yes"
        and facts["commitments"] == "no"
    )


def terms_of_reference(facts: Mapping[str, str]) -> bool:
    return covered(facts) and not first_minutes(facts)


def shares_information(facts: Mapping[str, str]) -> bool:
    return covered(facts) and facts["information_sharing"] == "yes"


def employs(facts: Mapping[str, str]) -> bool:
    return covered(facts) and facts["employs_staff"] == "yes"


def reports_back(facts: Mapping[str, str]) -> bool:
    return kind(facts) in ("covered", "association")


def member_represents(facts: Mapping[str, str]) -> bool:
    return covered(facts) and facts["representative"] == "member"


def officer_represents(facts: Mapping[str, str]) -> bool:
    return covered(facts) and facts["representative"] == "officer"


def partnership_entered(facts: Mapping[str, str]) -> bool:
    return covered(facts) and facts["stage"] != "exploring"


def association_entered(facts: Mapping[str, str]) -> bool:
    return kind(facts) == "association" and facts["stage"] != "exploring"


def approver_unnamed(facts: Mapping[str, str]) -> bool:
    return approval(facts) == "silent"


def high_or_for_the_officer(facts: Mapping[str, str]) -> bool:
    return high_risk(facts) in ("yes", "flag_by_officer")


def covered_and_annual(facts: Mapping[str, str]) -> bool:
    return covered(facts) and review(facts) == "annual"


def is_high_risk(facts: Mapping[str, str]) -> bool:
    return high_risk(facts) == "yes"


def principle_adverse(facts: Mapping[str, str]) -> bool:
    return live(facts) and facts["key_principles_clear"] == "some_adverse"


def principle_unclear(facts: Mapping[str, str]) -> bool:
    return live(facts) and facts["key_principles_clear"] == "some_unclear"


def only_explored(facts: Mapping[str, str]) -> bool:
    return reports_back(facts) and facts["stage"] == "exploring"


def nobody_accountable(facts: Mapping[str, str]) -> bool:
    return covered(facts) and facts["accountable_body_named"] == "no"


# --- the slots, and what each may read ----------------------------------------------------------

IN_PARTNERSHIP: Final = (
    "single_event",
    "shared_procurement",
    "for_own_use",
    "professional_network",
    "consultation_group",
    "delivery_function",
    "agreement",
    "independent_bodies",
    "work_collectively",
    "shared_risk",
    "residents_benefit",
    "led_by",
    "active_member",
    "statutory_basis",
)
IN_KIND: Final = (*IN_PARTNERSHIP, "belongs_to_group")
IN_MINUTES: Final = (*IN_PARTNERSHIP, "short_duration", "limited_remit", "commitments")

_OFFICER: Final = "partnerships_and_performance_officer"

SLOTS: Final = (
    Slot("partnership", IN_PARTNERSHIP, partnership),
    Slot("kind", IN_KIND, kind),
    Slot("approval", (*IN_KIND, "stage"), approval),
    Slot("review", (*IN_KIND, "high_risk_flag"), review),
    Slot("high_risk", (*IN_PARTNERSHIP, "belongs_to_group", "high_risk_flag"), high_risk),
    item("assessment.key_principles", "must", live, *IN_PARTNERSHIP, "stage"),
    item("assessment.value_and_purpose", "should", live, *IN_PARTNERSHIP, "stage"),
    item("assessment.risks_to_authority", "must", live, *IN_PARTNERSHIP, "stage"),
    item("agreement.terms_of_reference", "should", terms_of_reference, *IN_MINUTES),
    item("agreement.first_minutes", "if_appropriate", first_minutes, *IN_MINUTES),
    item("agreement.exit_strategy", "should", covered, *IN_PARTNERSHIP),
    item(
        "agreement.information_sharing_process",
        "should",
        shares_information,
        *IN_PARTNERSHIP,
        "information_sharing",
    ),
    item("governance.governance_arrangements", "should", covered, *IN_PARTNERSHIP),
    item("governance.accountable_body", "should", covered, *IN_PARTNERSHIP),
    item("governance.partnership_risk_register", "should", covered, *IN_PARTNERSHIP),
    item(
        "governance.employing_body_and_redundancy",
        "should",
        employs,
        *IN_PARTNERSHIP,
        "employs_staff",
    ),
    item("representation.report_back", "should", reports_back, *IN_KIND),
    item(
        "representation.member_via_development_then_agm",
        "must",
        member_represents,
        *IN_PARTNERSHIP,
        "representative",
    ),
    item(
        "representation.officer_via_manager_then_chief_executive",
        "must",
        officer_represents,
        *IN_PARTNERSHIP,
        "representative",
    ),
    item("register.partnership", _OFFICER, partnership_entered, *IN_PARTNERSHIP, "stage"),
    item("register.association", _OFFICER, association_entered, *IN_KIND, "stage"),
    item("silent.group_that_advises_and_delivers", _OFFICER, left_open, *IN_PARTNERSHIP),
    item("silent.approver", "chief_executive", approver_unnamed, *IN_KIND, "stage"),
    item(
        "silent.high_risk_criteria",
        _OFFICER,
        high_or_for_the_officer,
        *IN_KIND,
        "high_risk_flag",
    ),
    item("silent.review_lead", _OFFICER, covered_and_annual, *IN_PARTNERSHIP, "high_risk_flag"),
    item("silent.quarterly_review_lead", _OFFICER, is_high_risk, *IN_KIND, "high_risk_flag"),
    item(
        "silent.key_principle_adverse",
        "chief_executive",
        principle_adverse,
        *IN_PARTNERSHIP,
        "stage",
        "key_principles_clear",
    ),
    item("silent.is_time_a_commitment", _OFFICER, first_minutes, *IN_MINUTES),
    item("cautions.policy_undated", PRESENT, always),
    item("cautions.provisional_until_entered", PRESENT, only_explored, *IN_KIND, "stage"),
    item(
        "cautions.key_principle_unclear_take_care",
        PRESENT,
        principle_unclear,
        *IN_PARTNERSHIP,
        "stage",
        "key_principles_clear",
    ),
    item(
        "cautions.accountable_body_not_named",
        PRESENT,
        nobody_accountable,
        *IN_PARTNERSHIP,
        "accountable_body_named",
    ),
)

READING: Final = PlainReading(
    policy="lancashire",
    all_slots=SLOTS,
    led_by={
        "not_applicable": "not_applicable",
        "annual_and_quarterly_risk": _OFFICER,
        "annual": "not_stated",
    },
    usual={
        **dict.fromkeys(
            ("single_event", "shared_procurement", "professional_network", "consultation_group"),
            "no",
        ),
        **dict.fromkeys(
            (
                "agreement",
                "independent_bodies",
                "work_collectively",
                "shared_risk",
                "residents_benefit",
            ),
            "yes",
        ),
    },
)
