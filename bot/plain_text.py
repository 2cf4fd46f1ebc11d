"""A screen as lines of text: numbered choices, wrapped paragraphs, nothing told by style alone."""

import re
from collections.abc import Iterable, Iterator
from string import ascii_lowercase
from textwrap import wrap

from bot import words
from bot.grid_text import table_of
from bot.screens import Action, Item, Question, Screen
from domain.policy.facts import UNSURE

WIDTH = 88


def rendered(screen: Screen, *, styled: bool = False, width: int = WIDTH) -> Iterator[str]:
    """Yield the lines of *screen*, none wider than *width*; *styled* makes headings bold."""
    page = _Page(width, styled=styled)
    yield from page.screen(screen)
    if screen.below is not None:
        yield ""
        yield from page.screen(screen.below)


def visible(text: str) -> str:
    """Return *text* with nothing in it that a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text).rstrip()


class _Page:
    def __init__(self, width: int, *, styled: bool) -> None:
        self._width = width
        self._styled = styled

    def screen(self, screen: Screen) -> Iterator[str]:
        for notice in screen.notice:
            yield from self._wrapped(notice, "* ")
        if screen.notice:
            yield ""
        yield from self._heading(screen.title)
        yield from self._told(screen)
        for section in screen.sections:
            if section.heading:
                yield ""
                yield from self._heading(section.heading)
            for line in section.lines:
                yield from self._paragraph(line, "- ")
        yield from self._foot(screen)

    def _told(self, screen: Screen) -> Iterator[str]:
        for paragraph in screen.paragraphs:
            yield from self._paragraph(paragraph)
        if screen.grid is not None:
            yield from table_of(screen.grid, self._width)

    def _paragraph(self, text: str, mark: str = "") -> Iterator[str]:
        """Yield *text* behind *mark*, or behind the number at its head."""
        number = re.match(r"\d+\. ", text)
        head = number[0] if number else ""
        yield from self._wrapped(text.removeprefix(head), f"  {head or mark}")

    def _question(self, question: Question, how: str) -> Iterator[str]:
        if len(question.items) == 1:
            item = question.items[0]
            yield from self._choices(item, (str(n + 1) for n in range(len(item.choices))), "  ")
            yield from self._wrapped(item.why, "  ")
        else:
            if question.first > 1:
                yield ""
                yield from self._heading(question.heading)
            for n, item in enumerate(question.items, start=question.first):
                yield from self._wrapped(item.text + _beside_yes_and_no(item), f"  {n}. ")
                if not item.is_yes_no:
                    yield from self._choices(item, ascii_lowercase, "     ")
        yield from self._wrapped(how or words.how_to_answer(question), "  ")

    def _choices(self, item: Item, marks: Iterable[str], indent: str) -> Iterator[str]:
        for mark, choice in zip(marks, item.choices, strict=False):
            means = f": {choice.means}" if choice.means else ""
            yield from self._wrapped(choice.label + means, f"{indent}{mark}. ")

    def _foot(self, screen: Screen) -> Iterator[str]:
        if screen.question is not None:
            yield from self._question(screen.question, screen.how)
        typed = [action for action in screen.actions if action.says]
        if screen.progress or typed:
            yield ""
        if screen.progress:
            yield from self._wrapped(f"{screen.progress}.", "  ")
        longest = max((len(action.says) for action in typed), default=0)
        for action in typed:
            yield from self._wrapped(action.does, f"  {_key(action, longest)} ")

    def _wrapped(self, text: str, first: str) -> Iterator[str]:
        width = max(10, self._width - len(first))
        # What is to be typed would not be found again by half of it.
        lines = wrap(_unmarked(text), width, break_on_hyphens=False) or [""]
        yield (first + lines[0]).rstrip()
        yield from (" " * len(first) + line for line in lines[1:])

    def _heading(self, text: str) -> Iterator[str]:
        for line in wrap(_unmarked(text), self._width) or [""]:
            yield f"\x1b[1m{line}\x1b[0m" if self._styled else line


def _unmarked(text: str) -> str:
    """Return *text* without the asterisks around words to type: other channels set them apart."""
    return visible(text.replace("*", ""))


def _key(action: Action, longest: int) -> str:
    return f"[{action.says}]{' ' * (longest - len(action.says))}"


def _beside_yes_and_no(item: Item) -> str:
    """Name what else an item takes: yes, no and not sure go without saying on a list."""
    if not item.is_yes_no:
        return ""
    other = [c.label for c in item.choices if c.value not in {"yes", "no", UNSURE}]
    return f" (or say: {'; '.join(other).lower()})" if other else ""
