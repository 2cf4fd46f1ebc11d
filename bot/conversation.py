"""A conversation turns what a person types into at most one wish of theirs, and one screen."""

import re
import unicodedata
from collections.abc import Callable, Mapping

from bot import words
from bot.answers import Misread, read_answers
from bot.changes import what_changed
from bot.commands import control_of
from bot.confirming import confirm_question, confirm_screen, read_confirmation
from bot.controls import change, controlled
from bot.entering import begin_entry, fill
from bot.front import Desk, Front
from bot.intents import goal_of, intent_of, sought_in
from bot.listing import help_screen, lost_screen, passages_screen
from bot.presses import decode
from bot.pressing import Pressed, answered, pressed
from bot.refusing import refused
from bot.screens import Question, Screen
from bot.standing import question_now
from domain.identity import Actor
from domain.policy.goals import EVERYTHING
from domain.policy.lookup import look_up
from domain.refusals import (
    NoSuchId,
    NotYourOffice,
    NotYours,
    Refusal,
    StaleStream,
    Unavailable,
    Unreadable,
)
from domain.services.enquiries import Seen

__all__ = ["Conversation", "Desk"]

LONGEST = 2_000
"""How many characters of a line are read: several times the longest matter told in a few lines."""

_REMEMBERED = 32
"""How many presses are answered with the very screen again; an older one with how it stands."""

_CHANGE = re.compile(
    r"change(?: (?:my |the |an )?(?:answers?|number|no))*\.?(?: (?P<which>\d+ .+|\S+))?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:(?:open|show|find|resume|go (?:back|on) (?:to|with)) )?(?P<id>(?:ENQ|ARR)-\S+)",
    re.IGNORECASE,
)


