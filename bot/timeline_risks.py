"""What happened to a risk, as a timeline says it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from bot.days import said_day_of
from bot.naming import Names, plain
from domain.identity import NotAnId, short_form

# Any: the body of an event as JSON, whose fields its own class has checked.
Says: TypeAlias = Mapping[str, Any]

SCOPES = {"authority": "the organisation", "partnership": "the partnership as a whole"}
WHICH = {
    "inherent": "with nothing done about it",
    "current": "as it stands",
    "target": "as aimed for",
}
TREATMENTS = {
    "treat": "make it smaller",
    "tolerate": "bear it",
    "transfer": "hand it to others",
    "terminate": "leave what brings it",
}
LAPSES = {
    "rescored": "it was scored anew",
    "expired": "the time was over",
    "withdrawn": "it was taken back",
    "closed": "the risk was closed",
}
_STREAMS = {"arrangement": "ARR", "risk": "RSK", "form": "FRM", "meeting": "MTG", "enquiry": "ENQ"}


def _reported(says: Says, names: Names) -> str:
    whose = " and ".join(SCOPES[each] for each in says["scopes"])
    return (
        f"reported a risk to {whose}: “{_text(says['title'])}”"
        f" ({_office(names, says['evaluator'])} judges it)"
    )


def _evaluated(says: Says, names: Names) -> str:
    whose = " and ".join(SCOPES[each] for each in says["scopes"])
    judged = "significant" if says["significant"] else "not significant"
    by = f", as {_office(names, says['office'])}" if says["office"] else ""
    return f"judged the risk to {whose} {judged}{by}: “{_text(says['reason'])}”"


def _logged(says: Says, names: Names) -> str:
    done = "; ".join(_mitigation(each, names) for each in says["mitigations"])
    review = (
        f", to be looked at again on {said_day_of(says['next_review'])}"
        if says["next_review"]
        else ""
    )
    outside = f"; elsewhere: {_text(says['external'])}" if says["external"] else ""
    return (
        f"put the risk on the log for {_whose(says, names)}, to {TREATMENTS[says['treatment']]}:"
        f" {done}{review}{outside}"
    )


def _added(says: Says, names: Names) -> str:
    return f"added what is done about it: {_mitigation(says['mitigation'], names)}"


def _completed(says: Says, names: Names) -> str:
    del names
    where = f", written in “{_text(says['document'])}”" if says["document"] else ""
    done = said_day_of(says["on"])
    return (
        f"said that action {says['number']} was done on {done}: “{_text(says['evidence'])}”{where}"
    )


def _action_given(says: Says, names: Names) -> str:
    whose = _whose(says, names)
    return f"gave action {says['number']} to {whose}: “{_text(says['reason'])}”"


def _dropped(says: Says, names: Names) -> str:
    del names
    return f"dropped action {says['number']}: “{_text(says['reason'])}”"


def _scored(says: Says, names: Names) -> str:
    del names
    found = []
    if says["scale"]:
        by = f"{says['likelihood']} by {says['impact']}"
        found.append(f"{by}, {says['score']} ({plain(says['level'])})")
    if says["words"]:
        found.append(f"“{_text(says['words'])}”")
    return f"scored the risk {WHICH[says['which']]}: {', '.join(found)}"


def _asked(says: Says, names: Names) -> str:
    del names
    return f"asked for a new score, as something changed: “{_text(says['what'])}”"


def _accepted(says: Says, names: Names) -> str:
    score = "" if says["score"] is None else f" at {says['score']} ({plain(says['level'])})"
    as_whom = f", as {_office(names, says['office'])}," if says["office"] else ""
    return (
        f"recorded that {_named(says['by'])}{as_whom} accepts the risk{score} until"
        f" {said_day_of(says['until'])}: “{_text(says['reason'])}”"
    )


def _lapsed(says: Says, names: Names) -> str:
    del names
    why = f": “{_text(says['reason'])}”" if says["reason"] else ""
    return f"ended the acceptance of the risk, as {LAPSES[says['because']]}{why}"


def _escalated(says: Says, names: Names) -> str:
    minute = f", minute “{_text(says['minute'])}”" if says["minute"] else ""
    return (
        f"passed the risk on from {_office(names, says['from_office'])} to"
        f" {_office(names, says['to_office'])}{minute}: “{_text(says['reason'])}”"
    )


def _decided(says: Says, names: Names) -> str:
    office, to = _office(names, says["office"]), _office(names, says["to_office"])
    choice = {
        "yes": f"chose, as {office}, that the risk goes on to {to}",
        "no": f"chose, as {office}, that the risk goes no further",
        "considered": f"recorded what {office} made of the risk",
    }[says["choice"]]
    written = (("minute", says["minute"]), ("document", says["document"]))
    where = "".join(f", {name} “{_text(text)}”" for name, text in written if text)
    entered = f" (entered for {office})" if says["recorded_for"] else ""
    return f"{choice}{where}: “{_text(says['reason'])}”{entered}"


def _reviewed(says: Says, names: Names) -> str:
    del names
    due = f"; next on {said_day_of(says['next_review'])}" if says["next_review"] else ""
    return f"looked at the risk again: “{_text(says['remark'])}”{due}"


def _reassigned(says: Says, names: Names) -> str:
    return f"gave the risk to {_whose(says, names)}: “{_text(says['reason'])}”"


def _treated(says: Says, names: Names) -> str:
    del names
    return f"chose to {TREATMENTS[says['treatment']]}: “{_text(says['reason'])}”"


def _because(what: str) -> Callable[[Says, Names], str]:
    def said(says: Says, names: Names) -> str:
        del names
        return f"{what}: “{_text(says['reason'])}”"

    return said


def _linked(says: Says, names: Names) -> str:
    del names
    return f"linked the risk with {_short(says['other'])}: “{_text(says['why'])}”"


def _unlinked(says: Says, names: Names) -> str:
    del names
    reason = _text(says["reason"])
    return f"said that the risk does not belong with {_short(says['other'])}: “{reason}”"


def _corrected(says: Says, names: Names) -> str:
    del names
    changed = [
        f"{field} “{_text(says[field])}”"
        for field in ("title", "what", "external")
        if says[field] is not None
    ]
    changed += [
        f"{field} {', '.join(map(plain, says[field])) or 'none'}"
        for field in ("categories", "bearers")
        if says[field] is not None
    ]
    if says["partners"] is not None:
        changed.append(f"partners {', '.join(map(_text, says['partners'])) or 'none'}")
    if says["about"] is not None:
        changed.append(f"about {_short(says['about']) if says['about'] else 'no entry'}")
    if says["area"] is not None:
        changed.append(f"area {plain(says['area']) or 'none'}")
    return f"corrected the risk: {'; '.join(changed)} (“{_text(says['reason'])}”)"


def _flagged(says: Says, names: Names) -> str:
    by = f", as {_office(names, says['office'])}" if says["office"] else ""
    how = "high" if says["high"] else "high no more"
    return f"marked the risk as {how}{by}: “{_text(says['reason'])}”"


def _mitigation(one: Says, names: Names) -> str:
    due = f", by {said_day_of(one['due'])}" if one["due"] else ""
    whose = f" ({_whose(one, names)}{due})" if one["office"] or one["owner"] else due
    return f"“{_text(one['what'])}”{whose}"


def _whose(says: Says, names: Names) -> str:
    office = _office(names, says["office"]) if says["office"] else ""
    person = _named(says["owner"]) if says["owner"] else ""
    return " and ".join(each for each in (office, person) if each) or "nobody"


def _named(who: Says) -> str:
    return str(who["person"] or _text(who["name"]))


def _office(names: Names, office: str) -> str:
    return f"the {names.office(office)}" if office else "nobody"


def _short(stream: str) -> str:
    kind, _, whole = stream.partition("-")
    try:
        return short_form(_STREAMS[kind], whole)
    except (KeyError, NotAnId):
        return stream


def _text(text: Mapping[str, str]) -> str:
    return " ".join(text["text"].split())


OF_RISKS: dict[str, Callable[[Says, Names], str]] = {
    "risk-reported": _reported,
    "risk-evaluated": _evaluated,
    "risk-logged": _logged,
    "mitigation-added": _added,
    "mitigation-completed": _completed,
    "mitigation-reassigned": _action_given,
    "mitigation-dropped": _dropped,
    "risk-scored": _scored,
    "risk-rescoring-asked": _asked,
    "risk-accepted": _accepted,
    "risk-acceptance-lapsed": _lapsed,
    "risk-escalated": _escalated,
    "escalation-decided": _decided,
    "risk-reviewed": _reviewed,
    "risk-reassigned": _reassigned,
    "risk-treatment-changed": _treated,
    "risk-closed": _because("closed the risk"),
    "risk-reopened": _because("reopened the risk"),
    "risk-linked": _linked,
    "risk-unlinked": _unlinked,
    "risk-corrected": _corrected,
    "risk-high-flagged": _flagged,
    "risk-voided": _because("said that the risk was reported by mistake"),
}
"""What is said of each event of a risk, by its name."""
