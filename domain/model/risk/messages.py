"""What may have happened to a risk."""

from datetime import date

from pydantic import PositiveInt

from domain.messages import Event, PersonalText
from domain.model.arrangement.representation.parts import Named
from domain.model.risk.parts import (
    Awaited,
    Choice,
    Lapse,
    Mitigation,
    ScaleUsed,
    Scope,
    Treatment,
    Which,
)
from domain.policy.edition import EditionRef

STREAM = "risk-"
"""The stream of a risk is this and its whole id."""

PREFIX = "RSK"
"""What the short form of a risk's id begins with."""


class RiskReported(Event, name="risk-reported"):
    """Somebody said that there is a risk: to the authority itself, to a partnership, or to both.

    *categories* and *bearers* are ids of the edition's lists, *partners* who else bears it, by
    name. *about* is the stream of the entry that it concerns, *source* that of the meeting or form
    it was said in, *area* its council area, each ``""`` where there is none. *evaluator* is the
    office that is to judge it, as it was called that day.
    """

    title: PersonalText
    what: PersonalText
    scopes: tuple[Scope, ...]
    categories: tuple[str, ...] = ()
    bearers: tuple[str, ...] = ()
    partners: tuple[PersonalText, ...] = ()
    about: str = ""
    source: str = ""
    area: str = ""
    evaluator: str
    edition: EditionRef
    prompt: str = ""


class RiskEvaluated(Event, name="risk-evaluated"):
    """*office* judged whether it is significant and what it concerns, and wrote down why.

    *awaits* is what comes next and whose turn that is, here and below.
    """

    significant: bool
    scopes: tuple[Scope, ...]
    reason: PersonalText
    office: str
    awaits: tuple[Awaited, ...] = ()


class RiskLogged(Event, name="risk-logged"):
    """It stands on the risk log, with at least one thing that is done about it.

    Its owner holds *office* or is *owner*. *external* says where a partnership's own register of
    risks has it, and who owns that.
    """

    office: str
    owner: Named | None
    treatment: Treatment
    mitigations: tuple[Mitigation, ...]
    next_review: date | None
    external: PersonalText | None = None
    awaits: tuple[Awaited, ...] = ()


class MitigationAdded(Event, name="mitigation-added"):
    """One more thing is done about it."""

    mitigation: Mitigation


class MitigationCompleted(Event, name="mitigation-completed"):
    """That was carried out on a day: *evidence* says how that is known."""

    number: PositiveInt
    on: date
    evidence: PersonalText
    document: PersonalText | None = None


class MitigationReassigned(Event, name="mitigation-reassigned"):
    """That is another's to carry out."""

    number: PositiveInt
    office: str
    owner: Named | None
    reason: PersonalText


class MitigationDropped(Event, name="mitigation-dropped"):
    """That is not going to be done."""

    number: PositiveInt
    reason: PersonalText


class RiskScored(Event, name="risk-scored"):
    """How grave it is, by the *scale* of the edition, or in *words* where that has none.

    *score* is the number that the scale makes of it, where it makes one. *next_review* is the day
    that follows from its level.
    """

    which: Which
    likelihood: str = ""
    impact: str = ""
    score: int | None = None
    level: str = ""
    scale: ScaleUsed | None = None
    words: PersonalText | None = None
    next_review: date | None = None


class RiskRescoringAsked(Event, name="risk-rescoring-asked"):
    """Something changed in what the risk is about: it is to be scored anew.

    *of* is what asked for it: the stream of the entry and the number of its change there.
    """

    of: str
    what: PersonalText


class RiskAccepted(Event, name="risk-accepted"):
    """*by* bears it as it was scored, until a day; *office* is theirs as they did so."""

    by: Named
    office: str
    score: int | None
    level: str
    until: date
    reason: PersonalText


class RiskAcceptanceLapsed(Event, name="risk-acceptance-lapsed"):
    """Nobody bears it any more: it was scored anew, the time is over, or it was taken back."""

    because: Lapse
    reason: PersonalText | None = None


class RiskEscalated(Event, name="risk-escalated"):
    """One office passed it on to another, by the step of a route, and wrote down why.

    *document* is the edition of the policy or process that has the route, where that is known.
    """

    route: str
    step: str
    from_office: str
    to_office: str
    reason: PersonalText
    document: EditionRef | None
    clauses: tuple[str, ...] = ()
    minute: PersonalText | None = None
    awaits: tuple[Awaited, ...] = ()


class EscalationDecided(Event, name="escalation-decided"):
    """What came of a step: *office* chose, whichever way, and why is written down.

    *to_office* is where it goes if it goes on. *recorded_for* is true where somebody else entered
    what the office had decided in a meeting or on paper.
    """

    route: str
    step: str
    office: str
    to_office: str
    choice: Choice
    reason: PersonalText
    minute: PersonalText | None = None
    document: PersonalText | None = None
    recorded_for: bool = False
    awaits: tuple[Awaited, ...] = ()


class RiskReviewed(Event, name="risk-reviewed"):
    """It was looked at again, and stands as it is until *next_review*."""

    remark: PersonalText
    next_review: date | None


class RiskReassigned(Event, name="risk-reassigned"):
    """It is another's to look after from here on, by office or as a person."""

    office: str
    owner: Named | None
    reason: PersonalText


class RiskTreatmentChanged(Event, name="risk-treatment-changed"):
    """Something else is done with it."""

    treatment: Treatment
    reason: PersonalText


class RiskClosed(Event, name="risk-closed"):
    """It is no risk any more, or nothing is to be done about it."""

    reason: PersonalText


class RiskReopened(Event, name="risk-reopened"):
    """It is a risk after all: it stands where it stood."""

    reason: PersonalText
    next_review: date | None = None
    awaits: tuple[Awaited, ...] = ()


class RiskLinked(Event, name="risk-linked"):
    """It belongs with what stands in another stream: an entry, a form, a meeting or a risk."""

    other: str
    why: PersonalText


class RiskUnlinked(Event, name="risk-unlinked"):
    """It does not belong with that."""

    other: str
    reason: PersonalText


class RiskCorrected(Event, name="risk-corrected"):
    """What should have stood there; what is none stays."""

    title: PersonalText | None = None
    what: PersonalText | None = None
    categories: tuple[str, ...] | None = None
    bearers: tuple[str, ...] | None = None
    partners: tuple[PersonalText, ...] | None = None
    about: str | None = None
    area: str | None = None
    external: PersonalText | None = None
    reason: PersonalText


class RiskHighFlagged(Event, name="risk-high-flagged"):
    """An office marked it as high, or as high no more, and wrote down why."""

    high: bool
    office: str
    reason: PersonalText
    next_review: date | None = None


class RiskVoided(Event, name="risk-voided"):
    """It had been reported in error: it leaves the lists and stays in the log."""

    reason: PersonalText
