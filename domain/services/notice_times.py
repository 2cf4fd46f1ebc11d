"""When a notice may be sent is a matter of London's clock, of working days, and of what failed."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.model.preference.state import Preference
from domain.ports import WorkingDays

LONDON = ZoneInfo("Europe/London")

_MINUTE = 60
_HOUR = 3600
WAITS = (1 * _MINUTE, 5 * _MINUTE, 20 * _MINUTE, 1 * _HOUR, 4 * _HOUR, 6 * _HOUR, 6 * _HOUR)
"""Seconds until the second try, the third and so on: eight tries in about eighteen hours."""

_SPREAD = 0.25
"""By how much of itself a wait may be longer, so that not everything is tried again at once."""


@dataclass(frozen=True, slots=True)
class Times:
    """When people are told things; no document names any of these, so they are ours.

    The digest is told at *digest* on working days. It is quiet from *quiet_from* until
    *quiet_until*, and on days that are none. What is due is told of so many days before (*soon*).
    Who began to send and says nothing for *lease* is not waited for; what came up before nobody
    looked for *unwatched* is held.
    """

    digest: time = time(9)
    quiet_from: time = time(20)
    quiet_until: time = time(7, 30)
    soon: int = 7
    lease: timedelta = timedelta(minutes=15)
    unwatched: timedelta = timedelta(hours=24)
    waits: tuple[int, ...] = WAITS


class Hours:
    """Knows when it is quiet for somebody, and when their digest is told."""

    def __init__(self, times: Times, days: WorkingDays) -> None:
        self._times = times
        self._days = days

    def quiet(self, now: datetime, preference: Preference) -> bool:
        """Return whether somebody is left alone at the moment *now*."""
        local = now.astimezone(LONDON)
        begins = preference.quiet_from or self._times.quiet_from
        ends = preference.quiet_until or self._times.quiet_until
        return not (ends <= local.time() < begins) or not self._working(local)

    def digest(self, now: datetime, preference: Preference) -> datetime | None:
        """Return the moment of today's digest, if it has come; there is none on days off.

        What came up before that moment stands in it, and the rest in the next one.
        """
        local = now.astimezone(LONDON)
        at = max(self._times.digest, preference.quiet_until or self._times.digest)
        if local.time() < at or not self._working(local):
            return None
        return datetime.combine(local.date(), at, LONDON).astimezone(UTC)

    def _working(self, local: datetime) -> bool:
        day = local.date()
        return self._days.between(day - timedelta(days=1), day) == 1


def wait_after(notice: str, attempt: int, waits: tuple[int, ...]) -> timedelta | None:
    """Return how long after its *attempt*, counted from one, a notice rests; none if for good.

    What is added to that is always the same for the same notice and attempt.
    """
    if attempt > len(waits):
        return None
    seed = hashlib.sha256(f"{notice} {attempt}".encode()).digest()
    spread = int.from_bytes(seed[:4], "big") / 2**32 * _SPREAD
    return timedelta(seconds=waits[attempt - 1] * (1 + spread))
