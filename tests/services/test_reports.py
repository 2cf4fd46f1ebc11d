"""A report tells what stood at a moment, and what it was not given; the same moment says the same."""

from datetime import date

import pytest

from domain.identity import Actor
from domain.model.report.refusals import NoSuchArea, NoSuchReport
from domain.refusals import OutsideScope
from domain.services.reporting.period import months_from
from tests.support.reviewing import world

TODAY = date(2026, 11, 23)
KEEPER = "demo-risk-manager"
CONTACT = "demo-head-of-policy"
STRATEGIC = {"partnership": "yes"}
QUARTER = months_from(date(2026, 7, 1), 3)


@pytest.fixture(scope="module")
def cheshire(tmp_path_factory):
    with world(tmp_path_factory.mktemp("reports"), "cheshire", TODAY, "demo-sergeant") as made:
        yield made


@pytest.fixture(scope="module")
def entry(cheshire):
    """Put one collaboration on the register, in the quarter that is reported."""
    facts = FACTS
    return cheshire.registered("Dog unit", facts, date(2026, 8, 3), "collaboration")


FACTS = {
    "with_whom": "other_force",
}


def part(paper, heading):
    return next(each for each in paper.each_part if each.heading == heading)


def test_the_reports_of_a_policy_are_those_of_its_document_and_of_the_layers_that_are_on(cheshire):
    """The policy's own come first."""
    found = cheshire.app.desk.reports.list(cheshire.app.actor(KEEPER))
    assert [(each.layer, each.name) for each in found] == [
        ("", "chief_officer_group"),
        ("", "registers"),
        ("copacc", "public_declaration"),
    ]


def test_what_nobody_defined_is_no_report(cheshire):
    """Nor is an area that the policy does not name."""
    reports, actor = cheshire.app.desk.reports, cheshire.app.actor(KEEPER)
    with pytest.raises(NoSuchReport):
        reports.write(actor, "weather")
    with pytest.raises(NoSuchReport):
        reports.write(actor, "copacc/registers")
    with pytest.raises(NoSuchArea):
        reports.write(actor, "registers", area="Mars")


def test_reports_are_for_those_whom_the_policy_is_for(cheshire):
    """CHE-0.4"""
    with pytest.raises(OutsideScope):
        cheshire.app.desk.reports.list(Actor(id="stranger", organisation="elsewhere"))
