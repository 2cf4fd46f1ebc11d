"""Each of the thirteen recommendations of 2009: the assistant does what it asks, and says how far."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.policy.layers import ProcessLayer
from domain.refusals import NotYourOffice
from domain.services.due import Due
from tests.support.noting import act_of, logged
from tests.support.scrutiny import opened_process
from tests.support.strategic import on_register, seat_said

TODAY = date(2026, 4, 1)
LEAD, LEAD_EAST, HEARS = "demo-lead-halton", "demo-lead-east", "demo-npu-member"
WARRINGTON = ["demo-lead-warrington-one", "demo-lead-warrington-two"]
TREASURER, CHIEF, CLERK = "demo-treasurer", "demo-chief-of-staff", "demo-research-officer"
COMMITTEE, PANEL, FORUM = (
    "demo-committee-recorder",
    "demo-panel-chairman",
    "demo-engagement-manager",
)
COMMANDER = "demo-commander-northern"


@pytest.fixture
def app(tmp_path):
    with opened_process(tmp_path) as app:
        yield app


def process(app) -> ProcessLayer:
    (layer,) = app.desk.layers.processes("cheshire")
    return layer


def row(app, number):
    rows = app.life.recommendations.rows(app.actor(LEAD))
    return next(each for each in rows if each.recommendation.number == number)


def how_far(app, number):
    one = row(app, number)
    return one.status, one.last


def waiting(app, person):
    return [each.title for each in app.life.agendas.mine(app.actor(person)).all]


def duty_done(app, person, duty):
    """Do what an office does whenever it comes up, as the page of what waits for it offers."""
    charged = app.life.tasks.standing(app.actor(person))
    found = next(each for each in charged if each.id == duty)
    task = app.life.tasks.open(
        act_of(app, person, f"{duty}:open"),
        title=found.title,
        office=found.owner,
        clauses=found.clauses,
    )
    app.life.tasks.done(act_of(app, person, f"{duty}:done"), task.id, evidence="Minute 3")


# --- 1: a seat on every strategic partnership -----------------------------------------------------


def test_recommendation_1_i_warrington_is_done_once_we_have_the_seat(app):
    """A task of the Chief Executive's shows it under way; the seat itself is what counts."""
    assert how_far(app, "1(i)") == ("not_begun", None)
    duty_done(app, CHIEF, "seat_in_warrington")
    assert how_far(app, "1(i)") == ("under_way", TODAY)
    entry = on_register(app, "warrington_lsp", "Warrington LSP", "Warrington Borough Council")
    seat_said(app, entry, "agreed_in_principle")
    assert row(app, "1(i)").status == "under_way"
    seat_said(app, entry, "represented")
    one = row(app, "1(i)")
    assert (one.status, one.measure.done) == ("done", ("Warrington Local Strategic Partnership",))


def test_recommendation_1_ii_cheshire_east_is_pressed_for_by_both_while_it_refuses(app):
    """It stays a gap, and a duty of the Chief Executive and the lead member alike."""
    for person in (CHIEF, LEAD_EAST):
        duties = app.life.tasks.standing(app.actor(person))
        assert "seat_in_cheshire_east" in [each.id for each in duties]
    entry = on_register(app, "cheshire_east_lsp", "Cheshire East LSP", "Cheshire East Council")
    seat_said(app, entry, "not_accepted")
    assert row(app, "1(ii)").measure.open == ("Cheshire East Local Strategic Partnership",)
    duty_done(app, CHIEF, "seat_in_cheshire_east")
    assert how_far(app, "1(ii)") == ("under_way", TODAY)


def test_recommendation_1_iii_stronger_ties_go_on_for_good(app):
    """What was done shows it under way; it is never over."""
    duty_done(app, CHIEF, "stronger_ties")
    assert how_far(app, "1(iii)") == ("under_way", TODAY)


# --- 2 and 3: the form, and risks ----------------------------------------------------------------


def test_recommendation_2_the_committee_looks_at_the_form_which_is_data_of_its_own(app):
    """It owns the layer in which the form stands, and says when it looked at it."""
    form = process(app).form_by_id["meeting_feedback"]
    assert (form.clauses, form.ours) == (("SCR-P33", "SCR-R2", "SCR-P44c"), True)
    assert "engagement_committee" in process(app).owners
    duty_done(app, COMMITTEE, "review_feedback_form")
    assert how_far(app, "2") == ("done", TODAY)


def reported(app, *scopes):
    return app.life.risks.report(
        act_of(app, LEAD, "risk"),
        title="The council withdraws its officer",
        what="Nobody is left to run the group.",
        scopes=scopes,
        area="halton",
    )


