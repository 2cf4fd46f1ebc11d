"""The verbs by which the register goes out as a spreadsheet and comes in from one."""

from typing import Annotated

import typer

from bot.days import day_of
from bot.reading import register_app
from bot.sheet_doing import export_register, import_register
from bot.sheet_mapping import mapping_of
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired

__all__ = ["register_app"]


@register_app.command("export")
def register_export(
    file: Annotated[
        str,
        typer.Argument(metavar="FILE", help="The file, or a folder for one with a telling name."),
    ] = "",
    kind: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help="csv or xlsx; else as FILE is called."),
    ] = "",
    register: Annotated[
        str, typer.Option("--register", metavar="ID", help="One register; else all of them.")
    ] = "",
    person: AsOption = "",
    as_at: AsAtOption = "",
) -> None:
    """Write the register to a spreadsheet, as it stands or stood.

    Example: partnerships register export register.xlsx --as-at 2026-04-01
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as assistant:
        actor = assistant.actor(who)
        export_register(assistant, actor, file, kind=kind, register=register, day=day)


@register_app.command("import")
def register_import(  # noqa: PLR0913, PLR0917 - as above
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="The spreadsheet: .csv or .xlsx, its first sheet.")
    ],
    apply: Annotated[
        bool, typer.Option("--apply", help="Do it; else it is only said what would be done.")
    ] = False,
    register: Annotated[
        str, typer.Option("--register", metavar="ID", help="The register of rows that name none.")
    ] = "",
    mapping: Annotated[
        str, typer.Option("--mapping", metavar="FILE", help="How it calls things, as TOML.")
    ] = "",
    different: Annotated[
        bool, typer.Option("--different", help="What is called alike is different all the same.")
    ] = False,
    person: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Take an existing spreadsheet over onto the register: every row of it, or none.

    Without --apply nothing is changed, and every row that is wrong is named with what to do.

    Example: partnerships register import old-register.xlsx --register local
    """
    who, mapped = person_of(person), mapping_of(mapping, register)
    with wired() as assistant:
        code = import_register(
            assistant,
            assistant.actor(who),
            file,
            mapped,
            apply=apply,
            different=different,
            as_json=as_json,
        )
    if code:
        raise typer.Exit(code)
