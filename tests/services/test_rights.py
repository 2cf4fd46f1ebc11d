"""Each line of the table of rights lets in whom it names, and nobody else."""

import pytest

from domain.identity import Actor
from domain.refusals import NotYourOffice, NotYours
from domain.services import rights
from domain.services.rights import RIGHTS, About, Who, require
from tests.support.builders import INSPECTOR, SERGEANT, SHOWN, act
from tests.support.stores import in_memory

MATTER = About(
    organisations=("force", "office"),
    opener="opener-1",
    registrant="registrant-2",
    keeper="keeper",
    contact="author",
    owners=("chief", "chair"),
    leads=("lead-3",),
    representatives=("member-4",),
    approvers=("treasurer@2026",),
    holders=("clerk_of_works",),
    requester="asker-5",
)
OUTSIDER = Actor(id="x-9", offices=("clerk",), organisation="council")
AS = {
    Who.STAFF: Actor(id="x-9", organisation="force"),
    Who.OPENER: Actor(id="opener-1", organisation="council"),
    Who.REGISTRANT: Actor(id="registrant-2", organisation="council"),
    Who.KEEPER: Actor(id="x-9", offices=("clerk", "keeper"), organisation="council"),
    Who.CONTACT: Actor(id="x-9", offices=("author",), organisation="council"),
    Who.OWNER: Actor(id="x-9", offices=("chair",), organisation="council"),
    Who.AUDITOR: Actor(id="x-9", offices=("auditor",), organisation="council"),
    Who.LEAD: Actor(id="lead-3", organisation="council"),
    Who.REPRESENTATIVE: Actor(id="member-4", organisation="council"),
    Who.APPROVER: Actor(id="x-9", offices=("treasurer", "treasurer@2026"), organisation="council"),
    Who.HOLDER: Actor(id="x-9", offices=("clerk_of_works",), organisation="council"),
}
PAIRS = [(right, who) for right in RIGHTS for who in AS]
CODES = {
    "open-enquiry": "staff",
    "read-enquiry": "opener",
    "go-on-with-enquiry": "opener",
    "list-own-enquiries": "staff",
    "read-register": "staff auditor",
    "register": "opener",
    "correct-entry": "registrant keeper",
    "void-entry": "registrant keeper",
    "link-entry": "registrant keeper",
    "reclassify-entry": "registrant keeper",
    "import-register": "keeper contact",
    "seek-approval": "registrant keeper",
    "consult": "registrant keeper",
    "pass-gate": "registrant keeper",
    "record-decision": "keeper contact",
    "record-field": "registrant keeper",
    "add-note": "staff registrant keeper",
    "merge-entries": "registrant keeper",
    "keep-bodies": "holder contact",
    "audit-enquiry": "opener owner contact auditor",
    "replay-decisions": "staff auditor",
    "begin-form": "staff",
    "fill-in-form": "opener",
    "see-impact": "staff",
    "see-use": "staff",
    "read-offices": "staff",
    "keep-representatives": "registrant keeper",
    "appoint": "contact",
    "delegate-office": "holder contact",
    "hand-over": "contact",
    "open-task": "staff",
    "read-tasks": "staff auditor",
    "file-review": "lead keeper",
    "report-change": "staff",
    "mark-high-risk": "keeper",
    "end-entry": "registrant lead keeper",
    "do-task": "holder contact",
    "change-task": "holder opener contact",
    "keep-meetings": "staff",
    "read-meetings": "staff auditor",
    "change-meeting": "opener representative contact",
    "turn-switch": "holder contact",
    "log-note": "holder contact",
    "see-all-due": "contact auditor",
    "write-report": "staff auditor",
    "draft-report": "holder contact",
    "clear-report": "holder",
    "release-report": "holder",
    "withdraw-report": "opener holder contact",
    "see-notices": "contact auditor",
    "keep-notices": "contact",
    "report-risk": "staff",
    "read-risks": "staff auditor",
    "evaluate-risk": "holder",
    "log-risk": "holder",
    "keep-risk": "lead holder",
    "accept-risk": "lead holder",
    "escalate-risk": "holder",
    "decide-risk": "holder",
    "close-risk": "holder",
    "flag-high-risk": "holder",
    "link-risk": "opener lead holder",
    "correct-risk": "opener holder",
    "void-risk": "opener holder",
}


