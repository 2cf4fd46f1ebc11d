"""The commands that always work: each moves about in what is there and answers no question."""

from collections.abc import Callable

from bot import register_words, words
from bot.answers import number_in
from bot.beside import advise, helped, tell_process
from bot.commands import Control
from bot.drafts import newest
from bot.entering import begin_entry
from bot.front import Front
from bot.listing import answers_screen, matters_screen, why_asked_screen
from bot.moving import move
from bot.reasons import why_screen
from bot.screens import Screen
from bot.standing import answered_cards, found_now, question_now
from bot.unfinished import unfinished
from domain.policy.goals import EVERYTHING
from domain.services.enquiries import Seen


def controlled(front: Front, control: Control) -> Screen:
    """Return the screen that *control* leads to."""
    anywhere: dict[Control, Callable[[Front], Screen]] = {
        "help": helped,
        "advice": advise,
        "process": tell_process,
        "leave": Front.leave,
        "quit": Front.leave,
        "start again": _start_again,
        "cancel": _resume if front.changing or front.form is not None else _start_again,
        "resume": _resume,
        "matters": _matters,
        "show register": _register,
    }
    within: dict[Control, Callable[[Front, Seen], Screen]] = {
        "back": _back,
        "undo": _back,
        "answers": lambda front, seen: front.aside(answers_screen(seen)),
        "why": _why,
        "more": _more,
        "register": begin_entry,
        "move": move,
    }
    if control in anywhere:
        return anywhere[control](front)
    if front.empty:
        return _register(front) if control == "register" else front.welcome(words.NO_MATTER)
    return within[control](front, front.seen())


def change(front: Front, seen: Seen, which: str | None) -> Screen:
    """Ask the answer whose number *which* begins with once more, or list them."""
    if which is None:
        return front.aside(answers_screen(seen))
    answers = seen.enquiry.answers
    number = number_in(which.split()[0].strip(".!"), len(answers))
    if number is None:
        return front.now(words.NOTHING_TO_CHANGE)
    front.changing, front.form = (answers[number - 1].fact,), None
    return front.now()


def _matters(front: Front) -> Screen:
    mine = front.desk.enquiries.mine(front.actor)
    return front.aside(matters_screen(mine, front.entries() if mine else {}))


def _register(front: Front) -> Screen:
    return front.aside(front.listed(front.desk.arrangements.all(front.actor)))


def _resume(front: Front) -> Screen:
    if front.empty:
        return unfinished(front) or front.welcome(words.NOTHING_TO_RESUME)
    if front.ask is None and not front.waiting and (draft := newest(front)) is not None:
        return draft.take()
    kept = (words.KEPT,) if front.changing else ()
    if front.form is not None:
        kept = (register_words.NOT_REGISTERED,)
    return front.taken_up(front.seen().id, *kept)


def _start_again(front: Front) -> Screen:
    if front.empty:
        return front.welcome()
    kept = front.seen().short
    front.put_down()
    return front.welcome(words.STARTED_AGAIN.format(id=kept))


def _back(front: Front, seen: Seen) -> Screen:
    """Ask the card answered before once more: going back is changing an answer."""
    if front.form is not None:
        front.form = front.form.back()
        return front.now(*(() if front.form is not None else (register_words.NOT_REGISTERED,)))
    cards = answered_cards(seen)
    if front.changing:
        now = set(front.changing)
        cards = cards[: next((n for n, card in enumerate(cards) if now <= set(card)), 0)]
    if not cards:
        return front.now(words.NOTHING_BACK)
    front.changing = cards[-1]
    return front.now()


def _why(front: Front, seen: Seen) -> Screen:
    if seen.enquiry.confirming:
        return front.now(words.HEARD_HINT)
    if front.form is not None:
        return front.aside(why_screen(found_now(seen), seen.enquiry.goal))
    question = question_now(seen, front.changing)
    if question is not None:
        return front.aside(why_asked_screen(seen.policy.edition, question))
    return front.marked(why_screen(found_now(seen), seen.enquiry.goal), seen)


def _more(front: Front, seen: Seen) -> Screen:
    """Go on to everything that the policy asks."""
    front.form = None
    if seen.enquiry.goal == EVERYTHING:
        return front.now(words.NOT_MORE if seen.enquiry.decided else words.GOING_ON)
    after = front.desk.enquiries.widen(front.act(), seen.id, goal=EVERYTHING)
    return front.settled(after, words.GOING_ON)
