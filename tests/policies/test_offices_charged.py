"""What a policy asks of its offices comes from its tables, and what it asks of nobody says so."""

import pytest

from domain.policy.offices import Charge, approvers, charges_of, reviewers
from tests.policies.builders import cheshire, compiled, policy_of

CONTACT = ("opcc_head_of_policy_and_partnerships",)
BOTH = Charge(
    "approves",
    "Collaboration on another legal footing",
    ("chief_constable", "commissioner"),
    ("CHE-6.12", "CHE-6.14", "CHE-8.3", "CHE-8.4", "A-53", "A-59"),
    (),
    "The Chief Constable and the Commissioner, both, before signature",
)
NOBODY = "The policy does not say who approves it"


def of(charges, about):
    return [each for each in charges if each.about == about]


def test_each_kind_is_approved_by_whom_its_plainest_matter_is_and_then_by_others():
    """A strategic partnership that is new comes before one that is renewed; the rest is said after."""
    found = approvers(cheshire().compiled)
    assert of(found, "Collaboration on another legal footing") == [
        BOTH,
        Charge("approves", "Collaboration on another legal footing", (), (), CONTACT, NOBODY),
    ]
    assert of(found, "Strategic partnership") == [
        Charge(
            "approves",
            "Strategic partnership",
            ("chief_officer_portfolio_holder", "chief_of_staff"),
            ("CHE-8.5", "A-54"),
            (),
            "The Chief Officer who holds the portfolio and the Commissioner's Chief of Staff",
        ),
        Charge("approves", "Strategic partnership", (), ("A-59",), CONTACT, NOBODY),
    ]
    statutory = of(found, "Statutory partnership")
    assert [each.offices for each in statutory] == [(), ("chief_constable", "commissioner")]


@pytest.mark.parametrize("policy", ["cambridgeshire", "cheshire", "lancashire"])
def test_no_approver_is_told_of_whom_no_matter_of_the_kind_has(policy):
    """Each is found again by answering the questions."""
    compiled_policy = policy_of(policy).compiled
    slots, diagrams = compiled_policy.slots, compiled_policy.diagrams
    labels = compiled_policy.edition.scalar("kind").labels
    approval = compiled_policy.edition.scalar("approval")
    for charge in approvers(compiled_policy):
        kind = next(k for k, label in labels.items() if label == charge.about)
        value = next(v for v, label in approval.labels.items() if label == charge.how)
        of_kind = diagrams.relabelled(slots["kind"].value, lambda v, kind=kind: v == kind)
        by_them = diagrams.relabelled(slots["approval"].value, lambda v, value=value: v == value)
        assert True in diagrams.values(diagrams.reach(diagrams.both(of_kind, by_them)))


def test_the_review_of_each_kind_is_led_by_whom_the_policy_names_or_nobody():
    """A collaboration's review has no leader in the policy; somebody is asked."""
    found = reviewers(cheshire().compiled)
    assert of(found, "Statutory partnership") == [
        Charge(
            "leads_review",
            "Statutory partnership",
            ("partnership_lead",),
            ("CHE-8.7", "CHE-15.2", "CHE-15.3", "CHE-15.5"),
            (),
            "At least once a year, and when something significant changes",
        )
    ]
    (collaboration,) = of(found, "Collaboration on another legal footing")
    assert (collaboration.offices, collaboration.ask) == (
        (),
        ("planning_performance_and_risk_manager",),
    )


def test_the_keeper_of_each_register_is_told_and_who_is_asked_where_there_is_none():
    """The register of strategic and statutory partnerships has none."""
    keepers = [c for c in charges_of(cheshire().edition) if c.task == "keeps"]
    assert [(c.about, c.offices, c.ask) for c in keepers] == [
        ("Register of collaborations", ("planning_performance_and_risk_manager",), ()),
        ("Register of strategic and statutory partnerships", (), CONTACT),
        ("Local record", (), CONTACT),
    ]


@pytest.mark.parametrize("policy", ["cambridgeshire", "cheshire", "lancashire"])
def test_every_office_of_an_edition_that_is_named_anywhere_is_charged_with_something(policy):
    """Or its holder would be told that nothing is asked."""
    edition = policy_of(policy).edition
    charged = {office for c in charges_of(edition) for office in (*c.offices, *c.ask)}
    assert charged <= set(edition.office_titles)
    named = {
        *edition.owners,
        edition.policy_contact,
        *(fact.ask for fact in edition.facts),
        *(duty.owner for duty in edition.duties),
        *(each for r in edition.scalar("approval").routes.values() for each in r.offices),
    }
    assert named <= charged


def test_a_policy_without_kinds_has_no_approvers():
    """Nothing is told where nothing is written."""
    from tests.policies.builders import written_edition, written_fact  # noqa: PLC0415

    assert approvers(compiled(written_edition([written_fact("grant", ("yes", "no"))]))) == ()