def judged(app, risk, *scopes, by=TREASURER):
    act = act_of(app, by, f"judge:{by}")
    return app.life.risks.evaluate(
        act, risk.id, significant=True, scopes=scopes, reason="Nobody else can run it."
    )


def test_recommendation_3_i_the_treasurer_judges_registers_and_tells_the_audit_committee(app):
    """In that order, with a mitigation and a reason each time, and nobody else may."""
    risk = reported(app, "authority")
    with pytest.raises(NotYourOffice):
        judged(app, risk, "authority", by=LEAD)
    judged(app, risk, "authority")
    app.life.risks.take_on_log(
        act_of(app, TREASURER, "log"),
        risk.id,
        mitigations=[{"what": "Lend an officer"}],
        office="treasurer",
    )
    app.life.risks.escalate(
        act_of(app, TREASURER, "up"),
        risk.id,
        route="authority_risk",
        step="escalate",
        reason="The Committee has to know.",
    )
    for number in ("3(i), judging", "3(i), register", "3(i), upwards"):
        assert (number, *how_far(app, number)) == (number, "under_way", TODAY)
    assert row(app, "3(ii), advising").status == "not_begun"


def test_recommendation_3_ii_the_chief_executive_is_told_and_decides(app):
    """Of a risk to the partnership as a whole, whichever way it goes."""
    risk = reported(app, "partnership")
    judged(app, risk, "partnership")
    step = {"route": "partnership_risk", "reason": "All partners are concerned."}
    app.life.risks.escalate(act_of(app, TREASURER, "up"), risk.id, step="advise", **step)
    assert row(app, "3(ii), deciding").status == "not_begun"
    app.life.risks.decide(
        act_of(app, CHIEF, "decide"), risk.id, step="discuss", choice="no", **step
    )
    for number in ("3(ii), advising", "3(ii), deciding"):
        assert (number, *how_far(app, number)) == (number, "under_way", TODAY)


# --- 4: what members hear -------------------------------------------------------------------------


def heard(app, key="heard"):
    return logged(
        app,
        HEARS,
        "npu_feedback",
        key=key,
        heard_from="inspector",
        heard_on=date(2026, 3, 20),
        key_issues="Nobody answers the school",
    )


def test_recommendation_4_extends_the_form_if_the_committee_will_have_it(app):
    """It asks about partnership issues from the start; the Committee can have that left out."""
    asked = app.life.meetings.template("npu_feedback").form.question_by_id
    assert "partnership_issues" in asked
    app.life.switches.turn(
        act_of(app, COMMITTEE, "off"),
        "npu_partnership_issues",
        value="off",
        minute="Minute 14",
        reason="One form less.",
    )
    asked = app.life.meetings.template("npu_feedback").form.question_by_id
    assert "partnership_issues" not in asked
    assert how_far(app, "4, considering") == ("done", TODAY)


def test_recommendation_4_then_has_the_research_officer_collate_each_quarter(app):
    """The form goes to that office; the duty is there once it is agreed."""
    row_ = heard(app)
    assert (row_.area, row_.meeting.to) == (
        "halton",
        ("partnership_lead_member", "research_officer"),
    )
    assert (row_.meeting.report, row(app, "4, collating").status) == ("npu_quarterly", "under_way")
    collate = "Collate neighbourhood feedback and send each lead member a summary"
    assert collate not in waiting(app, CLERK)
    app.life.switches.turn(
        act_of(app, COMMITTEE, "on"),
        "npu_collation",
        value="on",
        minute="Minute 14",
        reason="Agreed.",
    )
    assert collate in waiting(app, CLERK)


def test_recommendation_4_sends_one_summary_to_both_who_lead_an_area(app):
    """P07: Warrington has two lead members (SCR-P18b, A-39)."""
    people = app.life.notes.people
    assert [each.id for each in people.lead_members("warrington")] == WARRINGTON
    assert [each.id for each in people.lead_members("halton")] == [LEAD]


# --- 5 to 7: protocols, scrutiny, and being understood --------------------------------------------


def protocol(app, partner, area, state, day=date(2026, 3, 2)):
    return logged(
        app,
        CLERK,
        "protocol_status",
        key=f"{partner}:{state}",
        partner=partner,
        council_area=area,
        state=state,
        alike="yes",
        looked_at_on=day,
        agreed_for=date(2026, 6, 30),
    )


