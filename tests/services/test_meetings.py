"""A meeting is logged by whoever was there; what follows from it happens once, and only then."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from adapters.editions_files import FileEditions
from domain.messages import Act
from domain.model.form.messages import FormReply
from domain.model.meeting.messages import LogFeedback
from domain.model.meeting.refusals import FeedbackStands, NothingLogsThat, WhyNone
from domain.policy.filling import Reply
from domain.refusals import FormIncomplete, NotYourOffice, UnknownPerson
from domain.services.leavers_meetings import LeaversMeetings
from domain.services.representation import Said
from tests.support.builders import SHOWN
from tests.support.entries import entered
from tests.support.person import opened_app
from tests.support.scrutiny import opened_process

TODAY = date(2026, 4, 1)
CDRP = "Halton Crime and Disorder Reduction Partnership"
FIRST = {
    "body": "Halton CDRP",
    "held_on": "2026-03-30",
    "capacity": "for_the_authority",
    "outcome": "Fewer thefts at the station",
}
"""P01: what a lead member says of a meeting, with an outcome and no risk."""


class Member:
    """Somebody who plans and logs meetings, each act with a key of its own unless one is said."""

    def __init__(self, app, name="demo-lead-halton", conversation="first"):
        self.app, self.meetings, self.conversation = app, app.desk.meetings, conversation
        self.actor, self.acts = app.actor(name), 0

    def act(self, key=""):
        self.acts += 1
        key = key or f"{self.conversation}-{self.acts}"
        return Act(actor=self.actor, key=key, conversation=self.conversation)

    def begins(self, form="meeting", **known):
        return self.meetings.begin(self.act(), form, **known)

    def answers(self, row, **said):
        replies = {name: Reply((value,)) if value else Reply() for name, value in said.items()}
        return self.meetings.answer(self.act(), row.id, answers=replies, shown=SHOWN)

    def logs(self, key="", **said):
        row = self.answers(self.begins(), **(FIRST | said))
        return self.meetings.log(self.act(key), row.id)

    def plans(self, **known):
        return self.meetings.plan(self.act(), **({"body": "Halton CDRP"} | known))

    @property
    def due(self):
        return {(due.title, due.due) for due in self.meetings.due(TODAY)}

    @property
    def risks(self):
        return self.app.desk.risks.all(self.actor)


@pytest.fixture
def app(tmp_path):
    with opened_process(tmp_path) as opened:
        yield opened


@pytest.fixture
def halton(app):
    return Member(app)


def test_a_lead_member_logs_a_meeting_with_an_outcome_and_no_risk(halton):
    """P01, SCR-P31b, SCR-P33, SCR-P42iii: it stands in the quarter's report, under Halton."""
    row = halton.logs()
    meeting = row.meeting
    assert (row.status, row.kind, row.area, row.person) == (
        "logged",
        "meeting",
        "halton",
        "demo-lead-halton",
    )
    assert (meeting.title, meeting.body, meeting.on) == (CDRP, "halton_cdrp", date(2026, 3, 30))
    assert (meeting.report, meeting.to, meeting.left_out) == (
        "lead_member_quarterly",
        ("engagement_committee",),
        "",
    )
    assert dict(meeting.says) == {
        "body": "Halton CDRP",
        "held_on": "2026-03-30",
        "capacity": "For the Authority",
        "outcome": "Fewer thefts at the station",
        "body_kind": "Community safety partnership",
        "area": "Halton",
        "member": "the lead member for Halton",
    }
    assert (row.logged_on, row.logged_by) == (TODAY, "demo-lead-halton")
    assert halton.risks == ()
    assert halton.meetings.all(halton.actor) == (row,)


def test_the_bodies_of_a_lead_member_are_those_of_their_area(halton):
    """SCR-P18a: by the seat that they hold; of the register nothing says that they are there."""
    found = halton.meetings.bodies(halton.actor)
    assert [(each.body, each.area, each.seat) for each in found] == [
        ("halton_lsp", "halton", "halton"),
        ("halton_cdrp", "halton", "halton"),
        ("halton_childrens_trust", "halton", "halton"),
    ]
    assert (
        Member(halton.app, "demo-sergeant", "theirs").meetings.bodies(
            halton.app.actor("demo-sergeant")
        )
        == ()
    )


