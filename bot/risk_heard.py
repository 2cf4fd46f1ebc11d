"""What somebody says of a risk in one sentence is taken for what it says, and asked to be kept."""

import re
from dataclasses import dataclass

from bot import risk_words as say
from bot.front import Front
from bot.presses import ARRANGEMENT
from bot.risk_lines import office
from domain.policy.risk_rules import RiskRules
from domain.refusals import Refusal

_VERBS = "report|raise|log|record|flag|add|enter|note|notify|put|register|capture|escalate"
_ADJECTIVES = "new|serious|significant|major|big|bigger|real|another|possible|potential|high"
_NOUNS = "risks?|concerns?|worr(?:y|ies)|issues?"
_WISH = re.compile(
    r"^(?:please |hi,? |hello,? )*(?:(?:i|we) (?:want|need|would like|wish|have) to |i'd like to"
    r"|can (?:i|you|we) |could (?:i|you|we) |let me |how do i )?"
    rf"(?:{_VERBS})\b(?: (?:down|up))?(?: (?:a|an|the|this|that|another|some|my|our|it|something))*"
    rf"(?: (?:{_ADJECTIVES}))*(?: (?:as (?:a|an) )?(?:{_NOUNS}))?(?: (?:on|in|to) the risk"
    r" (?:log|register))?[ ,:;-]*(?:that |is that |about the fact that )?",
    re.IGNORECASE,
)
_THERE_IS = re.compile(
    r"^(?:please |hi,? )*(?:there(?:'?s| is| are| may be| might be)|i think there(?:'s| is)"
    r"|(?:i|we)(?: have| see|'ve got|'ve| found| spotted)+)(?: (?:a|an|some|the))?"
    rf"(?: (?:{_ADJECTIVES}))* (?:{_NOUNS})\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WORRIED = re.compile(
    r"^(?:i am|i'm|we are|we're|i feel) (?:worried|concerned|anxious) (?:that |about )?"
    r"(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_NAMED = re.compile(r"^(?:new )?risk ?[:-]", re.IGNORECASE)
_THAT = re.compile(r"^[ ,:;-]*(?:that |is that |of |about )?", re.IGNORECASE)
_ENTRY = re.compile(
    r"(?:\b(?:on|for|about|of|with|in|to)\s+)?\b(?P<number>ARR-[0-9A-Z]+)\b", re.IGNORECASE
)
_OURS = re.compile(
    r"\s*\b(?:to|for) (?:the (?:police )?authority|us|our (?:own )?organisation|ourselves)\b",
    re.IGNORECASE,
)
_THEIRS = re.compile(
    r"\s*\b(?:to|for) (?:the |this |that )?partnerships?(?: itself| as a whole)?\b", re.IGNORECASE
)
_BOTH = re.compile(r"\s*\b(?:to|for) both\b(?: of (?:us|them))?", re.IGNORECASE)
_ESCALATES = re.compile(
    r"\b(?:escalat\w*|straight to|take (?:it|this) to|pass (?:it|this) on)\b", re.IGNORECASE
)
_LEAST = 3
"""Words that say something of their own, at least."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sentence says of a risk: each is empty where it says nothing of it.

    *about* is the stream of the entry it names, *to* the office that it should be passed on to.
    """

    what: str = ""
    scope: str = ""
    about: str = ""
    to: str = ""


def heard_in(front: Front, text: str, rules: RiskRules) -> Heard:
    """Return what *text* says of a risk, under *rules*."""
    line = " ".join(text.split()).replace("’", "'")
    about, line = _about(front, line)
    to, line = _to(front, line, rules)
    scope, line = _scope(line)
    return Heard(_what(line), scope, about, to)


def _about(front: Front, line: str) -> tuple[str, str]:
    """Return the entry that is named, by its number or its whole title, and the line without."""
    number = _ENTRY.search(line)
    if number is not None:
        try:
            row = front.desk.arrangements.get(front.actor, number["number"])
        except Refusal:
            return "", line
        return f"{ARRANGEMENT}{row.id}", f"{line[: number.start()]}{line[number.end() :]}"
    folded = line.casefold()
    titled = (
        row for row in front.desk.arrangements.all(front.actor) if row.title.casefold() in folded
    )
    best = max(titled, key=lambda row: len(row.title), default=None)
    return ("" if best is None else f"{ARRANGEMENT}{best.id}"), line


def _to(front: Front, line: str, rules: RiskRules) -> tuple[str, str]:
    """Return the office that it should be passed on to, and the line without that."""
    if _ESCALATES.search(line) is None:
        return "", line
    for step in rules.steps:
        to = step.step.to_office
        title = re.escape(office(front, to).removeprefix("the "))
        found = re.search(
            rf"\s*\b(?:straight |directly )?to (?:the )?{title}\b", line, re.IGNORECASE
        )
        if found is not None and step.does == "escalates":
            return to, f"{line[: found.start()]}{line[found.end() :]}"
    return "", line


def _scope(line: str) -> tuple[str, str]:
    """Return to whom it is said to be a risk; the words stay where they are part of a sentence."""
    ours, theirs, both = (each.search(line) for each in (_OURS, _THEIRS, _BOTH))
    if both is not None or (ours is not None and theirs is not None):
        return say.BOTH_KEY, _BOTH.sub("", line)
    if ours is not None:
        return "authority", line
    return ("partnership" if theirs is not None else ""), line


def _what(line: str) -> str:
    """Return what might happen: the sentence without the wish before it."""
    there = _THERE_IS.match(line) or _WORRIED.match(line)
    wish = _NAMED if _NAMED.match(line) else _WISH
    rest = there["rest"] if there is not None else wish.sub("", line, count=1)
    for scope in (_OURS, _THEIRS):
        rest = scope.sub("", rest, count=1) if scope.match(rest) else rest
    rest = _THAT.sub("", rest, count=1).strip(" .!,;:-")
    if len(rest.split()) < _LEAST:
        return ""
    return f"{rest[:1].upper()}{rest[1:]}"
