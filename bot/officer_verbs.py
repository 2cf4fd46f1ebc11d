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
from domain.policy.document import EditionRef
from domain.policy.inspecting import Inspection, inspect, inspect_layer

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
        str,
        typer.Option("--policy", metavar="POLICY", help="One policy or layer; else all."),
    ] = "",
    rows: Annotated[bool, typer.Option("--rows", help="List what builds each row.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Prove that a policy gives an answer or names whom to ask, whatever the facts.

    Example: partnerships policy check --rows
    """
    settings = read_settings()
    here, beside = wiring.editions(settings), wiring.layers(settings)
    names = (policy,) if policy else (*here.policies(), *beside.layers())
    if not names:
        raise NotNow("No policy came with this program; install it again.")
    reports = [_checked(here, beside, name, rows=rows, as_json=as_json) for name in names]
    if as_json:
        tell(json.dumps({"policies": [data for data, _ in reports]}, indent=2))
    if not all(clean for _, clean in reports):
        raise typer.Exit(FINDING)


def _checked(
    here: wiring.FileEditions, beside: wiring.FileLayers, name: str, *, rows: bool, as_json: bool
) -> tuple[dict[str, object], bool]:
    """Return what was found in the policy or layer *name*, printed unless it is wanted as data."""
    began = time.perf_counter()
    try:
        ref, found = _inspected(here, beside, name)
    except wiring.UnknownPolicy as error:
        raise WrongUse(f"{error}.") from error
    except wiring.BadEdition as error:
        if not as_json:
            print_sections(f"{name}: cannot be read", (Section("Findings", (str(error),)),))
        return {"policy": name, "clean": False, "unreadable": str(error)}, False
    seconds = time.perf_counter() - began
    if not as_json:
        standing = "nothing found" if found.clean else "something found"
        title = f"{ref.policy} {ref.version} ({ref.sha256[:12]}): {standing}, in {seconds:.2f} s"
        print_sections(title, inspection_sections(found, rows=rows))
    return inspection_data(ref, found, seconds), found.clean


def _inspected(
    here: wiring.FileEditions, beside: wiring.FileLayers, name: str
) -> tuple[EditionRef, Inspection]:
    if name in beside.layers():
        layer = beside.current(name)
        return layer.ref, inspect_layer(layer.document)
    policy = here.current(name)
    return policy.ref, inspect(policy.compiled)
