"""Whoever keeps an entry says who represents us; an appointment goes step by step through offices."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from bot import reps_words as said
from bot.asked import Ask, Values, asked
from bot.days import said_day
from bot.feature import Deed, Feature, Told
from bot.front import Front
from bot.reps_asked import (
    add_fields,
    change_fields,
    propose_fields,
    read_said,
    stand_in_fields,
    step_fields,
)
from bot.reps_saying import spoken
from bot.reps_screens import FEATURE, name_of, page, told_of, way_remarks
from bot.screens import Field, Screen
from bot.words import listed
from domain.messages import Act
from domain.services.representation import Representative, Represented
from domain.views.register import RegisterRow

_Then: TypeAlias = Callable[[Act, Values], tuple[Represented, str]]


@dataclass(frozen=True, slots=True)
class _Wish:
    """Something about who represents us in an entry, and what was said of it when it was wished."""

    front: Front
    deed: Deed
    found: Represented

    @property
    def entry(self) -> str:
        """The id of the entry."""
        return self.found.row.id

    @property
    def number(self) -> int:
        """Which representative, appointment or standing in is meant."""
        return int(self.deed.which) if self.deed.which.isdecimal() else 0

    def hint(self, name: str) -> str:
        """Return what was said of a field when it was wished, nothing once it is filled in."""
        return self.deed.given.get(f"said_{name}", "")

    def done(
        self,
        title: str,
        button: str,
        fields: tuple[Field, ...],
        about: tuple[str, ...],
        then: _Then,
    ) -> Screen:
        """Ask for what is lacking; do it once it is there, and show who represents us then.

        A day that is still to come is asked for again, with all else as it was filled in.
        """
        ask = Ask(self.deed, title, button, fields, about)
        values = asked(self.front, ask)
        if isinstance(values, Screen):
            return values
        day = date.fromisoformat(values["day"]) if values.get("day") else None
        if day is not None and day > self.found.today:
            kept = tuple(replace(each, value=values.get(each.name, "")) for each in fields)
            self.front.ask = replace(ask, deed=replace(self.deed, given={}), fields=kept)
            return self.front.now(said.LATER)
        act = self.front.act()
        after, told = then(act.model_copy(update={"happened_on": day}) if day else act, values)
        return self.front.aside(page(self.front, after, (told,)))


def _told(front: Front, row: RegisterRow) -> Told:
    return told_of(front, front.desk.representing.seen.of(front.actor, row.id))


def _done(front: Front, deed: Deed) -> Screen:
    found = front.desk.representing.seen.of(front.actor, deed.id or front.entry_id)
    front.entry_id = found.row.id
    wish = _DEEDS.get(deed.what)
    if wish is None:
        return front.aside(page(front, found))
    return wish(_Wish(front, deed, found))


def _add(wish: _Wish) -> Screen:
    representing = wish.front.desk.representing

    def then(act: Act, values: Values) -> tuple[Represented, str]:
        after = representing.appoint(
            act, wish.entry, read_said(values), minute=values.get("minute", "")
        )
        return after, said.ADDED.format(who=name_of(wish.front, after.now_last.who))

    return wish.done(
        said.ADD_TITLE.format(title=wish.found.row.title),
        said.ADD,
        add_fields(wish.found, wish.hint("who"), wish.hint("status")),
        (said.ADD_ABOUT,),
        then,
    )


def _propose(wish: _Wish) -> Screen:
    front, found = wish.front, wish.found
    if not found.routes:
        return front.aside(page(front, found, (said.NO_WAY,)))

    def then(act: Act, values: Values) -> tuple[Represented, str]:
        after = front.desk.representing.propose(act, wish.entry, read_said(values))
        who = name_of(front, after.state.appointments[-1].who)
        return after, said.PROPOSED.format(who=who)

    return wish.done(
        said.PROPOSE_TITLE.format(title=found.row.title),
        said.PROPOSE,
        propose_fields(found, wish.hint("who"), wish.hint("status")),
        way_lines(front, found),
        then,
    )


def way_lines(front: Front, found: Represented) -> tuple[str, ...]:
    """Return how somebody is appointed there: the steps, who stands in, what is not said."""
    lines: list[str] = []
    for route in found.routes:
        steps = [f"{each.says}{f' ({each.body})' if each.body else ''}" for each in route.steps]
        way = said.WAY.format(
            title=route.title, steps=listed(steps, ", then "), clauses=", ".join(route.clauses)
        )
        lines += [way, *way_remarks(front, found, route.of[0])]
    regard = dict.fromkeys(each for route in found.routes for each in route.regard)
    return (*lines, *regard)


def _step(wish: _Wish) -> Screen:
    return _at_step(wish, declined=False)


def _decline(wish: _Wish) -> Screen:
    return _at_step(wish, declined=True)


def _at_step(wish: _Wish, *, declined: bool) -> Screen:
    """Take the step that an appointment waits for, or say that it was declined there."""
    front, found = wish.front, wish.found
    one = next((each for each in found.state.awaited if each.number == wish.number), None)
    step = None if one is None else one.awaited
    if one is None or step is None:
        return front.aside(page(front, found))
    who = name_of(front, one.who)
    office = front.desk.offices.titles.get(step.office, step.office)
    about = said.STEP_ABOUT_BODY if step.body else said.STEP_ABOUT

    def then(act: Act, values: Values) -> tuple[Represented, str]:
        after = front.desk.representing.step(
            act,
            wish.entry,
            one.number,
            step=step.id,
            declined=declined,
            minute=values.get("minute", ""),
            document=values.get("document", ""),
            note=values.get("note", ""),
        )
        if declined:
            return after, said.DECLINED.format(who=who)
        through = any(each.number == one.number for each in after.state.representatives)
        done = said.APPOINTED.format(who=who) if through else said.STEP_DONE.format(step=step.says)
        return after, done

    title = said.DECLINE_TITLE if declined else said.STEP_TITLE
    return wish.done(
        title.format(who=who, step=step.says),
        said.DECLINE if declined else said.STEP.format(step=step.says),
        step_fields(body=bool(step.body)),
        (about.format(body=step.body, office=office),),
        then,
    )


def _stand_in(wish: _Wish) -> Screen:
    front, found = wish.front, wish.found
    names = {each.number: name_of(front, each.who) for each in found.now}

    def then(act: Act, values: Values) -> tuple[Represented, str]:
        after = front.desk.representing.stand_in(
            act,
            wish.entry,
            who=values["who"],
            status=values["status"],
            why=values["why"],
            instead_of=int(values["whom"]) or None,
            until=date.fromisoformat(values["until"]) if values["until"] else None,
        )
        return after, said.STOOD.format(who=name_of(front, after.state.stand_ins[-1].who))

    return wish.done(
        said.STAND_IN_TITLE.format(title=found.row.title),
        said.STAND_IN,
        stand_in_fields(names, wish.hint("who"), wish.hint("whom")),
        (),
        then,
    )


def _end(wish: _Wish) -> Screen:
    one = _representative(wish)
    if one is None:
        return wish.front.aside(page(wish.front, wish.found))
    who = name_of(wish.front, one.who)

    def then(act: Act, values: Values) -> tuple[Represented, str]:
        until = date.fromisoformat(values["until"]) if values["until"] else None
        after = wish.front.desk.representing.end(
            act, wish.entry, one.number, reason=values["why"], until=until
        )
        return after, said.ENDED.format(who=who, day=said_day(until or wish.found.today))

    fields = (
        Field("until", said.UNTIL_DAY, kind="day"),
        Field("why", said.WHY_END, required=True),
    )
    title = said.END_TITLE.format(who=who)
    return wish.done(title, said.END.format(who=who), fields, (), then)


def _end_stand_in(wish: _Wish) -> Screen:
    one = next((each for each in wish.found.standing_in if each.number == wish.number), None)
    if one is None:
        return wish.front.aside(page(wish.front, wish.found))
    who = name_of(wish.front, one.who)

    def then(act: Act, values: Values) -> tuple[Represented, str]:
        until = date.fromisoformat(values["until"]) if values["until"] else None
        after = wish.front.desk.representing.end_stand_in(act, wish.entry, one.number, until=until)
        return after, said.STAND_IN_ENDED.format(who=who, day=said_day(until or wish.found.today))

    fields = (Field("until", said.UNTIL_DAY, kind="day"),)
    label = said.END_STAND_IN.format(who=who)
    return wish.done(label, label, fields, (), then)


def _correct(wish: _Wish) -> Screen:
    one = _representative(wish)
    if one is None:
        return wish.front.aside(page(wish.front, wish.found))
    who = name_of(wish.front, one.who)

    def then(act: Act, values: Values) -> tuple[Represented, str]:
        after = wish.front.desk.representing.correct(
            act, wish.entry, one.number, read_said(values), reason=values["reason"]
        )
        return after, said.CHANGED

    title = said.CHANGE_TITLE.format(who=who)
    button = said.CHANGE.format(who=who)
    return wish.done(title, button, change_fields(wish.found, one, who), (), then)


def _drop(wish: _Wish) -> Screen:
    one = next((each for each in wish.found.state.awaited if each.number == wish.number), None)
    if one is None:
        return wish.front.aside(page(wish.front, wish.found))
    who = name_of(wish.front, one.who)

    def then(act: Act, values: Values) -> tuple[Represented, str]:
        after = wish.front.desk.representing.withdraw(
            act, wish.entry, one.number, reason=values["why"]
        )
        return after, said.DROPPED.format(who=who)

    fields = (Field("why", said.WHY_END, required=True),)
    return wish.done(said.DROP_TITLE.format(who=who), said.DROP, fields, (), then)


def _representative(wish: _Wish) -> Representative | None:
    return next((each for each in wish.found.now if each.number == wish.number), None)


_DEEDS: Mapping[str, Callable[[_Wish], Screen]] = {
    "add": _add,
    "propose": _propose,
    "step": _step,
    "decline": _decline,
    "standin": _stand_in,
    "end": _end,
    "endstandin": _end_stand_in,
    "correct": _correct,
    "drop": _drop,
}

REPS_FEATURE = Feature(FEATURE, told=_told, said=spoken, done=_done)
"""Who represents us: on the page of an entry, and asked for by name."""
