"""Signing and entering are recorded as they happened; what was missing is told first, once."""

from collections.abc import Iterator
from datetime import date

from bot import approval_words as say
from bot.approval_deciding import LONG, request_of
from bot.approval_look import Look, capital, cited, looked
from bot.asked import Ask, asked
from bot.doing import entry_page
from bot.feature import Deed
from bot.front import Front
from bot.screens import Choice, Field, Screen
from domain.messages import Act
from domain.services.approvals import Decision, Gate, Seat, comes_before

_DECISIONS: dict[str, Decision] = {
    "approved": "approved",
    "declined": "declined",
    "changes_asked": "changes_asked",
}


def today(front: Front) -> str:
    """Return the day that is suggested where one is asked for."""
    return front.desk.moving.today.isoformat()


def on_day(front: Front, day: str) -> Act:
    """Return the act that comes now, of what happened on *day*."""
    return front.act().model_copy(update={"happened_on": date.fromisoformat(day)})


def sign(front: Front, deed: Deed) -> Screen:
    """Record that the agreement was signed."""
    look = looked(front, deed.id or front.entry_id)
    if (done := _passed(look, "signature")) is not None:
        return done
    fields = (
        Field("day", say.SIGN_DAY, value=today(front), required=True, kind="day"),
        Field("ours", say.SIGN_OURS),
        Field("theirs", say.SIGN_THEIRS),
        Field("document", say.SIGN_DOCUMENT, longest=LONG),
        *_reason(look, "signature"),
    )
    title = say.SIGN_TITLE.format(title=look.title)
    about = tuple(_about(look, "signature"))
    values = asked(front, Ask(deed, title, say.SIGN_BUTTON, fields, about))
    if isinstance(values, Screen):
        return values
    ours = (values["ours"], "us")
    theirs = (values["theirs"], "the others")
    front.desk.approvals.sign(
        on_day(front, values["day"]),
        look.seen.row.id,
        signatories=tuple(each for each in (ours, theirs) if each[0]),
        document=values["document"],
        reason=values.get("reason", ""),
    )
    return entry_page(front, look.seen.row.id, say.SIGNED)


def enter(front: Front, deed: Deed) -> Screen:
    """Record that the arrangement was entered into."""
    look = looked(front, deed.id or front.entry_id)
    if (done := _passed(look, "entering")) is not None:
        return done
    fields = (
        Field("day", say.ENTER_DAY, value=today(front), required=True, kind="day"),
        *_reason(look, "entering"),
    )
    title, about = say.ENTER_TITLE.format(title=look.title), tuple(_about(look, "entering"))
    values = asked(front, Ask(deed, title, say.ENTER_BUTTON, fields, about))
    if isinstance(values, Screen):
        return values
    act = on_day(front, values["day"])
    front.desk.approvals.enter(act, look.seen.row.id, reason=values.get("reason", ""))
    return entry_page(front, look.seen.row.id, say.ENTERED)


def _passed(look: Look, gate: Gate) -> Screen | None:
    """Return the page that says that *gate* was passed already, if it was."""
    passed = look.seen.state.passing(gate)
    if passed is None:
        return None
    done = capital(say.GATES[gate])
    return entry_page(look.front, look.seen.row.id, say.NO_GATE.format(done=done))


def _reason(look: Look, gate: Gate) -> tuple[Field, ...]:
    plan = look.seen.plan
    needed = plan.unapproved and plan.route.strength == "should" and comes_before(plan.route, gate)
    field = Field("reason", say.GATE_REASON, longest=LONG, required=True)
    return (field,) if needed else ()


def _about(look: Look, gate: Gate) -> Iterator[str]:
    """Yield what this is passed without, and who will be told of it."""
    plan = look.seen.plan
    if plan.unapproved and comes_before(plan.route, gate):
        must = plan.route.strength == "must"
        yield (say.GATE_UNAPPROVED if must else say.GATE_SHOULD).format(
            offices=look.seats(plan.unapproved),
            clauses=cited(plan.route.clauses),
            told=look.offices(plan.route.refer_to),
        )
    if missing := plan.missing.get(gate, ()):
        yield say.GATE_MISSING.format(missing="; ".join(each.label for each in missing))


def void(front: Front, deed: Deed) -> Screen:
    """Take back that a gate was passed."""
    look = looked(front, deed.id or front.entry_id)
    gate: Gate = "entering" if deed.which == "entering" else "signature"
    fields = (Field("reason", say.WHY, longest=LONG, required=True),)
    title = say.VOID_TITLE[gate].format(title=look.title)
    values = asked(front, Ask(deed, title, say.VOID_BUTTON, fields))
    if isinstance(values, Screen):
        return values
    front.desk.approvals.void(front.act(), look.seen.row.id, gate=gate, reason=values["reason"])
    return entry_page(front, look.seen.row.id, say.VOIDED)


def record(front: Front, deed: Deed) -> Screen:
    """Enter for an office what it decided in a meeting or on paper."""
    look = looked(front, deed.id or front.entry_id)
    request = look.seen.request
    if request is None or not request.open:
        return entry_page(front, look.seen.row.id, say.NOT_OPEN)
    open_yet = [each.seat for each in request.asked if not each.answer]
    who = tuple(Choice(each.name, look.seat(each)) for each in open_yet)
    what = tuple(Choice(value, label) for value, label in say.PAPER_CHOICES.items())
    fields = (
        Field("seat", say.PAPER_OFFICE, who[0].value, required=True, kind="choice", choices=who),
        Field("decision", say.PAPER_WHAT, required=True, kind="choice", choices=what),
        Field("day", say.PAPER_DAY, value=today(front), required=True, kind="day"),
        Field("minute", say.PAPER_MINUTE, longest=LONG, required=True),
        Field("document", say.PAPER_DOCUMENT, longest=LONG),
        Field("reason", say.PAPER_REASON, longest=LONG),
    )
    title = say.PAPER_TITLE.format(title=look.title)
    values = asked(front, Ask(deed, title, say.PAPER_BUTTON, fields, (say.PAPER_ABOUT,)))
    if isinstance(values, Screen):
        return values
    seat: Seat = next(each for each in open_yet if each.name == values["seat"])
    front.desk.approvals.record(
        on_day(front, values["day"]),
        look.seen.row.id,
        request_of(look, deed),
        seat=seat,
        decision=_DECISIONS[values["decision"]],
        minute=values["minute"],
        document=values["document"],
        reason=values["reason"],
    )
    return entry_page(front, look.seen.row.id, say.PAPERED.format(office=look.seat(seat)))


def answer(front: Front, deed: Deed) -> Screen:
    """Say what is to come of a breach that was referred to one."""
    look = looked(front, deed.id or front.entry_id)
    breaches = look.seen.state.unresolved
    if not breaches:
        return entry_page(front, look.seen.row.id, say.NOTHING_HERE)
    fields = (Field("said", say.BREACH_LABEL, longest=LONG, required=True),)
    values = asked(front, Ask(deed, say.BREACH_TITLE, say.BREACH_BUTTON, fields))
    if isinstance(values, Screen):
        return values
    named = next((each.gate for each in breaches if each.gate == deed.which), breaches[0].gate)
    front.desk.approvals.answer_breach(
        front.act(), look.seen.row.id, gate=named, said=values["said"]
    )
    return entry_page(front, look.seen.row.id, say.BREACH_SAID)
