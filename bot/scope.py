"""Whoever a policy is not meant for is told so, with whom to ask; an overdue review is told too."""

from datetime import date

from bot import words
from bot.days import said_day
from domain.identity import Actor
from domain.policy.edition import Edition

_OUTSIDE = (
    "You are with {own}. The {policy} is for the people of {organisations}: what it says does not"
    " bind you. For anything about it, ask the {ask}."
)
_OVERDUE = "The {policy} was to be reviewed by {day}, and no reviewed version is in force."


def scope_told(edition: Edition, actor: Actor) -> tuple[str, ...]:
    """Say how far *edition* is meant for *actor*, where it is not plainly so."""
    own = actor.organisation
    notice = edition.scope.notice_for(own)
    if notice or not own or own in edition.applies_to:
        return (notice,) if notice else ()
    told = _OUTSIDE.format(
        own=own,
        policy=edition.short_title,
        organisations=words.listed(edition.applies_to),
        ask=edition.office_titles[edition.policy_contact],
    )
    return (told,)


def overdue_told(edition: Edition, today: date) -> tuple[str, ...]:
    """Say that the review of *edition* is overdue, unless a banner of its own tells of it."""
    due = edition.review_due
    if due is None or due >= today:
        return ()
    duty = {clause for each in edition.policy_reviews for clause in each.clauses}
    if any(duty.intersection(banner.clauses) for banner in edition.banners):
        return ()
    return (_OVERDUE.format(policy=edition.short_title, day=said_day(due)),)
