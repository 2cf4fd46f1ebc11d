"""The verbs that read who represents us, who is missing and what an office is asked."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Annotated

import typer

from bot.days import day_of, end_of, said_day
from bot.failures import WrongUse, tell
from bot.question_screens import called
from bot.reps_words import NO_GAPS, NO_SEATS, NOBODY, WHAT
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired
from bot.wiring import App
from domain.identity import Actor
from domain.refusals import NotYourOffice, OutsideScope
from domain.services.representation import Gap, Named, Representative, Represented

representatives_app = typer.Typer(
    help="See who represents us, and on which bodies nobody does.", rich_markup_mode=None
)
questions_app = typer.Typer(help="See what an office of yours is asked.", rich_markup_mode=None)

EntryOption = Annotated[
    str, typer.Option("--entry", metavar="ID", help="One entry; else all of them.")
]


@representatives_app.callback(invoke_without_command=True)
def representatives(context: typer.Context) -> None:
    """See who represents us, and on which bodies nobody does.

    Example: partnerships representatives list
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to show: partnerships representatives list, or gaps.")


@representatives_app.command("list")
def representatives_list(
    person: AsOption = "",
    as_at: AsAtOption = "",
    entry: EntryOption = "",
    as_json: JsonOption = False,
) -> None:
    """List who represents us, who stands in, and who is on the way, entry by entry.

    Example: partnerships representatives list --as-at 2026-04-01
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as app:
        actor = app.actor(who)
        rows = _read(app, actor, day, entry)
        if as_json:
            tell(json.dumps([_as_data(each) for each in rows], indent=2, ensure_ascii=False))
            return
        for each in rows:
            tell(f"{each.row.short}  {each.row.title}")
            for line in _lines(app, actor, each):
                tell(f"  {line}")


@representatives_app.command("gaps")
def representatives_gaps(
    person: AsOption = "", as_at: AsAtOption = "", as_json: JsonOption = False
) -> None:
    """List the seats that the policy wants on the bodies it knows, and that nobody fills.

    Example: partnerships representatives gaps --json
    """
    who, day = person_of(person), day_of(as_at)
    with wired() as app:
        actor, policy = app.actor(who), app.desk.policy
        moment = None if day is None else end_of(day)
        try:
            gaps = app.desk.representing.seen.gaps(actor, policy.ref.policy, as_at=moment, day=day)
        except (NotYourOffice, OutsideScope) as error:
            raise _not_shown(app) from error
        if as_json:
            tell(json.dumps([_gap_data(each) for each in gaps], indent=2, ensure_ascii=False))
            return
        if not gaps:
            wanted = app.desk.representing.seen.wanted(policy.ref.policy)
            told = NO_GAPS if wanted else NO_SEATS
            tell(told.format(policy=f"The {policy.edition.short_title}"))
        for each in gaps:
            where = "not on the register" if each.entry is None else each.entry.short
            clauses = ", ".join(each.wanted.seat.clauses)
            tell(f"{each.wanted.body.title} ({where}): {each.wanted.seat.title} ({clauses})")


@questions_app.callback(invoke_without_command=True)
def questions(context: typer.Context) -> None:
    """See what an office of yours is asked.

    Example: partnerships questions list --as demo-head-of-legal
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to show: partnerships questions list.")


@questions_app.command("list")
def questions_list(person: AsOption = "", as_json: JsonOption = False) -> None:
    """List the questions that others put to the offices of the person: those that wait first.

    Example: partnerships questions list --as demo-head-of-legal
    """
    who = person_of(person)
    with wired() as app:
        actor = app.actor(who)
        asked = app.desk.questions
        rows = [
            {
                "id": row.id,
                "question": asked.policy_of(row).edition.fact_by_id[row.sent.fact].question,
                "office": row.sent.office,
                "asker": row.asker,
                "asked_on": row.sent.asked_on.isoformat(),
                "status": row.sent.status,
                "answer": row.sent.value or None,
            }
            for row in asked.inbox(actor)
        ]
        if as_json:
            tell(json.dumps(rows, indent=2, ensure_ascii=False))
            return
        if not rows:
            tell("Nobody has asked an office of yours anything.")
        for row in rows:
            answer = f": {row['answer']}" if row["answer"] else ""
            tell(f"{row['asked_on']}  {row['question']} ({row['status']}{answer})")


