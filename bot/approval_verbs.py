"""The verbs that read how approvals stand, and the one that looks after what waits too long."""

import json
from typing import Annotated

import typer

from bot.approval_shown import list_approvals, show_approval, swept_line
from bot.days import day_of
from bot.failures import WrongUse, say, tell
from bot.register_shown import Asked
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired

approvals_app = typer.Typer(
    help="See whose approval is awaited, since when, and how each stands.", rich_markup_mode=None
)


@approvals_app.callback(invoke_without_command=True)
def approvals(context: typer.Context) -> None:
    """See whose approval is awaited, since when, and how each stands.

    Example: partnerships approvals list
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to do with approvals: partnerships approvals list.")


@approvals_app.command("list")
def approvals_list(
    person: AsOption = "",
    as_at: AsAtOption = "",
    mine: Annotated[
        bool, typer.Option("--mine", help="Only what waits for the person who asks.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """List every approval that was asked for or gone without, and who is awaited.

    Example: partnerships approvals list --mine --as demo-chief-constable
    """
    who, day = person_of(person), day_of(as_at)
    if mine and day is not None:
        raise WrongUse("What waits is asked of today: leave --as-at out, or --mine.")
    with wired() as assistant:
        asked = Asked(assistant.actor(who), day, as_json)
        list_approvals(assistant, asked, mine=mine)


@approvals_app.command("show")
def approvals_show(
    entry: Annotated[
        str, typer.Argument(metavar="ID", help="The number of an entry, as the list has it.")
    ],
    person: AsOption = "",
    as_at: AsAtOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show one approval whole: who was asked what, what each answered, what was missing.

    Example: partnerships approvals show ARR-ABCDEFGH
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as assistant:
        show_approval(assistant, Asked(assistant.actor(who), day, as_json), entry)


def sweep(as_json: JsonOption = False) -> None:
    """Remind, escalate and close what has waited too long; each step once.

    Example: partnerships sweep
    """
    with wired() as assistant:
        done = assistant.sweeping.sweep()
        lapsed = assistant.desk.risks.lapse_expired()
        titles = assistant.desk.policy.edition.office_titles
    if as_json:
        data = [
            {
                "number": each.number,
                "title": each.title,
                "step": each.step,
                "offices": [seat.name for seat in each.seats],
                "told": list(each.to),
            }
            for each in done
        ] + [
            {
                "number": each.short,
                "title": each.risk.title,
                "step": "lapsed",
                "offices": [],
                "told": [],
            }
            for each in lapsed
        ]
        tell(json.dumps(data, indent=2, ensure_ascii=False))
        return
    for each in done:
        tell(swept_line(each, titles))
    for row in lapsed:
        tell(f"{row.short} {row.risk.title}: the time for which it was accepted is over")
    say(f"Looked after what waits: {len(done) + len(lapsed) or 'nothing'} to do.")
