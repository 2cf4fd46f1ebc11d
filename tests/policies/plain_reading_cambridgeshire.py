"""The rows of the Cambridgeshire policy, written out by hand in the order of the vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.policies.plain_reading import ABSENT, BODY, PRESENT, PlainReading, Slot, always, item

if TYPE_CHECKING:
    from collections.abc import Mapping

SIX: Final = (
    "independent_bodies",
    "common_goal",
    "separate_structure",
    "joint_programme",
    "shares_information",
    "pools_risk_reward",
)
OTHERS: Final = (
    "grant_or_pooled_budget",
    "money",
    "resource_allocation",
    "partnership_property",
    "partnership_staff",
    "contracts",
)

# --- the terms ----------------------------------------------------------------------------------


def defined(facts: Mapping[str, str]) -> bool:
    """Say whether all six elements of the definition are there."""
    return all(facts[element] == "yes" for element in SIX)


def other_factor(facts: Mapping[str, str]) -> bool:
    """Say whether something other than targets makes it high risk."""
    return any(facts[factor] == "yes" for factor in OTHERS)


def high(facts: Mapping[str, str]) -> bool:
    """Say whether it is a high-risk partnership."""
    return defined(facts) and (
        other_factor(facts)
        or facts["joint_targets"] == "local"
        or facts["joint_targets"] == "national"
    )


def before(facts: Mapping[str, str]) -> bool:
    """Say whether it is to be entered, renewed or extended."""
    return facts["stage"] in ("exploring", "new", "renewal", "extension")


# --- the scalar aspects -------------------------------------------------------------------------


def partnership(facts: Mapping[str, str]) -> str:
    return "yes" if defined(facts) else "outside_policy"


def kind(facts: Mapping[str, str]) -> str:
    if not defined(facts):
        return "none"
    if facts["statutory_basis"] == "yes":
        return "statutory"
    if facts["collaboration"] == "yes":
        return "collaboration"
    return "voluntary"


def approval(facts: Mapping[str, str]) -> str:
    collaboration = facts["collaboration"] == "yes"
    if collaboration and before(facts):
        return "police_authority"
    if collaboration and facts["stage"] == "existing":
        return "none_now"
    if collaboration and facts["stage"] == "ending":
        return "silent"
    if partnership(facts) == "yes":
        return "silent"
    return "not_applicable"


def review(facts: Mapping[str, str]) -> str:
    return "none_stated" if partnership(facts) == "yes" else "not_applicable"


def high_risk(facts: Mapping[str, str]) -> str:
    if not defined(facts):
        return "not_applicable"
    return "yes" if high(facts) else "no"


# --- the items that are of more than one strength ------------------------------------------------


def risk_assessment_s7(facts: Mapping[str, str]) -> str:
    if not (partnership(facts) == "yes" and before(facts)):
        return ABSENT
    if not high(facts) and facts["temporary_informal"] == "yes":
        return "if_appropriate"
    return "should"


def risk_checklist(facts: Mapping[str, str]) -> str:
    if not (partnership(facts) == "yes" and facts["stage"] != "ending"):
        return ABSENT
    if high(facts):
        return "must"
    if before(facts):
        return "if_appropriate" if facts["temporary_informal"] == "yes" else "recommended"
    return ABSENT


# --- the conditions of the items ----------------------------------------------------------------


def is_yes(facts: Mapping[str, str]) -> bool:
    return partnership(facts) == "yes"


def outside(facts: Mapping[str, str]) -> bool:
    return partnership(facts) == "outside_policy"


def takes_on_staff(facts: Mapping[str, str]) -> bool:
    return (
        is_yes(facts)
        and facts["partnership_staff"] == "yes"
        and facts["accept_staff_responsibility"] == "yes"
    )


def checklist_given(facts: Mapping[str, str]) -> bool:
    return risk_checklist(facts) != ABSENT


def checklist_recommended(facts: Mapping[str, str]) -> bool:
    return risk_checklist(facts) == "recommended"


def yes_with_police_data(facts: Mapping[str, str]) -> bool:
    return is_yes(facts) and facts["police_data_shared"] == "yes"


def outside_with_police_data(facts: Mapping[str, str]) -> bool:
    return outside(facts) and facts["police_data_shared"] == "yes"


def three_or_more(facts: Mapping[str, str]) -> bool:
    return facts["collaboration"] == "yes" and facts["regional_police_areas"] == "three_or_more"


def fewer_than_three(facts: Mapping[str, str]) -> bool:
    return facts["collaboration"] == "yes" and facts["regional_police_areas"] == "fewer_than_three"


def both_involved(facts: Mapping[str, str]) -> bool:
    return is_yes(facts) and facts["involved"] == "both"


def constabulary_involved(facts: Mapping[str, str]) -> bool:
    return is_yes(facts) and facts["involved"] in ("constabulary", "both")


def cdrp(facts: Mapping[str, str]) -> bool:
    return is_yes(facts) and facts[BODY] == "cdrp"


def lsp(facts: Mapping[str, str]) -> bool:
    return is_yes(facts) and facts[BODY] == "lsp"


def laa(facts: Mapping[str, str]) -> bool:
    return is_yes(facts) and facts[BODY] == "laa"


def recorded(facts: Mapping[str, str]) -> bool:
    return is_yes(facts) and facts["stage"] != "exploring"


def yes_exploring(facts: Mapping[str, str]) -> bool:
    return is_yes(facts) and facts["stage"] == "exploring"


def approver_unnamed(facts: Mapping[str, str]) -> bool:
    return approval(facts) == "silent"


def high_and_existing(facts: Mapping[str, str]) -> bool:
    return high(facts) and facts["stage"] == "existing"


def collaboration_outside(facts: Mapping[str, str]) -> bool:
    return outside(facts) and facts["collaboration"] == "yes"


def two_kinds(facts: Mapping[str, str]) -> bool:
    return is_yes(facts) and facts["statutory_basis"] == "yes" and facts["collaboration"] == "yes"


def high_by_local_targets_alone(facts: Mapping[str, str]) -> bool:
    return defined(facts) and facts["joint_targets"] == "local" and not other_factor(facts)


def high_with_nobody_accountable(facts: Mapping[str, str]) -> bool:
    return high(facts) and facts["accountable_body"] == "none_named"


def high_with_us_accountable(facts: Mapping[str, str]) -> bool:
    return high(facts) and facts["accountable_body"] == "own_authority"


# --- the slots, and what each may read ----------------------------------------------------------

HIGH: Final = (*SIX, *OTHERS, "joint_targets")
CHECKLIST: Final = (*HIGH, "stage", "temporary_informal")
APPROVAL: Final = ("collaboration", "stage", *SIX)
REGION: Final = ("collaboration", "regional_police_areas")
CONTACT: Final = "chief_executive"

SLOTS: Final = (
    Slot("partnership", SIX, partnership),
    Slot("kind", (*SIX, "statutory_basis", "collaboration"), kind),
    Slot("approval", APPROVAL, approval),
    Slot("review", SIX, review),
    Slot("high_risk", HIGH, high_risk),
    Slot("assessment.risk_assessment_s7", CHECKLIST, risk_assessment_s7),
    Slot("assessment.risk_checklist", CHECKLIST, risk_checklist),
    item(
        "consult.director_of_people",
        "should",
        takes_on_staff,
        *SIX,
        "partnership_staff",
        "accept_staff_responsibility",
    ),
    item("consult.legal_adviser", "if_appropriate", checklist_given, *CHECKLIST),
    item(
        "agreement.information_sharing_agreement",
        "must",
        yes_with_police_data,
        *SIX,
        "police_data_shared",
    ),
    item("agreement.exit_strategy", "should", is_yes, *SIX),
    item("governance.accountable_body", "should", high, *HIGH),
    item("governance.independent_scrutiny_evidence", "should", high, *HIGH),
    item("governance.joint_statutory_committee", "should", three_or_more, *REGION),
    item("governance.respective_roles_stated", "should", both_involved, *SIX, "involved"),
    item("representation.representative_with_written_delegations", "should", is_yes, *SIX),
    item("representation.member_appointed_at_agm", "must", cdrp, *SIX, BODY),
    item("representation.member_on_lsp", "should", lsp, *SIX, BODY),
    item("representation.constabulary_representative_from_bcu", "should", lsp, *SIX, BODY),
    item("representation.member_on_laa", "should", laa, *SIX, BODY),
    item("representation.chairman_and_vice_chairman_on_jsc", "must", three_or_more, *REGION),
    item("register.not_required_by_policy", "no_owner_stated", recorded, *SIX, "stage"),
    item("silent.approver", CONTACT, approver_unnamed, *APPROVAL),
    item("silent.register", CONTACT, is_yes, *SIX),
    item("silent.review_cycle", CONTACT, is_yes, *SIX),
    item("silent.checklist_timing", CONTACT, high_and_existing, *HIGH, "stage"),
    item("silent.checklist_when_formal_not_high_risk", CONTACT, checklist_recommended, *CHECKLIST),
    item("silent.collaboration_governance", CONTACT, fewer_than_three, *REGION),
    item(
        "silent.police_data_sharing", CONTACT, outside_with_police_data, *SIX, "police_data_shared"
    ),
    item("cautions.adoption_not_evidenced", PRESENT, always),
    item(
        "cautions.constabulary_not_evidenced_bound",
        PRESENT,
        constabulary_involved,
        *SIX,
        "involved",
    ),
    item(
        "cautions.joint_statutory_committee_specified_functions_only",
        PRESENT,
        three_or_more,
        *REGION,
    ),
    item("cautions.definition_read_as_all_six", PRESENT, outside, *SIX),
    item(
        "cautions.collaboration_rules_apply_outside_definition",
        PRESENT,
        collaboration_outside,
        *SIX,
        "collaboration",
    ),
    item(
        "cautions.two_kinds_both_gates_apply",
        PRESENT,
        two_kinds,
        *SIX,
        "statutory_basis",
        "collaboration",
    ),
    item("cautions.provisional_until_entered", PRESENT, yes_exploring, *SIX, "stage"),
    item("cautions.joint_targets_wording", PRESENT, high_by_local_targets_alone, *HIGH),
    item(
        "cautions.accountable_body_not_named",
        PRESENT,
        high_with_nobody_accountable,
        *HIGH,
        "accountable_body",
    ),
    item(
        "cautions.accountable_body_risks",
        PRESENT,
        high_with_us_accountable,
        *HIGH,
        "accountable_body",
    ),
)

READING: Final = PlainReading(
    policy="cambridgeshire",
    all_slots=SLOTS,
    led_by={"none_stated": "not_stated", "not_applicable": "not_applicable"},
    usual=dict.fromkeys(SIX, "yes") | dict.fromkeys(OTHERS, "no"),
)
