"""What happened to the reviews of an entry, and to its end, as a timeline says it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from bot.days import said_day_of
from bot.naming import Names
from bot.review_words import CHANGES, GROUNDS, OUTCOMES

# Any: the body of an event as JSON, whose fields its own class has checked.
Says: TypeAlias = Mapping[str, Any]


def _reviewed(says: Says, names: Names) -> str:
    del names
    what = "reviewed it" if says["whole"] else "reviewed its risk"
    follows = OUTCOMES[says["outcome"]].lower()
    agreed = _text(says["agreed_with"])
    parts = (
        f"{what} on {said_day_of(says['day'])}, led by {_text(says['led_by'])}: {follows}",
        f", agreed with {agreed}" if agreed else "",
        f"; next due on {said_day_of(says['next_due'])}" if says["next_due"] else "",
    )
    return "".join(parts)


def _review_voided(says: Says, names: Names) -> str:
    del names
    return f"took review {says['number']} off{_reason(says)}"


def _changed(says: Says, names: Names) -> str:
    del names
    source = _text(says["source"])
    told = f", as told by {source}" if source else ""
    due = "; a review is due" if says["review_due"] else ""
    what, kind = _text(says["what"]), CHANGES[says["kind"]].lower()
    return f"reported a change on {said_day_of(says['day'])} ({kind}){told}: “{what}”{due}"


def _change_voided(says: Says, names: Names) -> str:
    del names
    return f"took reported change {says['number']} off{_reason(says)}"


def _marked(says: Says, names: Names) -> str:
    del names
    due = f"; its risk is next reviewed on {said_day_of(says['next_due'])}"
    next_due = due if says["next_due"] else ""
    return f"marked it as high risk from {said_day_of(says['since'])} on{next_due}{_reason(says)}"


def _unmarked(says: Says, names: Names) -> str:
    del names
    return f"marked it as high risk no more from {said_day_of(says['since'])} on{_reason(says)}"


def _proposed(says: Says, names: Names) -> str:
    del names
    planned = "" if says["planned"] else ", unplanned"
    return f"said that it is to end{planned} ({GROUNDS[says['ground']].lower()}){_reason(says)}"


def _checked(says: Says, names: Names) -> str:
    del names
    said = (f"{each['asked']} {_text(each['said'])}" for each in says["answers"])
    return f"checked the way out: {'; '.join(said)}".rstrip(".?: ")


def _withdrawn(says: Says, names: Names) -> str:
    del names
    return f"said that it does not end after all{_reason(says)}"


def _ended(says: Says, names: Names) -> str:
    approved = _text(says["approved_by"])
    agreed = f", approved by {approved}" if approved else ""
    ask = f"; whose approval that needs is not in the policy, ask the {names.office(says['ask'])}"
    silent = ask if says["ask"] and not approved else ""
    unchecked = "; the way out had not been checked" if says["unchecked"] else ""
    return f"ended it on {said_day_of(says['day'])}{agreed}{silent}{unchecked}{_reason(says)}"


def _text(said: Says | None) -> str:
    return "" if said is None else " ".join(str(said["text"]).split())


def _reason(says: Says) -> str:
    return f". Reason: “{_text(says['reason'])}”"


OF_REVIEWS: dict[str, Callable[[Says, Names], str]] = {
    "arrangement-reviewed": _reviewed,
    "review-voided": _review_voided,
    "significant-change-reported": _changed,
    "change-voided": _change_voided,
    "high-risk-marked": _marked,
    "high-risk-unmarked": _unmarked,
    "ending-proposed": _proposed,
    "exit-checked": _checked,
    "ending-withdrawn": _withdrawn,
    "arrangement-ended": _ended,
}
"""The sentences, by the names that the events are stored under."""
