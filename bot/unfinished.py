"""What was not finished last time is taken up again, the newest first."""

from datetime import UTC, datetime

from bot import words
from bot.drafts import newest
from bot.form_front import taken_up_again
from bot.front import Front
from bot.screens import Screen
from domain.refusals import Unreadable


def unfinished(front: Front) -> Screen | None:
    """Take up the newest matter that is not decided, if there is one.

    A matter that cannot be read is named and passed over: the others go on.
    """
    draft = newest(front)
    if draft is not None and draft.touched_at >= _touched(front):
        return draft.take()
    if (form := taken_up_again(front)) is not None:
        return form
    unread: tuple[str, ...] = ()
    for row in front.desk.enquiries.mine(front.actor):
        if row.state == "decided":
            continue
        resumed = words.RESUMED.format(opening=words.shortened(row.opening, 200))
        try:
            return front.taken_up(row.id, *unread, resumed)
        except Unreadable:
            front.put_down()
            unread = (*unread, words.UNREADABLE_MATTER.format(number=row.short))
    if draft is not None:
        return draft.take()
    return front.welcome(*unread) if unread else None


def _touched(front: Front) -> datetime:
    """Return when something else was touched last that is not finished."""
    matters = front.desk.enquiries.mine(front.actor)
    touched = [row.touched_at for row in matters if row.state != "decided"]
    touched += [row.touched_at for row in front.desk.forms.mine(front.actor) if not row.done]
    return max(touched, default=datetime.min.replace(tzinfo=UTC))
