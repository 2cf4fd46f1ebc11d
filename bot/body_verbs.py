"""The verbs that read the bodies of the area; what becomes of them is recorded in the chat."""

import json
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Annotated

import typer

from bot.body_screens import change_said, ended_said
from bot.days import day_of, end_of
from bot.failures import WrongUse, say, tell
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired
from bot.wiring import App
from domain.refusals import NotYourOffice, OutsideScope
from domain.services.bodies_seen import BodySeen

WIDTH = 80
_NONE = "No bodies of the area were known."

bodies_app = typer.Typer(help="See the bodies of the area.", rich_markup_mode=None)


@bodies_app.callback(invoke_without_command=True)
def bodies(context: typer.Context) -> None:
    """See the bodies of the area, as they stand or stood.

    Example: partnerships bodies list
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to do with the bodies: partnerships bodies list.")


@bodies_app.command("list")
def bodies_list(person: AsOption = "", as_at: AsAtOption = "", as_json: JsonOption = False) -> None:
    """List the bodies of the area, each beneath what it belongs to.

    Example: partnerships bodies list --as-at 2026-04-01
    """
    who, moment = person_of(person), _moment(as_at)
    with wired() as assistant, _readable(assistant):
        found = assistant.desk.bodies.all(assistant.actor(who), moment)
    if as_json:
        tell(json.dumps([_as_data(each) for each in found], indent=2, ensure_ascii=False))
    elif found:
        titles = {each.id: each.title for each in found}
        for line in _tree(found, "", 0, titles):
            tell(line)
    else:
        say(_NONE)


@bodies_app.command("show")
def bodies_show(
    body: Annotated[
        str, typer.Argument(metavar="NAME", help="What the body is called, or its id.")
    ],
    person: AsOption = "",
    as_at: AsAtOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show one body: what it is, what it belongs to, the entries that are it, what became of it.

    Example: partnerships bodies show "Halton CDRP"
    """
    who, moment = person_of(person), _moment(as_at)
    with wired() as assistant, _readable(assistant):
        known = assistant.desk.bodies
        actor = assistant.actor(who)
        titles = {each.id: each.title for each in known.all(actor, moment)}
        one = known.meant(body, moment)
        if one is None:
            shown = textwrap.shorten(body, 60, placeholder=" ...")
            raise WrongUse(f"No body is called {shown!r}; partnerships bodies list shows them all.")
        entries = [row.short for row in known.entries(actor, one.id)]
    if as_json:
        tell(json.dumps({**_as_data(one), "entries": entries}, indent=2, ensure_ascii=False))
        return
    for line in _page(one, titles, entries):
        for part in textwrap.wrap(line, WIDTH, subsequent_indent="  "):
            tell(part)


@contextmanager
def _readable(app: App) -> Iterator[None]:
    """Say who may read the register, and so its bodies, when this person may not."""
    try:
        yield
    except (NotYourOffice, OutsideScope) as error:
        who = " and the ".join(app.desk.policy.edition.applies_to)
        raise WrongUse(f"Bodies are shown to the staff of {who}; name one with --as.") from error


def _moment(as_at: str) -> datetime | None:
    day = day_of(as_at)
    return None if day is None else end_of(day)


def _tree(
    found: tuple[BodySeen, ...], parent: str, depth: int, titles: dict[str, str]
) -> Iterator[str]:
    for each in found:
        if each.parent == parent:
            where = ", ".join(area.title for area in each.areas)
            ended = ended_said(each, titles)
            line = ". ".join(part for part in (f"{each.title} ({each.id})", where, ended) if part)
            indent = "  " * depth
            yield from textwrap.wrap(
                line, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}    "
            )
            yield from _tree(found, each.id, depth + 1, titles)


def _page(one: BodySeen, titles: dict[str, str], entries: list[str]) -> Iterator[str]:
    yield f"{one.title} ({one.id})"
    told = {
        "Is": one.kind,
        "Where": ", ".join(area.title for area in one.areas),
        "Belongs to": titles.get(one.parent, one.parent),
        "Law": one.statute,
        "Sits on it": ", ".join(one.partners),
        "Also called": ", ".join(one.names[1:]),
        **{each.label: each.says for each in one.particulars},
        "Note": one.note,
        "Clauses": ", ".join(one.clauses),
        "Ended": ended_said(one, titles),
        "Entries": ", ".join(entries) or "none",
    }
    yield from (f"{label}: {value}" for label, value in told.items() if value)
    yield from (f"- {change_said(change, titles)}" for change in one.changes)


def _as_data(one: BodySeen) -> dict[str, object]:
    return {
        "id": one.id,
        "title": one.title,
        "called": list(one.names[1:]),
        "type": one.type,
        "areas": [area.id for area in one.areas],
        "parent": one.parent,
        "statute": one.statute,
        "partners": list(one.partners),
        "particulars": {each.label: each.says for each in one.particulars},
        "note": one.note,
        "clauses": list(one.clauses),
        "added": one.added,
        "ended": one.ended,
        "into": list(one.into),
        "changes": [
            {
                "what": each.what,
                "day": each.day.isoformat(),
                "text": list(each.text),
                "reason": each.reason,
                "document": each.document,
            }
            for each in one.changes
        ],
    }
