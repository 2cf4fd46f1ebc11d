"""Whoever is asked approves, declines, sends back or lets somebody else decide, sure once."""

from collections.abc import Callable
from dataclasses import dataclass

from bot import approval_words as say
from bot.approval_look import Look, capital, looked
from bot.approval_screens import card_screen, inbox_screen
from bot.asked import Ask, asked
from bot.doing import entry_page
from bot.feature import Deed
from bot.front import Front
from bot.screens import Field, Screen
from domain.messages import Act
from domain.services.approvals import Approved

LONG = 2000
"""Characters of a reason."""

_Decides = Callable[[Look, Act, int, str], Approved]


@dataclass(frozen=True, slots=True)
class _Deciding:
    """One way to answer: how it is asked for, what is said after it, what is done."""

    title: str
    button: str
    field: Field
    done: str
    does: _Decides


def _line(name: str, label: str, *, required: bool = True) -> Field:
    return Field(name, label, longest=LONG, required=required)


def _give(look: Look, act: Act, request: int, said: str) -> Approved:
    return look.front.desk.approvals.give(act, look.seen.row.id, request, note=said)


def _decline(look: Look, act: Act, request: int, said: str) -> Approved:
    return look.front.desk.approvals.decline(act, look.seen.row.id, request, reason=said)


def _send_back(look: Look, act: Act, request: int, said: str) -> Approved:
    return look.front.desk.approvals.ask_changes(act, look.seen.row.id, request, reason=said)


_DECIDING = {
    "give": _Deciding(
        say.APPROVE_TITLE,
        say.APPROVE_BUTTON,
        _line("note", say.APPROVE_NOTE, required=False),
        say.GIVEN,
        _give,
    ),
    "decline": _Deciding(
        say.DECLINE_TITLE, say.DECLINE_BUTTON, _line("reason", say.WHY), say.DECLINED, _decline
    ),
    "changes": _Deciding(
        say.CHANGES_TITLE,
        say.CHANGES_BUTTON,
        _line("reason", say.WHAT_CHANGES),
        say.SENT_BACK,
        _send_back,
    ),
}


def decide(front: Front, deed: Deed) -> Screen:
    """Answer the request that the card showed; naming who will see the answer."""
    look, how = looked(front, deed.id or front.entry_id), _DECIDING[deed.what]
    if not look.yours:
        return entry_page(front, look.seen.row.id, _not_yours(look))
    number = request_of(look, deed)
    requester = "" if look.seen.request is None else look.person(look.seen.request.requester)
    told = say.DECIDE_TOLD.format(requester=capital(requester))
    ask = Ask(deed, how.title.format(title=look.title), how.button, (how.field,), (told,))
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    how.does(look, front.act(), number, values[how.field.name])
    return entry_page(front, look.seen.row.id, how.done.format(requester=capital(requester)))


def delegate(front: Front, deed: Deed) -> Screen:
    """Let somebody else decide, this once."""
    look = looked(front, deed.id or front.entry_id)
    if not look.yours:
        return entry_page(front, look.seen.row.id, _not_yours(look))
    fields = (
        Field("to", say.TO_WHOM, required=True),
        _line("reason", say.WHY, required=False),
    )
    ask = Ask(deed, say.DELEGATE_TITLE.format(title=look.title), say.DELEGATE_BUTTON, fields)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    number = request_of(look, deed)
    front.desk.approvals.delegate(
        front.act(), look.seen.row.id, number, to=values["to"], reason=values["reason"]
    )
    said = say.DELEGATED.format(person=capital(look.person(values["to"])))
    return entry_page(front, look.seen.row.id, said)


def _not_yours(look: Look) -> str:
    """Say why the person has nothing to decide here."""
    request = look.seen.request
    if request is None:
        return say.NOT_OPEN
    theirs = [
        each
        for each in request.asked
        if look.front.actor.id in {each.by, each.delegate}
        or look.front.actor.holds(each.seat.office, each.seat.seat)
    ]
    if look.front.actor.id in request.askers:
        return say.REFUSALS["own-approval"]
    if request.stale:
        return say.REFUSALS["request-stale"]
    if not request.open:
        return say.REFUSALS["request-closed"].format(status=say.STATUSES[request.status])
    decided = next((each for each in theirs if each.answer), None)
    if decided is not None:
        return say.REFUSALS["decided-already"].format(
            office=look.seat(decided.seat), decision=say.ANSWERS[decided.answer]
        )
    awaited = look.seats(each.seat for each in request.awaited)
    return say.NOT_YOURS.format(offices=awaited)


def card(front: Front, deed: Deed) -> Screen:
    """Show what is laid before the person."""
    entry = deed.which or deed.id or front.entry_id
    if not entry:
        return front.aside(inbox_screen(front))
    look = looked(front, entry)
    front.entry_id = look.seen.row.id
    if not look.yours:
        return entry_page(front, look.seen.row.id, say.NOTHING_HERE)
    return front.aside(card_screen(look))


def request_of(look: Look, deed: Deed) -> int:
    """Return the number of the request that a card showed, or of the last one for who types."""
    if deed.which.isdecimal():
        return int(deed.which)
    return 0 if look.seen.request is None else look.seen.request.number
