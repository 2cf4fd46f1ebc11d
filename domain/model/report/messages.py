"""What may be wished of a report, and what may have happened to one."""

from datetime import date

from pydantic import AwareDatetime

from domain.messages import Command, Event, PersonalText, Sha256
from domain.policy.edition import EditionRef

STREAM = "report-"
"""The stream of a report is this and its whole id."""

PREFIX = "RPT"
"""What the short form of a report's id begins with."""


class ReportDrafted(Event, name="report-drafted"):
    """A report was written down for whom it is made for: its facts have that *sha256*, and stay.

    *report* is its id in the *layer*, or in the policy where that is ``""``. It is of the days from
    *start* to *end*, of *area* (``""`` for all), and says what was recorded by *as_at*. *exempt* is
    the clause on which it is not open. It goes out once the offices *clears* cleared it, all of
    them, and by one of *releases*; *wanted_by* are the offices that it is made for.
    """

    report: str
    layer: str
    title: PersonalText
    start: date
    end: date
    called: str
    area: str
    as_at: AwareDatetime
    sha256: Sha256
    marking: str
    exempt: PersonalText | None
    clears: tuple[str, ...]
    releases: tuple[str, ...]
    wanted_by: tuple[str, ...]
    clauses: tuple[str, ...]
    edition: EditionRef


class ReportCleared(Event, name="report-cleared"):
    """A holder of *office* cleared the draft with those facts; *remark* says who was consulted."""

    office: str
    sha256: Sha256
    remark: PersonalText | None


class ReportReleased(Event, name="report-released"):
    """It left: a holder of *office* let those facts go *to* somebody, in *form*."""

    office: str
    sha256: Sha256
    to: PersonalText
    form: str


class ReportWithdrawn(Event, name="report-withdrawn"):
    """It is not to be used any more; what left has left."""

    reason: PersonalText


class ReportCommand(Command):
    """A wish that is about a report."""


class DraftReport(ReportCommand):
    """Let the report stand as it can be written now, or as at a moment; the rest is as the event's.

    What it says is no part of the wish: the same wish again is the same draft.
    """

    report: str
    layer: str
    start: date
    end: date
    called: str
    area: str
    as_at: AwareDatetime | None = None
    exempt: PersonalText | None = None


class ClearReport(ReportCommand):
    """Clear, for *office*, the draft with these facts."""

    office: str
    sha256: Sha256
    remark: PersonalText | None = None


class ReleaseReport(ReportCommand):
    """Let these facts go to somebody."""

    office: str
    sha256: Sha256
    to: PersonalText
    form: str = ""


class WithdrawReport(ReportCommand):
    """Let it not be used any more."""

    reason: PersonalText
