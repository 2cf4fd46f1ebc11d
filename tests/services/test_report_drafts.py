"""A report leaves by name, as it was cleared, and what left can be shown again."""

from datetime import date

import pytest

from domain.model.report.refusals import DraftHasChanged, NotCleared
from domain.refusals import NoSuchId, NotYourOffice
from tests.support.reviewing import world

TODAY = date(2026, 11, 23)
CHIEF, TREASURER, OFFICER = "demo-chief-executive", "demo-treasurer", "demo-officer"


@pytest.fixture
def cambridgeshire(tmp_path):
    with world(tmp_path, "cambridgeshire", TODAY, OFFICER) as now:
        yield now


def drafted(now, key="draft", **how):
    act = now.act(CHIEF).model_copy(update={"key": key})
    return now.app.desk.drafts.draft(act, "registers", **how)


def cleared_by_both(now, row):
    for who in (CHIEF, TREASURER):
        row = now.app.desk.drafts.clear(now.act(who), row.id)
    return row


def dues(now):
    return [(due.number, due.office) for due in now.app.desk.drafts.due(TODAY)]


def test_a_report_is_cleared_by_both_before_it_goes_out(cambridgeshire):
    """CAM-0.7, and then only by a named releaser (A-50)."""
    now, drafts = cambridgeshire, cambridgeshire.app.desk.drafts
    row = drafted(now)
    assert (row.status, row.reported.clears) == ("drafted", ("chief_executive", "treasurer"))
    with pytest.raises(NotCleared) as refused:
        drafts.release(now.act(CHIEF), row.id, to="the Authority")
    assert refused.value.data == {"waits": "chief_executive, treasurer"}
    row = cleared_by_both(now, row)
    assert (row.status, [each.person for each in row.cleared_by]) == ("cleared", [CHIEF, TREASURER])
    with pytest.raises(NotYourOffice):
        drafts.release(now.act(TREASURER), row.id, to="the Authority")
    row = drafts.release(now.act(CHIEF), row.short, to="the Authority", form="docx")
    ((who, to),) = [(each.person, each.to) for each in row.released_by]
    assert (row.status, who, to) == ("released", CHIEF, "the Authority")
    assert drafts.imprint(row).draft is False


def test_clearing_is_for_the_offices_that_are_asked(cambridgeshire):
    """Drafting for whoever makes it, or whom one asks where the policy is silent."""
    now, drafts = cambridgeshire, cambridgeshire.app.desk.drafts
    row = drafted(now)
    with pytest.raises(NotYourOffice):
        drafts.clear(now.act(OFFICER), row.id)
    with pytest.raises(NotYourOffice):
        drafts.draft(now.act(OFFICER), "registers")
    with pytest.raises(NotYourOffice):
        drafts.clear(now.act(TREASURER), row.id, office="chief_executive")


def test_clearance_awaited_waits_for_each_office_apart(cambridgeshire):
    """And then for whoever releases it; what left waits for nobody."""
    now, drafts = cambridgeshire, cambridgeshire.app.desk.drafts
    row = drafted(now)
    assert dues(now) == [(row.short, "chief_executive"), (row.short, "treasurer")]
    drafts.clear(now.act(TREASURER), row.id, remark="The Chairman was consulted.")
    assert dues(now) == [(row.short, "chief_executive")]
    drafts.clear(now.act(CHIEF), row.id)
    assert dues(now) == [(row.short, "chief_executive")]
    drafts.release(now.act(CHIEF), row.id, to="the Authority")
    assert dues(now) == []


def test_the_same_act_drafts_once(cambridgeshire):
    """However often it arrives: what it says is no part of the wish."""
    assert drafted(cambridgeshire) == drafted(cambridgeshire)
    actor = cambridgeshire.app.actor(CHIEF)
    assert len(cambridgeshire.app.desk.drafts.all(actor)) == 1


def test_a_draft_written_anew_is_cleared_anew_where_it_says_something_else(cambridgeshire):
    """A card that shows the old one clears nothing."""
    now, drafts = cambridgeshire, cambridgeshire.app.desk.drafts
    row = drafted(now)
    seen = row.reported.sha256
    drafts.clear(now.act(TREASURER), row.id)
    after = drafts.draft(now.act(CHIEF), "registers", exempt="paragraph 3", into=row.id)
    assert (after.reported.cleared, after.cleared_by, after.reported.drafts) == ((), (), 2)
    with pytest.raises(DraftHasChanged):
        drafts.clear(now.act(TREASURER), row.id, sha256=seen)
    assert drafts.paper(now.app.actor(CHIEF), row.id).openness == "Exempt report: paragraph 3"


def test_what_left_is_shown_as_it_was_whatever_happens_since(tmp_path):
    """Its facts are kept by their hash."""
    with world(tmp_path, "cambridgeshire", TODAY, OFFICER) as now:
        row = cleared_by_both(now, drafted(now))
        now.app.desk.drafts.release(now.act(CHIEF), row.id, to="the Authority")
        act = now.act(OFFICER)
        now.app.enquiries.open(act, goal="everything", opening="We want to join a board.")
    with world(tmp_path, "cambridgeshire", date(2026, 12, 24), OFFICER) as then:
        paper = then.app.desk.drafts.paper(then.app.actor(OFFICER), row.short)
    assert (paper.sha256, paper.day) == (row.reported.sha256, TODAY)


def test_what_is_withdrawn_says_so_and_waits_for_nobody(cambridgeshire):
    """For whoever drafted it, clears it or releases it."""
    now, drafts = cambridgeshire, cambridgeshire.app.desk.drafts
    row = drafted(now)
    with pytest.raises(NotYourOffice):
        drafts.withdraw(now.act(OFFICER), row.id, reason="No.")
    row = drafts.withdraw(now.act(TREASURER), row.id, reason="Of the wrong quarter.")
    assert (row.status, dues(now)) == ("withdrawn", [])
    assert drafts.imprint(row).told == ("Withdrawn: not to be used any more",)


def test_what_each_may_do_is_what_is_offered(cambridgeshire):
    """And no more once it is done."""
    now, drafts = cambridgeshire, cambridgeshire.app.desk.drafts
    row = drafted(now)

    def may(who):
        return drafts.may(now.app.actor(who), drafts.get(now.app.actor(who), row.id))

    assert may(CHIEF) == {"draft", "clear", "withdraw"}
    assert (may(TREASURER), may(OFFICER)) == ({"clear", "withdraw"}, frozenset())
    cleared_by_both(now, row)
    assert (may(CHIEF), may(TREASURER)) == ({"draft", "release", "withdraw"}, {"withdraw"})
    drafts.release(now.act(CHIEF), row.id, to="the Authority")
    assert may(CHIEF) == {"release", "withdraw"}


def test_the_list_is_as_it_was_on_a_day_and_a_number_leads_to_one(cambridgeshire):
    """The newest first."""
    now, drafts = cambridgeshire, cambridgeshire.app.desk.drafts
    first, second = drafted(now, "a"), drafted(now, "b")
    actor = now.app.actor(OFFICER)
    assert {row.id for row in drafts.all(actor)} == {first.id, second.id}
    assert drafts.all(actor, as_at=now.app.now) == drafts.all(actor)
    assert drafts.get(actor, first.short) == first
    with pytest.raises(NoSuchId):
        drafts.get(actor, "RPT-AAAAAAAA")
