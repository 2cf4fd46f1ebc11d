"""Who may do what is one table, each line with its clauses; every act and read asks it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from domain.identity import Actor
from domain.model.office.refusals import OwnRequest
from domain.policy.edition import Edition
from domain.policy.rights import Grant
from domain.refusals import NotYourOffice, NotYours, OutsideScope


class Who(Enum):
    """In what capacity somebody may act.

    ``NOT_REQUESTER`` gives nothing: it takes it from whoever asked for what is decided.
    """

    STAFF = "staff"
    OPENER = "opener"
    REGISTRANT = "registrant"
    KEEPER = "keeper"
    LEAD = "lead"
    REPRESENTATIVE = "representative"
    APPROVER = "approver"
    CONTACT = "contact"
    OWNER = "owner"
    AUDITOR = "auditor"
    HOLDER = "holder"
    NOT_REQUESTER = "not_requester"


AUDITOR = "auditor"
"""The office by which a directory names those who audit: no policy here has one of its own."""


@dataclass(frozen=True, slots=True)
class Right:
    """An act or a read, who may, and the clauses or decisions it rests on."""

    act: str
    who: tuple[Who, ...]
    clauses: tuple[str, ...]
    offices: tuple[str, ...] = ()


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
RECORD_FIELD = Right("record-field", (Who.REGISTRANT, Who.KEEPER), ("CHE-14.1", "CHE-15.5", "A-14"))
ADD_NOTE = Right("add-note", (Who.STAFF, Who.REGISTRANT, Who.KEEPER), ("CHE-2.1", "CHE-14.1"))
MERGE_ENTRIES = Right("merge-entries", (Who.REGISTRANT, Who.KEEPER), ("CHE-14.1", "A-14"))
KEEP_BODIES = Right("keep-bodies", (Who.HOLDER, Who.CONTACT), ("CHE-14.1", "CHE-14.5", "A-14"))
AUDIT_ENQUIRY = Right(
    "audit-enquiry",
    (Who.OPENER, Who.OWNER, Who.CONTACT, Who.AUDITOR),
    ("CHE-0.2", "CHE-0.3", "A-9", "A-36"),
)
FILE_REVIEW = Right("file-review", (Who.LEAD, Who.KEEPER), ("CHE-15.5", "CHE-14.1", "A-16", "A-28"))
REPORT_CHANGE = Right("report-change", (Who.STAFF,), ("CHE-15.3",))
MARK_HIGH_RISK = Right("mark-high-risk", (Who.KEEPER,), ("A-27",))
END_ENTRY = Right("end-entry", (Who.REGISTRANT, Who.LEAD, Who.KEEPER), ("CHE-12.1", "CHE-12.2"))
IMPORT_REGISTER = Right("import-register", (Who.KEEPER, Who.CONTACT), ("CHE-14.1", "A-14"))
REPLAY_DECISIONS = Right(
    "replay-decisions", (Who.STAFF, Who.AUDITOR), ("CHE-0.4", "CHE-2.1", "A-36")
)
SEE_IMPACT = Right("see-impact", (Who.STAFF,), ("CHE-0.3", "CHE-0.4"))
SEE_USE = Right("see-use", (Who.STAFF,), ("CHE-0.2", "CHE-0.4"))
BEGIN_FORM = Right("begin-form", (Who.STAFF,), ("CHE-2.1",))
FILL_IN_FORM = Right("fill-in-form", (Who.OPENER,), ("CHE-8.1", "A-31"))
READ_OFFICES = Right("read-offices", (Who.STAFF,), ("CHE-2.1",))
KEEP_REPRESENTATIVES = Right(
    "keep-representatives", (Who.REGISTRANT, Who.KEEPER), ("CHE-2.2", "CHE-14.1", "A-14")
)
APPOINT = Right("appoint", (Who.CONTACT,), ("CHE-0.2", "A-9"))
DELEGATE_OFFICE = Right("delegate-office", (Who.HOLDER, Who.CONTACT), ("CHE-0.2", "A-9"))
HAND_OVER = Right("hand-over", (Who.CONTACT,), ("CHE-0.2", "A-9"))
OPEN_TASK = Right("open-task", (Who.STAFF,), ("CHE-2.1",))
READ_TASKS = Right("read-tasks", (Who.STAFF, Who.AUDITOR), ("CHE-2.1", "A-36"))
DO_TASK = Right("do-task", (Who.HOLDER, Who.CONTACT), ("CHE-15.8", "A-9"))
CHANGE_TASK = Right("change-task", (Who.HOLDER, Who.OPENER, Who.CONTACT), ("CHE-15.8", "A-9"))
LOG_NOTE = Right("log-note", (Who.HOLDER, Who.CONTACT), ("A-37", "A-9"))
TURN_SWITCH = Right("turn-switch", (Who.HOLDER, Who.CONTACT), ("A-40", "A-37", "A-9"))
KEEP_MEETINGS = Right("keep-meetings", (Who.STAFF,), ("CHE-2.1", "CHE-2.2"))
READ_MEETINGS = Right("read-meetings", (Who.STAFF, Who.AUDITOR), ("CHE-2.1", "CHE-14.1", "A-36"))
CHANGE_MEETING = Right(
    "change-meeting",
    (Who.OPENER, Who.REPRESENTATIVE, Who.CONTACT),
    ("CHE-2.2", "CHE-14.1", "A-14"),
)
SEE_ALL_DUE = Right("see-all-due", (Who.CONTACT, Who.AUDITOR), ("CHE-0.2", "A-9", "A-36"))
REPORT_RISK = Right("report-risk", (Who.STAFF,), ("CHE-5.8", "CHE-11.1", "CHE-11.3"))
READ_RISKS = Right("read-risks", (Who.STAFF, Who.AUDITOR), ("CHE-5.8", "CHE-11.2", "A-36"))
EVALUATE_RISK = Right("evaluate-risk", (Who.HOLDER,), ("CHE-11.1", "A-41"))
LOG_RISK = Right("log-risk", (Who.HOLDER,), ("CHE-11.1", "A-41"))
KEEP_RISK = Right("keep-risk", (Who.LEAD, Who.HOLDER), ("CHE-11.2", "A-56"))
ACCEPT_RISK = Right("accept-risk", (Who.LEAD, Who.HOLDER), ("CHE-11.1", "CHE-11.3"))
ESCALATE_RISK = Right("escalate-risk", (Who.HOLDER,), ("A-41",))
DECIDE_RISK = Right("decide-risk", (Who.HOLDER,), ("A-41",))
CLOSE_RISK = Right("close-risk", (Who.HOLDER,), ("CHE-11.2", "A-41"))
FLAG_HIGH_RISK = Right("flag-high-risk", (Who.HOLDER,), ("A-27", "A-56"))
LINK_RISK = Right("link-risk", (Who.OPENER, Who.LEAD, Who.HOLDER), ("CHE-11.2",))
CORRECT_RISK = Right("correct-risk", (Who.OPENER, Who.HOLDER), ("CHE-11.2", "A-41"))
VOID_RISK = Right("void-risk", (Who.OPENER, Who.HOLDER), ("CHE-11.2", "A-41"))
WRITE_REPORT = Right("write-report", (Who.STAFF, Who.AUDITOR), ("CHE-2.1", "CHE-14.4", "A-36"))
DRAFT_REPORT = Right("draft-report", (Who.HOLDER, Who.CONTACT), ("CHE-14.4", "A-9"))
CLEAR_REPORT = Right("clear-report", (Who.HOLDER,), ("CAM-0.7",))
RELEASE_REPORT = Right("release-report", (Who.HOLDER,), ("A-50",))
WITHDRAW_REPORT = Right(
    "withdraw-report", (Who.OPENER, Who.HOLDER, Who.CONTACT), ("CHE-14.4", "A-9")
)
SEE_NOTICES = Right("see-notices", (Who.CONTACT, Who.AUDITOR), ("CHE-0.2", "A-9", "A-36"))
KEEP_NOTICES = Right("keep-notices", (Who.CONTACT,), ("CHE-0.2", "A-9"))

RIGHTS = tuple(each for each in tuple(globals().values()) if isinstance(each, Right))
"""Every right there is, in the order in which people meet them."""


@dataclass(frozen=True, slots=True)
class About:
    """What a right turns on: the people and offices of the matter, as far as it has any.

    *organisations* are those that the policy applies to, *keeper* the office that keeps the entry,
    *contact* the office that is asked where the policy is silent, *owners* those that own the
    policy. *leads*, *representatives*, *approvers* and *holders* are people by their ids or offices
    (a seat as ``office@seat``), *requester* is who asked for what is decided. *grants* are those of
    the edition in force, by act: what it names counts, in place of the right's own line here.
    """

    organisations: tuple[str, ...] = ()
    opener: str = ""
    registrant: str = ""
    keeper: str = ""
    contact: str = ""
    owners: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    representatives: tuple[str, ...] = ()
    approvers: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    requester: str = ""
    grants: Mapping[str, Grant] = field(default_factory=dict)


def about_of(edition: Edition) -> About:
    """Return what every right under *edition* turns on: whom it is for, whom to ask, its grants."""
    return About(
        organisations=edition.may_ask,
        contact=edition.policy_contact,
        owners=edition.owners,
        grants=edition.grant_of,
    )


def unknown_acts(edition: Edition) -> tuple[str, ...]:
    """Return the acts that *edition* gives somebody a right to and that there are not."""
    known = {right.act for right in RIGHTS}
    return tuple(grant.act for grant in edition.grants if grant.act not in known)


def require(right: Right, actor: Actor, about: About) -> None:
    """Return if *actor* has *right* in this matter; refuse otherwise, saying who has."""
    who, offices = right.who, right.offices
    if (grant := about.grants.get(right.act)) is not None:
        who, offices = tuple(Who(each) for each in grant.who), grant.offices
    if Who.NOT_REQUESTER in who and about.requester and actor.id == about.requester:
        raise OwnRequest(right.act)
    who = tuple(each for each in who if each is not Who.NOT_REQUESTER)
    if any(_is(actor, each, about) for each in who) or _holds_any(actor, offices):
        return
    if (who, offices) == ((Who.OPENER,), ()):
        raise NotYours
    if (who, offices) == ((Who.STAFF,), ()):
        raise OutsideScope(right.act, actor.organisation, about.organisations, about.contact)
    named = dict.fromkeys(name for each in who for name in _named(each, about))
    raise NotYourOffice(right.act, tuple(named | dict.fromkeys(offices)))


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
            meant = _meant(who, about)
            return (who in _BY_NAME and actor.id in meant) or _holds_any(actor, meant)


_BY_NAME = {Who.LEAD, Who.REPRESENTATIVE, Who.APPROVER}
"""In what capacity somebody may be named themselves, and not only by an office."""


def _holds_any(actor: Actor, offices: tuple[str, ...]) -> bool:
    return not set(offices).isdisjoint((*actor.offices, *actor.stands_in))


def _meant(who: Who, about: About) -> tuple[str, ...]:
    """Return the offices that are meant, and people; none where the matter has none."""
    meant = {
        Who.KEEPER: (about.keeper,),
        Who.LEAD: about.leads,
        Who.REPRESENTATIVE: about.representatives,
        Who.APPROVER: about.approvers,
        Who.CONTACT: (about.contact,),
        Who.OWNER: about.owners,
        Who.AUDITOR: (AUDITOR,),
        Who.HOLDER: about.holders,
    }
    return tuple(each for each in meant.get(who, ()) if each)


def _named(who: Who, about: About) -> tuple[str, ...]:
    """Return the offices that may, or the capacity where it is no office or there is none."""
    return (() if who in _BY_NAME else _meant(who, about)) or (who.value,)
