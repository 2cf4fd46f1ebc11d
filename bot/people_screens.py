"""The page of an office says who holds it, who answers for it, and what can be done about that."""

from collections.abc import Iterable, Iterator

from bot import actions, words
from bot import people_words as said
from bot.days import said_day
from bot.feature import button
from bot.front import Front
from bot.presses import OFFICE
from bot.screens import Action, Choice, Pick, Screen, Section
from bot.task_owners import called
from domain.services.answering import Answering
from domain.services.offices import Holding, Person, SeatHeld, Tenure

FEATURE = "people"
WHICH_OFFICE = Action(
    "who holds which office",
    "every office, and who holds it",
    "Offices",
    "line",
    "who holds which office",
)
MY_OFFICES = Action(
    "what offices do I hold",
    "what you hold and act in",
    "My offices",
    "line",
    "what offices do I hold",
)


def appointing(front: Front) -> tuple[Action, ...]:
    """Return what the policy's contact can do with offices; others can do none of it."""
    if not front.actor.holds(front.desk.policy.edition.policy_contact):
        return ()
    return (
        button(
            FEATURE,
            "appoint",
            says="appoint somebody",
            does="let somebody hold an office",
            label="Appoint",
        ),
        button(
            FEATURE,
            "act",
            says="let somebody act",
            does="let somebody stand in for a time",
            label="Let somebody act",
        ),
        button(
            FEATURE,
            "stand-down",
            says="stand somebody down",
            does="let somebody's time in an office end",
            label="Stand down",
        ),
        button(
            FEATURE,
            "leave",
            says="somebody has left",
            does="hand over everything of somebody who leaves",
            label="Somebody leaves",
        ),
    )


def offices_screen(front: Front, *notice: str) -> Screen:
    """Return every office with who holds it; any can be opened."""
    holdings = front.desk.offices.all(front.actor)
    lines = tuple(line for each in holdings for line in _lines(each))
    choices = (Choice(f"who is the {each.title}", each.title) for each in holdings)
    contact = front.desk.policy.edition.policy_contact
    return Screen(
        said.OFFICES,
        notice=notice,
        paragraphs=(said.AS_AT,),
        sections=(Section("", lines),),
        actions=(MY_OFFICES, *appointing(front), actions.HELP),
        pick=Pick.among("An office", "Open", choices),
        stream=f"{OFFICE}{contact}",
    )


def office_screen(front: Front, office: str, *notice: str) -> Screen:
    """Return the page of one office."""
    holding = next(e for e in front.desk.offices.all(front.actor) if e.office == office)
    seats = [each for each in holding.seats if each.seat]
    paragraphs = (
        (_held(holding.holders),)
        if seats
        else tuple(_told(front, holding.seats[0].holders, holding.seats[0].answering))
    )
    of_seats = tuple(f"{each.title}: {' '.join(_of_seat(front, each))}" for each in seats)
    times = tuple(_time(front, each) for each in front.desk.offices.tenures(front.actor, office))
    sections = ((said.SEATS, of_seats), (said.TIMES, times))
    delegating = button(
        FEATURE,
        "delegate",
        says="delegate my office",
        does="give somebody a part of it for a time",
        label="Delegate",
    )
    mine = (delegating,) if front.actor.holds(office) else ()
    return Screen(
        capital(holding.title),
        notice=notice,
        paragraphs=paragraphs,
        sections=tuple(Section(heading, lines) for heading, lines in sections if lines),
        actions=(*mine, *appointing(front), WHICH_OFFICE),
        stream=f"{OFFICE}{office}",
    )


def mine_screen(front: Front, *notice: str) -> Screen:
    """Return what the person in front holds, acts in and answers for."""
    actor, offices = front.actor, front.desk.offices
    plain = [each.partition("@") for each in actor.offices]
    seated = {office for office, _, seat in plain if seat}
    held = tuple(
        capital(called(offices, office, seat))
        for office, _, seat in plain
        if seat or office not in seated
    )
    vacant = dict.fromkeys(each.partition("@")[0] for each in actor.stands_in)
    more = tuple(said.STANDS_IN.format(office=capital(called(offices, e))) for e in vacant)
    contact = front.desk.policy.edition.policy_contact
    return Screen(
        said.MINE,
        notice=notice,
        paragraphs=() if held else (said.NOTHING_HELD,),
        sections=(Section("", (*held, *more)),) if held or more else (),
        actions=(WHICH_OFFICE, actions.MY_ROLE, actions.HELP),
        stream=f"{OFFICE}{contact}",
    )


def person_called(front: Front, person: str) -> str:
    """Return what somebody is called, with the id by which the directory knows them."""
    found = front.desk.offices.find(person)
    return person if found is None else f"{found.shown} ({found.id})"


def listed(people: Iterable[Person]) -> str:
    """Return the names of *people* as one part of a sentence."""
    return words.listed([f"{each.shown} ({each.id})" for each in people])


def capital(title: str) -> str:
    """Return *title* as it begins a line."""
    return title[0].upper() + title[1:]


def spoken_time(tenure: Tenure) -> str:
    """Return from when to when, in words."""
    since = said_day(tenure.since)
    if tenure.until is None:
        return said.FROM.format(since=since)
    return said.FROM_TO.format(since=since, until=said_day(tenure.until))


def _lines(holding: Holding) -> Iterator[str]:
    for each in holding.seats:
        title = f"{holding.title}, {each.title}" if each.seat else holding.title
        yield f"{capital(title)}: {_short(each)}"


def _short(held: SeatHeld) -> str:
    answering = held.answering
    if answering.because in {"holder", "delegate"} and not answering.vacant:
        return listed(held.holders)
    if not answering.people:
        return said.SHORT_NOBODY
    return said.SHORT[answering.because].format(people=listed(answering.people))


def _of_seat(front: Front, held: SeatHeld) -> Iterator[str]:
    return _told(front, held.holders, held.answering)


def _told(front: Front, holders: tuple[Person, ...], answering: Answering) -> Iterator[str]:
    if answering.because != "today":
        yield _held(holders)
    if answering.because == "holder":
        return
    through = called(front.desk.offices, answering.through) if answering.through else ""
    if not answering.people:
        yield said.NOBODY.format(through=through)
        return
    people = capital(listed(answering.people))
    if answering.because != "acting":
        people = listed(answering.people)
    yield said.ANSWERS[answering.because].format(people=people, through=through)


def _held(holders: tuple[Person, ...]) -> str:
    return said.HELD_BY.format(people=listed(holders)) if holders else said.VACANT


def _time(front: Front, tenure: Tenure) -> str:
    by = "" if tenure.by is None else person_called(front, tenure.by)
    line = said.TIME[tenure.capacity].format(
        person=person_called(front, tenure.person),
        time=spoken_time(tenure),
        what=tenure.what,
        by=by,
    )
    seat = f" ({tenure.seat.replace('_', ' ')})" if tenure.seat else ""
    return capital(f"{line}{seat}")
