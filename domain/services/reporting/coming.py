"""A report comes due for whoever makes it, once for each period, until it was drafted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from domain.identity import Actor, office_at, short_form
from domain.model.report.messages import PREFIX, STREAM
from domain.model.report.period import Period, fortnight_of, last_before
from domain.policy.layers import ProcessLayer
from domain.policy.reports import MONTHS
from domain.services import rights
from domain.services.due import Due
from domain.services.reporting.defined import Defined, defined, named
from domain.services.reporting.scope import Read
from domain.services.rights import require
from domain.services.switches import Switches
from domain.views.reports import REPORTS

NAMESPACE = UUID("5b0f4bb0-2f0e-5a43-9a0e-6f5a3f6d0c11")
"""Within which a report, its days and its area make the number that it comes due by."""

TIME = timedelta(days=7)
"""How long its makers have once the period is over, where no month is named: nothing says, so this
is ours."""

_LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Coming:
    """A report that may be drafted: of which days and area, for whom to make, since and by when."""

    found: Defined
    period: Period
    area: str
    area_title: str
    office: str
    seat: str
    beside: tuple[str, ...]
    since: date
    due: date

    @property
    def name(self) -> str:
        """What it is asked for by."""
        return named(self.found.layer, self.found.name)

    @property
    def id(self) -> str:
        """The id by which it comes due: another for other days or another area."""
        days = f"{self.period.start.isoformat()}/{self.period.end.isoformat()}"
        return uuid5(NAMESPACE, f"{self.name}/{days}/{self.area}").hex

    @property
    def short(self) -> str:
        """The number as people see it."""
        return short_form(PREFIX, self.id)

    @property
    def title(self) -> str:
        """What is to be done."""
        where = f", {self.area_title}" if self.area_title else ""
        return f"Look at the report “{self.found.report.title}”, {self.period.title}{where}"


class ReportsComing:
    """The reports that a rhythm makes due, of the policy in force and of the layers that are on."""

    def __init__(self, read: Read, switches: Switches) -> None:
        self._read = read
        self._switches = switches

    def find(self, actor: Actor, number: str, today: date) -> Coming | None:
        """Return the report that comes due by that number or id, none where none does now."""
        require(rights.READ_TASKS, actor, self._read.enquiries.about)
        wanted = number.strip().casefold()
        ids = ((each, {each.id, each.short.casefold()}) for each in self.coming(today))
        return next((each for each, known in ids if wanted in known), None)

    def due(self, today: date) -> Iterator[Due]:
        """Yield the reports that wait to be drafted, each for the office that makes it."""
        for each in self.coming(today):
            yield Due(
                kind="drafting",
                stream=f"{STREAM}{each.id}",
                number=each.short,
                title=each.title,
                office=each.office,
                seat=each.seat,
                since=each.since,
                due=each.due,
                area=each.area,
                clauses=each.found.clauses,
                beside=each.beside,
            )

    def coming(self, today: date) -> Iterator[Coming]:
        """Yield each report whose last period is over, and that nobody drafted."""
        began = self._began
        if began is None:
            return
        drafted = self._drafted()
        for found in defined(self._read.enquiries.policy(), self._read.layers):
            if found.report.how_often is None or not self._is_on(found):
                continue
            period, since, due = _when(found, today)
            if period.end < began or since > today:
                continue
            days = (found.name, found.layer, period.start, period.end)
            for each in self._for_whom(found, period, since, due):
                if not {(*days, ""), (*days, each.area)} & drafted:
                    yield each

    @property
    def _began(self) -> date | None:
        """The day on which anything was recorded first: what is older than that is nobody's."""
        first = self._read.log.read(0, 1)
        return first[0].recorded.recorded_at.astimezone(_LONDON).date() if first else None

    def _drafted(self) -> set[tuple[str, str, date | None, date | None, str]]:
        states = (row.reported for row in self._read.views.all(REPORTS))
        return {
            (each.report, each.layer, each.start, each.end, each.area)
            for each in states
            if each.status != "withdrawn"
        }

    def _is_on(self, found: Defined) -> bool:
        layer = found.document
        if not isinstance(layer, ProcessLayer):
            return True
        return self._switches.is_on(layer, found.report.behind)

    def _for_whom(self, found: Defined, period: Period, since: date, due: date) -> Iterator[Coming]:
        """Yield it for each seat of whoever makes it, where they have seats by area, else once."""
        edition = self._read.enquiries.policy().edition
        offices = self._read.offices
        known = [each for each in found.report.made_by if each in offices.titles]
        office, *others = known or found.drafts
        seats = offices.seats(office) if office in offices.titles else {}
        titles = {each.id: each.title for each in edition.areas if each.id in seats}
        for area in titles or {"": ""}:
            yield Coming(
                found=found,
                period=period,
                area=area,
                area_title=titles.get(area, ""),
                office=office,
                seat=area,
                beside=tuple(office_at(each) for each in others),
                since=since,
                due=due,
            )


def _when(found: Defined, today: date) -> tuple[Period, date, date]:
    """Return of which days it is made now, since when, and by when.

    One for which months are named is made in those, of what was over by then.
    """
    report = found.report
    if report.months:
        since = _month_begun(tuple(MONTHS.index(each) + 1 for each in report.months), today)
        following = (since.replace(day=28) + timedelta(days=4)).replace(day=1)
        return (
            last_before(report.period, since, found.ends),
            since,
            following - timedelta(days=1),
        )
    if report.period == "fortnight":
        period = fortnight_of(found.document.in_force.since, today)
    else:
        period = last_before(report.period, today, found.ends)
    since = period.end + timedelta(days=1)
    return period, since, since + TIME


def _month_begun(months: tuple[int, ...], today: date) -> date:
    """Return the first day of the last of *months* that began by *today*.

    >>> _month_begun((6,), date(2027, 3, 1)), _month_begun((1, 6), date(2027, 3, 1))
    (datetime.date(2026, 6, 1), datetime.date(2027, 1, 1))
    """
    days = (date(year, month, 1) for year in (today.year - 1, today.year) for month in months)
    return max(day for day in days if day <= today)
