"""In company the assistant says what anybody may hear; a matter is taken to the personal chat."""

from dataclasses import dataclass

from botbuilder.core import TurnContext

from bot.channels.teams import words
from bot.channels.teams.arriving import Arrived
from bot.channels.teams.correspondence import Correspondence
from bot.channels.teams.pressed import keyed
from bot.channels.teams.rooms import Rooms
from bot.channels.teams.talking import Talk
from bot.company import in_company
from bot.conversation import Desk
from bot.screens import Screen


@dataclass(frozen=True, slots=True)
class Company:
    """Answers group chats and channels."""

    talk: Talk
    rooms: Rooms
    correspondence: Correspondence
    desk: Desk

    async def answer(self, context: TurnContext, arrived: Arrived) -> None:
        """Answer in company, or in the personal chat of whoever asks about a matter."""
        answered = in_company(self.desk, arrived.text)
        screen = None if answered.public else await self._taken_home(arrived)
        await self.talk.send(context, arrived, screen or answered.screen)

    async def _taken_home(self, arrived: Arrived) -> Screen | None:
        """Go on with what was said in the personal chat; return what is said of that in company.

        None where there is no such chat yet.
        """
        known = await self.correspondence.known(arrived.person)
        chat = (known or {}).get("conversation")
        if not isinstance(chat, dict) or not isinstance(chat.get("id"), str):
            return None
        home = str(chat["id"])
        room = self.rooms.room(arrived.person, home)
        key = keyed("said", arrived.person, arrived.conversation, arrived.id)
        turned = await self.rooms.turn(
            room, arrived.person, home, lambda talking: talking.say_apart(arrived.text, key)
        )
        sent = await self.correspondence.tell(arrived.person, turned.screen)
        if sent is None:
            if room.conversation is not None:
                room.conversation.unseen()
            return Screen(words.NOT_REACHED_THERE)
        room.showed(sent, turned.screen)
        return Screen(words.ANSWERED_THERE)
