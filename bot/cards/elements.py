"""The elements of a card, each drawn alike wherever it stands."""

from collections.abc import Iterable, Iterator, Sequence

from pydantic import JsonValue

from bot.cards.text import Run, is_harmless, plain, runs

Element = dict[str, JsonValue]

BUTTONS_A_ROW = 6
"""Teams draws no more of them side by side."""

_ROW, _LETTER, _BUTTON = 310, 7, 38
"""Pixels of a row on a phone, of a letter, and of a button around its letters.

Some clients cut off what does not fit side by side, and do not say so.
"""


def heading(text: str, size: str = "Default", *, separated: bool = False) -> Iterator[Element]:
    """Yield *text* as a heading, one for a screen reader too unless markdown could be read in it.

    Only a text block can be a heading, and a text block is read as markdown.
    """
    said = plain(text)
    if not said:
        return
    line: Element = {"separator": True, "spacing": "Medium"} if separated else {}
    if is_harmless(said):
        yield {
            "type": "TextBlock",
            "text": said,
            "style": "heading",
            "size": size,
            "weight": "Bolder",
            "wrap": True,
            **line,
        }
    else:
        yield {
            "type": "RichTextBlock",
            "inlines": [{"type": "TextRun", "text": said, "size": size, "weight": "Bolder"}],
            **line,
        }


def prose(
    text: str, *, mark: str = "", subtle: bool = False, close: bool = False
) -> Iterator[Element]:
    """Yield *text* as a paragraph behind *mark*; *subtle* is smaller, *close* to what is above."""
    pieces = [run for run in runs(text) if run.text]
    if not any(run.text.strip() for run in pieces):
        return
    if mark:
        head, *others = pieces
        pieces = (
            [Run(mark), *pieces] if head != Run(head.text) else [Run(mark + head.text), *others]
        )
    drawn: list[JsonValue] = [_run(run, subtle=subtle) for run in pieces]
    block: Element = {"type": "RichTextBlock", "inlines": drawn}
    yield {**block, "spacing": "Small"} if close else block


def container(
    items: Iterable[Element], *, style: str = "", identity: str = "", shown: bool = True
) -> Iterator[Element]:
    """Yield *items* as one, unless there are none; with an *identity* it can be shown or hidden."""
    drawn: list[JsonValue] = list(items)
    if not drawn:
        return
    yield {
        "type": "Container",
        "items": drawn,
        **({"style": style} if style else {}),
        **_named(identity),
        **({} if shown else {"isVisible": False}),
    }


def rows(actions: Sequence[Element], *, identity: str = "") -> Iterator[Element]:
    """Yield *actions* in rows of as many as are drawn side by side."""
    row: list[JsonValue] = []
    taken = 0
    for action in actions:
        width = len(str(action["title"])) * _LETTER + _BUTTON
        if row and (taken + width > _ROW or len(row) == BUTTONS_A_ROW):
            yield {"type": "ActionSet", "actions": row, **_named(identity)}
            row, taken = [], 0
        row.append(action)
        taken += width
    if row:
        yield {"type": "ActionSet", "actions": row, **_named(identity)}


def _named(identity: str) -> Element:
    return {"id": identity} if identity else {}


def _run(run: Run, *, subtle: bool) -> JsonValue:
    """Return *run*; one without a style is a string, which is the same and far shorter."""
    style: Element = {
        **({"weight": "Bolder"} if run.bold else {}),
        **({"isSubtle": True} if subtle or run.subtle else {}),
        **({"size": "Small"} if subtle else {}),
    }
    return {"type": "TextRun", "text": run.text, **style} if style else run.text
