"""A deed goes to the feature that does it; the page of an entry is told by all of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot import actions, asked_words, register_words
from bot.answers import plain
from bot.asked import Ask, one_back, typed
from bot.commands import control_of
from bot.drafts import kept, left
from bot.feature import Deed, Told, button, read_deed
from bot.front import Front
from bot.phrases import Intent
from bot.presses import ARRANGEMENT, Press
from bot.refusing import refused
from bot.registry import entry_screen
from bot.screens import Action, Screen, Section
from domain.refusals import NoSuchId, NotYours, Refusal, StaleStream, Unavailable, Unreadable

ELSE = button(
    "entry",
    "all",
    says="what else",
    does="everything else that can be done here",
    label="What else",
)
"""Offers what an entry's page leaves out."""

_MOST, _OF_EACH = 7, 2
"""How much is offered at once, and of each feature."""

_OF_A_NUMBER = re.compile(r"[a-z ]{3,40} (?:MTG|RSK|RPT|TSK)-\w+", re.IGNORECASE)
"""A line that says what to do with something by its number; no answer reads so."""
_NO_ANSWER = {
    *("my meetings", "my tasks", "my approvals", "log feedback", "plan a meeting", "report a risk"),
    *("risks waiting for me", "what have you sent me", "what can i log"),
}
"""Lines of the help that show or begin something, which nobody writes as an answer."""
_UNDONE = {"cancel", "resume"}
_NOT_KINDLY = (NoSuchId, NotYours, StaleStream, Unavailable, Unreadable)


def entry_page(front: Front, number: str, *notice: str, every: bool = False) -> Screen:
    """Return the page of one entry: what it is, and what each feature says of it and offers.

    Where much can be done, the first things of each feature are offered, and the rest with *every*.
    """
    arrangements = front.desk.arrangements
    row = arrangements.get(front.actor, number)
    front.entry_id = row.id
    related = arrangements.related(front.actor, row.id)
    screen = entry_screen(front.desk.under(row.edition), row, related, notice=notice)
    told = [each.told(front, row) for each in front.desk.features if each.told is not None]
    return replace(
        screen,
        paragraphs=tuple(line for each in told for line in each.lines),
        sections=(
            Section(register_words.WHAT_IT_IS, screen.paragraphs),
            *(section for each in told for section in each.sections),
            *screen.sections,
        ),
        actions=(*_offered(told, every=every), *screen.actions),
        stream=f"{ARRANGEMENT}{row.id}",
        version=row.version,
    )


def page_of_shared(front: Front, number: str, *notice: str, own: bool) -> Screen:
    """Return one entry as it is shown where it was shared: to everybody alike, unless it is *own*.

    Then it also tells what is awaited of this very person, and offers nothing but that.
    """
    row = front.desk.arrangements.get(front.actor, number)
    plain = entry_screen(front.desk.under(row.edition), row, notice=notice)
    shared = [each.shared(front, row) for each in front.desk.features if each.shared is not None]
    laid = [each.laid for each in shared if own and each.laid is not None]
    lines = (line for each in shared for line in each.lines)
    return Screen(
        title=plain.title,
        notice=plain.notice,
        paragraphs=(*plain.paragraphs, *lines, *(line for each in laid for line in each.lines)),
        sections=tuple(section for each in laid for section in each.sections),
        actions=tuple(a for each in laid for a in each.actions if a.verb == "do"),
        stream=f"{ARRANGEMENT}{row.id}",
        version=row.version,
    )


def _offered(told: Sequence[Told], *, every: bool) -> tuple[Action, ...]:
    """Return what can be done: all of it, or so much that a phone still shows it at once."""
    whole = tuple(action for each in told for action in each.actions)
    if every or len(whole) <= _MOST:
        return whole
    first = [action for each in told for action in each.actions[:_OF_EACH]]
    return (*first[: _MOST - 1], ELSE)


def page_of(front: Front, stream: str, *notice: str) -> Screen:
    """Return the page of what *stream* holds, or where the person is if nothing shows it."""
    beginning, _, whole = stream.partition("-")
    if f"{beginning}-" == ARRANGEMENT:
        return front.aside(entry_page(front, whole, *notice))
    for feature in front.desk.features:
        if f"{beginning}-" in feature.pages:
            return front.aside(feature.pages[f"{beginning}-"](front, whole, *notice))
    return front.here(*notice)


def numbered(front: Front, number: str) -> Screen:
    """Return what *number* leads to, an entry unless a feature has such numbers."""
    prefix = number.strip().upper().partition("-")[0]
    for feature in front.desk.features:
        if prefix in feature.numbers:
            return front.aside(feature.numbers[prefix](front, number))
    return front.aside(entry_page(front, number))


def do(front: Front, deed: Deed) -> Screen:
    """Carry out *deed*, or ask for what it lacks; say why not where it is refused."""
    if deed.line == ELSE.line and deed.stream.startswith(ARRANGEMENT):
        return front.aside(entry_page(front, deed.id, every=True))
    feature = next((each for each in front.desk.features if each.name == deed.feature), None)
    if feature is None or feature.done is None:
        return page_of(front, deed.stream, asked_words.NO_SUCH_DEED)
    try:
        return feature.done(front, deed)
    except _NOT_KINDLY:
        front.ask = None
        raise
    except Refusal as refusal:
        front.ask, front.refused = None, refusal
        titles = front.desk.offices.titles
        return page_of(front, deed.stream, refused(refusal, titles))


