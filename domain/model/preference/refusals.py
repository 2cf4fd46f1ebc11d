"""Why somebody cannot be told things as they wish."""

from collections.abc import Iterable
from datetime import time

from domain.refusals import Refusal


class MustBeTold(Refusal, code="must-be-told"):
    """Nobody opts out of decisions, duties, breaches and risks."""

    def __init__(self, kinds: Iterable[str]) -> None:
        super().__init__(kinds=", ".join(kinds))


class TooQuiet(Refusal, code="too-quiet"):
    """Quiet hours of one's own begin and end within bounds, so that a working day is left."""

    def __init__(self, which: str, earliest: time, latest: time) -> None:
        super().__init__(
            which=which, earliest=earliest.isoformat("minutes"), latest=latest.isoformat("minutes")
        )
