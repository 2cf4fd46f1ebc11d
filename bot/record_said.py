"""A typed line about what the register holds is taken only where nothing else can be meant."""

import re
from dataclasses import replace

from bot import actions, record_words
from bot.asked import SURE
from bot.doing import do
from bot.feature import Deed
from bot.front import Front
from bot.presses import ARRANGEMENT
from bot.record_keeping import TEXT
from bot.record_lacking import fields_called, lacking
from bot.screens import Screen
from domain.views.register import RegisterRow

RECORD = "record"

_ENTRY = r"(?P<entry>ARR-\S+?)"
_LACK = re.compile(
    r"(?:which|what) (?:entries|arrangements|partnerships|agreements)(?: on the registers?)?"
    r" (?:lack|have no|have not got|are missing|are without|do not have|don't have)"
    r" (?:an? |the |any )?(?P<what>.+?)[.?!]*",
    re.IGNORECASE,
)
_MISSING_THERE = re.compile(
    r"what(?:'s|\u2019s| is) (?:still )?missing (?:on|from|over|in) (?:the|our) (?:whole )?"
    r"registers?[.?!]*",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"what(?:'s|\u2019s| is) (?:still )?missing"
    rf"(?: (?:on|from|of|for|in) (?:{_ENTRY}|it|this|here))?[.?!]*",
    re.IGNORECASE,
)
_NOTE = re.compile(
    rf"(?:add|make|write)(?: a)? note(?: (?:to|on|of|for) (?:{_ENTRY}|it|this))?"
    r"(?:(?: that |[:,;] ?| [-\u2013] ?| )(?P<text>.+))?",
    re.IGNORECASE | re.DOTALL,
)
_SET = re.compile(r"(?:set|change|correct) (?:the )?(?P<what>.+)", re.IGNORECASE | re.DOTALL)
_CLEAR = re.compile(r"(?:clear|empty) (?:the )?(?P<what>.+?)[.!]*", re.IGNORECASE)
_FILL = re.compile(r"(?:fill in|record)(?: (?:the )?(?P<what>.+?))?[.!]*", re.IGNORECASE)
_PLAIN = {
    "attach a document": "attach",
    "add a document": "attach",
    "attach a link": "attach",
    "take a document off": "take-off",
    "correct a note": "correct-note",
    "correct": "mend",
    "correct it": "mend",
    "correct the entry": "mend",
    "correct this entry": "mend",
    "correct the title": "correct",
    "correct the partners": "correct",
    "correct the stage": "correct",
    "merge": "merge",
    "merge it": "merge",
    "merge with another": "merge",
    "take them apart": "part",
    "made by mistake": "void",
    "it was made by mistake": "void",
    "entered in error": "void",
    "it was entered in error": "void",
}
_NO_NAME = ("a ", "an ", "my ")
_IT = {"it", "this", "that", "them"}
_MERGE = re.compile(rf"merge (?:it |this )?(?:with|into) {_ENTRY}[.!]*", re.IGNORECASE)


def said(front: Front, text: str) -> Screen | None:
    """Return the screen that answers *text*, if it is about what the register holds."""
    line = " ".join(text.split())
    lack = _LACK.fullmatch(line)
    if lack is not None:
        return lacking(front, lack["what"])
    if _MISSING_THERE.fullmatch(line) is not None:
        return lacking(front)
    if front.waiting:
        return None
    missing = _MISSING.fullmatch(line)
    if missing is not None:
        if not missing["entry"] and not front.entry_id:
            return lacking(front)
        return _do(front, Deed(RECORD, "missing"), missing["entry"])
    return _of_entry(front, text, line)


def _of_entry(front: Front, text: str, line: str) -> Screen | None:
    """Answer what is about the entry shown last, or one that is named."""
    note = _NOTE.fullmatch(text.strip())
    if note is not None:
        given = {TEXT: note["text"].strip(), SURE: "yes"} if note["text"] else {}
        return _do(front, Deed(RECORD, "note", given=given), note["entry"])
    merging = _MERGE.fullmatch(line)
    if merging is not None and front.entry_id:
        return _do(front, Deed(RECORD, "merge", given={"other": merging["entry"]}))
    what = _PLAIN.get(line.casefold().rstrip(".!"))
    if what is not None:
        return _do(front, Deed(RECORD, what)) if front.entry_id or what != "mend" else None
    return _field(front, text, line) if front.entry_id else None


def _field(front: Front, text: str, line: str) -> Screen | None:
    row = front.desk.arrangements.get(front.actor, front.entry_id)
    setting = _SET.fullmatch(text.strip())
    if setting is not None:
        return _set(front, row, setting["what"])
    clearing = _CLEAR.fullmatch(line)
    if clearing is not None:
        return _one(front, row, clearing["what"], "")
    filling = _FILL.fullmatch(line)
    if filling is None:
        return None
    if filling["what"] is None:
        return _do(front, Deed(RECORD, "fill"))
    return _fill(front, row, filling["what"])


def _set(front: Front, row: RegisterRow, what: str) -> Screen | None:
    """Set the field that *what* begins with, in whose name may stand what parts it from a value."""
    parted = tuple(re.finditer(r" (?:to|as|=) |: ?", what))
    for match in reversed(parted):
        label, value = what[: match.start()], what[match.end() :]
        if value.strip() and _meant(front, row, label):
            return _one(front, row, label, value.strip())
    return None


def _one(front: Front, row: RegisterRow, label: str, value: str) -> Screen | None:
    meant = _meant(front, row, label)
    if not meant:
        return None
    if len(meant) > 1:
        told = record_words.WHICH_FIELD.format(said=label, fields="; ".join(meant.values()))
        return front.aside(Screen(told, actions=(actions.open_entry(row.short),)))
    (name,) = meant
    return _do(front, Deed(RECORD, "set", name, given={name: value, SURE: "yes"}))


def _fill(front: Front, row: RegisterRow, what: str) -> Screen | None:
    """Fill in the part with that heading, or the one in which such a field stands."""
    entry = front.desk.records.shown(front.actor, row.id)
    said_so = what.casefold()
    if said_so.startswith(_NO_NAME) or said_so in _IT:
        return None
    part = next((p.id for p in entry.headings if said_so in {p.heading.casefold(), p.id}), "")
    if not part:
        meant = _meant(front, row, what)
        part = next((field.part for field in entry.fields if field.id in meant), "")
    return _do(front, Deed(RECORD, "fill", part)) if part else None


def _meant(front: Front, row: RegisterRow, label: str) -> dict[str, str]:
    policy = front.desk.arrangements.policy_of(row)
    own = {field.id for field in front.desk.records.shown(front.actor, row.id).fields}
    return {
        n: text for n, text in fields_called(front.desk.records, policy, label).items() if n in own
    }


def _do(front: Front, deed: Deed, entry: str | None = None) -> Screen:
    """Carry out *deed* on the entry that is named, or on the one shown last."""
    if not entry and not front.entry_id:
        return front.aside(
            Screen(record_words.WHICH_ENTRY, actions=(actions.SHOW_REGISTER, actions.FIND))
        )
    whole = front.desk.arrangements.get(front.actor, entry or front.entry_id).id
    return do(front, replace(deed, stream=f"{ARRANGEMENT}{whole}"))
