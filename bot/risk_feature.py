"""Risks are reported from anywhere, and each step is taken by typing its number or pressing it."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot import risk_words as say
from bot.doing import do
from bot.feature import Deed, Feature, Told, button
from bot.front import Front
from bot.presses import ARRANGEMENT, RISK
from bot.risk_heat import heat_screen
from bot.risk_judging import decide, escalate, evaluate, log, shown
from bot.risk_keeping import (
    accept,
    close,
    complete,
    correct,
    flag,
    hand,
    link,
    mitigate,
    reopen,
    review,
    score,
    treat,
    void,
    withdraw,
)
from bot.risk_lines import line, office
from bot.risk_lists import pick_of, risks_screen
from bot.risk_reporting import proposals, propose, report, said_as_risk
from bot.risk_screens import FEATURE, LOG, risk_screen
from bot.screens import Action, Screen, Section
from domain.refusals import NoSuchId, Refusal
from domain.views.register import RegisterRow
from domain.views.risks import RiskRow

_VERBS = {
    "evaluate": "evaluate",
    "judge": "evaluate",
    "assess": "evaluate",
    "take on the log": "log",
    "put on the log": "log",
    "log": "log",
    "mitigate": "mitigate",
    "add an action to": "mitigate",
    "add a mitigation to": "mitigate",
    "action done": "complete",
    "complete": "complete",
    "score": "score",
    "rate": "score",
    "accept": "accept",
    "escalate": "escalate",
    "pass on": "escalate",
    "decide": "decide",
    "decide on": "decide",
    "review": "review",
    "close": "close",
    "reopen": "reopen",
    "open again": "reopen",
    "flag": "flag",
    "unflag": "flag",
    "link": "link",
    "correct": "correct",
    "hand over": "hand",
    "treat": "treat",
    "withdraw": "withdraw",
    "void": "void",
    "what else with": "all",
}
_DO = re.compile(
    rf"(?P<what>{'|'.join(sorted(_VERBS, key=len, reverse=True))})(?: (?:the )?risk)?"
    r" (?P<number>RSK-\w+)(?: on the (?:risk )?(?:log|register)| high)?(?P<rest>.*)",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"(?:(?:show|see|list|open)(?: me)? )?(?:the |our |all |my )*(?:open )?"
    r"(?:risks?(?: (?:log|register|list))?)",
    re.IGNORECASE,
)
_FIND = re.compile(
    r"(?:(?:show|see|list|rank|open)(?: me)? )?(?:the |our |all |my )*(?:\w+ ){0,3}risks? "
    r"(?:(?:log|register) )?"
    r"(?:for|of|in|to|on|about|that|waiting|which|highest|by|not|with|from|i)\b.*"
    r"|(?:(?:show|see|list|rank|which|what)(?: me)? )(?:\S+ ){0,4}risks\b.*"
    r"|(?:my|closed|open|highest|top|high|new|overdue|financial|legal)(?: \w+)? risks?\b.*"
    r"|risks? (?:closed|overdue|highest first)",
    re.IGNORECASE,
)
_MAP = re.compile(r"(?:(?:show|see|draw)(?: me)? )?(?:the |a |our )*(?:risk )?(?:heat ?map|matrix)"
                  r"(?: of (?:the |our )?risks)?", re.IGNORECASE)  # fmt: skip
_REPORT = re.compile(
    r"(?:(?:please|i want to|i'd like to|can i|let me) )*(?:report|raise|log|record|flag|add|enter)"
    r" (?:a|an|another|the|this|that|some)(?: (?:new|serious|significant|big))? "
    r"(?:risk|concern|worry)s?\b.*"
    r"|(?:i think )?there(?:'s| is| are| may be)(?: (?:a|an|another|some))?(?: \w+)? risks?\b.*"
    r"|escalate (?:a|an|the|this|my|our)?(?: new)? ?(?:risk|concern)s?\b.*",
    re.IGNORECASE | re.DOTALL,
)
_ESCALATE = re.compile(
    r"escalate (?:a|an|the|this|my)?(?: new)? ?(?:risk|concern)s?(?: to (?:the )?[\w' ]+)?",
    re.IGNORECASE,
)
_TO = re.compile(r"^\s*to (?:the )?(?P<office>[\w' -]+?)(?:[:,]\s*(?P<why>.+)|$)", re.IGNORECASE)
_WHY = re.compile(r"^[\s:,-]+(?:because )?", re.IGNORECASE)
_TEXT_OF = {"evaluate": "reason", "log": "what", "mitigate": "what", "review": "remark",
            "complete": "evidence", "score": "words"}  # fmt: skip
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


def said(front: Front, text: str) -> Screen | None:
    """Answer a line that names a risk by its number, or that asks for risks and nothing else."""
    plain = " ".join(text.split()).rstrip(".!?").replace("’", "'")
    deed = _DO.fullmatch(plain)
    if deed is not None:
        return _on_risk(front, _VERBS[deed["what"].casefold()], deed["number"], deed["rest"])
    if front.waiting:
        return None
    if _MAP.fullmatch(plain):
        return front.aside(heat_screen(front))
    if _LIST.fullmatch(plain) or _FIND.fullmatch(plain):
        return front.aside(risks_screen(front, plain))
    if _REPORT.fullmatch(plain):
        return wished(front, text)
    return None


def wished(front: Front, text: str) -> Screen:
    """Begin to report what a sentence says, or ask which risk is to be passed on."""
    plain = " ".join(text.split()).rstrip(".!?")
    if _ESCALATE.fullmatch(plain):
        mine = [
            row
            for row in front.desk.risks.all(front.actor)
            if "escalate" in front.desk.risks.may(front.actor, row)
        ]
        if mine:
            told = say.WHICH_ABOUT.format(does="escalate")
            screen = Screen(say.WHICH_RISK, paragraphs=(told,), actions=(LOG,))
            return front.aside(replace(screen, pick=pick_of(mine)))
    return said_as_risk(front, text)


def found(front: Front, text: str) -> Screen:
    """Show the risks that a sentence wishes to see, on the map where it says so."""
    plain = " ".join(text.split()).casefold()
    if any(each in plain for each in ("heat map", "heatmap", "matrix")):
        return front.aside(heat_screen(front))
    return front.aside(risks_screen(front, text))


def done(front: Front, deed: Deed) -> Screen:
    """Carry out *deed*, or ask for what it lacks."""
    if deed.what == "report":
        return report(front, deed)
    if deed.what == "propose":
        return propose(front, deed)
    row = front.desk.risks.get(front.actor, deed.id)
    if deed.what == "all":
        return front.aside(risk_screen(front, row, every=True))
    if deed.what not in _DEEDS:
        return shown(front, row, say.NOT_NOW)
    return _DEEDS[deed.what](front, deed, row)


def told(front: Front, row: RegisterRow) -> Told:
    """Return the open risks of an entry, what its forms brought up, and the way to report one."""
    risks, stream = front.desk.risks, f"{ARRANGEMENT}{row.id}"
    open_ones = [each for each in risks.about(front.actor, stream) if each.risk.standing]
    lines = [line(front, each, risks.rules_for(each), with_area=False) for each in open_ones]
    if len(lines) > _MOST:
        more = say.OF_ENTRY_MORE.format(count=len(lines) - _MOST, number=row.short)
        lines = [*lines[:_MOST], more]
    brought = list(_proposed(front, row))
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


def _proposed(front: Front, row: RegisterRow) -> list[tuple[str, Action | None]]:
    """Return what the forms of an entry's matter brought up, for whoever may read that."""
    if row.enquiry is None:
        return []
    try:
        return list(proposals(front, row.enquiry))
    except Refusal:
        return []


