"""The verbs that read the registers and the offices; they change nothing."""

from typing import Annotated

import typer

from bot.days import day_of
from bot.failures import WrongUse
from bot.office_holders import list_offices
from bot.register_shown import Asked, list_register, show_entry
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired

register_app = typer.Typer(help="Read the registers as they stand or stood.", rich_markup_mode=None)
offices_app = typer.Typer(help="See who holds which office.", rich_markup_mode=None)


@register_app.callback(invoke_without_command=True)
def registers(context: typer.Context) -> None:
    """Read the registers, as they stand or stood.

    Example: partnerships register list
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to do with the register: partnerships register list.")


@register_app.command("list")
def register_list(
    person: AsOption = "",
    as_at: AsAtOption = "",
    register: Annotated[
        str, typer.Option("--register", metavar="ID", help="One register; else all of them.")
    ] = "",
    everything: Annotated[
        bool, typer.Option("--all", help="With the entries that were made in error.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """List what is on the registers.

    Example: partnerships register list --as-at 2026-04-01
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as assistant:
        asked = Asked(assistant.offices.actor(who), day, as_json)
        list_register(assistant, asked, register=register, in_error=everything)


@register_app.command("show")
def register_show(
    entry: Annotated[
        str, typer.Argument(metavar="ID", help="The number of an entry, as the list has it.")
    ],
    person: AsOption = "",
    as_at: AsAtOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show one entry whole: what it rests on, what it is linked to, and its history.

    Example: partnerships register show ARR-ABCDEFGH
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as assistant:
        show_entry(assistant, Asked(assistant.offices.actor(who), day, as_json), entry)


@offices_app.callback(invoke_without_command=True)
def offices(context: typer.Context) -> None:
    """See who holds which office.

    Example: partnerships offices list
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to do with the offices: partnerships offices list.")


@offices_app.command("list")
def offices_list(
    person: AsOption = "", as_at: AsAtOption = "", as_json: JsonOption = False
) -> None:
    """List the offices that the policy names, and who holds them.

    Example: partnerships offices list --as-at 2026-04-01
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as assistant:
        list_offices(assistant, Asked(assistant.offices.actor(who), day, as_json))
