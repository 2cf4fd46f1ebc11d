"""The forms are listed with how each stands: those of the matter in front, and a person's own."""

from bot import form_words, words
from bot.days import said_day
from bot.form_actions import begin
from bot.form_lines import standing_of
from bot.front import Front
from bot.screens import Action, Choice, Pick, Screen, Section
from domain.policy.forms import Form
from domain.services.filled import Wanted
from domain.views.forms import FormRow

_MOST = 10


def forms_screen(front: Front, *notice: str) -> Screen:
    """Return every form that can be begun or gone on with here."""
    wanted = () if front.empty else front.desk.forms.of(front.actor, front.seen().id)
    alone = tuple(each for each in front.policy.edition.forms if each.subject == "alone")
    listed = {each.filled.id for each in wanted if each.filled is not None}
    others = [row for row in front.desk.forms.mine(front.actor) if row.id not in listed][:_MOST]
    sections = (
        Section(form_words.OF_MATTER, tuple(map(_of_matter, wanted))),
        Section(form_words.ON_THEIR_OWN, tuple(each.title for each in alone)),
        Section(form_words.OTHERS, tuple(_other(front, row) for row in others)),
    )
    there = tuple(each for each in sections if each.lines)
    return Screen(
        form_words.FORMS,
        notice=notice,
        paragraphs=() if there else (form_words.NO_FORMS,),
        sections=there,
        actions=_first(wanted, alone),
        pick=_pick(front, wanted, alone, others),
    )


def _first(wanted: tuple[Wanted, ...], alone: tuple[Form, ...]) -> tuple[Action, ...]:
    """Say how a form is begun by typing: the first that is not done."""
    left = [each for each in wanted if each.filled is None or not each.filled.state.done]
    if left:
        return (begin(left[0].form, left[0].filled),)
    return (begin(alone[0], None),) if alone else ()


def _of_matter(each: Wanted) -> str:
    number = "" if each.filled is None else f" ({each.filled.short})"
    return f"{each.form.title}{number}: {standing_of(each.filled)}"


def _other(front: Front, row: FormRow) -> str:
    if row.done and row.completed_on is not None:
        how = form_words.DONE_ON.format(day=said_day(row.completed_on))
    else:
        how = words.LEFT if row.left else form_words.BEGUN
    return f"{row.short}  {_title(front, row)}: {how}"


def _title(front: Front, row: FormRow) -> str:
    edition = front.desk.enquiries.pinned(row.edition).edition
    return edition.form_by_id[row.form].title


def _pick(
    front: Front, wanted: tuple[Wanted, ...], alone: tuple[Form, ...], others: list[FormRow]
) -> Pick | None:
    """Let one of the forms be opened; each choice's value is the line to type for it."""
    choices = (
        *(Choice(begin(each.form, each.filled).says, _of_matter(each)) for each in wanted),
        *(Choice(begin(each, None).says, each.title) for each in alone),
        *(Choice(row.short, _other(front, row)) for row in others),
    )
    return Pick.among(form_words.OPEN_ONE, words.OPEN_IT, choices)
