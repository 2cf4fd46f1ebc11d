"""What came from a spreadsheet is decided from its page; how the register goes out is said."""

import re

from bot import actions
from bot.deciding_taken_over import FEATURE, SETTLE, decide, settle
from bot.doing import entry_page
from bot.feature import Deed, Feature, Told, button
from bot.front import Front
from bot.screens import Screen, Section
from bot.sheet_words import ASK_FOR_IT, COMMANDS, HOW_TO_EXPORT, WHO_MAY
from domain.views.register import RegisterRow

_DECIDE = re.compile(r"decide (?P<id>ARR-\S+?)[.!]?", re.IGNORECASE)
_SHEET = re.compile(
    r"(?:(?:can|could|may) (?:i|you|we) |please )?"
    r"(?:(?:export|download|import|print|get|have|send me)"
    r" (?:the |our |a |an |existing )*(?:whole )?(?:registers?|spreadsheet)"
    r"|(?:the |our )?register)"
    r"(?: (?:as|in|to|into|from|with) (?:a |an |the )?"
    r"(?:csv|excel|xlsx|spreadsheet|file|workbook|register))*"
    r"(?: file)?(?: please)?[.!?]*",
    re.IGNORECASE,
)
_NAMED = re.compile(r"export|download|import|csv|excel|xlsx|spreadsheet|workbook", re.IGNORECASE)


def told(front: Front, row: RegisterRow) -> Told:
    """Offer to decide an entry that was taken over, and is not decided here."""
    mine = row.registrant == front.actor.id or row.keeper in front.actor.offices
    if row.decided or not row.listed or not mine:
        return Told()
    deciding = button(
        FEATURE,
        "decide",
        says=f"decide {row.short}",
        does="answer the policy's questions for it",
        label="Decide it",
    )
    return Told(actions=(deciding,))


def said(front: Front, text: str) -> Screen | None:
    """Answer a line that wants an entry decided, or the register as a file."""
    line = " ".join(text.split())
    if (wish := _DECIDE.fullmatch(line)) is not None:
        return decide(front, front.desk.arrangements.get(front.actor, wish["id"]))
    if not front.waiting and _NAMED.search(line) and _SHEET.fullmatch(line):
        return front.aside(export_screen())
    return None


def done(front: Front, deed: Deed) -> Screen:
    """Carry out a deed."""
    if deed.what == SETTLE:
        seen = front.desk.enquiries.get(front.actor, deed.which)
        offers = front.offers(seen)
        if not any(offer.decides is not None for offer in offers):
            return entry_page(front, deed.id)
        return settle(front, seen, offers, deed)
    return decide(front, front.desk.arrangements.get(front.actor, deed.id))


def export_screen() -> Screen:
    """Return how the register is had as a spreadsheet."""
    return Screen(
        HOW_TO_EXPORT,
        paragraphs=(WHO_MAY, ASK_FOR_IT),
        sections=(Section("", COMMANDS),),
        actions=(actions.SHOW_REGISTER,),
    )


SHEETS = Feature(FEATURE, told=told, said=said, done=done)
