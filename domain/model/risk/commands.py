"""What may be wished of a risk."""

from datetime import date

from pydantic import PositiveInt

from domain.identity import OpaqueId
from domain.messages import Command, PersonalText
from domain.model.risk.parts import (
    Choice,
    Lapse,
    Mitigation,
    Named,
    Scope,
    Treatment,
    Which,
)


class RiskCommand(Command):
    """A wish that is about a risk."""


class ReportRisk(RiskCommand):
    """Say that there is a risk; the fields are those of the event."""

    title: PersonalText
    what: PersonalText
    scopes: tuple[Scope, ...]
    categories: tuple[str, ...] = ()
    bearers: tuple[str, ...] = ()
    partners: tuple[PersonalText, ...] = ()
    about: str = ""
    source: str = ""
    area: str = ""
    prompt: str = ""


class EvaluateRisk(RiskCommand):
    """Judge whether it is significant, and what it concerns."""

    significant: bool
    scopes: tuple[Scope, ...]
    reason: PersonalText


class LogRisk(RiskCommand):
    """Put it on the risk log, with what is done about it.

    Without a day the next review follows from its level.
    """

    office: str = ""
    owner: Named | None = None
    treatment: Treatment = "treat"
    mitigations: tuple[Mitigation, ...]
    next_review: date | None = None
    external: PersonalText | None = None


class AddMitigation(RiskCommand):
    """Let one more thing be done about it."""

    mitigation: Mitigation


class CompleteMitigation(RiskCommand):
    """Say that it was carried out, and how that is known."""

    number: PositiveInt
    evidence: PersonalText
    document: PersonalText | None = None


class DropMitigation(RiskCommand):
    """Let it not be done."""

    number: PositiveInt
    reason: PersonalText


class ReassignMitigation(RiskCommand):
    """Let it be another's to carry out."""

    number: PositiveInt
    office: str = ""
    owner: Named | None = None
    reason: PersonalText


class SucceedInRisk(RiskCommand):
    """Let *person* look after what *before* did, who has left, and carry out what was theirs."""

    before: OpaqueId
    person: OpaqueId
    reason: PersonalText


class ScoreRisk(RiskCommand):
    """Say how grave it is: by the steps of the scale, counted from one, or in words."""

    which: Which
    likelihood: PositiveInt | None = None
    impact: PositiveInt | None = None
    words: PersonalText | None = None


class AskRescoring(RiskCommand):
    """Ask for a new score, because something changed; *of* says what, once."""

    of: str
    what: PersonalText


class AcceptRisk(RiskCommand):
    """Bear it as it is scored, until a day."""

    by: Named
    office: str = ""
    until: date
    reason: PersonalText


class LapseAcceptance(RiskCommand):
    """Let nobody bear it any more."""

    because: Lapse
    reason: PersonalText | None = None


class EscalateRisk(RiskCommand):
    """Pass it on by a step of a route."""

    route: str
    step: str
    reason: PersonalText
    minute: PersonalText | None = None


class DecideStep(RiskCommand):
    """Choose what follows from a step, or say what became of it."""

    route: str
    step: str
    choice: Choice
    reason: PersonalText
    minute: PersonalText | None = None
    document: PersonalText | None = None


class ReviewRisk(RiskCommand):
    """Say that it was looked at again; without a day the next one follows from its level."""

    remark: PersonalText
    next_review: date | None = None


class ReassignRisk(RiskCommand):
    """Let it be another's to look after."""

    office: str = ""
    owner: Named | None = None
    reason: PersonalText


class ChangeTreatment(RiskCommand):
    """Do something else with it."""

    treatment: Treatment
    reason: PersonalText


class CloseRisk(RiskCommand):
    """Say that it is no risk any more."""

    reason: PersonalText


class ReopenRisk(RiskCommand):
    """Say that it is one after all."""

    reason: PersonalText


class LinkRisk(RiskCommand):
    """Say that it belongs with what stands in another stream."""

    other: str
    why: PersonalText


class UnlinkRisk(RiskCommand):
    """Say that it does not belong with that."""

    other: str
    reason: PersonalText


class CorrectRisk(RiskCommand):
    """Say what should have stood there; what is none stays."""

    title: PersonalText | None = None
    what: PersonalText | None = None
    categories: tuple[str, ...] | None = None
    bearers: tuple[str, ...] | None = None
    partners: tuple[PersonalText, ...] | None = None
    about: str | None = None
    area: str | None = None
    external: PersonalText | None = None
    reason: PersonalText


class FlagHigh(RiskCommand):
    """Mark it as high, or as high no more."""

    high: bool
    reason: PersonalText


class VoidRisk(RiskCommand):
    """Say that it was reported in error."""

    reason: PersonalText
