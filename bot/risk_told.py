"""The first lines of a risk's page say what it is, whose turn it is, and how grave it is."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Protocol

from bot import risk_words as say
from bot.days import said_day
from bot.front import Front
from bot.naming import plain
from bot.presses import ARRANGEMENT, FORM
from bot.risk_lines import (
    cited,
    labels,
    level,
    named,
    office,
    person,
    scopes,
    scored,
    status,
    the_office,
    whose,
)
from bot.task_owners import place_called
from domain.identity import short_form
from domain.policy.risk_kinds import Does
from domain.policy.risk_rules import RiskRules
from domain.refusals import Refusal
from domain.views.risks import RiskRow

_SHORTS = {"arrangement": "ARR", "meeting": "MTG", "form": "FRM", "risk": "RSK", "task": "TSK"}


class Awaited(Protocol):
    """A step that is waited for, by the route and its name there."""

    @property
    def route(self) -> str: ...
    @property
    def step(self) -> str: ...
    @property
    def does(self) -> Does: ...


def paragraphs(front: Front, row: RiskRow, rules: RiskRules) -> Iterator[str]:
    """Yield what stands on the page of a risk before its lists."""
    risk = row.risk
    yield say.STANDS.format(
        number=row.short,
        status=status(row),
        day=said_day(row.reported_on),
        who=person(front, row.opener),
    )
    yield from _next(front, row, rules)
    if risk.what != risk.title:
        yield say.WHAT.format(what=risk.what)
    yield from _concerns(row, rules)
    yield from _where(front, row)
    if risk.significant is not None:
        how = say.SIGNIFICANT[risk.significant]
        yield say.JUDGED.format(how=how, office=office(front, risk.evaluator), reason=risk.judged)
    if risk.treatment is not None:
        after = whose(front, risk.office, risk.owner) or say.NO_OWNER
        treated = say.TREATED[risk.treatment]
        yield say.LOOKED_AFTER.format(whose=after, treatment=treated)
    yield from _graveness(front, row, rules)
    yield from _elsewhere(row, rules)
    if risk.next_review is not None and risk.standing:
        yield say.REVIEWED_NEXT.format(day=said_day(risk.next_review), away="")
    if risk.closed and row.status == "closed":
        yield say.CLOSED.format(reason=risk.closed)
    if risk.voided:
        yield say.VOIDED.format(reason=risk.voided)


def _concerns(row: RiskRow, rules: RiskRules) -> Iterator[str]:
    """Say to whom it is a risk, of what kind, and who bears it."""
    risk, own = row.risk, rules.own
    yield say.CONCERNS.format(scopes=scopes(risk.scopes))
    if risk.categories:
        yield say.KINDS.format(kinds=", ".join(labels(risk.categories, own.categories)))
    by_name = {each.id for each in own.bearers if each.named} if risk.partners else set()
    bearers = labels((each for each in risk.bearers if each not in by_name), own.bearers)
    if carried := "; ".join((*bearers, *risk.partners)):
        yield say.BORNE.format(bearers=carried)


def _where(front: Front, row: RiskRow) -> Iterator[str]:
    risk = row.risk
    if risk.about:
        number, _, title = called(front, risk.about).partition(": ")
        yield say.ABOUT.format(number=number, title=title) if title else f"{number}."
    if risk.area:
        yield say.AREA.format(area=place_called(front, risk.area))
    if risk.source.startswith(FORM):
        yield say.FROM_FORM
    elif risk.source:
        yield say.SAID_IN.format(number=called(front, risk.source))


def _next(front: Front, row: RiskRow, rules: RiskRules) -> Iterator[str]:
    """Say whose turn it is, and what else could be done by the ways up."""
    if not row.risk.standing:
        return
    for each in row.risk.awaits:
        yield say.NEXT.format(
            whose=the_office(front, each.office, rules),
            does=_does(front, rules, each),
            clauses=cited(_clauses(row, rules, each)),
        )
    taken = {(each.route, each.step) for each in row.risk.escalations}
    awaited = {(each.route, each.step) for each in row.risk.awaits} | taken
    for step in front.desk.risks.steps(row):
        if step.does == "escalates" and (step.route, step.id) not in awaited:
            yield say.COULD_GO.format(
                office=office(front, step.office),
                to=office(front, step.step.to_office),
                clauses=cited(step.step.clauses),
            )


def _does(front: Front, rules: RiskRules, each: Awaited) -> str:
    """Return what a step does that is awaited, with where it would go."""
    step = rules.step(each.route, each.step)
    to = "" if step is None else office(front, step.step.to_office)
    return say.WAITS[each.does].format(to=to)


def _clauses(row: RiskRow, rules: RiskRules, each: Awaited) -> tuple[str, ...]:
    """Return the clauses by which a step is taken, of whichever route has it."""
    step = rules.step(each.route, each.step)
    if step is None:
        steps = rules.of_scopes(row.risk.scopes)
        step = next((one for one in steps if one.does == each.does), None)
    return () if step is None else step.step.clauses


def _graveness(front: Front, row: RiskRow, rules: RiskRules) -> Iterator[str]:
    """Say how grave it is, whether that is beyond the line, and who bears it."""
    risk = row.risk
    for which, title in say.WHICH.items():
        if which in risk.scores:
            yield from scored(risk.scores[which], title, rules)
    line, score = rules.own.tolerance, risk.score
    if line is not None and score is not None and rules.beyond_tolerance(score.level):
        yield say.BEYOND.format(says=line.says, clauses=", ".join(line.clauses))
    for asked in risk.rescoring:
        yield say.RESCORE.format(why=asked.what.rstrip("."))
    if risk.high:
        yield say.FLAGGED.format(reason=risk.high_reason)
    yield from _accepted(front, row, rules)


def _accepted(front: Front, row: RiskRow, rules: RiskRules) -> Iterator[str]:
    """Say who bears it as it is, or did."""
    risk, held, score = row.risk, row.risk.acceptance, row.risk.score
    if held is None:
        return
    who, until = named(front, held.by), said_day(held.until)
    if risk.accepted_on(front.desk.risks.today) is None:
        yield say.ACCEPTANCE_OVER.format(who=who, day=until)
        return
    at = say.ACCEPTED_PLAIN if score is None else level(score, rules) or say.ACCEPTED_PLAIN
    yield say.ACCEPTED.format(who=who, level=at, day=until, reason=held.reason)


def _elsewhere(row: RiskRow, rules: RiskRules) -> Iterator[str]:
    """Say where a partnership's own register has it, or whose that register is."""
    risk = row.risk
    if risk.external:
        yield say.EXTERNAL.format(where=risk.external)
        return
    for each in rules.own.rules:
        if each.elsewhere and each.scope in risk.scopes and risk.standing:
            yield f"{each.says}{cited(each.clauses)}"


def called(front: Front, stream: str) -> str:
    """Return what stands in *stream*, by its number, with its title where it is an entry."""
    kind, _, whole = stream.partition("-")
    short = short_form(_SHORTS[kind], whole) if kind in _SHORTS else plain(stream)
    if f"{kind}-" == ARRANGEMENT:
        with suppress(Refusal):
            return f"{short}: {front.desk.arrangements.get(front.actor, whole).title}"
    return short
