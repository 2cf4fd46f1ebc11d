"""The policy officer's verbs look at editions as they are written; none of them changes one."""

import json
from contextlib import nullcontext
from typing import Annotated

import typer

from bot import wiring
from bot.failures import FINDING, NotNow, WrongUse, tell
from bot.officer_checking import Checked, check_editions, standing
from bot.officer_comparing import content_sections, difference_data, difference_sections
from bot.officer_finding import HOW, document_of, edition_named
from bot.printing import print_sections
from bot.settings import read_settings
from bot.verbs import JsonOption
from bot.waiting import patience
from domain.policy.contents import compared
from domain.policy.differing import decided_otherwise
from domain.policy.policy import Policy

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


@policy_app.command()
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=f"An edition: {HOW}.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The edition to compare it with.")],
    as_json: JsonOption = False,
) -> None:
    """Say in words how two editions of a policy differ, with facts for each difference.

    Example: partnerships policy diff cheshire/0.2 cheshire/0.3
    """
    with patience():
        one, other = edition_named(old), edition_named(new)
        if document_of(one).id != document_of(other).id:
            raise WrongUse(
                f"{old} and {new} are of two policies; name two editions of one of them."
            )
        contents = compared(document_of(one), document_of(other))
        decided = None
        if isinstance(one, Policy) and isinstance(other, Policy):
            decided = decided_otherwise(one, other)
    if as_json:
        data = difference_data((one.ref, other.ref), decided, contents)
        tell(json.dumps(data, indent=2, ensure_ascii=False))
        return
    title = f"From {old} ({one.ref.sha256[:12]}) to {new} ({other.ref.sha256[:12]})"
    if decided is None or not (isinstance(one, Policy) and isinstance(other, Policy)):
        print_sections(title, content_sections(contents))
        return
    print_sections(title, difference_sections(one.edition, other.edition, decided, contents))


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
