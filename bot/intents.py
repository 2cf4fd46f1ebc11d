"""What a line wishes is told by the first row of the table of phrases with one that it holds."""

import re

from bot.commands import Control, control_of, is_greeting
from bot.phrases import WANTED, WISHES, Intent
from domain.policy.goals import USUAL
from domain.policy.hearing import normalised, pattern_of

__all__ = ["Control", "Intent", "control_of", "goal_of", "intent_of"]

_WISHES = tuple(
    (intent, tuple(pattern_of(phrase) for phrase in phrases)) for intent, phrases in WISHES
)
_WANTED = {
    goal: tuple(pattern_of(phrase) for phrase in phrases) for goal, phrases in WANTED.items()
}
_SHORTENED = re.compile(r"\b(what|who|when|where|how|it|that)'?s\b")


def intent_of(text: str, *, facts_heard: bool) -> Intent:
    """Return what *text* wishes; *facts_heard* says whether the policy heard a fact in it.

    Feedback, the register, risks, duties, reports, and how approvals stand or decisions came about
    are ``unknown`` until the steps that build them.
    """
    control = control_of(text)
    if control is not None:
        return "help" if control == "help" else "control"
    if is_greeting(text):
        return "greeting"
    said = _opened_out(text)
    for intent, patterns in _WISHES:
        if any(pattern.search(said) for pattern in patterns):
            return intent
    return "determine" if facts_heard else "unknown"


def goal_of(text: str) -> str:
    """Return the goal that *text* speaks of: the widest that it names, or the usual one."""
    said = _opened_out(text)
    named = (g for g, patterns in _WANTED.items() if any(p.search(said) for p in patterns))
    return next(named, USUAL)


def _opened_out(text: str) -> str:
    """Return *text* as phrases meet it, with "what's" written out."""
    return _SHORTENED.sub(r"\1 is", normalised(text))
