"""A risk's page says what it is, where it stands, whose turn it is, and what happened to it."""

from collections.abc import Iterator
from contextlib import suppress

from bot import risk_words as say
from bot.days import said_day
from bot.feature import button
from bot.front import Front
from bot.naming import Names
from bot.presses import ARRANGEMENT, MEETING
from bot.risk_lines import (
    cited,
    mitigation,
    office,
)
from bot.risk_prompts import advised, all_of
from bot.risk_told import called, paragraphs
from bot.screens import Action, Screen, Section
from bot.timeline_words import sentence
from domain.policy.risk_rules import RiskRules
from domain.refusals import Refusal
from domain.views.risks import RiskRow

FEATURE = "risks"
REPORT = button(FEATURE, "report", says="report a risk", does=say.REPORT_DOES, label=say.REPORT)
LOG = Action("risk log", say.SEE_LOG_DOES, say.SEE_LOG, "line", "risk log")
_MOST = 6
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
        *(advised(front) if every else ()),
        Section(say.LINKED, tuple(_links(front, row))),
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
        paragraphs=tuple(paragraphs(front, row, rules)),
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
        on = each.went_to if each.choice == "yes" else ""
        to = say.WENT_TO.format(office=office(front, on)) if on else ""
        choice = say.CHOICES.get(each.choice or "", "")
        yield say.DECIDED.format(passed=passed, choice=choice, to=to, said=each.said)


def _prompts(front: Front, row: RiskRow, rules: RiskRules) -> Iterator[str]:
    """Yield what to think of while it is judged or put on the log, for whoever does that."""
    judges = front.desk.risks.may(front.actor, row) & {"evaluate", "log"}
    if judges and row.status in {"reported", "evaluated"}:
        yield from all_of(front, rules, row.about)


def _links(front: Front, row: RiskRow) -> Iterator[str]:
    for each in row.risk.links:
        yield say.LINK.format(number=called(front, each.other), why=each.why)


def _history(front: Front, row: RiskRow) -> Iterator[str]:
    names = Names(front.desk.policy.edition)
    for each in front.desk.risks.story(front.actor, row.id).recorded:
        who = front.desk.offices.find(each.actor.id)
        shown = each.actor.id if who is None else who.shown
        body = each.event.model_dump(mode="json")
        yield f"{said_day(each.happened_on)}, {shown}: {sentence(each.name, body, names)}"


def doable(front: Front, row: RiskRow) -> set[str]:
    """Return what the person in front may do with a risk as it is, by the names of the deeds."""
    risk, may = row.risk, set(front.desk.risks.may(front.actor, row))
    if "keep" in may:
        may |= {"mitigate", "review", "hand", "treat"}
        may |= {"complete"} if any(each.open for each in risk.mitigations) else set()
    if "accept" in may and risk.acceptance is not None:
        may.add("withdraw")
    return may


def _deeds(front: Front, row: RiskRow) -> Iterator[Action]:
    """Yield what can be done, the next step first; what was judged may be judged anew."""
    may, judged = doable(front, row), row.risk.significant is not None
    for what in _ORDER:
        if what in may and not (judged and what == "evaluate"):
            yield deed(row, what, say.UNFLAG if what == "flag" and row.risk.high else "")
    if judged and "evaluate" in may:
        yield deed(row, "evaluate", say.JUDGE_AGAIN)


def _entry(front: Front, row: RiskRow) -> Iterator[Action]:
    """Yield the ways to the entry that it concerns, and to the meeting it was said in."""
    if row.risk.about.startswith(ARRANGEMENT):
        with suppress(Refusal):
            entry = front.desk.arrangements.get(
                front.actor, row.risk.about.removeprefix(ARRANGEMENT)
            )
            does = say.SEE_ENTRY_DOES.format(title=entry.title)
            yield Action(entry.short, does, say.SEE_ENTRY, "line", entry.short)
    if row.source.startswith(MEETING):
        number = called(front, row.source)
        yield Action(number, say.SEE_MEETING_DOES, say.SEE_MEETING, "line", number)
