"""How risks are judged, logged, scored and passed on is data of a policy and of its processes."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Self

from pydantic import Field, model_validator

from domain.policy.facts import Absence, Citations, Name, Part, Words
from domain.policy.risk_kinds import Does, Scope
from domain.policy.risk_scales import Level, Scale
from domain.policy.routes import ProcessRoute

__all__ = ["Does", "Level", "Risks", "Scale", "Scope"]


class Listed(Part):
    """One entry of a list to pick from; *named* means that a name is written beside it."""

    id: Name
    label: Words
    named: bool = False
    clauses: Citations


class When(Part):
    """Of which entries a prompt is: all that is said here has to be so.

    One of the fields *filled* holds something, none of those *empty* does, each of *says* holds
    that value, and the entry is on the register for fewer than *months*.
    """

    filled: tuple[Name, ...] = ()
    empty: tuple[Name, ...] = ()
    says: dict[Name, Name] = Field(default_factory=dict)
    months: Annotated[int, Field(gt=0)] | None = None

    def holds(self, fields: Mapping[str, tuple[str, ...]], months: int) -> bool:
        """Return whether it is so of an entry with these *fields*, so many whole *months* old."""
        held = {name for name, values in fields.items() if any(values)}
        return (
            (not self.filled or not held.isdisjoint(self.filled))
            and held.isdisjoint(self.empty)
            and all(value in fields.get(name, ()) for name, value in self.says.items())
            and (self.months is None or months < self.months)
        )


class RiskPrompt(Part):
    """Something to think of while a risk is reported or judged; no answer to it is kept.

    *group* is the heading that it stands under, *category* the one that it is of. *when* narrows it
    to some entries. Where it is *owed*, each such entry wants a risk that was reported for it.
    """

    id: Name
    says: Words
    group: str = ""
    category: Name | None = None
    when: When | None = None
    owed: bool = False
    clauses: Citations

    @model_validator(mode="after")
    def _is_owed_by_some(self) -> Self:
        if self.owed and self.when is None:
            raise ValueError(f"{self.id}: a risk is owed by some entries, never by every one")
        return self


class RiskText(Part):
    """What is said of risks in general, wherever they are judged."""

    id: Name
    says: Words
    clauses: Citations


class Interval(Part):
    """After how many months a risk is reviewed: of one *level*, of one flagged high, of any.

    The most particular counts: a level, then the flag, then any.
    """

    level: Name | None = None
    high: bool = False
    every_months: Annotated[int, Field(gt=0)]
    clauses: Citations


class Tolerance(Part):
    """The lowest level that is not simply borne: it is treated, or accepted by somebody named."""

    from_level: Name
    says: Words
    clauses: Citations


class ScopeRule(Part):
    """What is so of the risks of one *scope*.

    They stand on the log whichever way they are judged where that is *mandatory*. *elsewhere* is
    the register that they stand in besides, and whose that is.
    """

    id: Name
    scope: Scope
    says: Words
    mandatory: bool = False
    elsewhere: str = ""
    clauses: Citations


class Risks(Part):
    """How risks are dealt with under a policy; what it does not say is not there.

    *evaluator* judges what is reported, *logged_by* puts it on the log (the evaluator, unless
    named), *flagged_by* marks it as high (the evaluator, unless named). *unsaid* are the texts
    without which nobody can say what is significant. *routes* are its own ways up, beside those of
    a process.
    """

    evaluator: Name
    logged_by: Name | None = None
    flagged_by: Name | None = None
    rules: tuple[ScopeRule, ...] = ()
    categories: tuple[Listed, ...] = ()
    bearers: tuple[Listed, ...] = ()
    scale: Scale | None = None
    intervals: tuple[Interval, ...] = ()
    tolerance: Tolerance | None = None
    prompts: tuple[RiskPrompt, ...] = ()
    texts: tuple[RiskText, ...] = ()
    unsaid: tuple[Absence, ...] = ()
    routes: tuple[ProcessRoute, ...] = ()
    clauses: Citations

    @property
    def mandatory(self) -> frozenset[Scope]:
        """The scopes whose risks stand on the log whichever way they are judged."""
        return frozenset(each.scope for each in self.rules if each.mandatory)

    @model_validator(mode="after")
    def _every_name_leads_somewhere(self) -> Self:
        levels = set() if self.scale is None else {each.id for each in self.scale.levels}
        known = {each.id for each in self.categories}
        line = () if self.tolerance is None else (self.tolerance.from_level,)
        lost = [each.level for each in self.intervals if each.level not in {None, *levels}]
        lost += [each for each in line if each not in levels]
        lost += [each.category for each in self.prompts if each.category not in {None, *known}]
        if lost:
            raise ValueError(f"risks: there is no {lost[0]}")
        lists = (self.categories, self.bearers, self.rules, self.prompts, self.texts, self.routes)
        for each in lists:
            ids = [one.id for one in each]
            if len(set(ids)) < len(ids):
                raise ValueError("risks: two entries of a list are alike")
        return self

    def offices(self) -> Iterator[tuple[str, str]]:
        """Yield every office that is named, with where."""
        named = (self.evaluator, self.logged_by, self.flagged_by)
        yield from (("risks", each) for each in named if each is not None)
        for route in self.routes:
            for step in route.steps:
                yield from ((f"route {route.id}: {step.id}", each) for each in step.offices)
