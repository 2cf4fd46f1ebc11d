"""What came of a meeting is asked on a card, or line by line and kept as it comes; then logged."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from bot import meetings_words as said
from bot.asked import SURE, Ask, asked
from bot.doing import page_of
from bot.feature import Deed
from bot.form_answers import question_of, said_of
from bot.front import Front
from bot.meeting_fields import asked_first, asked_later, field_of, reply_of, value_of
from bot.meeting_known import DRAFT, MEETING_OF, known_of, trained_field
from bot.presses import MEETING
from bot.refusing import refused
from bot.screens import Screen
from bot.words import listed
from domain.messages import Act
from domain.policy.filling import Reply
from domain.refusals import FormIncomplete, Refusal
from domain.services.meeting_templates import Template
from domain.views.meetings import MeetingRow

FEATURE = "meetings"


def log_ask(front: Front, template: Template, given: Mapping[str, str] | None = None) -> Screen:
    """Ask for what is logged on *template*, or log it where all of it is *given*.

    *given* may say of which body (``for_body``), on which day (``for_day``), about which entry
    (``for_entry``, its id), or of which meeting in the diary (``for_meeting``) it is; and, as a
    meeting knows them, ``for_area``, ``for_person``, ``for_office``, ``for_seat``, ``for_title``.
    """
    return logged(front, Deed(FEATURE, "log", template.form.id, given=dict(given or {})))


def logged(front: Front, deed: Deed, *notice: str) -> Screen:
    """Ask for what *deed* lacks, keep what was answered, and log it once nothing is missing."""
    meetings = front.desk.meetings
    row = meetings.get(front.actor, deed.id) if deed.stream.startswith(MEETING) else None
    template = meetings.template(deed.which) if row is None else meetings.template_of(row)
    if row is None and (planned := deed.given.get(MEETING_OF)):
        row = meetings.get(front.actor, planned)
    if row is not None and row.status == "logged":
        meetings.follow_up(front.act("follow"), row)
        return page_of(front, row.stream, said.LOGGED_ALREADY.format(number=row.short))
    deed = replace(deed, given={DRAFT: front.desk.new_key(), **deed.given})
    ask = _ask(front, deed, template, row)
    values = asked(front, ask, *notice)
    if isinstance(values, Screen):
        return values
    return _log(front, ask, template, row, values)


def more(front: Front, deed: Deed, *notice: str) -> Screen:
    """Ask for what may be added to what is logged, and add it."""
    row = front.desk.meetings.get(front.actor, deed.id)
    template = front.desk.meetings.template_of(row)
    questions = asked_later(template, replies_of(row), row.meeting.logged)
    if not questions:
        return page_of(front, deed.stream, said.NOTHING_LEFT.format(number=row.short))
    fields = tuple(field_of(each, value_of(replies_of(row).get(each.id))) for each in questions)
    ask = Ask(
        deed=deed,
        title=said.MORE_TITLE.format(title=row.meeting.title),
        button=said.MORE_BUTTON,
        fields=tuple(replace(each, required=False) for each in fields),
        about=(said.MORE_ABOUT,),
        draft=True,
        today=front.desk.agendas.today,
    )
    values = asked(front, ask, *notice)
    if isinstance(values, Screen):
        return values
    answers = _answers(template, values)
    try:
        keep(front, row, template, answers)
        after = front.desk.meetings.log(front.act("log"), row.id)
    except Refusal as refusal:
        return _again(front, ask, values, refusal)
    told = said.ADDED if after.version != row.version else said.NOTHING_ADDED
    return page_of(front, row.stream, told.format(number=row.short))


def _ask(front: Front, deed: Deed, template: Template, row: MeetingRow | None) -> Ask:
    """Return what is asked next of *template*: the first card, or what of it is still open."""
    meetings, mine = front.desk.meetings, front.desk.notes.offered(front.actor, template)
    begun = row is not None and row.status == "draft"
    replies = replies_of(row) if row is not None and begun else {}
    if row is not None:
        known = meetings.prefilled(front.actor, row)
    else:
        known = meetings.foreseen(front.actor, template.form.id, **known_of(deed))
    questions = asked_first(template, replies)
    return Ask(
        deed=deed if row is None else replace(deed, stream=row.stream, version=row.version),
        title=template.form.title,
        button=said.LOG_BUTTON,
        fields=tuple(
            trained_field(front, template, each, field_of(each, value_of(known.get(each.id)), mine))
            for each in questions
        ),
        about=tuple(_about(front, template, row if begun else None)),
        draft=True,
        today=front.desk.agendas.today,
    )


def _about(front: Front, template: Template, row: MeetingRow | None) -> Iterator[str]:
    if row is not None and row.meeting.replies:
        asked_of = template.form.question_by_id
        lines = [
            said_of(question, reply)
            for name, question in asked_of.items()
            if (reply := replies_of(row).get(name)) is not None and reply.values
        ]
        if lines:
            yield said.SO_FAR.format(said="; ".join(lines))
    yield said.LOG_ABOUT
    if template.form.ours:
        yield said.LOG_OURS
    yield from receives(front, template)


def receives(front: Front, template: Template) -> Iterator[str]:
    """Yield in which report it will stand and who receives it; and whom nobody is known to be."""
    titles = front.desk.offices.titles
    who = listed([f"the {titles.get(each, each)}" for each in template.to])
    if template.report and who:
        yield said.LOG_GOES.format(report=template.report_title, who=who)
    elif who:
        yield said.LOG_FOR.format(who=who)
    edition = front.desk.policy.edition
    contact = edition.office_titles[edition.policy_contact]
    if template.unmapped:
        unmapped = listed(template.unmapped)
        yield said.UNMAPPED.format(who=unmapped, contact=contact)
    elif not who:
        yield said.NO_ONE.format(contact=contact)


def _log(
    front: Front,
    ask: Ask,
    template: Template,
    row: MeetingRow | None,
    values: Mapping[str, str],
) -> Screen:
    """Begin what is not begun, keep the answers, and log them; ask for whatever is still open."""
    meetings = front.desk.meetings
    try:
        if row is None or row.status != "draft":
            row = begun(front, ask.deed, values, template, row)
        if row.status == "logged":
            return page_of(front, row.stream, said.LOGGED_ALREADY.format(number=row.short))
        row = keep(front, row, template, _answers(template, values))
        row = meetings.log(front.act("log"), row.id)
    except FormIncomplete:
        assert row is not None  # noqa: S101 - nothing is logged before it is begun
        deed = replace(ask.deed, stream=row.stream, version=row.version, given={})
        row = meetings.get(front.actor, row.id)
        return asked_again(front, _ask(front, deed, template, row), said.MISSING)
    except Refusal as refusal:
        if row is not None:
            ask = replace(ask, deed=replace(ask.deed, stream=row.stream, version=row.version))
        return _again(front, ask, values, refusal)
    return page_of(front, row.stream, said.LOGGED.format(number=row.short))


def begun(
    front: Front,
    deed: Deed,
    values: Mapping[str, str],
    template: Template | None = None,
    row: MeetingRow | None = None,
) -> MeetingRow:
    """Return the meeting that is logged: the one in the diary, or one that begins here.

    It is begun once for each card, however often that is pressed.
    """
    meetings = front.desk.meetings
    if template is None:
        template = meetings.template(deed.which) if row is None else meetings.template_of(row)
    known = known_of(deed)
    told = {each.tells: values.get(each.id, "") for each in template.form.question_by_id.values()}
    body = told.get("body") or known.get("body", "")
    day = told.get("held_on")
    on = date.fromisoformat(day) if day else known.get("on")
    stands = row is not None and meetings.is_of(front.actor, row, body)
    if body and template.kind == "meeting" and not stands:
        row = meetings.owed(front.actor, body, on)
    act = _beginning(front.act("begin"), deed)
    if row is not None:
        return meetings.begin(act, template.form.id, meeting=row.id)
    if body:
        known["body"] = body
    if on is not None:
        known["on"] = on
    return meetings.begin(act, template.form.id, **known)


def _beginning(act: Act, deed: Deed) -> Act:
    """Return the act that begins what a card logs: the same for whoever presses it again."""
    draft = deed.given.get(DRAFT, "")
    return act.model_copy(update={"key": f"log:{draft}"}) if draft else act


def keep(
    front: Front, row: MeetingRow, template: Template, answers: Mapping[str, Reply]
) -> MeetingRow:
    if not answers:
        return row
    questions = [each for name, each in template.form.question_by_id.items() if name in answers]
    shown = front.shown(question_of(questions, template.form.title))
    return front.desk.meetings.answer(front.act("answer"), row.id, answers=answers, shown=shown)


def _answers(template: Template, values: Mapping[str, str]) -> dict[str, Reply]:
    known = template.form.question_by_id
    return {name: reply_of(known[name], said) for name, said in values.items() if name in known}


def replies_of(row: MeetingRow) -> dict[str, Reply]:
    return {name: reply.plain for name, reply in row.meeting.replies.items()}


def _again(front: Front, ask: Ask, values: Mapping[str, str], refusal: Refusal) -> Screen:
    """Ask the same again, with all that was filled in, and say why."""
    front.refused = refusal
    fields = tuple(replace(each, value=values.get(each.name, "")) for each in ask.fields)
    told = refused(refusal, front.desk.policy.edition.office_titles)
    return asked_again(front, replace(ask, fields=fields, got=()), told)


def asked_again(front: Front, ask: Ask, *notice: str) -> Screen:
    """Ask *ask* from its first line, *notice* first."""
    given = {name: value for name, value in ask.deed.given.items() if name != SURE}
    bare = replace(ask, deed=replace(ask.deed, given=given))
    screen = asked(front, bare, *notice)
    assert isinstance(screen, Screen)  # noqa: S101 - nothing is given, so that it is asked
    return screen
