"""Whose a document is, whom it binds and how it is published covers the clauses that say so."""

import pytest
from pydantic import ValidationError

from domain.policy.coverage import coverage_of
from domain.policy.inspecting import inspect
from domain.policy.publishing import signatories
from tests.policies.builders import compiled, shipped_edition

WHERE = {
    ("CHE-0.1", "REV"): ("duty policy_review",),
    ("CHE-0.3", "ROLE"): (
        "right audit-enquiry",
        "right see-impact",
        "the owners",
        "duty policy_review",
    ),
    ("CHE-0.4", "DET"): ("whom it applies to",),
    ("CHE-0.6", "FORM"): ("the statement at publishing",),
}


def test_each_covers_its_own_kind():
    """In the Cheshire policy."""
    rows = coverage_of(compiled(shipped_edition()).edition)
    built = {(row.clause, row.code): row.built_by for row in rows}
    assert {row: built[row] for row in WHERE} == WHERE


def test_a_minute_and_a_notice_cover_theirs_too():
    """As a policy has them whose adoption a body minutes, and which others may use."""
    written = shipped_edition()
    written["publishing"]["adoption"] = {"body": "the Authority", "clauses": ["CHE-8.5"]}
    notice = {"organisations": ["A Council"], "text": "It is ours.", "clauses": ["CHE-6.2"]}
    written["scope"]["notices"] = [notice]
    edition = compiled(written).edition
    built = {(row.clause, row.code): row.built_by for row in coverage_of(edition)}
    assert "the minute at publishing" in built["CHE-8.5", "APP"]
    assert "whom else it tells" in built["CHE-6.2", "DET"]
    assert edition.scope.notice_for("A Council") == "It is ours."
    assert edition.scope.notice_for("Cheshire Constabulary") == ""
    assert edition.may_ask == (*edition.applies_to, "A Council")


def test_a_clause_that_is_not_there_is_found():
    """As everywhere."""
    written = shipped_edition()
    written["publishing"]["owners"] = ["CHE-99.9"]
    lost = inspect(compiled(written)).findings["citations that lead nowhere"]
    assert lost == ("the owners: CHE-99.9",)


def test_the_review_is_due_on_one_day():
    """The duty and the edition say the same."""
    written = shipped_edition()
    written["review_due"] = "2024-01-31"
    with pytest.raises(ValidationError) as refused:
        compiled(written)
    assert "duty policy_review is due on 2023-01-31, the review on 2024-01-31" in str(refused.value)


@pytest.mark.parametrize(
    ("owners", "offices"),
    [
        (["chief_of_staff", "chief_constable"], ("chief_of_staff", "chief_constable")),
        (["chief_of_staff"], ("chief_of_staff", "opcc_head_of_policy_and_partnerships")),
        (["opcc_head_of_policy_and_partnerships"], ("opcc_head_of_policy_and_partnerships",)),
    ],
)
def test_its_owners_publish_it_and_one_alone_is_joined_by_the_author(owners, offices):
    """Two people, whatever the policy says of its owners."""
    written = shipped_edition()
    written["owners"] = owners
    assert signatories(compiled(written).edition) == offices
