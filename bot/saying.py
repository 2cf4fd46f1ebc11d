"""A typed line is a command, a number, an answer, an opening or a question; else it says so."""

import re
from dataclasses import replace

from bot import actions, register_words, words
from bot.answers import Misread, read_answers
from bot.asides import aside
from bot.beside import lost, named_list
from bot.changes import what_changed
from bot.choosing import Named, choose, named_policy, under_another
from bot.commands import control_of
from bot.confirming import confirm_question, read_confirmation
from bot.controls import change, controlled
from bot.doing import answered, deed_said, meant_beside, numbered
from bot.entering import begin_entry, fill
from bot.form_saying import form_said
from bot.front import Front
from bot.intents import goal_of, intent_of, sought_in, understood
from bot.lines import LONGEST
from bot.screens import Question, Screen
from bot.splitting import split_matter
from bot.standing import question_now, waits
from domain.policy.goals import EVERYTHING
from domain.refusals import NoSuchId, NotYours
from domain.services.enquiries import Seen

_CHANGE = re.compile(
    r"change(?: (?:my |the |an )?(?:answers?|number|no))*\.?(?: (?P<which>\d+ .+|\S+))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:(?:open|show|find|resume|go (?:back|on) (?:to|with)) )?"
    r"(?P<id>(?:ENQ|ARR|TSK|ASC|MTG|RSK|RPT)-\S+)",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"split(?: it| this)?(?: (?P<which>\d+))?[.!]*", re.IGNORECASE)
_SENTENCE = re.compile(r"(?:we|i|our|my|they|there)\b", re.IGNORECASE)
_OF_IT = re.compile(r"\b(?:it|this|that)\b", re.IGNORECASE)
_NONE_SUCH = {"ENQ": words.NO_SUCH_MATTER, "ARR": register_words.NO_SUCH_ENTRY}
_SHORT = 60
"""Characters of a question that says nothing new of what it is about."""


def said(front: Front, text: str) -> Screen:
    """Return the screen that answers *text*, having recorded what it means."""
    if len(text) > LONGEST:
        return front.here(words.TOO_LONG)
    return form_said(front, text) or deed_said(front, text) or _said(front, text)


def _said(front: Front, text: str) -> Screen:
    named = named_policy(text, front.desk.enquiries.policies)
    if named is not None:
        return _under(front, named)
    parting = _SPLIT.fullmatch(" ".join(text.split()))
    if parting is not None:
        return split_matter(front, parting["which"] or "1")
    control = control_of(text)
    if control is not None:
        return controlled(front, control)
    if front.ask is not None:
        return _other(front, text) or answered(front, front.ask, text)
    number = _NUMBER.fullmatch(text.strip())
    if number is not None:
        return _reopened(front, number["id"])
    return named_list(front, text) or (
        _fresh(front, text) if front.empty else _within(front, front.seen(), text)
    )


def opens_by_number(text: str) -> bool:
    """Tell whether *text* only opens something by its number, whatever is in front."""
    return _NUMBER.fullmatch(text.strip()) is not None


def begun(front: Front, text: str) -> Screen:
    """Begin a new matter with *text*; what is in front is kept, and not recorded of.

    Begun before by the same press, it is shown as it stands.
    """
    before = "" if front.empty else front.seen().short
    told = under_another(front)
    seen = _opened(front, text, goal_of(text))
    if len(seen.acts) > 1:
        return front.settled(seen, words.CAME_BEFORE)
    kept = (words.STARTED_AGAIN.format(id=before),) if before else ()
    return front.settled(seen, *kept, *told, *_nothing_heard(seen))


def _under(front: Front, named: Named) -> Screen:
    """Ask what is named to be asked under a policy, or the next matter under it."""
    chosen = choose(front, named)
    if chosen is not None or not named.rest:
        return chosen or front.here()
    if _opens_a_matter(front, named.rest):
        return begun(front, named.rest)
    return _other(front, named.rest) or lost(front)


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
    if aside is not None:
        return aside
    titled = front.form is not None and not front.form.title
    taken = fill(front, seen, text)
    if taken is None:
        return _other(front, text) or _again(front, text, register_words.CHECK_AGAIN)
    if front.form is None or not _SENTENCE.match(text.lstrip()):
        return taken
    told = register_words.TAKEN_AS_TITLE if titled else register_words.TAKEN_AS_PARTNERS
    notice = taken.notice or (told.format(text=words.shortened(text)),)
    if _tells_of_another(front, text):
        return _or_anew(front, text, *notice, words.BEGIN_ANOTHER)
    return front.now(*notice)


def _fresh(front: Front, text: str) -> Screen:
    """Take *text* for the opening of a matter, or for something that wants none."""
    if not text.strip():
        return front.here()
    if _opens_a_matter(front, text):
        if _asks_of_it(front, text):
            return front.now(words.AS_IT_STANDS)
        return _open(front, text, goal_of(text))
    return _other(front, text) or _came_before(front) or lost(front)


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
    heard = bool(front.policy.hear(text))
    return intent_of(text, facts_heard=heard) == "determine"


