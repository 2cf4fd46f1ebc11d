"""Who holds which office is printed as it is on a day, as far as was recorded by its end."""

import json
import textwrap
from collections.abc import Iterator

from bot.days import end_of
from bot.failures import WrongUse, tell
from bot.register_shown import Asked
from bot.wiring import App
from domain.refusals import NotYourOffice
from domain.services.offices import Holding

WIDTH = 80


def list_offices(app: App, asked: Asked) -> None:
    """Print every office with its holders."""
    try:
        held = (
            app.offices.all(asked.actor)
            if asked.day is None
            else app.offices.all(asked.actor, asked.day, end_of(asked.day))
        )
    except NotYourOffice as error:
        who = " and the ".join(app.desk.policy.edition.applies_to)
        raise WrongUse(f"Offices are shown to the staff of {who}; name one with --as.") from error
    if asked.as_json:
        tell(json.dumps([_as_data(each) for each in held], indent=2, ensure_ascii=False))
        return
    for each in held:
        for line in _lines(each):
            tell(line)


def _lines(held: Holding) -> Iterator[str]:
    yield from textwrap.wrap(f"{held.title} ({held.office})", WIDTH)
    for person in held.holders:
        said = f"{person.shown} ({person.id}), {person.organisation}"
        yield from textwrap.wrap(said, WIDTH, initial_indent="  ", subsequent_indent="    ")
    if not held.holders:
        yield "  nobody that is known here"


def _as_data(held: Holding) -> dict[str, object]:
    people = [
        {"id": person.id, "shown": person.shown, "organisation": person.organisation}
        for person in held.holders
    ]
    return {"office": held.office, "title": held.title, "holders": people}
