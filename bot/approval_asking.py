"""Whoever looks after an entry asks for its approval, reminds, takes back, and consults."""

from collections.abc import Iterator

from bot import approval_words as say
from bot import words
from bot.approval_deciding import LONG, request_of
from bot.approval_gates import on_day, today
from bot.approval_look import Look, capital, cited, looked
from bot.asked import Ask, asked
from bot.doing import entry_page
from bot.feature import Deed
from bot.front import Front
from bot.screens import Choice, Field, Screen

_SEAT = "seat_"


def start(front: Front, deed: Deed) -> Screen:
    """Say who will be asked, in which order and after whom, then ask them."""
    look = looked(front, deed.which or deed.id or front.entry_id)
    route = look.seen.plan.route
    if not route.asks:
        return entry_page(front, look.seen.row.id)
    fields = (*_seats(look), Field("note", say.NOTE_LABEL, longest=LONG))
    title = say.START_TITLE.format(title=look.title)
    ask = Ask(deed, title, say.START_BUTTON, fields, tuple(_about(look)))
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    seats = {n.removeprefix(_SEAT): v for n, v in values.items() if n.startswith(_SEAT)}
    seen = front.desk.approvals.seek(
        front.act(), look.seen.row.id, seats=seats, note=values["note"]
    )
    after = Look(front, seen)
    offices = after.seats(() if seen.request is None else (e.seat for e in seen.request.awaited))
    return entry_page(front, seen.row.id, say.STARTED.format(offices=capital(offices)))


def _seats(look: Look) -> Iterator[Field]:
    """Yield a field for each office of which one of several seats is asked."""
    for each in look.seen.plan.route.offices:
        seats = look.front.desk.approvals.seats(each.office)
        if seats:
            choices = tuple(Choice(seat, title) for seat, title in seats.items())
            label = say.SEAT_LABEL.format(office=look.office(each.office))
            yield Field(
                f"{_SEAT}{each.office}", label, required=True, kind="choice", choices=choices
            )


def _about(look: Look) -> Iterator[str]:
    route = look.seen.plan.route
    last = " or " if route.mode == "any" else " and "
    mode = say.START_ORDER if route.ordered else say.START_MODE[route.mode]
    yield say.START_ASKS.format(offices=look.seats(route.offices, last), mode=mode).strip()
    if route.consulting:
        last = " or " if route.consulting_mode == "any" else " and "
        yield say.START_CONSULT.format(offices=look.offices(route.consulting, last))
    if route.advised:
        told = (f"{look.office(o)} ({say.STRENGTHS[how]})" for o, how in route.advised.items())
        yield say.START_BESIDE.format(offices=words.listed(list(told)))
    yield say.START_BEFORE.format(
        strength=say.STRENGTHS[route.strength],
        before=say.BEFORE[route.before],
        clauses=cited(route.clauses),
    )
    if missing := look.seen.plan.lacking:
        yield say.START_MISSING.format(missing="; ".join(each.label for each in missing))
    yield from _who(look)


def _who(look: Look) -> Iterator[str]:
    """Yield who will see it; where nobody holds an office, who answers for it."""
    contact = look.edition.policy_contact
    people: list[str] = []
    for seat in look.seen.plan.route.offices:
        if look.front.desk.approvals.seats(seat.office):
            continue
        found = look.front.desk.approvals.answering(seat)
        shown = [person.shown for person in found.people]
        if not shown:
            yield say.START_NOBODY.format(
                office=look.office(seat.office), contact=look.office(contact)
            )
        elif found.vacant:
            yield say.START_VACANT.format(
                office=look.office(seat.office), people=words.listed(shown)
            )
        else:
            people += shown
    if people:
        yield say.START_TOLD.format(people=words.listed(list(dict.fromkeys(people))))


