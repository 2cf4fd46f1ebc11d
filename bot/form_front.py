"""A form in front of a person is taken up, shown, left and put away like a matter."""

from dataclasses import replace
from typing import Protocol

from bot import actions, form_words, words
from bot.desk import Desk
from bot.form_lines import form_offers, form_sections, shown_forms
from bot.form_paper import Paper, asking
from bot.form_screens import paper_screen
from bot.outcome import NEXT_STEPS
from bot.presses import FORM
from bot.review_telling import before_completing
from bot.screens import Screen
from domain.identity import Actor
from domain.messages import Act
from domain.refusals import NoSuchId, NotYours, Unreadable
from domain.services.enquiries import Seen
from domain.services.filled import Filled
from domain.views.forms import FormRow


class Holder(Protocol):
    """As much of what is in front of a person as a form needs."""

    desk: Desk
    actor: Actor
    paper: Paper | None
    shown_at: int

    @property
    def empty(self) -> bool:
        """Whether there is no enquiry in front."""
        ...

    def take(self, seen: Seen) -> None:
        """Put the enquiry *seen* in front."""
        ...

    def put_down(self) -> None:
        """Take the enquiry away from the front; it is kept."""
        ...

    def seen(self) -> Seen:
        """Return the enquiry in front as it is now."""
        ...

    def act(self, step: str = "") -> Act:
        """Return the act of the person's that comes now, or a *step* that follows from it."""
        ...

    def now(self, *notice: str) -> Screen:
        """Return where the enquiry or the form in front stands."""
        ...

    def settled(self, seen: Seen, *notice: str) -> Screen:
        """Record the outcome once nothing more is to be asked, and show where things stand."""
        ...

    def welcome(self, *notice: str) -> Screen:
        """Return the welcome, with the person's matters."""
        ...


def take_paper(front: Holder, filled: Filled, *notice: str) -> Screen:
    """Put the form *filled* in front, with its matter behind it, and show it."""
    if filled.matter is not None:
        front.take(filled.matter)
    else:
        front.put_down()
    front.paper = Paper(filled.id)
    if filled.state.left:
        front.desk.forms.resume(front.act("resume-form"), filled.id)
    return front.now(*notice)


def show_paper(front: Holder, paper: Paper, *notice: str) -> Screen:
    """Return the form in hand as it is now, and remember how far that is."""
    filled = front.desk.forms.get(front.actor, paper.id)
    shown_at, done = filled.state.version, filled.state.done
    front.paper = replace(paper, shown_at=shown_at, done=done, typed=())
    screen = paper_screen(filled, paper, notice)
    if filled.state.entry is not None and not done and asking(filled, paper) is None:
        screen = before_completing(front.desk, front.actor, filled.state.entry, screen)
    return marked(screen, filled)


def greet_paper(front: Holder, paper: Paper) -> Screen:
    """Return the form in hand, told to somebody who may have forgotten; record nothing."""
    filled = front.desk.forms.get(front.actor, paper.id)
    return show_paper(front, paper, form_words.TAKEN_UP.format(title=filled.form.title))


def marked(screen: Screen, filled: Filled) -> Screen:
    """Return *screen* with buttons that belong to *filled* as it is."""
    return replace(screen, stream=f"{FORM}{filled.id}", version=filled.state.version)


def glance_at_paper(front: Holder, form: str) -> Screen:
    """Return where the form with that id stands; what is in front stays there."""
    if front.paper is not None and front.paper.id == form:
        return show_paper(front, front.paper)
    filled = front.desk.forms.get(front.actor, form)
    return marked(paper_screen(filled, Paper(form), ()), filled)


def leave_paper(front: Holder, paper: Paper) -> Screen:
    """Leave the form in hand for now."""
    filled = front.desk.forms.get(front.actor, paper.id)
    if not filled.state.done:
        filled = front.desk.forms.leave(front.act(), filled.id)
    front.put_down()
    back = actions.button(actions.GO_ON)
    return marked(Screen(form_words.KEPT_FORM, ends=True, actions=(back,)), filled)


def put_away(front: Holder, *notice: str) -> Screen:
    """Put the form in hand away, and show the matter behind it."""
    front.paper = None
    return front.welcome(*notice) if front.empty else front.settled(front.seen(), *notice)


def is_as_shown(front: Holder) -> bool:
    """Tell whether what is in front is still as it was shown last."""
    if front.paper is not None:
        filled = front.desk.forms.get(front.actor, front.paper.id)
        return filled.state.version == front.paper.shown_at
    return front.empty or front.seen().enquiry.version == front.shown_at


def unfinished_form(front: Holder) -> FormRow | None:
    """Return the form touched last that is not done, if it was touched after every open matter."""
    rows = [row for row in front.desk.forms.mine(front.actor) if not row.done]
    if not rows:
        return None
    open_ = (row for row in front.desk.enquiries.mine(front.actor) if row.state != "decided")
    newest = max((row.touched_at for row in open_), default=None)
    return rows[0] if newest is None or rows[0].touched_at >= newest else None


def taken_up_again(front: Holder) -> Screen | None:
    """Take up the form that was being filled in last, if nothing came after it."""
    row = unfinished_form(front)
    if row is None:
        return None
    try:
        filled = front.desk.forms.get(front.actor, row.id)
    except (NoSuchId, NotYours, Unreadable):
        return None
    return take_paper(front, filled, form_words.TAKEN_UP.format(title=filled.form.title))


def recall_paper(front: Holder) -> bool:
    """Put the form that was being filled in last in hand, say nothing, and tell whether it is."""
    row = unfinished_form(front)
    if row is None or row.left:
        return False
    try:
        filled = front.desk.forms.get(front.actor, row.id)
    except (NoSuchId, NotYours, Unreadable):
        return False
    if filled.matter is not None:
        front.take(filled.matter)
    front.paper = Paper(filled.id, filled.state.version)
    return True


def with_forms(front: Holder, screen: Screen, seen: Seen) -> Screen:
    """Return the outcome *screen* of *seen* with the forms that it asks for, and how they stand."""
    if not seen.enquiry.decided or screen.question is not None or screen.said:
        return screen
    wanted = front.desk.forms.of(front.actor, seen.id)
    shown = shown_forms(wanted, seen.enquiry.goal)
    if not shown:
        return screen
    headings = [each.heading for each in screen.sections]
    after = max((n for n, each in enumerate(headings, start=1) if each in NEXT_STEPS), default=0)
    first, rest = screen.sections[:after], screen.sections[after:]
    return replace(
        screen,
        sections=(*first, *form_sections(seen.policy, shown), *rest),
        actions=(*form_offers(shown), *screen.actions),
    )


def overtaken(front: Holder, paper: Paper) -> Screen:
    """Return the form as it stands, which is not what a card or a line meant."""
    return show_paper(front, replace(paper, changing=(), typed=()), words.MOVED_ON)