def test_what_is_known_is_there_before_anything_is_asked(halton):
    """The day, the body with what follows from it, and in which capacity the seat is held."""
    known = halton.meetings.foreseen(halton.actor, "meeting", body="Halton CDRP")
    assert {name: reply.values[0] for name, reply in known.items()} == {
        "body": CDRP,
        "held_on": "2026-04-01",
        "capacity": "for_the_authority",
        "body_kind": "community_safety_partnership",
        "council_area": "halton",
        "attended_by": "the lead member for Halton",
    }
    assert halton.meetings.mine(halton.actor) == ()


def test_a_body_that_nobody_knows_is_asked_about_and_the_answers_are_kept(halton):
    """What kind it is and where it lies do not follow: the draft waits for them."""
    row = halton.answers(halton.begins(), **(FIRST | {"body": "Halton Youth Panel"}))
    with pytest.raises(FormIncomplete) as refusal:
        halton.meetings.log(halton.act(), row.id)
    assert refusal.value == FormIncomplete(("body_kind", "council_area"))
    assert halton.meetings.get(halton.actor, row.id).status == "draft"
    assert halton.meetings.all(halton.actor) == ()
    row = halton.answers(row, body_kind="other", council_area="halton")
    assert halton.meetings.log(halton.act(), row.id).meeting.title == "Halton Youth Panel"


def test_a_collaboration_stands_in_no_lead_members_report_and_is_logged(halton):
    """SCR-P9b, A-43: the reason is kept with it; P02 of it: its risk goes its way all the same."""
    row = halton.logs(body="Joint corporate services", risk_to_authority="It costs more")
    assert row.status == "logged"
    assert (row.meeting.report, row.meeting.in_report) == ("", False)
    assert row.meeting.left_out == (
        "Collaborations, companies and other bodies stand in no lead member's report (SCR-P9b,"
        " A-43)."
    )
    assert len(halton.risks) == 1


def test_a_risk_that_is_told_of_is_reported_once(halton):
    """P02, SCR-R3i-a: with where it was said and what it is about, however often the act arrives."""
    row = halton.logs("once", risk_to_authority="The post is unfunded")
    halton.meetings.log(halton.act("once"), row.id)
    (risk,) = halton.risks
    assert (risk.risk.title, risk.risk.scopes, risk.source, risk.area) == (
        "The post is unfunded",
        ("authority",),
        row.stream,
        "halton",
    )
    assert risk.opener == "demo-lead-halton"


def test_what_threatens_both_in_the_same_words_is_one_risk_of_both_kinds(halton):
    """A-41; two that are told apart are two."""
    halton.logs(risk_to_authority="No money", risk_to_partnership="no money")
    assert [each.risk.scopes for each in halton.risks] == [("authority", "partnership")]
    halton.logs(risk_to_authority="One thing", risk_to_partnership="Another")
    assert sorted(each.risk.title for each in halton.risks) == ["Another", "No money", "One thing"]


def test_an_answer_that_worries_proposes_its_risk(halton):
    """SCR-P20: a partnership that is still finding its feet."""
    row = halton.logs()
    halton.answers(row, maturity="settling")
    halton.meetings.log(halton.act(), row.id)
    (risk,) = halton.risks
    assert risk.risk.title == "The partnership is young and may not hold to what it agrees"
    assert risk.risk.scopes == ("partnership",)


@pytest.mark.parametrize("nothing", ["none", "No.", "n/a"])
def test_no_risk_is_no_risk_in_whatever_words(halton, nothing):
    halton.logs(risk_to_authority=nothing)
    assert halton.risks == ()


def test_what_is_to_be_done_becomes_a_task_and_the_next_meeting_stands_in_the_diary(halton):
    """SCR-R9: for the office that is named, by its day."""
    row = halton.logs(
        actions="Send the figures",
        action_owner="the Chief Finance Officer",
        action_by="2026-05-01",
        next_on="2026-06-01",
    )
    (task,) = halton.app.desk.tasks.about(halton.actor, row.stream)
    assert (task.task.title, task.task.office, task.task.due, task.task.source) == (
        "Send the figures",
        "chief_finance_officer",
        date(2026, 5, 1),
        "meeting",
    )
    (following,) = (each for each in halton.meetings.mine(halton.actor) if each.id != row.id)
    assert (following.status, following.meeting.on, following.meeting.body) == (
        "planned",
        date(2026, 6, 1),
        "halton_cdrp",
    )


