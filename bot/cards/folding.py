"""What is long is folded: how it begins stays in sight, and a button shows the rest."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.cards import words
from bot.cards.buttons import Pen
from bot.cards.elements import Element, container, heading, prose, rows
from bot.cards.text import plain
from bot.words import shortened

_ROW = 44
"""Characters in a row on a phone."""

IN_VIEW = 32
"""Rows that may be told before anything of it is folded: about a phone and a half."""

_LEAST = 3
"""Rows of what is folded that stay in sight, even where much is folded."""

_WORTH_IT = 5
"""Rows that a button must hide at least, being nearly as high as two of them itself."""

_SAID_FIRST = 24
"""Rows of what is said first, without a heading, that are never folded."""

_MANY = 12
"""Headings beyond which the last are folded as one, rather than a part of each."""

_NAME = 40
_NUMBERED = re.compile(r"\d+\. ")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under a heading; without one they are paragraphs or a list of their own."""

    heading: str
    lines: tuple[str, ...]
    listed: bool = True


def drawn(told: Iterable[Block], pen: Pen, in_view: int = IN_VIEW) -> Iterator[Element]:
    """Yield what is *told*, the longest of it folded until about *in_view* rows are in sight."""
    blocks = [block for block in told if block.lines]
    if len(blocks) > _MANY:
        yield from _first_of(blocks, pen, in_view)
        return
    stays = max(_LEAST, in_view * 2 // 3 // max(1, len(blocks)))
    ends = [_end(block, stays) for block in blocks]
    hidden = [_rows(block.lines[end:]) for block, end in zip(blocks, ends, strict=True)]
    excess = sum(_rows(block.lines) + bool(block.heading) for block in blocks) - in_view
    fold: set[int] = set()
    for at in sorted(range(len(blocks)), key=lambda at: -hidden[at]):
        if excess > 0 and hidden[at] >= _WORTH_IT and not _first_of_all(blocks[at], at):
            fold.add(at)
            excess -= hidden[at] - 2
    for at, block in enumerate(blocks):
        yield from heading(block.heading)
        end = ends[at] if at in fold else len(block.lines)
        yield from _lines(block, block.lines[:end])
        left = block.lines[end:]
        count = words.SHOW_MORE.format(count=len(left))
        yield from hiding(_lines(block, left), pen, count, block.heading)


def _first_of_all(block: Block, at: int) -> bool:
    """Tell whether *block* is what is said first, and short enough to stay in sight whole."""
    return at == 0 and not block.heading and _rows(block.lines) <= _SAID_FIRST


def _first_of(blocks: list[Block], pen: Pen, in_view: int) -> Iterator[Element]:
    """Yield the first of *blocks*, as many as are in sight at once, and the others as one fold."""
    end = 0
    while in_view > 0 and end < len(blocks):
        in_view -= _rows(blocks[end].lines) + bool(blocks[end].heading)
        end += 1
    for block in blocks[:end]:
        yield from _whole(block)
    left = blocks[end:]
    rest = (element for block in left for element in _whole(block))
    yield from hiding(rest, pen, words.SHOW_MORE.format(count=len(left)))


def hiding(items: Iterable[Element], pen: Pen, title: str, of: str = "") -> Iterator[Element]:
    """Yield *items* hidden, and the button with that *title* that shows them in its own place.

    *of* tells whoever hears the button, and not what stands above it, what there is more of.
    """
    number = next(pen.folds)
    rest, button = f"rest-{number}", f"show-{number}"
    folded = list(container(items, identity=rest, shown=False))
    if not folded:
        return
    name = plain(shortened(of, _NAME))
    show: Element = {
        "type": "Action.ToggleVisibility",
        "title": title,
        **({"tooltip": f"{title}: {name}"} if name else {}),
        "targetElements": [rest, button],
    }
    yield from rows([show], identity=button)
    yield from folded


def _whole(block: Block) -> Iterator[Element]:
    yield from heading(block.heading)
    yield from _lines(block, block.lines)


def _lines(block: Block, lines: Iterable[str]) -> Iterator[Element]:
    several = block.listed and len(block.lines) > 1
    for line in lines:
        numbered = _NUMBERED.match(line) is not None
        mark = "• " if several and not numbered else ""
        yield from prose(line, mark=mark, close=block.listed or numbered)


def _end(block: Block, stays: int) -> int:
    """Return how many lines of *block* make *stays* rows, which stay in sight if it is folded."""
    for end in range(1, len(block.lines)):
        if _rows(block.lines[:end]) >= stays:
            return end
    return len(block.lines)


def _rows(lines: Iterable[str]) -> int:
    return sum(1 + len(line) // _ROW for line in lines)
