"""What is typed of a meeting is kept line by line, and gone on with after whatever came between."""

from contextlib import suppress
from dataclasses import replace

from bot import meetings_words as said
from bot.asked import Ask
from bot.drafts import Draft
from bot.feature import Deed
from bot.front import Front
from bot.meeting_asking import FEATURE, begun, keep, logged, more, replies_of
from bot.meeting_fields import asked_first, field_of, reply_of
from bot.presses import MEETING
from bot.screens import Field
from domain.refusals import Refusal
from domain.services.meeting_templates import Template
from domain.views.meetings import MeetingRow


def kept(front: Front, ask: Ask) -> Ask:
    """Keep what was typed last, beginning the meeting with the first line of it."""
    name, value = ask.got[-1]
    meetings = front.desk.meetings
    known = ask.deed.stream.startswith(MEETING)
    row = meetings.get(front.actor, ask.deed.id) if known else None
    if row is None or row.status == "planned":
        row = begun(front, ask.deed, {name: value}, row=row)
    template = meetings.template_of(row)
    question = template.form.question_by_id.get(name)
    if question is not None:
        row = keep(front, row, template, {name: reply_of(question, value)})
    deed = replace(ask.deed, stream=row.stream, version=row.version)
    return replace(ask, deed=deed, fields=(*ask.fields, *_also(front, ask, template, row)))


def _also(front: Front, ask: Ask, template: Template, row: MeetingRow) -> tuple[Field, ...]:
    """Return what is asked too because of what was answered last, unless it is asked already."""
    if row.status == "logged" or ask.next_field is not None:
        return ()
    there = {each.name for each in ask.fields}
    mine = front.desk.meetings.bodies(front.actor)
    questions = asked_first(template, replies_of(row))
    return tuple(field_of(each, "", mine) for each in questions if each.id not in there)


def left(front: Front, ask: Ask) -> bool:
    """Leave for now what was begun; nothing was, before the first line was typed."""
    if not ask.deed.stream.startswith(MEETING) or not ask.got:
        return False
    front.desk.meetings.leave(front.act("leave"), ask.deed.id)
    return True


def unfinished(front: Front) -> tuple[Draft, ...]:
    """Return what the person began to log and did not finish, or began to add."""

    def draft(row: MeetingRow) -> Draft:
        what = "more" if row.status == "logged" else "log"
        deed = Deed(FEATURE, what, row.meeting.form, stream=row.stream, version=row.version)
        take = more if what == "more" else logged
        return Draft(row.touched_at, row.meeting.left, lambda: take(front, deed, said.GOING_ON))

    with suppress(Refusal):
        rows = front.desk.meetings.mine(front.actor)
        return tuple(draft(row) for row in rows if row.status == "draft" or _pending(row))
    return ()


def _pending(row: MeetingRow) -> bool:
    """Return whether something was answered since it was logged, and not added yet."""
    said_more = (name for name, reply in row.meeting.replies.items() if reply.given)
    return row.status == "logged" and not set(said_more) <= row.meeting.logged
