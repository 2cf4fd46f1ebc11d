"""The rows of the Cheshire policy, written out by hand in the order of the decision vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.policies.plain_reading import (
    ABSENT,
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


def excluded(facts: Mapping[str, str]) -> bool:
    """Say whether the arrangement is one of the things that are not partnerships."""
    return (
        facts["professional_network"] == "yes"
        or facts["supplier_contract"] == "yes"
        or facts["conference"] == "yes"
        or (facts["consultative_group"] == "yes" and facts["delivery_function"] == "no")
    )


def is_collaboration(facts: Mapping[str, str]) -> bool:
    """Say whether it is a collaboration, outright or by the three settling facts."""
    return facts["collaboration"] == "yes" or (
        facts["collaboration"] == "could_be_either"
        and facts["shared_service"] == "yes"
        and facts["resource_invested"] == "yes"
        and facts["shared_oversight"] == "yes"
    )


def families(facts: Mapping[str, str]) -> tuple[str, ...]:
    """Give the families that fit: none, one, or statutory and collaboration together."""
    if excluded(facts):
        return ()
    statutory = facts["statutory_basis"] == "yes"
    collaboration = is_collaboration(facts)
    if statutory and collaboration:
        found: tuple[str, ...] = ("statutory", "collaboration")
    elif statutory:
        found = ("statutory",)
    elif collaboration:
        found = ("collaboration",)
    elif facts["formalised"] == "yes" and facts["core_objectives"] == "yes":
        found = ("strategic",)
    elif facts["local_issue"] == "yes":
        found = ("operational",)
    else:
        found = ()
    return found


def no_family_fits(facts: Mapping[str, str]) -> bool:
    """Say whether it is not excluded and yet of no family."""
    return not excluded(facts) and families(facts) == ()


def reclassified(facts: Mapping[str, str]) -> bool:
    """Say whether it goes on under another kind than the one it is held under today."""
    return (
        facts["stage"] in ("existing", "renewal", "extension")
        and facts["kind_on_register"] != "not_registered"
        and facts["kind_on_register"] not in families(facts)
    )


def gate(facts: Mapping[str, str]) -> bool:
    """Say whether a collaboration agreement is to be approved."""
    return facts["stage"] in ("exploring", "new", "renewal", "extension") or (
        facts["stage"] == "existing" and (facts["agreement_signed"] == "no" or reclassified(facts))
    )


# --- the scalar aspects -------------------------------------------------------------------------


def partnership(facts: Mapping[str, str]) -> str:
    if excluded(facts):
        return "no"
    if no_family_fits(facts):
        return UNDETERMINED
    return "yes"


def kind(facts: Mapping[str, str]) -> str:
    family = families(facts)
    if excluded(facts):
        value = "none"
    elif "statutory" in family:
        value = "statutory"
    elif "collaboration" in family and facts["agreement_basis"] == "s22a_23_23a":
        value = "collaboration_s22a"
    elif "collaboration" in family and facts["agreement_basis"] == "other":
        value = "collaboration_other"
    elif family == ("strategic",):
        value = "strategic"
    elif family == ("operational",):
        value = "operational"
    else:
        value = UNDETERMINED
    return value


def approval(facts: Mapping[str, str]) -> str:
    family = families(facts)
    if partnership(facts) == "no":
        value = "not_applicable"
    elif no_family_fits(facts):
        value = UNDETERMINED
    elif facts["stage"] == "ending":
        value = "silent"
    elif "collaboration" in family and gate(facts):
        value = "chief_constable_and_commissioner"
    elif "statutory" in family or "operational" in family:
        value = "silent"
    elif family == ("strategic",) and (
        facts["stage"] in ("exploring", "new") or reclassified(facts)
    ):
        value = "portfolio_holder_and_chief_of_staff"
    elif family == ("strategic",) and facts["stage"] in ("renewal", "extension"):
        value = "silent"
    else:
        value = "none_now"
    return value


def review(facts: Mapping[str, str]) -> str:
    family = families(facts)
    if partnership(facts) == "no":
        value = "not_applicable"
    elif no_family_fits(facts):
        value = UNDETERMINED
    elif "statutory" in family or "strategic" in family:
        value = "annual_and_on_change"
    elif "collaboration" in family:
        value = "annual"
    else:
        value = "none_stated"
    return value


def high_risk(facts: Mapping[str, str]) -> str:  # noqa: ARG001 - the policy has no category at all
    return "no_category"


# --- the conditions of the items ----------------------------------------------------------------


def is_yes(facts: Mapping[str, str]) -> bool:
    return partnership(facts) == "yes"


def is_no(facts: Mapping[str, str]) -> bool:
    return partnership(facts) == "no"


def yes_not_ending(facts: Mapping[str, str]) -> bool:
    return is_yes(facts) and facts["stage"] != "ending"


def yes_exploring(facts: Mapping[str, str]) -> bool:
    return is_yes(facts) and facts["stage"] == "exploring"


def yes_sharing_information(facts: Mapping[str, str]) -> bool:
    return is_yes(facts) and facts["information_sharing"] == "yes"


def yes_with_grant(facts: Mapping[str, str]) -> bool:
    return is_yes(facts) and facts["grant_funding"] == "yes"


def yes_with_money(facts: Mapping[str, str]) -> bool:
    return is_yes(facts) and (
        facts["grant_funding"] == "yes" or facts["financial_relationship"] == "yes"
    )


def by_both_leaders(facts: Mapping[str, str]) -> bool:
    return approval(facts) == "chief_constable_and_commissioner"


def by_portfolio_holder(facts: Mapping[str, str]) -> bool:
    return approval(facts) == "portfolio_holder_and_chief_of_staff"


def approver_unnamed(facts: Mapping[str, str]) -> bool:
    return approval(facts) == "silent"


def a_collaboration(facts: Mapping[str, str]) -> bool:
    return "collaboration" in families(facts)


def collaboration_s22a(facts: Mapping[str, str]) -> bool:
    return a_collaboration(facts) and facts["agreement_basis"] == "s22a_23_23a"


def collaboration_other(facts: Mapping[str, str]) -> bool:
    return a_collaboration(facts) and facts["agreement_basis"] == "other"


def operational(facts: Mapping[str, str]) -> bool:
    return families(facts) == ("operational",)


def registered_collaboration(facts: Mapping[str, str]) -> bool:
    return a_collaboration(facts) and facts["stage"] != "exploring"


def registered_strategic_or_statutory(facts: Mapping[str, str]) -> bool:
    family = families(facts)
    return ("statutory" in family or "strategic" in family) and facts["stage"] != "exploring"


def held_locally(facts: Mapping[str, str]) -> bool:
    return operational(facts) and facts["stage"] != "exploring"


def could_be_either(facts: Mapping[str, str]) -> bool:
    return not excluded(facts) and facts["collaboration"] == "could_be_either"


def both_families(facts: Mapping[str, str]) -> bool:
    return families(facts) == ("statutory", "collaboration")


def yes_reclassified(facts: Mapping[str, str]) -> bool:
    return is_yes(facts) and reclassified(facts)


def grant_outside_strategic(facts: Mapping[str, str]) -> bool:
    return yes_with_grant(facts) and families(facts) != ("strategic",)


def signed_without_both(facts: Mapping[str, str]) -> bool:
    return (
        a_collaboration(facts)
        and facts["stage"] in ("new", "existing", "renewal", "extension")
        and facts["agreement_signed"] == "yes"
        and (facts["chief_constable_approved"] == "no" or facts["commissioner_approved"] == "no")
    )


def formal_agreement(facts: Mapping[str, str]) -> str:
    if not is_yes(facts):
        return ABSENT
    return "if_appropriate" if operational(facts) else "should"


# --- the slots, and what each may read ----------------------------------------------------------

EXCLUSIONS: Final = (
    "professional_network",
    "supplier_contract",
    "conference",
    "consultative_group",
    "delivery_function",
)
COLLABORATING: Final = (
    "collaboration",
    "shared_service",
    "resource_invested",
    "shared_oversight",
)
FAMILY: Final = (
    *EXCLUSIONS,
    "statutory_basis",
    *COLLABORATING,
    "formalised",
    "core_objectives",
    "local_issue",
)
# Whether it is a collaboration can be seen without the last three.
IN_COLLABORATION: Final = (*EXCLUSIONS, "statutory_basis", *COLLABORATING)
REGISTERED: Final = ("stage", "kind_on_register")
APPROVAL: Final = (*FAMILY, *REGISTERED, "agreement_signed")


CONTACT: Final = "opcc_head_of_policy_and_partnerships"
_PPRM: Final = "planning_performance_and_risk_manager"

SLOTS: Final = (
    Slot("partnership", FAMILY, partnership),
    Slot("kind", (*FAMILY, "agreement_basis"), kind),
    Slot("approval", APPROVAL, approval),
    Slot("review", FAMILY, review),
    Slot("high_risk", (), high_risk),
    item("assessment.benefit_assessment", "should", yes_not_ending, *FAMILY, "stage"),
    item("assessment.partnership_assessment", "should", by_portfolio_holder, *APPROVAL),
    item("assessment.protocol_criteria", "must", by_both_leaders, *APPROVAL),
    item("consult.head_of_legal_services", "if_appropriate", is_yes, *FAMILY),
    item("consult.chief_finance_officer", "if_appropriate", is_yes, *FAMILY),
    item("consult.assistant_chief_officer", "if_appropriate", is_yes, *FAMILY),
    item(
        "consult.information_and_compliance_department",
        "recommended",
        yes_sharing_information,
        *FAMILY,
        "information_sharing",
    ),
    item(
        "agreement.written_s22a_agreement",
        "must",
        collaboration_s22a,
        *FAMILY,
        "agreement_basis",
    ),
    item(
        "agreement.separate_legal_agreement",
        "must",
        collaboration_other,
        *FAMILY,
        "agreement_basis",
    ),
    item("agreement.legal_grant_agreement", "must", yes_with_grant, *FAMILY, "grant_funding"),
    item(
        "agreement.financial_agreement_legally_binding",
        "must",
        yes_with_money,
        *FAMILY,
        "grant_funding",
        "financial_relationship",
    ),
    item("agreement.aims_and_outcomes_documented", "should", is_yes, *FAMILY),
    Slot("agreement.formal_agreement", FAMILY, formal_agreement),
    item("agreement.exit_strategy", "should", is_yes, *FAMILY),
    item(
        "agreement.information_law_compliance",
        "must",
        yes_sharing_information,
        *FAMILY,
        "information_sharing",
    ),
    item("governance.clear_governance", "should", is_yes, *FAMILY),
    item(
        "governance.information_responsibility_assigned",
        "should",
        yes_sharing_information,
        *FAMILY,
        "information_sharing",
    ),
    item("representation.representative_with_documented_authority", "should", is_yes, *FAMILY),
    item("register.collaboration", _PPRM, registered_collaboration, *FAMILY, "stage"),
    item(
        "register.strategic_statutory",
        "no_owner_stated",
        registered_strategic_or_statutory,
        *FAMILY,
        "stage",
    ),
    item("register.local", "no_owner_stated", held_locally, *FAMILY, "stage"),
    item("silent.kind", CONTACT, no_family_fits, *FAMILY),
    item("silent.approver", CONTACT, approver_unnamed, *APPROVAL),
    item("silent.approval_to_hold_talks", CONTACT, yes_exploring, *FAMILY, "stage"),
    item("silent.review_cycle", CONTACT, operational, *FAMILY),
    item("silent.review_lead", _PPRM, a_collaboration, *FAMILY),
    item("silent.register_owner", CONTACT, registered_strategic_or_statutory, *FAMILY, "stage"),
    item("cautions.policy_past_review_date", PRESENT, always),
    item("cautions.avoid_the_word_partnership", PRESENT, is_no, *FAMILY),
    item("cautions.provisional_until_entered", PRESENT, yes_exploring, *FAMILY, "stage"),
    item(
        "cautions.collaboration_or_strategic_show_both_routes",
        PRESENT,
        could_be_either,
        *EXCLUSIONS,
        "collaboration",
    ),
    item("cautions.two_kinds_both_gates_apply", PRESENT, both_families, *FAMILY),
    item(
        "cautions.reclassified_new_gates_apply",
        PRESENT,
        yes_reclassified,
        *FAMILY,
        *REGISTERED,
    ),
    item(
        "cautions.grant_clause_scope_A10",
        PRESENT,
        grant_outside_strategic,
        *FAMILY,
        "grant_funding",
    ),
    item(
        "cautions.approval_incomplete_breach",
        PRESENT,
        signed_without_both,
        *FAMILY,
        "stage",
        "agreement_signed",
        "chief_constable_approved",
        "commissioner_approved",
    ),
)

READING: Final = PlainReading(
    policy="cheshire",
    all_slots=SLOTS,
    led_by={
        "not_applicable": "not_applicable",
        "annual_and_on_change": "partnership_lead",
        "annual": "not_stated",
        "none_stated": "not_stated",
    },
    usual=dict.fromkeys(EXCLUSIONS, "no"),
)
