"""What another edition would change for a case is read off two determinations, slot by slot.

What that edition asks and the case never answered is not guessed: then it cannot be told.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from domain.policy.conditions import ABSENT, GIVEN
from domain.policy.determining import Reason, Unsettled
from domain.policy.facts import UnknownFact, UnknownValue
from domain.policy.policy import Outcome, Policy

_NOT_SLOTS = frozenset({"policy", "undetermined", "still_to_ask"})
"""The keys of the decision contract that are no aspect."""


@dataclass(frozen=True, slots=True)
class SlotChange:
    """One slot that would come out otherwise; each value is as the decision contract has it."""

    slot: str
    was: JsonValue
    now: JsonValue


@dataclass(frozen=True, slots=True)
class Effect:
    """What another edition would change for one case.

    *changes* are certain. *unclear* are slots that were settled and hang on *lacking* now: facts
    that the other edition asks and the case never answered, in asking order.
    """

    before: Outcome
    after: Outcome
    changes: tuple[SlotChange, ...]
    unclear: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def replayable(self) -> bool:
        """Whether the case has the facts for everything that it had settled."""
        return not self.unclear

    @property
    def listed(self) -> bool:
        """Whether there is anything to say of the case."""
        return bool(self.changes or self.unclear)


def effect_of(old: Policy, new: Policy, answers: Mapping[str, str]) -> Effect:
    """Return what *new* would change for the case of *answers*, which *old* decides as it does.

    An answer that an edition does not know counts for nothing under it.
    """
    before, after = (each.determine(known_to(each, answers)) for each in (old, new))
    was, now = slots_of(before), slots_of(after)
    changes: list[SlotChange] = []
    unclear: list[str] = []
    for slot in dict.fromkeys((*now, *was)):
        if unasked(after, slot):
            if slot not in before.unsettled:
                unclear.append(slot)
        elif _differs(before, after, slot, was, now):
            changes.append(SlotChange(slot, was.get(slot, ABSENT), now.get(slot, ABSENT)))
    lacking = {fact for slot in unclear for fact in unasked(after, slot)}
    in_order = tuple(fact for fact in new.compiled.order if fact in lacking)
    return Effect(before, after, tuple(changes), tuple(unclear), in_order)


def known_to(policy: Policy, answers: Mapping[str, str]) -> dict[str, str]:
    """Return those of *answers* that *policy* knows."""
    return {fact: value for fact, value in answers.items() if _knows(policy, fact, value)}


def slots_of(found: Outcome) -> dict[str, JsonValue]:
    """Return each slot with its value in the contract; an item that is not there is left out."""
    slots: dict[str, JsonValue] = {}
    for aspect, value in found.as_contract().items():
        if aspect in _NOT_SLOTS:
            continue
        if aspect == "cautions" and isinstance(value, list):
            slots |= {f"cautions.{item}": GIVEN for item in value}
        elif aspect in found.slots:
            slots[aspect] = value
        elif isinstance(value, dict):
            slots |= {f"{aspect}.{item}": each for item, each in value.items()}
    return slots


def unasked(found: Outcome, slot: str) -> tuple[str, ...]:
    """Return the unanswered facts that *slot* hangs on, as far as it is not settled."""
    each = found.slots.get(slot)
    if not isinstance(each, Unsettled):
        return ()
    return tuple(fact for fact in each.depends_on if fact not in found.reading.unsure)


def reasons_of(found: Outcome, slot: str) -> tuple[Reason, ...]:
    """Return why *slot* is as it is, and where nothing gives it, why each of its rows does not.

    None for a slot that the edition does not have.
    """
    if slot not in found.slots:
        return ()
    if found.settled(slot) != ABSENT:
        return found.reasons(slot)
    case = found.case()
    rows = found.policy.slots[slot].rows
    return tuple(Reason(row, row.when.says(case, holding=False), certain=True) for row in rows)


def _differs(
    before: Outcome,
    after: Outcome,
    slot: str,
    was: Mapping[str, JsonValue],
    now: Mapping[str, JsonValue],
) -> bool:
    """Tell whether a slot comes out otherwise: what nobody knew, by what it may still be."""
    if slot in before.unsettled and slot in after.unsettled:
        possible = {each.unsettled[slot].possible for each in (before, after)}
        return not unasked(before, slot) and len(possible) > 1
    return was.get(slot, ABSENT) != now.get(slot, ABSENT)


def _knows(policy: Policy, fact: str, value: str) -> bool:
    try:
        policy.check({fact: value})
    except (UnknownFact, UnknownValue):
        return False
    return True
