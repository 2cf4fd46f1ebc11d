"""A person in the chat: says something, sees something, over the real wiring and a real file."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bot.doing import ELSE
from bot.plain_text import rendered
from bot.presses import Press, encode
from bot.record_words import ALIKE
from bot.screens import Screen
from bot.settings import Settings
from bot.wiring import App, wire

NOW = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)
DOG_UNIT = "We want to sign a shared dog-unit agreement with Merseyside Police under a section 22A."


class CountingIds:
    """Ids of which the first is one, so that a transcript is the same every time."""

    def __init__(self):
        self._numbers = itertools.count(1)

    def new(self) -> str:
        number = next(self._numbers)
        return f"{number:010x}{number:022x}"


class Person:
    """Somebody who types in the terminal's words and reads what a terminal would show."""

    def __init__(self, app: App, name: str = "sergeant.ahmed"):
        self.app = app
        self.name = name
        self.screens: list[Screen] = []
        self.lines: list[str] = []
        self.comes_back()

    def comes_back(self) -> "Person":
        """Open the chat anew, as after a kill: nothing but the store is remembered."""
        self.conversation = self.app.conversation(self.name)
        self._show(self.conversation.begin())
        return self

    def is_recalled(self) -> "Person":
        """Go on with a conversation made anew by a server, which says nothing of its own accord."""
        self.conversation = self.app.conversation(self.name)
        self.conversation.recall()
        return self

    def says(self, *lines: str, act_key: str = "") -> "Person":
        for line in lines:
            self.lines += ["", f"> {line}"]
            self._show(self.conversation.say(line, act_key))
        return self

    def agrees(self) -> "Person":
        """Say that the entry is right, and another one than those that look like it."""
        self.says("yes")
        return self.says("put it on anyway") if self.screen.title == ALIKE else self

    def presses(self, verb="", given=None, *, on=None, act_key=None, key=None) -> "Person":
        """Press the button that means *verb* on the card *on*, as a rule the last one shown."""
        if key is None:
            card = on or next(
                each
                for screen in reversed(self.screens)
                for each in (screen, screen.below)
                if each is not None and each.stream
            )
            asked = card.question.asked if verb == "none" and card.question is not None else ""
            key = encode(Press(card.stream, card.version, verb, asked))
        act_key = act_key or self.app.desk.new_key()
        self._show(self.conversation.press(key, given or {}, act_key))
        return self

    def presses_button(self, label, *, on=None, act_key=None) -> "Person":
        """Press the button with that *label*, on the last card or the one beneath it.

        What the page of an entry leaves out is asked for first, as one would.
        """
        if on is None and label not in self.buttons and ELSE.label in self.buttons:
            self.presses_button(ELSE.label)
        card = on or self.screen
        found = (
            Press(
                part.stream,
                part.version,
                each.verb or "line",
                each.line if each.verb else each.says,
            )
            for part in (card, card.below)
            if part is not None
            for each in part.actions
            if each.label == label
        )
        return self.presses(key=encode(next(found)), act_key=act_key)

    def picks(self, line, *, on=None, act_key=None) -> "Person":
        """Choose *line* from the list of the last card, and press the button beside it."""
        card = on or self.screen
        assert line in [choice.value for choice in card.pick.choices]
        key = encode(Press(card.stream, card.version, "line"))
        return self.presses(key=key, given={"line": line}, act_key=act_key)

    def fills(self, given=None, *, on=None, act_key=None) -> "Person":
        """Fill in the fields of the last card, and press the button beside them."""
        card = on or next(
            part for part in (self.screen, self.screen.below) if part is not None and part.inputs
        )
        inputs = card.inputs
        filled = {field.name: field.value for field in inputs.fields} | dict(given or {})
        key = encode(Press(card.stream, card.version, inputs.verb, inputs.line))
        return self.presses(key=key, given=dict(inputs.given) | filled, act_key=act_key)

    @property
    def buttons(self) -> list[str]:
        """The labels on the last card, and on the one beneath it."""
        parts = (each for each in (self.screen, self.screen.below) if each is not None)
        return [action.label for part in parts for action in part.actions if action.label]

    @property
    def everything(self) -> list[str]:
        """Every event there is, by its id."""
        store = self.app.store
        return [each.event_id for stream in store.streams("") for each in store.load(stream)]

    @property
    def screen(self) -> Screen:
        return self.screens[-1]

    @property
    def page(self) -> str:
        """The last screen on one line, since where a line is broken says nothing."""
        return " ".join(" ".join(rendered(self.screen)).split())

    @property
    def transcript(self) -> str:
        return "\n".join(self.lines).strip() + "\n"

    def sees(self, *texts: str) -> "Person":
        for text in texts:
            assert text in self.page, f"{text!r} is not on: {self.page}"
        return self

    def does_not_see(self, *texts: str) -> "Person":
        for text in texts:
            assert text not in self.page, f"{text!r} is on: {self.page}"
        return self

    @property
    def enquiry(self):
        """The enquiry in front of this person, as its events leave it."""
        return self.conversation._front.seen()

    @property
    def answers(self) -> dict[str, str]:
        return self.enquiry.enquiry.facts

    @property
    def events(self) -> list[str]:
        stream = f"enquiry-{self.enquiry.id}"
        return [recorded.name for recorded in self.app.store.load(stream)]

    def _show(self, screen: Screen) -> None:
        self.screens.append(screen)
        self.lines += ["", *rendered(screen)]


def settings_for(folder: Path, policy: str = "cheshire") -> Settings:
    return Settings(store=f"sqlite:///{folder}/chat.sqlite", now=NOW, policy=policy)


@contextmanager
def opened_app(
    folder: Path, ids: CountingIds | None = None, *, policy: str = "cheshire"
) -> Iterator[App]:
    """Give the assistant over a file in *folder*, under *policy*, its ids counted from one."""
    app = wire(settings_for(folder, policy), CountingIds() if ids is None else ids)
    try:
        yield app
    finally:
        app.close()
