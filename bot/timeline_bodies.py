"""What became of a body of the area has its sentences here."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from bot.naming import Names, plain

# Any: the body of an event as JSON, whose fields its own class has checked.
Says: TypeAlias = Mapping[str, Any]


def _added(says: Says, names: Names) -> str:
    del names
    return f"made known the body {_text(says['title'])}{_why(says)}"


def _renamed(says: Says, names: Names) -> str:
    del names
    return f"recorded that {_text(says['was'])} is called {_text(says['now'])}{_why(says)}"


def _merged(says: Says, names: Names) -> str:
    del names
    return f"recorded that the body became part of {plain(says['into'])}{_why(says)}"


def _split(says: Says, names: Names) -> str:
    del names
    parts = "; ".join(plain(each) for each in says["into"])
    return f"recorded that the body was split up into {parts}{_why(says)}"


def _abolished(says: Says, names: Names) -> str:
    del names
    return f"recorded that the body was abolished{_why(says)}"


def _restored(says: Says, names: Names) -> str:
    del names
    return f"recorded that the body stands after all{_why(says)}"


def _why(says: Says) -> str:
    document = _text(says.get("document"))
    paper = f" ({document})" if document else ""
    return f"{paper}. Reason: {_text(says['reason'])}"


def _text(text: Says | None) -> str:
    return "" if text is None else " ".join(str(text["text"]).split())


OF_BODIES: dict[str, Callable[[Says, Names], str]] = {
    "body-added": _added,
    "body-renamed": _renamed,
    "body-merged": _merged,
    "body-split": _split,
    "body-abolished": _abolished,
    "body-restored": _restored,
}
"""The sentence of each event of a body, by the name that it is stored under."""
