"""The policies that have a plain reading: each is held to it in every test of that kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.policies import (
    plain_reading_cambridgeshire,
    plain_reading_cheshire,
    plain_reading_lancashire,
)

if TYPE_CHECKING:
    from tests.policies.plain_reading import PlainReading

READINGS: Final[dict[str, PlainReading]] = {
    reading.policy: reading
    for reading in (
        plain_reading_cheshire.READING,
        plain_reading_cambridgeshire.READING,
        plain_reading_lancashire.READING,
    )
}
