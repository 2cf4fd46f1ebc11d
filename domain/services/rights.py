"""Who may do what is one table, each line with its clauses; every act and read asks it."""

from dataclasses import dataclass
from enum import Enum

from domain.identity import Actor
from domain.refusals import NotYourOffice, NotYours, OutsideScope


class Who(Enum):
    """In what capacity somebody may act."""

    STAFF = "staff"
    OPENER = "opener"
    REGISTRANT = "registrant"
    KEEPER = "keeper"
    CONTACT = "contact"
    OWNER = "owner"
    AUDITOR = "auditor"


AUDITOR = "auditor"
"""The office by which a directory names those who audit: no policy here has one of its own."""


@dataclass(frozen=True, slots=True)
class Right:
    """An act or a read, who may, and the clauses or decisions it rests on."""

    act: str
    who: tuple[Who, ...]
    clauses: tuple[str, ...]


OPEN_ENQUIRY = Right("open-enquiry", (Who.STAFF,), ("CHE-0.4", "CHE-2.1"))
READ_ENQUIRY = Right("read-enquiry", (Who.OPENER,), ("CHE-2.1",))
GO_ON_WITH_ENQUIRY = Right("go-on-with-enquiry", (Who.OPENER,), ("CHE-2.1",))
LIST_OWN_ENQUIRIES = Right("list-own-enquiries", (Who.STAFF,), ("CHE-2.1",))
READ_REGISTER = Right(
    "read-register", (Who.STAFF, Who.AUDITOR), ("CHE-2.1", "CHE-14.1", "CHE-14.5", "A-36")
)
REGISTER = Right("register", (Who.OPENER,), ("CHE-14.1", "CHE-14.5", "CHE-14.6"))
CORRECT_ENTRY = Right("correct-entry", (Who.REGISTRANT, Who.KEEPER), ("CHE-14.1", "A-14"))
VOID_ENTRY = Right("void-entry", (Who.REGISTRANT, Who.KEEPER), ("CHE-14.1", "A-14"))
LINK_ENTRY = Right("link-entry", (Who.REGISTRANT, Who.KEEPER), ("A-53", "A-14"))
RECLASSIFY_ENTRY = Right("reclassify-entry", (Who.REGISTRANT, Who.KEEPER), ("A-54", "A-14"))
SEEK_APPROVAL = Right(
    "seek-approval", (Who.REGISTRANT, Who.KEEPER), ("CHE-6.12", "CHE-8.5", "A-14")
)
CONSULT = Right("consult", (Who.REGISTRANT, Who.KEEPER), ("CHE-10.2", "A-60"))
PASS_GATE = Right("pass-gate", (Who.REGISTRANT, Who.KEEPER), ("CHE-6.12", "CHE-8.5", "A-57"))
RECORD_DECISION = Right("record-decision", (Who.KEEPER, Who.CONTACT), ("CHE-6.12", "A-14"))
AUDIT_ENQUIRY = Right(
    "audit-enquiry",
    (Who.OPENER, Who.OWNER, Who.CONTACT, Who.AUDITOR),
    ("CHE-0.2", "CHE-0.3", "A-9", "A-36"),
)
REPLAY_DECISIONS = Right(
    "replay-decisions", (Who.STAFF, Who.AUDITOR), ("CHE-0.4", "CHE-2.1", "A-36")
)
SEE_IMPACT = Right("see-impact", (Who.STAFF,), ("CHE-0.3", "CHE-0.4"))
SEE_USE = Right("see-use", (Who.STAFF,), ("CHE-0.2", "CHE-0.4"))
BEGIN_FORM = Right("begin-form", (Who.STAFF,), ("CHE-2.1",))
FILL_IN_FORM = Right("fill-in-form", (Who.OPENER,), ("CHE-8.1", "A-31"))
READ_OFFICES = Right("read-offices", (Who.STAFF,), ("CHE-2.1",))
APPOINT = Right("appoint", (Who.CONTACT,), ("CHE-0.2", "A-9"))

RIGHTS = (
    OPEN_ENQUIRY,
    READ_ENQUIRY,
    GO_ON_WITH_ENQUIRY,
    LIST_OWN_ENQUIRIES,
    READ_REGISTER,
    REGISTER,
    CORRECT_ENTRY,
    VOID_ENTRY,
    LINK_ENTRY,
    RECLASSIFY_ENTRY,
    SEEK_APPROVAL,
    CONSULT,
    PASS_GATE,
    RECORD_DECISION,
    AUDIT_ENQUIRY,
    REPLAY_DECISIONS,
    SEE_IMPACT,
    SEE_USE,
    BEGIN_FORM,
    FILL_IN_FORM,
    READ_OFFICES,
    APPOINT,
)
"""Every right there is, in the order in which people meet them."""


@dataclass(frozen=True, slots=True)
class About:
    """What a right turns on: the people and offices of the matter, as far as it has any.

    *organisations* are those that the policy applies to, *keeper* the office that keeps the entry,
    *contact* the office that is asked where the policy is silent, *owners* those that own the
    policy.
    """

    organisations: tuple[str, ...] = ()
    opener: str = ""
    registrant: str = ""
    keeper: str = ""
    contact: str = ""
    owners: tuple[str, ...] = ()


def require(right: Right, actor: Actor, about: About) -> None:
    """Return if *actor* has *right* in this matter; refuse otherwise, saying who has."""
    if any(_is(actor, who, about) for who in right.who):
        return
    if right.who == (Who.OPENER,):
        raise NotYours
    if right.who == (Who.STAFF,):
        raise OutsideScope(right.act, actor.organisation, about.organisations, about.contact)
    raise NotYourOffice(right.act, tuple(name for who in right.who for name in _named(who, about)))


def _is(actor: Actor, who: Who, about: About) -> bool:
    """Say whether *actor* acts as *who*; whoever the directory does not know may still ask."""
    match who:
        case Who.STAFF:
            return actor.organisation in {"", *about.organisations}
        case Who.OPENER:
            return actor.id == about.opener
        case Who.REGISTRANT:
            return actor.id == about.registrant
        case _:
            return not set(_offices(who, about)).isdisjoint(actor.offices)


def _offices(who: Who, about: About) -> tuple[str, ...]:
    """Return the offices that are meant, none where it is a person or the matter has none."""
    offices = {
        Who.KEEPER: (about.keeper,),
        Who.CONTACT: (about.contact,),
        Who.OWNER: about.owners,
        Who.AUDITOR: (AUDITOR,),
    }
    return tuple(office for office in offices.get(who, ()) if office)


def _named(who: Who, about: About) -> tuple[str, ...]:
    """Return the offices that may, or the capacity where it is no office."""
    return _offices(who, about) or (who.value,)
