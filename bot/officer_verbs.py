"""The policy officer's verbs look at editions as they are written; none of them changes one."""

import json
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer

from bot.days import day_of
from bot.failures import FINDING, NotNow, WrongUse, tell
from bot.officer_checking import Checked, check_editions, standing
from bot.officer_comparing import content_sections, difference_data, difference_sections
from bot.officer_drawing import draw_edition
from bot.officer_finding import HOW, document_of, edition_named, every_edition, to_check
from bot.officer_writing import new_edition, write_schema
from bot.printing import print_sections
from bot.verbs import JsonOption
from bot.waiting import patience
from domain.policy.contents import compared
from domain.policy.differing import decided_otherwise
from domain.policy.policy import Policy

OutOption = Annotated[
    Path, typer.Option("--out", metavar="FOLDER", help="Where to write it; else here.")
]
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
            "--policy", metavar="POLICY", help="One policy, POLICY/VERSION or a folder; else all."
        ),
    ] = "",
    rows: Annotated[bool, typer.Option("--rows", help="List what builds each row.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Prove that a policy gives an answer or names whom to ask, whatever the facts.

    Example: partnerships policy check --rows
    """
    chosen = to_check(policy)
    if not chosen:
        raise NotNow("No policy came with this program; install it again.")
    # What is printed as it comes is itself the sign that something is being done.
    with patience() if as_json else nullcontext():
        found: list[Checked] = list(check_editions(chosen, rows=rows, quiet=as_json))
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


@policy_app.command()
def new(
    policy: Annotated[str, typer.Argument(metavar="POLICY", help="The policy.")],
    version: Annotated[str, typer.Argument(metavar="VERSION", help="What to call the edition.")],
    since: Annotated[
        str, typer.Option("--since", metavar="DATE", help="The first day it is to be in force.")
    ],
    old: Annotated[
        str, typer.Option("--from", metavar="VERSION", help="The one to copy; else the newest.")
    ] = "",
    folder: Annotated[
        Path | None,
        typer.Option("--policies", metavar="FOLDER", help="Where to put it; else beside the old."),
    ] = None,
) -> None:
    """Begin a new edition as a copy of an old one: a draft to change.

    Example: partnerships policy new cheshire 0.3 --from 0.2 --since 2027-04-01
    """
    day = day_of(since, "--since")
    if day is None:
        raise WrongUse("Say from which day on it is to be in force, as in --since 2027-04-01.")
    new_edition(policy, version, old, day, folder)


@policy_app.command()
def draw(
    policy: Annotated[
        str, typer.Option("--policy", metavar="POLICY", help=f"{HOW}; else all of them.")
    ] = "",
    aspect: Annotated[
        list[str] | None,
        typer.Option("--aspect", metavar="ASPECT", help="What to draw, such as review."),
    ] = None,
    out: OutOption = Path(),
) -> None:
    """Draw how a policy decides, and write one page with every text that people are shown.

    Example: partnerships policy draw --policy cheshire --out drawn
    """
    with patience():
        chosen = [edition_named(policy)] if policy else list(every_edition())
        for read in chosen:
            draw_edition(read, tuple(aspect or ()), out)


@policy_app.command()
def schema(out: OutOption = Path()) -> None:
    """Write what an edition's files may hold, for an editor to complete and check them.

    Example: partnerships policy schema --out policies
    """
    write_schema(out)
