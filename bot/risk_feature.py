"""Risks are reported from anywhere, and each step is taken by typing its number or pressing it."""

from collections.abc import Callable

from bot import risk_keeping_words as keeping
from bot import risk_words as say
from bot.feature import Deed, Feature, Told, button
from bot.front import Front
from bot.presses import ARRANGEMENT, RISK
from bot.risk_judging import decide, escalate, evaluate, log, shown
from bot.risk_keeping import (
    close,
    complete,
    correct,
    flag,
    hand,
    link,
    mitigate,
    reopen,
    review,
    treat,
    void,
)
from bot.risk_lines import line, office
from bot.risk_proposed import given_by, proposals, proposed_screen
from bot.risk_reporting import report
from bot.risk_saying import found, said, wished
from bot.risk_scoring import accept, score, withdraw
from bot.risk_screens import FEATURE, doable, risk_screen
from bot.screens import Screen, Section
from domain.views.register import RegisterRow
from domain.views.risks import RiskRow

_MOST = 5

_DEEDS: dict[str, Callable[[Front, Deed, RiskRow], Screen]] = {
    "evaluate": evaluate,
    "log": log,
    "mitigate": mitigate,
    "complete": complete,
    "score": score,
    "accept": accept,
    "withdraw": withdraw,
    "escalate": escalate,
    "decide": decide,
    "review": review,
    "close": close,
    "reopen": reopen,
    "flag": flag,
    "link": link,
    "correct": correct,
    "hand": hand,
    "treat": treat,
    "void": void,
}


def done(front: Front, deed: Deed) -> Screen:
    """Carry out *deed*, or ask for what it lacks."""
    if deed.what == "report":
        return report(front, deed)
    if deed.what == "proposed":
        return front.aside(proposed_screen(front))
    if deed.what == "propose":
        return report(front, given_by(front, deed))
    row = front.desk.risks.get(front.actor, deed.id)
    if deed.what == "all":
        return front.aside(risk_screen(front, row, every=True))
    if deed.what not in _DEEDS or deed.what not in {*doable(front, row), "escalate"}:
        return shown(front, row, _not_now(front, row, deed.what))
    return _DEEDS[deed.what](front, deed, row)


def _not_now(front: Front, row: RiskRow, what: str) -> str:
    """Say whose a deed is that the person in front cannot do, or that its time is another."""
    rules = front.desk.risks.rules_for(row)
    whose = {"evaluate": rules.evaluator, "log": rules.logger, "flag": rules.flagger}.get(what)
    if whose is None or front.actor.holds(whose):
        return keeping.NOT_NOW
    return keeping.OF_OFFICE.format(office=office(front, whose))


def told(front: Front, row: RegisterRow) -> Told:
    """Return the open risks of an entry, what its forms brought up, and the way to report one."""
    risks, stream = front.desk.risks, f"{ARRANGEMENT}{row.id}"
    open_ones = [each for each in risks.about(front.actor, stream) if each.risk.standing]
    lines = [line(front, each, risks.rules_for(each), with_area=False) for each in open_ones]
    if len(lines) > _MOST:
        more = say.OF_ENTRY_MORE.format(count=len(lines) - _MOST, number=row.short)
        lines = [*lines[:_MOST], more]
    brought = list(
        proposals(front, lambda form: row.id == form.entry or form.enquiry == row.enquiry)
    )
    sections = (
        Section(say.OF_ENTRY, tuple(lines)),
        Section(say.PROPOSED_BY_FORM, tuple(text for text, _ in brought)),
    )
    reporting = button(
        FEATURE,
        "report",
        says="report a risk of it",
        does=say.REPORT_DOES,
        label=say.REPORT,
    )
    offered = [action for _, action in brought if action is not None]
    return Told(
        sections=tuple(each for each in sections if each.lines),
        actions=(*([reporting] if row.listed else []), *offered),
    )


def _page(front: Front, whole: str, *notice: str) -> Screen:
    return risk_screen(front, front.desk.risks.get(front.actor, whole), *notice)


def _numbered(front: Front, number: str) -> Screen:
    return risk_screen(front, front.desk.risks.get(front.actor, number))


RISK_FEATURE = Feature(
    FEATURE,
    told=told,
    said=said,
    wants={"risk_report": wished, "risk_find": found},
    done=done,
    pages={RISK: _page},
    numbers={"RSK": _numbered},
)
"""Risks, from anywhere in the chat."""
