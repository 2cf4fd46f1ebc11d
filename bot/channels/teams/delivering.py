"""A notice is sent once at the most: what may have arrived is never sent again.

It is claimed before it is sent, so that of many replicas one sends it, and what became of it is
told to the outbox, which decides what comes next.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Literal, TypeAlias, TypeVar

from bot.cards.card import adaptive_card, told
from bot.channels.teams.connector import Connector
from bot.channels.teams.correspondence import Address, Correspondence
from bot.channels.teams.notice_log import NoticeLog
from bot.channels.teams.pacing import Pacing
from bot.channels.teams.replies import Json, to_somebody
from bot.channels.teams.undelivered import Undelivered
from bot.failures import log as log_trace
from bot.failures import reference_of
from bot.notice_screens import notice_screen, settled_screen
from bot.offload import Offload
from domain.refusals import StaleStream, Unavailable, Unreadable
from domain.services.outbox import Failure, Outbox, Ready, Sent

Became: TypeAlias = Literal["done", "unreached", "left"]
"""It was sent or failed, the person is not reached here yet, or it is left for later or others."""

T = TypeVar("T")

UNNAMED = "unnamed"
"""Stands for the id of a message that was taken without one."""

_ON_THE_WAY = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.NOT_FOUND,
        HTTPStatus.GONE,
        HTTPStatus.PROXY_AUTHENTICATION_REQUIRED,
    }
)
"""Statuses that refuse the bot or the way to the service, and say nothing of the message."""


@dataclass(frozen=True, slots=True)
class Means:
    """What notices are sent with.

    The store is used in *offload*, which is not that of the turns, so that no turn waits.
    """

    outbox: Outbox
    offload: Offload
    correspondence: Correspondence
    connector: Connector
    new_token: Callable[[], str]
    log: NoticeLog = field(default_factory=NoticeLog)
    pacing: Pacing = field(default_factory=Pacing)
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


class Deliveries:
    """Sends notices to people, each where that person was reached last."""

    def __init__(self, means: Means) -> None:
        """Send nothing yet."""
        self._outbox, self._offload = means.outbox, means.offload
        self._correspondence, self._connector = means.correspondence, means.connector
        self._pacing, self._sleep = means.pacing, means.sleep
        self._log, self._new_token = means.log, means.new_token
        self._untold: list[Callable[[], None]] = []
        self._stopping = False

    def stop(self) -> None:
        """Claim nothing more."""
        self._stopping = True

    async def deliver(self, notice: Ready) -> Became:
        """Send *notice* if it is its turn, and tell the outbox what became of it."""
        address = await self._offload.run(lambda: self._correspondence.address_of(notice.person))
        if address is None:
            return "unreached"
        if not self._pacing.open(address.service, _now()) or not await self._is_well(address):
            return "left"
        if (wait := self._pacing.place(address.chat, _now())) > 0:
            await self._sleep(wait)
        if self._stopping or not await self._offload.run(lambda: self._outbox.begin(notice.id)):
            return "left"
        try:
            message = self._drawn(notice, address)
        except Exception as defect:  # noqa: BLE001 - one that cannot be drawn holds up no other
            await self._cannot_be_drawn(notice, defect)
            return "done"
        await self._send(notice, address, message)
        return "done"

    async def edit(self, sent: Sent) -> Became:
        """Let the message of what was sent say that it is settled; twice is as good as once."""
        notice = sent.notice
        address = await self._offload.run(lambda: self._correspondence.address_of(notice.person))
        if address is not None and sent.message != UNNAMED:
            if not self._pacing.open(address.service, _now()) or not await self._is_well(address):
                return "left"
            if (wait := self._pacing.place(address.chat, _now())) > 0:
                await self._sleep(wait)
            if self._stopping or not await self._is_edited(sent, address):
                return "left"
        await self._tell(lambda: self._outbox.edited(notice.id))
        return "done"

    async def _is_edited(self, sent: Sent, address: Address) -> bool:
        """Edit the message; return whether there is nothing more to be done about it."""
        screen = settled_screen(sent.notice)
        message = to_somebody(
            adaptive_card(screen, self._new_token()), told(screen), address.reference
        )
        message["id"] = sent.message
        try:
            await self._connector.update_once(address.service, address.chat, sent.message, message)
        except Undelivered as trouble:
            return self._rested(address, trouble) is None
        self._pacing.well(address.service)
        self._log.edited(sent.notice.id)
        return True

    async def tell_the_rest(self) -> None:
        """Tell the outbox what it could not be told before."""
        while self._untold:
            await self._offload.run(self._untold[0])
            self._untold.pop(0)

    def _drawn(self, notice: Ready, address: Address) -> Json:
        screen = notice_screen(notice)
        return to_somebody(
            adaptive_card(screen, self._new_token()), told(screen), address.reference
        )

    async def _send(self, notice: Ready, address: Address, message: Json) -> None:
        try:
            message_id = await self._connector.send_once(address.service, address.chat, message)
        except Undelivered as trouble:
            await self._failed(notice, address, trouble)
            return
        self._pacing.well(address.service)
        self._log.sent(notice.id, notice.attempt)
        await self._tell(lambda: self._outbox.sent(notice.id, message_id or UNNAMED))

    async def _failed(self, notice: Ready, address: Address, trouble: Undelivered) -> None:
        failure = self._failure(address, trouble)
        self._log.failed(notice.id, failure.reason, failure.again, trouble.status)
        await self._tell(lambda: self._outbox.failed(notice.id, failure))
        if trouble.reason in {"blocked", "gone", "not-allowed"}:
            await self._correspondence.forget(address.whom)

    def _failure(self, address: Address, trouble: Undelivered) -> Failure:
        """Return what the outbox is told of *trouble*; a service in trouble rests from now on."""
        seconds = self._rested(address, trouble)
        if trouble.reason == "uncertain":
            return Failure(reason="uncertain", again="uncertain")
        if seconds is not None or trouble.reason == "not-allowed":
            return Failure(reason=trouble.reason, again="later", after=trouble.wait or None)
        return Failure(reason=trouble.reason, again="never")

    def _rested(self, address: Address, trouble: Undelivered) -> float | None:
        """Let the service rest where it is in *trouble*; return for how many seconds, if it is."""
        on_the_way = trouble.status in _ON_THE_WAY or trouble.status in range(300, 400)
        doubt = trouble.again or trouble.reason == "uncertain"
        if doubt or (trouble.reason == "refused" and on_the_way):
            seconds = self._pacing.rest(address.service, trouble.wait, _now())
            self._log.rests(trouble.reason, seconds)
            return seconds
        self._pacing.well(address.service)
        return None

    async def _is_well(self, address: Address) -> bool:
        """Try a service that was in trouble with what is no notice, so that none is lost by it."""
        if not self._pacing.in_trouble(address.service):
            return True
        try:
            await self._connector.try_out(address.service, address.chat)
        except Undelivered as trouble:
            return self._rested(address, trouble) is None
        self._pacing.well(address.service)
        return True

    async def _cannot_be_drawn(self, notice: Ready, defect: Exception) -> None:
        reference = reference_of(defect)
        log_trace(defect, reference)
        self._log.failed(notice.id, f"defect {reference}", "never")
        failure = Failure(reason="defect", again="never")
        await self._tell(lambda: self._outbox.failed(notice.id, failure))

    async def _tell(self, report: Callable[[], None]) -> None:
        """Tell the outbox; what cannot be told now is told before anything else is sent."""
        try:
            await self._offload.run(report)
        except (StaleStream, Unavailable, Unreadable) as trouble:
            self._log.trouble(trouble.code)
            self._untold.append(report)


def _now() -> float:
    return asyncio.get_running_loop().time()
