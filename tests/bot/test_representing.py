"""In the chat it is said who represents us, who is missing, and how somebody comes to."""

from dataclasses import replace
from datetime import date

import pytest

from domain.messages import Act
from domain.refusals import NotYourOffice
from domain.services.representation import Said
from tests.support.entries import entered
from tests.support.person import Person, opened_app

CHE, CAM, LAN = "cheshire", "cambridgeshire", "lancashire"


@pytest.fixture
def lancashire(tmp_path):
    with opened_app(tmp_path, policy=LAN) as app:
        entered(app, LAN, "Victims board", "demo-officer")
        yield app


@pytest.fixture
def cambridgeshire(tmp_path):
    with opened_app(tmp_path, policy=CAM) as app:
        entered(app, CAM, "Fenland CDRP", "demo-officer")
        yield app


def act(app, who):
    return Act(actor=app.actor(who), key=app.desk.new_key(), conversation="test")


def test_a_representative_who_may_not_decide_is_recorded_and_flagged(tmp_path):
    """S23: the flag with its clause, whom to ask where the policy is silent, the route unchanged."""
    with opened_app(tmp_path) as app:
        row = entered(app, CHE, "Victims board", "demo-sergeant")
        sergeant = Person(app, "demo-sergeant").says("who represents us on victims board")
        sergeant.sees("Nobody is recorded here.").says("add a representative")
        sergeant.says("demo-inspector", "officer").sees(
            "May they decide there for the Constabulary and the Commissioner's office?"
        )
        sergeant.says("no", "skip", "skip", "skip", "skip", "skip", "yes").sees(
            "A neighbourhood inspector is recorded as representing us.",
            "May decide for us: no.",
            "They should be able to decide for both, as that partnership's written agreement sets"
            " out. (CHE-2.2, A-46)",
            "The policy does not say who gives them that authority; ask the Chief Officer who"
            " holds the portfolio.",
        )
        after = app.arrangements.get(app.actor("demo-sergeant"), row.id)
        assert (after.approval, after.kind) == (row.approval, row.kind)
        sergeant.says(row.short).sees("Who represents us", "May decide for us: no.")


def test_a_member_is_proposed_in_mid_year_and_an_officer_stands_in_meanwhile(lancashire):
    """L13: Member Development, then the General Meeting; the Chief Executive where it is silent."""
    Person(lancashire, "demo-officer").says(
        "Member Khan should take our seat on Victims board; the AGM is eight months off."
    ).sees(
        "it is talked over with the member (Member Development process), then the Authority agrees"
        " to it (Annual General Meeting of the Authority)",
        "Until then an officer may stand in. (LAN-AP3)",
        "The policy does not say how a member is appointed during the year; ask the Chief"
        " Executive.",
    ).says("yes", "yes", "skip", "yes").sees(
        "Member Khan is proposed.",
        "Awaited since 1 April 2026: it is talked over with the member, by the Member Development",
    ).says("stand in", "demo-officer", "yes", "30 November 2026", "Until the AGM.", "yes").sees(
        "An officer of the Authority stands in, since 1 April 2026, until 30 November 2026"
    )


def test_only_the_recorder_enters_what_a_body_did_with_its_minute(lancashire):
    """Then the member represents us, as appointed there; a day still to come is asked for again."""
    officer = Person(lancashire, "demo-officer")
    officer.says("Member Khan should take our seat on Victims board", "yes", "yes", "skip", "yes")
    assert "Record: it is talked over with the member" not in officer.buttons
    keeper = Person(lancashire, "demo-performance-officer").says("who represents us on victims")
    keeper.says("step 1", "minute 4", "skip", "2 May 2026", "yes").sees(
        "A day in the future cannot be recorded"
    ).says("yes", "skip", "31 March 2026", "yes").sees(
        "Recorded: it is talked over with the member.", "Done on 31 March 2026"
    )
    keeper.says("step 1", "minute 9", "minutes.pdf", "skip", "yes").sees(
        "Member Khan represents us from now on.",
        "1. Member Khan: a member, since 1 April 2026.",
        "Appointed under: minute 9. Document: minutes.pdf.",
    ).does_not_see("Bear in mind")
    (row,) = lancashire.arrangements.all(lancashire.actor("demo-officer"))
    events = [e.name for e in lancashire.store.load(f"arrangement-{row.id}")][-4:]
    assert events == [
        "representative-proposed",
        "appointment-step-taken",
        "appointment-step-taken",
        "representative-appointed",
    ]


