"""A meeting stands in a diary, and what came of it is logged, added to and corrected, never lost."""

from functools import reduce

import pytest

from domain.model.arrangement.representation.parts import Named
from domain.model.form.messages import FormReply
from domain.model.meeting.decider import decide
from domain.model.meeting.feedback import says_nothing
from domain.model.meeting.messages import (
    AnswerFeedback,
    AttendanceRecorded,
    BeginFeedback,
    CancelMeeting,
    CorrectFeedback,
    FeedbackAdded,
    FeedbackAnswered,
    FeedbackBegun,
    FeedbackCorrected,
    FeedbackLeft,
    LeaveFeedback,
    Line,
    LogFeedback,
    MeetingCancelled,
    MeetingMoved,
    MeetingPlanned,
    MeetingReinstated,
    MeetingVoided,
    MoveMeeting,
    PlanMeeting,
    RecordAttendance,
    ReinstateMeeting,
    VoidMeeting,
)
from domain.model.meeting.refusals import (
    FeedbackStands,
    MeetingExists,
    MeetingIsOver,
    MeetingStands,
    NobodyNamed,
    NoFeedbackYet,
    NoSuchMeeting,
    NotHeldYet,
    SayWhat,
    WhyNone,
)
from domain.model.meeting.state import UNOPENED, Meeting, evolve
from domain.refusals import (
    AnsweredTwice,
    FormIncomplete,
    NotAsked,
    NothingSaid,
    UnknownAnswer,
)
from tests.support.builders import SHOWN, said
from tests.support.meetings import (
    ANN,
    FIRST,
    FORM,
    HELD,
    LATER,
    LAYER,
    WHAT,
    answers,
    day,
    picked,
    subject,
    text,
)
from tests.support.toy_policy import TOY

WHY = said("because")
PLANNED = MeetingPlanned(what=WHAT, edition=TOY.ref)
BEGUN = FeedbackBegun(form=FORM.id, document=LAYER, what=WHAT)
BEGIN = BeginFeedback(form=FORM.id, document=LAYER, what=WHAT)
ANSWERED = FeedbackAnswered(answers=answers(FIRST), shown=SHOWN)


def state(*events):
    return reduce(evolve, events, UNOPENED)


def happens(command, *events, **about):
    return decide(command, state(*events), subject(**about))


def answer(**replies):
    return AnswerFeedback(answers=answers(replies), shown=SHOWN)


def logged(*before):
    (event,) = happens(LogFeedback(), *before, BEGUN, ANSWERED)
    return event


LOGGED = (BEGUN, ANSWERED, logged())


def test_a_meeting_is_put_in_the_diary_once():
    """With what it is, and who goes."""
    assert happens(PlanMeeting(what=WHAT, edition=TOY.ref)) == [PLANNED]
    with pytest.raises(MeetingExists):
        happens(PlanMeeting(what=WHAT, edition=TOY.ref), PLANNED)


@pytest.mark.parametrize(
    ("what", "refused"), [({"title": said(" ")}, NothingSaid), ({"member": Named()}, NobodyNamed)]
)
def test_a_meeting_in_the_diary_says_what_it_is_and_who_goes(what, refused):
    with pytest.raises(refused):
        happens(PlanMeeting(what=WHAT.model_copy(update=what), edition=TOY.ref))


def test_a_meeting_is_moved_cancelled_and_put_back():
    """Each is told with what stood before, or why."""
    moved = MeetingMoved(was=HELD, was_at="18:30", on=LATER, at="", reason=WHY)
    assert happens(MoveMeeting(on=LATER, at="", reason=WHY), PLANNED) == [moved]
    assert state(PLANNED, moved).on == LATER
    cancelled = MeetingCancelled(reason=WHY)
    assert happens(CancelMeeting(reason=WHY), PLANNED) == [cancelled]
    back = MeetingReinstated(reason=WHY)
    assert happens(ReinstateMeeting(reason=WHY), PLANNED, cancelled) == [back]
    assert state(PLANNED, cancelled, back) == state(PLANNED).model_copy(
        update={"before": "planned"}
    )


def test_what_stands_so_already_does_not_happen_again():
    assert happens(MoveMeeting(on=HELD, at="18:30"), PLANNED) == []
    went = AttendanceRecorded(attendance="attended", substitute=None, remark=None)
    assert happens(RecordAttendance(attendance="attended"), PLANNED, went) == []
    assert happens(BEGIN, PLANNED, BEGUN) == []
    assert happens(answer(outcome=text("Fewer thefts")), BEGUN, ANSWERED) == []
    assert happens(LogFeedback(), *LOGGED) == []


@pytest.mark.parametrize(
    ("attendance", "who"), [("substitute", None), ("substitute", Named()), ("attended", ANN)]
)
def test_a_substitute_is_somebody_and_nobody_else_has_one(attendance, who):
    with pytest.raises(NobodyNamed):
        happens(RecordAttendance(attendance=attendance, substitute=who), PLANNED)


