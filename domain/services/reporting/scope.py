"""A section is built from a scope alone: whose report, of which days and area, as at which moment.

Every row that it reads is one of :meth:`Scope.rows`, folded from what had been recorded by then.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeAlias

from domain.identity import Actor
from domain.policy.edition import Edition
from domain.policy.layers_on import LayersOn
from domain.policy.policy import Policy
from domain.policy.reports import Report
from domain.ports import Views
from domain.services.answering import Roster
from domain.services.arrangements import Arrangements
from domain.services.bodies_known import BodiesKnown
from domain.services.enquiries import Enquiries
from domain.services.notes import Notes
from domain.services.offices import Offices
from domain.services.places import Places
from domain.services.recommendations import Recommendations
from domain.services.reporting.paper import Part
from domain.services.reporting.period import Period
from domain.services.representation_seen import RepresentationSeen
from domain.services.reviews_seen import ReviewsSeen
from domain.services.tasks import Tasks
from domain.views import VIEWS
from domain.views.as_at import Folding, Log, fold_as_at
from domain.views.offices import OFFICES
from domain.views.people import PEOPLE
from domain.views.view import R, View


@dataclass(frozen=True, slots=True)
class Read:
    """What sections read with: each reads as at a moment if it is given one."""

    log: Log
    views: Views
    enquiries: Enquiries
    arrangements: Arrangements
    bodies: BodiesKnown
    offices: Offices
    representation: RepresentationSeen
    reviews: ReviewsSeen
    tasks: Tasks
    layers: LayersOn
    places: Places
    notes: Notes
    recommendations: Recommendations


@dataclass(frozen=True, slots=True)
class Scope:
    """What one report is about, and what its sections read.

    *area* is the id of an area of the policy, "" for all. *day* is the day of *as_at* in London:
    what is overdue is so on that day. *report* is its definition, in the *layer* of that id, or ""
    where the policy itself asks for it.
    """

    actor: Actor
    policy: Policy
    period: Period
    area: str
    as_at: datetime
    day: date
    report: Report
    layer: str
    read: Read
    then: datetime | None = None
    """The moment as services are asked for it: none where it is this one, and lists can be read."""
    flagged: dict[str, int] = field(default_factory=dict)
    """How many rows await a rebuild, by the name of their view."""
    _rows: dict[str, tuple[Any, ...]] = field(default_factory=dict)  # Any: of many views

    @property
    def edition(self) -> Edition:
        """The edition in force of the policy."""
        return self.policy.edition

    def rows(self, view: View[R]) -> tuple[R, ...]:
        """Return the rows of *view* as they stood at the moment.

        Of this very moment they are those of the list, unless somebody just added to it: what was
        recorded later never shows. Else the log is read, once for every view.
        """
        if view.table not in self._rows and not self._listed(view):
            foldings = [Folding(each) for each in VIEWS]
            fold_as_at(self.read.log, foldings, self.as_at)
            self._rows.update({each.view.table: each.result for each in foldings})
        rows = self._rows[view.table]
        if count := sum(row.flagged for row in rows):
            self.flagged[view.name] = count
        return rows

    def _listed(self, view: View[R]) -> bool:
        """Take the rows of the list, if it is of this moment; return whether it was."""
        if self.then is not None:
            return False
        rows = self.read.views.all(view)
        if any(getattr(row, "touched_at", self.as_at) > self.as_at for row in rows):
            return False
        self._rows[view.table] = rows
        return True

    @property
    def areas(self) -> tuple[str, ...]:
        """The area and those that lie within it, by their ids; none where all are meant."""
        found = [self.area] if self.area else []
        for area in found:
            found += [each.id for each in self.edition.areas if each.within == area]
        return tuple(found)

    @property
    def roster(self) -> Roster:
        """Everybody in every office on the day, as far as was recorded by the moment."""
        offices = self.read.offices
        return offices.roster_of(self.rows(OFFICES), self.rows(PEOPLE), self.day)

    def area_title(self, area: str) -> str:
        """Return what an area is called; the id itself where the policy has no such area."""
        return next((each.title for each in self.edition.areas if each.id == area), area)

    def office_title(self, office: str) -> str:
        """Return what an office is called today."""
        return self.read.offices.titles.get(office, office)


SectionId: TypeAlias = str
"""By which a report names a section: ``representation_gaps``."""

Builder: TypeAlias = Callable[[Scope], Part | None]
"""Builds one section; None where there is nothing to tell, which the paper then says."""