def test_more_is_added_and_what_followed_before_does_not_follow_again(halton):
    """The first risk stays one; the one that is added later is another."""
    row = halton.logs(risk_to_authority="The post is unfunded")
    halton.answers(row, discussion="Buses", risk_to_partnership="Two members left")
    after = halton.meetings.log(halton.act(), row.id)
    assert after.meeting.says["discussion"] == "Buses"
    titles = sorted(each.risk.title for each in halton.risks)
    assert titles == ["The post is unfunded", "Two members left"]


def test_a_correction_changes_what_is_said_and_not_what_followed(halton):
    """History keeps both; the reported risk is corrected where it stands."""
    row = halton.logs(risk_to_authority="The post is unfunded")
    after = halton.meetings.correct(
        halton.act(),
        row.id,
        answers={"risk_to_authority": Reply(("The post ends in May",))},
        reason="said too much",
    )
    assert after.meeting.says["risk_to_authority"] == "The post ends in May"
    assert after.meeting.corrections == 1
    assert [each.risk.title for each in halton.risks] == ["The post is unfunded"]
    event = halton.meetings.story(halton.actor, row.id).recorded[-1].event
    assert [line.answered.text for line in event.was] == ["The post is unfunded"]


def test_a_corrected_body_is_in_another_report_or_in_none(halton):
    """What follows from an answer follows from the corrected one."""
    row = halton.logs()
    after = halton.meetings.correct(
        halton.act(), row.id, answers={"body_kind": Reply(("other",))}, reason="a company"
    )
    assert (after.meeting.report, bool(after.meeting.left_out)) == ("", True)


def test_none_yet_alone_is_asked_again(halton):
    with pytest.raises(WhyNone):
        halton.logs(outcome="none yet")


def test_a_meeting_in_the_diary_is_got_ready_for_and_then_owed(halton):
    """SCR-R9: a week before; and what came of it within a week after."""
    halton.plans(on=date(2026, 4, 8), at="18:30")
    halton.plans(on=date(2026, 4, 9))
    held = halton.plans(on=date(2026, 3, 30))
    assert halton.due == {
        (f"Get ready for {CDRP}", date(2026, 4, 8)),
        (f"Log what came of {CDRP}", date(2026, 4, 6)),
    }
    assert halton.meetings.owed(halton.actor, "Halton CDRP").id == held.id
    row = halton.answers(halton.begins(meeting=held.id), **FIRST)
    halton.meetings.log(halton.act(), row.id)
    assert halton.due == {(f"Get ready for {CDRP}", date(2026, 4, 8))}


def test_whoever_sent_apologies_owes_nothing_and_a_substitute_does(halton):
    held = halton.plans(on=date(2026, 3, 30))
    halton.meetings.attendance(halton.act(), held.id, "apologies", remark="ill")
    assert halton.due == set()
    halton.meetings.attendance(halton.act(), held.id, "substitute", person="demo-head-of-policy")
    (due,) = halton.meetings.due(TODAY)
    assert due.person == "demo-head-of-policy"
    substitute = Member(halton.app, "demo-head-of-policy", "theirs")
    row = substitute.answers(substitute.begins(meeting=held.id), **FIRST)
    assert substitute.meetings.log(substitute.act(), row.id).person == "demo-lead-halton"


def test_what_was_moved_or_cancelled_is_owed_on_its_day_or_never(halton):
    row = halton.plans(on=date(2026, 3, 30))
    halton.meetings.move(halton.act(), row.id, on=date(2026, 6, 1), reason="the hall was taken")
    assert halton.due == set()
    halton.meetings.cancel(halton.act(), row.id, reason="too few")
    halton.meetings.reinstate(halton.act(), row.id, reason="enough after all")
    assert halton.meetings.get(halton.actor, row.id).status == "planned"