def _you_were_asking(seen: Seen) -> tuple[str, ...]:
    """Say what a matter is about whose questions do not say so; its outcome does."""
    if not waits(seen, ()):
        return ()
    return (words.GOING_ON_WITH.format(opening=words.shortened(seen.opening, 200)),)


def _other(front: Front, text: str) -> Screen | None:
    """Answer *text* beside what is in front, if it wants nothing of the enquiry; else None."""
    meant = understood(text, facts_heard=bool(front.policy.hear(text)))
    match meant.intent:
        case "register_find":
            return _find(front, sought_in(text))
        case "register_add":
            return _add(front, text)
        case _:
            return aside(front, meant, text)


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
    if front.policy.hear(text):
        return _open(front, text, EVERYTHING, register_words.REGISTER_FIRST)
    return lost(front, register_words.REGISTER_WHAT)


def _open(front: Front, text: str, goal: str, *notice: str) -> Screen:
    told = under_another(front)
    seen = _opened(front, text, goal)
    return front.settled(seen, *told, *notice, *_nothing_heard(seen))


def _opened(front: Front, text: str, goal: str) -> Seen:
    """Return the matter that *text* opens, in front."""
    heard = tuple((each.fact, each.value, each.words) for each in front.policy.hear(text))
    seen = front.desk.enquiries.open(
        front.act(), goal=goal, opening=text, heard=heard, policy=front.under
    )
    front.take(seen)
    front.under = ""
    return seen


def _nothing_heard(seen: Seen) -> tuple[str, ...]:
    """Say what will be found out, where nothing of it was heard."""
    goal = words.GOALS[seen.enquiry.goal]
    return () if seen.enquiry.heard else (words.NOTHING_HEARD.format(goal=goal),)


def _confirm(front: Front, seen: Seen, text: str) -> Screen:
    read = read_confirmation(seen, text)
    if isinstance(read, str):
        beside = meant_beside(front, text) or _other(front, text)
        return beside or _again(front, text, read)
    after = front.desk.enquiries.confirm(
        front.act(),
        seen.id,
        dropped=read.dropped,
        corrected=read.corrected,
        answers=read.answers,
        shown=front.shown(confirm_question(seen)),
        seen_version=front.shown_at,
    )
    return front.settled(after)


def _answer(front: Front, seen: Seen, question: Question, text: str) -> Screen:
    read = read_answers(question, text)
    if isinstance(read, Misread):
        beside = meant_beside(front, text) or _other(front, text)
        return beside or _again(front, text, words.misread(question, read))
    after = front.answer(seen, question, tuple(read.items()), front.shown_at)
    if front.changing:
        front.changing = ()
        return front.settled(after, *what_changed(seen, after))
    alone = {item.fact for item in question.items} - set(read)
    still = question_now(after)
    open_yet = still is not None and bool(alone & {item.fact for item in still.items})
    return front.settled(after, *((words.STILL_OPEN,) if open_yet else ()))


def _again(front: Front, text: str, notice: str) -> Screen:
    """Ask again, *notice* first; where *text* tells of another matter, offer to begin that."""
    if not _tells_of_another(front, text):
        return front.now(notice)
    return _or_anew(front, text, f"{words.NO_ANSWER} {words.BEGIN_ANOTHER}")


def _or_anew(front: Front, text: str, *notice: str) -> Screen:
    screen = front.now(*notice)
    return replace(screen, actions=(*actions.anew(text), *screen.actions))


def _tells_of_another(front: Front, text: str) -> bool:
    """Tell whether *text* could open a matter; what begins with a number answers a card."""
    return not text.lstrip()[:1].isdigit() and _opens_a_matter(front, text)


def _asks_of_it(front: Front, text: str) -> bool:
    """Tell whether *text* is a short question about the matter in front, and tells of no other."""
    if front.empty or front.policy.hear(text):
        return False
    asked = " ".join(text.split())
    return len(asked) <= _SHORT and _OF_IT.search(asked) is not None


def _reopened(front: Front, number: str) -> Screen:
    """Return where the enquiry with that *number* stands, if it is one's own, or the entry."""
    entry = not number.upper().startswith("ENQ")
    try:
        if entry:
            return numbered(front, number)
        seen = front.desk.enquiries.get(front.actor, number)
    except (NoSuchId, NotYours):
        there = actions.SHOW_REGISTER if entry else actions.MATTERS
        none = _NONE_SUCH.get(number[:3].upper(), register_words.NO_SUCH_NUMBER)
        told = none.format(number=words.shortened(number))
        return front.aside(Screen(told, actions=(there,)))
    return front.taken_up(seen.id, *_you_were_asking(seen))
