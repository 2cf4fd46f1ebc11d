"""The verbs that take a report from a draft to whoever it is released to."""

import json
from collections.abc import Iterator
from typing import Annotated

import typer

from bot import report_words as said
from bot.days import day_of, said_day, said_moment
from bot.failures import WrongUse, say, tell
from bot.naming import Names
from bot.report_doing import Wish, allowed, give
from bot.report_options import (
    AreaOption,
    DaysOption,
    ExemptOption,
    IdArgument,
    MonthOption,
    NameArgument,
    OutOption,
    QuarterOption,
    YearOption,
)
from bot.task_verbs import wrapped
from bot.timeline_words import sentence
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired
from bot.wiring import App
from bot.words import listed
from domain.identity import Actor
from domain.messages import Act
from domain.views.reports import ReportRow

reports_app = typer.Typer(
    help="Take reports from a draft to whoever they are released to.", rich_markup_mode=None
)


@reports_app.callback(invoke_without_command=True)
def reports(context: typer.Context) -> None:
    """Take reports from a draft to whoever they are released to.

    Example: partnerships reports drafted
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to do with the reports: partnerships reports drafted.")


@reports_app.command("draft")
def reports_draft(  # noqa: PLR0913, PLR0917 - as above
    name: NameArgument,
    person: AsOption = "",
    as_at: AsAtOption = "",
    quarter: QuarterOption = "",
    month: MonthOption = "",
    year: YearOption = "",
    days: DaysOption = "",
    area: AreaOption = "",
    exempt: ExemptOption = "",
    into: Annotated[
        str, typer.Option("--into", metavar="ID", help="Write that draft anew; it is cleared anew.")
    ] = "",
) -> None:
    """Draft a report: what it says is kept, for those who clear it and release it.

    Example: partnerships reports draft registers --quarter 2026Q3
    """
    who, day = person_of(person), day_of(as_at)
    wish = Wish(name, quarter, month, year, days, area, exempt, day)
    with wired() as app, allowed(app, wish, into):
        actor = app.actor(who)
        found = app.desk.reports.find(actor, name)
        row = app.desk.drafts.draft(
            _act(app, actor),
            name,
            period=wish.period(found),
            area=area,
            as_at=wish.as_at,
            exempt=exempt,
            into=into,
        )
        state = row.reported
        told = said.DRAFTED.format(
            number=row.short, title=state.title, period=state.called, waits=_waits(app, row)
        )
        tell(told)


@reports_app.command("drafted")
def reports_drafted(
    person: AsOption = "", as_at: AsAtOption = "", as_json: JsonOption = False
) -> None:
    """List the reports that were drafted, the newest first, and how far each is.

    Example: partnerships reports drafted
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as app, allowed(app):
        moment = Wish("", day=day).as_at
        rows = app.desk.drafts.all(app.actor(who), as_at=moment)
        if as_json:
            tell(json.dumps([_as_data(row) for row in rows], indent=2, ensure_ascii=False))
        elif not rows:
            say(said.NONE_DRAFTED)
        for row in () if as_json else rows:
            state = row.reported
            line = f"{row.short}  {state.title}, {state.called} ({said.STATUS[row.status]})"
            for part in wrapped(line):
                tell(part)


@reports_app.command("show")
def reports_show(
    report: IdArgument, person: AsOption = "", out: OutOption = "", as_json: JsonOption = False
) -> None:
    """Show a drafted report as it was drafted, and what happened to it; or put it into a file.

    Example: partnerships reports show RPT-ABCDEFGH --out report.docx
    """
    who = person_of(person)
    with wired() as app, allowed(app, number=report):
        actor = app.actor(who)
        row = app.desk.drafts.get(actor, report)
        paper = app.desk.drafts.paper(actor, report)
        history = list(_history(app, actor, row))
        if as_json:
            told = {**_as_data(row), "history": history, "paper": json.loads(paper.facts)}
            tell(json.dumps(told, indent=2, ensure_ascii=False))
            return
        if not out:
            tell(f"{row.short}: {said.STATUS[row.status]}{_waits(app, row)}.")
        give(app, paper, out, row=row)
        for each in () if out else history:
            tell(f"{each['happened_on']}, {each['by']}: {each['says']}")