def test_what_is_raised_next_time_is_what_was_logged_last(halton):
    first, last = halton.logs(held_on="2026-01-30"), halton.logs()
    coming = halton.plans(on=date(2026, 4, 8))
    assert halton.meetings.before(halton.actor, coming).id == last.id
    assert halton.meetings.before(halton.actor, last).id == first.id
    assert halton.meetings.before(halton.actor, first) is None


def test_a_meeting_is_changed_by_whoever_was_there_or_opened_it_and_read_by_the_staff(halton):
    row = halton.logs()
    sergeant = Member(halton.app, "demo-sergeant", "theirs")
    assert not sergeant.meetings.may(sergeant.actor, row)
    with pytest.raises(NotYourOffice):
        sergeant.meetings.void(sergeant.act(), row.id, reason="a slip")
    assert sergeant.meetings.get(sergeant.actor, row.short) == row
    voided = halton.meetings.void(halton.act(), row.id, reason="entered twice")
    assert voided.status == "void"
    assert halton.meetings.all(halton.actor) == halton.meetings.mine(halton.actor) == ()


def test_somebody_outside_the_force_and_its_office_reads_nothing(halton):
    stranger = Member(halton.app, "demo-stranger")
    outside = stranger.actor.model_copy(update={"organisation": "a company"})
    with pytest.raises(NotYourOffice):
        halton.meetings.all(outside)


def test_a_meeting_is_planned_for_somebody_else_who_is_known_or_named(halton):
    row = halton.plans(on=date(2026, 4, 8), person="demo-lead-west")
    assert row.person == "demo-lead-west"
    assert halton.plans(on=date(2026, 4, 8), name="the deputy").meeting.member.name.text == (
        "the deputy"
    )
    with pytest.raises(UnknownPerson):
        halton.plans(on=date(2026, 4, 8), person="nobody-here")


def test_as_it_stood_before_it_was_logged_it_is_not_there(halton):
    row = halton.logs()
    earlier = row.logged_at.replace(year=2025)
    assert halton.meetings.all(halton.actor, as_at=earlier) == ()
    assert halton.meetings.all(halton.actor, as_at=row.touched_at) == (row,)


def changed_policies(folder):
    """Return a copy of the policies in which the Committee changed the template (R2)."""
    policies = folder / "policies"
    shutil.copytree(FileEditions.default_folder(), policies)
    forms = policies / "scrutiny" / "2009" / "forms.yaml"
    text = forms.read_text(encoding="utf-8")
    for was, now in {
        "id: outcome\n": "id: results\n",
        "What is better for communities because of it?": "What did people gain?",
        "label: For the Authority}": "label: As our member}",
    }.items():
        assert text.count(was) >= 1
        text = text.replace(was, now, 1)
    forms.write_text(text, encoding="utf-8")
    return policies


def test_the_committee_changes_the_template_and_what_was_logged_before_stays_readable(tmp_path):
    """SCR-R2: other ids and other words that tell the same; an old log is corrected as it was."""
    with opened_process(tmp_path) as app:
        halton = Member(app)
        old = halton.logs()
        draft = halton.answers(halton.begins(), outcome="Begun before the change")
    with opened_process(tmp_path, policies=changed_policies(tmp_path)) as app:
        halton = Member(app, conversation="second")
        asked = halton.meetings.template("meeting").form
        assert asked.telling["outcome"].id == "results"
        said = {name: value for name, value in FIRST.items() if name != "outcome"}
        row = halton.answers(halton.begins(), **said, results="Buses run later")
        new = halton.meetings.log(halton.act("new"), row.id)
        assert new.meeting.says["outcome"] == "Buses run later"
        assert new.meeting.says["capacity"] == "As our member"
        assert new.meeting.document != old.meeting.document
        stands = halton.meetings.get(halton.actor, old.id)
        assert stands.meeting.says["outcome"] == "Fewer thefts at the station"
        assert stands.meeting.lines == old.meeting.lines
        after = halton.meetings.correct(
            halton.act("corrected"),
            old.id,
            answers={"outcome": Reply(("No more thefts",))},
            reason="counted again",
        )
        assert after.meeting.says["outcome"] == "No more thefts"
        assert "What is better for communities because of it?" in [
            line.asked for line in after.meeting.lines
        ]
        assert halton.meetings.template_of(draft).form.telling["outcome"].id == "outcome"


