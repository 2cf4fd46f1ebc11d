"""A button says what it does, and carries one key, the token of its card and what is fixed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from pydantic import JsonValue

from bot.cards import words
from bot.cards.elements import Element
from bot.cards.text import plain
from bot.presses import Press, encode
from bot.screens import Action, Screen
from bot.words import shortened

_LINE = "line"
_TITLE = 40
"""Characters of a button: more would not be seen whole on a phone."""

Given = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Pen:
    """Draws the buttons of one screen on the card with that token."""

    stream: str
    version: int
    token: str
    folds: Iterator[int]
    """Numbers for what is folded, each on the card once."""

    @classmethod
    def of(cls, screen: Screen, token: str) -> "Pen":
        """Return the pen for *screen*, on a card of which nothing is folded yet."""
        return cls(screen.stream, screen.version if screen.stream else 0, token, count(1))

    def for_screen(self, screen: Screen) -> "Pen":
        """Return the pen for *screen* on the same card."""
        return replace(Pen.of(screen, self.token), folds=self.folds)

    def sends(
        self, title: str, verb: str, given: Given = (), line: str = "", *, main: bool = False
    ) -> Element:
        """Return a button that takes along what was filled in, and waits until it is."""
        return _execute(title, self._data(verb, given, line), main=main)

    def moves(self, title: str, verb: str, given: Given = (), line: str = "") -> Element:
        """Return a button that takes nothing along, so that nothing left open can hold it up."""
        return _execute(title, self._data(verb, given, line), associatedInputs="none")

    def submits(self, title: str, verb: str, given: Given = (), line: str = "") -> Element:
        """Return the button of a dialog, where no other kind of button is carried out."""
        return _submit(title, self._data(verb, given, line), style="positive")

    def opens(self, title: str, verb: str, given: Given = (), line: str = "") -> Element:
        """Return a button that opens a dialog."""
        asks: Element = {"msteams": {"type": "task/fetch"}, **self._data(verb, given, line)}
        return _submit(title, asks, associatedInputs="none")

    def actions(self, actions: Iterable[Action]) -> list[Element]:
        """Return a button for each of *actions* that has a label."""
        return [
            self.moves(each.label, each.verb or _LINE, line=each.line if each.verb else each.says)
            for each in actions
            if plain(each.label)
        ]

    def _data(self, verb: str, given: Given, line: str = "") -> Element:
        key = encode(Press(self.stream, self.version, verb, line))
        # Not under the name "key": Microsoft's renderer has a property of that name itself, and a
        # press of such a button fails in the page.
        return {"press": key, "card": self.token, **dict(given)}


def _execute(title: str, data: Element, *, main: bool = False, **more: JsonValue) -> Element:
    """Return a button that is answered in place, and one that is sent where that is not known."""
    drawn: Element = {**({"style": "positive"} if main else {}), **more}
    return {
        "type": "Action.Execute",
        "title": _titled(title),
        "verb": "press",
        "data": data,
        **drawn,
        "fallback": _submit(title, data, **drawn),
    }


def _submit(title: str, data: Element, **more: JsonValue) -> Element:
    return {
        "type": "Action.Submit",
        "title": _titled(title),
        "data": data,
        **more,
    }


def _titled(title: str) -> str:
    """Return *title* as it is drawn; there is something to press even where nothing can be read."""
    return plain(shortened(title, _TITLE)) or words.UNNAMED
