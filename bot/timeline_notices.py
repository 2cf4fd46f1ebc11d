"""What happens to notices has its sentences here."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeAlias

from bot.days import said_moment
from bot.naming import Names

# Any: the body of an event as JSON, whose fields its own class has checked.
Says: TypeAlias = Mapping[str, Any]

WHY = {
    "uncertain": "it may have arrived, and is not sent twice",
    "silence": "whoever sent it never said what came of it, so it may have arrived",
    "unreachable": "the person cannot be reached",
    "refused": "Teams will not take it",
    "tries": "it was tried often enough",
    "overtaken": "it is not so any more",
    "opted-out": "they want no reminders",
    "old": "it had happened long before",
    "dropped": "somebody let it go",
    "gone": "they have left",
    "later": "Teams could not take it",
    "rate": "Teams asked us to wait",
}
"""Why a notice rests, is put aside or is not told."""

_HOW = {"daily": "once a day", "at-once": "each as it comes up", "none": "not at all"}


def _raised(says: Says, names: Names) -> str:
    del names
    return f"meant to tell {says['person']}: “{says['title']['text']}”"


def _begun(says: Says, names: Names) -> str:
    del names
    return f"began to send it, try {says['attempt']}"


def _sent(says: Says, names: Names) -> str:
    del says, names
    return "sent it"


def _settled(says: Says, names: Names) -> str:
    del says, names
    return "saw that it is settled by now"


def _edited(says: Says, names: Names) -> str:
    del says, names
    return "saw to it that the message asks for nothing any more"


def _deferred(says: Says, names: Names) -> str:
    del names
    return f"will try again from {_moment(says['until'])}: {WHY[says['reason']]}"


def _dead(says: Says, names: Names) -> str:
    del names
    return f"put it aside: {WHY[says['reason']]}"


def _retried(says: Says, names: Names) -> str:
    del names
    return f"wanted it sent after all: “{says['reason']['text']}”"


def _withdrawn(says: Says, names: Names) -> str:
    del names
    return f"did not tell it: {WHY[says['reason']]}"


def _gathered(says: Says, names: Names) -> str:
    del says, names
    return "told it in a digest"


def _watched(says: Says, names: Names) -> str:
    del says, names
    return "looked after the notices"


def _held(says: Says, names: Names) -> str:
    del names
    why = {"asked": "somebody wanted it so", "unwatched": "nobody had looked after them for long"}
    return f"held what came up before {_moment(says['before'])}: {why[says['because']]}"


def _released(says: Says, names: Names) -> str:
    del names
    return "let go of what was held" if says["dropped"] else "released what was held"


def _addressed(says: Says, names: Names) -> str:
    del says, names
    return "saw to it that everybody is told"


def _preferred(says: Says, names: Names) -> str:
    del names
    return f"wants reminders {_HOW[says['how']]}"


def _moment(written: str) -> str:
    return said_moment(datetime.fromisoformat(written))


OF_NOTICES: dict[str, Callable[[Says, Names], str]] = {
    "notice-raised": _raised,
    "notice-begun": _begun,
    "notice-sent": _sent,
    "notice-settled": _settled,
    "notice-edited": _edited,
    "notice-deferred": _deferred,
    "notice-dead-lettered": _dead,
    "notice-retried": _retried,
    "notice-withdrawn": _withdrawn,
    "notice-gathered": _gathered,
    "outbox-watched": _watched,
    "notices-held": _held,
    "notices-released": _released,
    "news-addressed": _addressed,
    "notices-preferred": _preferred,
}
"""What is said of each event of a notice and of the outbox, by its name."""
