"""What a line wishes is told by the first row of the table of phrases with one that it holds."""

import re

from bot.commands import Control, control_of, is_greeting
from bot.phrases import WANTED, WISHES, Intent
from domain.policy.goals import USUAL
from domain.policy.hearing import normalised, pattern_of

__all__ = ["Control", "Intent", "control_of", "goal_of", "intent_of", "sought_in"]

_WISHES = tuple(
    (intent, tuple(pattern_of(phrase) for phrase in phrases)) for intent, phrases in WISHES
)
_WANTED = {
    goal: tuple(pattern_of(phrase) for phrase in phrases) for goal, phrases in WANTED.items()
}
_OF_CONTROLS: dict[Control, Intent] = {
    "help": "help",
    "register": "register_add",
    "show register": "register_find",
}
_FINDING = re.compile(
    r"(?:(?:please|can you|could you) )*"
    r"(?:(?:find|search(?: for)?|look up|look for)(?: me)? (?P<sought>.+)"
    r"|when (?:is|are) (?P<reviewed>.+?) due for review\b.*)"
)
_NOT_SOUGHT = re.compile(
    r"\b(?:on|in|of|from) (?:the|our|any) registers?\b|\bthe register (?:for|of)\b"
    r"|\bregister (?=entr)|\b(?:the|a|an|our|my) "
    r"|\b(?:entry|entries)(?: (?:for|of|about))? |[.!?;:,]|\bplease\b"
)
_SHORTENED = re.compile(r"\b(what|who|when|where|how|it|that)'?s\b")


def intent_of(text: str, *, facts_heard: bool) -> Intent:
    """Return what *text* wishes; *facts_heard* says whether the policy heard a fact in it.

    Feedback, risks, duties, reports, and how approvals stand or decisions came about are
    ``unknown`` until the steps that build them.
    """
    control = control_of(text)
    if control is not None:
        return _OF_CONTROLS.get(control, "control")
    if is_greeting(text):
        return "greeting"
    said = _opened_out(text)
    wished = (intent for intent, patterns in _WISHES if any(p.search(said) for p in patterns))
    intent = next(wished, "determine" if facts_heard else None)
    # What is looked for names what it is, as a matter does.
    if intent in {None, "determine"} and sought_in(text) is not None:
        return "register_find"
    return intent or "unknown"


def sought_in(text: str) -> str | None:
    """Return the words that *text* asks to find on the register; None if it names none.

    >>> sought_in("Find the dog-unit agreement on the register.")
    'dog unit agreement'
    """
    finding = _FINDING.fullmatch(_opened_out(text))
    if finding is None:
        return None
    sought = finding["sought"] or finding["reviewed"]
    return " ".join(_NOT_SOUGHT.sub(" ", f"{sought} ").split()) or None


def goal_of(text: str) -> str:
    """Return the goal that *text* speaks of: the widest that it names, or the usual one."""
    said = _opened_out(text)
    named = (g for g, patterns in _WANTED.items() if any(p.search(said) for p in patterns))
    return next(named, USUAL)


def _opened_out(text: str) -> str:
    """Return *text* as phrases meet it, with "what's" written out."""
    return _SHORTENED.sub(r"\1 is", normalised(text))
