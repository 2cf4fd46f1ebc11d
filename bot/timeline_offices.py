"""What happens to offices, and to what people leave behind, has its sentences here."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from bot.days import said_day_of
from bot.naming import Names, plain

# Any: the body of an event as JSON, whose fields its own class has checked.
Says: TypeAlias = Mapping[str, Any]

_ENDED = {"holder": "as", "acting": "acting as", "delegate": "as delegate of the"}


def _appointed(says: Says, names: Names) -> str:
    decided, minute = says.get("decided_by", ""), _text(says.get("minute"))
    body = f", as decided by {names.office(decided)}" if decided else ""
    where = f" ({minute})" if minute else ""
    office = _office(says, names)
    return f"gave the office of {office} to {says['person']} {_time(says)}{body}{where}"


def _acting(says: Says, names: Names) -> str:
    absent = f" in place of {says['instead_of']}" if says["instead_of"] else ""
    return (
        f"let {says['person']} act as {_office(says, names)}{absent} {_time(says)}."
        f" Reason: {_text(says['why'])}"
    )


def _delegated(says: Says, names: Names) -> str:
    return (
        f"recorded that {says['by']} delegated as {_office(says, names)} to {says['person']},"
        f" {_time(says)}: “{_text(says['what'])}”"
    )


def _vacated(says: Says, names: Names) -> str:
    how = _ENDED[says.get("capacity", "holder")]
    reason = _text(says.get("reason"))
    until = said_day_of(says["until"])
    ended = f"ended the time of {says['person']} {how} {_office(says, names)} with {until}"
    return f"{ended}. Reason: {reason}" if reason else ended


def _left(says: Says, names: Names) -> str:
    del names
    reason = _text(says.get("reason"))
    until, successor = said_day_of(says["until"]), says["successor"]
    gone = f"recorded that {says['person']} left with {until} and {successor} takes over"
    return f"{gone}. Reason: {reason}" if reason else gone


def _returned(says: Says, names: Names) -> str:
    del names
    since = said_day_of(says["since"])
    return f"recorded that {says['person']} is here from {since}. Reason: {_text(says['reason'])}"


def _handed(says: Says, names: Names) -> str:
    del names
    return f"handed it over from {says['was']} to {says['now']}"


def _office(says: Says, names: Names) -> str:
    seat = says.get("seat", "")
    title = names.office(says["office"])
    return f"{title} ({plain(seat)})" if seat else title


def _time(says: Says) -> str:
    since, until = said_day_of(says["since"]), says.get("until")
    return f"from {since} to {said_day_of(until)}" if until else f"from {since}"


def _text(text: Says | None) -> str:
    return "" if text is None else " ".join(str(text["text"]).split())


SENTENCES: dict[str, Callable[[Says, Names], str]] = {
    "office-appointed": _appointed,
    "acting-appointed": _acting,
    "office-delegated": _delegated,
    "office-vacated": _vacated,
    "person-left": _left,
    "person-returned": _returned,
    "owner-succeeded": _handed,
}
"""The sentence of each event, by the name that it is stored under."""
