"""The policy officer's verbs look at editions as they are written; none of them changes one."""

import json
from contextlib import nullcontext
from typing import Annotated

import typer

from bot import wiring
from bot.failures import FINDING, NotNow, WrongUse, tell
from bot.officer_checking import Checked, check_editions, standing
from bot.settings import read_settings
from bot.verbs import JsonOption
from bot.waiting import patience

policy_app = typer.Typer(help="Prove, compare and draw the policies.", rich_markup_mode=None)


@policy_app.callback(invoke_without_command=True)
def policies(context: typer.Context) -> None:
    """Prove, compare and draw the policies.

    Example: partnerships policy check
    """
    if context.invoked_subcommand is None:
        raise WrongUse(
            "Say what to do with the policy, for example partnerships policy check;"
            " partnerships policy --help lists it all."
        )


@policy_app.command()
def check(
    policy: Annotated[
        str,
        typer.Option(
            "--policy", metavar="POLICY", help="One policy, or POLICY/VERSION; else all of them."
        ),
    ] = "",
    rows: Annotated[bool, typer.Option("--rows", help="List what builds each row.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Prove that a policy gives an answer or names whom to ask, whatever the facts.

    Example: partnerships policy check --rows
    """
    here = wiring.documents(read_settings())
    chosen = _chosen(here, policy)
    if not chosen:
        raise NotNow("No policy came with this program; install it again.")
    # What is printed as it comes is itself the sign that something is being done.
    with patience() if as_json else nullcontext():
        found: list[Checked] = list(check_editions(here, chosen, rows=rows, quiet=as_json))
    if as_json:
        tell(json.dumps({"policies": [each.data for each in found]}, indent=2, ensure_ascii=False))
    else:
        tell(standing(found))
    if not all(each.clean for each in found):
        raise typer.Exit(FINDING)


def _chosen(here: wiring.FileDocuments, policy: str) -> tuple[tuple[str, str], ...]:
    """Return the editions that *policy* names: one, every version of one policy, or all."""
    if not policy:
        return here.names()
    name, _, version = policy.partition("/")
    try:
        if version:
            here.folder_of(name, version)
            return ((name, version),)
        return tuple((name, each) for each in here.versions(name))
    except wiring.UnknownPolicy as error:
        raise WrongUse(f"{error}.") from error
