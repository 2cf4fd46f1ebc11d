"""A report leaves only once everybody cleared it who must, and by somebody who may release it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from functools import reduce

from domain.identity import Actor
from domain.messages import Act, Event, PersonalText
from domain.model.report import decider
from domain.model.report.messages import (
    PREFIX,
    STREAM,
    ClearReport,
    DraftReport,
    ReleaseReport,
    ReportCommand,
    ReportDrafted,
    WithdrawReport,
)
from domain.model.report.refusals import NoSuchReport, NotDrafted
from domain.model.report.state import UNOPENED, Reported, evolve
from domain.ports import ContentKeeper, Imprint, Views
from domain.refusals import NotYourOffice, Unreadable
from domain.services import rights
from domain.services.due import Due
from domain.services.finding import fresh_stream, stream_of
from domain.services.handling import Decider, Handling, Order, Story
from domain.services.reporting.defined import Defined, named
from domain.services.reporting.imprints import imprint_of
from domain.services.reporting.paper import Paper, paper_of
from domain.services.reporting.period import Period
from domain.services.reporting.reports import Reports, day_in_london
from domain.services.reporting.scope import Read
from domain.services.rights import About, Right, about_of, require
from domain.views.as_at import rows_as_at
from domain.views.reports import REPORTS, ReportRow, fold


class Drafts:
    """The reports that were drafted. Every id may be given whole or short."""

    undrafted = Imprint()
    """What stands on a document that nobody drafted: that it is a draft."""

    def __init__(
        self,
        reports: Reports,
        handling: Handling,
        read: Read,
        keeper: ContentKeeper,
        views: Views,
    ) -> None:
        self._reports = reports
        self._handling = handling
        self._read = read
        self._keeper = keeper
        self._views = views

    def draft(  # noqa: PLR0913 - what a report is about
        self,
        act: Act,
        name: str,
        *,
        period: Period | None = None,
        area: str = "",
        as_at: datetime | None = None,
        exempt: str = "",
        into: str = "",
    ) -> ReportRow:
        """Write the report down as it stands, for those who clear it and let it go.

        *into* is a draft that is written anew: what it says has changed, so it is cleared anew.
        """
        found = self._reports.find(act.actor, name)
        days = period or self._reports.period_of(found, day_in_london(as_at) if as_at else None)
        command = DraftReport(
            report=found.name,
            layer=found.layer,
            start=days.start,
            end=days.end,
            called=days.title,
            area=area,
            as_at=as_at,
            exempt=_by(act, exempt) if exempt.strip() else None,
        )
        if into:
            return self._carry_out(Order(self._stream_of(into), command, act))
        stream = fresh_stream(self._handling.store, self._handling.ids, STREAM, PREFIX)
        return self._carry_out(Order(stream, command, act, opens=True))

    def anew(self, act: Act, report: str) -> ReportRow:
        """Write a draft anew from what is recorded now: the same report, days and area."""
        state = self.get(act.actor, report).reported
        if state.start is None or state.end is None:
            raise NotDrafted
        name = named(state.layer, state.report)
        of_one_day = state.start == state.end
        period = None if of_one_day else Period(state.start, state.end, state.called)
        return self.draft(
            act, name, period=period, area=state.area, exempt=state.exempt, into=report
        )

    def clear(
        self, act: Act, report: str, *, office: str = "", remark: str = "", sha256: str = ""
    ) -> ReportRow:
        """Clear the draft for one of the actor's offices; *remark* says who was consulted.

        *sha256* is that of the facts as they were seen, those that stand unless given.
        """
        row = self.get(act.actor, report)
        waits = row.reported.uncleared or row.reported.clears
        command = ClearReport(
            office=office or _own(act.actor, waits),
            sha256=sha256 or row.reported.sha256,
            remark=_by(act, remark) if remark.strip() else None,
        )
        holders = (office,) if office in row.reported.clears else row.reported.clears
        return self._act(act, row, command, rights.CLEAR_REPORT, holders)

    def release(
        self, act: Act, report: str, *, to: str, form: str = "", sha256: str = ""
    ) -> ReportRow:
        """Let the report go to somebody, in a form such as a document."""
        row = self.get(act.actor, report)
        command = ReleaseReport(
            office=_own(act.actor, row.reported.releases),
            sha256=sha256 or row.reported.sha256,
            to=_by(act, to),
            form=form,
        )
        return self._act(act, row, command, rights.RELEASE_REPORT, row.reported.releases)

    def withdraw(self, act: Act, report: str, *, reason: str) -> ReportRow:
        """Let it not be used any more."""
        row = self.get(act.actor, report)
        holders = (*row.reported.releases, *row.reported.clears)
        command = WithdrawReport(reason=_by(act, reason))
        return self._act(act, row, command, rights.WITHDRAW_REPORT, holders)

    def get(self, actor: Actor, report: str) -> ReportRow:
        """Return one report that was drafted, withdrawn ones included."""
        return _row(self.story(actor, report))

    def story(self, actor: Actor, report: str) -> Story[Reported]:
        """Return all that happened to one report."""
        self._may_read(actor)
        return self._handling.story(self._stream_of(report), UNOPENED, evolve)

    def paper(self, actor: Actor, report: str) -> Paper:
        """Return what was drafted, as it was: what leaves is never written anew."""
        sha256 = self.get(actor, report).reported.sha256
        facts = self._keeper.kept(sha256)
        if facts is None:
            raise Unreadable("a report", "what it says is not kept here", "Restore the store.")
        return paper_of(facts)

    def all(self, actor: Actor, *, as_at: datetime | None = None) -> tuple[ReportRow, ...]:
        """Return every report that was drafted, the newest first; *as_at* as they stood then."""
        self._may_read(actor)
        rows = (
            self._views.all(REPORTS)
            if as_at is None
            else rows_as_at(self._handling.store, REPORTS, as_at)
        )
        return tuple(sorted(rows, key=lambda row: (row.touched_at, row.id), reverse=True))

    def may_draft(self, actor: Actor, found: Defined) -> bool:
        """Tell whether *actor* may draft that report."""
        try:
            require(rights.DRAFT_REPORT, actor, replace(self._about, holders=found.drafts))
        except NotYourOffice:
            return False
        return True

    def may(self, actor: Actor, row: ReportRow) -> frozenset[str]:
        """Return which of these *actor* may do now: ``draft`` or other verbs."""
        state, allowed = row.reported, set[str]()
        if state.status in {"drafted", "cleared"}:
            with suppress(NoSuchReport):
                found = self._reports.find(actor, named(state.layer, state.report))
                allowed |= {"draft"} if self.may_draft(actor, found) else set()
        if any(map(actor.holds, state.uncleared)) and state.status == "drafted":
            allowed.add("clear")
        if state.status in {"cleared", "released"} and any(map(actor.holds, state.releases)):
            allowed.add("release")
        if state.status != "withdrawn":
            with suppress(NotYourOffice):
                holders = (*state.releases, *state.clears)
                about = replace(self._about, holders=holders, opener=row.opener)
                require(rights.WITHDRAW_REPORT, actor, about)
                allowed.add("withdraw")
        return frozenset(allowed)

    def imprint(self, row: ReportRow) -> Imprint:
        """Return what stands on the document of a report beside what it says: how far it is."""
        return imprint_of(row, self._read.offices)

    def due(self, today: date) -> Iterator[Due]:
        """Yield the reports that wait for being cleared, each office apart, or for being let go."""
        del today
        for row in self._views.all(REPORTS):
            waits = {"drafted": row.reported.uncleared, "cleared": row.reported.releases[:1]}
            for office in waits.get(row.status, ()):
                yield Due(
                    kind="report",
                    stream=row.stream,
                    number=row.short,
                    title=f"{row.reported.title}, {row.reported.called}",
                    office=office,
                    since=row.drafted_on,
                    area=row.reported.area,
                    clauses=row.reported.clauses,
                    beside=row.reported.releases[1:] if row.status == "cleared" else (),
                )

    def _act(
        self,
        act: Act,
        row: ReportRow,
        command: ReportCommand,
        right: Right,
        holders: tuple[str, ...],
    ) -> ReportRow:
        require(right, act.actor, replace(self._about, holders=holders, opener=row.opener))
        return self._carry_out(Order(row.stream, command, act))

    def _carry_out(self, order: Order[ReportCommand]) -> ReportRow:
        def decide(command: ReportCommand, story: Story[Reported]) -> list[Event]:
            written = (
                self._written(order.act, command) if isinstance(command, DraftReport) else None
            )
            return decider.decide(command, story.state, written)

        return _row(self._handling.carry_out(order, Decider(UNOPENED, evolve, decide)).story)

    def _written(self, act: Act, wish: DraftReport) -> ReportDrafted:
        """Write what is wished, and keep what it says by its hash."""
        found = self._reports.find(act.actor, named(wish.layer, wish.report))
        require(rights.DRAFT_REPORT, act.actor, replace(self._about, holders=found.drafts))
        paper = self._reports.write(
            act.actor,
            named(wish.layer, wish.report),
            period=Period(wish.start, wish.end, wish.called),
            area=wish.area,
            as_at=wish.as_at,
            exempt=wish.exempt.text if wish.exempt else "",
        )
        self._keeper.keep(paper.sha256, paper.facts)
        return ReportDrafted(
            report=paper.id,
            layer=paper.layer,
            title=_by(act, paper.title),
            start=paper.period.start,
            end=paper.period.end,
            called=paper.period.title,
            area=paper.area,
            as_at=paper.as_at,
            sha256=paper.sha256,
            marking=paper.marking,
            exempt=_by(act, paper.exempt) if paper.exempt else None,
            clears=found.clears,
            releases=found.releases,
            wanted_by=found.wanted_by,
            clauses=found.clauses,
            edition=paper.edition,
        )

    def _stream_of(self, written: str) -> str:
        return stream_of(self._handling.store, STREAM, PREFIX, written)

    def _may_read(self, actor: Actor) -> None:
        require(rights.WRITE_REPORT, actor, self._about)

    @property
    def _about(self) -> About:
        return about_of(self._read.enquiries.policy().edition)


def _own(actor: Actor, offices: tuple[str, ...]) -> str:
    """Return the first of *offices* in which *actor* acts; the right refuses who acts in none."""
    return next((office for office in offices if actor.holds(office)), next(iter(offices), ""))


def _row(story: Story[Reported]) -> ReportRow:
    start: ReportRow | None = None
    row = reduce(fold, story.recorded, start)
    if row is None:
        raise NotDrafted
    return row


def _by(act: Act, text: str) -> PersonalText:
    return PersonalText(subject=act.actor.id, text=text)
