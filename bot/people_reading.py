"""What is asked for about people and offices, and what is meant by what was filled in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot import people_words as said
from bot import words
from bot.feature import Deed
from bot.front import Front
from bot.people_screens import capital
from bot.screens import Choice, Field
from bot.task_owners import office_named
from domain.services.offices import Capacity, Person

_LONG = 1_000
_AT = "@"
_NOBODY = Person("", "", "")


@dataclass(frozen=True, slots=True)
class Read:
    """What was filled in, as it is meant."""

    office: str
    seat: str
    capacity: Capacity
    person: Person
    other: Person
    since: date | None
    until: date | None
    text: str


def fields_of(front: Front, deed: Deed) -> tuple[Field, ...]:
    """Return the fields that *deed* asks for, with what is filled in already."""
    what = deed.what
    making: dict[str, Callable[[], Field]] = {
        "person": lambda: Field("person", said.WHO, hint=said.WHO_HINT, required=True),
        "to": lambda: Field("to", said.SUCCESSOR, hint=said.WHO_HINT, required=True),
        "place": lambda: Field(
            "place", said.PLACE, kind="choice", required=True, choices=tuple(places_of(front, what))
        ),
        "seat": lambda: Field("seat", said.SEAT),
        "since": lambda: Field("since", said.SINCE, kind="day", hint=said.DAY_HINT),
        "until": lambda: Field(
            "until",
            said.UNTIL,
            kind="day",
            required=what == "delegate",
            hint="such as 3 March 2026",
        ),
        "last": lambda: Field("until", said.WITH_WHICH_DAY, kind="day", hint=said.DAY_HINT),
        "instead_of": lambda: Field("other", said.INSTEAD_OF, hint=said.WHO_HINT),
        "why": lambda: Field("text", said.WHY, longest=_LONG, required=what != "leave"),
        "what": lambda: Field("text", said.WHAT, longest=_LONG, required=True),
        "minute": lambda: Field("text", said.MINUTE, longest=_LONG),
        "running": lambda: Field(
            "place", said.RUNNING, kind="choice", required=True, choices=tuple(running_of(front))
        ),
    }
    wanted = [name for name in FIELDS[what] if name != "seat" or _free_seats(front)]
    fields = [making[name]() for name in wanted]
    known = known_of(deed)
    return tuple(
        replace(each, value=deed.given.get(each.name, each.value))
        for each in fields
        if each.name not in known
    )


def known_of(deed: Deed) -> tuple[str, ...]:
    """Return the fields that the line said which asked for it; they are not asked again."""
    return tuple(name for name in deed.which.split(",") if name in deed.given)


FIELDS: dict[str, tuple[str, ...]] = {
    "appoint": ("person", "place", "seat", "since", "until", "minute"),
    "act": ("person", "place", "seat", "why", "since", "until", "instead_of"),
    "delegate": ("person", "place", "what", "until", "since"),
    "stand-down": ("running", "last"),
    "leave": ("person", "to", "last"),
    "return": ("person", "since", "why"),
}


def places_of(front: Front, what: str) -> Iterator[Choice]:
    """Yield each office, seat by seat where it has seats; of delegating only one's own."""
    offices, actor = front.desk.offices, front.actor
    for office, title in offices.titles.items():
        seats = offices.seats(office)
        for seat, name in seats.items() or (("", ""),):
            if what != "delegate" or actor.holds(office, seat):
                label = f"{capital(title)}, {name}" if seat else capital(title)
                yield Choice(f"{office}{_AT}{seat}", label)


def running_of(front: Front) -> Iterator[Choice]:
    """Yield each time in an office that was recorded here and has no end before today."""
    offices, today = front.desk.offices, front.desk.moving.today
    for office, title in offices.titles.items():
        for each in offices.tenures(front.actor, office):
            if each.until is None or each.until >= today:
                value = _AT.join((office, each.seat, each.capacity, each.person))
                how = "" if each.capacity == "holder" else f", {each.capacity}"
                seat = f" ({each.seat.replace('_', ' ')})" if each.seat else ""
                yield Choice(value, f"{each.person}: {capital(title)}{seat}{how}")


def _free_seats(front: Front) -> bool:
    """Tell whether some office has seats that no list here names."""
    offices = front.desk.offices
    return any(offices.has_seats(each) and not offices.seats(each) for each in offices.titles)


def read_of(front: Front, what: str, given: Mapping[str, str]) -> Read | str:
    """Return what was filled in as it is meant, or why it is nobody and nothing."""
    values = {name: given.get(name, "") for name in _NAMES}
    parts = values["place"].split(_AT, 3)
    office, seat = parts[0], (parts[1:2] or [""])[0] or values["seat"]
    people: dict[str, Person | None] = {}
    for name in ("person", "to", "other"):
        text = values[name]
        found = person_named(front, text) if text else None
        if text and found is None:
            return said.NO_SUCH_PERSON.format(
                said=words.shortened(text), example=front.desk.policy.edition.policy_contact
            )
        people[name] = found
    capacity: Capacity = "holder"
    if what == "stand-down":
        if len(parts) < len(("office", "seat", "capacity", "person")):
            return said.NO_SUCH_OFFICE.format(said=values["place"], offices="")
        capacity = "acting" if parts[2] == "acting" else "holder"
        capacity = "delegate" if parts[2] == "delegate" else capacity
        people["person"] = front.desk.offices.find(parts[3]) or Person(parts[3], parts[3], "")
    return Read(
        office,
        seat,
        capacity,
        people["person"] or _NOBODY,
        people["to"] or people["other"] or _NOBODY,
        _day(values["since"]),
        _day(values["until"]),
        values["text"],
    )


_NAMES = ("place", "seat", "person", "to", "other", "since", "until", "text")


def person_named(front: Front, named: str) -> Person | None:
    """Return who is meant: by their id, by what a list here calls them, or oneself."""
    text = " ".join(named.split()).strip("“”\"'")
    offices = front.desk.offices
    if text.casefold() in {"me", "myself", "i"}:
        return offices.find(front.actor.id)
    if (found := offices.find(text)) is not None:
        return found
    sought = text.casefold().removeprefix("the ")
    everybody = {each for held in offices.all(front.actor) for each in held.holders}
    alike = [e for e in everybody if e.shown.casefold().removeprefix("the ") == sought]
    if len(alike) == 1:
        return alike[0]
    office = office_named(offices, text)
    if office is not None and not office[1]:
        holding = offices.answering(office[0])
        if holding.because == "holder" and len(holding.people) == 1:
            return holding.people[0]
    return None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
