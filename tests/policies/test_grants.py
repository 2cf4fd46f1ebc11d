"""Each edition's rights let in whom they name and nobody else, act by act and capacity by capacity."""

from dataclasses import replace

import pytest

from adapters.editions_files import FileEditions
from domain.identity import Actor
from domain.model.office.refusals import OwnRequest
from domain.policy.rights import CAPACITIES, Grant
from domain.refusals import NotYourOffice, NotYours
from domain.services.rights import RIGHTS, About, Who, about_of, require, unknown_acts

POLICIES = ("cambridgeshire", "cheshire", "lancashire")
EDITIONS = {
    policy: FileEditions(FileEditions.default_folder()).current(policy).edition
    for policy in POLICIES
}
RIGHT = {right.act: right for right in RIGHTS}
MATTER = About(
    opener="opener-1",
    registrant="registrant-2",
    keeper="the_keeper",
    leads=("lead-3",),
    representatives=("member-4",),
    approvers=("the_approver",),
    holders=("the_holder",),
    requester="asker-5",
)
ELSEWHERE = "another council"
WHO = {
    "staff": None,
    "opener": Actor(id="opener-1", organisation=ELSEWHERE),
    "registrant": Actor(id="registrant-2", organisation=ELSEWHERE),
    "keeper": Actor(id="x", offices=("the_keeper",), organisation=ELSEWHERE),
    "lead": Actor(id="lead-3", organisation=ELSEWHERE),
    "representative": Actor(id="member-4", organisation=ELSEWHERE),
    "approver": Actor(id="x", offices=("the_approver",), organisation=ELSEWHERE),
    "contact": None,
    "owner": None,
    "auditor": Actor(id="x", offices=("auditor",), organisation=ELSEWHERE),
    "holder": Actor(id="x", offices=("the_holder",), organisation=ELSEWHERE),
}
CASES = [(policy, act, who) for policy, e in EDITIONS.items() for act in e.grant_of for who in WHO]


def about(policy):
    under = about_of(EDITIONS[policy])
    return replace(
        MATTER,
        organisations=under.organisations,
        contact=under.contact,
        owners=under.owners,
        grants=under.grants,
    )


def somebody(policy, who):
    """Return somebody who is just *who*, and nothing else."""
    edition = EDITIONS[policy]
    office = {"contact": edition.policy_contact, "owner": edition.owners[0]}
    if who == "staff":
        return Actor(id="x", organisation=edition.applies_to[0])
    if who in office:
        return Actor(id="x", offices=(office[who],), organisation=ELSEWHERE)
    return WHO[who]


@pytest.mark.parametrize(("policy", "act", "who"), CASES)
def test_each_capacity_is_let_in_or_refused_as_the_edition_says(policy, act, who):
    """Whoever is just that, in a matter that has everybody."""
    grant, actor = EDITIONS[policy].grant_of[act], somebody(policy, who)
    if who in grant.who or set(actor.offices) & set(grant.offices):
        require(RIGHT[act], actor, about(policy))
    else:
        with pytest.raises((NotYourOffice, NotYours)):
            require(RIGHT[act], actor, about(policy))


@pytest.mark.parametrize(
    ("policy", "act"), [(p, a) for p, e in EDITIONS.items() for a in e.grant_of]
)
def test_each_office_that_is_named_is_let_in(policy, act):
    """By a seat of it no less, and while it is vacant its contact too."""
    for office in EDITIONS[policy].grant_of[act].offices:
        for actor in (
            Actor(id="x", offices=(office, f"{office}@a"), organisation=ELSEWHERE),
            Actor(id="x", stands_in=(office,), organisation=ELSEWHERE),
        ):
            require(RIGHT[act], actor, about(policy))


@pytest.mark.parametrize("policy", POLICIES)
def test_every_act_of_an_edition_is_one_and_stands_on_its_own_clauses(policy):
    """What it cites leads somewhere: a clause or a reading of its own."""
    edition = EDITIONS[policy]
    assert unknown_acts(edition) == ()
    for grant in edition.grants:
        assert all(c in edition.clauses or c in edition.assumptions for c in grant.clauses)


def test_an_act_that_an_edition_does_not_name_stands_as_the_program_has_it():
    """So that nothing is open by being forgotten."""
    require(RIGHT["appoint"], Actor(id="x", offices=("author",)), About(contact="author"))
    with pytest.raises(NotYourOffice):
        require(RIGHT["appoint"], Actor(id="x"), About(contact="author"))


def test_what_an_edition_grants_counts_in_place_of_what_the_program_has():
    """At the moment of the act."""
    grants = {"appoint": Grant(act="appoint", offices=("clerk",), clauses=("A-9",))}
    matter = About(contact="author", grants=grants)
    require(RIGHT["appoint"], Actor(id="x", offices=("clerk",)), matter)
    with pytest.raises(NotYourOffice) as told:
        require(RIGHT["appoint"], Actor(id="x", offices=("author",)), matter)
    assert told.value.data == {"act": "appoint", "may": "clerk"}


def test_whoever_asked_for_it_never_decides_it():
    """Whatever office they hold."""
    grant = Grant(act="appoint", who=("contact", "not_requester"), clauses=("A-9",))
    matter = About(contact="author", requester="asker-5", grants={"appoint": grant})
    require(RIGHT["appoint"], Actor(id="x", offices=("author",)), matter)
    with pytest.raises(OwnRequest):
        require(RIGHT["appoint"], Actor(id="asker-5", offices=("author",)), matter)


def test_a_right_that_nobody_has_is_no_right():
    """It cannot be written down."""
    for who in ((), ("not_requester",)):
        with pytest.raises(ValueError, match="nobody may"):
            Grant(act="appoint", who=who, clauses=("A-9",))


def test_an_edition_can_name_every_capacity_there_is():
    """And no other."""
    assert set(CAPACITIES) == {who.value for who in Who}
