"""A press means what its card meant when it was shown, or nothing, and then says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast, get_args

from bot import words
from bot.asking import card_of
from bot.changes import what_changed
from bot.confirming import asked_beside, confirm_question
from bot.controls import controlled
from bot.entering import begin_entry, pressed_entry
from bot.front import Front
from bot.presses import ARRANGEMENT, Press
from bot.screens import Question, Screen
from bot.standing import question_now, waits
from domain.policy.goals import EVERYTHING
from domain.refusals import KeyReused
from domain.services.enquiries import Seen

LEFT_OUT = "left out"
"""What a card gives for something that was heard and is not so."""

_Moving: TypeAlias = Literal["resume", "start again", "back", "why", "answers", "help"]
_TURNING_ON_THE_CARD = {"back", "leave"}


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press that was answered, by which screen, and how far the matter was then."""

    press: Press
    given: Mapping[str, str]
    screen: Screen
    version: int

    @classmethod
    def on(cls, front: Front, press: Press, given: Mapping[str, str], screen: Screen) -> "Pressed":
        """Return what was pressed and answered just now."""
        return cls(press, dict(given), screen, _version(front, press))

    def stands(self, front: Front, press: Press, given: Mapping[str, str]) -> bool:
        """Tell whether it is pressed again, and the screen still says how it stands."""
        same = (self.press, self.given) == (press, given)
        return same and self.version == _version(front, press)


def pressed(front: Front, press: Press, given: dict[str, str]) -> Screen:
    """Return the screen that *press* leads to, with the values *given* beside it."""
    if press.stream.startswith(ARRANGEMENT):
        return front.aside(front.entry(press.id))
    seen = front.desk.enquiries.get(front.actor, press.id)
    front.take(seen.id)
    try:
        return _acted(front, seen, press, given)
    except KeyReused:
        # The same press, come by another way after the matter moved on: it was carried out once.
        return front.now()


def answered(
    front: Front,
    seen: Seen,
    question: Question,
    answers: tuple[tuple[str, str], ...],
    version: int,
) -> Seen:
    """Record *answers* to the card shown at *version*; one answer given otherwise is a change."""
    enquiries = front.desk.enquiries
    if front.changing and len(answers) == 1:
        ((fact, value),) = answers
        return enquiries.change(
            front.act(),
            seen.id,
            fact=fact,
            value=value,
            shown=question.shown,
            seen_version=version,
        )
    return enquiries.answer(
        front.act(), seen.id, answers=answers, shown=question.shown, seen_version=version
    )


def _acted(front: Front, seen: Seen, press: Press, given: dict[str, str]) -> Screen:
    """Do what the press means; whether answers are still to what they ask, the events decide."""
    answering = {"confirm": _confirm, "answer": _answer, "change": _change}.get(press.verb)
    if answering is not None:
        return answering(front, seen, press, given)
    return _turned(front, seen, press, given)


def _turned(front: Front, seen: Seen, press: Press, given: dict[str, str]) -> Screen:
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
            return controlled(front, cast(_Moving, verb))
        case _:
            return front.now(words.MOVED_ON)


def _confirm(front: Front, seen: Seen, press: Press, given: dict[str, str]) -> Screen:
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
        shown=confirm_question(seen).shown,
        seen_version=press.version,
    )
    return front.settled(after)


def _answer(front: Front, seen: Seen, press: Press, given: dict[str, str]) -> Screen:
    """Record the answers of a card; whether it is still the one to answer, the events decide."""
    question = question_now(seen)
    overtaken = any(answer.version > press.version for answer in seen.enquiry.answers)
    on_card = {item.fact for item in question.items} if question is not None else set()
    if not given or (not overtaken and not set(given) <= on_card):
        return front.now(words.NOT_ON_THIS_CARD)
    if question is None:
        question = card_of(seen.policy, [fact for fact in given if fact in seen.enquiry.facts])
    after = answered(front, seen, question, tuple(given.items()), press.version)
    return front.settled(after)


def _change(front: Front, seen: Seen, press: Press, given: dict[str, str]) -> Screen:
    """Record another answer to what was answered before."""
    if not given or not set(given) <= set(seen.enquiry.facts):
        return front.now(words.NOT_ON_THIS_CARD)
    front.changing = tuple(given)
    question = card_of(seen.policy, front.changing)
    after = answered(front, seen, question, tuple(given.items()), press.version)
    front.changing = ()
    return front.settled(after, *what_changed(seen, after))


def _register(front: Front, seen: Seen, given: dict[str, str]) -> Screen:
    """Put it on a register at once where all is given; otherwise ask for it."""
    if waits(seen, ()) or not given.get("register") or not given.get("title"):
        return begin_entry(front, seen)
    return pressed_entry(front, seen, given["register"], given["title"], given.get("partners", ""))


def _version(front: Front, press: Press) -> int:
    if press.stream.startswith(ARRANGEMENT):
        return 0
    return front.desk.enquiries.get(front.actor, press.id).enquiry.version
