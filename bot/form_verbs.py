"""The verbs that read a person's own forms; they change nothing."""

import json
from typing import Annotated

import typer

from bot import form_words, words
from bot.days import day_of, end_of, said_day
from bot.failures import WrongUse, say, tell
from bot.form_lines import standing_of
from bot.form_screens import answers_screen, brought_up_of
from bot.printing import print_sections
from bot.verbs import AsAtOption, AsOption, JsonOption, person_of, wired
from bot.wiring import App
from domain.identity import short_form
from domain.refusals import NoSuchId, NotYourOffice, NotYours
from domain.services.filled import Filled
from domain.views.forms import FormRow

forms_app = typer.Typer(help="Read the forms that you filled in.", rich_markup_mode=None)


@forms_app.callback(invoke_without_command=True)
def forms(context: typer.Context) -> None:
    """Read the forms that you filled in.

    Example: partnerships forms list
    """
    if context.invoked_subcommand is None:
        raise WrongUse("Say what to do with the forms: partnerships forms list.")


@forms_app.command("list")
def forms_list(person: AsOption = "", as_at: AsAtOption = "", as_json: JsonOption = False) -> None:
    """List the forms that you began, the one touched last first.

    Example: partnerships forms list --json
    """
    who, day = person_of(person), day_of(as_at)
    moment = None if day is None else end_of(day)
    with wired() as app:
        try:
            rows = app.desk.forms.mine(app.offices.actor(who), as_at=moment)
        except NotYourOffice as error:
            applies = " and the ".join(app.desk.policy.edition.applies_to)
            raise WrongUse(f"Forms are for the staff of {applies}; name one with --as.") from error
        if as_json:
            tell(json.dumps([_row(app, row) for row in rows], indent=2, ensure_ascii=False))
            return
        for row in rows:
            matter = "" if row.enquiry is None else f", {short_form('ENQ', row.enquiry)}"
            tell(f"{row.short}  {_title(app, row)}: {_standing(row)}{matter}")
    if not rows:
        say("No form was begun; in partnerships chat a decided matter offers those it needs.")


@forms_app.command("show")
def forms_show(
    form: Annotated[
        str, typer.Argument(metavar="ID", help="The number of a form, as the list has it.")
    ],
    person: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show a form of yours whole: what was answered, and what it brought up.

    Example: partnerships forms show FRM-ABCDEFGH
    """
    who = person_of(person)
    with wired() as app:
        try:
            filled = app.desk.forms.get(app.offices.actor(who), form)
        except (NoSuchId, NotYours) as error:
            told = form_words.NO_SUCH_FORM.format(number=words.shortened(form))
            raise WrongUse(f"{told} partnerships forms list shows those you have.") from error
        if as_json:
            tell(json.dumps(_as_data(filled), indent=2, ensure_ascii=False))
            return
        shown = answers_screen(filled)
        title = form_words.DONE.format(title=filled.form.title, standing=standing_of(filled))
        print_sections(title, (*shown.sections, *brought_up_of(filled)))


def _standing(row: FormRow) -> str:
    if row.done and row.completed_on is not None:
        on = form_words.DONE_ON.format(day=said_day(row.completed_on))
        return ", ".join((on, *form_words.brought_up(row.care, row.risks)))
    if row.completed_on is not None:
        return form_words.CHANGED
    return words.LEFT if row.left else form_words.BEGUN


def _title(app: App, row: FormRow) -> str:
    return app.desk.enquiries.pinned(row.edition).edition.form_by_id[row.form].title


def _row(app: App, row: FormRow) -> dict[str, object]:
    said = row.model_dump(mode="json")
    return {"number": row.short, "title": _title(app, row), **said}


def _as_data(filled: Filled) -> dict[str, object]:
    """Return *filled* for programs: every question that is asked, with its answer if it has one."""
    answered = filled.filling.answered
    completed = filled.state.completed
    return {
        "number": filled.short,
        "id": filled.id,
        "form": filled.form.id,
        "title": filled.form.title,
        "edition": filled.policy.ref.model_dump(),
        "enquiry": filled.state.enquiry,
        "done": filled.state.done,
        "completed_on": None if filled.completed_on is None else str(filled.completed_on),
        "answers": [
            {
                "question": name,
                "asked": question.question,
                "values": list(answered[name].values) if name in answered else None,
                "applies": answered[name].applies if name in answered else None,
                "source": _source(filled, name),
            }
            for name, question in filled.filling.asked.items()
        ],
        "care": [] if completed is None else [each.model_dump() for each in completed.care],
        "risks": [] if completed is None else [each.model_dump() for each in completed.risks],
        "settled": {} if completed is None else dict(completed.settled),
    }


def _source(filled: Filled, name: str) -> str | None:
    if name in filled.state.replies:
        return "form"
    return filled.held[name].source if name in filled.held else None
