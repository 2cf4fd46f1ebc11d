"""The verbs about layers say what stands beside the policies, and who does its work today."""

import json
from typing import Annotated

import typer

from bot import wiring
from bot.failures import WrongUse, say, tell
from bot.layers_shown import layer_data, layer_line, shown
from bot.printing import print_sections
from bot.recommendation_verbs import recommendations
from bot.screens import Section
from bot.settings import read_settings
from bot.switch_verbs import switch, switches
from bot.verbs import AsOption, JsonOption, person_of, stored
from domain.policy.layers import ReadLayer

layers_app = typer.Typer(help="See what stands beside the policies.", rich_markup_mode=None)


@layers_app.callback(invoke_without_command=True)
def layers(context: typer.Context) -> None:
    """See what stands beside the policies: advice, and processes.

    Example: partnerships layers list
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to do with the layers: partnerships layers list.")


@layers_app.command("list")
def layers_list(as_json: JsonOption = False) -> None:
    """List the layers that are here, and which of them are switched on.

    Example: partnerships layers list
    """
    settings = read_settings()
    with stored():
        here = wiring.layers(settings)
        on = wiring.layers_on(settings, wiring.editions(settings), wiring.directory(settings))
        every = [here.current(each) for each in here.layers()]
    if as_json:
        tell(json.dumps([layer_data(each, on) for each in every], indent=2, ensure_ascii=False))
        return
    for each in every:
        tell(layer_line(each, on))
    if not every:
        say("There is no layer beside the policies here.")


@layers_app.command("show")
def layers_show(
    layer: Annotated[str, typer.Argument(metavar="LAYER", help="A layer, as the list has it.")],
    person: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show a layer whole: the questions of advice, or who does what in a process.

    Example: partnerships layers show scrutiny
    """
    settings, who = read_settings(), person_of(person)
    with stored():
        read = _named(wiring.layers(settings), layer)
        policies, people = wiring.editions(settings), wiring.directory(settings)
        on = wiring.layers_on(settings, policies, people)
        edition, known = policies.current(settings.policy).edition, people.person(who)
    organisation = "" if known is None else known.organisation
    if as_json:
        data = layer_data(read, on, organisation)
        tell(json.dumps(data, indent=2, ensure_ascii=False))
        return
    screen = shown(read, on, organisation, edition.office_titles[edition.policy_contact])
    print_sections(screen.title, (Section("About", screen.paragraphs), *screen.sections))


layers_app.command("switches")(switches)
layers_app.command("switch")(switch)
layers_app.command("recommendations")(recommendations)


def _named(here: wiring.FileLayers, layer: str) -> ReadLayer:
    try:
        return here.current(layer)
    except wiring.UnknownLayer as error:
        raise WrongUse(f"{error}.") from error
