"""What is not right about an entry is corrected with a reason, and what is the same is merged."""

from collections.abc import Iterator
from dataclasses import replace

from bot import record_words, register_words
from bot.asked import Ask, asked
from bot.feature import Deed, button
from bot.front import Front
from bot.presses import ARRANGEMENT
from bot.record_asking import again, edition_of, on_page, shown
from bot.registering import LONGEST_LINE, parted
from bot.screens import Action, Choice, Field, Screen
from domain.refusals import NoSuchId
from domain.services.records import STAGES
from domain.views.register import RegisterRow

_STAGE = "stage"
_WHY = Field("why", record_words.WHY, required=True)


def mend(front: Front, row: RegisterRow) -> Screen:
    """Return what can be mended about an entry."""
    shown_now = front.desk.records.shown(front.actor, row.id)
    return front.aside(
        Screen(
            record_words.CORRECT_TITLE.format(number=row.short),
            paragraphs=(f"{row.short}  {row.title}", record_words.MORE_TO_CORRECT),
            actions=tuple(
                _mendings(
                    notes=bool(shown_now.record.notes), documents=bool(shown_now.record.documents)
                )
            ),
            stream=f"{ARRANGEMENT}{row.id}",
            version=row.version,
        )
    )


def _mendings(*, notes: bool, documents: bool) -> Iterator[Action]:
    def offered(what: str, says: str, does: str, label: str) -> Action:
        return button("record", what, says=says, does=does, label=label)

    title, field = record_words.ITS_LINE, "fill in"
    yield offered("correct", "correct the title", "the title, the partners, the stage", title)
    yield offered("fill", field, "what else the register holds of it", record_words.FILL_IN)
    if notes:
        says = "correct a note"
        yield offered("correct-note", says, "what a note says", record_words.CORRECT_NOTE)
    if documents:
        says = "take a document off"
        yield offered("take-off", says, "it is not one of its own", record_words.TAKE_OFF)
    yield offered("merge", "merge", "it is the same as another entry", record_words.MERGE)
    says = "made by mistake"
    yield offered("void", says, "it should never have been there", record_words.BY_MISTAKE)


def correct(front: Front, deed: Deed, row: RegisterRow) -> Screen:
    """Correct the title, the partners or the stage of an entry."""
    fact = edition_of(front, row).fact_by_id[_STAGE]
    stages = tuple(Choice(o.value, o.label) for o in fact.options if o.value in STAGES)
    partners = ", ".join(row.partners)
    fields = (
        Field("title", record_words.ENTRY_TITLE, row.title, required=True),
        Field(
            "partners",
            record_words.PARTNERS,
            partners,
            longest=LONGEST_LINE,
            aside=record_words.PARTNERS_HINT,
        ),
        Field("stage", record_words.STAGE, row.stage or "", kind="choice", choices=stages),
        _WHY,
    )
    title = record_words.CORRECT_TITLE.format(number=row.short)
    about = (record_words.CORRECT_ABOUT,)
    ask = Ask(on_page(row, deed), title, record_words.CORRECT, fields, about)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    after = front.desk.arrangements.correct(
        front.act(),
        row.id,
        reason=values["why"],
        title=values["title"],
        partners=parted(values["partners"]),
        stage=STAGES.get(values["stage"]),
    )
    changed = after.version > row.version
    return shown(front, row, record_words.CORRECTED_NOW if changed else record_words.UNCHANGED)


def merge(front: Front, deed: Deed, row: RegisterRow) -> Screen:
    """Say that an entry is the same as another one."""
    records = front.desk.records
    alike = records.similar(front.actor, row.title, row.partners)
    others = "; ".join(f"{each.short} {each.title}" for each in alike if each.id != row.id)
    aside = record_words.ALIKE_TOO.format(entries=others) if others else ""
    named = deed.given.get("other", "")
    other = Field("other", record_words.OTHER, named, "ARR-", required=True, aside=aside)
    about = (f"{row.short}  {row.title}", record_words.MERGE_ABOUT)
    label = record_words.MERGE
    got = (("other", named),) if named else ()
    ask = Ask(on_page(row, deed), label, label, (other, _WHY), about, got)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    try:
        into = front.desk.arrangements.get(front.actor, values["other"])
    except NoSuchId:
        none = register_words.NO_SUCH_ENTRY.format(number=values["other"])
        return again(front, replace(ask, got=()), {**values, "other": ""}, none)
    records.merge(front.act(), row.id, into=into.id, reason=values["why"])
    return shown(front, into, record_words.MERGED.format(number=into.short))


def part(front: Front, deed: Deed, row: RegisterRow) -> Screen:
    """Say that an entry was not the same after all."""
    label, about = record_words.APART, (record_words.APART_ABOUT,)
    values = asked(front, Ask(on_page(row, deed), label, label, (_WHY,), about))
    if isinstance(values, Screen):
        return values
    front.desk.records.reverse_merge(front.act(), row.id, reason=values["why"])
    return shown(front, row, record_words.TAKEN_APART)


def void(front: Front, deed: Deed, row: RegisterRow) -> Screen:
    """Say that an entry was made by mistake."""
    label = record_words.BY_MISTAKE
    about = (f"{row.short}  {row.title}", record_words.BY_MISTAKE_ABOUT)
    values = asked(front, Ask(on_page(row, deed), label, label, (_WHY,), about))
    if isinstance(values, Screen):
        return values
    front.desk.arrangements.enter_in_error(front.act(), row.id, reason=values["why"])
    return shown(front, row, record_words.VOIDED)