class Conversation:
    """One person's side of the chat, on any channel."""

    def __init__(self, desk: Desk, actor: Actor, place: str) -> None:
        """Speak with *actor* in the conversation with the id *place*."""
        self._front = Front(desk, actor, place)
        self._desk = desk
        self._pressed: dict[str, Pressed] = {}

    def begin(self) -> Screen:
        """Return the first screen: the question left unanswered last time, or a welcome.

        Raises the store's ``Unavailable`` or ``Unreadable``: there is nothing yet to go back to.
        """
        try:
            return self._front.unfinished() or self._front.welcome()
        except NotYourOffice as refusal:
            return Screen(self._why_not(refusal))

    def say(self, text: str) -> Screen:
        """Return the screen that answers *text*, having recorded what it means.

        Any text gets an answer; one that cannot be read, or not be carried out, changes nothing.
        """
        return self._kindly(lambda: self._said(_printable(text)))

    def press(self, key: str, given: Mapping[str, str], act_key: str) -> Screen:
        """Return the screen that answers a button with that *key*, having recorded what it means.

        *given* are the values beside it: facts with their answers, or what a form asked. *act_key*
        is the channel's own for this press: the same again records nothing more.
        """
        return self._kindly(lambda: self._press(key, dict(given), act_key))

    def leave(self) -> Screen:
        """Return the last screen."""
        return self._kindly(self._front.leave)

    def _kindly(self, turn: Callable[[], Screen]) -> Screen:
        """Return the screen of *turn*, or a sentence where it could not be carried out."""
        try:
            try:
                return turn()
            except Refusal as refusal:
                # Another window changed the matter between the look at it and the wish.
                self._front.changing = ()
                return self._front.here(self._why_not(refusal))
        except (Unavailable, Unreadable) as trouble:
            title, *advice = words.unavailable(trouble.data["advice"])
            return Screen(title, paragraphs=tuple(advice))
        except StaleStream:
            return Screen(words.BUSY, actions=(words.GO_ON,))
        except (NoSuchId, NotYours):
            self._front.put_down()
            return lost_screen(words.GONE)
        except Refusal as refusal:
            return Screen(self._why_not(refusal), actions=(words.HELP_ACTION,))

    def _why_not(self, refusal: Refusal) -> str:
        return refused(refusal, self._desk.policy.edition.office_titles)

    def _press(self, key: str, given: dict[str, str], act_key: str) -> Screen:
        press = decode(key)
        if press is None:
            return self._front.here(words.NOT_A_BUTTON)
        before = self._pressed.get(act_key)
        if before is not None and before.stands(self._front, press, given):
            return before.screen
        self._front.key = act_key
        try:
            screen = pressed(self._front, press, given)
        finally:
            self._front.key = None
        self._remember(act_key, Pressed.on(self._front, press, given, screen))
        return screen

    def _remember(self, act_key: str, done: Pressed) -> None:
        self._pressed[act_key] = done
        if len(self._pressed) > _REMEMBERED:
            del self._pressed[next(iter(self._pressed))]

    def _said(self, text: str) -> Screen:
        if len(text) > LONGEST:
            return self._front.here(words.TOO_LONG)
        control = control_of(text)
        if control is not None:
            return controlled(self._front, control)
        number = _NUMBER.fullmatch(text.strip())
        if number is not None:
            return self._reopened(number["id"])
        return self._fresh(text) if self._front.empty else self._within(self._front.seen(), text)

    def _within(self, seen: Seen, text: str) -> Screen:
        if self._front.moved_on(seen):
            self._front.changing, self._front.form = (), None
            return self._front.now(words.MOVED_ON)
        if self._front.form is not None:
            return self._fill(self._front, seen, text)
        wish = _CHANGE.fullmatch(" ".join(text.split()))
        if wish is not None:
            return change(self._front, seen, wish["which"])
        if seen.enquiry.confirming:
            return self._confirm(seen, text)
        question = question_now(seen, self._front.changing)
        return self._fresh(text) if question is None else self._answer(seen, question, text)

    def _fill(self, front: Front, seen: Seen, text: str) -> Screen:
        """Take *text* for what the form asks, unless it is a question or cannot be meant so."""
        aside = self._other(text) if text.rstrip().endswith("?") else None
        return (
            aside
            or fill(front, seen, text)
            or self._other(text)
            or front.now(words.CHECK_AGAIN, *self._perhaps_another(text))
        )

    def _fresh(self, text: str) -> Screen:
        """Take *text* for the opening of a matter, or for something that wants none."""
        if not text.strip():
            return self._front.here()
        if self._opens_a_matter(text):
            return self._open(text, goal_of(text))
        return self._other(text) or self._front.aside(lost_screen(words.NOT_OURS))

    def _opens_a_matter(self, text: str) -> bool:
        heard = bool(self._desk.policy.hear(text))
        return intent_of(text, facts_heard=heard) == "determine"

    def _other(self, text: str) -> Screen | None:
        """Answer *text* beside what is in front, if it wants nothing of the enquiry; else None."""
        match intent_of(text, facts_heard=False):
            case "policy_question":
                return self._look_up(text)
            case "help":
                return self._front.aside(help_screen())
            case "register_find":
                return self._find(sought_in(text))
            case "register_add":
                return self._add(text)
            case "greeting":
                hello = Screen(words.HELLO, actions=(words.HELP_ACTION,))
                return self._front.aside(hello)
            case _:
                return None

    def _look_up(self, text: str) -> Screen:
        edition = self._desk.policy.edition
        found = look_up(edition, text)
        if found:
            return self._front.aside(passages_screen(found))
        whom = edition.office_titles[edition.policy_contact]
        return self._front.aside(lost_screen(words.NOT_FOUND.format(office=whom)))

    def _find(self, sought: str | None) -> Screen:
        """Return the entries with the words *sought*, or the whole register."""
        arrangements, actor = self._desk.arrangements, self._front.actor
        found = arrangements.find(actor, sought) if sought else ()
        if found and sought:
            told = words.REGISTER_FOUND.format(words=words.shortened(sought))
            return self._front.aside(self._front.listed(found, title=told))
        missing = (words.NOTHING_LIKE.format(words=words.shortened(sought)),) if sought else ()
        return self._front.aside(self._front.listed(arrangements.all(actor), *missing))

    def _add(self, text: str) -> Screen:
        """Put what is in front on its register; what is not there yet is decided first."""
        if not self._front.empty:
            return begin_entry(self._front, self._front.seen())
        if self._desk.policy.hear(text):
            return self._open(text, EVERYTHING, words.REGISTER_FIRST)
        return lost_screen(words.REGISTER_WHAT)

    def _open(self, text: str, goal: str, *notice: str) -> Screen:
        heard = tuple((each.fact, each.value, each.words) for each in self._desk.policy.hear(text))
        act = self._front.act()
        seen = self._desk.enquiries.open(act, goal=goal, opening=text, heard=heard)
        self._front.take(seen.id)
        said = () if heard else (words.NOTHING_HEARD.format(goal=words.GOALS[goal]),)
        return self._front.settled(seen, *notice, *said)

    def _confirm(self, seen: Seen, text: str) -> Screen:
        read = read_confirmation(seen, text)
        if isinstance(read, str):
            return self._other(text) or confirm_screen(seen, (read, *self._perhaps_another(text)))
        after = self._desk.enquiries.confirm(
            self._front.act(),
            seen.id,
            dropped=read.dropped,
            corrected=read.corrected,
            answers=read.answers,
            shown=confirm_question(seen).shown,
            seen_version=self._front.shown_at,
        )
        return self._front.settled(after)

    def _answer(self, seen: Seen, question: Question, text: str) -> Screen:
        read = read_answers(question, text)
        if isinstance(read, Misread):
            again = (words.misread(question, read), *self._perhaps_another(text))
            return self._other(text) or self._front.now(*again)
        after = answered(self._front, seen, question, tuple(read.items()), self._front.shown_at)
        if self._front.changing:
            self._front.changing = ()
            return self._front.settled(after, *what_changed(seen, after))
        alone = {item.fact for item in question.items} - set(read)
        still = question_now(after)
        open_yet = still is not None and bool(alone & {item.fact for item in still.items})
        return self._front.settled(after, *((words.STILL_OPEN,) if open_yet else ()))

    def _perhaps_another(self, text: str) -> tuple[str, ...]:
        return (words.BEGIN_ANOTHER,) if self._opens_a_matter(text) else ()

    def _reopened(self, number: str) -> Screen:
        """Return where the enquiry with that *number* stands, if it is one's own, or the entry."""
        entry = number.upper().startswith("ARR")
        try:
            if entry:
                return self._front.aside(self._front.entry(number))
            seen = self._desk.enquiries.get(self._front.actor, number)
        except (NoSuchId, NotYours):
            none = words.NO_SUCH_ENTRY if entry else words.NO_SUCH_MATTER
            return self._front.here(none.format(number=words.shortened(number)))
        return self._front.taken_up(seen.id)


def _printable(text: str) -> str:
    """Return *text* without what no person types: control signs and halves of characters."""
    spaced = text.replace("\t", " ")
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cs"})
