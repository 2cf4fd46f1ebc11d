"""The verb that tells what falls due between two days; it changes nothing."""

import json
from typing import Annotated

import typer

from bot.days import day_of, said_day
from bot.failures import WrongUse, say, tell
from bot.task_verbs import due_data, due_line, staff_only, wrapped
from bot.verbs import AsOption, JsonOption, person_of, wired
from domain.policy.cycles import in_months


def calendar(
    person: AsOption = "",
    first: Annotated[
        str, typer.Option("--from", metavar="DATE", help="The first day; else today.")
    ] = "",
    last: Annotated[
        str, typer.Option("--to", metavar="DATE", help="The last day; else a year after the first.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Tell every day on which a review, a term, a duty or a task falls due between two days.

    Example: partnerships calendar --from 2027-01-01 --to 2036-12-31
    """
    who = person_of(person)
    begins, ends = day_of(first, "--from"), day_of(last, "--to")
    with wired() as app, staff_only(app):
        begin = begins or app.desk.agendas.today
        end = ends or in_months(begin, 12)
        if end < begin:
            raise WrongUse("The day for --to comes before the one for --from.")
        found = app.life.calendars.between(app.actor(who), begin, end)
        if as_json:
            tell(json.dumps([due_data(due) for due in found], indent=2, ensure_ascii=False))
            return
        if not found:
            say(f"Nothing falls due from {said_day(begin)} to {said_day(end)}.")
        for due in found:
            for line in wrapped(due_line(app, due)):
                tell(line)
