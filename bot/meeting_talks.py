"""On the page of a meeting stand the talks around it, and the way to note one for whoever may."""

from collections.abc import Iterator

from bot import meetings_words
from bot import notes_words as said
from bot.days import said_day
from bot.feature import button
from bot.front import Front
from bot.screens import Action
from domain.views.meetings import MeetingRow

_OF_NOTES = "notes"


def talk_lines(front: Front, row: MeetingRow) -> Iterator[str]:
    """Yield the notes of talks around the meeting, the newest first."""
    for note in front.desk.notes.around(front.actor, row):
        if note.kind == "liaison" and note.meeting.on is not None:
            what = note.meeting.says.get("agreed") or note.meeting.says.get("purpose", "")
            yield said.TALK_LINE.format(
                number=note.short,
                day=said_day(note.meeting.on),
                what=what or said.NOTHING_AGREED,
            )


def talk_button(front: Front, row: MeetingRow) -> Iterator[Action]:
    """Yield the button that notes a talk around it, for whoever logs such talks."""
    if row.kind != "meeting" or row.status in {"cancelled", "void"}:
        return
    for template in front.desk.meetings.templates():
        if template.kind == "liaison" and front.desk.notes.may_log(front.actor, template):
            yield button(
                _OF_NOTES,
                "log",
                which=template.form.id,
                says=f"log a liaison note for {row.short}",
                does=said.NOTES_A_TALK,
                label=said.NOTE_A_TALK,
            )
            return


def prepare_lines(front: Front, row: MeetingRow) -> Iterator[str]:
    """Yield what is done before a meeting that is to come: talk to the Area Commander, a hat."""
    if row.status != "planned":
        return
    for template in front.desk.meetings.templates():
        if template.kind == "liaison":
            yield meetings_words.LIAISON.format(clauses=", ".join(template.form.clauses))
        capacity = template.telling("capacity")
        if template.kind == "meeting" and capacity is not None:
            yield meetings_words.HAT.format(clauses=", ".join(capacity.clauses))
