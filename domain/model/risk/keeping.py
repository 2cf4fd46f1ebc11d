"""What is done about a risk, whose it is, what it belongs with, and what should stand there."""

from domain.messages import Event, PersonalText
from domain.model.risk.commands import (
    AddMitigation,
    ChangeTreatment,
    CompleteMitigation,
    CorrectRisk,
    DropMitigation,
    LinkRisk,
    ReassignMitigation,
    ReassignRisk,
    SucceedInRisk,
    UnlinkRisk,
    VoidRisk,
)
from domain.model.risk.ground import Ground, may_be_borne, said
from domain.model.risk.messages import (
    MitigationAdded,
    MitigationCompleted,
    MitigationDropped,
    MitigationReassigned,
    RiskCorrected,
    RiskLinked,
    RiskReassigned,
    RiskTreatmentChanged,
    RiskUnlinked,
    RiskVoided,
)
from domain.model.risk.parts import Named
from domain.model.risk.refusals import (
    LinkedAlready,
    NobodyLooksAfterIt,
    NoSuchMitigation,
    NothingDoneAboutIt,
    NotOnLog,
)
from domain.model.risk.saying import known
from domain.model.risk.state import Mitigating, Risk


def void(command: VoidRisk, risk: Risk, ground: Ground) -> list[Event]:
    """Say that it was reported in error."""
    del risk, ground
    said("reason", command.reason)
    return [RiskVoided(reason=command.reason)]


def correct(command: CorrectRisk, risk: Risk, ground: Ground) -> list[Event]:
    """Say what should have stood there; nothing happens where it stands so already."""
    said("reason", command.reason)
    for field, text in (("title", command.title), ("what", command.what)):
        if text is not None:
            said(field, text)
    known(ground.rules, _whole(command, risk))
    event = RiskCorrected(**dict(command))
    return [event] if _differs(command, risk) else []


def add(command: AddMitigation, risk: Risk, ground: Ground) -> list[Event]:
    """Let one more thing be done about it."""
    _on_log(risk, ground)
    said("mitigation", command.mitigation.what)
    return [MitigationAdded(mitigation=command.mitigation)]


def complete(command: CompleteMitigation, risk: Risk, ground: Ground) -> list[Event]:
    """Say that something was done about it, and how that is known."""
    _open(risk, command.number)
    said("evidence", command.evidence)
    return [MitigationCompleted(**dict(command), on=ground.day)]


def drop(command: DropMitigation, risk: Risk, ground: Ground) -> list[Event]:
    """Let something not be done about it, unless nothing would be left."""
    del ground
    _open(risk, command.number)
    said("reason", command.reason)
    if len(risk.mitigated) == 1:
        raise NothingDoneAboutIt
    return [MitigationDropped(**dict(command))]


def give(command: ReassignMitigation, risk: Risk, ground: Ground) -> list[Event]:
    """Let something be another's to carry out; whose it is already, it is not given again."""
    del ground
    one = _open(risk, command.number)
    said("reason", command.reason)
    same = (command.office, command.owner) == (one.office, one.owner)
    return [] if same else [MitigationReassigned(**dict(command))]


def succeed(command: SucceedInRisk, risk: Risk, ground: Ground) -> list[Event]:
    """Let a leaver's part go on with somebody else; what is not the leaver's any more stays."""
    del ground
    left, follows = Named(person=command.before), Named(person=command.person)
    mine: list[Event] = []
    if risk.owner == left:
        mine.append(RiskReassigned(office=risk.office, owner=follows, reason=command.reason))
    return mine + [
        MitigationReassigned(
            number=one.number, office=one.office, owner=follows, reason=command.reason
        )
        for one in risk.mitigations
        if one.open and one.owner == left
    ]


def reassign(command: ReassignRisk, risk: Risk, ground: Ground) -> list[Event]:
    """Let it be another's to look after."""
    _on_log(risk, ground)
    said("reason", command.reason)
    if not command.office and (command.owner is None or not command.owner.known):
        raise NobodyLooksAfterIt
    same = (command.office, command.owner) == (risk.office, risk.owner)
    return [] if same else [RiskReassigned(**dict(command))]


def treat(command: ChangeTreatment, risk: Risk, ground: Ground) -> list[Event]:
    """Do something else with it."""
    _on_log(risk, ground)
    said("reason", command.reason)
    may_be_borne(command.treatment, risk, ground)
    same = command.treatment == risk.treatment
    return [] if same else [RiskTreatmentChanged(**dict(command))]


def link(command: LinkRisk, risk: Risk, ground: Ground) -> list[Event]:
    """Say that it belongs with what stands in another stream."""
    del ground
    said("why", command.why)
    if command.other in {risk.about, *(each.other for each in risk.links)}:
        raise LinkedAlready
    return [RiskLinked(**dict(command))]


def unlink(command: UnlinkRisk, risk: Risk, ground: Ground) -> list[Event]:
    """Say that it does not belong with that."""
    del ground
    said("reason", command.reason)
    linked = command.other in {each.other for each in risk.links}
    return [RiskUnlinked(**dict(command))] if linked else []


def _on_log(risk: Risk, ground: Ground) -> None:
    if risk.status != "logged":
        raise NotOnLog(ground.rules.logger)


def _open(risk: Risk, number: int) -> Mitigating:
    for each in risk.mitigations:
        if each.open and each.number == number:
            return each
    raise NoSuchMitigation(number)


def _differs(command: CorrectRisk, risk: Risk) -> bool:
    texts = (command.title, command.what, command.external)
    stand = (risk.title, risk.what, risk.external)
    if any(new is not None and new.text != old for new, old in zip(texts, stand, strict=True)):
        return True
    partners = None if command.partners is None else tuple(e.text for e in command.partners)
    new = (command.categories, command.bearers, partners, command.about, command.area)
    old = (risk.categories, risk.bearers, risk.partners, risk.about, risk.area)
    return any(given is not None and given != held for given, held in zip(new, old, strict=True))


def _whole(command: CorrectRisk, risk: Risk) -> CorrectRisk:
    """Return the correction with what stays, so that the whole of it can be looked at."""
    if command.bearers is None or command.partners is not None:
        return command
    subject = command.reason.subject
    kept = tuple(PersonalText(subject=subject, text=each) for each in risk.partners)
    return command.model_copy(update={"partners": kept})
