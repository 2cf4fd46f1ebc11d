"""A press on a form's card means what the card meant when it was shown, or nothing."""

from collections.abc import Mapping
from typing import cast, get_args

from bot import words
from bot.commands import Control
from bot.controls import controlled
from bot.form_acting import complete, record_given
from bot.form_front import overtaken, put_away, show_paper
from bot.form_paper import ASKED, PREFIX, Paper
from bot.form_saying import form_said, moved
from bot.front import Front
from bot.presses import Press
from bot.screens import Screen

_TURNING_ON_THE_CARD = {"back", "leave"}


def pressed_form(front: Front, press: Press, given: Mapping[str, str]) -> Screen:
    """Return the screen that *press* on a form's card leads to, with what was *given* beside it."""
    paper = _in_hand(front, press)
    older = press.version != front.desk.forms.get(front.actor, paper.id).state.version
    match press.verb:
        case "fill":
            return _answer(front, paper, given, press.version)
        case "complete":
            return complete(front, paper, press.version)
        case "line":
            return _line(front, paper, press.line or given.get("line", ""), older=older)
        case verb if verb in get_args(Control):
            return _moved(front, paper, cast(Control, verb), older=older)
        case _:
            return show_paper(front, paper)


def _answer(front: Front, paper: Paper, given: Mapping[str, str], version: int) -> Screen:
    """Record what was filled in; a press that brings nothing along only looks."""
    if not given:
        return show_paper(front, paper)
    replies = {
        name.removeprefix(PREFIX): value for name, value in given.items() if name.startswith(PREFIX)
    }
    return record_given(front, paper, given.get(ASKED, "").split(), replies, version)


def _moved(front: Front, paper: Paper, control: Control, *, older: bool) -> Screen:
    """Move about; what is done leads back to its matter, and an older card turns no page."""
    if paper.done and control in {"resume", "back"}:
        return put_away(front)
    if older and control in _TURNING_ON_THE_CARD:
        return overtaken(front, paper)
    return moved(front, paper, control) or controlled(front, control)


def _in_hand(front: Front, press: Press) -> Paper:
    """Put the form of the card in hand, if it is not, as it is now."""
    paper = front.paper
    if paper is not None and paper.id == press.id:
        return paper
    filled = front.desk.forms.get(front.actor, press.id)
    if filled.matter is not None:
        front.take(filled.matter)
    else:
        front.put_down()
    front.paper = Paper(filled.id, filled.state.version, done=filled.state.done)
    return front.paper


def _line(front: Front, paper: Paper, line: str, *, older: bool) -> Screen:
    """Take what was picked beside the button as if it had been typed, unless the card is older."""
    if not line.strip():
        return show_paper(front, paper, words.PICK_FIRST)
    if older:
        return overtaken(front, paper)
    return form_said(front, line) or show_paper(front, paper)
