"""What an act on offices brings about is told before it is done, with everybody who is told."""

from collections.abc import Callable, Iterator
from datetime import date

from bot import people_words as said
from bot.days import said_day
from bot.front import Front
from bot.people_reading import Read
from bot.people_screens import capital, listed, office_screen, offices_screen, person_called
from bot.screens import Screen
from bot.task_owners import called
from domain.services.handing_over import Handing
from domain.services.leaving import Plan


def about_lines(front: Front, what: str, read: Read) -> Iterator[str]:
    """Yield what will come of it, and who is told."""
    offices, today = front.desk.offices, front.desk.moving.today
    if what in {"leave", "return"}:
        yield from _about_leaving(front, what, read)
        return
    holders = offices.answering(read.office, read.seat).people
    person = read.person
    yield said.SURE[what].format(
        person=person_called(front, person.id),
        office=called(offices, read.office, read.seat),
        time=_time(read, today),
        until=said_day(read.until or today),
        why=read.text,
        what=read.text,
        by=person_called(front, front.actor.id),
    )
    told = {each.id: each for each in (person, *holders) if each.id != front.actor.id}
    if told:
        yield said.TOLD.format(people=listed(told.values()))


def _about_leaving(front: Front, what: str, read: Read) -> Iterator[str]:
    person = read.person
    if what == "return":
        since = said_day(read.since or front.desk.moving.today)
        yield said.DONE["return"].format(person=person_called(front, person.id), since=since)
        return
    plan = front.desk.leaving.plan(front.actor, person.id, to=read.other.id, until=read.until)
    yield said.LEAVES.format(
        person=person_called(front, plan.person.id),
        to=person_called(front, plan.to.id),
        until=said_day(plan.until),
    )
    yield from plan_lines(plan)
    yield said.TOLD.format(people=listed((plan.to,)))


def plan_lines(plan: Plan) -> Iterator[str]:
    """Yield a line for each thing that moves, with what it is and its number."""
    if not plan.handings:
        yield said.NOTHING_MOVES.format(person=plan.person.shown)
    for each in plan.handings:
        yield handing_line(each)


def handing_line(each: Handing) -> str:
    """Return what a thing that moves is, with its number; and whether it ends instead."""
    number = "" if each.kind == "office" else f" {each.number}"
    ends = each.kind == "office" and not each.which.startswith("holder")
    return f"{said.KINDS[each.kind]}{number}: {each.title}{f' ({said.ENDS})' if ends else ''}"


def _time(read: Read, today: date) -> str:
    since = said_day(read.since or today)
    if read.until is None:
        return said.FROM.format(since=since)
    return said.FROM_TO.format(since=since, until=said_day(read.until))


def _office_done(front: Front, what: str, read: Read) -> Screen:
    offices, act, person = front.desk.offices, front.act(), read.person.id
    office, seat, today = read.office, read.seat, front.desk.moving.today
    match what:
        case "appoint":
            offices.appoint(
                act,
                office,
                person=person,
                since=read.since,
                seat=seat,
                until=read.until,
                minute=read.text,
            )
        case "act":
            offices.act_for(
                act,
                office,
                person=person,
                why=read.text,
                since=read.since,
                until=read.until,
                seat=seat,
                instead_of=read.other.id,
            )
        case "delegate":
            offices.delegate(
                act,
                office,
                by=front.actor.id,
                person=person,
                what=read.text,
                until=read.until or today,
                since=read.since,
                seat=seat,
            )
        case _:
            offices.stand_down(
                act, office, person=person, until=read.until, seat=seat, capacity=read.capacity
            )
    told = said.DONE[what].format(
        person=person_called(front, person),
        office=called(offices, office, seat),
        time=_time(read, today),
        until=said_day(read.until or today),
    )
    front.actor = offices.actor(front.actor.id)
    return front.aside(office_screen(front, office, capital(told)))


def _left(front: Front, read: Read) -> Screen:
    moved = front.desk.leaving.leave(
        front.act(), read.person.id, to=read.other.id, until=read.until
    )
    front.actor = front.desk.offices.actor(front.actor.id)
    number = f"{len(moved.handings)} thing{'' if len(moved.handings) == 1 else 's'}"
    told = said.MOVED.format(
        count=number,
        person=person_called(front, moved.person.id),
        to=person_called(front, moved.to.id),
    )
    return front.aside(offices_screen(front, told))


def _returned(front: Front, read: Read) -> Screen:
    front.desk.leaving.take_back(front.act(), read.person.id, reason=read.text, since=read.since)
    since = said_day(read.since or front.desk.moving.today)
    told = said.DONE["return"].format(person=person_called(front, read.person.id), since=since)
    return front.aside(offices_screen(front, capital(told)))


def _of_office(what: str) -> Callable[[Front, Read], Screen]:
    return lambda front, read: _office_done(front, what, read)


DOES: dict[str, Callable[[Front, Read], Screen]] = {
    "appoint": _of_office("appoint"),
    "act": _of_office("act"),
    "delegate": _of_office("delegate"),
    "stand-down": _of_office("stand-down"),
    "leave": _left,
    "return": _returned,
}
