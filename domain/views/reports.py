"""The list of reports is a fold: one row each, made of its events and of nothing else."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict

from domain.messages import Recorded
from domain.model.report.messages import (
    PREFIX,
    STREAM,
    ReportCleared,
    ReportDrafted,
    ReportReleased,
)
from domain.model.report.state import UNOPENED, Reported, Status, evolve
from domain.views.view import Numbered, View


class Signed(BaseModel):
    """Who did something to a report, as which office, on which day; *to* whom it was let go."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    person: str
    office: str
    on: date
    to: str = ""


class ReportRow(Numbered):
    """One report as a list shows it: how it stands, who drafted it when, who cleared and let it go.

    Those who cleared it are those of the draft that stands.
    """

    prefix = PREFIX
    begins = STREAM

    reported: Reported
    opener: str
    drafted_on: date
    drafted_by: str
    cleared_by: tuple[Signed, ...] = ()
    released_by: tuple[Signed, ...] = ()
    touched_at: datetime
    version: int

    @property
    def status(self) -> Status:
        """Whether it is drafted, cleared, released or withdrawn."""
        return self.reported.status

    @property
    def name(self) -> str:
        """Which report of the policy, or of a layer, it is."""
        return self.reported.report

    @property
    def final(self) -> bool:
        """Whether it is more than a draft: it was released."""
        return self.status == "released"


def fold(row: ReportRow | None, recorded: Recorded) -> ReportRow | None:
    """Return the row after *recorded*; there is none before the report is drafted."""
    event = recorded.event
    who, on = recorded.actor.id, recorded.happened_on
    if row is None:
        return _first(recorded, event) if isinstance(event, ReportDrafted) else None
    changed: dict[str, object] = {
        "reported": evolve(row.reported, event),
        "touched_at": recorded.recorded_at,
        "version": recorded.position,
    }
    match event:
        case ReportDrafted():
            changed |= {"drafted_on": on, "drafted_by": who, "cleared_by": ()}
        case ReportCleared(office=office):
            signed = Signed(person=who, office=office, on=on)
            changed["cleared_by"] = (*row.cleared_by, signed)
        case ReportReleased(office=office, to=to):
            let_go = Signed(person=who, office=office, on=on, to=to.text)
            changed["released_by"] = (*row.released_by, let_go)
        case _:
            pass
    return row.model_copy(update=changed)


def _first(recorded: Recorded, event: ReportDrafted) -> ReportRow:
    return ReportRow(
        id=recorded.stream.removeprefix(STREAM),
        reported=evolve(UNOPENED, event),
        opener=recorded.actor.id,
        drafted_on=recorded.happened_on,
        drafted_by=recorded.actor.id,
        touched_at=recorded.recorded_at,
        version=recorded.position,
    )


REPORTS = View(
    name="reports",
    form=1,
    row=ReportRow,
    streams=(STREAM,),
    fold=fold,
    indexed=("status", "name"),
)
"""The list of reports that were drafted, found by how they stand and which they are."""