def test_who_went_instead_is_recorded_with_a_remark():
    """By a name where they are in no directory."""
    bob = Named(name=said("Bob from the council"))
    (event,) = happens(
        RecordAttendance(attendance="substitute", substitute=bob, remark=WHY), PLANNED
    )
    stands = state(PLANNED, event)
    assert (stands.attendance, stands.substitute, stands.remark) == ("substitute", bob, "because")


@pytest.mark.parametrize("status", ["logged", "cancelled"])
def test_the_diary_does_not_change_what_is_over(status):
    before = {"logged": LOGGED, "cancelled": (PLANNED, MeetingCancelled(reason=WHY))}[status]
    with pytest.raises(MeetingIsOver) as refusal:
        happens(MoveMeeting(on=LATER, at=""), *before)
    assert refusal.value == MeetingIsOver(status)
    with pytest.raises(MeetingIsOver):
        happens(CancelMeeting(reason=WHY), *before)


def test_nothing_is_done_with_what_was_entered_in_error():
    voided = MeetingVoided(reason=WHY)
    for command in (BEGIN, LogFeedback(), VoidMeeting(reason=WHY), ReinstateMeeting(reason=WHY)):
        with pytest.raises(MeetingIsOver):
            happens(command, PLANNED, voided)


def test_only_what_was_cancelled_is_put_back():
    with pytest.raises(MeetingStands):
        happens(ReinstateMeeting(reason=WHY), PLANNED)


def test_nothing_is_known_of_what_was_never_opened():
    with pytest.raises(NoSuchMeeting):
        happens(CancelMeeting(reason=WHY))
    for command in (LogFeedback(), answer(outcome=text("x"))):
        with pytest.raises(NoFeedbackYet):
            happens(command)


def test_each_answer_is_kept_as_it_comes_before_anything_is_logged():
    """So that nothing is lost whatever comes between."""
    events = [BEGUN]
    for name, reply in FIRST.items():
        events += happens(answer(**{name: reply}), *events)
    assert [event.stored_name for event in events[1:]] == ["feedback-answered"] * len(FIRST)
    draft = state(*events)
    assert (draft.status, dict(draft.replies)) == ("draft", FIRST)


def test_what_is_logged_is_whole_and_reads_without_its_form():
    """P01: each question as it was asked, and what it tells reports; no risk is no risk."""
    content = logged(PLANNED).content
    assert content.lines == (
        Line(question="held_on", asked="held_on?", answered=said("2026-06-30", "ann")),
        Line(question="outcome", asked="outcome?", answered=said("Fewer thefts")),
        Line(question="hat", asked="hat?", answered=said("Ours", "ann")),
    )
    assert {tells: each.text for tells, each in content.says.items()} == {
        "held_on": "2026-06-30",
        "outcome": "Fewer thefts",
        "capacity": "Ours",
    }
    assert (content.to, content.report, content.what.on) == (("committee",), "quarterly", HELD)
    stands = state(PLANNED, *LOGGED)
    assert (stands.status, stands.in_report, stands.logged) == (
        "logged",
        True,
        {"held_on", "outcome", "hat"},
    )


def test_what_comes_first_is_enough_and_all_of_it_is_needed():
    """The rest is not asked for; what is missing is named."""
    with pytest.raises(FormIncomplete) as refusal:
        happens(LogFeedback(), BEGUN, *happens(answer(held_on=day(HELD)), BEGUN))
    assert refusal.value == FormIncomplete(("outcome", "hat"))


def test_what_an_answer_brings_up_is_needed_too():
    """C15: whoever spoke for another body says which."""
    theirs = FeedbackAnswered(answers=answers(FIRST | {"hat": picked("theirs")}), shown=SHOWN)
    with pytest.raises(FormIncomplete) as refusal:
        happens(LogFeedback(), BEGUN, theirs)
    assert refusal.value == FormIncomplete(("whose",))
    council = FeedbackAnswered(answers=answers({"whose": text("The council")}), shown=SHOWN)
    (event,) = happens(LogFeedback(), BEGUN, theirs, council)
    assert event.content.says["governed_by"] == said("The council")


def test_none_yet_wants_a_few_words_why():
    """SCR-P32a: an outcome is always said, if only why there is none yet."""
    with pytest.raises(WhyNone) as refusal:
        happens(answer(outcome=text("None yet.")), BEGUN)
    assert refusal.value == WhyNone("outcome")
    assert happens(answer(outcome=text("none yet: it met once")), BEGUN)


@pytest.mark.parametrize("words", ["None", "no", "N/A", "nil.", "nothing so far", "-", " "])
def test_saying_that_there_is_nothing_says_nothing(words):
    assert says_nothing(words)


@pytest.mark.parametrize(
    "words", ["No money is left", "nobody came", "none yet: too early", "Noise"]
)
def test_saying_something_is_not_nothing(words):
    assert not says_nothing(words)


def test_a_risk_that_is_none_is_told_to_nobody():
    """It stands in the answers, and reports read nothing of it."""
    none = FeedbackAnswered(answers=answers(FIRST | {"risk": text("none")}), shown=SHOWN)
    (event,) = happens(LogFeedback(), BEGUN, none)
    assert "risk_to_authority" not in event.content.says
    assert "risk" in [line.question for line in event.content.lines]


