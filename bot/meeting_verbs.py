"""The verbs of meetings: see them, put one in the diary, log what came of one, correct it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from textwrap import wrap
from typing import Annotated

import typer

from bot.days import day_of, end_of
from bot.failures import WrongUse, say, tell
from bot.meeting_diary import time_in
from bot.meeting_fields import reply_of
from bot.meeting_shown import as_data, form_data, history, line_of
from bot.office_verbs import KeyOption
from bot.refusing import refused
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired
from bot.wiring import App
from domain.messages import Act
from domain.policy.filling import Reply
from domain.refusals import FormIncomplete, NoSuchId, Refusal
from domain.services.meeting_templates import Template
from domain.services.meeting_wishes import Known
from domain.views.meetings import MeetingRow

meetings_app = typer.Typer(
    help="See meetings and what was logged of them, and log one.", rich_markup_mode=None
)
WIDTH = 80
_NONE = "No meeting is there{when}."
_SHOWN = "command line"
MeetingArgument = Annotated[
    str, typer.Argument(metavar="ID", help="The number of a meeting, as the list has it.")
]
AnswerOption = Annotated[
    list[str],
    typer.Option("--answer", metavar="QUESTION=TEXT", help="An answer, by its question's id."),
]
BodyOption = Annotated[str, typer.Option("--body", metavar="NAME", help="Which body meets.")]
OnOption = Annotated[str, typer.Option("--on", metavar="DATE", help="On which day.")]


@meetings_app.callback(invoke_without_command=True)
def meetings(context: typer.Context) -> None:
    """See meetings and what was logged of them, and log one.

    Example: partnerships meetings list
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to do with the meetings: partnerships meetings list.")


@meetings_app.command("list")
def meetings_list(
    person: AsOption = "",
    as_at: AsAtOption = "",
    mine: Annotated[bool, typer.Option("--mine", help="One's own, drafts among them.")] = False,
    as_json: JsonOption = False,
) -> None:
    """List the meetings in the diary and those that were logged, newest day first.

    Example: partnerships meetings list --mine
    """
    day = day_of(as_at)
    if mine and day is not None:
        raise WrongUse("One's own meetings are listed as they stand now: leave out --as-at.")
    with _reading(person) as (app, act):
        moment = None if day is None else end_of(day)
        found = app.desk.meetings
        rows = found.mine(act.actor) if mine else found.all(act.actor, as_at=moment)
        if as_json:
            tell(json.dumps([as_data(row) for row in rows], indent=2, ensure_ascii=False))
            return
        if not rows:
            say(_NONE.format(when="" if day is None else " as it stood then"))
        for row in rows:
            _tell(line_of(app, row))


@meetings_app.command("show")
def meetings_show(
    meeting: MeetingArgument, person: AsOption = "", as_json: JsonOption = False
) -> None:
    """Show one meeting whole: what was logged, where that goes, and what happened to it.

    Example: partnerships meetings show MTG-ABCDEFGH
    """
    with _reading(person) as (app, act):
        row = app.desk.meetings.get(act.actor, meeting)
        told = list(history(app, act, row))
        if as_json:
            whole = {**as_data(row), "history": told}
            tell(json.dumps(whole, indent=2, ensure_ascii=False))
            return
        _tell(line_of(app, row))
        for line in row.meeting.lines:
            _tell(f"{line.asked} {line.answered.text}")
        for each in told:
            _tell(f"{each['happened_on']}  {each['by']}: {each['says']}")


@meetings_app.command("forms")
def meetings_forms(person: AsOption = "", as_json: JsonOption = False) -> None:
    """List the forms on which something can be logged here, with the ids of their questions.

    Example: partnerships meetings forms
    """
    with _reading(person) as (app, _):
        every = app.desk.meetings.templates()
        if as_json:
            tell(json.dumps([form_data(each) for each in every], indent=2, ensure_ascii=False))
            return
        if not every:
            say("Nothing here has a form to log a meeting on.")
        for template in every:
            _tell(f"{template.form.id}  {template.form.title} ({template.source})")
            for question in template.form.question_by_id.values():
                needed = " (needed)" if question.required else ""
                picked = f" [{', '.join(question.domain)}]" if question.is_picked else ""
                _tell(f"  {question.id}: {question.question}{needed}{picked}")