def _on_risk(front: Front, what: str, number: str, rest: str) -> Screen:
    """Do what was typed with the risk of that number; *rest* is its reason, or to whom it goes."""
    try:
        row = front.desk.risks.get(front.actor, number)
    except NoSuchId:
        return front.aside(Screen(say.NONE_HERE.format(number=number.upper()), actions=(LOG,)))
    given, to = {}, _TO.match(rest)
    if what == "escalate" and to is not None:
        known = {office(front, each).casefold(): each for each in _offices(front, row)}
        target = known.get(to["office"].strip().casefold())
        if target is None:
            return _nowhere(front, row, to["office"].strip(), known)
        given = {"to": target, **({"reason": to["why"]} if to["why"] else {})}
    elif why := _WHY.sub("", rest, count=1).strip():
        given = {_TEXT_OF.get(what, "reason"): why}
    return do(front, Deed(FEATURE, what, stream=row.stream, version=row.version, given=given))


def _offices(front: Front, row: RiskRow) -> set[str]:
    """Return every office to which a route takes such a risk."""
    rules = front.desk.risks.rules_for(row)
    return {e.step.to_office for e in rules.of_scopes(row.risk.scopes) if e.does == "escalates"}


def _nowhere(front: Front, row: RiskRow, named: str, known: dict[str, str]) -> Screen:
    if not known:
        return shown(front, row, say.NO_WAY_UP.format(why=say.NO_ROUTES))
    to = " or ".join(f"the {office(front, each)}" for each in known.values())
    return shown(front, row, say.NOT_THERE.format(said=named, known=to))


def _page(front: Front, whole: str, *notice: str) -> Screen:
    return risk_screen(front, front.desk.risks.get(front.actor, whole), *notice)


def _numbered(front: Front, number: str) -> Screen:
    return risk_screen(front, front.desk.risks.get(front.actor, number))


def _greets(front: Front) -> tuple[str, ...]:
    """Say how many risks wait for whoever judges and decides on them."""
    try:
        rows = front.desk.risks.all(front.actor)
    except Refusal:
        return ()
    count = sum(front.desk.risks.waits_for(front.actor, row) for row in rows)
    if not count:
        return ()
    return (say.ONE_WAITS if count == 1 else say.MANY_WAIT.format(count=count),)


RISK_FEATURE = Feature(
    FEATURE,
    told=told,
    said=said,
    wants={"risk_report": wished, "risk_find": found},
    done=done,
    pages={RISK: _page},
    numbers={"RSK": _numbered},
    greets=_greets,
)
"""Risks, from anywhere in the chat."""