def nudge(front: Front, deed: Deed) -> Screen:
    """Remind whoever is awaited."""
    look = looked(front, deed.id or front.entry_id)
    request = look.seen.request
    if request is None or not request.open:
        return entry_page(front, look.seen.row.id, say.NOT_OPEN)
    told = say.START_TOLD.format(people=look.holders(each.seat for each in request.awaited))
    values = asked(front, Ask(deed, say.NUDGE_TITLE, say.NUDGE_BUTTON, about=(told,)))
    if isinstance(values, Screen):
        return values
    front.desk.approvals.nudge(front.act(), look.seen.row.id, request_of(look, deed))
    said = say.NUDGED.format(offices=look.seats(each.seat for each in request.awaited))
    return entry_page(front, look.seen.row.id, said)


def withdraw(front: Front, deed: Deed) -> Screen:
    """Take back the request, or one's own decision on it."""
    look = looked(front, deed.id or front.entry_id)
    request = look.seen.request
    if request is None:
        return entry_page(front, look.seen.row.id, say.NOT_OPEN)
    own = any(each.by == front.actor.id for each in request.asked)
    title = (say.WITHDRAW_OWN_TITLE if own else say.WITHDRAW_TITLE).format(title=look.title)
    fields = (Field("reason", say.WHY, longest=LONG, required=True),)
    values = asked(front, Ask(deed, title, say.WITHDRAW_BUTTON, fields))
    if isinstance(values, Screen):
        return values
    front.desk.approvals.withdraw(
        front.act(), look.seen.row.id, request_of(look, deed), reason=values["reason"]
    )
    return entry_page(front, look.seen.row.id, say.WITHDRAWN)


def consult(front: Front, deed: Deed) -> Screen:
    """Record what somebody who was consulted said, or why that was not appropriate."""
    look = looked(front, deed.id or front.entry_id)
    route = look.seen.plan.route
    offices = dict.fromkeys((*route.consulting, *route.advised))
    if not offices:
        return entry_page(front, look.seen.row.id, say.NOTHING_TO_CONSULT)
    who = tuple(Choice(office, look.office(office)) for office in offices)
    how = tuple(Choice(value, label) for value, label in say.CONSULT_CHOICES.items())
    fields = (
        Field("office", say.CONSULT_WHO, required=True, kind="choice", choices=who),
        Field("how", say.CONSULT_HOW, required=True, kind="choice", choices=how),
        Field("day", say.CONSULT_DAY, value=today(front), required=True, kind="day"),
        Field("whom", say.CONSULT_WHOM),
        Field("said", say.CONSULT_SAID, longest=LONG, required=True),
    )
    title = say.CONSULT_TITLE.format(title=look.title)
    values = asked(front, Ask(deed, title, say.CONSULT_BUTTON, fields))
    if isinstance(values, Screen):
        return values
    front.desk.approvals.consult(
        on_day(front, values["day"]),
        look.seen.row.id,
        office=values["office"],
        whom=values["whom"],
        said=values["said"],
        not_appropriate=values["how"] == "not_appropriate",
    )
    return entry_page(front, look.seen.row.id, say.CONSULTED)


def advise(front: Front, deed: Deed) -> Screen:
    """Keep what the office answered that is asked where the policy names no approver."""
    look = looked(front, deed.id or front.entry_id)
    route = look.seen.plan.route
    if route.asks or not route.refer_to:
        return entry_page(front, look.seen.row.id, say.NOTHING_HERE)
    who = tuple(Choice(office, look.office(office)) for office in route.refer_to)
    fields = (
        Field("office", say.ADVICE_FROM, who[0].value, required=True, kind="choice", choices=who),
        Field("day", say.CONSULT_DAY, value=today(front), required=True, kind="day"),
        Field("said", say.ADVICE_SAID, longest=LONG, required=True),
    )
    title = say.ADVICE_TITLE.format(title=look.title)
    values = asked(front, Ask(deed, title, say.CONSULT_BUTTON, fields))
    if isinstance(values, Screen):
        return values
    front.desk.approvals.advise(
        on_day(front, values["day"]),
        look.seen.row.id,
        office=values["office"],
        said=values["said"],
    )
    return entry_page(front, look.seen.row.id, say.ADVISED_NOW)
