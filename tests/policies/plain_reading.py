"""Every slot is a plain function of all the facts, judged over every completion of the open ones.

This is the slow, independent reading against which the engine is held: the rows are written out
again by hand in the order of the decision vocabulary, and nothing here knows how the engine works.
The only economy is a written-out table of each slot's values, over the facts that the slot reads.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

VOCABULARY: Final = yaml.safe_load(
    (Path(__file__).parent / "data" / "cheshire-vocabulary.yaml").read_text(encoding="utf-8")
)
FACTS: Final[list[str]] = [fact["id"] for fact in VOCABULARY["facts"]]  # in asking order
DOMAIN: Final[dict[str, list[str]]] = {f["id"]: f["domain"] for f in VOCABULARY["facts"]}
ASK: Final[dict[str, str]] = {f["id"]: f["ask"] for f in VOCABULARY["facts"]}
UNSURE_AS: Final[dict[str, str]] = {
    f["id"]: f["unsure_as"] for f in VOCABULARY["facts"] if "unsure_as" in f
}
BODIES: Final[dict[str, dict[str, str]]] = VOCABULARY["body_type"]
ROUTES: Final[dict[str, dict[str, object]]] = VOCABULARY["approval_routes"]
CONTACT: Final[str] = VOCABULARY["policy_contact"]

UNSURE: Final = "unsure"
UNDETERMINED: Final = "undetermined"
ABSENT: Final = "absent"
PRESENT: Final = "present"  # the plain opposite of absent: a caution has no other detail

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


LED_BY: Final = {
    "not_applicable": {"led_by": "not_applicable"},
    "annual_and_on_change": {"led_by": "partnership_lead"},
    "annual": {"led_by": "not_stated"},
    "none_stated": {"led_by": "not_stated"},
}


def high_risk(facts: Mapping[str, str]) -> str:  # noqa: ARG001 - the policy has no category at all
    return "no_category"


# --- the conditions of the items ----------------------------------------------------------------


def always(facts: Mapping[str, str]) -> bool:  # noqa: ARG001 - that is its meaning
    return True


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


@dataclass(frozen=True)
class Slot:
    """One slot: its value for a full assignment, and the facts it may read for it."""

    name: str
    reads: tuple[str, ...]
    value: Callable[[Mapping[str, str]], str]


def _item(name: str, gives: str, when: Callable[[Mapping[str, str]], bool], *reads: str) -> Slot:
    return Slot(name, reads, lambda facts: gives if when(facts) else ABSENT)


_PPRM: Final = "planning_performance_and_risk_manager"

SLOTS: Final[dict[str, Slot]] = {
    slot.name: slot
    for slot in (
        Slot("partnership", FAMILY, partnership),
        Slot("kind", (*FAMILY, "agreement_basis"), kind),
        Slot("approval", APPROVAL, approval),
        Slot("review", FAMILY, review),
        Slot("high_risk", (), high_risk),
        _item("assessment.benefit_assessment", "should", yes_not_ending, *FAMILY, "stage"),
        _item("assessment.partnership_assessment", "should", by_portfolio_holder, *APPROVAL),
        _item("assessment.protocol_criteria", "must", by_both_leaders, *APPROVAL),
        _item("consult.head_of_legal_services", "if_appropriate", is_yes, *FAMILY),
        _item("consult.chief_finance_officer", "if_appropriate", is_yes, *FAMILY),
        _item("consult.assistant_chief_officer", "if_appropriate", is_yes, *FAMILY),
        _item(
            "consult.information_and_compliance_department",
            "recommended",
            yes_sharing_information,
            *FAMILY,
            "information_sharing",
        ),
        _item(
            "agreement.written_s22a_agreement",
            "must",
            collaboration_s22a,
            *FAMILY,
            "agreement_basis",
        ),
        _item(
            "agreement.separate_legal_agreement",
            "must",
            collaboration_other,
            *FAMILY,
            "agreement_basis",
        ),
        _item("agreement.legal_grant_agreement", "must", yes_with_grant, *FAMILY, "grant_funding"),
        _item(
            "agreement.financial_agreement_legally_binding",
            "must",
            yes_with_money,
            *FAMILY,
            "grant_funding",
            "financial_relationship",
        ),
        _item("agreement.aims_and_outcomes_documented", "should", is_yes, *FAMILY),
        Slot("agreement.formal_agreement", FAMILY, formal_agreement),
        _item("agreement.exit_strategy", "should", is_yes, *FAMILY),
        _item(
            "agreement.information_law_compliance",
            "must",
            yes_sharing_information,
            *FAMILY,
            "information_sharing",
        ),
        _item("governance.clear_governance", "should", is_yes, *FAMILY),
        _item(
            "governance.information_responsibility_assigned",
            "should",
            yes_sharing_information,
            *FAMILY,
            "information_sharing",
        ),
        _item("representation.representative_with_documented_authority", "should", is_yes, *FAMILY),
        _item("register.collaboration", _PPRM, registered_collaboration, *FAMILY, "stage"),
        _item(
            "register.strategic_statutory",
            "no_owner_stated",
            registered_strategic_or_statutory,
            *FAMILY,
            "stage",
        ),
        _item("register.local", "no_owner_stated", held_locally, *FAMILY, "stage"),
        _item("silent.kind", CONTACT, no_family_fits, *FAMILY),
        _item("silent.approver", CONTACT, approver_unnamed, *APPROVAL),
        _item("silent.approval_to_hold_talks", CONTACT, yes_exploring, *FAMILY, "stage"),
        _item("silent.review_cycle", CONTACT, operational, *FAMILY),
        _item("silent.review_lead", _PPRM, a_collaboration, *FAMILY),
        _item(
            "silent.register_owner", CONTACT, registered_strategic_or_statutory, *FAMILY, "stage"
        ),
        _item("cautions.policy_past_review_date", PRESENT, always),
        _item("cautions.avoid_the_word_partnership", PRESENT, is_no, *FAMILY),
        _item("cautions.provisional_until_entered", PRESENT, yes_exploring, *FAMILY, "stage"),
        _item(
            "cautions.collaboration_or_strategic_show_both_routes",
            PRESENT,
            could_be_either,
            *EXCLUSIONS,
            "collaboration",
        ),
        _item("cautions.two_kinds_both_gates_apply", PRESENT, both_families, *FAMILY),
        _item(
            "cautions.reclassified_new_gates_apply",
            PRESENT,
            yes_reclassified,
            *FAMILY,
            *REGISTERED,
        ),
        _item(
            "cautions.grant_clause_scope_A10",
            PRESENT,
            grant_outside_strategic,
            *FAMILY,
            "grant_funding",
        ),
        _item(
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
}
MAPS: Final = (
    "assessment",
    "consult",
    "agreement",
    "governance",
    "representation",
    "register",
    "silent",
)

# --- a slot over every completion of its open facts ---------------------------------------------


class Judged(NamedTuple):
    """What all completions of the open facts say of one slot."""

    values: frozenset[str]
    matters: tuple[str, ...]


@cache
def _table(name: str) -> tuple[bytes, tuple[str, ...]]:
    """Write out the slot's value for each combination of the facts that it reads.

    The combinations are in the order of ``itertools.product``: the last fact turns fastest. Each
    value is kept as its number in the list given beside it.
    """
    slot = SLOTS[name]
    numbers: dict[str, int] = {}
    table = bytearray()
    for combination in product(*(DOMAIN[fact] for fact in slot.reads)):
        value = slot.value(dict(zip(slot.reads, combination, strict=True)))
        table.append(numbers.setdefault(value, len(numbers)))
    return bytes(table), tuple(numbers)


@lru_cache(maxsize=20_000)
def _judge(name: str, known: tuple[str | None, ...]) -> Judged:
    """Judge one slot, given a value or None (open) for each fact that it reads, in order."""
    reads = SLOTS[name].reads
    seen, values = _table(name)
    block = len(seen)
    for fact, value in zip(reads, known, strict=True):
        size = len(DOMAIN[fact])
        if value is not None:
            seen = _taking(DOMAIN[fact].index(value), seen, block, size)
        block //= size
    matters = []
    block = len(seen)
    for fact, value in zip(reads, known, strict=True):
        if value is None:
            size = len(DOMAIN[fact])
            first, *others = (_taking(turn, seen, block, size) for turn in range(size))
            if any(other != first for other in others):
                matters.append(fact)
            block //= size
    return Judged(frozenset(values[number] for number in set(seen)), tuple(sorted(matters)))


def _taking(turn: int, seen: bytes, block: int, size: int) -> bytes:
    """Give the completions in which one fact takes its value number *turn*, in their order.

    Within each block the fact takes its *size* values in turn and the parts are otherwise alike,
    so what is given for two turns stands side by side: completions that differ in that fact alone.
    """
    part = block // size
    skip = turn * part
    if part > len(seen) // block:
        return b"".join(seen[at : at + part] for at in range(skip, len(seen), block))
    taken = bytearray(len(seen) // size)  # many small parts: the same, place by place
    for place in range(part):
        taken[place::part] = seen[skip + place :: block]
    return bytes(taken)


# --- the whole result ---------------------------------------------------------------------------


class Known(NamedTuple):
    """The facts after the named body and ``unsure_as``: what is answered, and what is unsure."""

    answered: dict[str, str]
    unsure: frozenset[str]
    contradicts_body: bool


def read_answers(facts: Mapping[str, str]) -> Known:
    """Check ids and values, fill in from the named body, then apply ``unsure_as``."""
    _check(facts)
    answers = {fact: value for fact, value in facts.items() if fact != "body_type"}
    body = facts.get("body_type", UNSURE)
    contradicts = False
    for fact, implied in BODIES["none_of_these" if body == UNSURE else body].items():
        if answers.get(fact, UNSURE) == UNSURE:
            answers[fact] = implied
        elif answers[fact] != implied:
            contradicts = True
    for fact, value in UNSURE_AS.items():
        if answers.get(fact) == UNSURE:
            answers[fact] = value
    return Known(
        {fact: value for fact, value in answers.items() if value != UNSURE},
        frozenset(fact for fact, value in answers.items() if value == UNSURE),
        contradicts,
    )


def _check(facts: Mapping[str, str]) -> None:
    for fact, value in facts.items():
        allowed = list(BODIES) if fact == "body_type" else DOMAIN.get(fact)
        if allowed is None:
            raise ValueError(f"unknown fact: {fact}")
        if value not in (UNSURE, *allowed):
            raise ValueError(f"unknown value of {fact}: {value}")


def judge(name: str, known: Known) -> Judged:
    """Judge one slot over every completion of the facts that are not answered."""
    return _judge(name, tuple(known.answered.get(fact) for fact in SLOTS[name].reads))


def decide_plainly(facts: Mapping[str, str]) -> dict[str, Any]:
    """Give the whole result of the contract for any facts."""
    known = read_answers(facts)
    judged = {name: judge(name, known) for name in SLOTS}
    settled = {
        name: next(iter(slot.values))
        for name, slot in judged.items()
        if len(slot.values) == 1 and UNDETERMINED not in slot.values
    }
    hung_on = {fact for slot in judged.values() for fact in slot.matters}
    return {
        "policy": "cheshire",
        **{
            aspect: settled.get(aspect, UNDETERMINED)
            for aspect in ("partnership", "kind", "high_risk")
        },
        "approval": _with_detail("route", settled.get("approval"), ROUTES),
        "review": _with_detail("cycle", settled.get("review"), LED_BY),
        **{aspect: _map(aspect, settled) for aspect in MAPS},
        "cautions": _cautions(settled, known),
        "undetermined": {
            name: _hanging(slot, known) for name, slot in judged.items() if name not in settled
        },
        "still_to_ask": [
            fact
            for fact in FACTS
            if fact in hung_on and fact not in known.answered and fact not in known.unsure
        ],
    }


def _with_detail(
    key: str, value: str | None, details: Mapping[str, Mapping[str, object]]
) -> dict[str, object]:
    return {key: UNDETERMINED} if value is None else {key: value, **details[value]}


def _map(aspect: str, settled: Mapping[str, str]) -> dict[str, str]:
    slots = {
        name.removeprefix(f"{aspect}."): name for name in SLOTS if name.startswith(f"{aspect}.")
    }
    return {
        item: settled.get(name, UNDETERMINED)
        for item, name in slots.items()
        if settled.get(name) != ABSENT
    }


def _cautions(settled: Mapping[str, str], known: Known) -> list[str]:
    certain = {
        name.removeprefix("cautions.") for name, value in settled.items() if value == PRESENT
    }
    if known.contradicts_body:
        certain.add("answer_contradicts_named_body")
    return sorted(certain)


def _hanging(slot: Judged, known: Known) -> dict[str, list[str]]:
    offices = {ASK[fact] for fact in slot.matters if fact in known.unsure}
    if UNDETERMINED in slot.values:
        offices.add(CONTACT)
    return {
        "possible": sorted(slot.values - {UNDETERMINED}),
        "depends_on": list(slot.matters),
        "refer_to": sorted(offices),
    }