@meetings_app.command("plan")
def meetings_plan(
    body: BodyOption,
    on: OnOption,
    at: Annotated[str, typer.Option("--at", metavar="TIME", help="At what time: 18:30.")] = "",
    who: Annotated[
        str, typer.Option("--who", metavar="PERSON", help="Who goes; else the one who asks.")
    ] = "",
    person: AsOption = "",
    key: KeyOption = "",
) -> None:
    """Put a meeting in the diary.

    Example: partnerships meetings plan --body "Halton CDRP" --on 2026-04-12 --at 18:30
    """
    day, time = day_of(on, "--on"), time_in(at)
    if day is None or time is None:
        raise WrongUse("Give the day as 2026-04-12 with --on, and the time as 18:30 with --at.")
    with _reading(person, key) as (app, act):
        known: Known = {"body": body, "on": day, "at": time, "person": who}
        row = app.desk.meetings.plan(act, **known)
        _tell(line_of(app, row))


@meetings_app.command("log")
def meetings_log(  # noqa: PLR0913, PLR0917 - an option each
    answer: AnswerOption,
    meeting: Annotated[
        str, typer.Option("--meeting", metavar="ID", help="Of a meeting in the diary or begun.")
    ] = "",
    form: Annotated[
        str, typer.Option("--form", metavar="FORM", help="On which form; see meetings forms.")
    ] = "meeting",
    body: BodyOption = "",
    on: OnOption = "",
    person: AsOption = "",
    key: KeyOption = "",
) -> None:
    """Log what came of a meeting, or add to what is logged; what is lacking is named and kept.

    Example: partnerships meetings log --body "Halton CDRP" --on 2026-04-01 --answer outcome=...
    """
    day = day_of(on, "--on")
    with _reading(person, key) as (app, act):
        found = app.desk.meetings
        known: Known = {"body": body}
        if day is not None:
            known["on"] = day
        row = found.get(act.actor, meeting) if meeting else None
        said_now = _answers(found.template(form) if row is None else found.template_of(row), answer)
        if row is None or row.status == "planned":
            row = found.begin(act.following("begin"), form, meeting=meeting, **known)
        answers = {**_missing(app, act, row), **said_now}
        shown = app.desk.audit.shown.keep(_SHOWN.encode())
        found.answer(act.following("answer"), row.id, answers=answers, shown=shown)
        try:
            row = found.log(act.following("log"), row.id)
        except FormIncomplete as lacking:
            raise WrongUse(
                f"{row.short} is begun and kept. It still lacks: {lacking.data['questions']}. Give"
                f" them with --answer, and --meeting {row.short}."
            ) from lacking
        _tell(line_of(app, row))


@meetings_app.command("correct")
def meetings_correct(
    meeting: MeetingArgument,
    answer: AnswerOption,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why it is changed.")],
    person: AsOption = "",
    key: KeyOption = "",
) -> None:
    """Let answers that were logged stand otherwise; what they said before is kept.

    Example: partnerships meetings correct MTG-ABCDEFGH --answer outcome=... --reason "a slip"
    """
    with _reading(person, key) as (app, act):
        row = app.desk.meetings.get(act.actor, meeting)
        answers = _answers(app.desk.meetings.template_of(row), answer)
        _tell(line_of(app, app.desk.meetings.correct(act, row.id, answers=answers, reason=reason)))


@contextmanager
def _reading(person: str, key: str = "") -> Iterator[tuple[App, Act]]:
    """Give the assistant and one act of *person*; say kindly what is refused."""
    who = person_of(person)
    with wired() as app:
        act = Act(actor=app.actor(who), key=key or app.desk.new_key(), conversation="command line")
        try:
            yield app, act
        except NoSuchId as error:
            raise WrongUse(
                "There is no meeting with that number; partnerships meetings list shows them all."
            ) from error
        except Refusal as refusal:
            titles = app.desk.policy.edition.office_titles
            raise WrongUse(refused(refusal, titles)) from refusal


def _missing(app: App, act: Act, row: MeetingRow) -> dict[str, Reply]:
    """Return what is known already and was not answered yet."""
    known = app.desk.meetings.prefilled(act.actor, row)
    return {name: reply for name, reply in known.items() if name not in row.meeting.replies}


def _answers(template: Template, written: list[str]) -> dict[str, Reply]:
    known = template.form.question_by_id
    answers = {}
    for each in written:
        name, parted, value = each.partition("=")
        if not parted or name not in known:
            raise WrongUse(
                f"{name[:60]!r} is no question of {template.form.id}; partnerships meetings forms"
                " shows them all. Write an answer as QUESTION=TEXT."
            )
        answers[name] = reply_of(known[name], value.strip())
    return answers


def _tell(line: str) -> None:
    for part in wrap(line, WIDTH, subsequent_indent="    "):
        tell(part)
