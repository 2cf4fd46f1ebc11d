"""The verbs that prove and tell what was decided; they change nothing."""

from typing import Annotated

import typer

from bot.audit_shown import replay_all, replay_one, show_timeline, show_transcript
from bot.days import day_of
from bot.failures import FINDING, WrongUse
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired

audit_app = typer.Typer(help="Prove and tell what was decided.", rich_markup_mode=None)

_Number = Annotated[
    str, typer.Argument(metavar="ID", help="The number of an enquiry, an entry or a form.")
]


@audit_app.callback(invoke_without_command=True)
def audits(context: typer.Context) -> None:
    """Prove and tell what was decided.

    Example: partnerships audit replay --all
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to audit: partnerships audit replay --all.")


@audit_app.command()
def replay(
    number: Annotated[
        str, typer.Argument(metavar="[ID]", help="The number of an enquiry, or of an entry.")
    ] = "",
    everything: Annotated[bool, typer.Option("--all", help="Every enquiry there is.")] = False,
    person: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Decide again what was decided, on the same answers and policy, and say where it differs.

    Example: partnerships audit replay ENQ-ABCDEFGH
    """
    if everything is bool(number):
        raise WrongUse(
            "Give replay either the number of an enquiry or --all; see partnerships audit replay"
            " --help."
        )
    who = person_of(person)
    with wired() as assistant:
        actor = assistant.actor(who)
        same = (
            replay_all(assistant, actor, as_json=as_json)
            if everything
            else replay_one(assistant, actor, number, as_json=as_json)
        )
    if not same:
        raise typer.Exit(FINDING)


@audit_app.command()
def timeline(
    number: _Number, person: AsOption = "", as_at: AsAtOption = "", as_json: JsonOption = False
) -> None:
    """Tell everything that happened to an enquiry or an entry, and to what is linked to it.

    Example: partnerships audit timeline ARR-ABCDEFGH --as-at 2026-04-01
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as assistant:
        show_timeline(assistant, assistant.actor(who), number, day, as_json=as_json)


@audit_app.command()
def transcript(number: _Number, person: AsOption = "", as_json: JsonOption = False) -> None:
    """Show what was on the screen in an enquiry, what was answered and changed, and the result.

    Example: partnerships audit transcript ENQ-ABCDEFGH
    """
    who = person_of(person)
    with wired() as assistant:
        show_transcript(assistant, assistant.actor(who), number, as_json=as_json)