def test_an_officer_is_proposed_by_a_manager_alone_and_approved_by_the_chief_executive(lancashire):
    """Others are told whose step it is; the manager does not approve."""
    wish = ("propose a representative", "demo-officer", "officer", "skip", "yes")
    other = Person(lancashire, "demo-member").says("who represents us on victims board", *wish)
    other.sees("That step is for others to take: the managers.")
    manager = Person(lancashire, "demo-manager").says("who represents us on victims board", *wish)
    manager.sees("Awaited since 1 April 2026: the Chief Executive approves, by the Chief Executive")
    due = list(lancashire.desk.representing.seen.due(date(2026, 4, 1)))
    assert [(each.kind, each.office) for each in due] == [("appointment", "chief_executive")]
    chief = Person(lancashire, "demo-chief-executive").says("who represents us on victims board")
    chief.presses_button("Record: the Chief Executive approves")
    chief.says("gladly", "yes").sees("An officer of the Authority represents us from now on.")
    assert list(lancashire.desk.representing.seen.due(date(2026, 4, 1))) == []


def test_who_sits_there_for_two_is_reminded_which_body_they_speak_for(cambridgeshire):
    """C15: the reminder, the silence with whom to ask, and the capacity kept for the meeting."""
    app, member = cambridgeshire, "demo-member"
    (row,) = app.arrangements.all(app.actor(member))
    said = Said(
        who=member,
        status="member",
        other_hats=("the county council",),
        capacity="a member of the Authority",
        delegation="Delegations 2026",
    )
    app.desk.representing.appoint(act(app, "demo-officer"), row.id, said, minute="minute 12")
    page = Person(app, member).says("who represents us on Fenland CDRP")
    page.sees(
        "as a member of the Authority",
        "Also sits there for: the county council.",
        "that body's rules, and its written delegations, then hold for them. (CAM-6.1e, CAM-7.17)",
    )
    page.says(
        "I'm a county councillor and an Authority member. At tonight's LSP, which hat am I wearing?"
    ).sees(
        "for which body they speak",
        "The policy does not say for which of them to speak when both could; ask the Chief"
        " Executive of the Authority.",
        "is kept with your name on the entry: a member of the Authority.",
    )


def test_every_seat_that_is_wanted_and_nobody_fills_is_listed_by_body(cambridgeshire):
    """Six CDRPs, six LSPs, two agreements and the Joint Committee, until somebody is there."""
    officer = Person(cambridgeshire, "demo-officer").says("who is missing")
    officer.sees("Fenland Crime and Disorder Reduction Partnership", "The Chairman of the")
    seen, actor = cambridgeshire.desk.representing.seen, cambridgeshire.actor("demo-officer")
    assert len(seen.gaps(actor, CAM)) == 16
    (row,) = cambridgeshire.arrangements.all(actor)
    cambridgeshire.desk.representing.appoint(
        act(cambridgeshire, "demo-officer"), row.id, Said(who="Cllr Reed", status="member")
    )
    gaps = {(gap.wanted.body.id, gap.wanted.seat.id): gap for gap in seen.gaps(actor, CAM)}
    assert len(gaps) == 15
    assert ("fenland_cdrp", "cdrp_member") not in gaps
    usual = gaps["fenland_lsp", "lsp_representative"].usual
    assert usual is not None
    assert usual.name.text == "Cllr Reed"
    officer.says("who is missing").sees("Best: Cllr Reed, who sits on its part already")


def test_somebody_says_that_they_stand_in(cambridgeshire):
    """By a line that names whom and where; anybody may say so of themselves."""
    (row,) = cambridgeshire.arrangements.all(cambridgeshire.actor("demo-officer"))
    said = Said(who="Cllr Reed", status="member", delegation="D1")
    cambridgeshire.desk.representing.appoint(
        act(cambridgeshire, "demo-officer"), row.id, said, minute="minute 1"
    )
    other = Person(cambridgeshire, "demo-superintendent")
    other.says("I am standing in for Reed at Fenland CDRP").sees("Now: demo-superintendent")
    other.says("yes", "yes", "yes", "skip", "Reed is ill.", "yes").sees(
        "stands in for Cllr Reed, since 1 April 2026: Reed is ill."
    )
    other.says("I am standing in for Nobody at Fenland CDRP").sees("Nobody called Nobody")


