"""What the bot has put into a chat: each message, what it said before, and who sees which card."""

from dataclasses import dataclass, field
from typing import Any

from tests.support.teams.cards import Card, card_in


@dataclass(eq=False)
class User:
    """Somebody with Teams; *aad* is who they are in the directory, *id* is who to this bot."""

    id: str
    name: str
    aad: str


@dataclass(eq=False)
class Message:
    """A message of the bot's; *conversation* is where it put it, a channel's thread included."""

    id: str
    conversation: str
    activity: dict[str, Any]
    reply_to: str | None = None
    only: User | None = None
    """Who is alone with the bot, in a personal chat."""
    versions: list[dict[str, Any]] = field(default_factory=list)
    """What it was before each update, oldest first."""
    deleted: bool = False
    views: dict[str, Card] = field(default_factory=dict)
    """What a press or a refresh has put in the card's place, for that user alone."""

    @property
    def text(self) -> str:
        return self.activity.get("text") or ""

    @property
    def card(self) -> Card:
        """The card, as the only person of a personal chat sees it, or as everybody does."""
        return self.seen_by(self.only)

    def seen_by(self, user: User | None) -> Card:
        """Return the card that *user* sees now."""
        if user is not None and user.id in self.views:
            return self.views[user.id]
        card = card_in(self.activity)
        assert card is not None, f"there is no card in {self.activity}"
        return card

    def update(self, activity: dict[str, Any]) -> None:
        """Put *activity* in its place, for everybody."""
        self.versions.append(self.activity)
        self.activity = activity
        self.views.clear()
