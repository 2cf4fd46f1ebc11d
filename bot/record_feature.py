"""What the register holds of an entry stands on its page, and is filled in and mended there."""

from collections.abc import Callable, Iterator

from bot import record_words
from bot.doing import page_of
from bot.feature import Deed, Feature, Told, button
from bot.front import Front
from bot.presses import ARRANGEMENT
from bot.record_fields import fill_in, set_field
from bot.record_keeping import add_note, attach, correct_note, take_off
from bot.record_lacking import lacking, missing_page
from bot.record_mending import correct, mend, merge, part, void
from bot.record_said import RECORD, said
from bot.record_screens import gap_sections, held_sections, kept_sections
from bot.screens import Action, Screen
from domain.views.register import RegisterRow

_MOST_GAPS = 6
"""How many missing things the page of an entry lists; the others are asked for."""

_DEEDS: dict[str, Callable[[Front, Deed, RegisterRow], Screen]] = {
    "fill": fill_in,
    "set": set_field,
    "missing": lambda front, _, row: missing_page(front, row.id),
    "note": add_note,
    "correct-note": correct_note,
    "attach": attach,
    "take-off": take_off,
    "mend": lambda front, _, row: mend(front, row),
    "correct": correct,
    "merge": merge,
    "part": part,
    "void": void,
}


def told(front: Front, row: RegisterRow) -> Told:
    """Return what the register holds of the entry, what it lacks, and what can be done."""
    records = front.desk.records
    shown = records.shown(front.actor, row.id)
    sections = (*held_sections(shown), *kept_sections(records, shown))
    if not row.listed:
        return Told(sections=sections, lines=tuple(_gone(front, row)), actions=_apart(front, row))
    edition = front.desk.arrangements.policy_of(row).edition
    return Told(
        sections=(*sections, *gap_sections(edition, shown.gaps, _MOST_GAPS)),
        actions=tuple(_offered(front, row)),
    )


def _gone(front: Front, row: RegisterRow) -> Iterator[str]:
    if row.merged_into:
        other = front.desk.arrangements.get(front.actor, row.merged_into)
        yield record_words.MERGED_AWAY.format(number=other.short)


def _apart(front: Front, row: RegisterRow) -> tuple[Action, ...]:
    if not row.merged_into or not front.desk.records.may_record(front.actor, row):
        return ()
    other = front.desk.arrangements.get(front.actor, row.merged_into)
    return (
        Action(other.short, "see the entry that stays", "See the other", "line", other.short),
        button(
            RECORD,
            "part",
            says="take them apart",
            does="let it stand on its own again",
            label=record_words.APART,
        ),
    )


def _offered(front: Front, row: RegisterRow) -> Iterator[Action]:
    if front.desk.records.may_record(front.actor, row):
        yield _button("fill", "fill in", "record a part of it", record_words.FILL_IN)
    yield _button("note", "add a note", record_words.ADD_NOTE_DOES, record_words.ADD_NOTE)
    if front.desk.records.may_record(front.actor, row):
        yield _button("attach", "attach a document", "say where one is", record_words.ATTACH)
        yield _button("mend", "correct", "mend what is not right about it", record_words.CORRECT)


def _button(what: str, says: str, does: str, label: str) -> Action:
    return button(RECORD, what, says=says, does=does, label=label)


def done(front: Front, deed: Deed) -> Screen:
    """Carry out what was pressed or typed about what the register holds of an entry."""
    if deed.what == "lacking":
        return lacking(front, deed.which)
    carry_out = _DEEDS.get(deed.what)
    if carry_out is None or not deed.stream.startswith(ARRANGEMENT):
        return page_of(front, deed.stream)
    row = front.desk.arrangements.get(front.actor, deed.id)
    front.entry_id = row.id
    return carry_out(front, deed, row)


FEATURE = Feature(RECORD, told=told, said=said, done=done)
