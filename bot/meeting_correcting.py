"""What was logged is corrected answer by answer, with the reason; what it said before is kept."""

from bot import meetings_words as said
from bot.answers import number_in
from bot.asked import Ask, asked
from bot.doing import page_of
from bot.feature import Deed
from bot.front import Front
from bot.meeting_fields import field_of, reply_of, value_of
from bot.meeting_screens import plain
from bot.screens import Choice, Field, Pick, Screen, Section
from domain.views.meetings import MeetingRow

_WHY = Field("reason", said.CORRECT_WHY, required=True, longest=500)


def correct(front: Front, deed: Deed) -> Screen:
    """Ask which answer is wrong, then what it should say and why; then let it stand so.

    *deed* may say which by its number in the list of what was logged, or by its question.
    """
    row = front.desk.meetings.get(front.actor, deed.id)
    template = front.desk.meetings.template_of(row)
    question = template.form.question_by_id.get(_meant(row, deed.which))
    if question is None:
        return front.aside(_which_screen(row)) if row.meeting.lines else page_of(front, row.stream)
    reply = row.meeting.replies.get(question.id)
    mine = front.desk.meetings.bodies(front.actor)
    ask = Ask(
        Deed(deed.feature, deed.what, question.id, deed.stream, deed.version, deed.given),
        said.CORRECT_TITLE.format(number=row.short),
        said.CORRECT_DO,
        (field_of(question, value_of(reply.plain if reply else None), mine), _WHY),
        today=front.desk.agendas.today,
    )
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    front.desk.meetings.correct(
        front.act(),
        row.id,
        answers={question.id: reply_of(question, values[question.id])},
        reason=values["reason"],
    )
    return page_of(front, row.stream, said.CORRECTED)


def _meant(row: MeetingRow, which: str) -> str:
    """Return the question that *which* is: its number among what was logged, or itself."""
    number = number_in(which, len(row.meeting.lines)) if which else None
    return which if number is None else row.meeting.lines[number - 1].question


def _which_screen(row: MeetingRow) -> Screen:
    """Let one of the answers be picked."""
    lines = [f"{line.asked} {plain(line.answered.text)}" for line in row.meeting.lines]
    numbered = tuple(f"{number}. {line}" for number, line in enumerate(lines, start=1))
    choices = (
        Choice(f"correct {row.short} {number}", line) for number, line in enumerate(lines, start=1)
    )
    return Screen(
        said.CORRECT_TITLE.format(number=row.short),
        paragraphs=(said.CORRECT_HOW.format(number=row.short),),
        sections=(Section(said.CORRECT_WHICH, numbered),),
        pick=Pick.among(said.CORRECT_WHICH, said.CORRECT_BUTTON, choices),
        stream=row.stream,
        version=row.version,
    )
