"""What people may do with risks: report, judge, log, pass on, decide on, close and reopen them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Unpack

from domain.messages import Act
from domain.model.risk.commands import (
    CloseRisk,
    DecideStep,
    EscalateRisk,
    EvaluateRisk,
    LogRisk,
    ReopenRisk,
    ReportRisk,
    RiskCommand,
)
from domain.model.risk.messages import PREFIX, STREAM
from domain.model.risk.parts import Choice, Treatment
from domain.model.risk.refusals import NoSuchStep, NoWayUp, StepIsAnothers
from domain.policy.risk_kinds import Scope
from domain.policy.risk_rules import RiskStep
from domain.refusals import NotYourOffice
from domain.services import rights
from domain.services.finding import fresh_stream
from domain.services.handling import Order
from domain.services.rights import Right, require
from domain.services.risk_wishes import MitigationWished, RiskWished, if_said, said_by
from domain.services.risks_kept import RisksKept
from domain.views.risks import RiskRow

EVERY_RISK = "as for every risk"
JUDGING = "the risk is judged"
LOGGING = "the risk is put on the log"
"""What the two steps are called that every risk goes through."""


@dataclass(frozen=True, slots=True)
class _Taking:
    """Which step somebody wants to take: what it is called, and the offices that take it."""

    right: Right
    step: str
    office: str
    route: str = EVERY_RISK
    recorded_for: bool = False


class Risks(RisksKept):
    """The risks of everybody, step by step. Every id may be given whole or short."""

    def report(
        self, act: Act, *, and_escalate_to: str = "", **wished: Unpack[RiskWished]
    ) -> RiskRow:
        """Put on record what somebody says is a risk; the same act does so once.

        It may be part of another act. Whoever also wants it passed on *to* an office does that by
        the route: the risk stays on record, whatever is said of the step.
        """
        require(rights.REPORT_RISK, act.actor, self._enquiries.about)
        self._enquiries.use(act)
        title = wished["title"]
        command = ReportRisk(
            title=said_by(act, title),
            what=said_by(act, wished.get("what", "") or title),
            scopes=tuple(wished["scopes"]),
            categories=tuple(wished.get("categories", ())),
            bearers=tuple(wished.get("bearers", ())),
            partners=tuple(said_by(act, each) for each in wished.get("partners", ())),
            about=wished.get("about", ""),
            source=wished.get("source", ""),
            area=wished.get("area", ""),
            prompt=wished.get("prompt", ""),
        )
        stream = fresh_stream(self._handling.store, self._handling.ids, STREAM, PREFIX)
        order: Order[RiskCommand] = Order(stream, command, act.following("risk"), opens=True)
        row = self._carry_out(order)
        if and_escalate_to:
            step = self.rules_for(row).to(and_escalate_to, command.scopes)
            if step is None:
                raise NoWayUp(and_escalate_to, row.short)
            return self.escalate(
                act.following("escalate"), row.id, route=step.route, step=step.id, reason=title
            )
        return row

    def evaluate(
        self,
        act: Act,
        risk: str,
        *,
        significant: bool,
        reason: str,
        scopes: Sequence[Scope] = (),
    ) -> RiskRow:
        """Judge whether it is significant, and write down why, whichever way it goes."""
        row = self.get(act.actor, risk)
        command = EvaluateRisk(
            significant=significant,
            scopes=tuple(scopes) or row.risk.scopes,
            reason=said_by(act, reason),
        )
        taking = _Taking(rights.EVALUATE_RISK, JUDGING, self.rules_for(row).evaluator)
        return self._take(act, row, command, taking)

    def take_on_log(  # noqa: PLR0913 - what the log holds
        self,
        act: Act,
        risk: str,
        *,
        mitigations: Sequence[MitigationWished],
        office: str = "",
        owner: str = "",
        treatment: Treatment = "treat",
        next_review: date | None = None,
        external: str = "",
    ) -> RiskRow:
        """Put it on the log, with an owner and at least one thing that is done about it.

        *external* says where the partnership's own register of risks has it.
        """
        row = self.get(act.actor, risk)
        command = LogRisk(
            office=self._known_office(act, office),
            owner=self._named(act, owner) if owner else None,
            treatment=treatment,
            mitigations=tuple(self._mitigation(act, each) for each in mitigations),
            next_review=next_review,
            external=if_said(act, external),
        )
        taking = _Taking(rights.LOG_RISK, LOGGING, self.rules_for(row).logger)
        return self._take(act, row, command, taking)

    def escalate(
        self, act: Act, risk: str, *, route: str, step: str, reason: str, minute: str = ""
    ) -> RiskRow:
        """Pass it on by the step of a route, and write down why."""
        row = self.get(act.actor, risk)
        found = self._step(row, route, step)
        command = EscalateRisk(
            route=route, step=step, reason=said_by(act, reason), minute=if_said(act, minute)
        )
        taking = _Taking(rights.ESCALATE_RISK, found.step.says, found.office, found.title)
        return self._take(act, row, command, taking)

    def decide(  # noqa: PLR0913 - what a decision says
        self,
        act: Act,
        risk: str,
        *,
        route: str,
        step: str,
        choice: Choice,
        reason: str,
        minute: str = "",
        document: str = "",
    ) -> RiskRow:
        """Choose whether it goes on (``yes``, ``no``), or say what those who have it made of it.

        That they ``considered`` it may be entered by whoever passed it on, with the minute.
        """
        row = self.get(act.actor, risk)
        found = self._step(row, route, step)
        command = DecideStep(
            route=route,
            step=step,
            choice=choice,
            reason=said_by(act, reason),
            minute=if_said(act, minute),
            document=if_said(act, document),
        )
        office, recorded_for = found.office, False
        if choice == "considered":
            office, recorded_for = found.step.to_office, False
            if not act.actor.holds(office) and act.actor.holds(found.step.from_office):
                office, recorded_for = found.step.from_office, True
        taking = _Taking(rights.DECIDE_RISK, found.step.says, office, found.title, recorded_for)
        return self._take(act, row, command, taking)

    def close(self, act: Act, risk: str, *, reason: str) -> RiskRow:
        """Let it be a risk no more."""
        return self._act(act, risk, CloseRisk(reason=said_by(act, reason)), rights.CLOSE_RISK)

    def reopen(self, act: Act, risk: str, *, reason: str) -> RiskRow:
        """Let it stand where it stood before it was closed."""
        return self._act(act, risk, ReopenRisk(reason=said_by(act, reason)), rights.CLOSE_RISK)

    def _take(self, act: Act, row: RiskRow, command: RiskCommand, taking: _Taking) -> RiskRow:
        """Take a step; whoever may not hears whose it is, and that the risk is on record."""
        try:
            return self._carry_out(
                Order(row.stream, command, act),
                taking.right,
                office=taking.office,
                recorded_for=taking.recorded_for,
            )
        except NotYourOffice as refused:
            may = tuple(refused.data["may"].split(", "))
            raise StepIsAnothers(
                taking.right.act, may, taking.route, taking.step, row.short
            ) from refused

    def _step(self, row: RiskRow, route: str, step: str) -> RiskStep:
        found = self.rules_for(row).step(route, step)
        if found is None:
            raise NoSuchStep(step, self._offices_above(row))
        return found

    def _offices_above(self, row: RiskRow) -> tuple[str, ...]:
        """Return the offices to which such a risk can be passed on."""
        up = (e for e in self.rules_for(row).of_scopes(row.risk.scopes) if e.does == "escalates")
        return tuple(dict.fromkeys(each.step.to_office for each in up))
