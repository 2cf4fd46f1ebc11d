"""A conversation turns what a person says or presses into one wish at most, and one screen."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot import actions, words
from bot.desk import Desk
from bot.doing import page_of
from bot.feature import typed_for
from bot.form_front import glance_at_paper, is_as_shown
from bot.front import Front
from bot.lines import printable
from bot.listing import lost_screen
from bot.moving import with_news
from bot.presses import ENQUIRY, FORM, decode
from bot.pressing import pressed
from bot.question_news import with_answers
from bot.refusing import refused
from bot.saying import said
from bot.screens import Screen
from bot.standing import versioned
from bot.unfinished import unfinished
from domain.identity import Actor
from domain.refusals import (
    NoSuchId,
    NotYourOffice,
    NotYours,
    Refusal,
    StaleStream,
    Unavailable,
    Unreadable,
)

__all__ = ["Conversation", "Desk", "unavailable_screen"]

_REMEMBERED = 8
"""How many acts are answered with the very screen again; an older one with how it stands."""

_Wish: TypeAlias = tuple[str, str, frozenset[tuple[str, str]]]
"""The key of a button with what was given beside it; or no key, and a line."""


@dataclass(frozen=True, slots=True)
class _Done:
    """A wish that was answered, by which screen, and how a line was read after it."""

    wish: _Wish
    screen: Screen
    bearings: tuple[object, ...]


class Conversation:
    """One person's side of the chat, on any channel."""

    def __init__(self, desk: Desk, actor: Actor, place: str) -> None:
        """Speak with *actor* in the conversation with the id *place*."""
        self._front = Front(desk, actor, place)
        self._desk = desk
        self._done: dict[str, _Done] = {}
        self._recalling = False
        self._refusal: Refusal | None = None

    @property
    def actor(self) -> Actor:
        """Who speaks, with the offices held."""
        return self._front.actor

    @property
    def matter(self) -> str:
        """The stream of the matter in front, or nothing."""
        return self._front.matter

    @property
    def decided(self) -> bool:
        """Whether that matter was decided when it was shown last."""
        return self._front.decided

    @property
    def refusal(self) -> Refusal | None:
        """Why the last turn was refused, if it was."""
        return self._refusal or self._front.refused

    def begin(self) -> Screen:
        """Return the first screen: the question left unanswered last time, or a welcome.

        Raises the store's ``Unavailable`` or ``Unreadable``: there is nothing yet to go back to.
        """
        try:
            screen = unfinished(self._front) or self._front.welcome()
        except NotYourOffice as refusal:
            return Screen(self._why_not(refusal))
        return self._as_tried(self._told_first(screen))

    def stopped(self) -> Screen:
        """Return what is said where it was stopped from the keyboard."""
        return Screen(words.TRIED if self._desk.tried else words.STOPPED)

    def recall(self) -> None:
        """Go on where a conversation before this one was, without a word and recording nothing.

        The newest matter that waits is in front then. What cannot be read now is read before the
        next turn.
        """
        self._recalling = True
        with suppress(Unavailable, Unreadable):
            self._recall()

    def acts_as(self, actor: Actor) -> None:
        """Let the same person act as *actor* from now on: offices come and go."""
        self._front.actor = actor

    def standing(self) -> Screen:
        """Return where the person is, in a matter or at the welcome, and record nothing."""
        return self._kindly(self._front.here)

    def greeting(self) -> Screen:
        """Return the same, saying what it is about; record nothing."""
        return self._kindly(self._front.greeted)

    def glance(self, key: str) -> Screen:
        """Return where the matter stands that the button with that *key* belongs to.

        Nothing is recorded, and what is in front stays there.
        """
        self._front.looking = True
        try:
            return self._kindly(lambda: self._glance(key))
        finally:
            self._front.looking = False

    def say(self, text: str, act_key: str = "") -> Screen:
        """Return the screen that answers *text*, having recorded what it means.

        Any text gets an answer; one that cannot be read, or not be carried out, changes nothing.
        *act_key* is the channel's own for this line: the same again records nothing more.
        """
        wish: _Wish = ("", text, frozenset())
        return self._kindly(lambda: self._say(wish, act_key))

    def unseen(self) -> None:
        """Know that the last screen was never shown: a line typed now does not answer it."""
        self._front.shown_at = -1
        if self._front.paper is not None:
            self._front.paper = replace(self._front.paper, shown_at=-1)

    def say_apart(self, text: str, act_key: str) -> Screen:
        """Return the screen that answers *text*, said elsewhere and meant for nothing in front."""
        if act_key not in self._done:
            self._front.put_down()
        return self.say(text, act_key)

    def press(self, key: str, given: Mapping[str, str], act_key: str) -> Screen:
        """Return the screen that answers a button with that *key*, having recorded what it means.

        *given* are the values beside it: facts with their answers, or what a form asked. *act_key*
        is the channel's own for this press: the same again records nothing more.
        """
        readable = {name: printable(value) for name, value in given.items()}
        wish: _Wish = (key, "", frozenset(readable.items()))
        return self._kindly(lambda: self._press(wish, readable, act_key))

    def press_apart(self, key: str, given: Mapping[str, str], act_key: str) -> Screen:
        """Return the screen that answers a button on a card shown elsewhere, in company."""
        if act_key not in self._done:
            self._front.put_down()
        return self.press(key, given, act_key)

    def leave(self) -> Screen:
        """Return the last screen."""
        return self._kindly(self._front.leave)

    def _kindly(self, turn: Callable[[], Screen]) -> Screen:
        """Return the screen of *turn*, or a sentence where it could not be carried out."""
        with self._desk.steady():
            return self._as_tried(self._carried_out(turn))

    def _as_tried(self, screen: Screen) -> Screen:
        """Return *screen*; where a draft is tried it says so first, and promises nothing."""
        if not self._desk.tried:
            return screen
        if screen.ends:
            return Screen(words.TRIED, ends=True)
        told = words.TRYING.format(policy=versioned(self._desk.policy))
        return replace(screen, notice=(told, *screen.notice))

    def _carried_out(self, turn: Callable[[], Screen]) -> Screen:
        self._refusal = None
        try:
            try:
                self._recall()
                return turn()
            except Refusal as refusal:
                # Another window changed the matter between the look at it and the wish.
                self._refusal = refusal
                self._front.changing = ()
                return self._front.here(self._why_not(refusal))
        except (Unavailable, Unreadable) as trouble:
            return unavailable_screen(trouble)
        except StaleStream:
            return Screen(words.BUSY, actions=(actions.GO_ON,))
        except (NoSuchId, NotYours):
            self._front.put_down()
            return lost_screen(words.GONE)
        except Refusal as refusal:
            return Screen(self._why_not(refusal), actions=(actions.HELP,))

    def _why_not(self, refusal: Refusal) -> str:
        return refused(refusal, self._desk.policy.edition.office_titles)

    def _recall(self) -> None:
        if self._recalling:
            with suppress(Refusal):
                self._front.recall()
            self._recalling = False

    def _glance(self, key: str) -> Screen:
        press = decode(key)
        if press is None or not press.stream:
            return self._front.here()
        if press.stream.startswith(ENQUIRY):
            return self._front.glance(press.id)
        if press.stream.startswith(FORM):
            return glance_at_paper(self._front, press.id)
        return page_of(self._front, press.stream)

    def _say(self, wish: _Wish, act_key: str) -> Screen:
        before = self._done.get(act_key)
        if before is not None:
            same = before.wish == wish and self._is_as_after(before)
            return before.screen if same else self._front.here(words.CAME_BEFORE)
        screen = self._acted(act_key, lambda: said(self._front, printable(wish[1])))
        self._remember(act_key, wish, screen)
        return screen

    def _press(self, wish: _Wish, given: dict[str, str], act_key: str) -> Screen:
        press = decode(wish[0])
        if press is None:
            return self._front.here(words.NOT_A_BUTTON)
        before = self._done.get(act_key)
        if before is not None and before.wish == wish and self._is_as_after(before):
            return before.screen
        screen = self._acted(act_key, lambda: pressed(self._front, press, given))
        if self._front.acted:  # what is only looked at is looked at anew
            self._remember(act_key, wish, screen)
        return screen

    def _acted(self, act_key: str, turn: Callable[[], Screen]) -> Screen:
        """Return the screen of *turn*, all of whose acts are made of *act_key*."""
        self._front.key, self._front.acted, self._front.refused = act_key or None, False, None
        try:
            return self._told_first(turn())
        finally:
            self._front.key = None

    def _told_first(self, screen: Screen) -> Screen:
        """Return *screen*, before it what the person was not told yet; know what it offers."""
        told = with_answers(self._front, with_news(self._front, screen))
        self._front.offered = typed_for(told)
        return told

    def _is_as_after(self, before: _Done) -> bool:
        """Tell whether the screen that answered *before* still says how it stands."""
        if before.bearings != self._front.bearings:
            return False
        return is_as_shown(self._front)

    def _remember(self, act_key: str, wish: _Wish, screen: Screen) -> None:
        if not act_key:
            return
        self._done[act_key] = _Done(wish, screen, self._front.bearings)
        if len(self._done) > _REMEMBERED:
            del self._done[next(iter(self._done))]


def unavailable_screen(trouble: Unavailable | Unreadable) -> Screen:
    """Return what is said where the store cannot be used, with the way back."""
    title, *advice = words.unavailable(trouble.data["advice"])
    return Screen(title, paragraphs=tuple(advice), actions=(actions.button(actions.GO_ON),))
