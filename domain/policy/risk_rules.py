"""What counts for a risk today: what its policy says, and the routes of the processes beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.policy.document import Document, EditionRef
from domain.policy.edition import Edition
from domain.policy.layers_on import LayersOn
from domain.policy.risks import Does, RiskPrompt, Risks, RiskText, Scope
from domain.policy.routes import ProcessRoute, Step

EVALUATE = "evaluate"
LOG = "log"
"""The two steps that every risk goes through, also where no route names them."""


@dataclass(frozen=True, slots=True)
class RiskStep:
    """A step of a route by which risks go up, and of which document that route is.

    *needs* is what must have been done before it, in order.
    """

    route: str
    title: str
    scope: Scope
    does: Does
    step: Step
    needs: tuple["RiskStep", ...]
    document: EditionRef | None

    @property
    def id(self) -> str:
        """What the step is called within its route."""
        return self.step.id

    @property
    def office(self) -> str:
        """The office that takes it, or nobody does."""
        return self.step.decided_by

    @property
    def always(self) -> bool:
        """Whether it is waited for as soon as it can be taken."""
        return self.does != "escalates" or self.step.always


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A text that is missing where risks are judged, and the office to ask for it."""

    absence: str
    item: str
    ask: str


@dataclass(frozen=True, slots=True)
class RiskRules:
    """How risks are dealt with under *edition*, with the *steps* of every route up.

    *evaluator*, *logger* and *flagger* are the offices that judge a risk, put it on the log, and
    mark it as high. *contact* is asked where nothing is said, *unsaid* are the texts that lack.
    """

    edition: EditionRef
    own: Risks
    evaluator: str
    logger: str
    flagger: str
    contact: str
    steps: tuple[RiskStep, ...] = ()
    prompts: tuple[RiskPrompt, ...] = ()
    texts: tuple[RiskText, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()

    def step(self, route: str, step: str) -> RiskStep | None:
        """Return a step of a route, if there is one."""
        return next((e for e in self.steps if (e.route, e.id) == (route, step)), None)

    def of_scopes(self, scopes: Iterable[Scope]) -> Iterator[RiskStep]:
        """Yield the steps of every route for any of *scopes*, in their order."""
        wanted = set(scopes)
        return (each for each in self.steps if each.scope in wanted)

    def after(self, step: RiskStep) -> RiskStep | None:
        """Return the step of the same route that comes next, if one does."""
        return next((each for each in self.steps if each.needs[-1:] == (step,)), None)

    def to(self, office: str, scopes: Iterable[Scope]) -> RiskStep | None:
        """Return the step that takes a risk of *scopes* to *office*, if one does."""
        return next((e for e in self.of_scopes(scopes) if e.step.to_office == office), None)

    def goes_on_log(self, scopes: Iterable[Scope], *, significant: bool) -> bool:
        """Return whether such a risk is for the log: one that must be there whatever is judged."""
        return significant or not self.own.mandatory.isdisjoint(scopes)

    def every_months(self, level: str, *, high: bool) -> int | None:
        """Return after how many months it is reviewed: the soonest of all that apply."""
        applying = (
            each.every_months
            for each in self.own.intervals
            if each.level in {None, level} and (high or not each.high)
        )
        return min(applying, default=None)

    def beyond_tolerance(self, level: str) -> bool:
        """Return whether a risk of that level is not simply borne."""
        scale, line = self.own.scale, self.own.tolerance
        if scale is None or line is None or level not in {each.id for each in scale.levels}:
            return False
        return scale.rank(level) >= scale.rank(line.from_level)


def rules_of(edition: Edition, ref: EditionRef, layers: LayersOn) -> RiskRules:
    """Return what counts under *edition* with the processes that are on beside it.

    Who judges a risk by a route judges it: the policy's own evaluator does where no route says.
    """
    own = edition.risks or Risks(evaluator=edition.policy_contact, clauses=(NO_RULE,))
    steps = [*_steps(own.routes, ref)]
    unsaid = [*_unsaid(edition, own.unsaid)]
    beside = layers.processes(edition.id)
    for layer in beside:
        steps += _steps(layer.routes, layers.refs.get(layer.id))
        absent = (s.text_absent for r in layer.routes if r.of_risk for s in r.steps)
        unsaid += _unsaid(layer, (each for each in absent if each is not None))
    judges = [each.office for each in steps if each.does == "evaluates"]
    logs = [each.office for each in steps if each.does == "logs"]
    evaluator = next(iter(judges), own.evaluator)
    return RiskRules(
        edition=ref,
        own=own,
        evaluator=evaluator,
        logger=next(iter(logs), own.logged_by or evaluator),
        flagger=own.flagged_by or evaluator,
        contact=edition.policy_contact,
        steps=tuple(steps),
        prompts=(*own.prompts, *(prompt for layer in beside for prompt in layer.risk_prompts)),
        texts=own.texts,
        unsaid=tuple(unsaid),
    )


NO_RULE = "A-56"
"""What is cited where a policy says nothing of risks: they are told in words and flags."""


def _unsaid(document: Document, absent: Iterable[str]) -> Iterator[Unsaid]:
    texts = ((each, document.absent[each]) for each in absent)
    return (Unsaid(each, text.item, text.ask) for each, text in texts)


def _steps(routes: Iterable[ProcessRoute], ref: EditionRef | None) -> Iterator[RiskStep]:
    for route in routes:
        if route.of_risk is None or route.waits is not None:
            continue
        before: tuple[RiskStep, ...] = ()
        for step in route.steps:
            if step.does is None:
                continue
            found = RiskStep(route.id, route.title, route.of_risk, step.does, step, before, ref)
            before = (*before, found)
            yield found
