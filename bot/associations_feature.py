"""What we belong to is one list, each with who belongs to it and when it is looked at next."""

import re
from collections.abc import Iterator
from datetime import date

from bot import actions, words
from bot import associations_words as said
from bot.agenda_screens import away
from bot.days import said_day
from bot.feature import Deed, Feature
from bot.front import Front
from bot.screens import Choice, Pick, Screen, Section
from domain.services.associations import Association
from domain.views.register import RegisterRow

FEATURE = "associations"
_LIST = re.compile(
    r"(?:(?:show|see|list|find)(?: me)? )?(?:the |our |my |all )?"
    r"(?:associations?(?: register)?|memberships|association list)"
    r"|(?:what|which) (?:associations?|groups|networks|bodies)"
    r"(?: and \w+)? (?:do|are|am) (?:we|i) (?:belong to|(?:a )?members? of|in)",
    re.IGNORECASE,
)
_SHORT = 80


def _said(front: Front, text: str) -> Screen | None:
    line = " ".join(text.split()).rstrip(".!?")
    if front.waiting:
        return None
    return front.aside(associations_screen(front)) if _LIST.fullmatch(line) else None


def associations_screen(front: Front, *notice: str) -> Screen:
    """Return the associations of the register, with who belongs and when each is looked at next."""
    found = front.desk.associations.all(front.actor)
    edition = front.desk.policy.edition
    kept = found or front.desk.associations.kept(edition)
    nothing = said.EMPTY if kept else said.NOT_KEPT.format(policy=edition.short_title)
    choices = (Choice(each.row.short, f"{each.row.short}: {each.row.title}") for each in found)
    return Screen(
        said.TITLE,
        notice=notice,
        paragraphs=() if found else (nothing,),
        sections=(Section("", tuple(_line(front, each) for each in found)),) if found else (),
        actions=(actions.SHOW_REGISTER, actions.HELP),
        pick=Pick.among(said.PICK, said.OPEN, choices),
    )


def _line(front: Front, each: Association) -> str:
    about = [*_short_sheet(front, each), *_update(front, each.row)]
    told = f" ({'; '.join(about)})" if about else ""
    return said.LINE.format(number=each.row.short, title=each.row.title, about=told)


def _short_sheet(front: Front, each: Association) -> Iterator[str]:
    """Yield what of the sheet is short enough for a line: who, as what, at what cost."""
    for field, values in each.sheet:
        if not values or field.kind not in {"person", "choice", "choices", "amount"}:
            continue
        shown = [_shown(front, field.kind, field.label_of(value)) for value in values]
        yield f"{field.label}: {words.listed(shown)}"


def _shown(front: Front, kind: str, value: str) -> str:
    if kind == "amount":
        return f"£{value}"
    person = front.desk.offices.find(value) if kind == "person" else None
    return value if person is None else person.shown


def _update(front: Front, row: RegisterRow) -> Iterator[str]:
    """Yield when it is looked at next, or that it ended."""
    seen = front.desk.reviews.of(front.actor, row.id)
    if seen.review.ended_on is not None:
        yield said.ENDED
    elif seen.next is not None:
        due: date = seen.next.due
        yield said.UPDATE.format(day=said_day(due), away=away(due, front.desk.agendas.today))


def _done(front: Front, deed: Deed) -> Screen:
    del deed
    return front.aside(associations_screen(front))


ASSOCIATIONS_FEATURE = Feature(FEATURE, said=_said, done=_done)
"""What we belong to."""
