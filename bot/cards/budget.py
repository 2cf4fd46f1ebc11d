"""A card that would be too large is shortened, longest texts and lists first, and says so."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace

from pydantic import JsonValue

from bot.cards import words
from bot.screens import Action, Choice, Field, Inputs, Item, Pick, Question, Said, Screen, Section

MOST = 18_000
"""Bytes of a card as ASCII JSON: what the smallest limit that Teams ever stated leaves for it.

An activity was limited to 40 KB counted as UTF-16, of which this is at most 36.
"""

_STEPS = (
    (2400, 60),
    (1200, 60),
    (800, 60),
    (500, 60),
    (300, 60),
    (240, 60),
    (200, 40),
    (160, 40),
    (120, 24),
    (90, 14),
    (70, 9),
    (50, 6),
    (36, 4),
    (20, 2),
)
"""What is tried until it fits: the weight of a text, and how many lines a list has, at most."""

_VALUE = 1200
"""What is filled in already is left out rather than cut short, since it would be recorded so."""

_PICTURE = re.compile(r"(?<=data:image/png;base64,)[A-Za-z0-9+/=]*")
_HEAVY, _ASTRAL, _WIDE = 20, 12, 6
_LAST_IN_TWO_BYTES = "\uffff"


def fitted(screen: Screen, draw: Callable[[Screen], dict[str, JsonValue]]) -> dict[str, JsonValue]:
    """Return what *draw* makes of *screen*, shortened as far as is needed to fit ``MOST``."""
    card: dict[str, JsonValue] = {}
    for texts, lines in _STEPS:
        shorter = _Shorter(texts, lines).screen(screen)
        if shorter != screen:
            shorter = replace(shorter, notice=(*shorter.notice, words.CUT_SHORT))
        card = draw(shorter)
        if size(card) <= MOST:
            break
    return card


def size(card: dict[str, JsonValue]) -> int:
    """Return how many bytes *card* is as ASCII JSON; Teams does not count what a picture holds."""
    return len(without_pictures(json.dumps(card, separators=(",", ":"))))


def without_pictures(written: str) -> str:
    """Return a card that is *written* as JSON without what its pictures hold."""
    return _PICTURE.sub("", written)


class _Shorter:
    """Cuts what a person reads; never what a button or an input carries."""

    def __init__(self, texts: int, lines: int) -> None:
        self._texts = texts
        self._lines = lines

    def screen(self, screen: Screen) -> Screen:
        return replace(
            screen,
            title=self._text(screen.title),
            notice=self._list(screen.notice),
            paragraphs=self._list(screen.paragraphs),
            sections=self._sections(screen.sections),
            question=None if screen.question is None else self._question(screen.question),
            progress=self._text(screen.progress),
            actions=tuple(map(self._action, screen.actions)),
            below=None if screen.below is None else self.screen(screen.below),
            said=tuple(map(self._said, screen.said)),
            pick=None if screen.pick is None else self._pick(screen.pick),
            inputs=None if screen.inputs is None else self._inputs(screen.inputs),
        )

    def _text(self, text: str) -> str:
        """Return *text*, cut where it weighs too much."""
        left = self._texts
        for at, character in enumerate(text):
            left -= _weight(character)
            if left < 0:
                return text[:at].rstrip() + "…"
        return text

    def _texts_of(self, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self._text, texts))

    def _list(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        more = len(texts) - self._lines
        told = (words.AND_MORE.format(count=more),) if more > 0 else ()
        return (*self._texts_of(texts[: self._lines]), *told)

    def _sections(self, sections: tuple[Section, ...]) -> tuple[Section, ...]:
        more = len(sections) - self._lines
        told = (Section("", (words.AND_MORE.format(count=more),)),) if more > 0 else ()
        kept = sections[: self._lines]
        short = (Section(self._text(each.heading), self._list(each.lines)) for each in kept)
        return (*short, *told)

    def _action(self, action: Action) -> Action:
        return replace(action, label=self._text(action.label))

    def _choices(self, choices: Iterable[Choice]) -> tuple[Choice, ...]:
        return tuple(
            replace(each, label=self._text(each.label), means=self._text(each.means))
            for each in choices
        )

    def _item(self, item: Item) -> Item:
        return replace(
            item,
            text=self._text(item.text),
            why=self._text(item.why),
            clauses=item.clauses[: self._lines],
            choices=self._choices(item.choices),
        )

    def _question(self, question: Question) -> Question:
        return replace(
            question,
            heading=self._text(question.heading),
            items=tuple(map(self._item, question.items)),
        )

    def _said(self, said: Said) -> Said:
        return replace(said, item=self._item(said.item), words=self._text(said.words))

    def _pick(self, pick: Pick) -> Pick:
        return replace(
            pick,
            label=self._text(pick.label),
            button=self._text(pick.button),
            choices=self._choices(pick.choices[: self._lines]),
        )

    def _inputs(self, inputs: Inputs) -> Inputs:
        return replace(
            inputs,
            title=self._text(inputs.title),
            about=self._list(inputs.about),
            button=self._text(inputs.button),
            progress=self._text(inputs.progress),
            fields=tuple(map(self._field, inputs.fields)),
        )

    def _field(self, field: Field) -> Field:
        heavy = sum(map(_weight, field.value)) > max(self._texts, _VALUE)
        return replace(
            field,
            label=self._text(field.label),
            hint=self._text(field.hint),
            aside=self._text(field.aside),
            choices=self._choices(field.choices),
            value="" if heavy else field.value,
        )


def _weight(character: str) -> int:
    """Return how many bytes *character* is at most, drawn and written as ASCII."""
    if character.isascii() and character.isprintable():
        return 2 if character in '"\\' else 1
    if unicodedata.category(character)[0] == "C":
        return _HEAVY
    return _WIDE if character <= _LAST_IN_TWO_BYTES else _ASTRAL
