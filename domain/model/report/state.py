"""A report is what its events leave: evolve takes any event and refuses none."""

from datetime import date, datetime
from typing import Literal, Protocol, TypeAlias

from pydantic import BaseModel, ConfigDict

from domain.messages import Event
from domain.model.report.messages import (
    ReportCleared,
    ReportDrafted,
    ReportReleased,
    ReportWithdrawn,
)
from domain.policy.edition import EditionRef

Status: TypeAlias = Literal["unopened", "drafted", "cleared", "released", "withdrawn"]


class Released(BaseModel):
    """One time that a report left: to whom, and in which form."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    to: str
    form: str = ""


class Dated(Protocol):
    """What says which report it is, of which days and area."""

    @property
    def layer(self) -> str: ...

    @property
    def report(self) -> str: ...

    @property
    def start(self) -> date | None: ...

    @property
    def end(self) -> date | None: ...

    @property
    def area(self) -> str: ...


def identity(report: Dated) -> tuple[object, ...]:
    """Return what tells a report from others; one of a single day is of how things stand then."""
    days = () if report.start == report.end else (report.start, report.end)
    return report.layer, report.report, report.area, days


class Reported(BaseModel):
    """Where a report stands.

    *cleared* are the offices that cleared the very facts with this *sha256*; *drafts* counts how
    often it was written.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    status: Status = "unopened"
    report: str = ""
    layer: str = ""
    title: str = ""
    start: date | None = None
    end: date | None = None
    called: str = ""
    area: str = ""
    as_at: datetime | None = None
    sha256: str = ""
    marking: str = ""
    exempt: str = ""
    clears: tuple[str, ...] = ()
    releases: tuple[str, ...] = ()
    wanted_by: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    edition: EditionRef | None = None
    cleared: tuple[str, ...] = ()
    released: tuple[Released, ...] = ()
    drafts: int = 0

    @property
    def uncleared(self) -> tuple[str, ...]:
        """The offices that have to clear it and did not."""
        return tuple(office for office in self.clears if office not in self.cleared)

    @property
    def about(self) -> tuple[object, ...]:
        """Which report of which days and area it is: what stays alike while it is written anew."""
        return identity(self)


UNOPENED = Reported()


def evolve(state: Reported, event: Event) -> Reported:
    """Return *state* after *event*; one that makes no sense changes nothing."""
    if isinstance(event, ReportDrafted):
        return _drafted(state, event)
    changed: dict[str, object] = {} if state.status == "unopened" else _changed(state, event)
    return state.model_copy(update=changed) if changed else state


def _drafted(state: Reported, event: ReportDrafted) -> Reported:
    return Reported(
        status="cleared" if not event.clears else "drafted",
        report=event.report,
        layer=event.layer,
        title=event.title.text,
        start=event.start,
        end=event.end,
        called=event.called,
        area=event.area,
        as_at=event.as_at,
        sha256=event.sha256,
        marking=event.marking,
        exempt=event.exempt.text if event.exempt else "",
        clears=event.clears,
        releases=event.releases,
        wanted_by=event.wanted_by,
        clauses=event.clauses,
        edition=event.edition,
        drafts=state.drafts + 1,
    )


def _changed(state: Reported, event: Event) -> dict[str, object]:
    match event:
        case ReportCleared(office=office, sha256=sha256):
            if sha256 != state.sha256 or office in state.cleared or state.status != "drafted":
                return {}
            cleared = (*state.cleared, office)
            over = set(state.clears) <= set(cleared)
            return {"cleared": cleared, "status": "cleared" if over else state.status}
        case ReportReleased(to=to, form=form):
            released = (*state.released, Released(to=to.text, form=form))
            return {"status": "released", "released": released}
        case ReportWithdrawn():
            return {"status": "withdrawn"}
        case _:
            return {}
