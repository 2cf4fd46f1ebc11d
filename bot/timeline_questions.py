"""What happened to a question that was put to an office, as a timeline says it."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.naming import Names


def _sent(says: Mapping[str, Any], names: Names) -> str:
    return f"asked the {names.office(says['office'])}: {names.fact(says['fact'])}{_note(says)}"


def _answered(says: Mapping[str, Any], names: Names) -> str:
    fact, office = says["fact"], names.office(says["office"])
    value = names.value(fact, says["value"])
    if says["was"] is None:
        return f"answered as the {office}: {names.fact(fact)}: {value}{_note(says)}"
    was = names.value(fact, says["was"])
    return f"corrected what the {office} answered: {names.fact(fact)}: now {value}, was {was}" + (
        _note(says)
    )


def _declined(says: Mapping[str, Any], names: Names) -> str:
    office = names.office(says["office"])
    why = _text(says["why"])
    return f"said as the {office} that it cannot tell: {names.fact(says['fact'])} (“{why}”)"


def _withdrawn(says: Mapping[str, Any], names: Names) -> str:
    why = {
        "asker": "",
        "answered": ", since it was answered in the meantime",
        "moved": ", since the version in force does not ask it",
    }
    office = names.office(says["office"])
    fact = names.fact(says["fact"])
    return f"took back the question to the {office}: {fact}{why[says['because']]}"


def _overruled(says: Mapping[str, Any], names: Names) -> str:
    fact, office = says["fact"], names.office(says["office"])
    now, was = (names.value(fact, says[each]) for each in ("value", "was"))
    reason = _text(says["reason"])
    return (
        f"answered otherwise than the {office}: {names.fact(fact)}: {now}, not {was} (“{reason}”)"
    )


def _told(says: Mapping[str, Any], names: Names) -> str:
    return f"was told what came of the question: {names.fact(says['fact'])}"


def _note(says: Mapping[str, Any]) -> str:
    return f" (“{_text(says['note'])}”)" if says["note"] else ""


def _text(text: Mapping[str, Any]) -> str:
    return " ".join(str(text["text"]).split())


OF_QUESTIONS: dict[str, Callable[[Mapping[str, Any], Names], str]] = {
    "question-sent": _sent,
    "sent-question-answered": _answered,
    "sent-question-declined": _declined,
    "sent-question-withdrawn": _withdrawn,
    "sent-answer-overruled": _overruled,
    "sent-answer-told": _told,
}
"""The sentences, by the names that the events are stored under."""
