"""A typed line answers a card when every piece of it can be read.

Otherwise nothing of it counts and the piece is named.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.screens import NO, YES, Item, Question
from domain.policy.facts import UNSURE

NONE_OF_THESE = {"none of these", "none of them", "none", "none apply"}
_REST = re.compile(
    r"(?:and )?(?:the )?"
    r"(?P<which>rest|others?|everything else|all of (?:them|these)|all|everything)"
    r"(?: (?:is|are))? (?:to )?(?P<word>.+)"
)
_EVERY = ("all", "everything")
_NUMBERED = re.compile(
    r"(?P<first>\d+)(?: ?[-\u2013] ?(?P<last>\d+))?(?P<letter>[a-z](?![a-z]))?"
    r"(?: ?[.):=]? ?(?:is |are )?(?P<word>.+))?"
)
_NUMBERS_ALONE = re.compile(r"\d+[a-z]?(?: \d+[a-z]?)+")
_PARTING = re.compile(r"[,;&]|\band\b(?= ?(?:\d|the|rest|others?|everything))")
_MASK = {ord(sign): chr(code) for code, sign in enumerate(",;&", start=0xE000)}
_UNMASK = {ord(masked): chr(sign) for sign, masked in _MASK.items()}
_AROUND = " \"'*\u201c\u201d\u2018"
_SAME = {
    "y": YES,
    "yes": YES,
    "yep": YES,
    "n": NO,
    "no": NO,
    "nope": NO,
    "not sure": UNSURE,
    "unsure": UNSURE,
    "don't know": UNSURE,
    "dont know": UNSURE,
    "do not know": UNSURE,
    "i don't know": UNSURE,
    "i do not know": UNSURE,
    "i am not sure": UNSURE,
    "i'm not sure": UNSURE,
    "?": UNSURE,
}

Answers = dict[str, str]


@dataclass(frozen=True, slots=True)
class Misread:
    """What could not be read, and why: for the sentence that asks again."""

    piece: str
    why: str = "unknown"


def plain(text: str) -> str:
    """Return *text* as it is compared: small letters, single spaces, no marks around it."""
    folded = text.casefold().replace("\u2019", "'").strip(_AROUND).rstrip(".! ")
    return " ".join(folded.split())


def number_in(text: str, most: int) -> int | None:
    """Return the number that *text* is, if it is one from 1 to *most*."""
    digits = text.strip()
    if not digits.isdecimal() or len(digits) > len(str(most)):
        return None
    return int(digits) if 1 <= int(digits) <= most else None


def read_answers(question: Question, text: str) -> Answers | Misread:
    """Return what *text* answers, fact by fact; an item that it leaves alone is not in the result.

    One item: a number is the nth choice shown, a label answers, yes, no and not sure do.
    """
    line = plain(text)
    if not line:
        return Misread("", "empty")
    return (
        _one(question.items[0], line) if len(question.items) == 1 else read_pieces(question, text)
    )


def read_pieces(
    question: Question, text: str, aside: frozenset[str] = frozenset()
) -> Answers | Misread:
    """Return what *text* answers on a card of items, where a number always means an item.

    ``2`` says yes to the second; ``2 no``, ``1b`` (a lettered choice), ``1-3 no``, ``rest no``,
    ``all not sure``, ``none of these``; pieces are parted by commas or *and*. The facts *aside*
    are reached by their numbers only, never by *rest*, *all* or *none*.
    """
    line = plain(text)
    if line in NONE_OF_THESE or _SAME.get(line) == NO:
        none = {i.fact: NO for i in question.items if i.is_yes_no and i.fact not in aside}
        return none or Misread(line, "choice")
    if _SAME.get(line) == UNSURE:
        line = f"all {line}"
    found: Answers = {}
    for piece in _pieces(question, line):
        read = _piece(question, piece, {*found, *aside}, aside)
        if isinstance(read, Misread):
            return read
        if any(found.get(fact, value) != value for fact, value in read.items()):
            return Misread(piece, "twice")
        found.update(read)
    return found or Misread(line)


def _one(item: Item, line: str) -> Answers | Misread:
    value = _value(item, line)
    if value is None and line in NONE_OF_THESE and item.is_yes_no:
        value = NO
    if value is None and line.isdecimal():
        number = number_in(line, len(item.choices))
        if number is None:
            return Misread(line, "number")
        value = item.choices[number - 1].value
    return Misread(line) if value is None else {item.fact: value}


def _piece(
    question: Question, piece: str, done: set[str], aside: frozenset[str]
) -> Answers | Misread:
    labelled = _by_label(question, piece)
    if labelled:
        return labelled
    rest = _REST.fullmatch(piece)
    if rest is not None:
        every = rest["which"].startswith(_EVERY) and rest["which"] != "everything else"
        passed = aside if every else done
        left = [item for item in question.items if item.fact not in passed]
        return _to_those_that_can(left, piece, rest["word"])
    numbered = _NUMBERED.fullmatch(piece)
    if numbered is None:
        return Misread(piece)
    first = number_in(numbered["first"], len(question.items))
    last = number_in(numbered["last"] or numbered["first"], len(question.items))
    if first is None or last is None or first > last:
        return Misread(piece, "number")
    return _to_each(question.items[first - 1 : last], piece, _said_by(numbered))


def _said_by(numbered: re.Match[str]) -> Callable[[Item], str | None]:
    """Return how the match is read on an item: letters mean choices only where letters are."""
    letter, word = numbered["letter"], numbered["word"]

    def value(item: Item) -> str | None:
        said = " ".join(part for part in (letter, word) if part)
        if not item.is_yes_no and len(said) == 1:
            at = ord(said) - ord("a")
            return item.choices[at].value if 0 <= at < len(item.choices) else None
        return _value(item, said or YES)

    return value


def _to_each(
    items: Sequence[Item], piece: str, value_of: Callable[[Item], str | None]
) -> Answers | Misread:
    found: Answers = {}
    for item in items:
        value = value_of(item)
        if value is None:
            return Misread(piece, "choice")
        found[item.fact] = value
    return found


def _to_those_that_can(items: Sequence[Item], piece: str, word: str) -> Answers | Misread:
    """Answer with *word* what takes it and leave the others alone, unless nothing takes it."""
    values = {item.fact: _value(item, word) for item in items}
    kept = {fact: value for fact, value in values.items() if value is not None}
    return kept if kept or not items else Misread(piece)


def _by_label(question: Question, piece: str) -> Answers:
    """Read the label of an item as yes to it, or of a choice that only one item has."""
    for item in question.items:
        if item.is_yes_no and plain(item.text) == piece:
            return {item.fact: YES}
    found = {
        item.fact: choice.value
        for item in question.items
        if not item.is_yes_no
        for choice in item.choices
        if choice.value != UNSURE and plain(choice.label) == piece
    }
    return found if len(found) == 1 else {}


def _value(item: Item, word: str) -> str | None:
    said = plain(word)
    labels = {plain(choice.label): choice.value for choice in item.choices}
    meant = labels.get(said) or _SAME.get(said)
    return meant if meant in labels.values() else None


def _pieces(question: Question, line: str) -> list[str]:
    """Part *line* at its commas, but for those inside a label of the card."""
    if _NUMBERS_ALONE.fullmatch(line):
        return line.split()
    labels = {
        plain(label)
        for item in question.items
        for label in (item.text, *(choice.label for choice in item.choices))
    }
    for label in sorted(labels, key=len, reverse=True):
        line = line.replace(label, label.translate(_MASK)) if label else line
    pieces = (piece.translate(_UNMASK).strip() for piece in _PARTING.split(line))
    return [piece for piece in pieces if piece]
