"""Why something about the reviews or the end of an arrangement is not done."""

from datetime import date

from domain.refusals import Refusal


class HasEnded(Refusal, code="has-ended"):
    """It ended on *day*: nothing more of it is reviewed, marked or ended."""

    def __init__(self, day: date) -> None:
        super().__init__(day=day.isoformat())


class MustStay(Refusal, code="must-stay"):
    """The law asks us to attend: it is not left for want of value, its terms are gone over."""

    def __init__(self, says: str) -> None:
        super().__init__(says=says)


class NoHighRisk(Refusal, code="no-high-risk"):
    """The policy does not mark an entry of this kind as high risk."""


class MarkedAlready(Refusal, code="marked-already"):
    """It is marked as high risk since *day*."""

    def __init__(self, day: date) -> None:
        super().__init__(day=day.isoformat())


class NotMarked(Refusal, code="not-marked"):
    """It is not marked as high risk."""


class StillToCome(Refusal, code="still-to-come"):
    """What is put on record has not happened yet."""

    def __init__(self, day: date) -> None:
        super().__init__(day=day.isoformat())


class NoSuchReview(Refusal, code="no-such-review"):
    """There is no review and no reported change with that number."""


class NotEnding(Refusal, code="not-ending"):
    """It was not said that it is to end."""


class WhatIsAmended(Refusal, code="agreed-with-whom"):
    """It is to be changed, and nobody is named with whom that was agreed."""
