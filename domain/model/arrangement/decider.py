"""What happens to a register entry when something is wished of it, or why it does not."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import reduce
from typing import TypeAlias, assert_never

from domain.identity import Actor, short_form
from domain.messages import Event, PersonalText
from domain.model.arrangement import importing
from domain.model.arrangement.approval import decider as approving
from domain.model.arrangement.approval.messages import ApprovalCommand
from domain.model.arrangement.messages import (
    PREFIX,
    ArrangementClassified,
    ArrangementCorrected,
    ArrangementLinked,
    ArrangementRegistered,
    ClassifyArrangement,
    CorrectArrangement,
    EntryCommand,
    EntryVoided,
    Field,
    ImportArrangement,
    LinkArrangement,
    RegisterArrangement,
    Stage,
    Value,
    VoidEntry,
)
from domain.model.arrangement.record import decider as recording
from domain.model.arrangement.record.messages import RecordCommand
from domain.model.arrangement.representation import decider as representing
from domain.model.arrangement.representation.messages import RepresentationCommand
from domain.model.arrangement.review import decider as reviewing
from domain.model.arrangement.review.messages import ReviewCommand
from domain.model.arrangement.standing import Standing
from domain.model.arrangement.state import Arrangement, evolve
from domain.model.enquiry.state import Enquiry, Outcome
from domain.policy.edition import Edition, EditionRef
from domain.policy.reviews import Leaving, ReviewRule, rule_for
from domain.refusals import (
    AlreadyRegistered,
    EnteredInError,
    LinkedToItself,
    NotDecided,
    NothingSaid,
    NotOffered,
    NotRegistered,
    StillExploring,
)

STAGE = "stage"
"""The fact that says where an arrangement stands, in every policy."""

STAGES: dict[str, Stage] = {
    "new": "new",
    "existing": "existing",
    "renewal": "renewal",
    "extension": "extension",
    "ending": "ending",
}
EXPLORING = "exploring"


PartCommand: TypeAlias = RecordCommand | ApprovalCommand | RepresentationCommand | ReviewCommand
ArrangementCommand: TypeAlias = EntryCommand | PartCommand


@dataclass(frozen=True, slots=True)
class Matter:
    """The entry's id, the enquiry that a command names, and the contact of its policy.

    *by* is who wishes it, *day* the day on which it happened, *today* the day it is. *review* is
    what the outcome says of reviews, where the entry is older than its keeping that.
    """

    id: str
    enquiry: Enquiry | None = None
    contact: str = ""
    by: Actor = field(default_factory=lambda: Actor(id="nobody"))
    day: date = date.min
    today: date = date.min
    reviews: tuple[ReviewRule, ...] = ()
    leaving: Leaving | None = None
    review: str = ""

    def under(self, edition: Edition) -> "Matter":
        """Return the matter with what *edition* says of every entry."""
        return replace(
            self,
            contact=edition.policy_contact,
            reviews=edition.reviews,
            leaving=edition.leaving,
        )

    def standing(self, state: Arrangement) -> Standing:
        """Return how the entry in *state* stands, as its parts may look at it."""
        return Standing(
            id=self.id,
            edition=edition_of(state),
            by=self.by,
            day=self.day,
            today=self.today,
            title=state.title,
            partners=state.partners,
            stage=state.stage,
            classified=state.classified,
            contact=self.contact,
            fields=state.record.texts,
            documents=state.record.hashes,
            reviews=rule_for(self.reviews, state.review.value or self.review, state.review.kind),
            leaving=self.leaving,
        )


def decide(command: ArrangementCommand, state: Arrangement, matter: Matter) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it.

    What follows from it in the parts of the arrangement happens with it.
    """
    events = _decided(command, state, matter)
    after = reduce(evolve, events, state)
    if not events or not after.standing:
        return events
    now = matter.standing(after)
    if not state.standing:
        return [*events, *reviewing.begun(after.review, now)]
    was = matter.standing(state)
    return [
        *events,
        *recording.following(state.record, after.record, was, now),
        *approving.following(state.approval, after.approval, was, now),
        *representing.following(state.representation, after.representation, was, now),
        *reviewing.following(state.review, after.review, was, now),
    ]


def _decided(command: ArrangementCommand, state: Arrangement, matter: Matter) -> list[Event]:
    if isinstance(command, RegisterArrangement | ImportArrangement):
        return _enter(command, state, matter)
    edition = edition_of(state)
    recording.refuse_merged(state.record, command)
    if isinstance(command, PartCommand):
        return _of_part(command, state, matter.standing(state))
    match command:
        case ClassifyArrangement():
            return _classify(command, state, matter)
        case CorrectArrangement():
            return list(_correct(command, state, edition))
        case LinkArrangement():
            return _link(command, state, matter, edition)
        case VoidEntry():
            _said("reason", command.reason)
            return [EntryVoided(edition=edition, reason=command.reason)]
        case _:
            assert_never(command)


