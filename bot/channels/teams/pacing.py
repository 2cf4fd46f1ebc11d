"""What nobody waits for is sent slower than anybody allows, and not at all while a service rests.

Teams takes 50 messages a second of one app in one tenant, and 7 a second, or 60 in half a minute,
of one conversation; the answers of turns count too, so notices keep far below. What one service
allows is what one process takes: replicas each take as much.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from math import inf

A_SECOND = 20.0
"""Notices to one tenant, in the long run."""

OFTEN, LONG_RUN, AT_ONCE = 1.0, 0.5, 10
"""Notices a second to one conversation: for the first so many, and in the long run."""

FIRST, LONGEST = 2.0, 900.0
"""Seconds for which a service rests after its first trouble, and at most by our own rule."""

A_DAY = 86_400.0
"""Seconds beyond which nothing that a service asks is believed."""

PROBE = 30.0
"""Seconds for which one alone tries a service that was in trouble."""

_MOST, _MOST_TIMES = 2_000, 20


class Pace:
    """At most *burst* at once, and *rate* a second in the long run; whoever comes is given a place.

    Each place is in a line by itself, so that nobody has to ask twice.
    """

    def __init__(self, rate: float, burst: int = 1) -> None:
        """Begin with nobody in line."""
        self._each = 1 / rate
        self._early = (burst - 1) * self._each
        self._next = -inf

    def place(self, now: float) -> float:
        """Take the next place; return in how many seconds its turn is."""
        at = max(self._next, now)
        self._next = at + self._each
        return max(0.0, at - self._early - now)

    def idle(self, now: float) -> bool:
        """Tell whether it remembers nothing that matters at *now*."""
        return self._next <= now


@dataclass(slots=True)
class _Trouble:
    """How often in a row a service was in trouble, until when it rests, whether it is tried now."""

    times: int = 0
    until: float = -inf
    tried: bool = False


class Pacing:
    """The paces of one process; *jitter* is how much of a rest is slept, from 0 to 1."""

    def __init__(
        self, jitter: Callable[[], float] = random.random, a_second: float = A_SECOND
    ) -> None:
        """Begin as if nothing had been sent."""
        self._jitter = jitter
        self._all = Pace(a_second)
        self._chats: dict[str, tuple[Pace, Pace]] = {}
        self._troubles: dict[str, _Trouble] = {}

    def place(self, conversation: str, now: float) -> float:
        """Take a place for *conversation*; return in how many seconds its turn is."""
        if len(self._chats) > _MOST:
            self._forget(now)
        paces = self._chats.setdefault(conversation, (Pace(OFTEN), Pace(LONG_RUN, AT_ONCE)))
        return max(each.place(now) for each in (self._all, *paces))

    def open(self, service: str, now: float) -> bool:
        """Tell whether *service* may be called: after trouble, by one alone until it is well."""
        trouble = self._troubles.get(service)
        if trouble is None:
            return True
        if now < trouble.until:
            return False
        trouble.until, trouble.tried = now + PROBE, True
        return True

    def in_trouble(self, service: str) -> bool:
        """Tell whether *service* did not take what it was sent last."""
        return service in self._troubles

    def opens_in(self, now: float) -> float:
        """Return the seconds until a service that rests may be called; for ever if none rests."""
        return min((max(0.0, each.until - now) for each in self._troubles.values()), default=inf)

    def well(self, service: str) -> None:
        """Know that *service* takes what it is sent."""
        self._troubles.pop(service, None)

    def rest(self, service: str, asked: float, now: float) -> float:
        """Let *service* rest for as long as it *asked*, or as our own rule has it; return that.

        What was on its way when the trouble began is the same trouble, and no further one.
        """
        trouble = self._troubles.setdefault(service, _Trouble())
        if trouble.tried or now >= trouble.until:
            longest = min(LONGEST, FIRST * 2.0**trouble.times)
            trouble.times, trouble.tried = min(trouble.times + 1, _MOST_TIMES), False
            trouble.until = now + longest * (1 + self._jitter()) / 2
        trouble.until = max(trouble.until, now + min(asked, A_DAY))
        return trouble.until - now

    def _forget(self, now: float) -> None:
        self._chats = {
            each: paces
            for each, paces in self._chats.items()
            if not all(pace.idle(now) for pace in paces)
        }
