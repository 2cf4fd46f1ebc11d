"""What happened to the approval of an entry, as a timeline says it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from bot import approval_words as say
from bot import words
from bot.days import said_day_of
from bot.naming import Names

# Any: the body of an event as JSON, whose fields its own class has checked.
Says: TypeAlias = Mapping[str, Any]


def _sought(says: Says, names: Names) -> str:
    route = says["route"]
    last = " or the " if route["mode"] == "any" else " and the "
    asked = words.listed([_seat(each, names) for each in route["offices"]], last)
    return f"asked for the approval of the {asked}{_said(says['note'])}"


def _given(says: Says, names: Names) -> str:
    done = "; nobody else is awaited" if says["complete"] else ""
    return f"{_for(says, names)} approved{done}{_said(says['note'])}"


def _declined(says: Says, names: Names) -> str:
    return f"{_for(says, names)} declined{_reason(says['reason'])}"


def _sent_back(says: Says, names: Names) -> str:
    return f"{_for(says, names)} asked for changes{_reason(says['reason'])}"


def _withdrawn(says: Says, names: Names) -> str:
    if says["seat"] is None:
        return f"took the request for approval back{_reason(says['reason'])}"
    seat = _seat(says["seat"], names)
    return f"took back what was decided as the {seat}{_reason(says['reason'])}"


def _delegated(says: Says, names: Names) -> str:
    seat = _seat(says["seat"], names)
    return f"let {says['to']} decide for the {seat}{_reason(says['reason'])}"


def _reminded(says: Says, names: Names) -> str:
    return f"reminded the {_seats(says['seats'], names)}"


def _escalated(says: Says, names: Names) -> str:
    to = words.listed([names.office(each) for each in says["to"]], " and the ")
    return f"told the {to} that nobody answers as the {_seats(says['seats'], names)}"


def _staled(says: Says, names: Names) -> str:
    changed = [
        say.CHANGED.get(each) or names.field(each.removeprefix("field."))
        for each in says["changed"]
    ]
    return f"so what was laid before the approvers is out of date: {words.listed(changed)}"


def _consulted(says: Says, names: Names) -> str:
    titled = names.office(says["office"])
    if says["outcome"] == "not_appropriate":
        return f"judged it not appropriate to consult the {titled}{_reason(says['said'])}"
    whom = f" ({_text(says['whom'])})" if says["whom"] else ""
    return f"recorded that the {titled}{whom} was consulted{_said(says['said'])}"


def _advised(says: Says, names: Names) -> str:
    return f"recorded the answer of the {names.office(says['office'])}{_said(says['said'])}"


def _signed(says: Says, names: Names) -> str:
    del names
    who = (
        words.listed(
            [f"{_text(each['who'])} for {_text(each['for_whom'])}" for each in says["signatories"]]
        )
        if says["signatories"]
        else ""
    )
    by = f" by {who}" if who else ""
    kept = f"; it is kept at {_text(says['document'])}" if says["document"] else ""
    return f"recorded that the agreement was signed on {said_day_of(says['on'])}{by}{kept}"


def _entered(says: Says, names: Names) -> str:
    del names
    return f"recorded that it was entered into on {said_day_of(says['on'])}"


def _breach(says: Says, names: Names) -> str:
    to = words.listed([names.office(each) for each in says["refer_to"]], " and the ")
    missing = _seats(says["missing"], names)
    return (
        f"approval incomplete: {say.GATES[says['gate']]} before the {missing} had approved"
        f" ({', '.join(says['clauses'])}); referred to the {to}"
    )


def _resolved(says: Says, names: Names) -> str:
    del names
    return f"so every approval was there before {say.GATES[says['gate']]}, and recorded late"


def _answered(says: Says, names: Names) -> str:
    return f"answered as the {names.office(says['office'])}{_said(says['said'])}"


def _missed(says: Says, names: Names) -> str:
    del names
    label = says["label"] or say.CONSULTING_FIRST
    return (
        f"missing when {say.GATES[says['gate']]}: {label} ({say.STRENGTHS[says['strength']]};"
        f" {', '.join(says['clauses'])})"
    )


def _voided(says: Says, names: Names) -> str:
    del names
    return f"took back that {say.GATES[says['gate']]}{_reason(says['reason'])}"


def _judged(says: Says, names: Names) -> str:
    about = "the approval" if says["about"] == "approval" else names.about(says["about"])
    return f"judged it right to go on without {about}{_reason(says['reason'])}"


def _for(says: Says, names: Names) -> str:
    """Say for which office it was decided, and where the decision stands if not here."""
    kept = says["recorded"]
    seat = _seat(says["seat"], names)
    return f"for the {seat}" + (f", by {_text(kept['minute'])}," if kept else "")


def _seats(seats: Iterable[Says], names: Names) -> str:
    return words.listed([_seat(each, names) for each in seats], " and the ")


def _seat(seat: Says, names: Names) -> str:
    at = f" ({seat['seat'].replace('_', ' ')})" if seat["seat"] else ""
    return f"{names.office(seat['office'])}{at}"


def _text(said: Says) -> str:
    return " ".join(str(said["text"]).split())


def _said(said: Says | None) -> str:
    return "" if said is None else f": “{_text(said)}”"


def _reason(reason: Says | None) -> str:
    return "" if reason is None else f". Reason: {_text(reason)}"


OF_APPROVALS: dict[str, Callable[[Says, Names], str]] = {
    "approval-sought": _sought,
    "approval-given": _given,
    "approval-declined": _declined,
    "changes-asked": _sent_back,
    "approval-withdrawn": _withdrawn,
    "approval-delegated": _delegated,
    "approval-reminded": _reminded,
    "approval-escalated": _escalated,
    "approval-expired": lambda _, __: "closed the request for approval: nobody answered",
    "approval-staled": _staled,
    "consultation-recorded": _consulted,
    "approval-advised": _advised,
    "agreement-signed": _signed,
    "arrangement-entered": _entered,
    "breach-recorded": _breach,
    "breach-resolved": _resolved,
    "breach-answered": _answered,
    "requirement-missed": _missed,
    "step-voided": _voided,
    "discretion-used": _judged,
}
"""The sentences, by the names that the events are stored under."""
