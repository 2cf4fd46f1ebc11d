"""What happened by way of a spreadsheet is told in the words of the spreadsheet."""

from collections.abc import Mapping
from typing import Any, TypeAlias

from bot.naming import Names

# Any: the body of an event as JSON, whose fields its own class has checked.
Says: TypeAlias = Mapping[str, Any]


def _imported(says: Says, names: Names) -> str:
    title = " ".join(str(says["title"]["text"]).split())
    kind = names.label("kind", says["kind"]) if says["kind"] else "no kind"
    where = names.register(says["register_id"])
    return (
        f"took it over from row {says['line']} of a spreadsheet onto the {where} as “{title}”;"
        f" the spreadsheet says: {kind}"
    )


SENTENCES = {"arrangement-imported": _imported}
"""The sentence of each event, by the name that it is stored under."""
