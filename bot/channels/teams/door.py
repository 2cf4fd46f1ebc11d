"""Nobody comes in but the Bot Connector, or, where there are no credentials, this very machine."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from bot.channels.teams.addresses import (
    HOSTS,
    allowed_service_url,
    loopback_authority,
    loopback_host,
)
from bot.channels.teams.arriving import Arrived, directory_id
from bot.channels.teams.keys import Keys
from bot.channels.teams.refused import Refused
from bot.channels.teams.tokens import proved

FORBIDDEN = 403

TEAMS = "msteams"
LOCAL_CHANNELS = frozenset({TEAMS, "emulator", "webchat"})


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent a request: what it says of itself, and where it came from."""

    authorization: str | None
    peer: str
    host: str
    """The header ``Host``: under which name this server was called."""

    forwarded: bool
    """Whether a proxy, or a page in a browser, sent it for somebody else."""


class Door(Protocol):
    """Says who may come in."""

    async def admit(self, caller: Caller, arrived: Arrived) -> Arrived:
        """Return *arrived* with the person who is believed; raise `Refused` (401 or 403)."""


class TokenDoor:
    """Lets in what a token proves to come from Teams, for one of *tenants*, from a known person.

    *app_id* is the bot's own; *hosts* are those of the connector, as in `HOSTS`. With *loopback* a
    connector on this machine is answered too, which is for tests only.
    """

    def __init__(
        self,
        app_id: str,
        tenants: Sequence[str],
        keys: Keys,
        *,
        hosts: Sequence[str] = HOSTS,
        loopback: bool = False,
    ) -> None:
        """Raise ``ValueError`` without an app id or a tenant: a door without a lock is none."""
        if not app_id or not tenants or not all(tenants):
            raise ValueError("An app id and at least one tenant are needed.")
        self._app_id = app_id
        self._tenants = frozenset(each.lower() for each in tenants)
        self._keys = keys
        self._hosts = tuple(hosts)
        self._loopback = loopback

    async def admit(self, caller: Caller, arrived: Arrived) -> Arrived:
        """Refuse with 401 what no token proves, with 403 what is proved and still not allowed."""
        claims = await proved(caller.authorization, self._keys, self._app_id)
        reason = self._not_allowed(arrived)
        if not reason and arrived.channel not in claims.endorsements:
            reason = "not-endorsed"
        if not reason and arrived.service_url != claims.service_url:
            reason = "service-url-of-another"
        if reason:
            raise Refused(FORBIDDEN, reason)
        return arrived if directory_id(arrived.person) else replace(arrived, person="")

    def _not_allowed(self, arrived: Arrived) -> str:
        if arrived.channel != TEAMS:
            return "wrong-channel"
        if not allowed_service_url(arrived.service_url, self._hosts, loopback=self._loopback):
            return "wrong-service-url"
        if not arrived.tenants:
            return "no-tenant"
        if not arrived.tenants <= self._tenants:
            return "wrong-tenant"
        if arrived.acts and not directory_id(arrived.person):
            return "no-person"
        return ""


class LoopbackDoor:
    """Lets in what this very machine sends and awaits; there are no credentials to prove more.

    A page in a browser is no neighbour, and neither is who comes through a proxy: both can be sent
    here from anywhere.
    """

    async def admit(self, caller: Caller, arrived: Arrived) -> Arrived:
        """Refuse with 403; a person without a directory id is known by the channel's own."""
        if reason := _not_local(caller) or _not_ours(arrived):
            raise Refused(FORBIDDEN, reason)
        return replace(arrived, person=arrived.person or arrived.sender)


def _not_local(caller: Caller) -> str:
    if not loopback_host(caller.peer):
        return "not-this-machine"
    if caller.forwarded or not loopback_authority(caller.host):
        return "sent-for-another"
    return ""


def _not_ours(arrived: Arrived) -> str:
    if arrived.channel not in LOCAL_CHANNELS:
        return "wrong-channel"
    if not allowed_service_url(arrived.service_url, (), loopback=True):
        return "wrong-service-url"
    return ""
