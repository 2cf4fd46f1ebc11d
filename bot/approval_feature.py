"""Approvals in the chat: who is awaited and what is next, and everything that may be done."""

import re
from collections.abc import Callable, Mapping

from bot import approval_words as say
from bot.approval_asking import advise, consult, nudge, start, withdraw
from bot.approval_deciding import card, decide, delegate
from bot.approval_gates import answer, enter, record, sign, void
from bot.approval_screens import greeted, inbox_screen
from bot.approval_shared import shared
from bot.approval_told import NAME, told
from bot.doing import do, entry_page
from bot.feature import Deed, Feature
from bot.front import Front
from bot.presses import ARRANGEMENT
from bot.screens import Screen

_DOES: Mapping[str, Callable[[Front, Deed], Screen]] = {
    "card": card,
    "start": start,
    "give": decide,
    "decline": decide,
    "changes": decide,
    "delegate": delegate,
    "nudge": nudge,
    "withdraw": withdraw,
    "consult": consult,
    "advise": advise,
    "sign": sign,
    "enter": enter,
    "void": void,
    "record": record,
    "answer": answer,
}

_SAYS: tuple[tuple[str, str, str], ...] = (
    (r"(?:start|seek|ask for|request)(?: the| an)? approval", "start", ""),
    (r"what am i asked(?: to approve)?", "card", ""),
    (r"(?:i )?approve(?: it| this)?", "give", ""),
    (r"(?:i )?decline(?: it| this)?", "decline", ""),
    (r"ask for changes|send (?:it )?back", "changes", ""),
    (r"delegate(?: it| this)?", "delegate", ""),
    (r"nudge(?: them| him| her)?|remind (?:them|him|her)", "nudge", ""),
    (r"(?:withdraw|take back)(?: the| my)? (?:request|approval|decision)", "withdraw", ""),
    (r"record (?:the )?(?:consulting|consultation)", "consult", ""),
    (r"record their answer", "advise", ""),
    (r"sign(?: it)?|record (?:the|a) signature", "sign", ""),
    (r"enter(?: it| into it)?|record that it runs", "enter", ""),
    (r"undo the signature", "void", "signature"),
    (r"undo entering", "void", "entering"),
    (r"record (?:a|the|their) decision", "record", ""),
    (r"answer (?:the|a) breach", "answer", ""),
)
_LINES = tuple((re.compile(line), what, which) for line, what, which in _SAYS)
_INBOX = re.compile(r"(?:my|show (?:my |the )?|list (?:my |the )?) ?approvals")
_WHERE = re.compile(r"where is it|who is awaited|how far is it")


def _said(front: Front, text: str) -> Screen | None:
    """Answer a line that is about approvals and nothing else; others are left alone."""
    line = " ".join(text.casefold().split()).rstrip(" .!?")
    if front.waiting:
        return None
    if _INBOX.fullmatch(line):
        return front.aside(inbox_screen(front))
    found = next(((w, which) for line_, w, which in _LINES if line_.fullmatch(line)), None)
    if found is None and not _WHERE.fullmatch(line):
        return None
    if not front.entry_id:
        return front.aside(inbox_screen(front, say.NO_ENTRY))
    if found is None:
        return front.aside(entry_page(front, front.entry_id))
    what, which = found
    return do(front, Deed(NAME, what, which, f"{ARRANGEMENT}{front.entry_id}"))


def _done(front: Front, deed: Deed) -> Screen:
    return _DOES[deed.what](front, deed) if deed.what in _DOES else front.here(say.NOTHING_HERE)


def _status(front: Front, text: str) -> Screen | None:
    """Answer where an approval is, or what waits, by everything that waits and was asked for."""
    del text
    return front.aside(inbox_screen(front))


FEATURE = Feature(
    NAME,
    told=told,
    said=_said,
    wants={"approval_status": _status},
    done=_done,
    greets=greeted,
    shared=shared,
)
