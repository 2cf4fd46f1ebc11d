"""An appointment is begun and goes from step to step until somebody represents us, or nobody."""

from bot import reps_words as said
from bot.asked import Values
from bot.front import Front
from bot.reps_asked import propose_fields, read_said, step_fields
from bot.reps_screens import name_of, page, way_remarks
from bot.reps_wish import Wish
from bot.screens import Field, Screen
from bot.words import listed
from domain.messages import Act
from domain.services.representation import Represented


def propose(wish: Wish) -> Screen:
    """Begin the way in which somebody is appointed."""
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


def step(wish: Wish) -> Screen:
    """Take the step that is awaited."""
    return _at_step(wish, declined=False)


def decline(wish: Wish) -> Screen:
    """Say that the appointment was declined there."""
    return _at_step(wish, declined=True)


def _at_step(wish: Wish, *, declined: bool) -> Screen:
    """Take the step that an appointment waits for, or say that it was declined there."""
    front, found = wish.front, wish.found
    one = next((each for each in found.state.awaited if each.number == wish.number), None)
    awaited = None if one is None else one.awaited
    if one is None or awaited is None:
        return front.aside(page(front, found))
    who = name_of(front, one.who)
    office = front.desk.offices.titles.get(awaited.office, awaited.office)
    about = said.STEP_ABOUT_BODY if awaited.body else said.STEP_ABOUT

    def then(act: Act, values: Values) -> tuple[Represented, str]:
        after = front.desk.representing.step(
            act,
            wish.entry,
            one.number,
            step=awaited.id,
            declined=declined,
            minute=values.get("minute", ""),
            document=values.get("document", ""),
            note=values.get("note", ""),
        )
        if declined:
            return after, said.DECLINED.format(who=who)
        through = any(each.number == one.number for each in after.state.representatives)
        done = (
            said.APPOINTED.format(who=who) if through else said.STEP_DONE.format(step=awaited.says)
        )
        return after, done

    title = said.DECLINE_TITLE if declined else said.STEP_TITLE
    return wish.done(
        title.format(who=who, step=awaited.says),
        said.DECLINE if declined else said.STEP.format(step=awaited.says),
        step_fields(body=bool(awaited.body)),
        (about.format(body=awaited.body, office=office),),
        then,
    )


def drop(wish: Wish) -> Screen:
    """Let an appointment go no further."""
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