def test_recommendation_5_protocols_are_followed_partner_by_partner_to_their_day(app):
    """What was logged last of a partner is how it stands; done once all are agreed."""
    protocol(app, "Halton Borough Council", "halton", "being_updated")
    protocol(app, "Warrington Borough Council", "warrington", "agreed")
    one = row(app, "5")
    assert (one.status, one.measure.open) == ("under_way", ("Halton Borough Council",))
    protocol(app, "Halton Borough Council", "halton", "agreed", date(2026, 3, 30))
    assert how_far(app, "5") == ("done", date(2026, 3, 30))
    standing = app.life.notes.protocols(app.actor(COMMITTEE))
    assert sorted(
        (each.title, each.status, each.row.meeting.says["by_when"]) for each in standing
    ) == [
        ("Halton Borough Council", "agreed", "2026-06-30"),
        ("Warrington Borough Council", "agreed", "2026-06-30"),
    ]


def test_recommendation_6_talks_with_the_four_councils_are_concluded_one_by_one(app):
    """Each chooses one of three ways; none settled counts as open."""
    areas = ("halton", "warrington", "cheshire_east", "cheshire_west_and_chester")
    ways = ("on_committee", "expert_adviser", "co_opted", "none_settled")
    for area, way in zip(areas, ways, strict=True):
        logged(
            app,
            CHIEF,
            "council_scrutiny",
            key=area,
            council_area=area,
            option=way,
            decided_on=date(2026, 3, 1),
        )
    one = row(app, "6")
    assert (one.status, one.measure.open) == ("under_way", ("Cheshire West & Chester",))
    logged(
        app,
        CHIEF,
        "council_scrutiny",
        key="again",
        council_area="cheshire_west_and_chester",
        option="on_committee",
        decided_on=TODAY,
    )
    assert how_far(app, "6") == ("done", TODAY)


def test_recommendation_7_the_committee_considers_whether_partners_know_enough(app):
    """Its duty; meanwhile a card says what a member is there for, Children's Trusts among them."""
    cards = {card.id: card for card in process(app).role_cards}
    assert {"for_partners", "childrens_trust"} <= set(cards)
    duty_done(app, COMMITTEE, "role_understood")
    assert how_far(app, "7") == ("done", TODAY)


# --- 8 to 10: forum, talks, and meetings with Area Commanders -------------------------------------


def test_recommendation_8_the_forum_meets_twice_a_year_and_its_log_shows_it(app):
    """With the Engagement Manager and the Superintendent; the log does the duty that is nearest."""
    forum = "Meet as a forum of lead members"
    for person in (LEAD, FORUM, "demo-superintendent"):
        assert waiting(app, person).count(forum) == 2
    logged(
        app,
        FORUM,
        "forum_log",
        met_on=date(2026, 3, 10),
        present=("lead_members", "engagement_manager"),
        issues="Who chairs when nobody does",
        practice="Halton writes to its schools",
        actions="Ask the councils for a list of chairs",
    )
    due = [each.due for each in app.life.agendas.mine(app.actor(FORUM)).all if each.title == forum]
    assert due == [date(2026, 8, 25)]
    assert "Ask the councils for a list of chairs" in waiting(app, FORUM)
    assert row(app, "8").status == "under_way"


def planned(app, on, key="plan"):
    return app.life.meetings.plan(
        act_of(app, LEAD, key), body="halton_cdrp", on=on, area="halton", person=LEAD
    )


def talks(app, person=LEAD):
    due = app.life.agendas.mine(app.actor(person)).all
    return [(each.title, each.due) for each in due if each.title.startswith("Talk with")]


def test_recommendation_9_a_talk_is_asked_for_before_and_after_each_meeting(app):
    """Until a note of it is logged, by whichever of the two."""
    held, coming = planned(app, date(2026, 3, 30)), planned(app, date(2026, 4, 6), "next")
    title = held.meeting.title
    assert talks(app) == [
        (f"Talk with the Area Commander after {title}", date(2026, 4, 6)),
        (f"Talk with the Area Commander before {title}", date(2026, 4, 6)),
    ]
    note = logged(
        app,
        COMMANDER,
        "liaison_note",
        known={"about": coming.stream, "area": "halton"},
        talked_on=TODAY,
        spoke_with="area_commander",
        what_for=("preparing",),
        agreed="Ask for the figures first",
    )
    assert talks(app) == [(f"Talk with the Area Commander after {title}", date(2026, 4, 6))]
    assert app.life.notes.around(app.actor(LEAD), coming) == (note,)
    assert how_far(app, "9") == ("under_way", TODAY)


