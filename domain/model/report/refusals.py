"""Why a report is not written, cleared or let go."""

from domain.refusals import Refusal


class NoSuchReport(Refusal, code="no-such-report"):
    """Neither the policy nor a layer that is on has a report of that name."""

    def __init__(self, name: str = "") -> None:
        super().__init__(name=name)


class NoSuchArea(Refusal, code="no-such-area"):
    """The policy names no such area."""

    def __init__(self, area: str) -> None:
        super().__init__(area=area)


class NotDrafted(Refusal, code="not-drafted"):
    """No report was drafted under this id."""


class OtherReport(Refusal, code="other-report"):
    """Under this id another report stands, or the same of other days or another area."""


class ReportWasReleased(Refusal, code="report-was-released"):
    """It left as it was: what is written anew is another draft."""


class ReportIsWithdrawn(Refusal, code="report-is-withdrawn"):
    """It is not to be used any more."""


class DraftHasChanged(Refusal, code="draft-has-changed"):
    """The draft was written anew since, and says something else."""


class ClearedElsewhere(Refusal, code="clears-not"):
    """That office is not among those that clear it."""


class NotCleared(Refusal, code="not-cleared"):
    """It does not go out before everybody cleared it who has to; *waits* are those who did not."""

    def __init__(self, waits: tuple[str, ...]) -> None:
        super().__init__(waits=", ".join(waits))