def _of_part(command: PartCommand, state: Arrangement, standing: Standing) -> list[Event]:
    match command:
        case RecordCommand():
            return recording.decide(command, state.record, standing)
        case ApprovalCommand():
            return approving.decide(command, state.approval, standing)
        case RepresentationCommand():
            return representing.decide(command, state.representation, standing)
        case ReviewCommand():
            return reviewing.decide(command, state.review, standing)


def edition_of(state: Arrangement) -> EditionRef:
    """Return the edition that a standing entry is under; refuse one that is none."""
    if state.edition is None:
        raise NotRegistered
    if state.voided:
        raise EnteredInError
    return state.edition


def _enter(
    command: RegisterArrangement | ImportArrangement, state: Arrangement, matter: Matter
) -> list[Event]:
    if isinstance(command, RegisterArrangement):
        return _register(command, state, matter)
    return importing.decide(command, state, matter.id, matter.standing)


def _register(command: RegisterArrangement, state: Arrangement, matter: Matter) -> list[Event]:
    """Register once; an entry that was voided may be made again, and is the same entry."""
    if state.standing:
        raise AlreadyRegistered(short_form(PREFIX, matter.id))
    enquiry, outcome = _outcome_of(matter)
    if (stage := outcome.answers.get(STAGE, "")) == EXPLORING:
        raise StillExploring
    _said("title", command.title)
    classified = _classified(command.enquiry, enquiry, outcome, command.register_id, matter.contact)
    registered = ArrangementRegistered(
        enquiry=command.enquiry,
        edition=outcome.edition,
        register_id=command.register_id,
        title=command.title,
        partners=_named(command.partners),
        stage=STAGES.get(stage),
    )
    return [registered, classified]


def _classify(command: ClassifyArrangement, state: Arrangement, matter: Matter) -> list[Event]:
    """Stay on the register if it is still offered; move if just another one is (A-54)."""
    enquiry, outcome = _outcome_of(matter)
    offered = tuple(outcome.registers)
    held = state.register_id
    moved = offered[0] if len(offered) == 1 else command.register_id or held
    register = held if held in offered else moved
    classified = _classified(command.enquiry, enquiry, outcome, register, matter.contact)
    return [] if classified == state.classified else [classified]


def _outcome_of(matter: Matter) -> tuple[Enquiry, Outcome]:
    enquiry = matter.enquiry
    if enquiry is None or enquiry.outcome is None or not enquiry.decided or enquiry.confirming:
        raise NotDecided
    return enquiry, enquiry.outcome


def _classified(
    source: str, enquiry: Enquiry, outcome: Outcome, register: str, contact: str
) -> ArrangementClassified:
    registers = outcome.registers
    if register not in registers:
        raise NotOffered(register, tuple(registers))
    return ArrangementClassified(
        enquiry=source,
        position=enquiry.version,
        edition=outcome.edition,
        partnership=str(outcome.result.get("partnership", "")),
        kind=str(outcome.result.get("kind", "")),
        approval=outcome.approval,
        review=outcome.review,
        registers=registers,
        register_id=register,
        owner=registers[register],
        ask=outcome.silences.get("register_owner", contact),
    )


def _correct(
    command: CorrectArrangement, state: Arrangement, edition: EditionRef
) -> Iterator[Event]:
    """Yield one event for each field that changes."""
    _said("reason", command.reason)
    if command.title is not None:
        _said("title", command.title)
    partners = None if command.partners is None else _named(command.partners)
    changes: tuple[tuple[Field, Value, Value], ...] = (
        ("title", state.title, command.title),
        ("partners", state.partners, partners),
        ("stage", state.stage, command.stage),
    )
    for name, was, now in changes:
        if now is not None and now != was:
            yield ArrangementCorrected(
                edition=edition, field=name, was=was, now=now, reason=command.reason
            )


def _link(
    command: LinkArrangement, state: Arrangement, matter: Matter, edition: EditionRef
) -> list[Event]:
    if command.other == matter.id:
        raise LinkedToItself
    _said("why", command.why)
    if command.other in state.links:
        return []
    return [ArrangementLinked(edition=edition, other=command.other, why=command.why)]


def _said(field: str, text: PersonalText) -> None:
    if not text.text.strip():
        raise NothingSaid(field)


def _named(partners: tuple[PersonalText, ...]) -> tuple[PersonalText, ...]:
    """Return *partners* without blanks, each once, in the order given."""
    return tuple(dict.fromkeys(each for each in partners if each.text.strip()))
