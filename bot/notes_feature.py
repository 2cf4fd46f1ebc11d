"""What is logged beside meetings begins in one line: feedback, talks, triggers, training, more."""

from collections.abc import Iterator
from datetime import date

from bot import notes_words as said
from bot.asked import Ask, asked
from bot.doing import do
from bot.feature import Deed, Feature
from bot.front import Front
from bot.meeting_asking import log_ask
from bot.notes_heard import ASK, COUNCIL, LOGS, RECOMMENDATION, SHOWN
from bot.notes_screens import (
    FEATURE,
    asked_screen,
    councils_screen,
    logs_screen,
    nothing_screen,
    protocols_screen,
    training_screen,
    triggers_screen,
)
from bot.presses import MEETING
from bot.recommendation_screens import recommendation_screen, recommendations_screen
from bot.screens import Choice, Field, Screen
from bot.spoken_days import day_in
from domain.policy.forms import LogKind as Kind
from domain.services.meeting_templates import Template
from domain.services.meeting_wishes import Known

_LISTS = {
    "logs": logs_screen,
    "triggers": triggers_screen,
    "training": training_screen,
    "protocols": protocols_screen,
    "councils": councils_screen,
    "recommendations": recommendations_screen,
}


def _said(front: Front, text: str) -> Screen | None:
    line = " ".join(text.split()).rstrip(".!?").replace("’", "'")
    if front.waiting:
        return None
    process = front.desk.notes.on
    for pattern, name in SHOWN:
        if pattern.fullmatch(line) and (process or name == "logs"):
            return front.aside(_LISTS[name](front))
    if not process:
        return None
    one = RECOMMENDATION.fullmatch(line)
    if one is not None:
        return front.aside(recommendation_screen(front, one["number"]))
    return _begun(front, line)


def _begun(front: Front, line: str) -> Screen | None:
    """Begin what *line* wants logged; None where it wants nothing of the kind."""
    asking = ASK.fullmatch(line)
    if asking is not None:
        given = {"area": asking["area"] or "", "on": _day(front, asking["on"] or "")}
        return do(front, Deed(FEATURE, "ask", given=given))
    if COUNCIL.fullmatch(line):
        return _log(front, "protocol", council=True)
    for pattern, kind in LOGS:
        wish = pattern.fullmatch(line)
        if wish is not None:
            found = wish.groupdict(default="")
            meeting = found.get("meeting", "")
            stream = front.desk.meetings.get(front.actor, meeting).stream if meeting else ""
            return _log(front, kind, body=found.get("body", ""), stream=stream)
    return None


def _log(
    front: Front, kind: Kind, *, body: str = "", stream: str = "", council: bool = False
) -> Screen:
    template = next(_templates(front, kind, council=council), None)
    if template is None:
        return front.aside(nothing_screen())
    given = {"body": body} if body else {}
    return do(front, Deed(FEATURE, "log", template.form.id, stream=stream, given=given))


def _templates(front: Front, kind: Kind, *, council: bool) -> Iterator[Template]:
    """Yield the templates of *kind*: with a *council* something stands that asks for no partner."""
    for each in front.desk.meetings.templates():
        asks_no_partner = kind == "protocol" and each.telling("body") is None
        if each.kind == kind and asks_no_partner is council:
            yield each


def _done(front: Front, deed: Deed) -> Screen:
    match deed.what:
        case "log":
            return _logging(front, deed)
        case "ask":
            return _ask(front, deed)
        case _:
            return front.aside(logs_screen(front))


def _logging(front: Front, deed: Deed) -> Screen:
    """Ask for what is logged on the form of the deed, with what is known of it filled in."""
    template = front.desk.meetings.template(deed.which)
    known: Known = {"body": deed.given["body"]} if deed.given.get("body") else {}
    if deed.stream.startswith(MEETING):
        row = front.desk.meetings.get(front.actor, deed.id)
        known["about"], known["area"] = row.stream, row.area
        known["title"] = said.TALK_TITLE.format(title=row.meeting.title)
    whole = front.desk.notes.known(front.actor, template.form.id, **known)
    names = {"about": "for_entry"}
    given = {names.get(name, f"for_{name}"): str(value) for name, value in whole.items() if value}
    return log_ask(front, template, given)


def _ask(front: Front, deed: Deed) -> Screen:
    """Ask the lead members of a policing area what matters there, before it is met."""
    places = front.desk.notes.policing
    choices = tuple(Choice(each.id, each.title) for each in places)
    example = places[0].title if places else ""
    fields = (
        Field(
            "area",
            said.ASK_AREA,
            deed.given.get("area", ""),
            said.ASK_AREA_HINT.format(example=example) if example else "",
            required=True,
            kind="choice" if choices else "line",
            choices=choices,
        ),
        Field("on", said.ASK_ON, deed.given.get("on", ""), required=True, kind="day"),
    )
    ask = Ask(deed, said.ASK_TITLE, said.ASK_BUTTON, fields, (said.ASK_ABOUT,))
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    on = date.fromisoformat(values["on"])
    tasks = front.desk.notes.ask_leads(front.act(), policing=values["area"], on=on)
    return front.aside(asked_screen(front, tasks))


def _day(front: Front, text: str) -> str:
    """Return the day that *text* names as a field holds it: the next one where it has no year."""
    today = front.desk.agendas.today
    found = day_in(text, today)
    if found is None:
        return ""
    if found < today and str(found.year) not in text:
        found = found.replace(year=found.year + 1)
    return found.isoformat()


NOTES = Feature(FEATURE, said=_said, done=_done)
"""What is logged beside meetings, and how far recommendations are."""
