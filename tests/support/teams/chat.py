"""A chat as somebody's client shows it: what they do becomes activities, what comes back is drawn."""

import asyncio
import copy
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.support.teams.activities import activity, spoken
from tests.support.teams.cards import Card, CardError, Given, button, gathered, submit_for
from tests.support.teams.connector import Place
from tests.support.teams.messages import Message, User
from tests.support.teams.turns import Turn

if TYPE_CHECKING:
    from tests.support.teams.client import FakeTeams

GENEROUS = 30.0
MOST_REFRESHED = 60


class Chat:
    """A personal chat, a group chat, or a channel, in which the bot is until it is removed."""

    def __init__(self, teams: "FakeTeams", name: str, kind: str, members: list[User]) -> None:
        self.teams, self.id, self.kind, self.members = teams, name, kind, members
        self.place = Place(name, members, personal=kind == "personal")

    @property
    def messages(self) -> list[Message]:
        """Every message of the bot's, those it deleted too."""
        return self.place.messages

    @property
    def typing(self) -> int:
        """How many times the bot has shown that it is typing."""
        return self.place.typing

    async def until(self, predicate: Callable[[], bool]) -> None:
        """Wait until what the bot does of itself has made *predicate* true."""
        async with asyncio.timeout(GENEROUS), self.place.changed:
            await self.place.changed.wait_for(predicate)

    async def install(self, by: User) -> Turn:
        """Add the bot; both of Teams' notices of it come at once."""
        self.place.installed = True
        return await self._installation(by, "add", "membersAdded")

    async def uninstall(self, by: User) -> Turn:
        """Remove the bot, which then can write no more."""
        self.place.installed = False
        return await self._installation(by, "remove", "membersRemoved")

    async def join(self, user: User) -> Turn:
        """Add somebody to the group or the team."""
        self.members.append(user)
        joined = [{"id": user.id, "aadObjectId": user.aad}]
        return await self.turn(user, "conversationUpdate", membersAdded=joined)

    async def say(
        self,
        user: User,
        text: str,
        *,
        mention: str | None = None,
        thread: str | None = None,
        **more: Any,
    ) -> Turn:
        """Type *text*; outside a personal chat the bot is named first, or as *mention* says.

        In a channel it begins a thread, unless it is said in *thread*.
        """
        said = spoken(
            text, mention or ("none" if self.kind == "personal" else "first"), self.teams.bot
        )
        message_id = self.teams.new_id(message=True)
        if self.kind == "channel":
            more["conversation"] = f"{self.id};messageid={thread or message_id}"
        return await self.turn(user, "message", id=message_id, **{**said, **more})

    async def press(  # noqa: PLR0913 - each is a way in which people press
        self,
        user: User,
        message: Message,
        title: str,
        given: Given | None = None,
        *,
        as_submit: bool = False,
        card: Card | None = None,
        strict: bool = True,
    ) -> Turn:
        """Press the button *title* after typing and picking what is *given*.

        *as_submit* presses as a client does that does not know ``Action.Execute``. *card* is an
        earlier drawing of the card, as another client may still show it.
        """
        action, beside = button(card or message.seen_by(user), title)
        if as_submit:
            action = submit_for(action)
        data = gathered(action, beside, given or {}, blanks=self.teams.blanks)
        if action["type"] == "Action.Execute":
            return await self._execute(user, message, {**action, "data": data}, strict=strict)
        if action["type"] != "Action.Submit":
            raise CardError(f"{action['type']} tells the bot nothing")
        special = (data.get("msteams") or {}).get("type")
        if special == "task/fetch":
            value = {"data": {**data, "type": special}, "context": {"theme": "default"}}
            return await self.turn(
                user, "invoke", name=special, value=value, on=message, strict=strict
            )
        if special is not None:
            raise CardError(f"{special!r} is not known here")
        source = {"source": {"name": "message"}, "legacy": {"replyToId": message.id}}
        return await self.turn(
            user, "message", value=data, channelData=source, on=message, strict=strict
        )

    async def refresh(self, user: User, message: Message, *, strict: bool = True) -> Turn:
        """Ask for this user's view of a card, as Teams does of itself when it comes into sight."""
        action = message.seen_by(user)["refresh"]["action"]
        return await self._execute(user, message, action, trigger="automatic", strict=strict)

    async def search(self, user: User, text: str = "", *, skip: int = 0) -> Turn:
        """Look for *text* with the app's search, from this chat; without any, see what there is."""
        named = {"name": "find", "value": text} if text else {"name": "initialRun", "value": "true"}
        options = {"skip": skip, "count": 25}
        value = {"commandId": "find", "parameters": [named], "queryOptions": options}
        return await self.turn(user, "invoke", name="composeExtension/query", value=value)

    def share(self, turn: Turn, which: int = 0) -> Message:
        """Send what was found by a search: its card becomes a message of whoever searched."""
        found = turn.body["composeExtension"]["attachments"][which]
        card = {"contentType": found["contentType"], "content": found["content"]}
        message = Message(self.teams.new_id(message=True), self.id, {"attachments": [card]})
        self.messages.append(message)
        return message

    async def opens(self, user: User) -> list[Turn]:
        """Come back to the chat: every card in sight that asks for it is refreshed."""
        return [
            await self.refresh(user, message)
            for message in list(self.messages)
            if not message.deleted and self._refreshes(user, message)
        ]

    async def edit(self, turn: Turn, text: str) -> Turn:
        """Change what was said in *turn*."""
        return await self._again("messageUpdate", turn, "editMessage", text=text)

    async def delete(self, turn: Turn) -> Turn:
        """Delete what was said in *turn*."""
        return await self._again("messageDelete", turn, "softDeleteMessage")

    async def react(self, user: User, message: Message, kind: str = "like") -> Turn:
        """Put a face under a message of the bot's."""
        return await self.turn(user, "messageReaction", reactionsAdded=[{"type": kind}], on=message)

    async def resend(
        self, turn: Turn, *, anew: bool = False, by: User | None = None, strict: bool = True
    ) -> Turn:
        """Send the activity of *turn* once more, as it was.

        *anew* gives it another id and a later moment, as Teams does when it repeats a press for
        the second time; *by* puts somebody else's name on it, as nobody but an attacker does.
        """
        sent = copy.deepcopy(turn.activity)
        if anew:
            sent["id"] = self.teams.new_id(message=sent["type"] == "message")
            sent["timestamp"] = self.teams.moment()
        if by is not None:
            sent["from"] = {"id": by.id, "name": by.name, "aadObjectId": by.aad}
        return await self._sent(Turn(self, by or turn.user, sent, turn.on), strict=strict)

    async def turn(
        self,
        user: User,
        kind: str,
        *,
        on: Message | None = None,
        conversation: str | None = None,
        strict: bool = True,
        **fields: Any,
    ) -> Turn:
        """Send an activity of *kind* with *fields*; unless *strict* is off it must be taken."""
        if on is not None:
            conversation = on.conversation
            fields["replyToId"] = on.id
        sent = activity(self, user, kind, conversation or self.id, fields)
        return await self._sent(Turn(self, user, sent, on), strict=strict)

    async def _sent(self, turn: Turn, *, strict: bool) -> Turn:
        seen = len(self.messages)
        turn.status, turn.body, turn.headers = await self.teams.post(turn.activity)
        turn.messages = self.messages[seen:]
        if strict:
            assert turn.status in range(200, 300), (turn.status, turn.body)
        if turn.activity.get("name") == "adaptiveCard/action" and turn.status == 200:
            turn.draw(strict=strict)
        return turn

    async def _execute(
        self, user: User, message: Message, action: Card, *, trigger: str = "manual", strict: bool
    ) -> Turn:
        told = {
            key: action[key] for key in ("type", "id", "title", "verb", "data") if key in action
        }
        value = {"action": told, "trigger": trigger}
        return await self.turn(
            user, "invoke", name="adaptiveCard/action", value=value, on=message, strict=strict
        )

    async def _installation(self, by: User, action: str, members: str) -> Turn:
        seen = len(self.messages)
        changed: dict[str, Any] = {members: [{"id": self.teams.bot["id"]}]}
        first, second = await asyncio.gather(
            self.turn(by, "conversationUpdate", **changed),
            self.turn(by, "installationUpdate", action=action),
        )
        del second
        first.messages = self.messages[seen:]
        return first

    async def _again(self, kind: str, turn: Turn, event: str, **fields: Any) -> Turn:
        return await self.turn(
            turn.user,
            kind,
            id=turn.activity["id"],
            conversation=turn.activity["conversation"]["id"],
            channelData={"eventType": event},
            **fields,
        )

    def _refreshes(self, user: User, message: Message) -> bool:
        wanted = message.seen_by(user).get("refresh") if "attachments" in message.activity else None
        if not wanted:
            return False
        return user.id in wanted.get("userIds", [each.id for each in self.members[:MOST_REFRESHED]])
