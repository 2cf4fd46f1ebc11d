"""What people may do about approvals: seek, give, decline, consult, sign, enter, and mend."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from domain.messages import Act, PersonalText
from domain.model.arrangement.approval.gates import comes_before
from domain.model.arrangement.approval.messages import (
    AnswerBreach,
    ApprovalCommand,
    AskForChanges,
    Decision,
    DeclineApproval,
    DelegateApproval,
    EnterArrangement,
    GiveApproval,
    RecordAdvice,
    RecordConsultation,
    RecordDecision,
    RemindApprovers,
    SeekApproval,
    SignAgreement,
    UseDiscretion,
    VoidStep,
    WithdrawApproval,
)
from domain.model.arrangement.approval.parts import (
    FrozenRoute,
    Gate,
    Minute,
    Requirement,
    Seat,
    Signatory,
)
from domain.model.arrangement.approval.state import Approval, Breach
from domain.model.office.refusals import UnknownSeat
from domain.ports import Views
from domain.refusals import NotOffered, UnknownPerson
from domain.services import rights
from domain.services.approvals_seen import ApprovalsSeen, Approved
from domain.services.arrangements import Arrangements
from domain.services.handling import Handling
from domain.services.offices import Answering, Offices
from domain.services.rights import Right

__all__ = [
    "Approval",
    "Approvals",
    "Approved",
    "Breach",
    "Decision",
    "Gate",
    "Seat",
    "comes_before",
]


class Approvals(ApprovalsSeen):
    """The approvals of the entries of one policy. Every id may be given whole or short."""

    def __init__(
        self, handling: Handling, arrangements: Arrangements, views: Views, offices: Offices
    ) -> None:
        super().__init__(handling, arrangements, views)
        self._offices = offices

    def seats(self, office: str) -> dict[str, str]:
        """Return the seats of *office*, of which one is asked, each with what it is called."""
        return self._offices.seats(office)

    def answering(self, seat: Seat) -> Answering:
        """Return who answers for one that is asked, today."""
        return self._offices.answering(seat.office, seat.seat)

    def seek(
        self, act: Act, entry: str, *, seats: Mapping[str, str] | None = None, note: str = ""
    ) -> Approved:
        """Lay *entry* before those whom its route asks, at the *seats* chosen."""
        plan, chosen = self.of(act.actor, entry).plan, seats or {}
        for each in plan.route.offices:
            self._seated(each.office, chosen.get(each.office, each.seat))
        offices = tuple(
            Seat(office=each.office, seat=chosen.get(each.office, each.seat))
            for each in plan.route.offices
        )
        command = SeekApproval(
            route=plan.route.model_copy(update={"offices": offices}),
            material=plan.material,
            note=_text(act, note),
        )
        return self._act(act, entry, command, rights.SEEK_APPROVAL)

    def give(
        self, act: Act, entry: str, request: int, *, seat: Seat | None = None, note: str = ""
    ) -> Approved:
        """Approve it as whoever holds an office that is asked."""
        return self._act(
            act, entry, GiveApproval(request=request, seat=seat, note=_text(act, note))
        )

    def decline(
        self, act: Act, entry: str, request: int, *, reason: str, seat: Seat | None = None
    ) -> Approved:
        """Decline it, for a reason."""
        command = DeclineApproval(request=request, seat=seat, reason=_said(act, reason))
        return self._act(act, entry, command)

    def ask_changes(
        self, act: Act, entry: str, request: int, *, reason: str, seat: Seat | None = None
    ) -> Approved:
        """Send it back with what would have to change."""
        command = AskForChanges(request=request, seat=seat, reason=_said(act, reason))
        return self._act(act, entry, command)

    def record(  # noqa: PLR0913 - what a decision taken elsewhere says
        self,
        act: Act,
        entry: str,
        request: int,
        *,
        seat: Seat,
        decision: Decision,
        minute: str,
        document: str = "",
        reason: str = "",
    ) -> Approved:
        """Enter what an office decided in a meeting or on paper, on the day of the act."""
        whole = self._arrangements.get(act.actor, entry).id
        kept = Minute(minute=_about(whole, minute), document=_or_none(whole, document))
        command = RecordDecision(
            request=request, seat=seat, decision=decision, minute=kept, reason=_text(act, reason)
        )
        recorder = act.actor.holds(seat.office, seat.seat)
        return self._act(act, entry, command, None if recorder else rights.RECORD_DECISION)

    def withdraw(self, act: Act, entry: str, request: int, *, reason: str) -> Approved:
        """Take back the request, or one's own decision on it."""
        return self._act(act, entry, WithdrawApproval(request=request, reason=_said(act, reason)))

    def delegate(
        self,
        act: Act,
        entry: str,
        request: int,
        *,
        to: str,
        reason: str = "",
        seat: Seat | None = None,
    ) -> Approved:
        """Let somebody whom the directory knows decide for one's office, this once."""
        if (person := self._offices.person(act.actor, to)) is None:
            raise UnknownPerson(to)
        command = DelegateApproval(
            request=request, seat=seat, to=person.id, reason=_text(act, reason)
        )
        return self._act(act, entry, command)

    def nudge(self, act: Act, entry: str, request: int) -> Approved:
        """Remind whoever is awaited, once a day."""
        command = RemindApprovers(request=request, nudge=True)
        return self._act(act, entry, command, rights.SEEK_APPROVAL)

    def consult(
        self,
        act: Act,
        entry: str,
        *,
        office: str,
        said: str,
        whom: str = "",
        not_appropriate: bool = False,
    ) -> Approved:
        """Record what *office* said when it was consulted, or why that was not appropriate."""
        seen = self.of(act.actor, entry)
        route = seen.plan.route
        strength = route.advised.get(office, "")
        if office in route.consulting:
            strength = route.strength
        if not strength:
            raise NotOffered(office, tuple(dict.fromkeys((*route.consulting, *route.advised))))
        command = RecordConsultation(
            office=office,
            strength=strength,
            whom=_or_none(seen.row.id, whom),
            said=_said(act, said),
            not_appropriate=not_appropriate,
        )
        theirs = (Seat(office=office), *route.offices)
        own = any(act.actor.holds(each.office, each.seat) for each in theirs)
        return self._act(act, entry, command, None if own else rights.CONSULT)

    def advise(self, act: Act, entry: str, *, office: str, said: str) -> Approved:
        """Keep what the office answered that is asked where the policy names no approver."""
        route = self.of(act.actor, entry).plan.route
        if office not in route.refer_to or route.asks:
            raise NotOffered(office, route.refer_to)
        command = RecordAdvice(office=office, said=_said(act, said))
        return self._act(act, entry, command, None if act.actor.holds(office) else rights.CONSULT)

    def sign(
        self,
        act: Act,
        entry: str,
        *,
        signatories: tuple[tuple[str, str], ...] = (),
        document: str = "",
        reason: str = "",
    ) -> Approved:
        """Record that the agreement was signed on the day of the act: who for whom, and where."""
        route, lacking = self._gate(act, entry, "signature")
        whole = self._arrangements.get(act.actor, entry).id
        command = SignAgreement(
            route=route,
            missing=lacking,
            reason=_text(act, reason),
            signatories=tuple(
                Signatory(who=_about(whole, who), for_whom=_about(whole, whom))
                for who, whom in signatories
            ),
            document=_or_none(whole, document),
        )
        return self._act(act, entry, command, rights.PASS_GATE)

    def enter(self, act: Act, entry: str, *, reason: str = "") -> Approved:
        """Record that the arrangement was entered into on the day of the act."""
        route, lacking = self._gate(act, entry, "entering")
        command = EnterArrangement(route=route, missing=lacking, reason=_text(act, reason))
        return self._act(act, entry, command, rights.PASS_GATE)

    def void(self, act: Act, entry: str, *, gate: Gate, reason: str) -> Approved:
        """Say that it was a mistake to record that *gate* was passed."""
        return self._act(
            act, entry, VoidStep(gate=gate, reason=_said(act, reason)), rights.PASS_GATE
        )

    def answer_breach(self, act: Act, entry: str, *, gate: Gate, said: str) -> Approved:
        """Say what is to come of a breach, as an office that it was referred to."""
        return self._act(act, entry, AnswerBreach(gate=gate, said=_said(act, said)))

    def use_discretion(self, act: Act, entry: str, *, about: str, reason: str) -> Approved:
        """Say how something was judged that the policy leaves to judgement, and why."""
        command = UseDiscretion(about=about, reason=_said(act, reason))
        return self._act(act, entry, command, rights.CONSULT)

    def _seated(self, office: str, seat: str) -> None:
        """Refuse to ask an office with seats without saying which of them."""
        seats = self.seats(office)
        if self._offices.has_seats(office) and seat not in seats:
            raise UnknownSeat(office, seat, tuple(seats))

    def _gate(
        self, act: Act, entry: str, gate: Gate
    ) -> tuple[FrozenRoute, tuple[Requirement, ...]]:
        """Return the route and what was missing on the day of the act."""
        day: date = act.happened_on or self._today
        story = self._arrangements.story(act.actor, entry)
        plan = self._plan(story, self._arrangements.get(act.actor, entry), day)
        return plan.route, plan.missing.get(gate, ())

    def _act(
        self, act: Act, entry: str, command: ApprovalCommand, right: Right | None = None
    ) -> Approved:
        story = self._arrangements.act(act, entry, command, right)
        seen = self.of(act.actor, entry)
        return replace(seen, state=story.state.approval)


def _said(act: Act, text: str) -> PersonalText:
    return PersonalText(subject=act.actor.id, text=text)


def _text(act: Act, text: str) -> PersonalText | None:
    return _said(act, text) if text.strip() else None


def _about(entry: str, text: str) -> PersonalText:
    return PersonalText(subject=entry, text=text)


def _or_none(entry: str, text: str) -> PersonalText | None:
    return _about(entry, text) if text.strip() else None
