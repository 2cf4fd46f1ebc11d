"""The verb that writes a report as things stand; nothing of it is recorded."""

import json
from typing import Annotated

import typer

from bot.days import day_of
from bot.failures import WrongUse, tell
from bot.report_doing import Wish, allowed, give, whole, written
from bot.report_options import (
    AreaOption,
    DaysOption,
    ExemptOption,
    MonthOption,
    OutOption,
    QuarterOption,
    YearOption,
)
from bot.task_verbs import wrapped
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired
from bot.wiring import App
from bot.words import listed
from domain.identity import Actor
from domain.services.reporting.defined import Defined


def report(  # noqa: PLR0913, PLR0917 - what can be said of a report
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="The report, as report --list calls it.")
    ] = "",
    person: AsOption = "",
    as_at: AsAtOption = "",
    quarter: QuarterOption = "",
    month: MonthOption = "",
    year: YearOption = "",
    days: DaysOption = "",
    area: AreaOption = "",
    exempt: ExemptOption = "",
    out: OutOption = "",
    every: Annotated[bool, typer.Option("--list", help="List what can be written.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Write a report as things stand or stood; nothing is recorded, and it is marked as a draft.

    Example: partnerships report registers --quarter 2026Q3 --out registers.docx
    """
    who, day = person_of(person), day_of(as_at)
    if bool(name) is every:
        raise WrongUse(
            "Say which report, or --list to see them all: partnerships report registers."
        )
    with wired() as app:
        if every:
            _list(app, app.actor(who), as_json=as_json)
            return
        wish = Wish(name, quarter, month, year, days, area, exempt, day)
        paper = written(app, who, wish)
        if as_json and not out:
            tell(whole(paper, draft=True))
        else:
            give(app, paper, out)


def _list(app: App, actor: Actor, *, as_json: bool) -> None:
    with allowed(app):
        found = app.desk.reports.list(actor)
    if as_json:
        tell(json.dumps([_defined(app, each) for each in found], indent=2, ensure_ascii=False))
        return
    for each in found:
        rhythm = f", {each.rhythm}" if each.rhythm else ""
        about = (
            f"{each.report.title} (for the {listed(list(each.made_for))}{rhythm};"
            f" {app.desk.reports.period_of(each).title}; {', '.join(each.report.clauses)})"
        )
        for line in wrapped(f"{each.name}  {about}"):
            tell(line)


def _defined(app: App, each: Defined) -> dict[str, object]:
    return {
        "name": each.name,
        "layer": each.layer,
        "title": each.report.title,
        "for": list(each.made_for),
        "by": list(each.made_by),
        "how_often": each.rhythm,
        "months": list(each.report.months),
        "period": app.desk.reports.period_of(each).title,
        "sections": list(each.report.sections),
        "cleared_by": list(each.clears),
        "released_by": list(each.releases),
        "clauses": list(each.clauses),
    }
