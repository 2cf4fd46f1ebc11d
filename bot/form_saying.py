"""A typed line answers the form in hand, moves about in it, or names a form to begin."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot import form_words, words
from bot.answers import plain
from bot.asides import aside
from bot.commands import Control, control_of
from bot.form_acting import (
    back,
    begin_form,
    change_answer,
    complete,
    held,
    keep_as_answered,
    record_typed,
)
from bot.form_answers import typed_answers
from bot.form_front import leave_paper, marked, overtaken, put_away, show_paper, take_paper
from bot.form_listing import forms_screen
from bot.form_paper import Asking, Paper, asking
from bot.form_screens import answers_screen, why_screen
from bot.front import Front
from bot.intents import understood
from bot.screens import Screen
from domain.identity import Actor
from domain.policy.forms import Form
from domain.refusals import NoSuchId, NotYours
from domain.services.filled import Filled

_NUMBER = re.compile(
    r"(?:(?:open|show|find|resume|go (?:back|on) (?:to|with)) )?(?P<id>FRM-\S+)", re.IGNORECASE
)
_LIST = re.compile(
    r"(?:(?:show|see|list|open|fill in)(?: me)? )?(?:(?:the|my|our) )?forms|"
    r"(?:what|which) forms(?: are there| do i need| does it need| must i fill in)?",
)
_BEGIN = re.compile(
    r"(?:please )?(?:(?:let us |let me |let's |i want to |can i |could i )?"
    r"(?:begin|start|open|fill in|fill out|complete|do|show|see|change|go on with|continue|resume"
    r"|take me through) )(?:the |our |a |an )?(?P<name>.+?)(?: form)?(?:,? please)?",
)
_CHANGE = re.compile(r"change (?:(?:my |the )?(?:answer|number) )?(?P<which>\d+)")
_COMPLETE = {"complete", "complete it", "complete the form", "yes, complete it"}
_YES = {"yes", "y", "ok", "okay", "right", "that is right", "that's right", "correct"}
_KEEP = {"keep", "keep it", "keep them", "unchanged", "leave it as it was"}
_PLAIN = {"the", "a", "an", "our", "of", "form", "and", "to"}
_NUMBERS = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}
_BESIDE: set[Control] = {"help", "matters", "show register", "advice", "process"}


def form_said(front: Front, text: str) -> Screen | None:
    """Return the screen that answers *text*, if it is about a form; None if it is about no form."""
    line = plain(text)
    if (number := _NUMBER.fullmatch(text.strip())) is not None:
        return _by_number(front, number["id"])
    if _LIST.fullmatch(line.rstrip("?")) is not None:
        return front.aside(forms_screen(front))
    paper = front.paper
    if paper is not None and not paper.done:
        return _within(front, paper, text)
    if paper is not None and (screen := _of_done(front, paper, line)) is not None:
        return screen
    return None if front.waiting else _named(front, line)


def _by_number(front: Front, number: str) -> Screen:
    try:
        filled = front.desk.forms.get(front.actor, number)
    except (NoSuchId, NotYours):
        told = form_words.NO_SUCH_FORM.format(number=words.shortened(number))
        return front.aside(forms_screen(front, told))
    return take_paper(front, filled)


def _of_done(front: Front, paper: Paper, line: str) -> Screen | None:
    """Change what is done, or go back to its matter; anything else is not about the form."""
    wish = _CHANGE.fullmatch(line)
    if wish is not None:
        return change_answer(front, paper, wish["which"])
    if control_of(line) in {"resume", "back", "answers"}:
        return put_away(front)
    front.paper = None
    return None


def _within(front: Front, paper: Paper, text: str) -> Screen | None:
    """Take *text* for what the form in hand asks, or for a way to move about in it."""
    filled = held(front, paper)
    if front.key in filled.acts:
        return show_paper(front, paper, words.CAME_BEFORE)
    control = control_of(text)
    if control is not None:
        return moved(front, paper, control)
    if filled.state.version != paper.shown_at:
        return overtaken(front, paper)
    if (wish := _CHANGE.fullmatch(plain(text))) is not None:
        return change_answer(front, paper, wish["which"])
    now = asking(filled, paper)
    if now is None:
        return _checked(front, paper, text)
    return _answered(front, paper, now, text)


def _checked(front: Front, paper: Paper, text: str) -> Screen:
    """Complete the form if *text* says so; what it does not read is asked again."""
    if plain(text) in _COMPLETE | _YES:
        return complete(front, paper, paper.shown_at)
    return _beside(front, text) or show_paper(front, paper, form_words.CHECK_AGAIN)


def _answered(front: Front, paper: Paper, now: Asking, text: str) -> Screen:
    """Record what *text* answers, keep what it keeps, or ask again."""
    if paper.changing and plain(text) in _KEEP:
        return keep_as_answered(front, paper)
    if text.rstrip().endswith("?") and (beside := _beside(front, text)) is not None:
        return beside
    read = typed_answers(held(front, paper), now.run, text)
    if isinstance(read, str):
        return _beside(front, text) or show_paper(front, paper, read)
    return record_typed(front, paper, read, (each.id for each in now.run))


def _beside(front: Front, text: str) -> Screen | None:
    """Answer what is asked of the policy beside the form; None for anything else."""
    meant = understood(text, facts_heard=False)
    if meant.intent not in {"policy_question", "help"}:
        return None
    return aside(front, meant, text)


def moved(front: Front, paper: Paper, control: Control) -> Screen | None:
    """Move about in the form; what leads out of it puts it away first, and is done elsewhere."""
    filled = held(front, paper)
    moves: dict[Control, Callable[[], Screen]] = {
        "back": lambda: back(front, paper),
        "undo": lambda: back(front, paper),
        "leave": lambda: leave_paper(front, paper),
        "quit": lambda: leave_paper(front, paper),
        "resume": lambda: _gone_on(front, paper, filled),
        "cancel": lambda: put_away(front, form_words.PUT_AWAY.format(number=filled.short)),
        "why": lambda: front.aside(marked(why_screen(filled, paper), filled)),
        "answers": lambda: front.aside(marked(answers_screen(filled), filled)),
    }
    if control in moves:
        return moves[control]()
    if control not in _BESIDE:
        front.paper = None
    return None


def _gone_on(front: Front, paper: Paper, filled: Filled) -> Screen:
    """Leave what was being changed as it was; take up the form if it had been left."""
    left = filled.state.left
    return take_paper(front, filled) if left else show_paper(front, replace(paper, changing=()))


def _named(front: Front, line: str) -> Screen | None:
    """Begin the form that *line* names, or go on with it; list them where it may be several."""
    wish = _BEGIN.fullmatch(line)
    name = line if wish is None else wish["name"]
    about = () if front.empty else tuple(w.form for w in front.desk.forms.of(*_matter(front)))
    alone = tuple(each for each in front.policy.edition.forms if each.subject == "alone")
    found = [
        (each, each.subject == "alone")
        for each in (*about, *alone)
        if _names(name, each, whole=wish is None)
    ]
    if len(found) > 1:
        return front.aside(forms_screen(front, form_words.WHICH_FORM))
    return begin_form(front, found[0][0].id, alone=found[0][1]) if found else None


def _matter(front: Front) -> tuple[Actor, str]:
    return front.actor, front.seen().id


def _names(name: str, form: Form, *, whole: bool) -> bool:
    """Tell whether *name* is what *form* is called, or some words of it that tell enough."""
    said, title = _telling(name), _telling(form.title)
    if whole:
        return bool(said) and said == title
    return bool(said) and said <= title


def _telling(name: str) -> frozenset[str]:
    words_of = re.findall(r"[a-z0-9]+", name.casefold())
    return frozenset(each for each in words_of if each not in _PLAIN | _NUMBERS)
