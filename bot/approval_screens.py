"""What is laid before an approver, and what waits for one, are each one screen."""

from collections.abc import Iterator

from bot import approval_words as say
from bot import words
from bot.approval_look import Look, capital, cited, looked, on
from bot.approval_told import NAME, consulting_lines
from bot.feature import button
from bot.front import Front
from bot.presses import ARRANGEMENT
from bot.screens import Action, Choice, Pick, Screen, Section
from domain.services.approvals_seen import Waiting
from domain.views.register import RegisterRow


def card_screen(look: Look, *notice: str) -> Screen:
    """Return what somebody is asked to approve: what it is, why they, what is missing."""
    request, row = look.seen.request, look.seen.row
    if request is None or not look.yours:
        return Screen(say.NOTHING_HERE, notice=notice, stream=f"{ARRANGEMENT}{row.id}")
    since = {each.seat: each.since for each in request.awaited}
    asked = look.yours[0]
    note = () if request.note is None else (say.CARD_NOTE.format(note=request.note.text),)
    return Screen(
        title=say.CARD.format(title=words.shortened(row.title, 100)),
        notice=notice,
        paragraphs=(
            say.CARD_ASKED.format(
                requester=capital(look.person(request.requester)),
                office=f"the {look.seat(asked)}",
                day=on(next((day for seat, day in since.items() if seat == asked), request.on)),
            ),
            *note,
            say.CARD_NOT_STALE,
        ),
        sections=tuple(each for each in _card_sections(look) if each.lines),
        actions=(*_deciding(look), _open(row.short)),
        stream=f"{ARRANGEMENT}{row.id}",
        version=row.version,
    )


def _card_sections(look: Look) -> Iterator[Section]:
    request = look.seen.request
    if request is None:
        return
    yield Section(say.CARD_WHAT, tuple(_laid(look)))
    yield Section(say.CARD_WHY, tuple(_why(look)))
    others = tuple(
        f"{look.seat(each.seat)}: {say.ANSWERS.get(each.answer, 'awaited')}"
        for each in request.asked
        if each.seat not in look.yours
    )
    yield Section(say.CARD_OTHERS, others or (say.NOBODY_ELSE,))
    yield Section(say.CARD_CONSULTED, tuple(consulting_lines(look)))
    lacking = look.seen.plan.lacking
    lines = tuple(f"{each.label} ({cited(each.clauses)})" for each in lacking)
    yield Section(say.CARD_MISSING, lines)


def _laid(look: Look) -> Iterator[str]:
    """Yield what was frozen with the request, in the words of the edition."""
    request = look.seen.request
    if request is None:
        return
    content, edition = request.content, look.edition
    yield f"Title: {'' if content.title is None else content.title.text}"
    yield f"Kind: {look.names.label('kind', content.kind)}"
    partners = [each.text for each in content.partners]
    yield f"Partners: {words.listed(partners) if partners else 'none named'}"
    if content.stage is not None:
        yield f"Stage: {look.names.value('stage', content.stage)}"
    for field, values in content.fields.items():
        known = edition.field_by_id.get(field)
        if values and known is not None:
            held = words.listed([known.label_of(each.text) for each in values])
            yield f"{known.label}: {held}"
    kept = sum(len(each) for each in content.documents.values())
    if kept:
        yield f"Documents: {kept}, each kept with its hash"


def _why(look: Look) -> Iterator[str]:
    request = look.seen.request
    if request is None:
        return
    route = request.route
    strength = say.STRENGTHS.get(route.strength, route.strength)
    yield say.START_BEFORE.format(
        strength=strength, before=say.BEFORE[route.before], clauses=cited(route.clauses)
    )
    for clause in route.clauses:
        yield f"{clause}: {look.edition.gist_of(clause)}"


def _deciding(look: Look) -> Iterator[Action]:
    """Yield what may be answered; a body's decision is entered with its minute instead."""
    request = look.seen.request
    if request is None:
        return
    if all(each.office in request.route.bodies for each in look.yours):
        yield button(
            NAME,
            "record",
            says="record a decision",
            does="enter what was decided in the meeting",
            label="Record the decision",
        )
        return
    which = str(request.number)
    offered = (
        ("give", "approve", "approve it", say.APPROVE_BUTTON),
        ("decline", "decline", "decline it, and say why", say.DECLINE_BUTTON),
        ("changes", "ask for changes", "send it back", say.CHANGES_BUTTON),
        ("delegate", "delegate", "let somebody else decide", "Delegate"),
    )
    for what, says, does, label in offered:
        yield button(NAME, what, says=says, does=does, label=label, which=which)


def _open(number: str) -> Action:
    return Action(number, "see the whole entry", "See the entry", "line", number)


def inbox_screen(front: Front, *notice: str) -> Screen:
    """Return what waits for the person, and what they asked for that is still open."""
    waiting = front.desk.approvals.waiting_for(front.actor)
    asked = tuple(_asked(front))
    found = (*(each.row for each in waiting), *(row for row, _ in asked))
    rows = tuple({row.id: row for row in found}.values())
    choices = (Choice(row.short, f"{words.shortened(row.title)} ({row.short})") for row in rows)
    lines = tuple(_waiting_line(front, each) for each in waiting)
    return Screen(
        title=say.INBOX if lines else say.INBOX_EMPTY,
        notice=notice,
        sections=(
            *((Section("", lines),) if lines else ()),
            Section(say.ASKED_BY_YOU, tuple(line for _, line in asked) or (say.NOTHING_ASKED,)),
        ),
        actions=tuple(_open(row.short) for row in rows[:1]),
        pick=Pick.among(say.PICK, say.SEE_IT, choices),
    )


def _waiting_line(front: Front, each: Waiting) -> str:
    look = looked(front, each.row.id)
    return say.WAITING_LINES[each.what].format(
        number=each.row.short,
        title=words.shortened(each.row.title),
        office=look.seat(each.seat),
        day=on(each.since),
    )


def _asked(front: Front) -> Iterator[tuple[RegisterRow, str]]:
    """Yield each entry whose approval the person asked for and that is not done with."""
    for row, state in front.desk.approvals.all(front.actor):
        current = state.current
        if current is None or current.requester != front.actor.id or state.stands == "approved":
            continue
        look = looked(front, row.id)
        awaited = look.seats(each.seat for each in current.awaited)
        yield (
            row,
            say.OPEN_LINE.format(
                number=row.short,
                title=words.shortened(row.title),
                stands=say.STANDS[state.stands],
                awaited=say.FROM.format(offices=awaited) if current.awaited else "",
            ),
        )


def greeted(front: Front) -> tuple[str, ...]:
    """Return the lines of the welcome: how many approvals wait for the person."""
    waiting = front.desk.approvals.waiting_for(front.actor)
    approvals = sum(each.what == "approval" for each in waiting)
    others = len(waiting) - approvals
    return (
        *((say.GREET_ONE,) if approvals == 1 else ()),
        *((say.GREET_MANY.format(count=approvals),) if approvals > 1 else ()),
        *((say.GREET_OTHERS.format(count=others),) if others else ()),
    )
