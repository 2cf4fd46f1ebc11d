"""The parts of the channel are put together once, over one assistant."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from aiohttp import web
from pydantic import SecretStr

from bot.channels.teams.adapter import TeamsAdapter
from bot.channels.teams.addresses import allowed_service_url, loopback_url
from bot.channels.teams.answers import Answer
from bot.channels.teams.arriving import Arrived
from bot.channels.teams.bearer import Bearer, NoBearer
from bot.channels.teams.company import Company
from bot.channels.teams.connector import Connector
from bot.channels.teams.correspondence import Correspondence, References
from bot.channels.teams.delivering import Means
from bot.channels.teams.door import Door, LoopbackDoor, TokenDoor
from bot.channels.teams.edge import application
from bot.channels.teams.extension import Extension
from bot.channels.teams.greeting import Greeter
from bot.channels.teams.handler import Handler
from bot.channels.teams.invokes import Invokes
from bot.channels.teams.keys import Keys
from bot.channels.teams.looking import Looks
from bot.channels.teams.notifying import Notifying
from bot.channels.teams.recent import Recent
from bot.channels.teams.rooms import Rooms
from bot.channels.teams.security import SecurityLog
from bot.channels.teams.shared import SharedCards
from bot.channels.teams.shared_presses import SharedPresses
from bot.channels.teams.talking import Patience, Talk
from bot.conversation import Conversation, Desk
from bot.offload import Offload
from domain.identity import Actor

_LAST_CARDS = 5.0
"""Seconds for bringing cards up to date when the process is to end: all is recorded by then."""


class Assistant(Protocol):
    """What the channel needs of the assistant that the wiring puts together."""

    @property
    def desk(self) -> Desk:
        """What conversations work with."""

    @property
    def references(self) -> References:
        """How people were last reached."""

    @property
    def workers(self) -> int:
        """In how many threads the store gains by being used."""

    def conversation(self, person: str, place: str) -> Conversation:
        """Return the conversation of *person* in the chat *place*, with the offices held now."""

    def actor(self, person: str) -> Actor:
        """Return *person* with the offices held now."""


@dataclass(frozen=True, slots=True)
class Registration:
    """The bot as it is registered, and whom and where it trusts."""

    app_id: str
    secret: SecretStr
    tenant: str
    tenants: frozenset[str]
    hosts: tuple[str, ...]
    login: str
    openid: str


class Channel:
    """The channel, running over one assistant."""

    def __init__(
        self,
        assistant: Assistant,
        registration: Registration | None,
        log: SecurityLog,
        patience: Patience | None = None,
    ) -> None:
        """Trust *registration*, or without one this machine alone."""
        self._offload = Offload(assistant.workers)
        self._registered = registration is not None
        self._ready = True
        self.log = log
        """Where security events go."""

        self._door, bearer, allowed = _trusting(registration, log)
        self._bearer = bearer
        self._connector = Connector(bearer, allowed)
        self._adapter = TeamsAdapter(self._connector)
        self._recent: Recent[Answer] = Recent()
        new_token = assistant.desk.new_key
        rooms = Rooms(assistant.conversation, assistant.actor, self._offload)
        patience = patience or Patience()
        self._talk = Talk(rooms, new_token, patience, refreshes=self._registered)
        correspondence = Correspondence(
            assistant.references, self._offload, self._adapter, new_token, assistant.actor
        )
        self.notices = Notifying(
            Means(
                assistant.desk.outbox,
                Offload(1),
                correspondence,
                self._connector,
                new_token,
            )
        )
        """What sends what people are to be told, while it is running."""

        looks = Looks(assistant.desk, assistant.actor, self._offload)
        within = patience.answer_within
        cards = SharedCards(
            looks, correspondence, new_token, within=within, refreshes=self._registered
        )
        presses = SharedPresses(cards, self._talk, new_token, log)
        self._handler = Handler(
            self._talk,
            Invokes(self._talk, log, Extension(looks, cards, within), cards, presses),
            Company(self._talk, rooms, correspondence, assistant.desk),
            Greeter(self._talk, correspondence, assistant.desk),
            correspondence,
        )

    @property
    def application(self) -> web.Application:
        """The web application, to be run once."""
        app = application(self.receive, self._door, self.log, ready=lambda: self._ready)
        app.on_cleanup.append(self._close)
        return app

    async def receive(self, arrived: Arrived) -> Answer:
        """Answer *arrived*; the same activity once more gets the same answer."""
        key = (arrived.person, arrived.conversation, arrived.type, arrived.id)
        try:
            return await self._recent.once(
                key, lambda: self._adapter.receive(arrived, self._handler)
            )
        finally:
            self.notices.hint()

    async def idle(self) -> None:
        """Wait until what was left for after the answers is done."""
        await self._talk.idle()

    def stopping(self) -> None:
        """Tell whoever looks after the process that it will take nothing more."""
        self._ready = False

    async def _close(self, _: web.Application) -> None:
        await self._talk.idle(within=_LAST_CARDS)
        await self._connector.close()
        await self._bearer.close()
        await asyncio.to_thread(self._offload.close)


def _trusting(
    registration: Registration | None, log: SecurityLog
) -> tuple[Door, Bearer | NoBearer, Callable[[str], bool]]:
    """Return who may come in, what we show when we go out, and where to."""
    if registration is None:
        return LoopbackDoor(), NoBearer(), loopback_url
    # A stand-in for Microsoft's own on this machine: then its connector is here as well.
    local = loopback_url(registration.openid)
    hosts = registration.hosts
    door = TokenDoor(
        registration.app_id,
        sorted(registration.tenants),
        Keys(registration.openid, log=log),
        hosts=hosts,
        loopback=local,
    )
    bearer = Bearer(
        registration.login, registration.tenant, registration.app_id, registration.secret
    )
    return door, bearer, lambda url: allowed_service_url(url, hosts, loopback=local)
