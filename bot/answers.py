"""A typed line answers a card when every piece of it can be read.

Otherwise nothing of it counts and the piece is named.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.screens import NO, YES, Item, Question
from domain.policy.facts import UNSURE

_NONE_OF_THESE = {"none of these", "none of them", "none", "no to all", "all no", "none apply"}
_REST = re.compile(
    r"^(?:and )?(?:the )?(?:rest|others?|everything else)(?: (?:is|are))? (?P<word>.+)$"
)
_NUMBERED = re.compile(
    r"^(?P<first>\d{1,2})(?:-(?P<last>\d{1,2}))?(?P<letter>[a-z](?![a-z]))?"
    r"(?: ?[:=]? ?(?:is )?(?P<word>.+))?$"
)
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
    "i am not sure": UNSURE,
    "i'm not sure": UNSURE,
    "?": UNSURE,
}


@dataclass(frozen=True, slots=True)
class Misread:
    """What could not be read, and why: for the sentence that asks again."""

    piece: str
    why: str = "unknown"


Answers = dict[str, str]


def read_answers(question: Question, text: str) -> Answers | Misread:
    """Return what *text* answers, fact by fact; an item that it leaves alone is not in the result.

    One item: a number is the nth choice shown, a label answers, yes, no and not sure do. Several
    items: ``2`` says yes to the second, ``2 no``, ``1b`` (a lettered choice), ``1-3 no``, ``rest
    no``, ``none of these``; pieces are parted by commas or *and*.
    """
    line = _plain(text)
    if not line:
        return Misread("", "empty")
    if len(question.items) == 1:
        return _one(question.items[0], line)
    if line in _NONE_OF_THESE:
        return {item.fact: NO for item in question.items if item.is_yes_no}
    found: Answers = {}
    for piece in _pieces(line):
        read = _piece(question, piece, found)
        if isinstance(read, Misread):
            return read
        clash = next(
            (fact for fact, value in read.items() if found.get(fact, value) != value), None
        )
        if clash is not None:
            return Misread(piece, "twice")
        found.update(read)
    return found


def _one(item: Item, line: str) -> Answers | Misread:
    if line.isdecimal():
        if 1 <= int(line) <= len(item.choices):
            return {item.fact: item.choices[int(line) - 1].value}
        return Misread(line, "number")
    value = _value(item, line)
    return Misread(line) if value is None else {item.fact: value}


def _piece(question: Question, piece: str, found: Answers) -> Answers | Misread:
    rest = _REST.match(piece)
    if rest is not None:
        left = [item for item in question.items if item.fact not in found]
        return _to_each(left, piece, lambda item: _value(item, rest["word"]), skip=True)
    numbered = _NUMBERED.match(piece)
    if numbered is None:
        return _by_label(question, piece)
    first = int(numbered["first"])
    last = int(numbered["last"] or first)
    if not 1 <= first <= last <= len(question.items):
        return Misread(piece, "number")
    return _to_each(question.items[first - 1 : last], piece, _said_by(numbered))


def _said_by(numbered: re.Match[str]) -> Callable[[Item], str | None]:
    letter, word = numbered["letter"], numbered["word"]

    def value(item: Item) -> str | None:
        if letter is not None:
            at = ord(letter) - ord("a")
            return item.choices[at].value if at < len(item.choices) and not word else None
        return _value(item, word or YES)

    return value


def _to_each(
    items: tuple[Item, ...] | list[Item],
    piece: str,
    value_of: Callable[[Item], str | None],
    *,
    skip: bool = False,
) -> Answers | Misread:
    found = {item.fact: value_of(item) for item in items}
    if not skip and None in found.values():
        return Misread(piece, "choice")
    kept = {fact: value for fact, value in found.items() if value is not None}
    return kept or Misread(piece)


def _by_label(question: Question, piece: str) -> Answers | Misread:
    """Read the label of an item as yes to it, or of a choice that only one item has."""
    named = [item for item in question.items if _plain(item.text) == piece and item.is_yes_no]
    if named:
        return {named[0].fact: YES}
    found = {
        item.fact: value
        for item in question.items
        if not item.is_yes_no and (value := _value(item, piece)) not in {None, UNSURE} and value
    }
    if len(found) == 1:
        return found
    return Misread(piece)


def _value(item: Item, word: str) -> str | None:
    values = {choice.value for choice in item.choices}
    labels = {_plain(choice.label): choice.value for choice in item.choices}
    plain = _plain(word)
    meant = labels.get(plain) or _SAME.get(plain)
    return meant if meant in values else None


def _pieces(line: str) -> list[str]:
    pieces = re.split(r"[,;]|\band\b(?= ?(?:\d|the|rest|others?))", line)
    return [piece.strip() for piece in pieces if piece.strip()]


def _plain(text: str) -> str:
    folded = text.casefold().replace("\u2019", "'").strip().rstrip(".!")
    return " ".join(folded.split())
