"""Whoever keeps an entry says who represents us; an appointment goes step by step."""

from collections.abc import Callable, Mapping

from bot import reps_appointing
from bot import reps_words as said
from bot.asked import Values
from bot.days import said_day
from bot.feature import Deed, Feature, Told
from bot.front import Front
from bot.reps_asked import (
    add_fields,
    change_fields,
    read_said,
    stand_in_fields,
)
from bot.reps_saying import spoken
from bot.reps_screens import FEATURE, name_of, page, told_of
from bot.reps_wish import Wish, day_in
from bot.screens import Field, Screen
from domain.messages import Act
from domain.services.representation import Representative, Represented
from domain.views.register import RegisterRow


def _told(front: Front, row: RegisterRow) -> Told:
    return told_of(front, front.desk.representing.seen.of(front.actor, row.id))


def _done(front: Front, deed: Deed) -> Screen:
    found = front.desk.representing.seen.of(front.actor, deed.id or front.entry_id)
    front.entry_id = found.row.id
    wish = _DEEDS.get(deed.what)
    if wish is None:
        return front.aside(page(front, found))
    return wish(Wish(front, deed, found))


def _add(wish: Wish) -> Screen:
    representing = wish.front.desk.representing

    def then(act: Act, values: Values) -> tuple[Represented, str]:
        after = representing.appoint(
            act,
            wish.entry,
            read_said(values),
            since=day_in(values, "since"),
            minute=values["minute"],
        )
        return after, said.ADDED.format(who=name_of(wish.front, after.now_last.who))

    return wish.done(
        said.ADD_TITLE.format(title=wish.found.row.title),
        said.ADD,
        add_fields(wish.found, wish.hint("who"), wish.hint("status")),
        (said.ADD_ABOUT,),
        then,
    )


def _stand_in(wish: Wish) -> Screen:
    front, found = wish.front, wish.found
    names = {each.number: name_of(front, each.who) for each in found.now}

    def then(act: Act, values: Values) -> tuple[Represented, str]:
        after = front.desk.representing.stand_in(
            act,
            wish.entry,
            who=values["who"],
            status=values["status"],
            why=values["why"],
            instead_of=int(values.get("whom", "0")) or None,
            until=day_in(values, "until"),
        )
        return after, said.STOOD.format(who=name_of(front, after.state.stand_ins[-1].who))

    return wish.done(
        said.STAND_IN_TITLE.format(title=found.row.title),
        said.STAND_IN,
        stand_in_fields(names, wish.hint("who"), wish.hint("whom")),
        (),
        then,
    )


def _end(wish: Wish) -> Screen:
    one = _representative(wish)
    if one is None:
        return wish.front.aside(page(wish.front, wish.found))
    who = name_of(wish.front, one.who)

    def then(act: Act, values: Values) -> tuple[Represented, str]:
        until = day_in(values, "until")
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


def _end_stand_in(wish: Wish) -> Screen:
    one = next((each for each in wish.found.standing_in if each.number == wish.number), None)
    if one is None:
        return wish.front.aside(page(wish.front, wish.found))
    who = name_of(wish.front, one.who)

    def then(act: Act, values: Values) -> tuple[Represented, str]:
        until = day_in(values, "until")
        after = wish.front.desk.representing.end_stand_in(act, wish.entry, one.number, until=until)
        return after, said.STAND_IN_ENDED.format(who=who, day=said_day(until or wish.found.today))

    fields = (Field("until", said.UNTIL_DAY, kind="day"),)
    label = said.END_STAND_IN.format(who=who)
    return wish.done(label, label, fields, (), then)


def _correct(wish: Wish) -> Screen:
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


def _representative(wish: Wish) -> Representative | None:
    return next((each for each in wish.found.now if each.number == wish.number), None)


_DEEDS: Mapping[str, Callable[[Wish], Screen]] = {
    "add": _add,
    "propose": reps_appointing.propose,
    "step": reps_appointing.step,
    "decline": reps_appointing.decline,
    "standin": _stand_in,
    "end": _end,
    "endstandin": _end_stand_in,
    "correct": _correct,
    "drop": reps_appointing.drop,
}

REPS_FEATURE = Feature(FEATURE, told=_told, said=spoken, done=_done)
"""Who represents us: on the page of an entry, and asked for by name."""
