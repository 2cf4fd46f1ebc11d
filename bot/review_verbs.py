"""The verbs that tell when entries are reviewed; they change nothing."""

import json
import textwrap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

import typer

from bot.days import day_of, end_of
from bot.failures import WrongUse, say, tell
from bot.review_saying import ReviewsSaid
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired
from bot.wiring import App
from domain.identity import Actor
from domain.refusals import NotYourOffice
from domain.services.reviews_seen import Coming, Reviewing

WIDTH = 80
NOTHING = "Nothing on the register falls due for review."
NONE_LATE = "No review is overdue."

reviews_app = typer.Typer(
    help="See when entries are reviewed, and which reviews are overdue.", rich_markup_mode=None
)


@reviews_app.callback(invoke_without_command=True)
def reviews(context: typer.Context) -> None:
    """See when entries are reviewed, and which reviews are overdue.

    Example: partnerships reviews list
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to do with the reviews: partnerships reviews list.")


@reviews_app.command("list")
def reviews_list(
    person: AsOption = "", as_at: AsAtOption = "", as_json: JsonOption = False
) -> None:
    """List every entry that is looked after, with its last and its next review.

    Example: partnerships reviews list --as-at 2026-04-01
    """
    with _reading(person, as_at) as asked:
        found = asked.app.desk.reviews.all(asked.actor, asked.moment)
        if as_json:
            _tell_json(_of_entry(each, asked.day) for each in found)
            return
        said = ReviewsSaid(asked.app.desk.offices, asked.actor, asked.day)
        for each in found:
            _tell(f"{each.row.short}  {each.row.title}", said.lines(each))
        if not found:
            say(NOTHING)


@reviews_app.command("due")
def reviews_due(person: AsOption = "", as_at: AsAtOption = "", as_json: JsonOption = False) -> None:
    """List the reviews that are due next, those overdue first.

    Example: partnerships reviews due --json
    """
    with _reading(person, as_at) as asked:
        found = asked.app.desk.reviews.coming(asked.actor, asked.moment)
        _tell_due(asked, found, NOTHING, as_json=as_json)


@reviews_app.command("overdue")
def reviews_overdue(
    person: AsOption = "", as_at: AsAtOption = "", as_json: JsonOption = False
) -> None:
    """List the reviews whose day has passed, the longest overdue first.

    Example: partnerships reviews overdue
    """
    with _reading(person, as_at) as asked:
        found = asked.app.desk.reviews.overdue(asked.actor, asked.day, asked.moment)
        _tell_due(asked, found, NONE_LATE, as_json=as_json)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Who asks, for which day; *moment* is its end where another day than today is meant."""

    app: App
    actor: Actor
    day: date
    moment: datetime | None


@contextmanager
def _reading(person: str, as_at: str) -> Iterator[_Asked]:
    who, day = person_of(person), day_of(as_at)
    with wired() as app:
        today = app.desk.reviews.seen.today()
        try:
            yield _Asked(app, app.actor(who), day or today, None if day is None else end_of(day))
        except NotYourOffice as error:
            staff = " and the ".join(app.desk.policy.edition.applies_to)
            message = f"Reviews are shown to the staff of {staff}; name one with --as."
            raise WrongUse(message) from error


def _tell_due(asked: _Asked, found: Iterable[Coming], empty: str, *, as_json: bool) -> None:
    if as_json:
        _tell_json(_of_due(each, asked.day) for each in found)
        return
    said = ReviewsSaid(asked.app.desk.offices, asked.actor, asked.day)
    lines = [
        said.line(each, asked.app.arrangements.reviewed_under(each.row.edition).edition)
        for each in found
    ]
    for line in lines:
        _tell(line, ())
    if not lines:
        say(empty)


def _tell(title: str, lines: Iterable[str]) -> None:
    for line in textwrap.wrap(title, WIDTH, subsequent_indent="  "):
        tell(line)
    for each in lines:
        for line in textwrap.wrap(each, WIDTH, initial_indent="  ", subsequent_indent="  "):
            tell(line)


def _tell_json(found: Iterable[dict[str, object]]) -> None:
    tell(json.dumps(list(found), indent=2, ensure_ascii=False))


def _of_entry(found: Reviewing, today: date) -> dict[str, object]:
    last = next(iter(found.review.past), None)
    return {
        "id": found.row.short,
        "title": found.row.title,
        "register": found.row.register_id,
        "kind": found.row.kind,
        "last": None if last is None else last.day.isoformat(),
        "outcome": None if last is None else last.outcome,
        "high_risk_since": _day(found.review.high_risk_since),
        "term_ends": _day(found.term_ends()),
        "due": [_of_due(each, today) for each in found.coming],
    }


def _of_due(coming: Coming, today: date) -> dict[str, object]:
    months, days = coming.late(today)
    falling = coming.falling
    return {
        "id": coming.row.short,
        "title": coming.row.title,
        "cycle": None if falling.cycle is None else falling.cycle.id,
        "change": None if falling.change is None else falling.change.kind,
        "due": coming.due.isoformat(),
        "counted_from": falling.start,
        "since": falling.since.isoformat(),
        "overdue": {"months": months, "days": days},
        "led_by": {"people": list(coming.led.people), "office": coming.led.office or None},
        "ask": None if coming.led.known else coming.led.ask,
        "chased_by": coming.chaser,
        "clauses": list(coming.clauses),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
