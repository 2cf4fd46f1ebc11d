"""The verbs that read the switches of processes, and record what was decided on one."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from bot.days import day_of, end_of
from bot.failures import WrongUse, say, tell
from bot.refusing import refused
from bot.switches_feature import line
from bot.switches_words import DONE, NONE_HERE
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired
from bot.wiring import App
from domain.messages import Act
from domain.refusals import Refusal
from domain.services.switches import SwitchSeen, Value

_VALUES: dict[str, Value] = {"on": "on", "off": "off"}


def switches(person: AsOption = "", as_at: AsAtOption = "", as_json: JsonOption = False) -> None:
    """List the parts of processes that are on or off until an office decides.

    Example: partnerships layers switches
    """
    who, day = person_of(person), day_of(as_at)
    with _asked() as app:
        moment = None if day is None else end_of(day)
        found = app.life.switches.all(app.actor(who), as_at=moment)
    if as_json:
        tell(json.dumps([_as_data(each) for each in found], indent=2, ensure_ascii=False))
        return
    for number, each in enumerate(found, start=1):
        tell(line(number, each))
    if not found:
        say(NONE_HERE)


def switch(  # noqa: PLR0913, PLR0917 - an option each
    name: Annotated[str, typer.Argument(metavar="SWITCH", help="The id of the switch.")],
    value: Annotated[str, typer.Argument(metavar="on|off", help="What was decided.")],
    minute: Annotated[
        str, typer.Option("--minute", metavar="TEXT", help="Where the decision is written.")
    ],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")],
    document: Annotated[
        str, typer.Option("--document", metavar="TEXT", help="The paper it rests on.")
    ] = "",
    day: Annotated[
        str, typer.Option("--on", metavar="DATE", help="The day of the decision; else today.")
    ] = "",
    person: AsOption = "",
) -> None:
    """Record that a part of a process was turned on or off, for the office that decided.

    Example: partnerships layers switch npu_collation on --minute "Minute 14" --reason "agreed"
    """
    how = _VALUES.get(value.casefold())
    if how is None:
        raise WrongUse("Say on or off: partnerships layers switch npu_collation on.")
    decided = day_of(day, "--on")
    with _asked() as app:
        act = Act(
            actor=app.actor(person_of(person)),
            key=app.desk.new_key(),
            conversation="terminal",
            happened_on=decided,
        )
        seen = app.life.switches.turn(
            act, name, value=how, minute=minute, reason=reason, document=document
        )
    tell(DONE.format(title=seen.switch.title, value=seen.value))


@contextmanager
def _asked() -> Iterator[App]:
    """Give the assistant, and say kindly what it refuses."""
    with wired() as app:
        try:
            yield app
        except Refusal as refusal:
            raise WrongUse(refused(refusal, app.offices.titles)) from refusal


def _as_data(seen: SwitchSeen) -> dict[str, object]:
    return {
        "layer": seen.layer.id,
        "switch": seen.switch.id,
        "title": seen.switch.title,
        "value": seen.value,
        "decided_by": seen.switch.decided_by,
        "clauses": list(seen.switch.clauses),
        "decisions": [
            {"on": each.day.isoformat(), "recorded_by": each.recorded_by, **each.turn.model_dump()}
            for each in seen.turns
        ],
    }
