"""Who leads the reviews of an entry is said by its policy, by its register, or by nobody."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.model.arrangement.state import Arrangement
from domain.policy.edition import Edition
from domain.policy.reviews import Cycle, ReviewRule, rule_for


@dataclass(frozen=True, slots=True)
class Led:
    """Who leads: *people* whom the entry names, or an *office*; with neither, whom to *ask*.

    *named_by_policy* says that the policy says who it is, if only by a field of the entry.
    """

    people: tuple[str, ...]
    office: str
    ask: str
    named_by_policy: bool
    clauses: tuple[str, ...]

    @property
    def known(self) -> bool:
        """Whether anybody leads."""
        return bool(self.people or self.office)


def led_by(rule: ReviewRule, cycle: Cycle | None, fields: Mapping[str, tuple[str, ...]]) -> Led:
    """Return who leads the reviews of *cycle*, of an entry with these *fields*."""
    lead = rule.lead
    office = (None if cycle is None else cycle.led_by) or lead.office or ""
    people = () if office or lead.field is None else fields.get(lead.field, ())
    stated = bool(office) or (lead.field is not None and not lead.unstated)
    return Led(people, office, lead.ask, stated, lead.clauses)


def leads_of(state: Arrangement, edition: Edition, registrant: str) -> tuple[str, ...]:
    """Return the people and offices that may file its reviews: until a lead is known, who began it.

    Who is named by the entry leads each of its reviews (CHE-15.5).
    """
    rule = rule_for(edition.reviews, state.review.value, state.review.kind)
    if rule is None:
        return (registrant,)
    cycles: tuple[Cycle | None, ...] = rule.cycles or (None,)
    led = [led_by(rule, cycle, state.record.texts) for cycle in cycles]
    known = [
        *(each.office for each in led if each.office),
        *(p for each in led for p in each.people),
    ]
    return tuple(dict.fromkeys(known)) or (registrant,)