def test_the_table_says_who_may_do_what():
    """Written out, so that no line changes by accident."""
    assert {right.act: " ".join(who.value for who in right.who) for right in RIGHTS} == CODES


@pytest.mark.parametrize(
    ("right", "who"), PAIRS, ids=[f"{right.act}-{who.value}" for right, who in PAIRS]
)
def test_each_act_and_read_is_for_whom_the_table_names(right, who):
    """Each capacity on its own, allowed or refused."""
    if who in right.who:
        require(right, AS[who], MATTER)
    else:
        with pytest.raises((NotYourOffice, NotYours)):
            require(right, AS[who], MATTER)


@pytest.mark.parametrize("right", RIGHTS, ids=[right.act for right in RIGHTS])
def test_an_outsider_may_nothing(right):
    """Whose organisation the policy does not apply to (CHE-0.4), and who has no part in it."""
    with pytest.raises((NotYourOffice, NotYours)):
        require(right, OUTSIDER, MATTER)


@pytest.mark.parametrize("right", RIGHTS, ids=[right.act for right in RIGHTS])
def test_every_right_rests_on_a_clause(right):
    """Of the policy, or on a decided reading of it."""
    assert all(clause.startswith(("CHE-", "CAM-", "A-")) for clause in right.clauses)
    assert right.clauses


def test_nobody_is_let_in_by_what_a_matter_does_not_have():
    """An empty office is nobody's, even for an actor with an empty one."""
    with pytest.raises(NotYourOffice):
        require(rights.CORRECT_ENTRY, Actor(id="x", offices=("",)), About())
    for right in (rights.APPOINT, rights.AUDIT_ENQUIRY):
        with pytest.raises(NotYourOffice):
            require(right, Actor(id="x", offices=("",)), About(owners=("",)))


def test_a_refusal_says_who_may():
    """By office, or by the part that somebody has in the matter."""
    with pytest.raises(NotYourOffice) as told:
        require(rights.CORRECT_ENTRY, OUTSIDER, MATTER)
    assert told.value.data == {"act": "correct-entry", "may": "registrant, keeper"}
    with pytest.raises(NotYourOffice) as told:
        require(rights.APPOINT, OUTSIDER, MATTER)
    assert told.value.data == {"act": "appoint", "may": "author"}
    with pytest.raises(NotYourOffice) as told:
        require(rights.AUDIT_ENQUIRY, OUTSIDER, MATTER)
    assert told.value.data["may"] == "opener, chief, chair, author, auditor"


def test_an_outsider_opens_nothing_and_reads_no_list():
    """Every service asks the table."""
    kept = in_memory()
    enquiries = kept.enquiries()
    registers, offices = kept.arrangements(enquiries), kept.offices()
    outsider = Actor(id="x-9", organisation="council")
    for wish in (
        lambda: enquiries.open(act("a", outsider), goal="approval", opening="x"),
        lambda: enquiries.mine(outsider),
        lambda: registers.all(outsider),
        lambda: registers.find(outsider, "dog"),
        lambda: registers.get(outsider, "ff" * 16),
        lambda: offices.all(outsider),
        lambda: offices.person(outsider, "sgt-1"),
        lambda: offices.holders(outsider, "keeper"),
    ):
        with pytest.raises(NotYourOffice):
            wish()
    assert kept.store.read(0, 10) == ()


def test_every_act_on_an_enquiry_is_its_openers():
    """What closes it as much as what goes on with it."""
    enquiries = in_memory().enquiries()
    seen = enquiries.open(act("a"), goal="approval", opening="x")
    theirs = act("b", INSPECTOR)
    for wish in (
        lambda: enquiries.leave(theirs, seen.id),
        lambda: enquiries.resume(theirs, seen.id),
        lambda: enquiries.refer(theirs, seen.id, about="approver", office="author"),
        lambda: enquiries.keep_as_considered(theirs, seen.id),
        lambda: enquiries.change(theirs, seen.id, fact="contract", value="no", shown=SHOWN),
    ):
        with pytest.raises(NotYours):
            wish()
    assert enquiries.get(SERGEANT, seen.id) == seen
