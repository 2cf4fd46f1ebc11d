"""Who represents us is shown with what to bear in mind, what is awaited and who is missing."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot import reps_words as said
from bot.days import said_day
from bot.feature import Told, button
from bot.front import Front
from bot.question_screens import called
from bot.screens import Action, Choice, Pick, Screen, Section
from bot.words import listed
from domain.services.representation import (
    Appointment,
    Gap,
    Named,
    Representative,
    Represented,
    StandIn,
)

FEATURE = "reps"
SEEN = Action(said.MISSING_SAYS, said.MISSING_DOES, said.MISSING_LABEL, "line", said.MISSING_SAYS)


def name_of(front: Front, who: Named) -> str:
    """Return what others see of somebody: by the directory, or as they were named."""
    if who.person is not None:
        shown = called(front.desk, front.actor, who.person)
        return shown[:1].upper() + shown[1:]
    return "" if who.name is None else who.name.text


def told_of(front: Front, found: Represented) -> Told:
    """Return what the page of an entry says of it, and the way to its own page."""
    section = Section(said.HEADING, tuple(_lines(front, found)) or (said.NOBODY,))
    show = button(FEATURE, "show", says=said.SHOW, does=said.SHOW_DOES, label=said.SHOW_LABEL)
    return Told(sections=(section,), actions=(*_steps(front, found), show))


def page(front: Front, found: Represented, notice: tuple[str, ...] = ()) -> Screen:
    """Return who represents us in one entry, with everything that can be done about it."""
    past = tuple(
        said.PAST_LINE.format(
            who=name_of(front, each.who),
            what=said.WHAT[each.terms.status],
            since=said_day(each.time.since),
            until=said_day(each.time.until),
        )
        for each in found.state.representatives
        if each.time.until is not None and each.time.until < found.today
    )
    return Screen(
        title=said.PAGE.format(title=found.row.title),
        notice=notice,
        sections=(
            Section("", tuple(_lines(front, found)) or (said.NOBODY,)),
            *((Section(said.PAST, past),) if past else ()),
        ),
        actions=tuple(_offered(front, found)),
        stream=f"arrangement-{found.row.id}",
        version=found.row.version,
    )


def gaps_screen(front: Front, gaps: Sequence[Gap], *, wanted: bool) -> Screen:
    """Return the seats that nobody fills, body by body; *wanted* tells whether any are wanted."""
    edition = front.policy.edition
    told = said.NO_GAPS if wanted else said.NO_SEATS
    bodies: dict[str, list[str]] = {}
    for gap in gaps:
        best = "" if gap.usual is None else name_of(front, gap.usual)
        line = said.GAP.format(
            seat=gap.wanted.seat.title,
            clauses=", ".join(gap.wanted.seat.clauses),
            meanwhile=_meanwhile(gap).rstrip("."),
            entry=said.GAP_NO_ENTRY
            if gap.entry is None
            else said.GAP_ENTRY.format(number=gap.entry.short),
            usual=said.GAP_USUAL.format(who=best) if best else "",
        )
        bodies.setdefault(gap.wanted.body.title, []).append(line)
    entries = {gap.entry.short: gap.entry for gap in gaps if gap.entry is not None}
    return Screen(
        said.GAPS,
        paragraphs=() if gaps else (told.format(policy=f"The {edition.short_title}"),),
        sections=tuple(Section(body, tuple(lines)) for body, lines in bodies.items()),
        pick=Pick.among(
            "Entry", "See it", (Choice(short, row.title) for short, row in entries.items())
        ),
    )


def _lines(front: Front, found: Represented) -> Iterator[str]:
    for one in found.now:
        yield from _of_one(front, found, one)
    for stand_in in found.standing_in:
        yield _of_stand_in(front, found, stand_in)
    for appointment in found.state.awaited:
        yield from _of_appointment(front, found, appointment)
    for gap in found.gaps:
        yield said.MISSING.format(
            title=gap.wanted.seat.title,
            clauses=", ".join(gap.wanted.seat.clauses),
            meanwhile=_meanwhile(gap),
        )


def _meanwhile(gap: Gap) -> str:
    stood_in = said.STOOD_IN if gap.standing_in else ""
    return f"{stood_in}{said.BEING_FILLED if gap.on_the_way else ''}"


def _of_one(front: Front, found: Represented, one: Representative) -> Iterator[str]:
    who, terms = name_of(front, one.who), one.terms
    what = said.WHAT[terms.status]
    if terms.rank == "deputy":
        what += said.DEPUTY
    if terms.capacity is not None:
        what += said.AS.format(capacity=terms.capacity.text)
    if terms.organisation:
        what += said.FOR.format(organisation=terms.organisation)
    first = said.ONE.format(
        number=one.number,
        who=who,
        what=what,
        since=said_day(one.time.since),
        until=_until(one.time.until),
    )
    yield " ".join((first, *_particulars(one)))
    edition = front.desk.arrangements.policy_of(found.row).edition
    for flag in found.flags:
        if flag.number == one.number:
            check = flag.check
            line = said.BEAR.format(who=who, says=check.says, clauses=", ".join(check.clauses))
            yield f"{line}{_not_said(edition.office_titles, check.not_said, check.ask)}"


def _particulars(one: Representative) -> Iterator[str]:
    terms = one.terms
    if terms.authority == "yes":
        where = terms.authority_where
        written = "" if where is None else said.DECIDES_WHERE.format(where=where.text)
        yield said.DECIDES.format(where=written)
    if terms.authority == "no":
        yield said.CANNOT
    if terms.delegation is not None:
        allows = "" if terms.allows is None else said.ALLOWS.format(allows=terms.allows.text)
        yield said.DELEGATED.format(delegation=terms.delegation.text, allows=allows)
    if terms.other_hats:
        yield said.HATS.format(hats=listed([each.text for each in terms.other_hats]))
    if terms.votes is not None:
        yield said.VOTES[terms.votes]
    if one.written.minute is not None:
        document = one.written.document
        paper = "" if document is None else said.DOCUMENT.format(document=document.text)
        yield said.BY_MINUTE.format(minute=one.written.minute.text, document=paper)
    if one.renew_by is not None:
        yield said.RENEW.format(day=said_day(one.renew_by))


def _of_stand_in(front: Front, found: Represented, one: StandIn) -> str:
    instead = next((r for r in found.state.representatives if r.number == one.instead_of), None)
    whom = "" if instead is None else said.FOR_WHOM.format(who=name_of(front, instead.who))
    return said.STANDS_IN.format(
        number=one.number,
        who=name_of(front, one.who),
        whom=whom,
        since=said_day(one.time.since),
        until=_until(one.time.until),
        why=one.why.text,
    )


def _of_appointment(front: Front, found: Represented, one: Appointment) -> Iterator[str]:
    step = one.awaited
    if step is None:
        return
    titles = front.desk.offices.titles
    office = titles.get(step.office, step.office)
    by = said.BY_BODY if step.body else said.BY_OFFICE
    says = {each.id: each.says for each in one.way.steps}
    taken = (said.TAKEN.format(day=said_day(t.day), step=says[t.step]) for t in one.taken)
    yield said.ON_THE_WAY.format(
        who=name_of(front, one.who),
        title=one.way.title[:1].lower() + one.way.title[1:],
        taken="".join(taken),
        since=said_day(one.since),
        step=step.says,
        by=by.format(office=office, body=step.body),
    )
    route = next((each for each in found.routes if each.id == one.way.route), None)
    if route is not None:
        yield from way_remarks(front, found, route.of[0])


def way_remarks(front: Front, found: Represented, status: str) -> Iterator[str]:
    """Yield who may stand in meanwhile, and what is not said of the way of appointing."""
    route = found.route_for(status)
    if route is None:
        return
    if route.meanwhile is not None:
        clauses = ", ".join(route.meanwhile.clauses)
        yield said.MEANWHILE.format(says=route.meanwhile.says, clauses=clauses)
    left_open = _not_said(front.desk.offices.titles, route.not_said, route.ask)
    if left_open:
        yield left_open.strip()


def _not_said(titles: dict[str, str], what: str, ask: str | None) -> str:
    if not what or ask is None:
        return ""
    return f" {said.NOT_SAID.format(what=what, office=titles.get(ask, ask))}"


def _until(day: date | None) -> str:
    return "" if day is None else said.UNTIL.format(day=said_day(day))


def _steps(front: Front, found: Represented) -> Iterator[Action]:
    """Offer the steps that are awaited to whoever may take them."""
    for one in found.state.awaited:
        step = one.awaited
        if step is None or not front.actor.holds(step.office):
            continue
        told = {"who": name_of(front, one.who), "step": step.says, "number": one.number}
        for what, says, does, label in (
            ("step", said.STEP_SAYS, said.STEP_DOES, said.STEP),
            ("decline", said.DECLINE_SAYS, said.DECLINE_DOES, said.DECLINE),
        ):
            if what == "step" or step.decides:
                yield button(
                    FEATURE,
                    what,
                    which=str(one.number),
                    says=says.format(**told),
                    does=does.format(**told),
                    label=label.format(**told),
                )


def _offered(front: Front, found: Represented) -> Iterator[Action]:
    yield from _steps(front, found)
    yield button(FEATURE, "add", says=said.ADD_SAYS, does=said.ADD_DOES, label=said.ADD)
    if found.routes:
        yield button(
            FEATURE, "propose", says=said.PROPOSE_SAYS, does=said.PROPOSE_DOES, label=said.PROPOSE
        )
    yield button(
        FEATURE, "standin", says=said.STAND_IN_SAYS, does=said.STAND_IN_DOES, label=said.STAND_IN
    )
    for one in found.now:
        yield from _of_number(front, one.who, one.number, "correct", "end")
    for stand_in in found.standing_in:
        yield from _of_number(front, stand_in.who, stand_in.number, "endstandin")
    for each in found.state.awaited:
        yield from _of_number(front, each.who, each.number, "drop")
    yield SEEN


_WORDS = {
    "correct": (said.CHANGE_SAYS, said.CHANGE_DOES, said.CHANGE),
    "end": (said.END_SAYS, said.END_DOES, said.END),
    "endstandin": (said.END_STAND_IN_SAYS, said.END_STAND_IN, said.END_STAND_IN),
    "drop": (said.DROP_SAYS, said.DROP_DOES, said.DROP),
}


def _of_number(front: Front, who: Named, number: int, *deeds: str) -> Iterator[Action]:
    told = {"who": name_of(front, who), "number": number}
    for deed in deeds:
        says, does, label = (each.format(**told) for each in _WORDS[deed])
        shown = label[:1].upper() + label[1:]
        yield button(FEATURE, deed, which=str(number), says=says, does=does, label=shown)