def test_without_a_mapping_it_is_said_which_office_nobody_is_known_to_be(tmp_path):
    """A-37: the log stands all the same."""
    roles = tmp_path / "roles.yaml"
    roles.write_text("scrutiny: {partnership_lead_member: partnership_lead_member}\n")
    with opened_process(tmp_path, roles=roles) as app:
        halton = Member(app)
        row = halton.logs()
        assert (row.status, row.meeting.to) == ("logged", ())
        template = halton.meetings.template_of(row)
        assert template.unmapped == ("Engagement Committee",)


def test_without_the_process_nothing_asks_cheshire_for_feedback(tmp_path):
    """And nothing is owed for what stands in the diary."""
    with opened_app(tmp_path) as app:
        sergeant = Member(app, "demo-sergeant", "theirs")
        with pytest.raises(NothingLogsThat):
            sergeant.begins()
        sergeant.plans(on=date(2026, 3, 30))
        assert sergeant.due == set()


def test_whoever_represents_lancashire_reports_back(tmp_path):
    """LAN-AP6, without any process: on the policy's own form, for the officer who keeps it."""
    with opened_app(tmp_path, policy="lancashire") as app:
        member = Member(app, "demo-member")
        row = member.answers(
            member.begins(body="Blackpool CSP"),
            of_what="Blackpool CSP",
            held_on="2026-03-30",
            matters="A new chair",
            new_risk="Its money ends",
        )
        logged = member.meetings.log(member.act(), row.id)
        assert (logged.meeting.to, logged.meeting.report) == (
            ("partnerships_and_performance_officer",),
            "",
        )
        assert logged.meeting.says["issues"] == "A new chair"
        assert [each.risk.scopes for each in member.risks] == [("authority",)]


def test_a_cambridgeshire_member_declares_for_whom_they_spoke(tmp_path):
    """C15, CAM-6.1e: which body, that the others were told, and so under whose rules."""
    with opened_app(tmp_path, policy="cambridgeshire") as app:
        member = Member(app, "demo-member")
        row = member.answers(
            member.begins(), meeting="Huntingdon LSP", met_on="2026-03-31", dual_role="yes"
        )
        with pytest.raises(FormIncomplete) as refusal:
            member.meetings.log(member.act(), row.id)
        assert refusal.value == FormIncomplete(("represented", "made_clear"))
        member.answers(row, represented="other_body", made_clear="yes", other_body="The council")
        says = member.meetings.log(member.act(), row.id).meeting.says
        assert (says["capacity"], says["governed_by"], says["made_clear"]) == (
            "The other body",
            "The council",
            "Yes",
        )


def test_a_draft_is_nobody_elses_business_and_is_kept(halton):
    """Left for now, it is there as it was, for whoever began it alone."""
    row = halton.answers(halton.begins(), outcome="Fewer thefts")
    left = halton.meetings.leave(halton.act(), row.id)
    assert left.meeting.left
    assert halton.meetings.all(halton.actor) == ()
    (mine,) = halton.meetings.mine(halton.actor)
    assert isinstance(mine.meeting.replies["outcome"], FormReply)
    with pytest.raises(NotYourOffice):
        halton.meetings.get(halton.app.actor("demo-sergeant"), row.id)


def test_what_was_logged_is_not_begun_anew(halton):
    row = halton.logs()
    with pytest.raises(FeedbackStands):
        halton.begins(meeting=row.id)


def test_what_should_have_followed_when_a_process_stopped_follows_once(halton):
    """Stopped between the log and the risk: the sweep, or whoever comes back, lets it follow."""
    meetings = halton.meetings
    row = halton.answers(halton.begins(), **FIRST, risk_to_authority="The post is unfunded")
    logged = meetings._act(halton.act(), row.id, LogFeedback())
    assert halton.risks == ()
    meetings.catch_up()
    meetings.catch_up()
    meetings.follow_up(halton.act(), logged)
    (risk,) = halton.risks
    assert (risk.opener, risk.source) == ("demo-lead-halton", row.stream)


