"""A card is drawn from a screen and from nothing else: what has changed first, then what it says.

It keeps to the elements of Adaptive Cards 1.2, which phones draw, and adds labels of inputs and
``Action.Execute`` with its fallback; phones show nothing of a card without a version.
"""

import re
from collections.abc import Iterator

from pydantic import JsonValue

from bot.cards import words
from bot.cards.budget import fitted
from bot.cards.buttons import Pen
from bot.cards.elements import Element, container, heading, prose, rows
from bot.cards.folding import IN_VIEW, Block, drawn
from bot.cards.inputs import choice_set, fields
from bot.cards.pictures import chart, picture
from bot.cards.questions import asked, has_inputs
from bot.cards.text import plain
from bot.screens import Action, Inputs, Pick, Screen
from bot.words import shortened

_VERSION = "1.5"
_LARGE_UP_TO = 60
"""Characters of a title that is shown large: a longer one is a sentence, and is not shouted."""

_ABOVE = 20
"""Rows that are told above what waits for an answer, so that this is not lost from sight."""

_SENTENCE = 200
_ENDS = (".", "?", "!", "…", "”")
_LINE = "line"
_RESUME = "resume"


def adaptive_card(
    screen: Screen, token: str, *, dialog: bool = False, can_open_dialog: bool = False
) -> dict[str, JsonValue]:
    """Return the Adaptive Card that shows *screen*, its buttons carrying the card's *token*.

    With *dialog* it is the form of ``screen.inputs`` as a dialog shows it; with *can_open_dialog*
    a card with a form offers to open it as one. The card is at most ``budget.MOST`` bytes as JSON.
    """

    def draw(each: Screen) -> dict[str, JsonValue]:
        pen = Pen.of(each, token)
        if dialog:
            return _card(each, _dialog(each, pen), [])
        last = each if each.below is None else each.below
        moves = pen.for_screen(last).actions(last.actions)
        return _card(each, _body(each, pen, can_open_dialog=can_open_dialog), moves)

    return fitted(screen, draw)


def told(screen: Screen) -> str:
    """Return *screen* in one plain sentence: for a notice of it, a summary, a voice."""
    lines = (*screen.notice, _title(screen))
    first = next((line for line in lines if plain(line)), "")
    # A voice would take angle brackets for orders of its own.
    said = shortened(re.sub("[*<>]", "", first), _SENTENCE)
    return plain(said if not said or said.endswith(_ENDS) else f"{said}.")


def _card(screen: Screen, body: Iterator[Element], moves: list[Element]) -> dict[str, JsonValue]:
    """Return the card with *body*, and *moves* beneath it: the last row of them as its actions."""
    drawn_body: list[JsonValue] = [*body]
    *above, last = [*rows(moves)] or [{"actions": []}]
    return {
        "type": "AdaptiveCard",
        "version": _VERSION,
        "fallbackText": told(screen),
        "speak": told(screen),
        "body": [*drawn_body, *above],
        "actions": last["actions"],
    }


def _dialog(screen: Screen, pen: Pen) -> Iterator[Element]:
    """Yield the form of *screen* alone, with its one button."""
    yield from _notice(screen)
    if screen.inputs is None:
        yield from heading(screen.title)
        return
    inputs = screen.inputs
    yield from drawn((Block("", inputs.about, listed=False),), pen)
    yield from fields(inputs.fields)
    yield from rows([pen.submits(inputs.button, inputs.verb, inputs.given, inputs.line)])


def _body(screen: Screen, pen: Pen, *, can_open_dialog: bool) -> Iterator[Element]:
    """Yield *screen*, and beneath it what still waits for an answer."""
    yield from _notice(screen)
    yield from _shown(screen, pen, can_open_dialog=can_open_dialog)
    below = screen.below
    if below is None:
        return
    yield from rows(pen.actions(_not_below(screen.actions, below.actions)))
    for waiting in prose(words.WAITING, subtle=True):
        yield {**waiting, "separator": True, "spacing": "Large"}
    yield from _notice(below)
    beneath = pen.for_screen(below)
    # Whatever is sent takes along every input of the card, so that only one of the two has any.
    if _has_inputs(screen) and _has_inputs(below):
        yield from heading(_title(below), "Medium")
        yield from rows([beneath.moves(words.GO_ON, _RESUME)])
    else:
        yield from _shown(below, beneath, can_open_dialog=can_open_dialog, is_below=True)


def _shown(
    screen: Screen, pen: Pen, *, can_open_dialog: bool, is_below: bool = False
) -> Iterator[Element]:
    """Yield what *screen* says and asks, without the buttons that move about."""
    title = _title(screen)
    large = len(title) <= _LARGE_UP_TO and not is_below
    yield from heading(title, "Large" if large else "Medium")
    if screen.grid is not None:
        yield from (picture(screen.grid), chart(screen.grid))
    about = _said_again(screen) if screen.inputs is None else screen.inputs.about
    sections = (Block(each.heading, each.lines) for each in screen.sections)
    in_view = IN_VIEW if screen.below is None else _ABOVE
    yield from drawn((Block("", about, listed=False), *sections), pen, in_view)
    if screen.pick is not None and screen.pick.choices:
        yield from _picking(screen.pick, pen)
    if screen.inputs is not None:
        yield from _form(screen.inputs, pen, can_open_dialog=can_open_dialog)
        return
    yield from asked(screen, pen)
    yield from prose(screen.progress, subtle=True)


def _notice(screen: Screen) -> Iterator[Element]:
    """Yield what has changed, set apart by a box and by a sign, since a colour says nothing."""
    lines = (line for notice in screen.notice for line in prose(notice, mark="→ "))
    yield from container(lines, style="emphasis")


def _picking(pick: Pick, pen: Pen) -> Iterator[Element]:
    # With the first chosen already nothing needs a star that would make picking seem a duty.
    yield choice_set(_LINE, pick.label, pick.choices, value=pick.choices[0].value)
    yield from rows([pen.sends(pick.button, _LINE)])


def _form(inputs: Inputs, pen: Pen, *, can_open_dialog: bool) -> Iterator[Element]:
    yield from fields(inputs.fields)
    meant = (inputs.verb, inputs.given, inputs.line)
    opens = [pen.opens(words.OPEN_AS_FORM, *meant)] if can_open_dialog and inputs.fields else []
    yield from rows([pen.sends(inputs.button, *meant, main=True), *opens])
    yield from prose(inputs.progress, subtle=True)


def _title(screen: Screen) -> str:
    return screen.title if screen.inputs is None else screen.inputs.title


def _said_again(screen: Screen) -> tuple[str, ...]:
    """Return the paragraphs, but for the lines that say what is to be chosen from beneath."""
    return screen.paragraphs[len(screen.said) :]


def _not_below(actions: tuple[Action, ...], below: tuple[Action, ...]) -> Iterator[Action]:
    """Yield those of *actions* that are not offered beneath: going on is what is there."""
    there = {(each.verb or each.says) for each in below} | {_RESUME}
    return (each for each in actions if (each.verb or each.says) not in there)


def _has_inputs(screen: Screen) -> bool:
    return screen.pick is not None or screen.inputs is not None or has_inputs(screen)
