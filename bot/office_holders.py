"""Who holds which office is printed as it is on a day, as far as was recorded by its end."""

import json
import textwrap
from collections.abc import Iterator

from bot.days import end_of
from bot.failures import WrongUse, tell
from bot.register_shown import Asked
from bot.wiring import App
from domain.refusals import NotYourOffice
from domain.services.offices import Answering, Holding, Person

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
    for seat in held.seats:
        if seat.seat:
            yield from _indented(f"{seat.title} ({seat.seat})")
        for person in seat.holders:
            yield from _indented(f"{person.shown} ({person.id}), {person.organisation}")
        if not seat.holders:
            yield "  nobody that is known here"
        if seat.answering.because != "holder":
            yield from _indented(_answering(seat.answering))


def _answering(answering: Answering) -> str:
    if not answering.people:
        return "and nobody answers for it"
    people = ", ".join(f"{each.shown} ({each.id})" for each in answering.people)
    return f"{_HOW[answering.because]}: {people}"


_HOW = {
    "acting": "acting in it",
    "delegate": "a part of it is delegated to",
    "today": "its work is done today by",
    "deputy": "its deputy answers",
    "policy_contact": "what comes for it goes to",
}


def _indented(said: str) -> list[str]:
    return textwrap.wrap(said, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _as_data(held: Holding) -> dict[str, object]:
    return {
        "office": held.office,
        "title": held.title,
        "holders": [_person(each) for each in held.holders],
        "seats": [
            {
                "seat": each.seat,
                "title": each.title,
                "holders": [_person(person) for person in each.holders],
                "answering": [_person(person) for person in each.answering.people],
                "because": each.answering.because,
                "vacant": each.answering.vacant,
            }
            for each in held.seats
        ],
    }


def _person(person: Person) -> dict[str, str]:
    return {"id": person.id, "shown": person.shown, "organisation": person.organisation}
