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
        if answered.public or not await self._taken_home(arrived):
            await self.talk.send(context, arrived, answered.screen)
        else:
            await self.talk.send(context, arrived, Screen(words.ANSWERED_THERE))

    async def _taken_home(self, arrived: Arrived) -> bool:
        """Go on with what was said in the personal chat, if that can be reached; tell whether."""
        known = await self.correspondence.known(arrived.person)
        chat = (known or {}).get("conversation")
        if not isinstance(chat, dict) or not isinstance(chat.get("id"), str):
            return False
        home = str(chat["id"])
        room = self.rooms.room(arrived.person, home)
        key = keyed("said", arrived.person, arrived.conversation, arrived.id)
        screen = await self.rooms.turn(
            room, arrived.person, home, lambda talking: talking.say_apart(arrived.text, key)
        )
        sent = await self.correspondence.tell(arrived.person, screen)
        room.showed(sent or "", screen)
        return sent is not None
