"""What happened to what the register holds of an entry, as a timeline says it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from bot.naming import Names
from domain.identity import short_form

# Any: the body of an event as JSON, whose fields its own class has checked.
Says: TypeAlias = Mapping[str, Any]

_FROM = {
    "form": ", from a form",
    "matter": ", from the answers of the matter",
    "register": ", from another entry",
    "import": ", from a spreadsheet",
}


def _recorded(says: Says, names: Names) -> str:
    field = says["field"]
    now, was = (
        "; ".join(names.held(field, e) if isinstance(e, str) else _text(e) for e in says[when])
        for when in ("now", "was")
    )
    about = names.field(field)
    source = _FROM.get(says["source"], "")
    if not was:
        return f"recorded{source}: {about}: {now}"
    said = f"now {now}, was {was}" if now else f"emptied, was {was}"
    return f"changed{source}: {about}: {said}{_reason(says['reason'])}"


def _noted(says: Says, names: Names) -> str:
    del names
    return f"noted: “{_text(says['text'])}”"


def _note_corrected(says: Says, names: Names) -> str:
    del names
    was, now = (_text(says[each]) for each in ("was", "now"))
    return f"corrected note {says['number']} from “{was}” to “{now}”{_reason(says['reason'])}"


def _attached(says: Says, names: Names) -> str:
    title, reference = (_text(says[each]) for each in ("title", "reference"))
    where = f" ({reference})" if reference != title else ""
    field = f" for {names.field(says['field'])}" if says["field"] else ""
    return f"attached “{title}”{where}{field}"


def _removed(says: Says, names: Names) -> str:
    del names
    return f"took document {says['number']} off{_reason(says['reason'])}"


def _merged(says: Says, names: Names) -> str:
    del names
    return f"merged it into {short_form('ARR', says['into'])}{_reason(says['reason'])}"


def _parted(says: Says, names: Names) -> str:
    del names
    other = short_form("ARR", says["into"])
    return f"took it out of {other} again, which it was merged into{_reason(says['reason'])}"


def _text(said: Says) -> str:
    return " ".join(str(said["text"]).split())


def _reason(reason: Says | None) -> str:
    return "" if reason is None else f". Reason: {_text(reason)}"


OF_RECORDS: dict[str, Callable[[Says, Names], str]] = {
    "field-recorded": _recorded,
    "note-added": _noted,
    "note-corrected": _note_corrected,
    "document-attached": _attached,
    "document-removed": _removed,
    "entry-merged": _merged,
    "merge-reversed": _parted,
}
"""The sentences, by the names that the events are stored under."""
