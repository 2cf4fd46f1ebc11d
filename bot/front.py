"""What is in front of a person is one enquiry at most, and is shown as they left it."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType

from bot import actions, words
from bot.advice import advised
from bot.approval_stands import told_of
from bot.asked import Ask, ask_screen
from bot.desk import Desk
from bot.drafts import recalled
from bot.feature import Deed, greeted
from bot.form_front import (
    greet_paper,
    leave_paper,
    recall_paper,
    show_paper,
    with_forms,
)
from bot.form_paper import Paper
from bot.listing import welcome_screen
from bot.newer import beside_newer
from bot.presses import ENQUIRY
from bot.question_screens import beside_asked
from bot.registering import Form, form_screen
from bot.registry import entries_screen
from bot.scope import overdue_told, scope_told
from bot.screens import Question, Screen
from bot.standing import rests, screen_now, waits
from domain.identity import Actor
from domain.messages import Act
from domain.policy.policy import Policy
from domain.refusals import Refusal, Unreadable
from domain.services.enquiries import Seen
from domain.services.offering import Offer
from domain.views.register import RegisterRow


class Front:
    """Which enquiry is in front, how far it was when last shown, what is changed or filled in.

    The events hold everything else, so that a new conversation goes on where the last one stopped.
    """

    ask: Ask | None = None
    """What is asked for before something is done to an entry."""
    entry_id: str = ""
    """The entry that was shown last."""
    offered: Mapping[str, Deed] = MappingProxyType({})
    """The deeds of the last screen, by what is typed for them."""
    waited: bool | None = None
    """Whether the matter in front waits, while a line is tried with each feature in turn."""
    refused: Refusal | None = None
    """Why something was not done in this turn, if it was not."""
    looking: bool = False
    """Whether it is only looked: then nothing can be done, whoever tries."""

    def __init__(self, desk: Desk, actor: Actor, place: str) -> None:
        """Begin with nothing in front of *actor*."""
        self.desk = desk
        self.actor = actor
        self.changing: tuple[str, ...] = ()
        self.form: Form | None = None
        self.paper: Paper | None = None
        self.key: str | None = None
        """The channel's key of what is being answered; without one each act has its own."""
        self.acted = False
        """Whether something was wished of the events in this turn."""
        self.shown_at = 0
        """The version of the enquiry on the card that was shown last."""
        self.decided = False
        """Whether the enquiry was decided then."""
        self.under = ""
        """The policy that was named for the next matter; without one it is the usual one."""
        self.news_of: tuple[str, ...] | None = None
        """The versions in force when it was looked last whether they change anything."""
        self._place = place
        self._enquiry: str | None = None

    @property
    def empty(self) -> bool:
        """Whether there is no enquiry in front."""
        return self._enquiry is None

    @property
    def waiting(self) -> bool:
        """Whether something is to be answered before anything else."""
        if self.ask is not None:
            return True
        if self.paper is not None or self.empty:
            return self.paper is not None and not self.paper.done
        known = self.waited if self.form is None else True
        return waits(self.seen(), self.changing) if known is None else known

    @property
    def matter(self) -> str:
        """The stream of the enquiry in front, or nothing."""
        return "" if self._enquiry is None else f"{ENQUIRY}{self._enquiry}"

    @property
    def policy(self) -> Policy:
        """The policy that the next matter is asked under."""
        return self.desk.enquiries.policy(self.under)

    @property
    def bearings(self) -> tuple[object, ...]:
        """What the next line will be read by: the enquiry as shown, changes, forms, a policy."""
        within = (self.changing, self.form, self.paper, self.ask, self.entry_id)
        return (self._enquiry, self.shown_at, *within, self.under)

    def take(self, seen: Seen) -> None:
        """Put the enquiry *seen* in front."""
        self._enquiry = seen.id
        self._showed(seen)
        self.drop()

    def put_down(self) -> None:
        """Take the enquiry away from the front; it is kept."""
        self._enquiry, self.decided = None, False
        self.drop()

    def drop(self) -> None:
        """Let go of what was being changed or filled in."""
        self.changing, self.form, self.paper, self.ask, self.waited = (), None, None, None, None

    def recall(self) -> None:
        """Put what is newest and unfinished in front; pass over what is unreadable, say nothing."""
        if recalled(self) or recall_paper(self):
            return
        for row in self.desk.enquiries.mine(self.actor):
            if row.state != "decided" and not row.left:
                with suppress(Unreadable):
                    self.take(self.desk.enquiries.get(self.actor, row.id))
                    return

    def seen(self) -> Seen:
        """Return the enquiry in front as it is now."""
        if self._enquiry is None:
            raise LookupError("no enquiry is in front")
        return self.desk.enquiries.get(self.actor, self._enquiry)

    def moved_on(self, seen: Seen) -> bool:
        """Tell whether *seen* is not what was shown last, so that an answer may not be meant."""
        return seen.enquiry.version != self.shown_at

    def act(self, step: str = "") -> Act:
        """Return the act of the person's that comes now, or a *step* that follows from it."""
        if self.looking:
            raise RuntimeError("whoever only looks does nothing")
        self.acted, self.waited = True, None
        key = self.key or self.desk.new_key()
        act = Act(actor=self.actor, key=key, conversation=self._place)
        return act.following(step) if step else act

    def shown(self, question: Question) -> str:
        """Return the hash of what *question* shows, which is kept so that it can be shown again."""
        return self.desk.audit.shown.keep(question.content)

    def answer(
        self, seen: Seen, question: Question, answers: Sequence[tuple[str, str]], version: int
    ) -> Seen:
        """Record *answers* to the card shown at *version*.

        One answer where an answer is changed is a change.
        """
        enquiries, shown = self.desk.enquiries, self.shown(question)
        if self.changing and len(answers) == 1:
            ((fact, value),) = answers
            return enquiries.change(
                self.act(), seen.id, fact=fact, value=value, shown=shown, seen_version=version
            )
        return enquiries.answer(
            self.act(), seen.id, answers=answers, shown=shown, seen_version=version
        )

    def settled(self, seen: Seen, *notice: str) -> Screen:
        """Record the outcome once nothing more is to be asked, and show where things stand.

        A matter taken up again comes by here as well: it may have been left after its last answer.
        One that goes on no register is let rest, so that it is found among those considered.
        """
        after = seen
        if not seen.enquiry.decided and not waits(seen, self.changing):
            after = self.desk.enquiries.determine(self.act("outcome"), seen.id)
        if rests(after):
            self.desk.enquiries.keep_as_considered(self.act("considered"), seen.id)
        return self.now(*notice)

    def taken_up(self, enquiry: str, *notice: str) -> Screen:
        """Put *enquiry* in front and go on with it, as an event where it had been left."""
        seen = self.desk.enquiries.get(self.actor, enquiry)
        self.take(seen)
        if seen.enquiry.left:
            seen = self.desk.enquiries.resume(self.act("resume"), seen.id)
        return self.settled(seen, *notice)

    def entries(self) -> dict[str, RegisterRow]:
        """Return the entries on the register by the matter that each came from."""
        rows = self.desk.arrangements.all(self.actor)
        return {row.enquiry: row for row in rows if row.enquiry is not None}

    def offers(self, seen: Seen) -> tuple[Offer, ...]:
        """Return where the matter goes on a register, once it is decided."""
        if not seen.enquiry.decided:
            return ()
        return self.desk.arrangements.offers(self.actor, seen.id)

    def listed(self, rows: Sequence[RegisterRow], *notice: str, title: str = "") -> Screen:
        """Return the entries *rows*."""
        here = self.desk.policy.edition
        others = {row.edition.policy: self.desk.under(row.edition).edition for row in rows}
        stands = told_of(self.desk.approvals, self.actor)
        return entries_screen({here.id: here, **others}, rows, notice, title, stands)

    def welcome(self, *notice: str) -> Screen:
        """Return the welcome, with the person's matters."""
        mine = self.desk.enquiries.mine(self.actor)
        entries = self.entries() if mine else {}
        edition = self.desk.policy.edition
        told = (*scope_told(edition, self.actor), *overdue_told(edition, self.desk.moving.today))
        screen = welcome_screen(edition, mine, entries, (*notice, *told))
        return greeted(self, self.desk.features, screen)

    def now(self, *notice: str) -> Screen:
        """Return where the enquiry or the form in front stands, or what is asked for a deed."""
        if self.ask is not None:
            return ask_screen(self.ask, *notice)
        if self.paper is not None:
            return show_paper(self, self.paper, *notice)
        seen = self.seen()
        self._showed(seen)
        if self.form is not None:
            return self.marked(form_screen(seen.policy, self.form, notice), seen)
        return self._standing(seen, *notice)

    def glance(self, enquiry: str) -> Screen:
        """Return where *enquiry* stands; nothing is recorded, and what is in front stays there."""
        if enquiry == self._enquiry:
            return self.now()
        return self._standing(self.desk.enquiries.get(self.actor, enquiry))

    def overtaken(self) -> Screen:
        """Return where the enquiry in front stands, which is not what a card or a line meant."""
        self.drop()
        return self.now(words.MOVED_ON)

    def marked(self, screen: Screen, seen: Seen) -> Screen:
        """Return *screen* with buttons that belong to *seen* as it is."""
        return replace(screen, stream=f"{ENQUIRY}{seen.id}", version=seen.enquiry.version)

    def here(self, *notice: str) -> Screen:
        """Return where the person is: in an enquiry, or at the welcome."""
        nothing = self.empty and self.paper is None and self.ask is None
        return self.welcome(*notice) if nothing else self.now(*notice)

    def greeted(self) -> Screen:
        """Return where the person is, told to somebody who may have forgotten; record nothing."""
        if self.paper is not None:
            return greet_paper(self, self.paper)
        if self.ask is not None or self.empty or not waits(seen := self.seen(), self.changing):
            return self.here()
        return self.now(words.RESUMED.format(opening=words.shortened(seen.opening, 200)))

    def aside(self, screen: Screen) -> Screen:
        """Return *screen*, and beneath it what still waits for an answer."""
        if self.empty and self.paper is None and self.ask is None:
            return screen
        beside = screen if screen.stream or self.empty else self.marked(screen, self.seen())
        if self.waiting:
            return replace(beside, below=self.now())
        return replace(beside, actions=(*screen.actions, actions.GO_ON))

    def leave(self) -> Screen:
        """Return the last screen, which promises a question only where there is one."""
        self.ask = None
        if self.paper is not None:
            return leave_paper(self, self.paper)
        if self.empty or not waits(seen := self.seen(), self.changing):
            self.form = None
            return Screen(words.GOODBYE, ends=True)
        if not seen.enquiry.left:
            seen = self.desk.enquiries.leave(self.act(), seen.id)
        self.put_down()
        back = actions.button(actions.GO_ON)
        return self.marked(Screen(words.SAVED, ends=True, actions=(back,)), seen)

    def _standing(self, seen: Seen, *notice: str) -> Screen:
        changing = self.changing if seen.id == self._enquiry else ()
        screen = screen_now(seen, changing, notice, self.offers(seen))
        screen = beside_asked(screen, self.desk, self.actor, seen)
        screen = with_forms(self, beside_newer(screen, self.desk.moving, seen), seen)
        return self.marked(advised(screen, self.desk.layers, seen.policy.ref.policy), seen)

    def _showed(self, seen: Seen) -> None:
        self.shown_at = seen.enquiry.version
        self.decided = seen.enquiry.decided
