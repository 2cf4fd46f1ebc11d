"""How often an entry is reviewed, by whom, on which form and from when is data of the edition."""

from collections.abc import Collection, Iterator
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from domain.policy.facts import Citation, Citations, Name, Part, Words

Start: TypeAlias = Literal["last_review", "high_risk", "approval", "registration"]
"""What the time until a review is counted from."""

Ground: TypeAlias = Literal[
    "no_value", "not_aligned", "purpose_met", "funding", "partners", "duty_ended", "other"
]
"""Why an arrangement is to end; *duty_ended* says that no law asks for it any more."""

ReviewField: TypeAlias = Literal[
    "reviewed_on",
    "led_by",
    "adds_value",
    "outcome",
    "agreed_with",
    "document",
    "exit_indicators",
    "agreed_by_all",
]
"""What of a review, or of a check before leaving, an answer of its form is."""


class Cycle(Part):
    """A review that comes again, so many months after the first of *starts* that is known.

    One *while_high_risk* comes only while the entry is marked so. *led_by* is the office that leads
    it and *form* the form it is recorded on, where those are not those of the rule.
    """

    id: Name
    title: Words
    every_months: Annotated[int, Field(gt=0)]
    starts: Annotated[tuple[Start, ...], Field(min_length=1)]
    clauses: Citations
    while_high_risk: bool = False
    led_by: Name | None = None
    form: Name | None = None


class Marking(Part):
    """That an entry may be marked as high risk, by which office, and what has to be done then.

    *counted* says from when the extra reviews are counted, *does* what the *owner* has to do.
    """

    marked_by: Name
    counted: Words
    does: Words
    owner: Name
    told: tuple[Words, ...] = ()
    clauses: Citations


class Revisit(Part):
    """Kinds that cannot be left for want of value: what *says* so, and what the lead *does*."""

    kinds: Annotated[tuple[Words, ...], Field(min_length=1)]
    says: Words
    does: Words
    clauses: Citations


class Lead(Part):
    """Who leads a review: an *office*, or whoever the *field* of the entry names.

    Where neither is known, *ask* is the office that is asked. *unstated* says that the policy names
    nobody, and the field is ours (A-16).
    """

    office: Name | None = None
    field: Name | None = None
    ask: Name
    unstated: bool = False
    clauses: Citations


class ReviewRule(Part):
    """What follows from one *value* of the outcome's review, of certain *kinds* or of all.

    *on_change* are the clauses by which a significant change makes a review due, none where it does
    not. *kept* are those by which past reviews stand with the entry. *high_risk* says that the
    outcome itself finds the entry high risk, so that it is marked with it.
    """

    value: Words
    kinds: tuple[Words, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    on_change: tuple[Citation, ...] = ()
    lead: Lead
    form: Name
    marking: Marking | None = None
    revisit: Revisit | None = None
    high_risk: bool = False
    kept: tuple[Citation, ...] = ()
    clauses: Citations

    @property
    def main(self) -> Cycle | None:
        """The cycle of the whole review, if the policy sets one."""
        return next((each for each in self.cycles if not each.while_high_risk), None)

    def cycle(self, cycle: str) -> Cycle | None:
        """Return the cycle with that id."""
        return next((each for each in self.cycles if each.id == cycle), None)

    def form_of(self, cycle: str) -> str:
        """Return the form that a review of *cycle* is recorded on."""
        found = self.cycle(cycle)
        return (found.form if found is not None else None) or self.form

    def must_stay(self, kind: str) -> bool:
        """Return whether an entry of *kind* cannot be left for want of value."""
        return self.revisit is not None and kind in self.revisit.kinds

    @model_validator(mode="after")
    def _cycles_are_distinct(self) -> Self:
        names = [each.id for each in self.cycles]
        if len(set(names)) < len(names):
            raise ValueError(f"two cycles of {self.value} are alike")
        if any(each.while_high_risk for each in self.cycles) is not (self.marking is not None):
            raise ValueError(f"{self.value}: marking and reviews while high risk belong together")
        return self


class Leaving(Part):
    """How an arrangement is left: on which *form* it is checked, and what is to be known.

    *approved_by* says who agrees to it; where no policy does, *ask* is the office to put it to.
    *ends_with* are the fields of the register with the day on which it ends unless it is renewed.
    """

    form: Name
    approved_by: Name | None = None
    ask: Name
    says: tuple[Words, ...] = ()
    ends_with: tuple[Name, ...] = ()
    clauses: Citations


def rule_for(rules: tuple[ReviewRule, ...], value: str, kind: str) -> ReviewRule | None:
    """Return the first of *rules* for the *value* of an outcome's review and its *kind*."""
    return next(
        (each for each in rules if each.value == value and (not each.kinds or kind in each.kinds)),
        None,
    )


def offices_of(rules: tuple[ReviewRule, ...], leaving: Leaving | None) -> Iterator[tuple[str, str]]:
    """Yield every office that reviews and leaving name, with where."""
    for rule in rules:
        where = f"reviews {rule.value}"
        named = (rule.lead.office, rule.lead.ask, *(cycle.led_by for cycle in rule.cycles))
        marking = () if rule.marking is None else (rule.marking.marked_by, rule.marking.owner)
        yield from ((where, office) for office in (*named, *marking) if office)
    if leaving is not None:
        named = (leaving.approved_by, leaving.ask)
        yield from (("leaving", office) for office in named if office)


def cited_in_reviews(
    rules: tuple[ReviewRule, ...], leaving: Leaving | None
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what each part of reviews is called, the code of what it builds, and its clauses."""
    for rule in rules:
        where = f"reviews {rule.value}"
        yield where, "REV", (*rule.clauses, *rule.on_change)
        yield (
            f"{where}: who leads",
            "DET" if rule.lead.unstated or not rule.lead.field else "ROLE",
            rule.lead.clauses,
        )
        yield f"{where}: past reviews", "REG", rule.kept
        for cycle in rule.cycles:
            yield f"cycle {cycle.id} of {rule.value}", "REV", cycle.clauses
        if rule.marking is not None:
            yield f"{where}: marking as high risk", "TASK", rule.marking.clauses
        if rule.revisit is not None:
            yield f"{where}: revisited, not left", "DET", rule.revisit.clauses
            yield f"{where}: revisited, not left", "TASK", rule.revisit.clauses
    if leaving is not None:
        yield "leaving", "DET", leaving.clauses


def misplaced(
    rules: tuple[ReviewRule, ...],
    leaving: Leaving | None,
    *,
    values: Collection[str],
    kinds: Collection[str],
    forms: Collection[str],
    fields: Collection[str],
) -> Iterator[str]:
    """Yield what reviews and leaving name in vain; *forms* are those about an entry."""
    for rule in rules:
        where = f"reviews {rule.value}"
        named = (*rule.kinds, *(() if rule.revisit is None else rule.revisit.kinds))
        used = (rule.form, *(cycle.form for cycle in rule.cycles if cycle.form))
        if rule.value not in values:
            yield f"{where}: no such value"
        yield from (f"{where}: no kind {kind}" for kind in named if kind not in kinds)
        yield from (f"{where}: no form {form} for an entry" for form in used if form not in forms)
        if rule.lead.field is not None and rule.lead.field not in fields:
            yield f"{where}: no register field {rule.lead.field}"
    if leaving is not None and leaving.form not in forms:
        yield f"leaving: no form {leaving.form} for an entry"
    if leaving is not None:
        yield from (f"leaving: no field {f}" for f in leaving.ends_with if f not in fields)
