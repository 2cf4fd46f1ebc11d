"""A completed form about an entry is a review of it, and its page says what followed."""

from bot import review_words, words
from bot.doing import entry_page
from bot.front import Front
from bot.screens import Screen
from domain.services.filled import Filled


def put_on_record(front: Front, filled: Filled, shown: str, version: int) -> Screen:
    """Complete the form, put what it says on record, and show the entry."""
    after = front.desk.reviews.complete(front.act(), filled.id, shown=shown, seen_version=version)
    front.paper = None
    leaving = after.leaving
    if leaving is not None and filled.form.id == leaving.form:
        return entry_page(front, after.row.id, review_words.IS_CHECKED)
    held = next(each for each in after.review.past if each.form == filled.id)
    due = next(
        (
            each.due
            for each in after.coming
            if each.falling.cycle is not None and each.falling.cycle.id == held.cycle
        ),
        None,
    )
    revisit = None if after.rule is None or held.outcome != "revisit" else after.rule.revisit
    task = "" if revisit is None else review_words.TASK_OPENED.format(does=revisit.does.lower())
    told = review_words.IS_REVIEWED.format(
        outcome=review_words.OUTCOMES[held.outcome],
        next="" if due is None else review_words.NEXT_DUE.format(day=words.day(due)),
        task=task,
    )
    return entry_page(front, after.row.id, told)
