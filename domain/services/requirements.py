"""What must come before a gate is what the edition says for the matter, less what is there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.model.arrangement.approval.parts import FrozenRoute, Requirement, Seat
from domain.model.arrangement.approval.state import Approval
from domain.model.arrangement.messages import ArrangementClassified
from domain.model.enquiry.messages import STREAM as ENQUIRIES
from domain.model.enquiry.messages import OutcomeDetermined
from domain.policy.aspects import LEFT_OPEN, Strength
from domain.policy.conditions import ABSENT
from domain.policy.determining import Determination, Settled
from domain.policy.edition import Edition
from domain.policy.gaps import gaps
from domain.policy.policy import Policy
from domain.policy.results import route_of
from domain.ports import EventStore, Views
from domain.views.forms import FORMS

_FIELD = "field."
BINDING = (Strength.MUST, Strength.SHOULD)
"""How far the policy goes where what is not there is missing."""


def found_for(
    store: EventStore, policy: Policy, classified: ArrangementClassified
) -> Determination:
    """Return what *policy* said on the answers that an entry was *classified* by."""
    recorded = store.load(ENQUIRIES + classified.enquiry)[: classified.position]
    answers = [e.event.answers for e in recorded if isinstance(e.event, OutcomeDetermined)]
    return policy.determine(answers[-1] if answers else {})


def frozen_route(found: Determination, seats: Mapping[str, str]) -> FrozenRoute:
    """Return whose approval the matter needs; *seats* are those chosen of offices with several."""
    edition = found.policy.edition
    route, value = route_of(found), found.slots["approval"]
    advised = {item: strength for item, strength, _ in _wanted(found, "consult")}
    if route is None or not isinstance(value, Settled):
        ask = () if isinstance(value, Settled) else value.refer_to
        return FrozenRoute(
            id=LEFT_OPEN,
            strength="silent",
            before="not_stated",
            advised=advised,
            refer_to=ask or (edition.policy_contact,),
        )
    reasons = (clause for why in found.reasons("approval") for clause in why.row.clauses)
    told, breach_clauses = _of_breach(edition)
    return FrozenRoute(
        id=value.value,
        offices=tuple(Seat(office=each, seat=seats.get(each, "")) for each in route.offices),
        mode=route.mode,
        ordered=route.ordered,
        strength=route.strength,
        before=route.before,
        consulting=route.consulting,
        consulting_mode=route.consulting_mode,
        advised=advised,
        refer_to=told if route.offices else route.refer_to,
        clauses=tuple(dict.fromkeys((*route.clauses, *reasons))),
        bodies=tuple(each for each in route.offices if edition.office_by_id[each].body),
        breach_clauses=breach_clauses if route.offices else (),
    )


def _of_breach(edition: Edition) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who is told when a gate is passed too early, and on which clauses (A-57)."""
    rows = [
        row
        for item in edition.collection("cautions").items
        if item.asked_with == "approval"
        for row in item.rows
    ]
    told = tuple(dict.fromkeys(office for row in rows for office in row.refer_to))
    clauses = tuple(dict.fromkeys(clause for row in rows for clause in row.clauses))
    return told or (*edition.owners, edition.policy_contact), clauses


@dataclass(frozen=True, slots=True)
class Held:
    """What is there: values of fields, slots that completed forms serve, offices consulted."""

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    served: frozenset[str] = frozenset()
    consulted: frozenset[str] = frozenset()


def served_by(views: Views, edition: Edition, enquiry: str, day: date) -> frozenset[str]:
    """Return the slots that forms of the matter serve which were completed by *day*."""
    return frozenset(
        slot
        for row in views.where(FORMS, "enquiry", enquiry)
        if row.completed_on is not None and row.completed_on <= day
        if (form := edition.form_by_id.get(row.form)) is not None
        for slot in form.serves
    )


def consulted_by(state: Approval, day: date) -> frozenset[str]:
    """Return the offices whose consulting was settled by *day*."""
    return frozenset(each.office for each in state.consultations if each.on <= day)


def missing(
    found: Determination, register: str, held: Held, gates: tuple[str, ...]
) -> tuple[Requirement, ...]:
    """Return what the matter wants before any of *gates* and is not there, in the order shown.

    What a form and a field both stand for is wanted once.
    """
    forms = tuple(_forms_missing(found, held))
    told = {*(each.id for each in forms), *held.served}
    fields = found.policy.edition.field_by_id
    return (
        *forms,
        *_consulting_missing(found, held),
        *(
            each
            for each in _fields_missing(found, register, held, gates)
            if fields[each.id.removeprefix(_FIELD)].slot not in told
        ),
    )


def _forms_missing(found: Determination, held: Held) -> Iterator[Requirement]:
    """Yield each assessment that must be made, that a form here is for, and that none was."""
    forms = {slot for form in found.policy.edition.forms for slot in form.serves}
    for item, strength, clauses in _wanted(found, "assessment"):
        slot = f"assessment.{item}"
        if strength == Strength.MUST and slot in forms and slot not in held.served:
            label = found.policy.edition.item(slot).label
            yield Requirement(id=slot, label=label, clauses=clauses)


def _consulting_missing(found: Determination, held: Held) -> Iterator[Requirement]:
    for item, strength, clauses in _wanted(found, "consult"):
        if strength in BINDING and item not in held.consulted:
            slot = f"consult.{item}"
            label = found.policy.edition.item(slot).label
            must = strength == Strength.MUST
            yield Requirement(
                id=slot, label=label, strength="must" if must else "should", clauses=clauses
            )


def _fields_missing(
    found: Determination, register: str, held: Held, gates: tuple[str, ...]
) -> Iterator[Requirement]:
    for gap in gaps(found, register, held.fields):
        if gap.certain and gap.strength == Strength.MUST and gap.gate in gates:
            yield Requirement(id=f"{_FIELD}{gap.field}", label=gap.label, clauses=gap.clauses)


def _wanted(found: Determination, aspect: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield each item of *aspect* that is there for certain, its value, and its clauses."""
    for item in found.policy.edition.collection(aspect).items:
        slot = f"{aspect}.{item.id}"
        value = found.settled(slot)
        if value not in {None, ABSENT}:
            clauses = (clause for row in found.slots[slot].rows for clause in row.clauses)
            yield item.id, str(value), tuple(dict.fromkeys(clauses))
