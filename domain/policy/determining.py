"""A determination judges every slot alone.

Settled where all completions of the open facts agree, else not yet.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from domain.policy.aspects import LEFT_OPEN, Row
from domain.policy.compiling import CompiledEdition, Reading, RowNumber, Slot
from domain.policy.conditions import Case, Condition, Ground
from domain.policy.diagrams import TRUE, Restriction


@dataclass(frozen=True, slots=True)
class Settled:
    """A slot with one value under every completion.

    *rows* are those that may give it (one, as a rule). *telling* are those of them that hold
    whatever the open facts are: why it is so. Where open facts decide which row it is, they are
    all of them.
    """

    value: str
    rows: tuple[Row, ...]
    telling: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A slot that may still go several ways, or that the policy itself leaves open (*left_open*).

    *possible* is sorted and never holds ``undetermined``; *depends_on* are the open facts that
    matter, sorted; *refer_to* the offices to ask, sorted.
    """

    possible: tuple[str, ...]
    depends_on: tuple[str, ...]
    refer_to: tuple[str, ...]
    rows: tuple[Row, ...]
    left_open: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a slot has its value: the row, and what is so that makes it hold.

    *certain* is false where open facts decide which of several rows gives the same value, or which
    branch of this one.
    """

    row: Row
    grounds: tuple[Ground, ...]
    certain: bool


@dataclass(frozen=True)
class Determination:
    """What one edition says for one set of facts: every slot, what is still to ask, and why."""

    policy: CompiledEdition
    reading: Reading
    slots: Mapping[str, Settled | Unsettled]

    def settled(self, slot: str) -> str | None:
        """Return the value of *slot* (``absent`` for a missing item), or None if not settled."""
        found = self.slots[slot]
        return found.value if isinstance(found, Settled) else None

    @cached_property
    def unsettled(self) -> dict[str, Unsettled]:
        """The slots that are not settled, in the order judged."""
        return {slot: each for slot, each in self.slots.items() if isinstance(each, Unsettled)}

    def still_to_ask(
        self, aspects: frozenset[str] | None = None, slots: frozenset[str] = frozenset()
    ) -> tuple[str, ...]:
        """Return the unanswered facts that can change a slot of *aspects* (or any), or of *slots*.

        They come in asking order.
        """
        wanted = {
            fact
            for slot, each in self.unsettled.items()
            if aspects is None or slot.partition(".")[0] in aspects or slot in slots
            for fact in each.depends_on
        }
        return tuple(f for f in self.policy.order if f in wanted and f not in self.reading.unsure)

    def case(self) -> Case:
        """Return the facts and slots as conditions look at them."""
        return _Case(self)

    def reasons(self, slot: str) -> tuple[Reason, ...]:
        """Return why *slot* is as it is, row by row; each ground is true of the facts."""
        if slot not in self._reasons:
            self._reasons[slot] = self._reasoned(slot)
        return self._reasons[slot]

    @cached_property
    def _reasons(self) -> dict[str, tuple[Reason, ...]]:
        return {}

    def _reasoned(self, slot: str) -> tuple[Reason, ...]:
        rows = self.slots[slot].rows
        case = self.case()
        found = []
        for row in rows:
            certain = len(rows) == 1 and row.when.holds(case) is True
            found.append(Reason(row, row.when.says(case), certain))
        return tuple(found)


def judged(
    policy: CompiledEdition, reading: Reading, slots: Iterable[str] | None = None
) -> dict[str, Settled | Unsettled]:
    """Return every slot of *policy*, or each of *slots*, as it stands for those facts."""
    left = policy.restriction(reading)
    wanted = policy.slots if slots is None else slots
    return {slot: _judged(policy, policy.slots[slot], left, reading) for slot in wanted}


def _judged(
    policy: CompiledEdition, slot: Slot, left: Restriction, reading: Reading
) -> Settled | Unsettled:
    chosen = policy.leaves_of(left.reach(left.of(slot.chosen)))
    places = sorted(leaf.at for leaf in chosen if isinstance(leaf, RowNumber) and leaf.at >= 0)
    rows = tuple(slot.rows[at] for at in places)
    value = left.of(slot.value)
    values = policy.leaves_of(left.reach(value))
    if len(values) == 1 and values[0] != LEFT_OPEN:
        holding = tuple(slot.rows[at] for at in places if left.of(slot.guards[at]) == TRUE)
        return Settled(str(values[0]), rows, telling=holding or rows)
    depends_on = policy.facts_of(left.support(value))
    ask = {policy.edition.fact_by_id[fact].ask for fact in depends_on if fact in reading.unsure}
    left_open = LEFT_OPEN in values
    if left_open:
        ask.add(policy.edition.policy_contact)
    return Unsettled(
        possible=tuple(sorted(str(v) for v in values if v != LEFT_OPEN)),
        depends_on=tuple(sorted(depends_on)),
        refer_to=tuple(sorted(ask)),
        rows=rows,
        left_open=left_open,
    )


class _Case:
    """The facts and slots of a determination, as its conditions look at them."""

    def __init__(self, determination: Determination) -> None:
        self._determination = determination

    def fact(self, fact: str) -> str | None:
        reading = self._determination.reading
        return (
            reading.body if fact == self._determination.policy.order[0] else reading.known.get(fact)
        )

    def result(self, slot: str) -> str | None:
        return self._determination.settled(slot)

    def term(self, name: str) -> Condition:
        return self._determination.policy.edition.terms[name].when
