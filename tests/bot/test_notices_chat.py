"""Anybody sees what they were told, and says in a line how they want to be told things."""

from datetime import time

import pytest

from bot.notices_reading import time_in
from domain.messages import Act
from tests.support.person import Person, opened_app

DAILY = "Reminders come once a day, together, at 09:00 on working days."
AT_ONCE = "Reminders come each as it comes up."
NONE = "You get no reminders."
USUAL = "It is quiet from 20:00 to 07:30, at weekends and on bank holidays."
MUST = (
    "Approvals, consultations, duties, breaches and risks are always told to you, as soon as it is"
    " not quiet."
)


@pytest.fixture
def app(tmp_path):
    with opened_app(tmp_path) as opened:
        yield opened


@pytest.fixture
def sergeant(app):
    return Person(app, "demo-sergeant")


def task(app, title="Ring the chair", to="demo-sergeant"):
    """Let something give *to* a task."""
    act = Act(actor=app.actor("demo-inspector"), key=title, conversation="test")
    return app.desk.tasks.open(act, title=title, person=to, source="meeting")


@pytest.mark.parametrize("line", ["notices", "Notice settings?", "how am I told things"])
def test_one_sees_how_one_is_told_things(sergeant, line):
    sergeant.says(line)
    assert sergeant.screen.title == "What I tell you"
    assert sergeant.screen.paragraphs[:3] == (DAILY, USUAL, MUST)
    assert [each.label for each in sergeant.screen.actions] == ["Stop reminders", "Each at once"]


@pytest.mark.parametrize(
    ("line", "how"),
    [
        ("stop reminders", NONE),
        ("Stop the reminders.", NONE),
        ("no more reminders", NONE),
        ("please stop sending me reminders", NONE),
        ("unsubscribe", NONE),
        ("stop reminding me", NONE),
        ("reminders at once", AT_ONCE),
        ("send me reminders straight away", AT_ONCE),
    ],
)
def test_one_line_changes_it_and_another_changes_it_back(sergeant, line, how):
    sergeant.says(line)
    assert sergeant.screen.notice == ("Done, from now on.",)
    assert sergeant.screen.paragraphs[0] == how
    sergeant.says("send me a daily digest")
    assert sergeant.screen.paragraphs[0] == DAILY


def test_a_button_does_the_same(sergeant):
    sergeant.says("notices").presses_button("Stop reminders")
    assert sergeant.screen.paragraphs[0] == NONE
    sergeant.presses_button("Once a day")
    assert sergeant.screen.paragraphs[0] == DAILY


@pytest.mark.parametrize(
    "line",
    ["stop reminders of reviews", "no more review reminders", "stop reminding me of reviews"],
)
def test_one_kind_is_turned_off_by_itself(sergeant, line):
    sergeant.says(line)
    assert sergeant.screen.paragraphs[:2] == (DAILY, "Of these you want none: reviews.")
    sergeant.says("stop reminders of meetings")
    assert sergeant.screen.paragraphs[1] == "Of these you want none: reviews and meetings."
    sergeant.says("send me reminders again")
    assert sergeant.screen.paragraphs[:2] == (DAILY, USUAL)


def test_what_is_no_kind_is_said_with_those_there_are(sergeant):
    sergeant.says("stop reminders about cheese")
    assert sergeant.screen.notice == (
        (
            "I know no reminders of “cheese”. You can turn these off: reviews, renewals, appointments,"
            " tasks, associations, meetings, reports, offices, questions and answers."
        ),
    )
    assert sergeant.screen.paragraphs[0] == DAILY


@pytest.mark.parametrize(
    ("line", "hours"),
    [
        ("no messages before 9", "It is quiet from 20:00 to 09:00"),
        ("don't send me messages before half past eight", "It is quiet from 20:00 to 08:30"),
        ("Don’t disturb me after 6", "It is quiet from 18:00 to 07:30"),
        ("no notices after 17:30", "It is quiet from 17:30 to 07:30"),
    ],
)
def test_quiet_hours_are_ones_own(sergeant, line, hours):
    sergeant.says(line)
    assert f"{hours}, at weekends and on bank holidays." in sergeant.screen.paragraphs
    sergeant.says("usual hours")
    assert USUAL in sergeant.screen.paragraphs


def test_a_digest_waits_for_the_end_of_ones_own_quiet_hours(sergeant):
    sergeant.says("no messages before 10:15")
    assert sergeant.screen.paragraphs[0] == (
        "Reminders come once a day, together, at 10:15 on working days."
    )


@pytest.mark.parametrize(
    ("line", "notice"),
    [
        (
            "no messages before noon",
            (
                "Quiet hours can end between 05:00 and 11:00, so that something is left of the working"
                " day. Nothing was recorded."
            ),
        ),
        (
            "no messages after 1pm",
            (
                "Quiet hours can begin between 16:00 and 23:59, so that something is left of the working"
                " day. Nothing was recorded."
            ),
        ),
        (
            "no messages before breakfast",
            (
                "To change when: type *no messages before 9*, *no messages after 6pm*, or *usual"
                " hours*."
            ),
        ),
    ],
)
def test_hours_beyond_the_bounds_or_that_cannot_be_read_change_nothing(sergeant, line, notice):
    sergeant.says(line)
    assert sergeant.screen.notice == (notice,)
    assert USUAL in sergeant.screen.paragraphs


def test_one_sees_what_was_sent_and_what_was_not(app, sergeant):
    sergeant.says("what have you sent me?")
    assert sergeant.screen.sections[0].lines == (
        "I have sent you nothing yet, and nothing waits to be sent.",
    )
    row = task(app)
    app.outbox.raise_due()
    sergeant.says("what have you sent me")
    line = f"For you to do: “Ring the chair” ({row.short})"
    assert sergeant.screen.sections[0].lines == (f"{line}: not sent yet",)
    app.outbox.tell("demo-sergeant", "m-1", 8)
    sergeant.says("what did you send me")
    assert sergeant.screen.sections[0].lines == (f"{line}: sent",)


def test_what_waits_is_not_told_from_the_moment_on_that_one_stops_reminders(app, sergeant):
    task(app)
    app.outbox.raise_due()
    sergeant.says("stop reminders")
    assert app.life.notices.mine(app.actor("demo-sergeant")) == ()


def test_the_welcome_says_how_to_change_it_to_whoever_was_told_anything(app, sergeant):
    how = (
        "I tell you of what waits for you, and of what came of what you asked. To see what I sent"
        " you, or to change how, type *notices*."
    )
    assert how not in sergeant.screen.paragraphs
    task(app)
    app.outbox.raise_due()
    assert how in sergeant.comes_back().screen.paragraphs


def test_while_something_is_to_be_answered_a_line_is_not_taken_for_a_wish(sergeant):
    """A sentence may well hold the word; nothing is changed by it."""
    sergeant.says("open a task", "stop reminders")
    assert sergeant.app.life.notices.preference(sergeant.app.actor("demo-sergeant")).how == "daily"


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("9", time(9)),
        ("9am", time(9)),
        ("9.30", time(9, 30)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("nine o'clock", time(9)),
        ("quarter to ten", time(9, 45)),
        ("quarter past 8", time(8, 15)),
        ("6pm", time(18)),
        ("noon", time(12)),
        ("25", None),
        ("half past", None),
        ("", None),
        ("9:75", None),
    ],
)
def test_a_time_of_day_is_read_as_people_write_it(written, moment):
    assert time_in(written) == moment
