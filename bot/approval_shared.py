"""Where an entry is shared, all see how its approval stands; who is awaited can answer there."""

from bot.approval_look import looked
from bot.approval_screens import card_screen
from bot.approval_told import next_lines, standing_lines
from bot.feature import Shared, Told
from bot.front import Front
from domain.views.register import RegisterRow


def shared(front: Front, row: RegisterRow) -> Shared:
    """Return what the card of the entry *row* says of its approval, to all and to who looks."""
    look = looked(front, row.id)
    lines = (*standing_lines(look), *next_lines(look))
    request = look.seen.request
    if request is None or not request.open:
        return Shared(lines)
    answering = front.desk.approvals.answering
    people = [
        person
        for each in request.awaited
        for person in (
            (each.delegate,)
            if each.delegate
            else tuple(answers.id for answers in answering(each.seat).people)
        )
        if person != request.requester
    ]
    awaited = tuple(dict.fromkeys(people))
    if not look.yours:
        return Shared(lines, awaited)
    laid = card_screen(look)
    return Shared(lines, awaited, Told(laid.paragraphs, laid.sections, laid.actions))
