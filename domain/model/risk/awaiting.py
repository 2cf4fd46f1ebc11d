"""Whose turn it is follows from where a risk stands and from the ways up that there are today."""

from collections.abc import Iterator

from domain.model.risk.parts import Awaited
from domain.model.risk.state import Escalation, Risk
from domain.policy.risk_rules import EVALUATE, LOG, RiskRules, RiskStep


def awaited(risk: Risk, rules: RiskRules) -> tuple[Awaited, ...]:
    """Return every step that is waited for, the first to be taken first."""
    return tuple(_awaited(risk, rules)) if risk.standing else ()


def open_on(risk: Risk, route: str) -> Escalation | None:
    """Return what was passed on by *route* and of which nobody said yet what came of it."""
    found = (e for e in reversed(risk.escalations) if e.route == route and not e.decided)
    return next(found, None)


def done(risk: Risk, step: RiskStep) -> bool:
    """Return whether a step of a route was taken; of a choice, whether it goes on."""
    match step.does:
        case "evaluates":
            return risk.significant is not None
        case "logs":
            return risk.status == "logged"
        case "escalates":
            return any((e.route, e.step) == (step.route, step.id) for e in risk.escalations)
        case "decides":
            return any(
                (e.route, e.decided_at, e.choice) == (step.route, step.id, "yes")
                for e in risk.escalations
            )


def missing(risk: Risk, step: RiskStep) -> RiskStep | None:
    """Return the step that has to be taken before *step*, if one is missing."""
    return next((each for each in step.needs if not done(risk, each)), None)


def available(risk: Risk, rules: RiskRules) -> tuple[RiskStep, ...]:
    """Return the steps by which the risk could be passed on, or that decide on it, as it stands.

    What was passed on waits to be decided, also where the risk was judged to be another's since.
    """
    if not risk.standing or risk.significant is None:
        return ()
    return tuple(
        step
        for step in rules.steps
        if concerns(risk, step) and missing(risk, step) is None and _can_be_taken(risk, step)
    )


def concerns(risk: Risk, step: RiskStep) -> bool:
    """Return whether a step is one of the risk's: by whose risk it is, or by what is under way."""
    return step.scope in risk.scopes or open_on(risk, step.route) is not None


def _can_be_taken(risk: Risk, step: RiskStep) -> bool:
    passed = open_on(risk, step.route)
    if step.does == "escalates":
        return passed is None
    return step.does == "decides" and passed is not None and passed.step == step.needs[-1].id


def _awaited(risk: Risk, rules: RiskRules) -> Iterator[Awaited]:
    if risk.significant is None:
        yield Awaited(step=EVALUATE, does="evaluates", office=rules.evaluator)
        return
    if risk.status == "evaluated" and rules.goes_on_log(risk.scopes, significant=risk.significant):
        yield Awaited(step=LOG, does="logs", office=rules.logger)
    for step in available(risk, rules):
        owed = step.always and risk.significant and not done(risk, step)
        if step.does == "decides" or owed:
            yield Awaited(route=step.route, step=step.id, does=step.does, office=step.office)