def test_recommendation_9_asks_for_no_talk_before_a_meeting_that_is_logged(app):
    """On its own day neither: what was held cannot be talked about beforehand any more."""
    meeting = planned(app, TODAY)
    title = meeting.meeting.title
    both = [f"Talk with the Area Commander {when} {title}" for when in ("after", "before")]
    assert sorted(each for each, _ in talks(app)) == both
    logged(
        app,
        LEAD,
        "meeting",
        known={"meeting": meeting.id},
        held_on=TODAY,
        capacity="for_the_authority",
        outcome="Fewer thefts at the station",
    )
    assert [each for each, _ in talks(app)] == both[:1]


def test_recommendation_9_is_for_the_two_of_them_and_not_for_anybody(app):
    """Who else tries is told whose it is."""
    with pytest.raises(NotYourOffice) as refused:
        app.life.notes.begin(act_of(app, HEARS, "a"), "liaison_note", area="halton")
    assert refused.value.data["may"].startswith("partnership_lead_member, area_commander")


def test_recommendation_10_i_the_lead_member_is_asked_before_and_replies(app):
    """P09: the Panel's Chairman asks once for the area; each lead member has a task of their own."""
    tasks = app.life.notes.ask_leads(
        act_of(app, PANEL, "ask"), policing="northern", on=date(2026, 5, 4)
    )
    assert [(task.person, task.task.area, task.task.due) for task in tasks] == [
        (LEAD, "halton", date(2026, 5, 3)),
        (WARRINGTON[0], "warrington", date(2026, 5, 3)),
        (WARRINGTON[1], "warrington", date(2026, 5, 3)),
    ]
    assert how_far(app, "10(i)") == ("under_way", TODAY)
    reply = logged(app, LEAD, "area_meeting_reply", issues="Nobody chairs the group")
    done = app.life.tasks.get(app.actor(LEAD), tasks[0].id)
    assert (done.status, done.task.shown) == ("done", f"{reply.short}: Nobody chairs the group")
    others = [app.life.tasks.get(app.actor(LEAD), task.id).status for task in tasks[1:]]
    assert (others, reply.meeting.report) == (["open", "open"], "area_meeting_brief")
    assert how_far(app, "10(i)") == ("under_way", TODAY)
    with pytest.raises(NotYourOffice):
        app.life.notes.ask_leads(act_of(app, LEAD, "b"), policing="northern", on=TODAY)


def test_a_reply_answers_nothing_that_is_asked_after_it(tmp_path):
    """P09: what follows is looked after for some days; the next question waits all the same."""
    with opened_process(tmp_path) as app:
        logged(app, LEAD, "area_meeting_reply", issues="Nobody chairs the group")
    with opened_process(tmp_path, now=datetime(2026, 4, 2, 8, 0, tzinfo=UTC)) as app:
        tasks = app.life.notes.ask_leads(
            act_of(app, PANEL, "ask"), policing="northern", on=date(2026, 5, 4)
        )
        app.life.meetings.catch_up()
        assert app.life.tasks.get(app.actor(LEAD), tasks[0].id).status == "open"


def test_recommendation_10_ii_partnership_issues_stand_on_every_area_visit(app):
    """P09: twice a year, for the Authority, with the agenda as what shows it."""
    visit = "Keep partnership issues on the agenda of area visits"
    due = [each for each in app.life.agendas.mine(app.actor(COMMITTEE)).all if each.title == visit]
    assert [(each.due, each.clauses) for each in due] == [
        (date(2026, 2, 25), ("SCR-R10ii",)),
        (date(2026, 8, 25), ("SCR-R10ii",)),
    ]
    act = act_of(app, COMMITTEE, "visit")
    app.life.tasks.done(act, due[0].number, evidence="Agenda of 24 February, item 6")
    assert how_far(app, "10(ii)") == ("under_way", TODAY)


# --- 11 to 13: training, triggers, the Strategy ---------------------------------------------------


def trained(app, person):
    shown = app.offices.person(app.actor(CLERK), person).shown
    return logged(app, CLERK, "training_taken", key=person, member=shown, taken_on=date(2026, 3, 5))


def test_recommendation_11_training_is_kept_for_every_member_of_the_authority(app):
    """Whoever holds that office today is asked after; done once all of them took it."""
    members = [each.person.id for each in app.life.notes.trained(app.actor(CLERK))]
    assert (len(members), LEAD in members, TREASURER in members) == (7, True, False)
    trained(app, LEAD)
    one = row(app, "11")
    assert (one.status, len(one.measure.done), len(one.measure.open)) == ("under_way", 1, 6)
    for person in members[1:]:
        trained(app, person)
    assert how_far(app, "11") == ("done", date(2026, 3, 5))


