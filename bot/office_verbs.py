"""The verbs that change who holds which office, for the policy's contact and whoever holds one."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from bot.days import day_of, said_day
from bot.failures import WrongUse, say, tell
from bot.people_doing import handing_line
from bot.refusing import refused
from bot.verbs import AsOption, JsonOption, person_of, wired
from bot.wiring import App
from domain.messages import Act
from domain.refusals import Refusal
from domain.services.offices import Capacity

PersonArgument = Annotated[
    str, typer.Argument(metavar="PERSON", help="Their id in the directory, or in Teams.")
]
OfficeArgument = Annotated[str, typer.Argument(metavar="OFFICE", help="The id of the office.")]
SeatOption = Annotated[
    str, typer.Option("--seat", metavar="SEAT", help="The seat, of an office that has seats.")
]
SinceOption = Annotated[
    str, typer.Option("--since", metavar="DATE", help="The first day; else today.")
]
UntilOption = Annotated[str, typer.Option("--until", metavar="DATE", help="The last day.")]
KeyOption = Annotated[
    str,
    typer.Option("--key", metavar="KEY", help="The same key again does nothing twice."),
]


@contextmanager
def _acting(person: str, key: str) -> Iterator[tuple[App, Act]]:
    """Give the assistant and one act of *person*; say kindly what is refused."""
    with wired() as assistant:
        titles = assistant.offices.titles
        act = Act(
            actor=assistant.offices.actor(person_of(person)),
            key=key or assistant.desk.new_key(),
            conversation="terminal",
        )
        try:
            yield assistant, act
        except Refusal as refusal:
            raise WrongUse(refused(refusal, titles)) from refusal


def appoint(  # noqa: PLR0913, PLR0917 - an option each
    office: OfficeArgument,
    person: PersonArgument,
    seat: SeatOption = "",
    since: SinceOption = "",
    until: UntilOption = "",
    decided_by: Annotated[
        str, typer.Option("--decided-by", metavar="OFFICE", help="The body that decided it.")
    ] = "",
    minute: Annotated[
        str, typer.Option("--minute", metavar="TEXT", help="Where the decision is written.")
    ] = "",
    by: AsOption = "",
    key: KeyOption = "",
) -> None:
    """Let somebody hold an office, or a seat of it, from a day on.

    Example: partnerships offices appoint chief_of_staff demo-inspector --since 2026-04-01
    """
    with _acting(by, key) as (assistant, act):
        assistant.offices.appoint(
            act,
            office,
            person=person,
            since=day_of(since, "--since"),
            seat=seat,
            until=day_of(until, "--until"),
            decided_by=decided_by,
            minute=minute,
        )
        tell(f"{person} holds {_at(office, seat)}.")


def let_act(  # noqa: PLR0913, PLR0917 - an option each
    office: OfficeArgument,
    person: PersonArgument,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="Why they stand in.")],
    seat: SeatOption = "",
    since: SinceOption = "",
    until: UntilOption = "",
    instead_of: Annotated[
        str, typer.Option("--instead-of", metavar="PERSON", help="Whom they stand in for.")
    ] = "",
    by: AsOption = "",
    key: KeyOption = "",
) -> None:
    """Let somebody stand in for whoever holds an office, or for nobody, for a time.

    Example: partnerships offices act chief_of_staff demo-inspector --why "on leave"
    """
    with _acting(by, key) as (assistant, act):
        assistant.offices.act_for(
            act,
            office,
            person=person,
            why=why,
            since=day_of(since, "--since"),
            until=day_of(until, "--until"),
            seat=seat,
            instead_of=instead_of,
        )
        tell(f"{person} acts as {_at(office, seat)}.")


def delegate(  # noqa: PLR0913, PLR0917 - an option each
    office: OfficeArgument,
    person: PersonArgument,
    what: Annotated[str, typer.Option("--what", metavar="TEXT", help="What is delegated.")],
    until: Annotated[str, typer.Option("--until", metavar="DATE", help="The last day.")],
    holder: Annotated[
        str, typer.Option("--holder", metavar="PERSON", help="Who delegates; else who asks.")
    ] = "",
    seat: SeatOption = "",
    since: SinceOption = "",
    by: AsOption = "",
    key: KeyOption = "",
) -> None:
    """Let somebody have a part of an office for a time, by whoever holds it.

    Example: partnerships offices delegate chief_of_staff ann --what "grants" --until 2026-12-31
    """
    last = day_of(until, "--until")
    if last is None:
        raise WrongUse("A delegation has a last day; give it with --until.")
    with _acting(by, key) as (assistant, act):
        assistant.offices.delegate(
            act,
            office,
            by=holder or act.actor.id,
            person=person,
            what=what,
            until=last,
            since=day_of(since, "--since"),
            seat=seat,
        )
        tell(f"{person} has a part of {_at(office, seat)} until {said_day(last)}.")


def stand_down(  # noqa: PLR0913, PLR0917 - an option each
    office: OfficeArgument,
    person: PersonArgument,
    seat: SeatOption = "",
    until: UntilOption = "",
    capacity: Annotated[
        str,
        typer.Option("--capacity", metavar="HOW", help="holder, acting or delegate; else holder."),
    ] = "holder",
    reason: Annotated[
        str, typer.Option("--reason", metavar="TEXT", help="Why, where it was an error.")
    ] = "",
    by: AsOption = "",
    key: KeyOption = "",
) -> None:
    """Let somebody's time in an office end with a day, today unless given.

    Example: partnerships offices stand-down chief_of_staff demo-inspector
    """
    how = _CAPACITIES.get(capacity)
    if how is None:
        raise WrongUse("Give --capacity as holder, acting or delegate.")
    with _acting(by, key) as (assistant, act):
        assistant.offices.stand_down(
            act,
            office,
            person=person,
            until=day_of(until, "--until"),
            seat=seat,
            capacity=how,
            reason=reason,
        )
        tell(f"The time of {person} as {_at(office, seat)} ends.")


def leave(  # noqa: PLR0913, PLR0917 - an option each
    person: PersonArgument,
    to: Annotated[str, typer.Option("--to", metavar="PERSON", help="Who takes over.")],
    until: UntilOption = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would move, and move nothing.")
    ] = False,
    by: AsOption = "",
    key: KeyOption = "",
    as_json: JsonOption = False,
) -> None:
    """Hand over everything of somebody who leaves; cut off, the same again goes on.

    Example: partnerships offices leave demo-sergeant --to demo-inspector --dry-run
    """
    last = day_of(until, "--until")
    with _acting(by, key) as (assistant, act):
        leaving = assistant.desk.leaving
        plan = (
            leaving.plan(act.actor, person, to=to, until=last)
            if dry_run
            else leaving.leave(act, person, to=to, until=last)
        )
        if as_json:
            moved = [
                {"kind": e.kind, "number": e.number, "title": e.title, "which": e.which}
                for e in plan.handings
            ]
            whole = {
                "person": plan.person.id,
                "to": plan.to.id,
                "until": plan.until.isoformat(),
                "dry_run": dry_run,
                "moved": moved,
            }
            tell(json.dumps(whole, indent=2, ensure_ascii=False))
            return
        for each in plan.handings:
            tell(handing_line(each))
        count = len(plan.handings)
        things = f"{count} thing{'' if count == 1 else 's'}"
        how = "would move" if dry_run else "moved"
        say(f"{things} {how} from {plan.person.id} to {plan.to.id}; {said_day(plan.until)}.")


def _at(office: str, seat: str) -> str:
    return f"{office} ({seat})" if seat else office


_CAPACITIES: dict[str, Capacity] = {
    "holder": "holder",
    "acting": "acting",
    "delegate": "delegate",
}
