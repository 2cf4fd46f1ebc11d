"""What an entry of a register lacks follows from its fields and from what its matter came to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from domain.policy.aspects import Strength
from domain.policy.conditions import ABSENT
from domain.policy.determining import Determination, Settled
from domain.policy.fields import Gate, RegisterField

OPTIONAL = "optional"
STRENGTHS = tuple(str(each) for each in Strength)
"""How much an entry may want a field, most first; an optional one is never missing."""

_NOT_ASKING = {ABSENT, "no", "none", "not_applicable"}
"""Values of a slot that ask for nothing."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A field without a value that the entry wants, how much, and before what.

    *clauses* are the field's, and those of the part of the outcome that asks for it. *ask* is the
    office that knows. It is not *certain* where it hangs on what nobody has settled yet; then it is
    nothing that a gate was passed without.
    """

    field: str
    label: str
    strength: str
    gate: Gate
    clauses: tuple[str, ...]
    ask: str
    certain: bool = True


def gaps(
    found: Determination, register: str, fields: Mapping[str, Sequence[str]]
) -> tuple[Gap, ...]:
    """Return what is missing of an entry on *register*, the most wanted first, else in order.

    *found* is what its edition says on the facts of its matter, *fields* what the register holds of
    it: texts by the id of their field, nothing or blanks where it holds none.
    """
    missing = [
        gap
        for field in fields_of(found, register)
        if not any(value.strip() for value in fields.get(field.id, ()))
        and (gap := _gap(found, field)) is not None
    ]
    return tuple(sorted(missing, key=lambda gap: (not gap.certain, STRENGTHS.index(gap.strength))))


def fields_of(found: Determination, register: str) -> tuple[RegisterField, ...]:
    """Return the fields that an entry on *register* has, those that it may turn out to have too."""
    case = found.case()
    return tuple(
        field
        for field in found.policy.edition.register_fields
        if (not field.registers or register in field.registers)
        and (field.when is None or field.when.holds(case) is not False)
    )


def _gap(found: Determination, field: RegisterField) -> Gap | None:
    holds = field.when is None or field.when.holds(found.case()) is True
    asked: list[tuple[str, bool]] = list(_asked(found, field))
    if not asked:
        return None
    strength, settled = asked[0]
    if strength == OPTIONAL:
        return None
    return Gap(
        field=field.id,
        label=field.label,
        strength=strength,
        gate=field.gate,
        clauses=tuple(dict.fromkeys((*field.clauses, *_clauses(found, field.slot)))),
        ask=field.ask or found.policy.edition.policy_contact,
        certain=holds and settled,
    )


def _asked(found: Determination, field: RegisterField) -> Iterator[tuple[str, bool]]:
    """Yield how much the field is wanted and whether that is settled, the most first, or nothing.

    The strength in the outcome is the one that holds; a part of it that has none leaves the
    field's own.
    """
    if field.slot is None:
        yield field.strength, True
        return
    each = found.slots[field.slot]
    values = (each.value,) if isinstance(each, Settled) else each.possible
    wanted = {v if v in STRENGTHS else field.strength for v in values if v not in _NOT_ASKING}
    order = (*STRENGTHS, OPTIONAL)
    yield from ((v, isinstance(each, Settled)) for v in sorted(wanted, key=order.index))


def _clauses(found: Determination, slot: str | None) -> Iterator[str]:
    for row in () if slot is None else found.slots[slot].rows:
        if row.value not in _NOT_ASKING:
            yield from row.clauses
