"""What was not finished last time is taken up again, the newest first."""

from bot import words
from bot.form_front import taken_up_again
from bot.front import Front
from bot.screens import Screen
from domain.refusals import Unreadable


def unfinished(front: Front) -> Screen | None:
    """Take up the newest matter that is not decided, if there is one.

    A matter that cannot be read is named and passed over: the others go on.
    """
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
    return front.welcome(*unread) if unread else None
