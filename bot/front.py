"""What is in front of a person is one enquiry at most, and is shown as they left it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot import words
from bot.listing import welcome_screen
from bot.screens import Screen
from bot.standing import screen_now, waits
from domain.identity import Actor
from domain.messages import Act
from domain.policy.policy import Policy
from domain.services.enquiries import Enquiries, Seen


@dataclass(frozen=True, slots=True)
class Desk:
    """What a conversation works with: services, the policy for new matters, and fresh keys."""

    enquiries: Enquiries
    policy: Policy
    new_key: Callable[[], str]


class Front:
    """Which enquiry is in front, how far it was when last shown, and what is being changed.

    The events hold everything else, so that a new conversation goes on where the last one stopped.
    """

    def __init__(self, desk: Desk, actor: Actor, place: str) -> None:
        """Begin with nothing in front of *actor*."""
        self.desk = desk
        self.actor = actor
        self.changing: tuple[str, ...] = ()
        self._place = place
        self._enquiry: str | None = None
        self._shown_at = 0

    @property
    def empty(self) -> bool:
        """Whether there is no enquiry in front."""
        return self._enquiry is None

    def take(self, enquiry: str) -> None:
        """Put *enquiry* in front."""
        self._enquiry, self.changing = enquiry, ()

    def put_down(self) -> None:
        """Take the enquiry away from the front; it is kept."""
        self._enquiry, self.changing = None, ()

    def seen(self) -> Seen:
        """Return the enquiry in front as it is now."""
        if self._enquiry is None:
            raise LookupError("no enquiry is in front")
        return self.desk.enquiries.get(self.actor, self._enquiry)

    def moved_on(self, seen: Seen) -> bool:
        """Tell whether *seen* is not what was shown last, so that an answer may not be meant."""
        return seen.enquiry.version != self._shown_at

    def act(self) -> Act:
        """Return a new act of the person's."""
        return Act(actor=self.actor, key=self.desk.new_key(), conversation=self._place)

    def settled(self, seen: Seen, *notice: str) -> Screen:
        """Record the outcome once nothing more is to be asked, and show where things stand.

        A matter taken up again comes by here as well: it may have been left after its last answer.
        """
        if not seen.enquiry.decided and not waits(seen, self.changing):
            self.desk.enquiries.determine(self.act(), seen.id)
        return self.now(*notice)

    def unfinished(self) -> Screen | None:
        """Take up the newest matter that is not decided, if there is one."""
        mine = self.desk.enquiries.mine(self.actor)
        left = next((row for row in mine if row.state != "decided"), None)
        if left is None:
            return None
        self.take(left.id)
        resumed = words.RESUMED.format(opening=words.shortened(left.opening, 200))
        return self.settled(self.seen(), resumed)

    def welcome(self, *notice: str) -> Screen:
        """Return the welcome, with the person's matters."""
        mine = self.desk.enquiries.mine(self.actor)
        return welcome_screen(self.desk.policy.edition, mine, notice)

    def now(self, *notice: str) -> Screen:
        """Return where the enquiry in front stands."""
        seen = self.seen()
        self._shown_at = seen.enquiry.version
        return screen_now(seen, self.changing, notice)

    def here(self, *notice: str) -> Screen:
        """Return where the person is: in an enquiry, or at the welcome."""
        return self.welcome(*notice) if self.empty else self.now(*notice)

    def aside(self, screen: Screen) -> Screen:
        """Return *screen*, and beneath it what still waits for an answer."""
        if self.empty:
            return screen
        if waits(self.seen(), self.changing):
            return replace(screen, below=self.now())
        return replace(screen, actions=(*screen.actions, words.GO_ON))

    def leave(self) -> Screen:
        """Return the last screen, which promises a question only where there is one."""
        waiting = not self.empty and waits(self.seen(), self.changing)
        return Screen(words.SAVED if waiting else words.GOODBYE, ends=True)