def test_what_is_said_of_a_representative_is_corrected_and_ends_with_a_reason(cambridgeshire):
    """Everything that is said stands in the fields; the days before stay in sight."""
    (row,) = cambridgeshire.arrangements.all(cambridgeshire.actor("demo-officer"))
    representing = cambridgeshire.desk.representing
    said = Said(who="Cllr Reed", status="member", delegation="D1")
    representing.appoint(
        act(cambridgeshire, "demo-officer"), row.id, said, since=date(2026, 1, 1), minute="m 1"
    )
    corrected = replace(said, rank="deputy", votes="no", allows="up to £500")
    with pytest.raises(NotYourOffice):
        representing.correct(
            act(cambridgeshire, "demo-member"), row.id, 1, corrected, reason="a slip"
        )
    representing.correct(act(cambridgeshire, "demo-officer"), row.id, 1, corrected, reason="a slip")
    officer = Person(cambridgeshire, "demo-officer").says("who represents us on fenland cdrp")
    officer.sees("as deputy", "It allows: up to £500.", "Has no vote.")
    officer.says("end 1", "31 March 2026", "moved away", "yes").sees(
        "Cllr Reed represents us until 31 March 2026.",
        "Cllr Reed: a member, 1 January 2026 to 31 March 2026.",
    )


def test_where_a_policy_names_no_way_somebody_is_entered_at_once(tmp_path):
    """Cheshire says nothing of who appoints: the portfolio holder is asked."""
    with opened_app(tmp_path) as app:
        entered(app, CHE, "Victims board", "demo-sergeant")
        sergeant = Person(app, "demo-sergeant")
        sergeant.says("Inspector Shaw should take our seat on Victims board")
        sergeant.sees("Who represents us in Victims board?", "Now: Inspector Shaw").says(
            "yes", "yes", "yes", "Terms of reference 4", "skip", "skip", "skip", "skip", "yes"
        )
        sergeant.sees(
            "Written down: Terms of reference 4.",
            "The policy does not say who appoints a representative; ask the Chief Officer who"
            " holds the portfolio.",
        )


def test_who_represents_us_is_asked_of_an_entry_that_can_be_told(lancashire):
    """Otherwise the entries are listed, and nothing is guessed."""
    person = Person(lancashire, "demo-officer")
    person.says("who represents us").sees("Say on which partnership, or open its entry first.")
    person.says("who represents us on the moon").sees("ARR-")
    person.says("who is missing").sees("names no bodies on which we want a seat")
    person.says("which hat am I wearing").does_not_see("Of whoever sits there for two")


@pytest.mark.parametrize(
    ("policy", "title", "keeper", "contact", "told"),
    [
        (CHE, "Victims board", "demo-sergeant", "demo-head-of-policy", "a partnership lead"),
        (LAN, "Victims board", "demo-officer", "demo-performance-officer", "stands in"),
    ],
)
def test_whoever_leaves_hands_over_where_they_represent_us(
    tmp_path, policy, title, keeper, contact, told
):
    """Once: at once where no way of appointing has to be gone, standing in where one has."""
    leaver, successor = {
        CHE: ("demo-inspector", "demo-partnership-lead"),
        LAN: ("demo-member", "demo-chair"),
    }[policy]
    with opened_app(tmp_path, policy=policy) as app:
        row = entered(app, policy, title, keeper)
        status = "officer" if policy == CHE else "member"
        said = Said(who=leaver, status=status, authority="yes", authority_where="ToR 1")
        app.desk.representing.appoint(act(app, keeper), row.id, said, since=date(2026, 1, 1))
        plan = app.desk.leaving.plan(app.actor(contact), leaver, to=successor)
        assert [each.kind for each in plan.handings] == ["representation"]
        for _ in range(2):
            app.desk.leaving.leave(act(app, contact), leaver, to=successor, reason="moves on")
        found = app.desk.representing.seen.of(app.actor(keeper), row.id)
        (ended, *_) = found.state.representatives
        assert ended.time.until == found.today
        assert ended.why_ended.text == "Whoever sat there has left."
        successors = found.state.stand_ins if policy == LAN else found.state.representatives[1:]
        assert [each.who.person for each in successors] == [successor]
        person = Person(app, keeper).says("who represents us on victims board")
        person.sees(told[:1].upper() + told[1:] if policy == CHE else told)
