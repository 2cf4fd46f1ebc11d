"""A risk on the log is looked after: acted on, scored, borne, reviewed, linked and corrected."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Unpack

from domain.messages import Act, Event
from domain.model.risk import decider
from domain.model.risk.commands import (
    AcceptRisk,
    AddMitigation,
    AskRescoring,
    ChangeTreatment,
    CompleteMitigation,
    CorrectRisk,
    DropMitigation,
    FlagHigh,
    LapseAcceptance,
    LinkRisk,
    ReassignMitigation,
    ReassignRisk,
    ReviewRisk,
    RiskCommand,
    ScoreRisk,
    SucceedInRisk,
    UnlinkRisk,
    VoidRisk,
)
from domain.model.risk.evolving import evolve
from domain.model.risk.ground import Ground
from domain.model.risk.parts import Mitigation, Named, Treatment, Which
from domain.model.risk.state import UNREPORTED, Risk
from domain.policy.layers_on import LayersOn
from domain.ports import Views
from domain.refusals import Refusal, StaleStream
from domain.services import rights
from domain.services.enquiries import Enquiries
from domain.services.handling import Decider, Handling, Order, Story
from domain.services.offices import Offices
from domain.services.rights import Right, require
from domain.services.risk_wishes import MitigationWished, if_said, said_by
from domain.services.risks_seen import RisksSeen, row_of
from domain.services.sweeping import OURSELVES, PLACE
from domain.views.risks import RISKS, RiskRow


class RisksKept(RisksSeen):
    """What is done with a risk once it was reported. Every id may be given whole or short."""

    def __init__(
        self,
        handling: Handling,
        enquiries: Enquiries,
        offices: Offices,
        layers: LayersOn,
        views: Views,
    ) -> None:
        super().__init__(handling, enquiries, layers, views)
        self._offices = offices

    def mitigate(self, act: Act, risk: str, **wished: Unpack[MitigationWished]) -> RiskRow:
        """Let one more thing be done about it."""
        command = AddMitigation(mitigation=self._mitigation(act, wished))
        return self._act(act, risk, command, rights.KEEP_RISK)

    def complete_mitigation(
        self, act: Act, risk: str, *, number: int, evidence: str, document: str = ""
    ) -> RiskRow:
        """Say that something was done about it on the day of the act, and how that is known."""
        command = CompleteMitigation(
            number=number, evidence=said_by(act, evidence), document=if_said(act, document)
        )
        return self._act(act, risk, command, rights.KEEP_RISK)

    def drop_mitigation(self, act: Act, risk: str, *, number: int, reason: str) -> RiskRow:
        """Let something not be done about it; one thing at least stays."""
        command = DropMitigation(number=number, reason=said_by(act, reason))
        return self._act(act, risk, command, rights.KEEP_RISK)

    def reassign_mitigation(
        self, act: Act, risk: str, *, number: int, reason: str, office: str = "", owner: str = ""
    ) -> RiskRow:
        """Let something done about it be another's to carry out."""
        command = ReassignMitigation(
            number=number,
            office=self._known_office(act, office),
            owner=self._named(act, owner) if owner else None,
            reason=said_by(act, reason),
        )
        return self._act(act, risk, command, rights.KEEP_RISK)

    def succeed(self, act: Act, risk: str, command: SucceedInRisk) -> None:
        """Let a leaver's risk go on with somebody else; whose act it may be was asked before."""
        self._carry_out(Order(self._stream_of(risk), command, act))

    def score(
        self,
        act: Act,
        risk: str,
        *,
        which: Which = "current",
        likelihood: int | None = None,
        impact: int | None = None,
        words: str = "",
    ) -> RiskRow:
        """Say how grave it is: by the steps of the scale, counted from one, or in words.

        Whoever accepted it before bears it no more.
        """
        command = ScoreRisk(
            which=which, likelihood=likelihood, impact=impact, words=if_said(act, words)
        )
        return self._act(act, risk, command, rights.KEEP_RISK)

    def accept(
        self, act: Act, risk: str, *, by: str, until: date, reason: str, office: str = ""
    ) -> RiskRow:
        """Let somebody named (by id or name, and the office by which) bear it until a day."""
        command = AcceptRisk(
            by=self._named(act, by),
            office=self._known_office(act, office),
            until=until,
            reason=said_by(act, reason),
        )
        return self._act(act, risk, command, rights.ACCEPT_RISK)

    def end_acceptance(self, act: Act, risk: str, *, reason: str) -> RiskRow:
        """Let nobody bear it any more."""
        command = LapseAcceptance(because="withdrawn", reason=said_by(act, reason))
        return self._act(act, risk, command, rights.ACCEPT_RISK)

    def lapse_expired(self) -> tuple[RiskRow, ...]:
        """End every acceptance whose time is over; return the risks, each once across replicas."""
        today, ended = self.today, list[RiskRow]()
        standing = ("reported", "evaluated", "logged")
        rows = (row for each in standing for row in self._views.where(RISKS, "status", each))
        for row in tuple(rows):
            held = row.risk.acceptance
            if held is not None and held.until < today:
                key = f"{PLACE}:{row.id} {row.version} {held.until.isoformat()}"
                act = Act(actor=OURSELVES, key=key, conversation=PLACE)
                with suppress(Refusal, StaleStream):
                    command = LapseAcceptance(because="expired")
                    ended.append(self._carry_out(Order(row.stream, command, act)))
        return tuple(ended)

    def review(
        self, act: Act, risk: str, *, remark: str, next_review: date | None = None
    ) -> RiskRow:
        """Say that it was looked at again; unless given, the next day follows from its level."""
        command = ReviewRisk(remark=said_by(act, remark), next_review=next_review)
        return self._act(act, risk, command, rights.KEEP_RISK)

    def reassign(
        self, act: Act, risk: str, *, reason: str, office: str = "", owner: str = ""
    ) -> RiskRow:
        """Let it be another's to look after, by office or as a person."""
        command = ReassignRisk(
            office=self._known_office(act, office),
            owner=self._named(act, owner) if owner else None,
            reason=said_by(act, reason),
        )
        return self._act(act, risk, command, rights.KEEP_RISK)

    def treat(self, act: Act, risk: str, *, treatment: Treatment, reason: str) -> RiskRow:
        """Do something else with it."""
        command = ChangeTreatment(treatment=treatment, reason=said_by(act, reason))
        return self._act(act, risk, command, rights.KEEP_RISK)

    def flag_high(self, act: Act, risk: str, *, reason: str, high: bool = True) -> RiskRow:
        """Mark it as high, or as high no more."""
        command = FlagHigh(high=high, reason=said_by(act, reason))
        return self._act(act, risk, command, rights.FLAG_HIGH_RISK)

    def link(self, act: Act, risk: str, *, other: str, why: str) -> RiskRow:
        """Say that it belongs with what stands in the stream *other*."""
        command = LinkRisk(other=other, why=said_by(act, why))
        return self._act(act, risk, command, rights.LINK_RISK)

    def unlink(self, act: Act, risk: str, *, other: str, reason: str) -> RiskRow:
        """Say that it does not belong with that."""
        command = UnlinkRisk(other=other, reason=said_by(act, reason))
        return self._act(act, risk, command, rights.LINK_RISK)

    def correct(  # noqa: PLR0913 - what may have been wrong
        self,
        act: Act,
        risk: str,
        *,
        reason: str,
        title: str | None = None,
        what: str | None = None,
        categories: Sequence[str] | None = None,
        bearers: Sequence[str] | None = None,
        partners: Sequence[str] | None = None,
        about: str | None = None,
        area: str | None = None,
        external: str | None = None,
    ) -> RiskRow:
        """Say what should have stood there, and why; what is not given stays."""
        command = CorrectRisk(
            title=None if title is None else said_by(act, title),
            what=None if what is None else said_by(act, what),
            categories=None if categories is None else tuple(categories),
            bearers=None if bearers is None else tuple(bearers),
            partners=None if partners is None else tuple(said_by(act, each) for each in partners),
            about=about,
            area=area,
            external=None if external is None else said_by(act, external),
            reason=said_by(act, reason),
        )
        return self._act(act, risk, command, rights.CORRECT_RISK)

    def void(self, act: Act, risk: str, *, reason: str) -> RiskRow:
        """Say that it was reported in error: it leaves the lists, not the log."""
        return self._act(act, risk, VoidRisk(reason=said_by(act, reason)), rights.VOID_RISK)

    def ask_rescoring(self, act: Act, entry: str, what: str) -> None:
        """Ask for a new score of every risk about the stream *entry*, as *what* changed by *act*.

        Whatever was scored before is asked about, once for each act.
        """
        of = f"{entry} {hashlib.sha256(act.key.encode()).hexdigest()}"
        for row in self._views.where(RISKS, "about", entry):
            if row.risk.standing and row.risk.score is not None:
                command = AskRescoring(of=of, what=said_by(act, what))
                asking = act.following(f"rescore {row.id}")
                self._carry_out(Order(row.stream, command, asking))

    def _act(self, act: Act, risk: str, command: RiskCommand, right: Right) -> RiskRow:
        return self._carry_out(Order(self._stream_of(risk), command, act), right)

    def _carry_out(
        self,
        order: Order[RiskCommand],
        right: Right | None = None,
        *,
        office: str = "",
        recorded_for: bool = False,
    ) -> RiskRow:
        """Carry out one wish; *office* is that of the step, where it is one."""

        def decide(command: RiskCommand, story: Story[Risk]) -> list[Event]:
            if right is not None and story.recorded:
                require(right, order.act.actor, self._about(right, row_of(story.recorded), office))
            today = self.today
            ground = Ground(
                rules=self.rules_for(row_of(story.recorded)) if story.recorded else self.rules(),
                day=order.act.happened_on or today,
                today=today,
                office=office or self._own(order.act, right, story),
                recorded_for=recorded_for,
            )
            return decider.decide(command, story.state, ground)

        handled = self._handling.carry_out(order, Decider(UNREPORTED, evolve, decide))
        return row_of(handled.story.recorded)

    def _own(self, act: Act, right: Right | None, story: Story[Risk]) -> str:
        """Return the office by which somebody does something: the right's own, if they hold it."""
        if right is None or not story.recorded:
            return ""
        holders = self._about(right, row_of(story.recorded)).holders
        return next((each for each in holders if act.actor.holds(each)), "")

    def _mitigation(self, act: Act, wished: MitigationWished) -> Mitigation:
        owner = wished.get("owner", "")
        return Mitigation(
            what=said_by(act, wished["what"]),
            office=self._known_office(act, wished.get("office", "")),
            owner=self._named(act, owner) if owner else None,
            due=wished.get("due"),
        )

    def _named(self, act: Act, who: str) -> Named:
        """Return whom *who* means: by their id where the directory has it, else by the name."""
        known = self._offices.find(who.strip())
        if known is not None:
            return Named(person=known.id)
        return Named(name=said_by(act, " ".join(who.split())))

    def _known_office(self, act: Act, office: str) -> str:
        if office:
            self._offices.holders(act.actor, office)
        return office