@reports_app.command("clear")
def reports_clear(
    report: IdArgument,
    person: AsOption = "",
    office: Annotated[
        str, typer.Option("--office", metavar="OFFICE", help="For which of your offices.")
    ] = "",
    remark: Annotated[
        str, typer.Option("--remark", metavar="TEXT", help="Who was consulted, or what to note.")
    ] = "",
) -> None:
    """Clear a draft, as one of those without whom it does not go out.

    Example: partnerships reports clear RPT-ABCDEFGH --remark "Chairman consulted on 3 June"
    """
    who = person_of(person)
    with wired() as app, allowed(app, number=report):
        actor = app.actor(who)
        row = app.desk.drafts.clear(_act(app, actor), report, office=office, remark=remark)
        cleared = [_title(app, each) for each in row.reported.cleared]
        told = said.CLEARED.format(number=row.short, office=listed(cleared), waits=_waits(app, row))
        tell(told)


@reports_app.command("release")
def reports_release(
    report: IdArgument,
    to: Annotated[str, typer.Option("--to", metavar="WHOM", help="To whom it goes.")] = "",
    person: AsOption = "",
    out: OutOption = "",
) -> None:
    """Let a report go to somebody, by your name; with --out it is written as it was cleared.

    Example: partnerships reports release RPT-ABCDEFGH --to "Police Authority" --out report.docx
    """
    who = person_of(person)
    if not to.strip():
        raise WrongUse('Say to whom it goes: --to "Police Authority".')
    with wired() as app, allowed(app, number=report):
        actor = app.actor(who)
        form = out.rpartition(".")[2].casefold() if out else ""
        row = app.desk.drafts.release(_act(app, actor), report, to=to, form=form)
        tell(said.RELEASED.format(number=row.short, to=to))
        if out:
            give(app, app.desk.drafts.paper(actor, report), out, row=row)


@reports_app.command("withdraw")
def reports_withdraw(
    report: IdArgument,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")] = "",
    person: AsOption = "",
) -> None:
    """Say that a report is not to be used any more; what left has left.

    Example: partnerships reports withdraw RPT-ABCDEFGH --reason "Drafted for the wrong quarter"
    """
    who = person_of(person)
    if not reason.strip():
        raise WrongUse('Say why: --reason "Drafted for the wrong quarter".')
    with wired() as app, allowed(app, number=report):
        actor = app.actor(who)
        row = app.desk.drafts.withdraw(_act(app, actor), report, reason=reason)
        tell(said.WITHDRAWN.format(number=row.short))


def _waits(app: App, row: ReportRow) -> str:
    titles = [_title(app, office) for office in row.reported.uncleared]
    if row.status == "drafted":
        return said.WAITS_FOR.format(offices=listed(titles))
    if row.status == "cleared":
        releasing = [_title(app, office) for office in row.reported.releases]
        return said.READY.format(offices=listed(releasing, " or "))
    return ""


def _title(app: App, office: str) -> str:
    return app.offices.titles.get(office, office)


def _history(app: App, actor: Actor, row: ReportRow) -> Iterator[dict[str, str]]:
    names = Names(app.desk.policy.edition)
    for each in app.desk.drafts.story(actor, row.id).recorded:
        yield {
            "event": each.name,
            "happened_on": said_day(each.happened_on),
            "recorded_at": said_moment(each.recorded_at),
            "by": each.actor.id,
            "says": sentence(each.name, each.event.model_dump(mode="json"), names),
        }


def _as_data(row: ReportRow) -> dict[str, object]:
    state = row.reported.model_dump(mode="json")
    whole_row = row.model_dump(mode="json", exclude={"reported", "flagged"})
    return {"number": row.short, **state, **whole_row}


def _act(app: App, actor: Actor) -> Act:
    return Act(actor=actor, key=app.desk.new_key(), conversation="terminal")
