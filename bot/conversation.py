"""A conversation turns what a person types into at most one wish of theirs, and one screen."""

from collections.abc import Callable
from dataclasses import dataclass

from bot import words
from bot.answers import Misread, read_answers
from bot.confirming import confirm_question, confirm_screen, read_confirmation
from bot.intents import Control, control_of, goal_of, intent_of
from bot.listing import (
    answers_screen,
    beside,
    help_screen,
    passages_screen,
    welcome_screen,
    why_asked_screen,
)
from bot.outcome import differences, why_screen
from bot.screens import Question, Screen
from bot.standing import found_now, question_now, screen_now
from domain.identity import Actor
from domain.messages import Act
from domain.policy.facts import BODY_TYPE
from domain.policy.goals import EVERYTHING
from domain.policy.lookup import look_up
from domain.policy.policy import Policy
from domain.refusals import NoSuchId, NotYours
from domain.services.enquiries import Enquiries, Seen


@dataclass(frozen=True, slots=True)
class Desk:
    """What a conversation works with: services, the policy for new matters, and fresh keys."""

    enquiries: Enquiries
    policy: Policy
    new_key: Callable[[], str]


class Conversation:
    """One person's side of the chat, on any channel.

    It remembers which enquiry is in front of the person and which answers they are changing; the
    events hold everything else, so that a new conversation goes on where the last one stopped.
    """

    def __init__(self, desk: Desk, actor: Actor, place: str) -> None:
        """Speak with *actor* in the conversation with the id *place*."""
        self._desk = desk
        self._actor = actor
        self._place = place
        self._enquiry: str | None = None
        self._changing: tuple[str, ...] = ()

    def begin(self) -> Screen:
        """Return the first screen: the question left unanswered last time, or a welcome."""
        mine = self._desk.enquiries.mine(self._actor)
        unfinished = [row for row in mine if row.state != "decided"]
        if not unfinished:
            return self._welcome()
        self._enquiry = unfinished[0].id
        return self._now(words.RESUMED.format(opening=unfinished[0].opening))

    def say(self, text: str) -> Screen:
        """Return the screen that answers *text*, having recorded what it means.

        Any text gets an answer; one that cannot be read changes nothing.
        """
        control = control_of(text)
        if control is not None:
            return self._control(control)
        opened = self._reopened(text)
        if opened is not None:
            return opened
        return self._fresh(text) if self._enquiry is None else self._within(self._seen(), text)

    def _within(self, seen: Seen, text: str) -> Screen:
        if text.strip().lower().startswith("change"):
            return self._change(seen, text.strip()[len("change") :].strip())
        if seen.enquiry.confirming:
            return self._confirm(seen, text)
        question = question_now(seen, self._changing)
        if question is not None:
            return self._answer(seen, question, text)
        if intent_of(text, facts_heard=bool(seen.policy.hear(text))) == "determine":
            return self._open(text)
        return self._other(text) or self._now(words.NOT_OURS)

    def _fresh(self, text: str) -> Screen:
        if not text.strip():
            return self._welcome()
        if intent_of(text, facts_heard=bool(self._desk.policy.hear(text))) == "determine":
            return self._open(text)
        return self._other(text) or self._welcome(words.NOT_OURS)

    def _other(self, text: str) -> Screen | None:
        """Answer *text* beside what is in front, if it wants nothing of the enquiry; else None."""
        match intent_of(text, facts_heard=False):
            case "policy_question":
                return self._look_up(text)
            case "help":
                return beside(help_screen(), self._enquiry)
            case "greeting":
                return self._here(words.HELLO)
            case _:
                return None

    # -- Screens --

    def _welcome(self, *notice: str) -> Screen:
        mine = self._desk.enquiries.mine(self._actor)
        return welcome_screen(self._desk.policy.edition, mine, notice)

    def _now(self, *notice: str) -> Screen:
        return screen_now(self._seen(), self._changing, notice)

    def _here(self, *notice: str) -> Screen:
        return self._welcome(*notice) if self._enquiry is None else self._now(*notice)

    def _seen(self) -> Seen:
        if self._enquiry is None:
            raise LookupError("no enquiry is in front")
        return self._desk.enquiries.get(self._actor, self._enquiry)

    def _look_up(self, text: str) -> Screen:
        edition = self._desk.policy.edition
        found = look_up(edition, text)
        if found:
            return beside(passages_screen(found), self._enquiry)
        return self._here(
            words.NOT_FOUND.format(office=edition.office_titles[edition.policy_contact])
        )

    # -- Acts --

    def _act(self) -> Act:
        return Act(actor=self._actor, key=self._desk.new_key(), conversation=self._place)

    def _open(self, text: str) -> Screen:
        heard = tuple((each.fact, each.value, each.words) for each in self._desk.policy.hear(text))
        goal = goal_of(text)
        seen = self._desk.enquiries.open(self._act(), goal=goal, opening=text, heard=heard)
        self._enquiry, self._changing = seen.id, ()
        return self._settled(seen)

    def _confirm(self, seen: Seen, text: str) -> Screen:
        read = read_confirmation(seen, text)
        if isinstance(read, str):
            return self._other(text) or confirm_screen(seen, (read,))
        after = self._desk.enquiries.confirm(
            self._act(),
            seen.id,
            dropped=read.dropped,
            corrected=read.corrected,
            shown=confirm_question(seen).shown,
        )
        return self._settled(after)

    def _answer(self, seen: Seen, question: Question, text: str) -> Screen:
        read = read_answers(question, text)
        if isinstance(read, Misread):
            return self._other(text) or self._now(words.misread(question, read))
        after = self._desk.enquiries.answer(
            self._act(), seen.id, answers=tuple(read.items()), shown=question.shown
        )
        changing, self._changing = self._changing, ()
        return self._settled(after, *(_what_changed(seen, after) if changing else ()))

    def _settled(self, seen: Seen, *notice: str) -> Screen:
        """Record the outcome once nothing more is to be asked, and show where things stand."""
        waiting = seen.enquiry.confirming or seen.enquiry.decided
        if not waiting and question_now(seen, self._changing) is None:
            self._desk.enquiries.determine(self._act(), seen.id)
        return self._now(*notice)

    def _reopened(self, text: str) -> Screen | None:
        """Return where the enquiry stands whose number *text* is, if it is one of the person's."""
        number = text.strip()
        if not number.upper().startswith("ENQ-"):
            return None
        try:
            self._enquiry = self._desk.enquiries.get(self._actor, number).id
        except (NoSuchId, NotYours):
            return self._here(words.NO_SUCH_MATTER.format(number=number))
        self._changing = ()
        return self._now()

    def _change(self, seen: Seen, which: str) -> Screen:
        answers = [answer.fact for answer in seen.enquiry.answers if answer.fact != BODY_TYPE]
        if not which.isdecimal() or not 1 <= int(which) <= len(answers):
            return self._now(words.NOTHING_TO_CHANGE)
        self._changing = (answers[int(which) - 1],)
        return self._now()

    # -- Words that work anywhere --

    def _control(self, control: Control) -> Screen:
        anywhere: dict[Control, Callable[[], Screen]] = {
            "help": lambda: beside(help_screen(), self._enquiry),
            "leave": lambda: Screen(words.SAVED, ends=True),
            "quit": lambda: Screen(words.SAVED, ends=True),
            "start again": self._start_again,
            "cancel": self._resume if self._changing else self._start_again,
            "resume": self._resume,
        }
        within: dict[Control, Callable[[Seen], Screen]] = {
            "back": self._back,
            "undo": self._back,
            "answers": answers_screen,
            "why": self._why,
            "more": self._more,
        }
        if control in anywhere:
            return anywhere[control]()
        if self._enquiry is None:
            return self._welcome(words.NO_MATTER)
        return within[control](self._seen())

    def _resume(self) -> Screen:
        self._changing = ()
        return self.begin() if self._enquiry is None else self._now()

    def _start_again(self) -> Screen:
        if self._enquiry is None:
            return self._welcome()
        kept = self._seen().short
        self._enquiry, self._changing = None, ()
        return self._welcome(words.STARTED_AGAIN.format(id=kept))

    def _back(self, seen: Seen) -> Screen:
        """Ask the last card answered once more: going back is changing an answer."""
        answers = [answer for answer in seen.enquiry.answers if answer.fact != BODY_TYPE]
        if not answers:
            return self._now(words.NOTHING_BACK)
        last = answers[-1].shown
        self._changing = tuple(answer.fact for answer in answers if answer.shown == last)
        return self._now()

    def _why(self, seen: Seen) -> Screen:
        question = None if seen.enquiry.confirming else question_now(seen, self._changing)
        if question is not None:
            return why_asked_screen(seen.policy.edition, question)
        if seen.enquiry.confirming:
            return self._now()
        return why_screen(found_now(seen), seen.enquiry.goal)

    def _more(self, seen: Seen) -> Screen:
        """Go on to everything that the policy asks."""
        if seen.enquiry.goal == EVERYTHING:
            return self._now(words.NOT_MORE)
        after = self._desk.enquiries.widen(self._act(), seen.id, goal=EVERYTHING)
        return self._settled(after, words.GOING_ON)


def _what_changed(before: Seen, after: Seen) -> tuple[str, ...]:
    """Return what a changed answer changed, once there was an outcome that it could change."""
    if before.enquiry.facts == after.enquiry.facts:
        return (words.UNCHANGED,)
    if not before.enquiry.decided:
        return ()
    changed = differences(found_now(before), found_now(after), after.enquiry.goal)
    return changed or (words.NOTHING_ELSE_CHANGED,)
