"""The list of risks is a fold: one row each, made of its events and of nothing else."""

from datetime import date, datetime

from domain.messages import Recorded
from domain.model.risk.evolving import evolve
from domain.model.risk.messages import PREFIX, STREAM, RiskLogged, RiskReported
from domain.model.risk.state import UNREPORTED, Risk, Status
from domain.views.view import Numbered, View


class RiskRow(Numbered):
    """One risk as a list shows it: how it stands, who reported it when, and when it was logged."""

    prefix = PREFIX
    begins = STREAM

    risk: Risk
    opener: str
    reported_on: date
    touched_at: datetime
    version: int
    logged_on: date | None = None
    touched_on: date

    @property
    def status(self) -> Status:
        """Where on its way it is."""
        return self.risk.status

    @property
    def about(self) -> str:
        """The stream of the entry that it concerns, ``""`` where none."""
        return self.risk.about

    @property
    def source(self) -> str:
        """The stream of the meeting or form it was said in, ``""`` where none."""
        return self.risk.source

    @property
    def area(self) -> str:
        """Its council area, ``""`` where none."""
        return self.risk.area

    @property
    def person(self) -> str:
        """Who reported it."""
        return self.opener

    @property
    def held_by(self) -> str:
        """The office whose turn it was said to be, the first where several are."""
        return next((each.office for each in self.risk.awaits), "")


def fold(row: RiskRow | None, recorded: Recorded) -> RiskRow | None:
    """Return the row after *recorded*; there is none before the risk is reported."""
    event = recorded.event
    if row is None:
        return _opened(recorded, event) if isinstance(event, RiskReported) else None
    changed: dict[str, object] = {
        "risk": evolve(row.risk, event),
        "touched_at": recorded.recorded_at,
        "touched_on": recorded.happened_on,
        "version": recorded.position,
    }
    if isinstance(event, RiskLogged):
        changed["logged_on"] = recorded.happened_on
    return row.model_copy(update=changed)


def _opened(recorded: Recorded, event: RiskReported) -> RiskRow:
    return RiskRow(
        id=recorded.stream.removeprefix(STREAM),
        risk=evolve(UNREPORTED, event),
        opener=recorded.actor.id,
        reported_on=recorded.happened_on,
        touched_at=recorded.recorded_at,
        touched_on=recorded.happened_on,
        version=recorded.position,
    )


RISKS = View(
    name="risks",
    form=1,
    row=RiskRow,
    streams=(STREAM,),
    fold=fold,
    indexed=("status", "about", "source", "area", "person", "held_by"),
)
"""The list of risks, found by where they are, whose turn it is, and what they are about."""
