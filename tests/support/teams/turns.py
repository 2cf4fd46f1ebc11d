"""One activity and what came of it, as the client that sent it shows it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.support.teams.cards import ADAPTIVE, Card, CardError, Given, button, gathered
from tests.support.teams.messages import Message, User

if TYPE_CHECKING:
    from tests.support.teams.chat import Chat


@dataclass(eq=False)
class Turn:
    """One activity, and what the bot made of it."""

    chat: "Chat"
    user: User
    activity: dict[str, Any]
    on: Message | None
    status: int = 0
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    messages: list[Message] = field(default_factory=list)
    """What the bot put into this chat meanwhile."""

    @property
    def only(self) -> Message:
        """The only new message."""
        assert len(self.messages) == 1, [message.activity for message in self.messages]
        return self.messages[0]

    @property
    def card(self) -> Card:
        """The card in front of the user now: the one that was pressed, or else the only new one."""
        drawn = isinstance(self.body, dict) and self.body.get("type") == ADAPTIVE
        stays = self.on is not None and (drawn or not self.messages)
        return (self.on if self.on is not None and stays else self.only).seen_by(self.user)

    @property
    def dialog(self) -> "Dialog":
        """The dialog that opened, or that is shown next."""
        assert self.body["task"]["type"] == "continue", self.body
        shown = self.body["task"]["value"]
        assert shown["card"]["contentType"] == ADAPTIVE, shown
        assert self.on is not None
        return Dialog(self.chat, self.user, self.on, shown["title"], shown["card"]["content"])

    @property
    def toast(self) -> str | None:
        """The text that is shown for a moment, if any: a press's, or a closing dialog's."""
        match self.body:
            case {
                "statusCode": 200,
                "type": "application/vnd.microsoft.activity.message",
                "value": str(text),
            }:
                return text
            case {"task": {"type": "message", "value": str(text)}}:
                return text
        return None

    def draw(self, *, strict: bool) -> None:
        """Put the card of an answered press in the place of the one that was pressed."""
        match self.body:
            case {
                "statusCode": 200,
                "type": "application/vnd.microsoft.card.adaptive",
                "value": card,
            }:
                assert card["type"] == "AdaptiveCard", card
                assert self.on is not None
                self.on.views[self.user.id] = card
            case _:
                assert self.toast is not None or not strict, f"an error is shown for {self.body}"


@dataclass(eq=False)
class Dialog:
    """A form that covers the chat."""

    chat: "Chat"
    user: User
    on: Message
    title: str
    card: Card

    async def submit(self, title: str, given: Given | None = None, *, strict: bool = True) -> Turn:
        """Press the button *title*; the answer opens another dialog, says something, or neither."""
        action, beside = button(self.card, title)
        if action["type"] != "Action.Submit":
            raise CardError(f"a dialog does not take {action['type']}")
        data = gathered(action, beside, given or {}, blanks=self.chat.teams.blanks)
        value = {"data": data, "context": {"theme": "default"}}
        return await self.chat.turn(
            self.user, "invoke", name="task/submit", value=value, on=self.on, strict=strict
        )
