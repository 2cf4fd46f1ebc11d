"""The server stays on this machine unless it can tell who comes, and stops in good order."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from importlib import import_module
from ipaddress import ip_address
from socket import gaierror
from types import ModuleType
from typing import TYPE_CHECKING, Annotated

import typer

from bot import wiring, words
from bot.demonstration import demonstration
from bot.failures import NotNow, WrongUse, say
from bot.notices_held import held_now
from bot.playground_people import Somebody, chosen, configuration
from bot.seeding import seed
from bot.settings import Settings, read_settings
from bot.sweeps import sweeping
from bot.verbs import stored
from bot.waiting import patience
from bot.wiring import App
from domain.policy.edition import Edition

if TYPE_CHECKING:
    from bot.channels.teams.assembly import Channel, Registration

PORT = 3978
_STOP_WITHIN = 10.0
"""Seconds in which turns under way come to their end."""


def serve(
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The address to answer on.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65535, help="The port; 0 for a free one.")
    ] = PORT,
    demo: Annotated[bool, typer.Option("--demo", help="Fill an empty store first.")] = False,
    playground: Annotated[
        bool, typer.Option("--playground", help="Start a Teams-like client beside it.")
    ] = False,
    playground_port: Annotated[
        int, typer.Option(metavar="PORT", min=0, max=65535, help="The port of that client.")
    ] = 56150,
    playground_as: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PERSON",
            help="Whom one is there, by their id in the directory; given again, a client for each.",
        ),
    ] = None,
) -> None:
    """Answer in Microsoft Teams, on this machine or as the bot that is registered.

    Example: partnerships serve --demo --playground
    """
    settings = read_settings()
    _extra()
    registered = registration_of(settings)
    if registered is None and not _is_loopback(host):
        raise WrongUse(
            f"Without a registration I answer on this machine only, not on {host}: leave --host"
            " out, or set PARTNERSHIPS_APP_ID, PARTNERSHIPS_APP_SECRET and PARTNERSHIPS_TENANT."
        )
    with stored():
        with patience():
            assistant = wiring.wire(settings)
        with closing(assistant):
            shown = demonstration(settings.policy) if demo else None
            if shown is not None and not assistant.store.read(0, 1):
                seed(assistant, shown, settings.store)
            clients = tuple(_clients(settings, playground_as or [""])) if playground else ()
            asyncio.run(_serve(assistant, registered, (host, port), clients, playground_port))


def registration_of(settings: Settings) -> "Registration | None":
    """Return the registration that *settings* have, None for none; half of one is wrong use."""
    given = {
        "PARTNERSHIPS_APP_ID": settings.app_id,
        "PARTNERSHIPS_APP_SECRET": settings.app_secret.get_secret_value(),
        "PARTNERSHIPS_TENANT": settings.tenant,
    }
    missing = [name for name, value in given.items() if not value]
    if len(missing) == len(given):
        if settings.tenants:
            raise WrongUse(
                "PARTNERSHIPS_TENANTS says nothing without a registration: set"
                f" {' and '.join(given)} as well, or leave it out."
            )
        return None
    if missing:
        raise WrongUse(f"The registration is not whole: set {' and '.join(missing)} as well.")
    made: Registration = _extra().Registration(
        app_id=settings.app_id.lower(),
        secret=settings.app_secret,
        tenant=settings.tenant.lower(),
        tenants=frozenset(settings.tenants or (settings.tenant.lower(),)),
        hosts=settings.service_hosts,
        login=settings.login,
        openid=settings.openid,
    )
    return made


async def _serve(
    assistant: App,
    registered: "Registration | None",
    where: tuple[str, int],
    clients: tuple[tuple[str, str], ...],
    client_port: int,
) -> None:
    stop = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, stop.set)
    channel = _channel(assistant, registered)
    async with (
        _listening(channel, *where) as port,
        sweeping(lambda: _swept(assistant), held=lambda: held_now(assistant.life)),
        channel.notices.running(),
    ):
        at = f"[{where[0]}]" if ":" in where[0] else where[0]
        say(f"Answering at http://{at}:{port}/api/messages; Ctrl-C stops it.")
        if clients:
            await _beside(port, clients, client_port, stop, assistant.desk.policy.edition)
        else:
            await stop.wait()
        channel.stopping()
        say("Stopping: what is under way is finished first.")


def _swept(assistant: App) -> tuple[object, ...]:
    """Look after what waits too long for approval, and after acceptances of risks that are over."""
    return (*assistant.sweeping.sweep(), *assistant.desk.risks.lapse_expired())


def _channel(assistant: App, registered: "Registration | None") -> "Channel":
    from bot.channels.teams.security import SecurityLog  # noqa: PLC0415 - an extra

    made: Channel = _extra().Channel(assistant, registered, SecurityLog())
    return made


def _extra() -> ModuleType:
    """Return the channel's module, which only whoever serves Teams has installed."""
    try:
        return import_module("bot.channels.teams.assembly")
    except ImportError as missing:
        raise NotNow("Install the program with its extra teams to serve Teams.") from missing


@asynccontextmanager
async def _listening(channel: "Channel", host: str, port: int) -> AsyncIterator[int]:
    """Answer at *host* and *port* while inside; give the port."""
    from aiohttp import web  # noqa: PLC0415 - an extra

    from bot.channels.teams.edge import server  # noqa: PLC0415

    runner = server(channel.application, channel.log, stop_within=_STOP_WITHIN)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        try:
            await site.start()
        except OSError as taken:
            if isinstance(taken, gaierror):
                raise WrongUse(f"There is no address {host}; choose another with --host.") from None
            why = os.strerror(taken.errno or 0)
            raise NotNow(
                f"Port {port} on {host} cannot be used ({why}); choose another with --port."
            ) from taken
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


def _clients(settings: Settings, people: list[str]) -> Iterator[tuple[str, str]]:
    """Yield whom each client is for, and what it is configured with."""
    known = tuple(
        Somebody(person.id, person.shown, guid)
        for person, guid in wiring.directory_file(settings).in_teams()
    )
    for each in people:
        current = chosen(known, each)
        yield current.name, configuration(known, current)


async def _beside(
    port: int,
    clients: tuple[tuple[str, str], ...],
    client_port: int,
    stop: asyncio.Event,
    edition: Edition,
) -> None:
    """Run a Teams-like client for each person until the server is stopped.

    The bot answers without them as well.
    """
    from bot.playground import playground  # noqa: PLC0415 - only whoever asks for it

    say("Starting the Teams-like client ...")
    endpoint = f"http://127.0.0.1:{port}/api/messages"
    opening = (edition.openings or words.EXAMPLES)[0]
    try:
        async with AsyncExitStack() as running:
            stopped = asyncio.ensure_future(stop.wait())
            died = []
            for number, (name, people) in enumerate(clients):
                at = client_port + number if client_port else 0
                client = await running.enter_async_context(
                    playground(endpoint, port=at, people=people)
                )
                whom = f" as the {name}" if len(clients) > 1 else ""
                say(f"Open {client.url}{whom} and type: {opening}")
                died.append(asyncio.ensure_future(client.died()))
            await asyncio.wait({stopped, *died}, return_when=asyncio.FIRST_COMPLETED)
            for each in died:
                if each.done():
                    say(each.result())
                each.cancel()
            stopped.cancel()
    except NotNow as missing:
        say(f"{missing} The bot answers all the same.")
    await stop.wait()


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
