"""A typed line is a command, a number, an answer, an opening or a question; else it says so."""

import re

from bot import register_words, words
from bot.answers import Misread, read_answers
from bot.changes import what_changed
from bot.commands import control_of
from bot.confirming import confirm_question, read_confirmation
from bot.controls import change, controlled
from bot.entering import begin_entry, fill
from bot.front import Front
from bot.intents import goal_of, intent_of, sought_in
from bot.lines import LONGEST
from bot.listing import hello_screen, help_screen, lost_screen, nothing_found, passages_screen
from bot.screens import Question, Screen
from bot.standing import question_now
from domain.policy.goals import EVERYTHING
from domain.refusals import NoSuchId, NotYours
from domain.services.enquiries import Seen

_CHANGE = re.compile(
    r"change(?: (?:my |the |an )?(?:answers?|number|no))*\.?(?: (?P<which>\d+ .+|\S+))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:(?:open|show|find|resume|go (?:back|on) (?:to|with)) )?(?P<id>(?:ENQ|ARR)-\S+)",
    re.IGNORECASE,
)


def said(front: Front, text: str) -> Screen:
    """Return the screen that answers *text*, having recorded what it means."""
    if len(text) > LONGEST:
        return front.here(words.TOO_LONG)
    control = control_of(text)
    if control is not None:
        return controlled(front, control)
    number = _NUMBER.fullmatch(text.strip())
    if number is not None:
        return _reopened(front, number["id"])
    return _fresh(front, text) if front.empty else _within(front, front.seen(), text)


def opens_by_number(text: str) -> bool:
    """Tell whether *text* only opens something by its number, whatever is in front."""
    return _NUMBER.fullmatch(text.strip()) is not None


def _within(front: Front, seen: Seen, text: str) -> Screen:
    if front.key in seen.acts:
        return front.settled(seen, words.CAME_BEFORE)
    if seen.enquiry.version != front.shown_at:
        return front.overtaken()
    if front.form is not None:
        return _fill(front, seen, text)
    wish = _CHANGE.fullmatch(" ".join(text.split()))
    if wish is not None:
        return change(front, seen, wish["which"])
    if seen.enquiry.confirming:
        return _confirm(front, seen, text)
    question = question_now(seen, front.changing)
    return _fresh(front, text) if question is None else _answer(front, seen, question, text)


def _fill(front: Front, seen: Seen, text: str) -> Screen:
    """Take *text* for what the form asks, unless it is a question or cannot be meant so."""
    aside = _other(front, text) if text.rstrip().endswith("?") else None
    return (
        aside
        or fill(front, seen, text)
        or _other(front, text)
        or front.now(register_words.CHECK_AGAIN, *_perhaps_another(front, text))
    )


def _fresh(front: Front, text: str) -> Screen:
    """Take *text* for the opening of a matter, or for something that wants none."""
    if not text.strip():
        return front.here()
    if _opens_a_matter(front, text):
        return _open(front, text, goal_of(text))
    return _other(front, text) or _came_before(front) or front.aside(lost_screen(words.NOT_OURS))


def _came_before(front: Front) -> Screen | None:
    """Return how the newest matter stands if this very line was part of it, before a restart."""
    if front.empty and front.key is not None:
        for row in front.desk.enquiries.mine(front.actor)[:1]:
            seen = front.desk.enquiries.get(front.actor, row.id)
            if front.key in seen.acts:
                front.take(seen)
                return front.settled(seen, words.CAME_BEFORE)
    return None


def _opens_a_matter(front: Front, text: str) -> bool:
    heard = bool(front.desk.policy.hear(text))
    return intent_of(text, facts_heard=heard) == "determine"


def _other(front: Front, text: str) -> Screen | None:
    """Answer *text* beside what is in front, if it wants nothing of the enquiry; else None."""
    match intent_of(text, facts_heard=False):
        case "policy_question":
            edition = front.desk.policy.edition
            found = passages_screen(edition, text)
            return front.aside(found or lost_screen(nothing_found(edition)))
        case "help":
            return front.aside(help_screen(within=not front.empty))
        case "register_find":
            return _find(front, sought_in(text))
        case "register_add":
            return _add(front, text)
        case "greeting":
            return front.aside(hello_screen())
        case _:
            return None


def _find(front: Front, sought: str | None) -> Screen:
    """Return the entries with the words *sought*, or the whole register."""
    arrangements, actor = front.desk.arrangements, front.actor
    found = arrangements.find(actor, sought) if sought else ()
    if found and sought:
        told = register_words.REGISTER_FOUND.format(words=words.shortened(sought))
        return front.aside(front.listed(found, title=told))
    missing = (register_words.NOTHING_LIKE.format(words=words.shortened(sought)),) if sought else ()
    return front.aside(front.listed(arrangements.all(actor), *missing))


def _add(front: Front, text: str) -> Screen:
    """Put what is in front on its register; what is not there yet is decided first."""
    if not front.empty:
        return begin_entry(front, front.seen())
    if front.desk.policy.hear(text):
        return _open(front, text, EVERYTHING, register_words.REGISTER_FIRST)
    return lost_screen(register_words.REGISTER_WHAT)


def _open(front: Front, text: str, goal: str, *notice: str) -> Screen:
    heard = tuple((each.fact, each.value, each.words) for each in front.desk.policy.hear(text))
    seen = front.desk.enquiries.open(front.act(), goal=goal, opening=text, heard=heard)
    front.take(seen)
    told = () if heard else (words.NOTHING_HEARD.format(goal=words.GOALS[goal]),)
    return front.settled(seen, *notice, *told)


def _confirm(front: Front, seen: Seen, text: str) -> Screen:
    read = read_confirmation(seen, text)
    if isinstance(read, str):
        again = (read, *_perhaps_another(front, text))
        return _other(front, text) or front.now(*again)
    after = front.desk.enquiries.confirm(
        front.act(),
        seen.id,
        dropped=read.dropped,
        corrected=read.corrected,
        answers=read.answers,
        shown=confirm_question(seen).shown,
        seen_version=front.shown_at,
    )
    return front.settled(after)


def _answer(front: Front, seen: Seen, question: Question, text: str) -> Screen:
    read = read_answers(question, text)
    if isinstance(read, Misread):
        again = (words.misread(question, read), *_perhaps_another(front, text))
        return _other(front, text) or front.now(*again)
    after = front.answer(seen, question, tuple(read.items()), front.shown_at)
    if front.changing:
        front.changing = ()
        return front.settled(after, *what_changed(seen, after))
    alone = {item.fact for item in question.items} - set(read)
    still = question_now(after)
    open_yet = still is not None and bool(alone & {item.fact for item in still.items})
    return front.settled(after, *((words.STILL_OPEN,) if open_yet else ()))


def _perhaps_another(front: Front, text: str) -> tuple[str, ...]:
    return (words.BEGIN_ANOTHER,) if _opens_a_matter(front, text) else ()


def _reopened(front: Front, number: str) -> Screen:
    """Return where the enquiry with that *number* stands, if it is one's own, or the entry."""
    entry = number.upper().startswith("ARR")
    try:
        if entry:
            return front.aside(front.entry(number))
        seen = front.desk.enquiries.get(front.actor, number)
    except (NoSuchId, NotYours):
        none = register_words.NO_SUCH_ENTRY if entry else words.NO_SUCH_MATTER
        return front.here(none.format(number=words.shortened(number)))
    return front.taken_up(seen.id)
