"""A room is one person's conversation in one chat: its turns come one after the other.

What a room remembers may be lost at any time: the events say where the person is.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.conversation import Conversation, unavailable_screen
from bot.offload import Offload
from bot.screens import Screen
from domain.identity import Actor
from domain.refusals import Refusal, Unavailable, Unreadable

MOST_ROOMS = 5_000
"""How many conversations are kept in memory; whoever comes back after that is recalled."""

_MOST_CARDS = 20
"""How many cards of one matter are edited once it is decided; the older ones scrolled away."""


@dataclass(frozen=True, slots=True)
class Turned:
    """What came of a turn: the screen that answers it, and why it was refused, if it was."""

    screen: Screen
    refusal: Refusal | None = None


@dataclass(slots=True)
class Room:
    """A conversation, whose turn it is, and the messages whose cards ask something."""

    conversation: Conversation | None = None
    turns: asyncio.Lock = field(default_factory=asyncio.Lock)
    asking: dict[str, list[tuple[str, Screen]]] = field(default_factory=dict)

    def showed(self, message: str, screen: Screen) -> None:
        """Remember that *message* shows *screen* now, if that asks something of a matter."""
        for matter, cards in list(self.asking.items()):
            self.asking[matter] = [card for card in cards if card[0] != message]
        matter = asking(screen)
        if matter and message:
            self.asking[matter] = [*self.asking.get(matter, []), (message, screen)][-_MOST_CARDS:]
        self.asking = {matter: cards for matter, cards in self.asking.items() if cards}

    def outstanding(self, matter: str, but: str) -> tuple[tuple[str, Screen], ...]:
        """Return what asks something of *matter*, save the message *but*, and forget it."""
        cards = self.asking.pop(matter, [])
        if kept := [card for card in cards if card[0] == but]:
            self.asking[matter] = kept
        return tuple(card for card in cards if card[0] != but)


def asking(screen: Screen) -> str:
    """Return the matter of which *screen* asks something, or nothing."""
    for each in (screen, screen.below):
        if each is not None and each.stream and (each.question is not None or each.said):
            return each.stream
    return ""


class Rooms:
    """Every room there is in this process, the longest unused forgotten first."""

    def __init__(
        self,
        conversation: Callable[[str, str], Conversation],
        actor: Callable[[str], Actor],
        offload: Offload,
        most: int = MOST_ROOMS,
    ) -> None:
        """Make conversations by *conversation*, of a person in a chat; their work is offloaded."""
        self._conversation = conversation
        self._actor = actor
        self._offload = offload
        self._most = most
        self._rooms: OrderedDict[tuple[str, str], Room] = OrderedDict()

    def room(self, person: str, chat: str) -> Room:
        """Return the room of *person* in *chat*."""
        room = self._rooms.setdefault((person, chat), Room())
        self._rooms.move_to_end((person, chat))
        if len(self._rooms) > self._most:
            self._forget_one()
        return room

    async def turn(
        self, room: Room, person: str, chat: str, work: Callable[[Conversation], Screen]
    ) -> Turned:
        """Return what came of *work*, done when the turns before it are.

        The conversation acts with the offices that the person holds at this moment. A store that
        cannot be used, or that too many wait for, is a screen that says so.
        """

        def carried_out() -> Turned:
            if room.conversation is None:
                room.conversation = self._conversation(person, chat)
                room.conversation.recall()
            else:
                room.conversation.acts_as(self._actor(person))
            screen = work(room.conversation)
            return Turned(screen, room.conversation.refusal)

        async with room.turns:
            try:
                return await self._offload.run(carried_out)
            except (Unavailable, Unreadable) as trouble:
                return Turned(unavailable_screen(trouble))

    def _forget_one(self) -> None:
        """Forget the room unused for longest that nobody is in."""
        for key, room in self._rooms.items():
            if not room.turns.locked():
                del self._rooms[key]
                return
