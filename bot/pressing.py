"""A press means what its card meant when it was shown, or nothing, and then says so."""

import hashlib
from collections.abc import Mapping
from typing import Literal, TypeAlias, cast, get_args

from bot import words
from bot.asking import card_of
from bot.changes import what_changed
from bot.confirming import asked_beside, confirm_question
from bot.controls import controlled
from bot.doing import pressed_deed
from bot.entering import begin_entry, pressed_entry
from bot.form_pressing import pressed_form
from bot.front import Front
from bot.presses import ENQUIRY, FORM, Press
from bot.saying import begun, opens_by_number, said
from bot.screens import NO, Screen
from bot.standing import question_now, waits
from domain.policy.facts import BODY_TYPE
from domain.policy.goals import EVERYTHING
from domain.refusals import KeyReused
from domain.services.enquiries import Seen

LEFT_OUT = "left out"
"""What a card gives for something that was heard and is not so."""

_Given: TypeAlias = Mapping[str, str]
_Beside: TypeAlias = Literal["help", "matters", "show register", "advice", "process"]
_Anywhere: TypeAlias = Literal[_Beside, "start again", "leave", "resume"]
_Moving: TypeAlias = Literal[_Beside, "resume", "start again", "back", "why", "answers"]
_ABOUT_ANSWERS = {"confirm", "answer", "none", "change"}
_ACTING = {*_ABOUT_ANSWERS, "more", "register"}
_TURNING_ON_THE_CARD = {"back", "leave"}
_FIELDS = {"line", "register", "title", "partners"}
"""What may stand on one card with answers and belongs to its other buttons."""


def pressed(front: Front, press: Press, given: _Given) -> Screen:
    """Return the screen that *press* leads to, with the values *given* beside it."""
    if press.stream.startswith(FORM) and press.verb != "do":
        return pressed_form(front, press, given)
    return _pressed(front, press, given)


def _pressed(front: Front, press: Press, given: _Given) -> Screen:
    if press.verb == "line":
        return _line(front, press, given)
    elsewhere = bool(press.stream) and not press.stream.startswith(ENQUIRY)
    if press.verb == "do" or (elsewhere and press.verb not in get_args(_Beside)):
        return pressed_deed(front, press, given)
    if not press.stream or elsewhere:
        return _anywhere(front, press)
    seen = front.desk.enquiries.get(front.actor, press.id)
    if press.verb == "anew":
        return _anywhere(front, press)
    card = front.changing if (front.matter, "change") == (press.stream, press.verb) else ()
    if front.matter != press.stream or press.verb in _ACTING:
        front.take(seen)
    if press.verb in _ABOUT_ANSWERS:
        answers = {name: value for name, value in given.items() if name not in _FIELDS}
        return _answered(front, seen, press, answers, card)
    return _turned(front, seen, press, given)


def _anywhere(front: Front, press: Press) -> Screen:
    """Do what needs no matter: move about, or begin one."""
    if press.verb == "anew" and press.line.strip():
        return begun(front, press.line)
    if press.verb in get_args(_Anywhere):
        return controlled(front, cast(_Anywhere, press.verb))
    return front.here(words.NOT_A_BUTTON)


def _line(front: Front, press: Press, given: _Given) -> Screen:
    """Take the line of the button, or what was picked beside it, as if it had been typed.

    On an older card only what opens something by its number still means the same.
    """
    line = press.line or given.get("line", "")
    if front.key is not None and not press.line:
        # Another pick from the same list is another wish.
        front.key = hashlib.sha256(f"{line}:{front.key}".encode()).hexdigest()
    if press.stream.startswith(ENQUIRY):
        seen = front.desk.enquiries.get(front.actor, press.id)
        by_number = opens_by_number(line)
        if front.matter != press.stream or not by_number:
            front.take(seen)
        if press.version != seen.enquiry.version and not by_number:
            return front.overtaken()
    return said(front, line) if line.strip() else front.here(words.PICK_FIRST)


def _turned(front: Front, seen: Seen, press: Press, given: _Given) -> Screen:
    """Move about, or act on the matter as it was shown: an older card does neither."""
    older = press.version != seen.enquiry.version
    match press.verb:
        case "more" if not older or seen.enquiry.goal == EVERYTHING:
            return controlled(front, "more") if not older else front.now()
        case "register" if not older:
            return _register(front, seen, given)
        case "leave" if not older or seen.enquiry.left:
            return front.leave()
        case verb if verb in get_args(_Moving) and not (older and verb in _TURNING_ON_THE_CARD):
            if verb == "back":
                front.form = None
            return controlled(front, cast(_Moving, verb))
        case _:
            return front.overtaken()


