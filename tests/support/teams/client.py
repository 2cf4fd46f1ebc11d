"""Teams, for a bot under test: people in chats whose client sends real HTTP to the bot's address.

    async with FakeTeams(endpoint) as teams:
        alice = teams.user("alice")
        chat = teams.personal(alice)
        turn = await chat.say(alice, "hello")
        await chat.press(alice, turn.only, "Next", {"name": "Dogs"})

A bot answers a request after it has sent its replies, so whoever awaits a turn sees all of it;
`Chat.until` is for what comes of itself.
"""

import itertools
import json
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from typing import Any, Self

import aiohttp

from tests.support.teams.chat import Chat
from tests.support.teams.connector import EVERYTHING_BUT_TYPING, Call, FakeConnector
from tests.support.teams.faults import Fault
from tests.support.teams.messages import User

TENANT = "11111111-1111-4111-8111-111111111111"
BOT = "28:22222222-2222-4222-8222-222222222222"
BEGIN = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)

# One count for all, since a bot that saw an id of another test would take it for a repetition.
_NUMBERS = itertools.count(1)


class FakeTeams:
    """The service and its clients; *token* gives the credential that an activity is sent with."""

    def __init__(
        self,
        endpoint: str,
        *,
        token: Callable[[dict[str, Any]], str] | None = None,
        tenant: str = TENANT,
        bot: str = BOT,
        name: str = "Partnerships",
    ) -> None:
        self.endpoint = endpoint
        self.token = token
        self.tenant = tenant
        self.bot = {"id": bot, "name": name}
        self.connector = FakeConnector()
        self.users: dict[str, User] = {}
        self.chats: dict[str, Chat] = {}
        self.blanks = False
        """Whether clients send an empty input as "", as some do."""

    async def __aenter__(self) -> Self:
        await self.connector.start()
        self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._http.close()
        await self.connector.stop()

    @property
    def service_url(self) -> str:
        return self.connector.url

    @property
    def calls(self) -> list[Call]:
        """Every call that the bot has made, oldest first."""
        return self.connector.calls

    def fail(self, *faults: Fault, of: Collection[str] = EVERYTHING_BUT_TYPING) -> None:
        """Let the bot's next calls of the kinds *of* go wrong, one after the other."""
        self.connector.fail(*faults, of=of)

    def user(self, name: str, aad: str | None = None) -> User:
        """Return somebody; *aad* is given where a directory knows them."""
        if name not in self.users:
            number = len(self.users) + 1
            aad = aad or f"00000000-0000-4000-8000-{number:012}"
            self.users[name] = User(f"29:1{name}", name.title(), aad)
        return self.users[name]

    def personal(self, user: User) -> Chat:
        return self._chat(f"a:{user.id.removeprefix('29:')}", "personal", [user])

    def group(self, *users: User) -> Chat:
        names = "-".join(user.id.removeprefix("29:1") for user in users)
        return self._chat(f"19:{names}@thread.v2", "groupChat", list(users))

    def channel(self, team: str, *users: User) -> Chat:
        return self._chat(f"19:{team}@thread.tacv2", "channel", list(users))

    def _chat(self, name: str, kind: str, members: list[User]) -> Chat:
        if name not in self.chats:
            self.chats[name] = Chat(self, name, kind, members)
            self.connector.places[name] = self.chats[name].place
        return self.chats[name]

    def new_id(self, *, message: bool) -> str:
        """Return an id as Teams makes them: of a message, or of another event."""
        number = next(_NUMBERS)
        return str(1_600_000_000_000 + number) if message else f"f:{number:032x}"

    def moment(self) -> str:
        """Return a moment that is later than the last one."""
        later = BEGIN + timedelta(seconds=next(_NUMBERS))
        return later.isoformat(timespec="milliseconds").replace("+00:00", "Z")

    async def post(self, activity: dict[str, Any]) -> tuple[int, Any, dict[str, str]]:
        """Return the status, the body (as JSON, else as text, None if empty) and the headers."""
        headers = {"Authorization": f"Bearer {self.token(activity)}"} if self.token else {}
        async with self._http.post(self.endpoint, json=activity, headers=headers) as response:
            text = await response.text()
            is_json = "json" in response.content_type
            body = json.loads(text) if text and is_json else text or None
            return response.status, body, dict(response.headers)
