"""What happens to a register entry when something is wished of it, or why it does not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from domain.identity import short_form
from domain.messages import Event, PersonalText
from domain.model.arrangement.messages import (
    PREFIX,
    ArrangementClassified,
    ArrangementCommand,
    ArrangementCorrected,
    ArrangementLinked,
    ArrangementRegistered,
    ClassifyArrangement,
    CorrectArrangement,
    EntryVoided,
    Field,
    LinkArrangement,
    RegisterArrangement,
    Stage,
    Value,
    VoidEntry,
)
from domain.model.arrangement.state import Arrangement
from domain.model.enquiry.state import Enquiry, Outcome
from domain.policy.edition import EditionRef
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


@dataclass(frozen=True, slots=True)
class Matter:
    """The entry's id, the enquiry that a command names, and the contact of its policy."""

    id: str
    enquiry: Enquiry | None = None
    contact: str = ""


def decide(command: ArrangementCommand, state: Arrangement, matter: Matter) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it."""
    if isinstance(command, RegisterArrangement):
        return _register(command, state, matter)
    edition = _standing(state)
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


def _standing(state: Arrangement) -> EditionRef:
    if state.edition is None:
        raise NotRegistered
    if state.voided:
        raise EnteredInError
    return state.edition


def _register(command: RegisterArrangement, state: Arrangement, matter: Matter) -> list[Event]:
    """Register once; an entry that was voided may be made again, and is the same entry."""
    if state.standing:
        raise AlreadyRegistered(short_form(PREFIX, matter.id))
    enquiry, outcome = _decided(matter)
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
    enquiry, outcome = _decided(matter)
    offered = tuple(outcome.registers)
    held = "" if state.classified is None else state.classified.register_id
    register = offered[0] if held not in offered and len(offered) == 1 else held
    classified = _classified(command.enquiry, enquiry, outcome, register, matter.contact)
    return [] if classified == state.classified else [classified]


def _decided(matter: Matter) -> tuple[Enquiry, Outcome]:
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
    for field, was, now in changes:
        if now is not None and now != was:
            yield ArrangementCorrected(
                edition=edition, field=field, was=was, now=now, reason=command.reason
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
