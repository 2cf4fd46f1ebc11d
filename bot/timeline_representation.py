"""What happened to who represents us, as a timeline says it."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.days import said_day_of
from bot.naming import Names

Says = Mapping[str, Any]


def _proposed(says: Says, names: Names) -> str:
    del names
    return f"proposed {_who(says)} to represent us ({_status(says['terms'])})"


def _step(says: Says, names: Names) -> str:
    done = "done" if says["outcome"] == "done" else "declined"
    by = f"for the {says['body']}" if says["body"] else f"as the {names.office(says['office'])}"
    minute = says["written"]["minute"]
    where = f", {_text(minute)}" if minute else ""
    day = said_day_of(says["day"])
    return f"recorded {by} that a step of an appointment was {done} on {day}{where}"


def _withdrawn(says: Says, names: Names) -> str:
    del names
    return f"let an appointment go no further. Reason: {_text(says['reason'])}"


def _appointed(says: Says, names: Names) -> str:
    del names
    time = says["time"]
    return f"recorded that {_who(says)} represents us ({_status(says['terms'])}), {_time(time)}"


def _ended(says: Says, names: Names) -> str:
    del names
    day = said_day_of(says["until"])
    return f"ended a representative's time with {day}. Reason: {_text(says['reason'])}"


def _corrected(says: Says, names: Names) -> str:
    del names
    return f"corrected what is said of {_who(says)}. Reason: {_text(says['reason'])}"


def _stands_in(says: Says, names: Names) -> str:
    del names
    return f"named {_who(says)} to stand in, {_time(says['time'])}. Reason: {_text(says['why'])}"


def _stand_in_ended(says: Says, names: Names) -> str:
    del names
    return f"ended the standing in of somebody with {said_day_of(says['until'])}"


def _who(says: Says) -> str:
    who = says["who"]
    return str(who["person"] or _text(who["name"]))


def _status(terms: Says) -> str:
    return f"{terms['rank']}, {terms['status']}"


def _time(time: Says) -> str:
    until = f" until {said_day_of(time['until'])}" if time["until"] else ""
    return f"from {said_day_of(time['since'])}{until}"


def _text(text: Says | None) -> str:
    return "" if text is None else " ".join(str(text["text"]).split()).rstrip(".")


OF_REPRESENTATION: dict[str, Callable[[Says, Names], str]] = {
    "representative-proposed": _proposed,
    "appointment-step-taken": _step,
    "appointment-withdrawn": _withdrawn,
    "representative-appointed": _appointed,
    "representative-ended": _ended,
    "representative-corrected": _corrected,
    "stand-in-named": _stands_in,
    "stand-in-ended": _stand_in_ended,
}
"""The sentences, by the names that the events are stored under."""
