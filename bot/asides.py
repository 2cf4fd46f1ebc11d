"""What is asked beside a matter is answered beside it, and what is doubtful is asked back."""

from collections.abc import Callable

from bot import asking_policy
from bot.beside import helped
from bot.doing import wanted
from bot.doubting import doubt_screen
from bot.front import Front
from bot.intents import Understood
from bot.listing import hello_screen, lost_screen
from bot.phrases import Intent
from bot.replaying import replayed
from bot.roles import role_screen
from bot.screens import Screen


def aside(front: Front, meant: Understood, text: str) -> Screen | None:
    """Answer *text* beside what is in front; None for what wants something of the enquiry itself.

    What may be meant in several ways is asked back, save on a card that waits for an answer:
    nothing is asked there but that card.
    """
    answers: dict[Intent, Callable[[Front, str], Screen]] = {
        "policy_question": _of_policy,
        "help": lambda front, _: helped(front),
        "greeting": lambda front, _: front.aside(hello_screen(within=not front.empty)),
        "replay": replayed,
    }
    if meant.intent in answers:
        return answers[meant.intent](front, text)
    granted = wanted(front, meant.intent, text)
    if granted is not None:
        return granted
    likely = () if front.waiting else meant.likely or _perhaps_of_policy(front, text)
    return front.aside(doubt_screen(text, likely)) if likely else None


def _perhaps_of_policy(front: Front, text: str) -> tuple[Intent, ...]:
    """Return what a line may wish that says nothing of it, where the policy speaks of its words."""
    found = front.desk.asking.ask(text, front.policy.edition)
    return () if found.silent else ("policy_question", "determine")


def _of_policy(front: Front, text: str) -> Screen:
    """Answer a question about the policy, or about one's own role under it."""
    if asking_policy.asks_for_role(text):
        return front.aside(role_screen(front, text))
    ahead = front.empty or front.under
    policy = front.policy if ahead else front.seen().policy
    found = asking_policy.policy_screen(front.desk, policy, text, front.actor.organisation)
    return front.aside(found or lost_screen(asking_policy.not_said(policy.edition), policy.edition))
