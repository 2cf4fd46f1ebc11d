"""What is asked beside a matter is answered beside it, and what is doubtful is asked back."""

from bot import asking_policy
from bot.doubting import doubt_screen
from bot.front import Front
from bot.intents import Understood
from bot.later import later_screen
from bot.listing import lost_screen
from bot.roles import role_screen
from bot.screens import Screen


def policy_aside(front: Front, text: str) -> Screen:
    """Answer a question about the policy, or about one's own role under it."""
    if asking_policy.asks_for_role(text):
        return front.aside(role_screen(front, text))
    ahead = front.empty or front.under
    policy = front.policy if ahead else front.seen().policy
    found = asking_policy.policy_screen(front.desk, policy, text, front.actor.organisation)
    return front.aside(found or lost_screen(asking_policy.not_said(policy.edition)))


def other_aside(front: Front, meant: Understood, text: str) -> Screen | None:
    """Answer what cannot be done yet, or ask which of several things is meant; else None.

    On a card that waits for an answer nothing is asked back but that card.
    """
    later = later_screen(front, meant.intent)
    if later is not None:
        return front.aside(later)
    if meant.likely and not front.waiting:
        return front.aside(doubt_screen(text, meant.likely))
    return None