def _read(app: App, actor: Actor, day: date | None, entry: str) -> tuple[Represented, ...]:
    seen = app.desk.representing.seen
    try:
        every = seen.every(actor, as_at=None if day is None else end_of(day), day=day)
    except (NotYourOffice, OutsideScope) as error:
        raise _not_shown(app) from error
    sought = entry.upper()
    meant = tuple(r for r in every if sought in {"", r.row.short, r.row.id.upper()})
    if entry and not meant:
        raise WrongUse(f"There is no entry with the number {entry}: partnerships register list.")
    return meant


def _not_shown(app: App) -> WrongUse:
    who = " and the ".join(app.desk.policy.edition.applies_to)
    return WrongUse(f"Registers are shown to the staff of {who}; name one with --as.")


def _lines(app: App, actor: Actor, found: Represented) -> Iterator[str]:
    for one in found.now:
        until = f" to {said_day(one.time.until)}" if one.time.until else ""
        since = f"since {said_day(one.time.since)}{until}"
        yield f"{_called(app, actor, one.who)}: {WHAT[one.terms.status]}, {since}"
        for flag in found.flags:
            if flag.number == one.number:
                yield f"  {flag.check.says} ({', '.join(flag.check.clauses)})"
    for stand_in in found.standing_in:
        yield f"{_called(app, actor, stand_in.who)}: stands in"
    for each in found.state.awaited:
        step = each.awaited
        yield f"{_called(app, actor, each.who)}: awaited: {step.says if step else ''}"
    for gap in found.gaps:
        yield f"Not filled: {gap.wanted.seat.title} ({', '.join(gap.wanted.seat.clauses)})"
    if not (found.now or found.standing_in or found.state.awaited):
        yield NOBODY


def _called(app: App, actor: Actor, who: Named) -> str:
    if who.person is None:
        return "" if who.name is None else who.name.text
    return f"{called(app.desk, actor, who.person)} ({who.person})"


def _as_data(found: Represented) -> dict[str, object]:
    return {
        "entry": found.row.short,
        "title": found.row.title,
        "body": None if found.body is None else found.body.id,
        "representatives": [_one(each) for each in found.now],
        "standing_in": [
            {"number": each.number, "who": _who(each.who), "instead_of": each.instead_of}
            for each in found.standing_in
        ],
        "awaited": [
            {
                "number": each.number,
                "who": _who(each.who),
                "step": each.awaited.id if each.awaited else None,
                "office": each.awaited.office if each.awaited else None,
                "since": each.since.isoformat(),
            }
            for each in found.state.awaited
        ],
        "flags": [
            {"number": each.number, "check": each.check.id, "clauses": list(each.check.clauses)}
            for each in found.flags
        ],
        "gaps": [each.wanted.seat.id for each in found.gaps],
    }


def _one(one: Representative) -> dict[str, object]:
    return {
        "number": one.number,
        "who": _who(one.who),
        "status": one.terms.status,
        "rank": one.terms.rank,
        "authority": one.terms.authority,
        "since": one.time.since.isoformat(),
        "until": one.time.until.isoformat() if one.time.until else None,
        "route": one.route or None,
        "renew_by": one.renew_by.isoformat() if one.renew_by else None,
    }


def _who(who: Named) -> str:
    return who.person or ("" if who.name is None else who.name.text)


def _gap_data(gap: Gap) -> dict[str, object]:
    return {
        "body": gap.wanted.body.id,
        "seat": gap.wanted.seat.id,
        "title": gap.wanted.seat.title,
        "strength": gap.wanted.seat.strength,
        "clauses": list(gap.wanted.seat.clauses),
        "entry": None if gap.entry is None else gap.entry.short,
        "standing_in": gap.standing_in,
        "on_the_way": gap.on_the_way,
        "usual": None if gap.usual is None else _who(gap.usual),
    }
