"""A risk's page says what it is, where it stands, whose turn it is, and what happened to it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from bot import risk_words as say
from bot.days import said_day
from bot.feature import button
from bot.front import Front
from bot.naming import Names, plain
from bot.presses import ARRANGEMENT, FORM
from bot.risk_lines import (
    cited,
    labels,
    level,
    mitigation,
    named,
    office,
    person,
    scopes,
    scored,
    status,
    the_office,
    whose,
)
from bot.risk_prompts import all_of
from bot.screens import Action, Screen, Section
from bot.task_owners import place_called
from bot.timeline_words import sentence
from domain.identity import short_form
from domain.policy.risk_rules import RiskRules
from domain.refusals import Refusal
from domain.views.risks import RiskRow

FEATURE = "risks"
REPORT = button(FEATURE, "report", says="report a risk", does=say.REPORT_DOES, label=say.REPORT)
LOG = Action("risk log", say.SEE_LOG_DOES, say.SEE_LOG, "line", "risk log")
_MOST = 6
_SHORTS = {"arrangement": "ARR", "meeting": "MTG", "form": "FRM", "risk": "RSK", "task": "TSK"}
_ORDER = (
    "evaluate", "log", "decide", "escalate", "score", "mitigate", "complete", "review", "accept",
    "close", "reopen", "flag", "link", "correct", "hand", "treat", "withdraw", "void",
)  # fmt: skip
"""What can be done, the next steps of its way first."""


def risk_screen(front: Front, row: RiskRow, *notice: str, every: bool = False) -> Screen:
    """Return the page of one risk, with what can be done: the first of it, or *every* deed."""
    rules = front.desk.risks.rules_for(row)
    sections = (
        Section(say.MITIGATIONS, tuple(_mitigations(front, row))),
        Section(say.PASSED_ON, tuple(_passed_on(front, row))),
        Section(say.THINK_OF, tuple(_prompts(front, row, rules))),
        Section(say.LINKED, tuple(_links(row))),
        Section(say.HISTORY, tuple(_history(front, row))),
    )
    deeds = tuple(_deeds(front, row))
    more = button(
        FEATURE, "all", says=f"what else with {row.short}", does=say.MORE_DOES, label=say.MORE
    )
    shown = deeds if every or len(deeds) <= _MOST else (*deeds[: _MOST - 1], more)
    return Screen(
        title=row.risk.title,
        notice=notice,
        paragraphs=tuple(_paragraphs(front, row, rules)),
        sections=tuple(each for each in sections if each.lines),
        actions=(*shown, *_entry(front, row), LOG),
        stream=row.stream,
        version=row.version,
    )


def deed(row: RiskRow, what: str, label: str = "") -> Action:
    """Return the button of a deed on the page of *row*, which can be typed with its number."""
    title, does = say.DO[what]
    typed = {"log": "take on the log", "hand": "hand over", "complete": "action done"}
    says = f"{typed.get(what, what)} {row.short}"
    return button(FEATURE, what, says=says, does=does, label=label or title)


def called(front: Front, stream: str) -> str:
    """Return what stands in *stream*, by its number, with its title where it is an entry."""
    kind, _, whole = stream.partition("-")
    short = short_form(_SHORTS[kind], whole) if kind in _SHORTS else plain(stream)
    if f"{kind}-" == ARRANGEMENT:
        with suppress(Refusal):
            return f"{short}: {front.desk.arrangements.get(front.actor, whole).title}"
    return short


def _paragraphs(front: Front, row: RiskRow, rules: RiskRules) -> Iterator[str]:
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
    yield _concerns(row, rules)
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


def _concerns(row: RiskRow, rules: RiskRules) -> str:
    risk = row.risk
    kinds = ", ".join(each.lower() for each in labels(risk.categories, rules.own.categories))
    bearers = [*labels(risk.bearers, rules.own.bearers)]
    carried = "; ".join((*bearers, *risk.partners))
    return say.CONCERNS.format(
        scopes=scopes(risk.scopes),
        kinds=f": {kinds}" if kinds else "",
        bearers=f". It is borne by {carried}" if carried else "",
    )


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
        step = rules.step(each.route, each.step)
        clauses = cited(() if step is None else step.step.clauses)
        who = the_office(front, each.office, rules)
        yield say.NEXT.format(whose=who, does=say.WAITS[each.does], clauses=clauses)
    awaited = {(each.route, each.step) for each in row.risk.awaits}
    for step in front.desk.risks.steps(row):
        if step.does == "escalates" and (step.route, step.id) not in awaited:
            yield say.COULD_GO.format(
                office=office(front, step.office),
                to=office(front, step.step.to_office),
                clauses=cited(step.step.clauses),
            )


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


def _mitigations(front: Front, row: RiskRow) -> Iterator[str]:
    for each in row.risk.mitigations:
        yield mitigation(front, row, each.number)


def _passed_on(front: Front, row: RiskRow) -> Iterator[str]:
    """Yield each time it was passed on, and what came of that."""
    for each in row.risk.escalations:
        passed = say.PASSED.format(
            office=office(front, each.to_office), reason=each.reason, clauses=cited(each.clauses)
        )
        if not each.decided:
            yield say.OPEN_STEP.format(passed=passed)
            continue
        to = say.WENT_TO.format(office=office(front, each.went_to)) if each.went_to else ""
        choice = say.CHOICES.get(each.choice or "", "")
        yield say.DECIDED.format(passed=passed, choice=choice, to=to, said=each.said)


def _prompts(front: Front, row: RiskRow, rules: RiskRules) -> Iterator[str]:
    """Yield what to think of while it is judged or put on the log, for whoever does that."""
    judges = front.desk.risks.may(front.actor, row) & {"evaluate", "log"}
    if judges and row.status in {"reported", "evaluated"}:
        yield from all_of(front, rules, row.about)


def _links(row: RiskRow) -> Iterator[str]:
    for each in row.risk.links:
        kind, _, whole = each.other.partition("-")
        short = short_form(_SHORTS[kind], whole) if kind in _SHORTS else each.other
        yield say.LINK.format(number=short, why=each.why)


def _history(front: Front, row: RiskRow) -> Iterator[str]:
    names = Names(front.desk.policy.edition)
    for each in front.desk.risks.story(front.actor, row.id).recorded:
        who = front.desk.offices.find(each.actor.id)
        shown = each.actor.id if who is None else who.shown
        body = each.event.model_dump(mode="json")
        yield f"{said_day(each.happened_on)}, {shown}: {sentence(each.name, body, names)}"


def _deeds(front: Front, row: RiskRow) -> Iterator[Action]:
    """Yield what the person in front may do with the risk as it is, the next step first."""
    may = set(front.desk.risks.may(front.actor, row))
    risk, keeps = row.risk, "keep" in may
    if keeps:
        may |= {"mitigate", "review", "hand", "treat"}
        may |= {"complete"} if any(each.open for each in risk.mitigations) else set()
    if "accept" in may and risk.acceptance is not None:
        may.add("withdraw")
    if risk.significant is not None:
        may.discard("evaluate")
    if row.status == "logged" and not risk.rescoring and risk.score is None:
        may |= {"score"} if keeps else set()
    for what in _ORDER:
        if what in may:
            yield deed(row, what, say.UNFLAG if what == "flag" and risk.high else "")
    if risk.significant is not None and "evaluate" in front.desk.risks.may(front.actor, row):
        yield replace(deed(row, "evaluate"), label=say.JUDGE_AGAIN)


def _entry(front: Front, row: RiskRow) -> Iterator[Action]:
    """Yield the way to the entry that it concerns, where it can be seen."""
    if row.risk.about.startswith(ARRANGEMENT):
        with suppress(Refusal):
            entry = front.desk.arrangements.get(
                front.actor, row.risk.about.removeprefix(ARRANGEMENT)
            )
            does = say.SEE_ENTRY_DOES.format(title=entry.title)
            yield Action(entry.short, does, say.SEE_ENTRY, "line", entry.short)
