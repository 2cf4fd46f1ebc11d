"""The command line says what is to be done, for whom and by when, as text and as data."""

import json
from contextlib import closing
from datetime import UTC, date, datetime

import pytest

from bot.settings import Settings
from bot.wiring import wire
from domain.identity import short_form
from domain.messages import Act
from domain.services.duties import id_of

REVIEW = short_form("TSK", id_of("cheshire", "policy_review", date(2023, 1, 31)))
CHECKED = short_form("TSK", id_of("cheshire", "collaboration_register_checked", date(2025, 12, 16)))


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch, partnerships):
    """Let it be 1 April 2026."""
    del partnerships
    monkeypatch.setenv("PARTNERSHIPS_NOW", "2026-04-01T08:00:00Z")


def opened(folder):
    """Open a task and do it, on two days."""
    for day, what in ((2, "open"), (3, "done")):
        now = datetime(2026, 3, day, 12, 0, tzinfo=UTC)
        settings = Settings(store=f"sqlite:///{folder}/store.sqlite", now=now)
        with closing(wire(settings)) as app:
            act = Act(actor=app.actor("demo-sergeant"), key=what, conversation="test")
            if what == "open":
                row = app.desk.tasks.open(
                    act, title="Ring the chair", person="demo-sergeant", due=date(2026, 3, 20)
                )
            else:
                app.desk.tasks.done(
                    act, row.id, evidence="rang", document="note 3", sha256="ab" * 32
                )
    return row.short


def test_open_tasks_and_duties_are_listed_by_their_days(partnerships):
    """Whose they are stands beside."""
    ran = partnerships("tasks", "list", "--as", "demo-sergeant")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        f"{REVIEW}  31 January 2023, 3 years ago: Review this policy (open;\n"
        "    Commissioner's Chief of Staff)\n"
        f"{CHECKED}  16 December 2025"
    )
    assert all(len(line) <= 80 for line in ran.out.splitlines())


def test_what_is_done_is_listed_with_all_of_them_and_as_it_stood(partnerships, tmp_path):
    """On the day before it was done it was open; before it was opened there was none."""
    number = opened(tmp_path)

    def stands(*options):
        ran = partnerships("tasks", "list", "--as", "demo-sergeant", "--json", *options)
        return {each["number"]: each["status"] for each in json.loads(ran.out)}.get(number)

    assert stands() is None
    assert stands("--all") == "done"
    assert stands("--as-at", "2026-03-02") == "open"
    assert stands("--as-at", "2026-03-01", "--all") is None


def test_a_task_is_shown_whole(partnerships, tmp_path):
    """With its evidence and its history."""
    number = opened(tmp_path)
    ran = partnerships("tasks", "show", number, "--as", "demo-sergeant")
    assert ran.out == (
        f"{number}  Ring the chair\n"
        "Stands: done\n"
        "For: a neighbourhood sergeant (demo-sergeant)\n"
        "Due: 20 March 2026\n"
        "From: person\n"
        "To show it: nothing in particular\n"
        "Shown by: rang\n"
        f"Written in: note 3 (SHA-256\n    {'ab' * 32})\n"
        f"Whole id: {json.loads(partnerships('tasks', 'show', number, '--json').out)['id']}\n"
        "History\n"
        "  2 March 2026, demo-sergeant: opened the task “Ring the chair” for demo-\n"
        "    sergeant, due 20 March 2026\n"
        "  3 March 2026, demo-sergeant: did the task: “rang”, written in “note 3”\n"
    )


def test_a_duty_that_nobody_began_is_shown_by_its_number(partnerships):
    """It has no history."""
    ran = partnerships("tasks", "show", REVIEW, "--as", "demo-sergeant")
    assert "From: duty (CHE-0.1, CHE-0.3)\n" in ran.out
    assert ran.out.endswith("History: nothing was recorded yet\n")


def test_the_agenda_is_for_a_person_an_office_or_an_area(partnerships):
    """And says so where nothing waits."""
    ran = partnerships("agenda", "--as", "demo-chief-of-staff")
    assert ran.out == (
        "1 thing waits, 1 is overdue.\n\nOverdue\n"
        f"  {REVIEW}  31 January 2023, 3 years ago: Review this policy (duty;\n"
        "    Commissioner's Chief of Staff)\n"
    )
    by_office = partnerships("agenda", "--office", "chief_of_staff", "--json")
    (due,) = json.loads(by_office.out)["overdue"]
    assert due == {
        "kind": "duty",
        "number": REVIEW,
        "stream": f"task-{id_of('cheshire', 'policy_review', date(2023, 1, 31))}",
        "title": "Review this policy",
        "office": "chief_of_staff",
        "seat": "",
        "person": "",
        "beside": ["chief_constable"],
        "since": "2020-12-16",
        "due": "2023-01-31",
        "area": "",
        "clauses": ["CHE-0.1", "CHE-0.3"],
    }
    assert partnerships("agenda", "--area", "Halton").out == "Nothing is waiting there.\n"


def test_the_agenda_can_be_counted_from_another_day(partnerships):
    """Before its day a duty is not overdue."""
    ran = partnerships("agenda", "--as", "demo-chief-of-staff", "--as-at", "2023-01-20", "--json")
    told = json.loads(ran.out)
    assert (told["day"], told["overdue"]) == ("2023-01-20", [])
    assert [due["number"] for due in told["soon"]] == [REVIEW]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("tasks",), "Say what to do with the tasks: partnerships tasks list."),
        (("tasks", "show", "TSK-AAAAAAAA"), "There is no task 'TSK-AAAAAAAA'; partnerships tasks"),
        (("agenda", "--office", "kitchen"), "There is no office 'kitchen'; partnerships offices"),
        (("agenda", "--area", "atlantis"), "There is no area 'atlantis'; the policy's areas are:"),
        (("agenda", "--area", "x", "--office", "y"), "Give agenda either an office or an area"),
    ],
)
def test_wrong_use_is_said_with_what_to_do(partnerships, arguments, said):
    """Exit code 2, and nothing on stdout."""
    ran = partnerships(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())


def test_the_calendar_tells_what_falls_due_between_two_days(partnerships):
    """Both ends included, each once."""
    ran = partnerships("calendar", "--from", "2026-12-16", "--to", "2028-12-16")
    days = [line[:16] for line in ran.out.splitlines() if not line.startswith(" ")]
    assert days == ["16 December 2026"] * 2 + ["16 December 2027"] * 2 + ["16 December 2028"] * 2
    told = json.loads(
        partnerships("calendar", "--from", "2026-12-16", "--to", "2026-12-16", "--json").out
    )
    assert [(due["kind"], due["due"]) for due in told] == [("duty", "2026-12-16")] * 2


def test_a_calendar_without_days_is_the_year_to_come(partnerships):
    """And says so where it is empty."""
    assert len(json.loads(partnerships("calendar", "--json").out)) == 2
    empty = partnerships("calendar", "--from", "2026-04-01", "--to", "2026-04-02")
    assert (empty.out, empty.err) == (
        "",
        "Nothing falls due from 1 April 2026 to 2 April 2026.\n",
    )
    wrong = partnerships("calendar", "--from", "2026-04-02", "--to", "2026-04-01")
    assert (wrong.code, wrong.out) == (2, "")
