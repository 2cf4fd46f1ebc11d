"""The policy officer's verbs look at editions as they are written; none of them changes one."""

import json
import time
from typing import Annotated

import typer

from bot import wiring
from bot.failures import FINDING, NotNow, WrongUse, tell
from bot.officer_checking import inspection_data, inspection_sections
from bot.printing import print_sections
from bot.screens import Section
from bot.settings import read_settings
from bot.verbs import JsonOption
from domain.policy.inspecting import inspect

policy_app = typer.Typer(help="Check the policies as they are written.", rich_markup_mode=None)


@policy_app.callback(invoke_without_command=True)
def policies(context: typer.Context) -> None:
    """Check the policies as they are written.

    Example: partnerships policy check
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to do with the policy: partnerships policy check.")


@policy_app.command()
def check(
    policy: Annotated[
        str, typer.Option("--policy", metavar="POLICY", help="One policy; else all of them.")
    ] = "",
    rows: Annotated[bool, typer.Option("--rows", help="List what builds each row.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Prove that a policy gives an answer or names whom to ask, whatever the facts.

    Example: partnerships policy check --rows
    """
    here = wiring.editions(read_settings())
    names = (policy,) if policy else here.policies()
    if not names:
        raise NotNow("No policy came with this program; install it again.")
    reports = [_checked(here, name, rows=rows, as_json=as_json) for name in names]
    if as_json:
        tell(json.dumps({"policies": [data for data, _ in reports]}, indent=2))
    if not all(clean for _, clean in reports):
        raise typer.Exit(FINDING)


def _checked(
    here: wiring.FileEditions, name: str, *, rows: bool, as_json: bool
) -> tuple[dict[str, object], bool]:
    """Return what was found in the policy *name*, printed unless it is wanted as data."""
    began = time.perf_counter()
    try:
        chosen = here.current(name)
    except wiring.UnknownPolicy as error:
        raise WrongUse(f"{error}.") from error
    except wiring.BadEdition as error:
        if not as_json:
            print_sections(f"{name}: cannot be read", (Section("Findings", (str(error),)),))
        return {"policy": name, "clean": False, "unreadable": str(error)}, False
    found = inspect(chosen.compiled)
    seconds = time.perf_counter() - began
    if not as_json:
        ref = chosen.ref
        standing = "nothing found" if found.clean else "something found"
        title = f"{ref.policy} {ref.version} ({ref.sha256[:12]}): {standing}, in {seconds:.2f} s"
        print_sections(title, inspection_sections(found, rows=rows))
    return inspection_data(chosen.ref, found, seconds), found.clean
