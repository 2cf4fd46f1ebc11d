"""Who is to do something is named as people name offices, with the seat where there are several."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot import tasks_words as said
from bot import words
from bot.desk import Desk
from bot.front import Front
from bot.naming import plain
from domain.services.offices import Offices

_ME = {"", "me", "myself", "i", "self", "my own"}
_JOINS = re.compile(r"^[\s,(@:-]*(?:(?:for|of|in|at)\s+)?(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose something is: an office, and the seat where it has several, or a person by their id."""

    office: str = ""
    seat: str = ""
    person: str = ""


def owner_named(front: Front, named: str) -> Owner | str:
    """Return whom *named* names, the person in front where it is nothing; or why it is nobody."""
    text = _same(named)
    if text in _ME:
        return Owner(person=front.actor.id)
    offices = front.desk.offices
    found = office_named(offices, text)
    if found is not None:
        office, rest = found
        return _seated(offices, office, rest)
    person = offices.find(named.strip())
    if person is not None:
        return Owner(person=person.id)
    titles = words.listed(sorted(offices.titles.values()))
    return said.WHO_IS_THAT.format(said=words.shortened(named), offices=titles)


def office_named(offices: Offices, named: str) -> tuple[str, str] | None:
    """Return the office that *named* begins with, and what follows; None where it is no office.

    Its id and its title do, and words of its title that no other office has all of.
    """
    text = _same(named)
    by_name = {_same(name): office for office, name in offices.titles.items()}
    by_name |= {_same(plain(office)): office for office in offices.titles}
    by_name |= {office: office for office in offices.titles}
    for name in sorted(by_name, key=len, reverse=True):
        if text == name or (text.startswith(name) and not text[len(name)].isalnum()):
            return by_name[name], _JOINS.sub("", text.removeprefix(name)).rstrip(" )")
    sought = set(text.split())
    meant = [office for name, office in by_name.items() if sought and sought <= set(name.split())]
    return (meant[0], "") if len(set(meant)) == 1 else None


def place_named(desk: Desk, known: Iterable[str], named: str) -> str | None:
    """Return the area or seat that *named* names.

    It is one of the policy's areas, of *known* ones, or a seat of any office.
    """
    text, offices = _same(named), desk.offices
    for area in desk.policy.edition.areas:
        if text in {area.id, *map(_same, (area.title, area.council, *area.called))}:
            return area.id
    seats = {each: each for each in known}
    for office in offices.titles:
        seats |= offices.seats(office)
    for seat, title in seats.items():
        if text in {seat.casefold(), _same(plain(seat)), _same(title)}:
            return seat
    return None


def place_called(front: Front, place: str) -> str:
    """Return what an area or a seat is called on screen."""
    for area in front.desk.policy.edition.areas:
        if area.id == place:
            return area.title
    offices = front.desk.offices
    seats = (offices.seats(office) for office in offices.titles)
    return next((each[place] for each in seats if place in each), plain(place).capitalize())


def called(offices: Offices, office: str, seat: str = "") -> str:
    """Return what an office is called on screen, with its seat."""
    title = offices.titles.get(office, plain(office))
    if not seat:
        return title
    known = offices.seats(office) if office in offices.titles else {}
    return f"{title} ({known.get(seat, plain(seat))})"


def _seated(offices: Offices, office: str, rest: str) -> Owner | str:
    seats = offices.seats(office)
    for seat, title in seats.items():
        if rest in {seat.casefold(), _same(title), _same(plain(seat))} - {""}:
            return Owner(office, seat)
    if not seats and not rest:
        return Owner(office)
    if len(seats) == 1 and not rest:
        return Owner(office, next(iter(seats)))
    if not seats:
        titles = words.listed(sorted(offices.titles.values()))
        return said.WHO_IS_THAT.format(said=words.shortened(rest), offices=titles)
    known = words.listed(sorted(seats.values()), " or ")
    return said.WHICH_SEAT.format(office=offices.titles[office], seats=known)


def _same(text: str) -> str:
    """Return *text* as it is compared: small letters, single spaces, no article before it."""
    line = " ".join(text.casefold().replace("&", "and").split()).rstrip(".?!")
    return line.removeprefix("the ")
