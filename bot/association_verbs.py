"""The verbs that read the register of associations; they change nothing."""

import json
from collections.abc import Iterable, Iterator
from textwrap import wrap
from typing import Annotated

import typer

from bot.days import day_of, end_of, said_day
from bot.failures import WrongUse, say, tell
from bot.presses import ARRANGEMENT
from bot.register_shown import WIDTH, Asked, readable, show_entry
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired
from domain.refusals import NoSuchId, NotRegistered
from domain.services.associations import Association
from domain.views.meetings import MeetingRow

associations_app = typer.Typer(
    help="See what we belong to, and what was reported back.", rich_markup_mode=None
)
_NONE = "Nothing is on the register of associations{when}."


@associations_app.callback(invoke_without_command=True)
def associations(context: typer.Context) -> None:
    """See what we belong to, and what was reported back.

    Example: partnerships associations list
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to do with the associations: partnerships associations list.")


@associations_app.command("list")
def associations_list(
    person: AsOption = "", as_at: AsAtOption = "", as_json: JsonOption = False
) -> None:
    """List the associations and groups that we belong to, with who and why.

    Example: partnerships associations list
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as app, readable(app.desk.policy.edition):
        moment = None if day is None else end_of(day)
        found = app.desk.associations.all(app.actor(who), moment)
        if as_json:
            tell(json.dumps([_as_data(each) for each in found], indent=2, ensure_ascii=False))
            return
        if not found:
            say(_NONE.format(when="" if day is None else " as it stood then"))
        for each in found:
            for line in _lines(each):
                tell(line)


@associations_app.command("show")
def associations_show(
    entry: Annotated[
        str, typer.Argument(metavar="ID", help="The number of an entry, as the list has it.")
    ],
    person: AsOption = "",
    as_at: AsAtOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show one association whole: its sheet, what was reported back, its entry and its history.

    Example: partnerships associations show ARR-ABCDEFGH
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as app, readable(app.desk.policy.edition):
        actor = app.actor(who)
        try:
            found = app.desk.associations.get(actor, entry)
        except (NoSuchId, NotRegistered):
            found = None
        if found is None:
            raise WrongUse(
                f"There is no association {entry[:60]!r}; partnerships associations list shows"
                " them all."
            )
        reports = app.desk.meetings.about(actor, f"{ARRANGEMENT}{found.row.id}")
        if as_json:
            whole = {**_as_data(found), "reports": [_report_data(each) for each in reports]}
            tell(json.dumps(whole, indent=2, ensure_ascii=False))
            return
        for line in (*_lines(found), *_reported(reports)):
            tell(line)
        tell("")
        show_entry(app, Asked(actor, day, as_json=False), found.row.id)


def _lines(each: Association) -> Iterator[str]:
    yield from wrap(f"{each.row.short}  {each.row.title}", WIDTH, subsequent_indent="    ")
    for field, values in each.sheet:
        if values:
            shown = "; ".join(field.label_of(value) for value in values)
            yield from wrap(
                f"{field.label}: {shown}", WIDTH, initial_indent="  ", subsequent_indent="    "
            )


def _reported(reports: Iterable[MeetingRow]) -> Iterator[str]:
    for row in reports:
        if row.logged_on is not None:
            told = "; ".join(f"{line.asked} {line.answered.text}" for line in row.meeting.lines)
            line = f"Reported back on {said_day(row.logged_on)} by {row.logged_by}: {told}"
            yield from wrap(line, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _report_data(row: MeetingRow) -> dict[str, object]:
    return {
        "number": row.short,
        "by": row.logged_by,
        "day": None if row.logged_on is None else row.logged_on.isoformat(),
        "said": {line.asked: line.answered.text for line in row.meeting.lines},
    }


def _as_data(each: Association) -> dict[str, object]:
    row = each.row
    return {
        "number": row.short,
        **row.model_dump(mode="json"),
        "sheet": {field.id: list(values) for field, values in each.sheet},
    }