def test_recommendation_12_a_trigger_becomes_a_task_of_each_lead_member_it_is_for(app):
    """What it calls for, by when, and what each of them made of it."""
    entered = logged(
        app,
        CLERK,
        "trigger_item",
        development="The council reorganises its safety team",
        council_area="warrington",
        action="Ask who chairs the group now",
        by_when=date(2026, 4, 15),
    )
    assert entered.meeting.report == "bulletin"
    number = app.life.tasks.about(app.actor(CLERK), entered.stream)[0].short
    waits = app.life.agendas.mine(app.actor(WARRINGTON[0])).soon
    assert (
        Due(
            kind="task",
            stream=f"task-{app.life.tasks.get(app.actor(CLERK), number).id}",
            number=number,
            title="The council reorganises its safety team",
            office="partnership_lead_member",
            seat="warrington",
            person=WARRINGTON[0],
            since=TODAY,
            due=date(2026, 4, 15),
            area="warrington",
            clauses=("SCR-P52a",),
            about=entered.stream,
            known=True,
        )
        in waits
    )
    act = act_of(app, WARRINGTON[0], "answer")
    app.life.tasks.done(act, number, evidence="The deputy does, until June.")
    (trigger,) = app.life.notes.triggers(app.actor(CLERK))
    assert [(each.person, each.status, each.task.shown) for each in trigger.tasks] == [
        (WARRINGTON[1], "open", ""),
        (WARRINGTON[0], "done", "The deputy does, until June."),
    ]
    assert how_far(app, "12") == ("under_way", TODAY)


def test_recommendation_12_a_trigger_for_the_whole_county_is_for_all_of_them(app):
    """Five lead members of four areas."""
    logged(app, CLERK, "trigger_item", development="A new Act", council_area="whole_county")
    (trigger,) = app.life.notes.triggers(app.actor(CLERK))
    assert sorted(each.task.area for each in trigger.tasks) == [
        "cheshire_east",
        "cheshire_west_and_chester",
        "halton",
        "warrington",
        "warrington",
    ]


def test_recommendation_13_the_treasurer_writes_the_strategy_and_looks_at_nine_things(app):
    """P11: each January; the checklist shows that it was done, the duty that it was written."""
    review = "Review the Strategy against the Policing Plan, risk register and Business Plan"
    due = [each.due for each in app.life.agendas.mine(app.actor(TREASURER)).all
           if each.title == review]  # fmt: skip
    assert due == [date(2026, 1, 31), date(2027, 1, 31)]
    nine = app.life.meetings.template("strategy_checklist").form.question_by_id
    logged(
        app,
        TREASURER,
        "strategy_checklist",
        day=date(2026, 1, 28),
        **dict.fromkeys(nine, "covered"),
    )
    assert len(nine) == 9
    assert waiting(app, TREASURER).count(review) == 1
    assert row(app, "13").status == "under_way"
    duty_done(app, TREASURER, "write_strategy")
    assert how_far(app, "13") == ("done", TODAY)


# --- all of them ----------------------------------------------------------------------------------


def test_there_are_thirteen_with_their_parts_as_rows_and_each_has_an_owner_of_today(app):
    """Before anything is recorded nothing is begun; as at the day before nothing ever was."""
    rows = app.life.recommendations.rows(app.actor(LEAD))
    assert [each.recommendation.number for each in rows] == [
        "1(i)",
        "1(ii)",
        "1(iii)",
        "2",
        "3(i), judging",
        "3(i), register",
        "3(i), upwards",
        "3(ii), advising",
        "3(ii), deciding",
        "4, considering",
        "4, collating",
        *("5", "6", "7", "8", "9", "10(i)", "10(ii)", "11", "12", "13"),
    ]
    assert {each.status for each in rows} == {"not_begun"}
    assert all(each.office for each in rows)
    duty_done(app, COMMITTEE, "role_understood")
    before = app.now - timedelta(days=1)
    then = app.life.recommendations.rows(app.actor(LEAD), as_at=before)
    assert {each.status for each in then} == {"not_begun"}


def test_every_part_of_a_recommendation_of_the_document_has_its_row(app):
    """By the clauses of its text."""
    layer = process(app)
    cited = {clause for each in layer.recommendations for clause in each.clauses}
    assert cited == {clause for clause in layer.clauses if clause.startswith("SCR-R")}


def test_without_the_process_there_are_none(tmp_path):
    """Nor are there where another is on."""
    with opened_process(tmp_path, layers=("copacc",), roles=None) as app:
        assert app.life.recommendations.rows(app.actor(LEAD)) == ()
