"""What was logged is corrected answer by answer, with the reason; what it said before is kept."""

from bot import meetings_words as said
from bot.asked import Ask, asked
from bot.doing import page_of
from bot.feature import Deed
from bot.front import Front
from bot.meeting_fields import field_of, reply_of, value_of
from bot.meeting_screens import plain
from bot.screens import Choice, Field, Screen

_WHY = Field("reason", said.CORRECT_WHY, required=True, longest=500)
_WHICH = "which"


def correct(front: Front, deed: Deed) -> Screen:
    """Ask which answer is wrong, then what it should say and why; then let it stand so."""
    row = front.desk.meetings.get(front.actor, deed.id)
    template = front.desk.meetings.template_of(row)
    which = deed.which or _which(front, deed)
    if isinstance(which, Screen):
        return which
    question = template.form.question_by_id.get(which)
    if question is None:
        return page_of(front, deed.stream)
    reply = row.meeting.replies.get(which)
    line = next((each for each in row.meeting.lines if each.question == which), None)
    was = said.CORRECT_WAS.format(was=plain(line.answered.text)) if line else ""
    mine = front.desk.meetings.bodies(front.actor)
    now = field_of(question, value_of(reply.plain if reply else None), mine)
    ask = Ask(
        Deed(deed.feature, deed.what, which, deed.stream, deed.version, deed.given),
        said.CORRECT_TITLE.format(number=row.short),
        said.CORRECT_DO,
        (now, _WHY),
        tuple(each for each in (f"{question.question} {was}".strip(),) if each),
        today=front.desk.agendas.today,
    )
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    front.desk.meetings.correct(
        front.act(),
        row.id,
        answers={which: reply_of(question, values[which])},
        reason=values["reason"],
    )
    return page_of(front, row.stream, said.CORRECTED)


def _which(front: Front, deed: Deed) -> str | Screen:
    """Ask which answer is wrong."""
    row = front.desk.meetings.get(front.actor, deed.id)
    choices = tuple(
        Choice(line.question, line.asked, plain(line.answered.text)) for line in row.meeting.lines
    )
    if not choices:
        return page_of(front, deed.stream)
    field = Field(_WHICH, said.CORRECT_WHICH, required=True, kind="choice", choices=choices)
    ask = Ask(deed, said.CORRECT_TITLE.format(number=row.short), said.CORRECT_BUTTON, (field,))
    values = asked(front, ask)
    return values if isinstance(values, Screen) else values[_WHICH]
