"""Each verb asks the assistant once: data goes to stdout, everything else to stderr."""

from collections.abc import Sequence
from contextlib import closing
from datetime import date
from typing import Annotated

import typer

from bot import __version__, wiring
from bot.approval_verbs import sweep
from bot.calendar_verbs import calendar
from bot.channels import terminal
from bot.days import day_of, said_day
from bot.deciding import decide_lines, decide_one
from bot.demonstration import demonstration
from bot.doctoring_verb import doctor
from bot.failures import DONE, FINDING, WrongUse, say, tell
from bot.hearing import hear_lines, hear_text
from bot.notice_verbs import while_away
from bot.publishing_words import DRAFT, DRAFT_ON, ON
from bot.report_verbs import report
from bot.seeding import seed
from bot.serving import serve
from bot.settings import read_settings
from bot.task_verbs import agenda
from bot.teams_package import teams_package
from bot.verb_groups import GROUPS
from bot.verbs import JsonOption, person_of, stored, wired
from bot.waiting import patience
from domain.policy.policy import Policy
from domain.policy.publishing import in_force_on

app = typer.Typer(
    name="partnerships",
    help="Say what the partnership policy asks for a matter, and keep every answer as an event.",
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for _name, _verbs in GROUPS.items():
    app.add_typer(_verbs, name=_name)
app.command()(report)
app.command()(sweep)
app.command()(serve)
app.command()(doctor)
app.command()(agenda)
app.command()(calendar)
app.command("teams-package")(teams_package)

PolicyOption = Annotated[
    str,
    typer.Option("--policy", metavar="POLICY", help="The policy; else PARTNERSHIPS_POLICY."),
]


def run(arguments: Sequence[str]) -> int:
    """Carry out *arguments* and return the exit code.

    Raises :class:`WrongUse` for what is not understood.
    """
    try:
        code = app(list(arguments), prog_name="partnerships", standalone_mode=False)
    except typer.Abort as stopped:
        raise KeyboardInterrupt from stopped
    except Exception as error:
        # Typer's own complaints have a text for people, wherever a release of it defines them.
        said = getattr(error, "format_message", None)
        if said is None:
            raise
        raise WrongUse(_complaint(str(said()), error)) from error
    return code if isinstance(code, int) else DONE


@app.callback(invoke_without_command=True)
def begin(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Write the version.")] = False,
) -> None:
    """Say what the partnership policy asks for a matter, and keep every answer as an event.

    Example: partnerships chat
    """
    if version:
        tell(f"partnerships {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        raise WrongUse(
            "Say what to do, for example partnerships chat; partnerships --help lists it all."
        )


@app.command()
def chat(
    person: Annotated[
        str, typer.Option("--as", metavar="PERSON", help="Who is speaking; else the login name.")
    ] = "",
    tried: Annotated[
        str,
        typer.Option(
            "--try", metavar="POLICY/VERSION", help="Try that version; nothing is recorded."
        ),
    ] = "",
) -> None:
    """Talk in the terminal: describe a matter, answer what still matters, read the outcome.

    Example: partnerships chat --as sergeant.ahmed
    """
    settings = read_settings()
    who = person_of(person)
    version = _version_of(tried)
    if version is not None:
        settings = settings.model_copy(update={"policy": version[0]})
    with stored():
        with patience():
            assistant = wiring.wire(settings, tried=version)
        with closing(assistant):
            first = while_away(assistant, who)
            terminal.chat(assistant.conversation(who), *terminal.standard(), first=first)


@app.command()
def decide(
    file: Annotated[
        str, typer.Argument(metavar="FACTS", help="A .json or .jsonl file, or - for stdin.")
    ],
    policy: PolicyOption = "",
    as_at: Annotated[
        str, typer.Option("--as-at", metavar="DATE", help="Under what is in force on that day.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """Say what the policy says for the facts in a file; nothing is recorded.

    A .jsonl file has the facts of one matter on each line, and gives one line of JSON for each.

    Example: partnerships decide --policy cheshire facts.json --json
    """
    day = day_of(as_at)
    chosen = _policy(policy, day)
    if file.casefold().endswith(".jsonl"):
        decide_lines(chosen, file)
    else:
        decide_one(chosen, file, as_json=as_json, label=_label(chosen, day))


@app.command()
def hear(
    file: Annotated[
        str,
        typer.Argument(metavar="[FILE]", help="A file with one sentence a line, or - for stdin."),
    ] = "",
    text: Annotated[
        str | None, typer.Option("--text", metavar="SENTENCE", help="One sentence, not a file.")
    ] = None,
    policy: PolicyOption = "",
    as_json: JsonOption = False,
) -> None:
    """Say what is understood of each line: what it wishes, and the facts it states.

    Example: partnerships hear --text "Is our contract with a supplier a partnership?" --json
    """
    if (text is None) is (not file):
        raise WrongUse(
            "Give hear either a file or --text with one sentence; see partnerships hear --help."
        )
    chosen = _policy(policy)
    if text is not None:
        hear_text(chosen, text, as_json=as_json)
    else:
        hear_lines(chosen, file, as_json=as_json)


@app.command("seed-demo")
def seed_demo() -> None:
    """Fill an empty store with a demonstration: matters and a register to look at.

    Example: partnerships seed-demo
    """
    settings = read_settings()
    demo = demonstration(settings.policy)
    if demo is None:
        raise WrongUse(
            f"There is no demonstration for the policy {settings.policy}; leave it at that, or set"
            " PARTNERSHIPS_POLICY to cheshire, cambridgeshire or lancashire."
        )
    with wired() as assistant:
        made = seed(assistant, demo, settings.store)
    say(
        f"Made {made.matters} matters, {made.entries} of them on the register, all marked DEMO;"
        f" type partnerships register list, or partnerships chat --as {demo.matters[0].by}."
    )


@app.command()
def rebuild(
    only_check: Annotated[
        bool, typer.Option("--check", help="Change nothing; say where a rebuild would differ.")
    ] = False,
) -> None:
    """Work every list out anew from the events.

    Example: partnerships rebuild --check
    """
    settings = read_settings()
    with stored(), closing(wiring.wire(settings)) as assistant:
        differences = assistant.rebuild(check=only_check)
    for difference in differences:
        tell(difference)
    done = "Checked" if only_check else "Rebuilt"
    say(f"{done}: {len(differences) or 'no'} difference{'' if len(differences) == 1 else 's'}.")
    if only_check and differences:
        raise typer.Exit(FINDING)


def _version_of(written: str) -> tuple[str, str] | None:
    """Return the policy and the version that *written* names, or None for nothing."""
    policy, _, version = written.partition("/")
    if not written:
        return None
    if not policy or not version:
        raise WrongUse(
            f"{written!r} is no version of a policy; write --try cheshire/0.3, or another that"
            " partnerships policy list has."
        )
    return policy, version


def _policy(given: str, day: date | None = None) -> Policy:
    """Return the policy that was named, as it is in force on *day*, which is today unless given."""
    settings = read_settings()
    with stored():
        here, name = wiring.editions(settings), given or settings.policy
        return here.current(name) if day is None else here.in_force(name, day)


def _label(policy: Policy, day: date | None) -> str:
    """Say how *policy* stands on *day*."""
    with stored():
        here = wiring.editions(read_settings())
        chosen = in_force_on(here.lock.published(policy.ref.policy), day or here.today)
    if day is None:
        return DRAFT if chosen is None else ""
    return (DRAFT_ON if chosen is None else ON).format(day=said_day(day))


def _complaint(said: str, error: Exception) -> str:
    """Return the complaint of the command line's library as one sentence with the way to help."""
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", None) or "partnerships"
    return f"{' '.join(said.split()).rstrip('.')}; see {path} --help."
