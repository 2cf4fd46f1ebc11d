"""The verbs for notices: what is sent to whom, what is held or put aside, and what to do then."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from bot import notices_words as said
from bot.days import said_moment
from bot.failures import FINDING, WrongUse, say, tell
from bot.notices_held import held_told
from bot.reaching import reached
from bot.refusing import refused
from bot.screens import Screen, Section
from bot.task_verbs import wrapped
from bot.timeline_notices import WHY
from bot.verbs import AsOption, JsonOption, person_of, wired
from bot.wiring import App
from domain.messages import Act
from domain.refusals import Refusal, Unavailable, Unreadable
from domain.services.noticing import NoticeRow, Standing

notices_app = typer.Typer(
    help="See what is sent to people, and what is held or put aside.", rich_markup_mode=None
)
SHORT = 8
"""Characters of an id that are shown; six are enough to name a notice."""

_PLACE = "terminal"
_MOST = 8

IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The id of a notice, as the list has it.")
]


@notices_app.callback(invoke_without_command=True)
def notices(context: typer.Context) -> None:
    """See what is sent to people, and what is held or put aside.

    Example: partnerships notices list
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to do with the notices: partnerships notices list.")


@notices_app.command("list")
def notices_list(
    whose: Annotated[
        str, typer.Option("--person", metavar="PERSON", help="Those for one person, sent or not.")
    ] = "",
    dead: Annotated[
        bool, typer.Option("--dead", help="Only those that were put aside, with the reason.")
    ] = False,
    person: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """List the notices that wait, are held, or were put aside; the newest first.

    Example: partnerships notices list --dead
    """
    who = person_of(person)
    with wired() as app, _kindly(app):
        actor = app.actor(who)
        standing = None if whose else app.life.notices.standing(actor)
        rows = app.life.notices.all(actor, whose) if standing is None else _open(standing)
        rows = tuple(row for row in rows if not dead or row.status == "dead")
        if as_json:
            found = {"held": _held_data(standing), "notices": [_as_data(row) for row in rows]}
            tell(json.dumps(found, indent=2, ensure_ascii=False))
            return
        for line in _held_lines(standing):
            say(line)
        if not rows:
            say("No notice waits, and none was put aside." if standing else "There is no notice.")
        for row in rows:
            for line in wrapped(_line(app, row, standing)):
                tell(line)


@notices_app.command("retry")
def notices_retry(
    notice: IdArgument,
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why it is to be sent all the same.")
    ],
    person: AsOption = "",
) -> None:
    """Send a notice after all that is held or was put aside; it may be seen twice.

    Example: partnerships notices retry 3f9a1c20 --reason "she never saw it"
    """
    who = person_of(person)
    with wired() as app, _kindly(app):
        row = app.life.notices.retry(_act(app, who), notice, reason)
        say(f"Notice {row.id[:SHORT]} is sent as soon as it can be.")


@notices_app.command("hold")
def notices_hold(person: AsOption = "") -> None:
    """Send nothing that came up until now, as after a restore, until it is released.

    Example: partnerships notices hold
    """
    who = person_of(person)
    with wired() as app, _kindly(app):
        app.outbox.raise_due()  # what is held is counted, and shown by name
        standing = app.life.notices.hold(_act(app, who))
        for line in _held_lines(standing):
            say(line)


@notices_app.command("release")
def notices_release(
    drop: Annotated[
        bool, typer.Option("--drop", help="Let go of what is held, so that it is never sent.")
    ] = False,
    person: AsOption = "",
) -> None:
    """Send what is held, or let it go; look at it first with partnerships notices list.

    Example: partnerships notices release --drop
    """
    who = person_of(person)
    with wired() as app, _kindly(app):
        app.outbox.raise_due()
        rows = app.life.notices.release(_act(app, who), drop=drop)
        count = f"{len(rows)} notice{'' if len(rows) == 1 else 's'}"
        say(
            f"{count} let go: nobody gets {'it' if len(rows) == 1 else 'them'}."
            if drop
            else f"{count} released: what is still so is sent as soon as it can be."
        )


def while_away(assistant: App, person: str) -> Screen | None:
    """Return what waits to be told to *person*, who sits at the terminal; it counts as sent then.

    Where that cannot be looked up now, nothing is told, and it waits. While a draft is tried, or
    before anything was ever recorded, there is none.
    """
    if assistant.desk.tried:
        return None
    try:
        if not assistant.store.read(0, 1):
            return None
        assistant.outbox.raise_due()
        known = assistant.actor(person).id
        told = assistant.outbox.tell(known, f"{_PLACE}:{person}", _MOST)
    except (Refusal, Unavailable, Unreadable):
        return None
    if not told:
        return None
    lines = tuple(f"{each.title} ({each.number})" if each.number else each.title for each in told)
    more = (Section("", (said.MORE,)),) if len(told) == _MOST else ()
    return Screen(said.AWAY, sections=(Section("", lines), *more))


def _open(standing: Standing) -> tuple[NoticeRow, ...]:
    return tuple(sorted((*standing.waiting, *standing.dead), key=lambda row: row.at, reverse=True))


def _line(app: App, row: NoticeRow, standing: Standing | None) -> str:
    notice = row.notice
    back = standing is not None and row in standing.kept_back
    why = WHY.get(notice.why, "")
    stands = "held" if back else said.STATUS.get(row.status, "not told: {why}").format(why=why)
    if stands == said.STATUS["waiting"] and reached(app.references, notice.person) is None:
        stands = said.NOT_REACHED
    number = f" ({notice.number})" if notice.number else ""
    answered = f"; Teams said: {notice.said}" if notice.said and row.status == "dead" else ""
    when = said_moment(row.at)
    return f"{row.id[:SHORT]}  {when}  {notice.person}: {notice.title}{number} ({stands}{answered})"


def _held_lines(standing: Standing | None) -> Iterator[str]:
    told = "" if standing is None else held_told(standing)
    if told:
        yield f"{told[0].upper()}{told[1:]}."


def _held_data(standing: Standing | None) -> dict[str, object] | None:
    held = None if standing is None else standing.held
    if standing is None or held is None:
        return None
    return {
        "before": held.before.isoformat(),
        "because": held.because,
        "since": None if held.since is None else held.since.isoformat(),
        "notices": [row.id for row in standing.kept_back],
    }


def _as_data(row: NoticeRow) -> dict[str, object]:
    whole = row.model_dump(mode="json", exclude={"flagged", "notice"})
    return {**whole, **row.notice.model_dump(mode="json")}


def _act(app: App, who: str) -> Act:
    return Act(actor=app.actor(who), key=app.desk.new_key(), conversation=_PLACE)


@contextmanager
def _kindly(app: App) -> Iterator[None]:
    """Say what a refusal says, and stop."""
    try:
        yield
    except Refusal as refusal:
        say(refused(refusal, app.desk.policy.edition.office_titles))
        raise typer.Exit(FINDING) from refusal