def _answered(
    front: Front, seen: Seen, press: Press, given: _Given, card: tuple[str, ...]
) -> Screen:
    """Record what is given; whether it is still to what the *card* asks, the events decide."""
    verb, answers = press.verb, dict(given)
    if verb == "none":
        card = tuple(press.line.split())
        if not card or not all(_is_asked(seen, fact) for fact in card):
            return front.now(words.NOT_ON_THIS_CARD)
        items = card_of(seen.policy, card).items
        answers = {item.fact: NO for item in items if item.is_yes_no} | answers
        verb = _verb_of(seen, press, card)
    try:
        match verb:
            case "confirm":
                return _confirm(front, seen, press, answers)
            case "change":
                return _change(front, seen, press, answers, card)
            case _:
                return _answer(front, seen, press, answers, card)
    except KeyReused:
        # The same press, come by another way after the matter moved on: it was carried out once.
        if not _stand(seen, answers):
            raise
        front.drop()
        return front.settled(seen)


def _is_asked(seen: Seen, fact: str) -> bool:
    return fact == BODY_TYPE or fact in seen.policy.edition.fact_by_id


def _verb_of(seen: Seen, press: Press, asked: tuple[str, ...]) -> str:
    """Return what answers meant on the card that asked *asked*: its facts tell when it was shown.

    Before what was heard was confirmed, no other card was shown.
    """
    if seen.enquiry.confirming or press.version < seen.enquiry.confirmed:
        return "confirm"
    return "change" if set(asked) <= set(seen.enquiry.facts) else "answer"


def _stand(seen: Seen, answers: _Given) -> bool:
    """Tell whether *answers* stand, so that nothing of them is missing."""
    facts = seen.enquiry.facts
    return all(facts.get(fact) == value for fact, value in answers.items() if value != LEFT_OUT)


def _confirm(front: Front, seen: Seen, press: Press, given: _Given) -> Screen:
    """Take what was heard as right, save what is given otherwise; the rest answers the card."""
    heard = {each.fact: each.value for each in seen.enquiry.heard}
    beside = asked_beside(seen) if heard else None
    asked = {item.fact for item in beside.items} if beside is not None else set()
    if heard and set(given) - set(heard) - asked:
        return front.now(words.NOT_ON_THIS_CARD)
    after = front.desk.enquiries.confirm(
        front.act(),
        seen.id,
        dropped=tuple(fact for fact, value in given.items() if value == LEFT_OUT),
        corrected=tuple(
            (fact, value)
            for fact, value in given.items()
            if fact in heard and value not in {LEFT_OUT, heard[fact]}
        ),
        answers=tuple((fact, value) for fact, value in given.items() if fact not in heard),
        shown=front.shown(confirm_question(seen)),
        seen_version=press.version,
    )
    return front.settled(after)


def _answer(front: Front, seen: Seen, press: Press, given: _Given, card: tuple[str, ...]) -> Screen:
    """Record the answers of a card; whether it is still the one to answer, the events decide."""
    question = question_now(seen)
    overtaken = any(answer.version > press.version for answer in seen.enquiry.answers)
    on_card = {item.fact for item in question.items} if question is not None else set()
    if not given or (not overtaken and not {*given, *card} <= on_card):
        return front.now(words.NOT_ON_THIS_CARD)
    if question is None:
        question = card_of(seen.policy, [fact for fact in given if fact in seen.enquiry.facts])
    after = front.answer(seen, question, tuple(given.items()), press.version)
    return front.settled(after)


def _change(front: Front, seen: Seen, press: Press, given: _Given, card: tuple[str, ...]) -> Screen:
    """Record other answers to what was answered before, on *card* if that asked them."""
    if not given or not set(given) <= set(seen.enquiry.facts):
        return front.now(words.NOT_ON_THIS_CARD)
    front.changing = card if set(given) <= set(card) else tuple(given)
    question = card_of(seen.policy, front.changing)
    after = front.answer(seen, question, tuple(given.items()), press.version)
    front.changing = ()
    return front.settled(after, *what_changed(seen, after))


def _register(front: Front, seen: Seen, given: _Given) -> Screen:
    """Put it on a register at once where that is given; otherwise ask for it."""
    if waits(seen, ()) or not given.get("register"):
        return begin_entry(front, seen)
    return pressed_entry(front, seen, given)