@pytest.mark.parametrize("bare", ["yes", "Yes.", "there is"])
def test_a_bare_yes_is_no_risk_that_anybody_could_judge(bare):
    with pytest.raises(SayWhat) as refusal:
        happens(answer(risk=text(bare)), BEGUN)
    assert refusal.value == SayWhat("risk")


def test_nothing_is_logged_of_a_day_that_has_not_come():
    ahead = FeedbackAnswered(answers=answers(FIRST | {"held_on": day(LATER)}), shown=SHOWN)
    with pytest.raises(NotHeldYet) as refusal:
        happens(LogFeedback(), BEGUN, ahead)
    assert refusal.value == NotHeldYet(LATER)


@pytest.mark.parametrize(
    ("replies", "refused"),
    [
        ({"hat": picked("crown")}, UnknownAnswer),
        ({"outcome": text("  ")}, NothingSaid),
        ({"outcome": FormReply()}, NothingSaid),
        ({"whose": text("The council")}, NotAsked),
        ({"nonsense": text("x")}, NotAsked),
    ],
)
def test_what_is_no_answer_is_refused_and_nothing_is_kept_of_it(replies, refused):
    with pytest.raises(refused):
        happens(answer(**replies), BEGUN)


def test_one_question_is_not_answered_twice_at_once():
    twice = AnswerFeedback(
        answers=(*answers({"outcome": text("a")}), *answers({"outcome": text("b")})), shown=SHOWN
    )
    with pytest.raises(AnsweredTwice):
        happens(twice, BEGUN)


def test_what_was_left_open_is_added_later():
    """Kept as it comes first; what was logged stays as it was."""
    (kept,) = happens(answer(issues=text("The hall is cold")), *LOGGED)
    (added,) = happens(LogFeedback(), *LOGGED, kept)
    assert isinstance(added, FeedbackAdded)
    assert added.added == ("issues",)
    assert state(*LOGGED, kept, added).says == {
        **state(*LOGGED).says,
        "issues": "The hall is cold",
    }


def test_what_was_logged_is_corrected_and_not_answered_again():
    with pytest.raises(FeedbackStands):
        happens(answer(outcome=text("More thefts")), *LOGGED)
    with pytest.raises(FeedbackStands):
        happens(BEGIN, *LOGGED)


def test_a_correction_keeps_what_stood_before_and_why():
    command = CorrectFeedback(answers=answers({"outcome": text("More thefts")}), reason=WHY)
    (event,) = happens(command, *LOGGED)
    assert isinstance(event, FeedbackCorrected)
    was = Line(question="outcome", asked="outcome?", answered=said("Fewer thefts"))
    assert (event.changed, event.was, event.reason) == (("outcome",), (was,), WHY)
    after = state(*LOGGED, event)
    assert (after.says["outcome"], after.corrections) == ("More thefts", 1)
    assert happens(command, *LOGGED, event) == []


@pytest.mark.parametrize(
    ("replies", "reason", "refused"),
    [
        ({"outcome": text("none yet")}, "because", WhyNone),
        ({"outcome": text("More")}, " ", NothingSaid),
        ({"held_on": day(LATER)}, "because", NotHeldYet),
        ({"hat": picked("theirs")}, "because", FormIncomplete),
    ],
)
def test_a_correction_is_as_whole_as_what_it_corrects(replies, reason, refused):
    with pytest.raises(refused):
        happens(CorrectFeedback(answers=answers(replies), reason=said(reason)), *LOGGED)


def test_a_draft_is_not_corrected():
    with pytest.raises(NoFeedbackYet):
        happens(CorrectFeedback(answers=answers(FIRST), reason=WHY), BEGUN)


def test_a_draft_is_left_and_gone_on_with():
    """Leaving it twice is leaving it once; any answer takes it up again."""
    assert happens(LeaveFeedback(), BEGUN) == [FeedbackLeft()]
    assert state(BEGUN, FeedbackLeft()).left
    assert happens(LeaveFeedback(), BEGUN, FeedbackLeft()) == []
    assert not state(BEGUN, FeedbackLeft(), ANSWERED).left


def test_what_was_begun_of_a_meeting_in_the_diary_is_put_back_as_a_draft():
    cancelled = MeetingCancelled(reason=WHY)
    for command in (BEGIN, LogFeedback()):
        with pytest.raises(MeetingIsOver):
            happens(command, PLANNED, BEGUN, cancelled)
    back = state(PLANNED, BEGUN, cancelled, MeetingReinstated(reason=WHY))
    assert back.status == "draft"


@pytest.mark.parametrize("event", [ANSWERED, logged(), MeetingReinstated(reason=WHY)])
def test_an_event_that_makes_no_sense_changes_nothing(event):
    assert evolve(UNOPENED, event) == Meeting()
    stands = state(PLANNED)
    assert evolve(stands, PLANNED) == stands
