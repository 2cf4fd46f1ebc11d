"""The logs beside meetings are shown by whom they are for: area by area, member by member."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot import actions, words
from bot import notes_words as said
from bot.days import said_day
from bot.feature import button
from bot.front import Front
from bot.meeting_screens import plain
from bot.screens import Action, Screen, Section
from domain.services.meeting_templates import Template
from domain.services.notes import Standing, Trigger
from domain.views.tasks import TaskRow

FEATURE = "notes"
_SHORT = 110


def logs_screen(front: Front) -> Screen:
    """Return what the person in front may log, and what others do."""
    notes = front.desk.notes
    every = front.desk.meetings.templates()
    mine = [each for each in every if notes.may_log(front.actor, each)]
    others = [each for each in every if each not in mine]
    lines = tuple(
        said.LOG_LINE.format(
            title=each.form.title,
            says=_says(each),
            about=each.form.about,
            clauses=", ".join(each.form.clauses),
        )
        for each in mine
    )
    theirs = tuple(
        said.OTHERS_LINE.format(title=each.form.title, who=_loggers(front, each)) for each in others
    )
    sections = (Section(said.LOGS, lines), Section(said.OTHERS, theirs))
    return Screen(
        said.LOGS_TITLE,
        paragraphs=() if len(every) > 1 else (said.NO_LOGS,),
        sections=tuple(each for each in sections if each.lines),
        actions=(*_beginning(mine), actions.HELP),
    )


def nothing_screen() -> Screen:
    """Say that nothing here asks for that to be logged."""
    return Screen(said.LOGS_TITLE, paragraphs=(said.NOTHING_LOGS,), actions=(actions.PROCESS,))


def triggers_screen(front: Front) -> Screen:
    """Return the triggers, each with what every lead member it is for made of it."""
    found = front.desk.notes.triggers(front.actor)
    sections = tuple(
        Section(_trigger(each), tuple(_answer(front, task) for task in each.tasks))
        for each in found
    )
    return Screen(
        said.TRIGGERS_TITLE,
        paragraphs=() if found else (said.NO_TRIGGERS,),
        sections=sections,
        actions=(actions.HELP,),
    )


def training_screen(front: Front) -> Screen:
    """Return which members took the training and which did not yet."""
    every = front.desk.notes.trained(front.actor)
    edition = front.desk.policy.edition
    if not every:
        contact = edition.office_titles[edition.policy_contact]
        return Screen(said.TRAINING_TITLE, paragraphs=(said.NO_MEMBERS.format(contact=contact),))
    done = tuple(
        said.TRAINED_LINE.format(
            who=each.person.shown, day=_on(each.row.meeting.on), number=each.row.short
        )
        for each in every
        if each.row is not None
    )
    open_ = tuple(each.person.shown for each in every if each.row is None)
    sections = (Section(said.TRAINED, done), Section(said.UNTRAINED, open_))
    return Screen(
        said.TRAINING_TITLE,
        paragraphs=(said.TRAINING_COUNT.format(done=len(done), all=len(every)),),
        sections=tuple(each for each in sections if each.lines),
        actions=(actions.HELP,),
    )


def protocols_screen(front: Front) -> Screen:
    """Return how the protocol with each partner stands."""
    found = front.desk.notes.protocols(front.actor)
    lines = tuple(_protocol(front, each) for each in found)
    return Screen(
        said.PROTOCOLS_TITLE,
        paragraphs=() if found else (said.NO_PROTOCOLS,),
        sections=(Section("", lines),) if lines else (),
        actions=(actions.HELP,),
    )


def councils_screen(front: Front) -> Screen:
    """Return which way each council has chosen."""
    lines = tuple(_council(front, each) for each in front.desk.notes.councils(front.actor))
    return Screen(said.COUNCILS_TITLE, sections=(Section("", lines),), actions=(actions.HELP,))


def asked_screen(front: Front, tasks: Sequence[TaskRow]) -> Screen:
    """Return who was asked before a meeting with an Area Commander."""
    who = [
        said.ASKED_ONE.format(
            who=_called(front, task.person), area=_area(front, task.task.area), number=task.short
        )
        for task in tasks
    ]
    return Screen(
        said.ASK_TITLE,
        notice=(said.ASKED.format(who=words.listed(who)),),
        actions=(actions.HELP,),
    )


def _beginning(mine: Sequence[Template]) -> Iterator[Action]:
    for each in mine:
        yield button(
            FEATURE,
            "log",
            which=each.form.id,
            says=_says(each),
            does=each.form.about,
            label=_says(each).capitalize(),
        )


def _says(template: Template) -> str:
    if template.kind == "protocol" and template.telling("body") is None:
        return said.COUNCIL_SAYS
    return said.SAYS[template.kind]


def _loggers(front: Front, template: Template) -> str:
    titles = front.desk.offices.titles
    offices = front.desk.notes.loggers(template)
    return words.listed([f"the {titles.get(each, each)}" for each in offices], " or ")


def _trigger(each: Trigger) -> str:
    says = each.row.meeting.says
    what = _short(says.get("development", each.row.meeting.title))
    calls = says.get("calls_for", "")
    return said.TRIGGER_LINE.format(
        number=each.row.short, day=_on(each.row.meeting.on), what=what, calls=_short(calls)
    ).strip()


def _answer(front: Front, task: TaskRow) -> str:
    done = task.status == "done"
    answer = said.ANSWERED.format(answer=_short(task.task.shown)) if done else said.AWAITED
    return said.ANSWER_LINE.format(
        who=_called(front, task.person), answer=answer, number=task.short
    )


def _protocol(front: Front, each: Standing) -> str:
    row = each.row
    assert row is not None  # noqa: S101 - only what was logged stands here
    says, status = row.meeting.says, row.meeting.says.get("status", "")
    alike = says.get("alike", "")
    due = plain(says["by_when"]) if says.get("by_when") else ""
    del front
    return said.PROTOCOL_LINE.format(
        partner=each.title,
        status=_lower(status),
        alike=said.MADE_ALIKE.format(alike=_lower(alike)) if alike else "",
        due=said.AGREED_FOR.format(day=due) if due else "",
        number=row.short,
        day=_on(row.meeting.on),
    )


def _council(front: Front, each: Standing) -> str:
    del front
    if each.row is None:
        return said.COUNCIL_OPEN.format(council=each.title)
    return said.COUNCIL_LINE.format(
        council=each.title,
        status=_lower(each.row.meeting.says.get("status", "")),
        number=each.row.short,
        day=_on(each.row.meeting.on),
    )


def _called(front: Front, person: str) -> str:
    if not person:
        return said.NOBODY
    found = front.desk.offices.find(person)
    return person if found is None else found.shown


def _area(front: Front, area: str) -> str:
    areas = {each.id: each.title for each in front.desk.policy.edition.areas}
    return areas.get(area, area)


def _on(day: date | None) -> str:
    return "" if day is None else said_day(day)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _short(text: str) -> str:
    return words.shortened(text, _SHORT)
