"""A typed line about risks names one by its number, asks for some, or reports another."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot import risk_keeping_words as keeping
from bot import risk_list_words as lists
from bot import risk_words as say
from bot.doing import do
from bot.feature import Deed
from bot.front import Front
from bot.risk_finding import wish_in
from bot.risk_heat import heat_screen
from bot.risk_judging import shown
from bot.risk_lines import office
from bot.risk_lists import pick_of, risks_screen
from bot.risk_proposed import proposed_screen
from bot.risk_reporting import said_as_risk
from bot.risk_screens import FEATURE, LOG
from bot.screens import Screen
from domain.refusals import NoSuchId
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
    r"|(?:i think )?there(?:'?s| is| are| may be)(?: (?:a|an|another|some))?(?: \w+)? risks?\b.*"
    r"|(?:new )?risk ?[:-] ?.+"
    r"|(?:i|we) have (?:a|an)(?: \w+)? risk\b.*"
    r"|(?:i am|i'm|we are|we're) (?:worried|concerned) that .+"
    r"|escalate (?:a|an|the|this|my|our)?(?: new)? ?(?:risk|concern)s?\b.*",
    re.IGNORECASE | re.DOTALL,
)
_ESCALATE = re.compile(
    r"escalate (?:a|an|the|this|my)?(?: new)? ?(?:risk|concern)s?(?: to (?:the )?[\w' ]+)?",
    re.IGNORECASE,
)
_UNNUMBERED = re.compile(
    rf"(?:please )?(?P<what>{'|'.join(sorted(_VERBS, key=len, reverse=True))}|update|change)"
    r" (?:the|that|this|our|my) risk\b(?: (?:about|of|on|that|with|which) (?P<words>.+))?",
    re.IGNORECASE,
)
_OF_A_KIND = re.compile(
    r"(?:(?:show|see|list)(?: me)? )?(?:the |our |all )*(?:[\w-]+ ){1,3}risks", re.IGNORECASE
)
_PROPOSED = re.compile(r"(?:show |see )?(?:the )?proposed risks|risks proposed", re.IGNORECASE)
_TO = re.compile(r"^\s*to (?:the )?(?P<office>[\w' -]+?)(?:[:,]\s*(?P<why>.+)|$)", re.IGNORECASE)
_WHY = re.compile(r"^[\s:,-]+(?:because )?", re.IGNORECASE)
_TEXT_OF = {"evaluate": "reason", "log": "what", "mitigate": "what", "review": "remark",
            "complete": "evidence", "score": "words"}  # fmt: skip
_JUDGED = re.compile(
    r"(?:as |it is |is )?(?P<not>not |in)?significant(?:[\s:,;-]+(?:because )?(?P<why>.+))?",
    re.IGNORECASE,
)


def said(front: Front, text: str) -> Screen | None:
    """Answer a line that names a risk by its number, or that asks for risks and nothing else."""
    plain = " ".join(text.split()).rstrip(".!?").replace("’", "'")
    deed = _DO.fullmatch(plain)
    if deed is not None:
        return _on_risk(front, _VERBS[deed["what"].casefold()], deed["number"], deed["rest"])
    if front.waiting:
        return None
    shows: tuple[tuple[re.Pattern[str], Callable[[Front, str], Screen]], ...] = (
        (_MAP, lambda front, _: front.aside(heat_screen(front))),
        (_PROPOSED, lambda front, _: front.aside(proposed_screen(front))),
        (_UNNUMBERED, wished),
        (_REPORT, wished),
        (_LIST, found),
        (_FIND, found),
    )
    shown_by = next((show for pattern, show in shows if pattern.fullmatch(plain)), None)
    if shown_by is None and _OF_A_KIND.fullmatch(plain):
        named = wish_in(front, plain, front.desk.risks.rules()).said
        shown_by = found if named else None
    return None if shown_by is None else shown_by(front, text)


def wished(front: Front, text: str) -> Screen:
    """Begin to report what a sentence says, or ask which risk is to be passed on."""
    plain = " ".join(text.split()).rstrip(".!?")
    unnumbered = _UNNUMBERED.fullmatch(plain)
    if unnumbered is not None:
        return _which(front, unnumbered["what"].casefold(), unnumbered["words"] or "")
    if _ESCALATE.fullmatch(plain):
        mine = [
            row
            for row in front.desk.risks.all(front.actor)
            if "escalate" in front.desk.risks.may(front.actor, row)
        ]
        if mine:
            return _asked_which(front, "escalate", mine)
    return said_as_risk(front, text)


def _which(front: Front, what: str, sought: str) -> Screen:
    """Ask which risk is meant by a wish without its number: those that say the words first."""
    rows = [row for row in front.desk.risks.all(front.actor) if row.risk.standing]
    said = [word for word in sought.casefold().split() if word not in {"the", "a", "an", "our"}]
    named = [row for row in rows if all(word in row.risk.title.casefold() for word in said)]
    return _asked_which(front, what, named or rows)


def _asked_which(front: Front, what: str, rows: list[RiskRow]) -> Screen:
    told = lists.WHICH_ABOUT.format(does=what) if rows else lists.NONE_YET
    screen = Screen(lists.WHICH_RISK, paragraphs=(told,), actions=(LOG,))
    return front.aside(replace(screen, pick=pick_of(rows)))


def found(front: Front, text: str) -> Screen:
    """Show the risks that a sentence wishes to see, on the map where it says so."""
    plain = " ".join(text.split()).casefold()
    if any(each in plain for each in ("heat map", "heatmap", "matrix")):
        return front.aside(heat_screen(front))
    return front.aside(risks_screen(front, text))


def _on_risk(front: Front, what: str, number: str, rest: str) -> Screen:
    """Do what was typed with the risk of that number; *rest* is its reason, or to whom it goes."""
    try:
        row = front.desk.risks.get(front.actor, number)
    except NoSuchId:
        return front.aside(Screen(keeping.NONE_HERE.format(number=number.upper()), actions=(LOG,)))
    given, to = {}, _TO.match(rest)
    if what == "escalate" and to is not None:
        known = {office(front, each).casefold(): each for each in _offices(front, row)}
        target = known.get(to["office"].strip().casefold())
        if target is None:
            return _nowhere(front, row, to["office"].strip(), known)
        given = {"to": target, **({"reason": to["why"]} if to["why"] else {})}
    elif why := _WHY.sub("", rest, count=1).strip():
        given = {_TEXT_OF.get(what, "reason"): why}
        judged = _JUDGED.fullmatch(why)
        if what == "evaluate" and judged is not None:
            significant = "no" if judged["not"] else "yes"
            given = {"significant": significant, "reason": judged["why"] or ""}
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