def wanted(front: Front, intent: Intent, text: str) -> Screen | None:
    """Return what the feature says that grants *intent*; None where none does."""
    for feature in front.desk.features:
        if intent in feature.wants:
            screen: Screen | None = feature.wants[intent](front, text)
            if screen is not None:
                return screen
    return None


def pressed_deed(front: Front, press: Press, given: Mapping[str, str]) -> Screen:
    """Return the screen that a press leads to that belongs to no enquiry and no form."""
    if press.verb != "do":
        if front.ask is not None:
            return _dropped(front, front.ask)
        return page_of(front, press.stream)
    deed = read_deed(press.line, stream=press.stream, version=press.version, given=given)
    if deed is None:
        return page_of(front, press.stream, asked_words.NO_SUCH_DEED)
    return do(front, deed)


def deed_said(front: Front, text: str) -> Screen | None:
    """Return the screen that answers *text*, if it is about a deed; None if it is about none."""
    if front.ask is not None:
        return _answered(front, front.ask, text)
    offered = front.offered.get(plain(text))
    if offered is not None:
        return do(front, offered)
    if front.entry_id and plain(text) == ELSE.says:
        return front.aside(entry_page(front, front.entry_id, every=True))
    return _by_features(front, text, waiting=front.waiting)


def meant_beside(front: Front, text: str) -> Screen | None:
    """Return the answer to *text*, which answers no card in front; None where it wishes nothing.

    The card stands below, unless *text* had something asked. What is said of an entry names it: the
    one shown last is not what somebody has in mind who is asked something else.
    """
    shown, front.entry_id = front.entry_id, ""
    try:
        screen = _by_features(front, text, waiting=False)
    finally:
        front.entry_id = front.entry_id or shown
    return screen if screen is None or front.ask else _above(front, screen)


def _asks(front: Front) -> bool:
    return front.ask is not None


def _above(front: Front, screen: Screen) -> Screen:
    """Return *screen* with what waits for an answer below it, which no button need lead back to."""
    offered = tuple(each for each in screen.actions if each != actions.GO_ON)
    return replace(screen, actions=offered, below=front.now())


def _by_features(front: Front, text: str, *, waiting: bool) -> Screen | None:
    front.waited = waiting
    try:
        tried = (each.said(front, text) for each in front.desk.features if each.said is not None)
        return next((screen for screen in tried if screen is not None), None)
    finally:
        front.waited = None


def _beside(front: Front, ask: Ask, text: str) -> Screen | None:
    """Return the answer to *text*, which is meant for something else than *ask*; None for none.

    What was asked stands below it still, unless *text* had something else asked.
    """
    _put_aside(front)
    screen = None
    try:
        screen = _by_features(front, text, waiting=front.waiting)
    finally:
        began_another = _asks(front)
        if not began_another:
            front.ask = ask
    return screen if screen is None or began_another else _above(front, screen)


def _put_aside(front: Front) -> None:
    front.ask = None


def _answered(front: Front, ask: Ask, text: str) -> Screen | None:
    """Take *text* for what is asked next; None for what may be about something else."""
    control = control_of(text)
    if (before := _gone_on_with(ask, control)) is not None:
        front.ask = before
        return front.now()
    if control in {"back", "undo"} or control in _UNDONE:
        return _dropped(front, ask)
    if ask.draft and control in {"leave", "quit"} and left(front, ask):
        front.ask = None
        return Screen(asked_words.KEPT, ends=True, actions=(actions.button(actions.GO_ON),))
    if control in {"leave", "quit", "start again", "matters", "show register"}:
        front.ask = None
    return None if control is not None else _taken(front, ask, text)


def _gone_on_with(ask: Ask, control: str | None) -> Ask | None:
    """Return what is asked next: one line back, or a draft as it stands; None for neither."""
    if control in {"back", "undo"}:
        return one_back(ask)
    return ask if ask.draft and control == "resume" else None


def _taken(front: Front, ask: Ask, text: str) -> Screen | None:
    """Take *text* for an answer, or do beside it what it wishes; None where it is neither."""
    unread = text.rstrip().endswith("?") or isinstance(typed(ask, text), str)
    wish = plain(text) in _NO_ANSWER or _OF_A_NUMBER.fullmatch(" ".join(text.split()))
    if unread or wish:
        beside = _beside(front, ask, text)
        if beside is not None or unread:
            return beside
    return answered(front, ask, text)


def _dropped(front: Front, ask: Ask) -> Screen:
    """Ask no more; what was kept of a draft stays, and is gone on with whenever that is wished."""
    kept_some = ask.draft and left(front, ask)
    front.ask = None
    told = asked_words.KEPT if kept_some else asked_words.NOTHING_DONE
    return page_of(front, ask.deed.stream, told)


def answered(front: Front, ask: Ask, text: str) -> Screen:
    """Take *text* for what is asked next, or ask it again; carry the deed out once all is there."""
    read = typed(ask, text)
    if isinstance(read, str):
        return front.now(read)
    if isinstance(read, Ask):
        return _went_on(front, read)
    return do(front, replace(ask.deed, given={**ask.deed.given, **read}))


def _went_on(front: Front, ask: Ask) -> Screen:
    """Ask what comes next, having kept what was typed; or the same again where that is refused."""
    try:
        front.ask = kept(front, ask)
    except _NOT_KINDLY:
        raise
    except Refusal as refusal:
        front.refused = refusal
        return front.now(refused(refusal, front.desk.policy.edition.office_titles))
    return front.now()
