"""What happened to a meeting, as a timeline says it."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from bot.days import said_day_of
from bot.naming import Names, plain

# Any: the body of an event as JSON, whose fields its own class has checked.
Says: TypeAlias = Mapping[str, Any]
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")

_WENT = {
    "attended": "went",
    "substitute": "did not go, and sent {substitute}",
    "apologies": "sent apologies",
}


def _planned(says: Says, names: Names) -> str:
    del names
    return f"put {_what(says['what'])} in the diary"


def _moved(says: Says, names: Names) -> str:
    del names
    why = f" (“{_text(says['reason'])}”)" if says["reason"] else ""
    return f"moved it to {_when(says)}, was {said_day_of(says['was'])}{why}"


def _cancelled(says: Says, names: Names) -> str:
    del names
    return f"cancelled it: “{_text(says['reason'])}”"


def _reinstated(says: Says, names: Names) -> str:
    del names
    return f"put it back in the diary: “{_text(says['reason'])}”"


def _reassigned(says: Says, names: Names) -> str:
    del names
    return f"gave it from {_who(says['was'])} to {_who(says['member'])}: “{_text(says['reason'])}”"


def _attended(says: Says, names: Names) -> str:
    del names
    went = _WENT[says["attendance"]].format(substitute=_who(says["substitute"] or {}))
    remark = f" (“{_text(says['remark'])}”)" if says["remark"] else ""
    return f"recorded that whoever was to go {went}{remark}"


def _begun(says: Says, names: Names) -> str:
    del names
    return f"began to log {_what(says['what'])}"


def _answered(says: Says, names: Names) -> str:
    del names
    return f"answered: {_listed(plain(each['question']) for each in says['answers'])}"


def _left(says: Says, names: Names) -> str:
    del says, names
    return "left it for now"


def _logged(says: Says, names: Names) -> str:
    content = says["content"]
    return f"logged {_what(content['what'])}{_to(content, names)}"


def _added(says: Says, names: Names) -> str:
    del names
    added = (line for line in says["content"]["lines"] if line["question"] in says["added"])
    return f"added to it{_lines(added)}"


def _corrected(says: Says, names: Names) -> str:
    del names
    was = {line["question"]: line for line in says["was"]}
    now = {line["question"]: line for line in says["content"]["lines"]}
    told = _listed(
        f"{(now.get(each) or was.get(each) or {'asked': plain(each)})['asked']}"
        f" {_answer(now.get(each))}, was {_answer(was.get(each))}"
        for each in says["changed"]
    )
    return f"corrected it: {told} (“{_text(says['reason'])}”)"


def _void(says: Says, names: Names) -> str:
    del names
    return f"took it off the lists: “{_text(says['reason'])}”"


def _what(what: Says) -> str:
    title = _text(what["title"])
    return f"{f'“{title}”' if title else 'a meeting'} of {_when(what)}"


def _when(says: Says) -> str:
    at = f" at {says['at']}" if says["at"] else ""
    return f"{said_day_of(says['on'])}{at}"


def _who(named: Says) -> str:
    if named.get("person"):
        return str(named["person"])
    return _text(named["name"]) if named.get("name") else "somebody"


def _to(content: Says, names: Names) -> str:
    told = _listed(f"the {names.office(each)}" for each in content["to"])
    return f"; for {told}" if told else ""


def _lines(lines: Iterable[Says]) -> str:
    said = _listed(f"{line['asked']} {_answer(line)}" for line in lines)
    return f": {said}" if said else ""


def _answer(line: Says | None) -> str:
    if line is None:
        return "nothing"
    said = _text(line["answered"])
    return f"“{said_day_of(said) if _ISO.fullmatch(said) else said}”"


def _listed(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def _text(text: Mapping[str, str]) -> str:
    return " ".join(text["text"].split())


OF_MEETINGS: dict[str, Callable[[Says, Names], str]] = {
    "meeting-planned": _planned,
    "meeting-moved": _moved,
    "meeting-cancelled": _cancelled,
    "meeting-reinstated": _reinstated,
    "meeting-reassigned": _reassigned,
    "attendance-recorded": _attended,
    "feedback-begun": _begun,
    "feedback-answered": _answered,
    "feedback-left": _left,
    "feedback-logged": _logged,
    "feedback-added": _added,
    "feedback-corrected": _corrected,
    "meeting-voided": _void,
}
"""The sentence of each event of a meeting, by the name that it is stored under."""
