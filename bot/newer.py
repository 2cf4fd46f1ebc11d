"""A matter held under an older version says so, and can be moved to the one in force."""

from dataclasses import replace

from bot import words
from bot.days import said_day
from bot.screens import Action, Screen
from bot.standing import versioned
from domain.services.enquiries import Seen
from domain.services.moving import Moving

MOVE = Action(
    "move to the new version",
    "hold this matter under the version in force from here on",
    "Move to the new version",
)
_NEWER = "{now} has been in force since {day}. This matter is held under {mine}, as it began."
_EARLIER_DRAFT = "an earlier draft of it"


def beside_newer(screen: Screen, moving: Moving, seen: Seen) -> Screen:
    """Return *screen* of *seen* with the way to the version in force, where there is a newer."""
    newer = moving.newer(seen)
    if newer is None:
        return screen
    policy, since = newer
    mine, now = versioned(seen.policy), versioned(policy)
    told = _NEWER.format(now=now, day=said_day(since), mine=_EARLIER_DRAFT if mine == now else mine)
    return replace(screen, notice=(*screen.notice, told), actions=(*screen.actions, MOVE))


def unknown_to(seen: Seen, ignored: tuple[str, ...]) -> tuple[str, ...]:
    """Say which answers of *seen* count no more."""
    if not ignored:
        return ()
    items = [f"“{seen.policy.edition.fact_by_id[fact].item}”" for fact in ignored]
    return (f"Your answer to {words.listed(items)} is kept as it was given, and counts no more.",)
