"""A report is written from its sections as at one moment, and says what it was not given."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.identity import Actor
from domain.model.report.refusals import NoSuchArea, NoSuchReport
from domain.policy.policy import Policy
from domain.ports import Clock
from domain.refusals import NotYourOffice, NotYours, OutsideScope
from domain.services import rights
from domain.services.reporting.defined import Defined, defined
from domain.services.reporting.paper import Paper, Part
from domain.services.reporting.period import Period, last_before
from domain.services.reporting.scope import Builder, Read, Scope
from domain.services.reporting.sections import SECTIONS
from domain.services.rights import about_of, require

_LONDON = ZoneInfo("Europe/London")


class Reports:
    """The reports of each policy and of the layers beside it, for whoever may read the registers.

    *policy* is the id of a policy everywhere, the usual one unless given.
    """

    def __init__(self, read: Read, clock: Clock) -> None:
        self._read = read
        self._clock = clock

    @property
    def today(self) -> date:
        """The day it is in London."""
        return self._clock.today()

    def list(self, actor: Actor, policy: str = "") -> tuple[Defined, ...]:
        """Return the reports that can be written, the policy's own first."""
        return defined(self._policy(actor, policy), self._read.layers)

    def find(self, actor: Actor, name: str, policy: str = "") -> Defined:
        """Return the report of that id; ``layer/id`` where two have one. `NoSuchReport`."""
        layer, _, bare = name.strip().rpartition("/")
        for each in self.list(actor, policy):
            if each.name == bare and layer in {"", each.layer}:
                return each
        raise NoSuchReport(name)

    def period_of(self, found: Defined, day: date | None = None) -> Period:
        """Return the days that a report is about if nobody says otherwise, as seen on *day*."""
        return last_before(found.report.period, day or self.today, found.ends)

    def write(  # noqa: PLR0913 - what a report is about
        self,
        actor: Actor,
        name: str,
        *,
        policy: str = "",
        period: Period | None = None,
        area: str = "",
        as_at: datetime | None = None,
        exempt: str = "",
    ) -> Paper:
        """Return the report as the store held it at *as_at* (in UTC), which is now unless given.

        *area* is the id of an area of the policy or what it is called. *exempt* is the clause on
        which it is not open, in place of what its document says.
        """
        held, found = self._policy(actor, policy), self.find(actor, name, policy)
        moment = as_at or self._clock.now()
        day = day_in_london(as_at) if as_at else self.today
        days = period or self.period_of(found, day)
        scope = Scope(
            actor=actor,
            policy=held,
            period=days,
            area=_area(held, area),
            as_at=moment,
            day=day,
            report=found.report,
            layer=found.layer,
            read=self._read,
            then=as_at,
        )
        return _paper(scope, found, exempt.strip())

    def _policy(self, actor: Actor, policy: str) -> Policy:
        held = self._read.enquiries.policy(policy)
        require(rights.WRITE_REPORT, actor, about_of(held.edition))
        return held


def day_in_london(moment: datetime) -> date:
    """Return the day on which *moment* is in London."""
    return moment.astimezone(_LONDON).date()


def _area(policy: Policy, said: str) -> str:
    """Return the id of the area that *said* names by its id or by any of its names."""
    wanted = said.strip().casefold()
    if not wanted:
        return ""
    for area in policy.edition.areas:
        if wanted in {each.casefold() for each in (area.id, area.title, *area.called)}:
            return area.id
    raise NoSuchArea(said)


def _paper(scope: Scope, found: Defined, exempt: str) -> Paper:
    parts: list[Part] = []
    left_out: list[str] = []
    for section in found.report.sections:
        part = _built(scope, section, SECTIONS.get(section))
        if isinstance(part, Part):
            parts.append(part)
        else:
            left_out.append(part)
    left_out += [line for part in parts for each in part.each() for line in each.left_out]
    left_out += _flagged(scope)
    rules, edition = found.rules, scope.edition
    titles = edition.office_titles
    return Paper(
        id=found.name,
        title=found.report.title,
        layer=found.layer,
        edition=scope.policy.ref,
        said_in=found.document.short_title,
        for_whom=found.made_for,
        by_whom=found.made_by,
        period=scope.period,
        area=scope.area,
        area_title=scope.area_title(scope.area) if scope.area else "",
        as_at=scope.as_at,
        day=scope.day,
        marking="" if rules.marking is None else rules.marking.text,
        exempt=exempt or ("" if rules.exempt is None else rules.exempt.clause),
        cleared_by=tuple(titles[office] for office in found.clears),
        released_by=tuple(titles[office] for office in found.releases),
        parts=tuple(parts),
        left_out=tuple(dict.fromkeys(left_out)),
        clauses=tuple(
            dict.fromkeys(
                (*found.clauses, *(c for p in parts for each in p.each() for c in each.clauses))
            )
        ),
    )


def _built(scope: Scope, section: str, builder: Builder | None) -> Part | str:
    """Return the section, or why there is none."""
    called = section.replace("_", " ").capitalize()
    if builder is None:
        return f"{called}: nothing of it is recorded here."
    try:
        part = builder(scope)
    except (NotYourOffice, NotYours, OutsideScope):
        return f"{called}: it is shown to others only."
    return part or f"{called}: nothing is recorded of it."


def _flagged(scope: Scope) -> Iterator[str]:
    """Yield how much awaits being read again: the program that wrote it knew more than this one."""
    for view, count in scope.flagged.items():
        rows = "1 row" if count == 1 else f"{count} rows"
        yield f"{view.capitalize()}: {rows} may lack what another version of the program recorded."
