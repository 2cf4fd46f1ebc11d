"""Notes and documents of an entry are added, corrected with a reason, and taken off with one."""

import re

from bot import record_words
from bot.asked import Ask, asked
from bot.feature import Deed
from bot.front import Front
from bot.record_asking import again, on_page, shown
from bot.record_screens import LONGEST
from bot.screens import Choice, Field, Screen
from bot.words import shortened
from domain.views.register import RegisterRow

TEXT = "text"
"""What a deed gives that adds a note."""

_WHY = Field("why", record_words.WHY, required=True)
_SHA256 = re.compile(r"[0-9a-f]{64}")


def add_note(front: Front, deed: Deed, row: RegisterRow) -> Screen:
    """Write something down on an entry."""
    note = Field(TEXT, record_words.NOTE_LABEL, required=True, longest=LONGEST)
    about = (record_words.NOTE_ABOUT,)
    ask = Ask(on_page(row, deed), record_words.ADD_NOTE, record_words.ADD_NOTE, (note,), about)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    front.desk.records.note(front.act(), row.id, values[TEXT])
    return shown(front, row, record_words.NOTED)


def correct_note(front: Front, deed: Deed, row: RegisterRow) -> Screen:
    """Say what should have stood in a note."""
    notes = front.desk.records.shown(front.actor, row.id).record.notes
    if not notes:
        return shown(front, row, record_words.NO_NOTES)
    choices = tuple(
        Choice(str(each.number), f"{each.number}. {shortened(each.text.text)}") for each in notes
    )
    only = choices[0].value if len(choices) == 1 else ""
    fields = (
        Field("note", record_words.WHICH_NOTE, only, required=True, kind="choice", choices=choices),
        Field(TEXT, record_words.NOTE_NOW, required=True, longest=LONGEST),
        _WHY,
    )
    about = (record_words.CORRECT_ABOUT,)
    label = record_words.CORRECT_NOTE
    values = asked(front, Ask(on_page(row, deed), label, record_words.CORRECT, fields, about))
    if isinstance(values, Screen):
        return values
    front.desk.records.correct_note(
        front.act(), row.id, int(values["note"]), text=values[TEXT], reason=values["why"]
    )
    return shown(front, row, record_words.NOTE_CORRECTED)


def attach(front: Front, deed: Deed, row: RegisterRow) -> Screen:
    """Say where a document of an entry is."""
    fields = (
        Field("title", record_words.TITLE),
        Field(
            "reference",
            record_words.REFERENCE,
            longest=LONGEST,
            required=True,
            aside=record_words.DOCUMENT_HINT,
        ),
        Field("sha256", record_words.SHA256, longest=100, aside=record_words.SHA256_ASIDE),
    )
    about, label = (record_words.ATTACH_ABOUT,), record_words.ATTACH
    ask = Ask(on_page(row, deed), label, label, fields, about)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    sha256 = values["sha256"].strip().lower()
    if sha256 and not _SHA256.fullmatch(sha256):
        return again(front, ask, values, record_words.NO_SHA256)
    front.desk.records.attach(
        front.act(), row.id, reference=values["reference"], title=values["title"], sha256=sha256
    )
    return shown(front, row, record_words.ATTACHED)


def take_off(front: Front, deed: Deed, row: RegisterRow) -> Screen:
    """Take a document off an entry."""
    documents = front.desk.records.shown(front.actor, row.id).record.documents
    if not documents:
        return shown(front, row, record_words.NO_DOCUMENTS)
    choices = tuple(
        Choice(str(each.number), f"{each.number}. {shortened(each.title.text)}")
        for each in documents
    )
    only = choices[0].value if len(choices) == 1 else ""
    which = record_words.WHICH_DOCUMENT
    fields = (Field("document", which, only, required=True, kind="choice", choices=choices), _WHY)
    label = record_words.TAKE_OFF
    values = asked(front, Ask(on_page(row, deed), label, label, fields))
    if isinstance(values, Screen):
        return values
    front.desk.records.remove_document(
        front.act(), row.id, int(values["document"]), reason=values["why"]
    )
    return shown(front, row, record_words.TAKEN_OFF)
