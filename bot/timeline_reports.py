"""What happened to a report, as a timeline says it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from bot.naming import Names

# Any: the body of an event as JSON, whose fields its own class has checked.
Says: TypeAlias = Mapping[str, Any]


def _drafted(says: Says, names: Names) -> str:
    exempt = f", exempt by {_text(says['exempt'])}" if says["exempt"] else ""
    clears = [names.office(each) for each in says["clears"]]
    waits = f", to be cleared by the {' and the '.join(clears)}" if clears else ""
    return f"drafted the report “{_text(says['title'])}”, {says['called']}{exempt}{waits}"


def _cleared(says: Says, names: Names) -> str:
    remark = f": “{_text(says['remark'])}”" if says["remark"] else ""
    return f"cleared the report as the {names.office(says['office'])}{remark}"


def _released(says: Says, names: Names) -> str:
    form = f", as {says['form']}" if says["form"] else ""
    office = names.office(says["office"])
    return f"released the report as the {office} to “{_text(says['to'])}”{form}"


def _withdrawn(says: Says, names: Names) -> str:
    del names
    return f"withdrew the report: “{_text(says['reason'])}”"


def _text(text: Mapping[str, str]) -> str:
    return " ".join(text["text"].split())


OF_REPORTS: dict[str, Callable[[Says, Names], str]] = {
    "report-drafted": _drafted,
    "report-cleared": _cleared,
    "report-released": _released,
    "report-withdrawn": _withdrawn,
}
"""What is said of each event of a report, by its name."""