def test_what_should_have_followed_follows_after_easter_too(tmp_path):
    """Stopped on Wednesday evening, and started again on the Tuesday after Easter."""
    with opened_process(tmp_path) as app:
        halton = Member(app)
        row = halton.answers(halton.begins(), **FIRST, risk_to_authority="The post is unfunded")
        halton.meetings._act(halton.act(), row.id, LogFeedback())
    with opened_process(tmp_path, now=datetime(2026, 4, 7, 7, 0, tzinfo=UTC)) as app:
        app.desk.meetings.catch_up()
        (risk,) = Member(app).risks
        assert (risk.opener, risk.source) == ("demo-lead-halton", row.stream)


def test_what_cannot_follow_from_one_meeting_holds_up_no_other_and_no_sweep(halton):
    """Refused, it is tried again in an hour; reminders and the other meetings do not wait for it."""
    told, report = [], halton.app.desk.risks.report

    def refuses_the_first(act, **wished):
        if wished["title"] == "The post is unfunded":
            raise UnknownPerson("gone")
        told.append(wished["title"])
        return report(act, **wished)

    meetings = halton.meetings
    for title in ("The post is unfunded", "The lease ends"):
        row = halton.answers(halton.begins(), **FIRST, risk_to_authority=title)
        meetings._act(halton.act(), row.id, LogFeedback())
    meetings._following = replace(meetings._following, report_risk=refuses_the_first)
    assert halton.app.sweeping.sweep() == ()
    assert told == ["The lease ends"]


def test_what_was_answered_since_and_not_logged_leads_to_nothing_yet(halton):
    row = halton.logs()
    halton.answers(row, maturity="settling", next_on="2026-06-01")
    halton.meetings.catch_up()
    assert halton.risks == ()
    assert [each.id for each in halton.meetings.mine(halton.actor)] == [row.id]
    halton.meetings.log(halton.act(), row.id)
    assert len(halton.risks) == 1
    assert len(halton.meetings.mine(halton.actor)) == 2


def test_a_leavers_meetings_go_on_with_their_successor(halton):
    """Those in the diary and what was begun; what was logged stays whose it was."""
    planned, done = halton.plans(on=date(2026, 4, 8)), halton.logs()
    draft = halton.begins()
    leavers = LeaversMeetings(halton.meetings)
    handed = leavers.belonging("demo-lead-halton")
    assert [each.number for each in handed] == [planned.short, draft.short]
    for each in handed * 2:
        leavers.hand_over(halton.act(), each, person="demo-lead-halton", to="demo-lead-west")
    assert {row.id for row in halton.meetings.open_of("demo-lead-west")} == {planned.id, draft.id}
    assert halton.meetings.get(halton.actor, done.id).person == "demo-lead-halton"
    assert leavers.belonging("demo-lead-halton") == ()


def test_a_body_of_the_register_leads_to_its_entry(halton):
    """By its name among the bodies of the area; what is logged stands on the entry's page."""
    entry = entered(halton.app, "cheshire", "Halton CDRP", "demo-sergeant")
    assert [each.about for each in halton.meetings.bodies(halton.actor) if each.about] == [
        f"arrangement-{entry.id}"
    ]
    row = halton.logs()
    assert halton.meetings.about(halton.actor, f"arrangement-{entry.id}") == (row,)


def test_whoever_represents_us_on_an_entry_has_it_among_their_bodies(halton):
    """With the capacity that their appointment says, confirmed each time (SCR-P42iii)."""
    app = halton.app
    entry = entered(app, "cheshire", "Victims Board", "demo-sergeant")
    keeper = Member(app, "demo-sergeant", "keeper")
    who = Said(who="demo-inspector", status="member", capacity="As a councillor")
    app.desk.representing.appoint(keeper.act(), entry.id, who, since=date(2026, 1, 1))
    inspector = Member(app, "demo-inspector", "theirs")
    (body,) = inspector.meetings.bodies(inspector.actor)
    assert (body.title, body.about, body.capacity) == (
        "Victims Board",
        f"arrangement-{entry.id}",
        "As a councillor",
    )
    known = inspector.meetings.foreseen(inspector.actor, "meeting", body="Victims Board")
    assert known["capacity"].values == ("as_councillor",)
