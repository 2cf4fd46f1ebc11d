"""What a line wishes is told by the first row of the table of phrases with one that it holds."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from bot.commands import Control, control_of, is_greeting
from bot.phrases import Intent, Said, read_phrases, said_by
from domain.policy.goals import USUAL
from domain.policy.hearing import normalised

__all__ = [
    "Control",
    "Intent",
    "Understood",
    "control_of",
    "goal_of",
    "intent_of",
    "sought_in",
    "understood",
]

_PHRASES = read_phrases()
_WISHES = tuple((row, tuple(map(said_by, row.phrases))) for row in _PHRASES.wish)
_WANTED = {row.goal: tuple(map(said_by, row.phrases)) for row in _PHRASES.goal}
_OF_CONTROLS: dict[Control, Intent] = {
    "help": "help",
    "register": "register_add",
    "show register": "register_find",
}
_FINDING = re.compile(
    r"(?:(?:please|can you|could you) )*"
    r"(?:(?:find|search(?: for)?|look up|look for)(?: me)? (?P<sought>.+)"
    r"|when (?:is|are) (?P<reviewed>.+?) due (?:for |its |a |their |to be )+review\b.*)"
)
_NOT_SOUGHT = re.compile(
    r"\b(?:on|in|of|from) (?:the|our|any) registers?\b|\bthe register (?:for|of)\b"
    r"|\bregister (?=entr)|\b(?:the|a|an|our|my) "
    r"|\b(?:entry|entries)(?: (?:for|of|about))? |[.!?;:,]|\bplease\b"
)
_SHORTENED = re.compile(r"\b(?:(what|who|when|where|how)'?s|(it|that)'s)\b")  # "its" is whole
_CITED = re.compile(
    r"(?:.*\W)?(?!(?:ENQ|ARR|RSK|MTG|TSK|RPT)-)(?:[A-Z]{3}-[A-Z]{0,2}\d[\w.]*|A-\d+|ABS-\d+)\b.*",
    re.IGNORECASE,
)
_SPELT = sorted(
    {w for row in _PHRASES.wish for p in row.phrases for w in re.findall(r"[a-z]{5,}", p)}
)
_LONG, _ALIKE, _FEW = 5, 0.84, 12
"""From how many letters on a word may be misspelt, how like one of the phrases it must be, and in
a line of how many words at most."""
_SHORT = 80
"""Characters of a line that asks for a clause by its id and says little else."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line wishes; where that is unknown, what it *likely* is, so that it can be asked."""

    intent: Intent
    likely: tuple[Intent, ...] = ()


def understood(text: str, *, facts_heard: bool) -> Understood:
    """Return what *text* wishes; *facts_heard* says whether the policy heard a fact in it."""
    control = control_of(text)
    if control is not None:
        return Understood(_OF_CONTROLS.get(control, "control"))
    if is_greeting(text):
        return Understood("greeting")
    if len(text) <= _SHORT and _CITED.fullmatch(" ".join(text.split())):
        return Understood("policy_question")
    said = _opened_out(text)
    found = next(_readings(said, facts_heard=facts_heard), Understood("unknown"))
    if found == Understood("unknown"):
        found = _misspelt(said)
    # What is looked for names what it is, as a matter does.
    if found.intent in {"unknown", "determine"} and sought_in(text) is not None:
        return Understood("register_find")
    return found


def intent_of(text: str, *, facts_heard: bool) -> Intent:
    """Return what *text* wishes, and ``unknown`` where that is doubtful."""
    return understood(text, facts_heard=facts_heard).intent


def _readings(said: str, *, facts_heard: bool) -> Iterator[Understood]:
    count = len(re.findall(r"[\w']+", said))
    for row, phrases in _WISHES:
        short = row.words is None or count <= row.words
        if short and (_says_one(said, phrases) or (row.facts and facts_heard)):
            yield Understood(row.intent or "unknown", row.likely)


def _misspelt(said: str) -> Understood:
    """Return what a line may wish whose words are almost some of the phrases."""
    words = said.split()
    if len(words) > _FEW:
        return Understood("unknown")
    mended = [
        next(iter(get_close_matches(word, _SPELT, 1, _ALIKE)), word)
        if len(word) >= _LONG and word not in _SPELT
        else word
        for word in words
    ]
    meant = next(_readings(" ".join(mended), facts_heard=False), Understood("unknown"))
    return Understood("unknown", meant.likely or ((meant.intent,) * (meant.intent != "unknown")))


def _says_one(said: str, phrases: Iterable[Said]) -> bool:
    return any(all(part.search(said) for part in phrase) for phrase in phrases)


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
    named = (g for g, phrases in _WANTED.items() if _says_one(said, phrases))
    return next(named, USUAL)


def _opened_out(text: str) -> str:
    """Return *text* as phrases meet it, with "what's" written out."""
    return _SHORTENED.sub(r"\1\2 is", normalised(text))
