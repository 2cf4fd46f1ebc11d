"""What is tried again, after how long, and when it is given up: as the platform asks for it.

A create (POST) has no key by which the other side would know it again. What was asked for patience
or never got there is tried up to three times, as is anything that an update (PUT) or a deletion
came to, since doing those twice is doing them once. What may have been carried out although nothing
says so is not created again, with one exception: a gateway's 502 or 504, which the platform asks to
repeat, is repeated once, so that a message is seen twice at the most.
"""

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_result,
    wait_exponential,
    wait_random,
)

from bot.channels.teams.exchange import Answer
from bot.channels.teams.undelivered import Reason

TRIES = 3
_NOT_NOW = frozenset({HTTPStatus.PRECONDITION_FAILED, HTTPStatus.TOO_MANY_REQUESTS})
_GATEWAY = frozenset({HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT})
_PAUSE = wait_exponential(multiplier=0.5, max=4) + wait_random(0, 0.5)

_REASONS: dict[int, Reason] = {
    HTTPStatus.FORBIDDEN: "blocked",
    HTTPStatus.NOT_FOUND: "gone",
    HTTPStatus.GONE: "gone",
}


class Attempts:
    """The attempts at one call, given up when the loop's time is *until*."""

    def __init__(
        self,
        attempt: Callable[[], Awaitable[Answer]],
        *,
        twice_is_once: bool,
        until: float,
        sleep: Callable[[float], Awaitable[None]],
        tries: int = TRIES,
    ) -> None:
        """Make none yet, and at most *tries*."""
        self._attempt = attempt
        self._tries = tries
        self._twice_is_once = twice_is_once
        self._until = until
        self._sleep = sleep
        self._in_doubt = 0

    async def made(self) -> Answer:
        """Return what the last of them came to."""
        retrying = AsyncRetrying(
            retry=retry_if_result(self._again),
            wait=_pause,
            stop=self._enough,
            sleep=self._sleep,
            retry_error_callback=_last,
        )
        return await retrying(self._once)

    def reason(self, answer: Answer) -> Reason | None:
        """Return why it is undelivered if *answer* was the last one, or None if it is not."""
        if answer.is_success:
            return None
        if self._in_doubt and not self._twice_is_once:
            return "uncertain"
        if answer.status in _NOT_NOW:
            return "busy"
        if not answer.reached or _is_in_doubt(answer):
            return "unreachable"
        if answer.status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            return "too-large"
        # Without an object in JSON it is somebody on the way who answers, not the connector.
        return _REASONS.get(answer.status, "refused") if answer.content else "refused"

    async def _once(self) -> Answer:
        answer = await self._attempt()
        self._in_doubt += _is_in_doubt(answer)
        return answer

    def _again(self, answer: Answer) -> bool:
        if answer.status in _NOT_NOW or not answer.reached:
            return True
        if not _is_in_doubt(answer):
            return False
        return self._twice_is_once or (answer.status in _GATEWAY and self._in_doubt == 1)

    def _enough(self, state: RetryCallState) -> bool:
        next_one = asyncio.get_running_loop().time() + state.upcoming_sleep
        return state.attempt_number >= self._tries or next_one >= self._until


def _is_in_doubt(answer: Answer) -> bool:
    """Tell whether it may have been carried out although *answer* does not say so."""
    broken = answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR
    done_by_nobody = answer.status == HTTPStatus.NOT_IMPLEMENTED
    unsaid = answer.status in {0, HTTPStatus.REQUEST_TIMEOUT}
    return answer.reached and (unsaid or (broken and not done_by_nobody))


def _pause(state: RetryCallState) -> float:
    """Return the seconds to wait: what was asked for, and never less than our own rule."""
    return max(_last(state).wait, _PAUSE(state))


def _last(state: RetryCallState) -> Answer:
    outcome = state.outcome
    assert outcome is not None  # noqa: S101 - there was an attempt, or nobody would ask
    answer: Answer = outcome.result()
    return answer
