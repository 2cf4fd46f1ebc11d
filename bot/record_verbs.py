"""The verb that says what the entries of the registers lack; it changes nothing."""

import json
from collections.abc import Iterator
from typing import Annotated

import typer

from bot import record_words
from bot.failures import WrongUse, say, tell
from bot.printing import print_sections
from bot.record_lacking import fields_called
from bot.record_printed import gap_as_data
from bot.record_screens import gap_sections
from bot.register_shown import readable, wrapped
from bot.sheet_verbs import register_app
from bot.verbs import AsOption, JsonOption, person_of, wired
from bot.waiting import followed, patience
from bot.wiring import App
from domain.identity import Actor
from domain.services.entry_shown import Lacking

__all__ = ["register_app"]


@register_app.command("missing")
def register_missing(
    field: Annotated[
        str,
        typer.Option("--field", metavar="WORDS", help="What is sought: exit strategy; else all."),
    ] = "",
    register: Annotated[
        str, typer.Option("--register", metavar="ID", help="One register; else all of them.")
    ] = "",
    person: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Say what entries lack that the policy wants there: how much, on which clause, whom to ask.

    Example: partnerships register missing --field "exit strategy"
    """
    who = person_of(person)
    with wired() as assistant:
        found = _missing(assistant, assistant.actor(who), field, register)
        if as_json:
            tell(json.dumps([_as_data(each) for each in found], indent=2, ensure_ascii=False))
            return
        if not found:
            say(record_words.NONE_LACKING)
        for each in found:
            edition = assistant.arrangements.policy_of(each.row).edition
            sections = tuple(wrapped(gap_sections(edition, each.gaps)))
            print_sections(f"{each.row.short}  {each.row.title}", sections)


def _missing(app: App, actor: Actor, field: str, register: str) -> tuple[Lacking, ...]:
    edition = app.desk.policy.edition
    registers = [item.id for item in edition.collection("register").items]
    if register and register not in registers:
        raise WrongUse(f"There is no such register; the policy has {', '.join(registers)}.")
    with readable(edition), patience():
        fields = fields_called(app.desk.records, app.desk.policy, field) if field else {}
        if field and not fields:
            raise WrongUse(record_words.NO_SUCH_FIELD.format(said=field))
        rows = app.arrangements.all(actor, register=register)
        return tuple(followed(_each(app, actor, fields, register), len(rows), record_words.LACKING))


def _each(app: App, actor: Actor, fields: dict[str, str], register: str) -> Iterator[Lacking]:
    return app.desk.records.missing(actor, fields, register)


def _as_data(each: Lacking) -> dict[str, object]:
    row = each.row
    return {
        "number": row.short,
        "id": row.id,
        "title": row.title,
        "register_id": row.register_id,
        "missing": [gap_as_data(gap) for gap in each.gaps],
    }
