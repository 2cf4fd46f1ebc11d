"""A result is a determination written down.

The contract's keys, and beside them why, clause by clause.
"""

from collections.abc import Iterator

from pydantic import JsonValue

from domain.policy.aspects import LEFT_OPEN, Collection, Route, Row, Scalar
from domain.policy.conditions import ABSENT
from domain.policy.determining import Determination, Reason, Settled, Unsettled

CONTRADICTED = "answer_contradicts_named_body"
"""The caution that every policy has: an answer differs from what the named body implies."""

NOT_STATED = "not_stated"
RECORD_SHAPE = 1


def as_contract(found: Determination) -> dict[str, JsonValue]:
    """Return the result with exactly the keys of the decision contract."""
    edition = found.policy.edition
    result: dict[str, JsonValue] = {"policy": edition.id}
    for aspect in edition.aspects:
        match aspect:
            case Scalar(id="approval"):
                result["approval"] = _route(found, aspect)
            case Scalar(id="review"):
                result["review"] = _review(found)
            case Scalar(id=scalar):
                result[scalar] = found.settled(scalar) or LEFT_OPEN
            case Collection(id="cautions"):
                result["cautions"] = _cautions(found, aspect)
            case Collection(id=collection):
                result[collection] = dict(_items(found, aspect))
    result["undetermined"] = {
        slot: {
            "possible": list(each.possible),
            "depends_on": list(each.depends_on),
            "refer_to": list(each.refer_to),
        }
        for slot, each in found.unsettled.items()
    }
    result["still_to_ask"] = list(found.still_to_ask())
    return result


def as_record(found: Determination) -> dict[str, JsonValue]:
    """Return the result with the rows, clauses and grounds that each slot rests on.

    This is what an event holds: it can be read, shown and compared years later without the
    edition. ``reasons`` maps a slot to its rows, each ``{value, clauses, looked_in, grounds,
    certain, ...}``; a ground is ``{fact, value}`` or ``{slot, value}``. ``answers`` are the facts
    as they were read; ``assumptions`` the readings (A-n) that the result leans on.
    """
    edition, ref = found.policy.edition, found.policy.ref
    reasons: dict[str, JsonValue] = {}
    cited: set[str] = set()
    for slot, each in found.slots.items():
        if isinstance(each, Settled) and each.value == ABSENT:
            continue
        why = found.reasons(slot)
        reasons[slot] = [reason_record(reason) for reason in why]
        cited.update(clause for reason in why for clause in _citations(reason.row))
    return {
        **as_contract(found),
        "shape": RECORD_SHAPE,
        "edition": ref.model_dump(),
        "answers": dict(found.reading.known),
        "unsure": list[JsonValue](sorted(found.reading.unsure)),
        "named_body": found.reading.body,
        "filled_from_named_body": dict(found.reading.filled),
        "contradicts_named_body": list(found.reading.contradicted),
        "reasons": reasons,
        "assumptions": {c: edition.gist_of(c) for c in sorted(cited) if c in edition.assumptions},
        "banners": [banner.text for banner in edition.banners],
    }


def refer_to(found: Determination, slot: str) -> tuple[str, ...]:
    """Return the offices that a settled caution or route names to ask."""
    offices = [office for row in found.slots[slot].rows for office in row.refer_to]
    return tuple(dict.fromkeys(offices))


def route_of(found: Determination) -> Route | None:
    """Return the approval route, or None while it is not settled."""
    settled = found.settled("approval")
    aspect = found.policy.edition.scalar("approval")
    return None if settled is None else aspect.routes[settled]


def _route(found: Determination, aspect: Scalar) -> JsonValue:
    settled = found.settled(aspect.id)
    if settled is None:
        return {"route": LEFT_OPEN}
    route = aspect.routes[settled].model_dump(mode="json", exclude={"clauses", "ordered"})
    return {"route": settled, **route}


def _review(found: Determination) -> JsonValue:
    each = found.slots["review"]
    if isinstance(each, Unsettled):
        return {"cycle": LEFT_OPEN}
    return {"cycle": each.value, "led_by": each.rows[0].led_by or NOT_STATED}


def _items(found: Determination, aspect: Collection) -> Iterator[tuple[str, str]]:
    for item in aspect.items:
        value = found.settled(f"{aspect.id}.{item.id}")
        if value != ABSENT:
            yield item.id, value or LEFT_OPEN


def _cautions(found: Determination, aspect: Collection) -> JsonValue:
    certain: list[JsonValue] = [item for item, value in _items(found, aspect) if value != LEFT_OPEN]
    if found.reading.contradicted:
        certain.append(CONTRADICTED)
    return sorted(certain, key=str)


def _citations(row: Row) -> tuple[str, ...]:
    return (*row.clauses, *row.looked_in)


def reason_record(reason: Reason) -> JsonValue:
    """Return a reason as a record holds it."""
    row = reason.row
    written: dict[str, JsonValue] = {
        "value": row.value,
        "clauses": list(row.clauses),
        "certain": reason.certain,
        "grounds": [
            {("slot" if ground.is_result else "fact"): ground.subject, "value": ground.value}
            for ground in reason.grounds
        ],
    }
    if row.looked_in:
        written["looked_in"] = list(row.looked_in)
    if row.refer_to:
        written["refer_to"] = list(row.refer_to)
    if row.text_absent:
        written["text_absent"] = row.text_absent
    return written
