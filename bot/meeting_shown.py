"""A meeting, and a form on which one is logged, as the command line shows them and writes them."""

from collections.abc import Iterator, Mapping

from bot import meetings_words as said
from bot.days import said_day
from bot.naming import Names
from bot.timeline_words import sentence
from bot.wiring import App
from domain.messages import Act
from domain.services.meeting_templates import Template
from domain.services.meetings_seen import Named
from domain.views.meetings import MeetingRow


def line_of(app: App, row: MeetingRow) -> str:
    meeting = row.meeting
    when = "no day" if meeting.on is None else said_day(meeting.on)
    at = said.AT.format(time=meeting.at) if meeting.at else ""
    status = said.STATUS.get(row.status, row.status)
    title = meeting.title or said.KINDS[row.kind]
    return f"{row.short}  {when}{at}: {title} ({status}; {who_of(app, meeting.member)})"


def who_of(app: App, named: Named) -> str:
    if named.person is None:
        return named.name.text if named.name else "nobody named"
    found = app.offices.find(named.person)
    return named.person if found is None else f"{found.shown} ({found.id})"


def as_data(row: MeetingRow) -> dict[str, object]:
    whole = row.model_dump(mode="json", exclude={"flagged", "meeting"})
    stands = row.meeting.model_dump(mode="json", exclude={"replies", "before", "planned"})
    return {"number": row.short, **whole, **stands}


def form_data(template: Template) -> dict[str, object]:
    return {
        "form": template.form.id,
        "title": template.form.title,
        "logs": template.kind,
        "of": template.document.policy,
        "report": template.report,
        "to": list(template.to),
        "questions": [
            {
                "id": each.id,
                "question": each.question,
                "kind": each.kind,
                "needed": each.required,
                "options": list(each.domain),
            }
            for each in template.form.question_by_id.values()
        ],
    }


def history(app: App, act: Act, row: MeetingRow) -> Iterator[Mapping[str, str]]:
    names = Names(app.desk.policy.edition)
    for each in app.desk.meetings.story(act.actor, row.id).recorded:
        yield {
            "event": each.name,
            "happened_on": each.happened_on.isoformat(),
            "recorded_at": each.recorded_at.isoformat(),
            "by": each.actor.id,
            "says": sentence(each.name, each.event.model_dump(mode="json"), names),
        }
