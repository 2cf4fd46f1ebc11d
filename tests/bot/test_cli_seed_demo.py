"""The demonstration is made by real acts, goes into an empty store only, and is the same every time."""

import json
import re
from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
import yaml

from bot.demonstration import demonstration
from bot.failures import WrongUse
from bot.seeding import seed
from bot.settings import Settings
from bot.wiring import wire
from tests.policies.cases import WORKED_CASES
from tests.support.person import CountingIds

NOON = datetime(2026, 4, 1, 11, 0, tzinfo=UTC)


def seeded(folder, name="a", now=NOON):
    """Return every event of a demonstration made at *now*, with ids counted from one."""
    with closing(wire(_settings(folder, name, now), CountingIds())) as app:
        seed(app, demonstration("cheshire"), name)
        return [each.recorded for each in app.store.read(0, 10_000)]


def _settings(folder, name="a", now=NOON):
    return Settings(store=f"sqlite:///{folder}/{name}.sqlite", now=now)


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    return seeded(tmp_path_factory.mktemp("demo"))


def test_the_demonstration_is_the_same_every_time(tmp_path, events):
    """Events, keys and days: nothing is drawn by lot, and the only moment is now."""
    again = seeded(tmp_path, "b")
    assert [each.model_dump() for each in again] == [each.model_dump() for each in events]


def test_the_days_are_counted_back_from_today(tmp_path, events):
    """Another day later everything has happened otherwise a day later, weekends aside."""
    today = date(2026, 4, 1)
    days = {each.happened_on for each in events}
    assert max(days) == today
    assert (today - min(days)).days in range(500, 550)
    assert all(day.weekday() < 5 for day in days)
    assert {each.recorded_at for each in events} == {NOON}
    later = {each.happened_on for each in seeded(tmp_path, now=datetime(2027, 4, 1, tzinfo=UTC))}
    assert max(later) == date(2027, 4, 1)


def test_it_is_made_on_a_weekend_as_well(tmp_path):
    """What is of today is of today; in summer just after midnight that is London's day."""
    sunday = seeded(tmp_path, now=datetime(2026, 7, 4, 23, 30, tzinfo=UTC))
    assert max(each.happened_on for each in sunday) == date(2026, 7, 5)


def test_everything_that_can_happen_has_happened(events):
    """A first look finds answers, outcomes, entries, corrections, links, referrals and errors."""
    assert {each.name for each in events} >= {
        "enquiry-opened",
        "phrases-heard",
        "hearing-confirmed",
        "question-answered",
        "outcome-determined",
        "enquiry-left",
        "matter-referred",
        "matter-kept-as-considered",
        "arrangement-registered",
        "arrangement-classified",
        "arrangement-corrected",
        "arrangement-linked",
        "entry-voided",
        "office-appointed",
    }
    assert len({each.actor.id for each in events}) >= 6


def test_the_register_looks_living(partnerships, monkeypatch):
    """Every register, kind and stage is there, each title is marked, and each area has its three."""
    monkeypatch.setenv("PARTNERSHIPS_NOW", "2026-04-01T12:00:00+01:00")
    ran = partnerships("seed-demo")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "Making the demonstration; this takes a few seconds ...\n"
        "Made 38 matters, 28 of them on the register, all marked DEMO; type partnerships register"
        " list, or partnerships chat --as demo-sergeant.\n"
    )
    rows = json.loads(partnerships("register", "list", "--json").out)
    assert len(rows) == 28
    assert all(row["title"].startswith("DEMO ") for row in rows)
    assert {row["register_id"] for row in rows} == {"collaboration", "strategic_statutory", "local"}
    assert {row["stage"] for row in rows} == {"new", "existing", "renewal", "extension", "ending"}
    assert {row["kind"] for row in rows} == {
        "statutory",
        "strategic",
        "operational",
        "collaboration_s22a",
        "collaboration_other",
        "undetermined",
    }
    assert len({row["registered_on"] for row in rows}) > 15
    titles = {row["title"]: row for row in rows}
    for area in ("Cheshire East", "Cheshire West and Chester", "Halton", "Warrington"):
        whole = titles[f"DEMO {area} Local Strategic Partnership"]
        assert whole["kind"] == "strategic"
        for part in ("Crime and Disorder Reduction Partnership", "Children's Trust"):
            child = titles[f"DEMO {area} {part}"]
            assert (child["kind"], child["links"]) == ("statutory", [whole["id"]])
    assert partnerships("rebuild", "--check").code == 0


def test_it_is_refused_the_second_time(partnerships, tmp_path):
    """One sentence says what the store is, and what to do."""
    partnerships("seed-demo")
    before = partnerships("register", "list", "--json").out
    ran = partnerships("seed-demo")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"The store sqlite:///{tmp_path}/store.sqlite holds something already, and the"
        " demonstration goes into an empty one only; name a new one in PARTNERSHIPS_STORE.\n"
    )
    assert partnerships("register", "list", "--json").out == before


def test_one_answer_is_enough_to_refuse_it(partnerships):
    """Real work is never mixed with made-up work."""
    partnerships("chat", "--as", "me", stdin=b"We want to join a board with the council\n")
    assert partnerships("seed-demo").code == 2
    assert partnerships("register", "list").out == ""


def test_it_needs_its_own_people(partnerships, monkeypatch, tmp_path):
    """Nobody of another directory is made to have said what they did not say."""
    directory = tmp_path / "people.yaml"
    directory.write_text("organisations: [force]\noffices: {clerk: Clerk}\npeople: {}\n")
    monkeypatch.setenv("PARTNERSHIPS_DIRECTORY", str(directory))
    ran = partnerships("seed-demo")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "The demonstration needs the people of the demonstration directory; leave"
        " PARTNERSHIPS_DIRECTORY empty for it.\n"
    )
    assert "is on the register yet" in partnerships("register", "list").err


def test_it_belongs_to_one_policy(tmp_path):
    """Its answers are those of the questions of that policy."""
    other = demonstration("cheshire").model_copy(update={"policy": "mercia"})
    with (
        closing(wire(_settings(tmp_path))) as app,
        pytest.raises(WrongUse, match=r"for the policy mercia; set PARTNERSHIPS_POLICY to that\.$"),
    ):
        seed(app, other, "it")


def test_every_worked_case_is_among_the_matters(events):
    """The matters of the worked cases are there in their own words, and come out as they should."""
    cases = yaml.safe_load(WORKED_CASES.read_text(encoding="utf-8"))
    wanted = {
        case["says"]: case["expected"]
        for case in cases
        if case.get("policy") == "cheshire" and "facts" in case
    }
    openings = {
        each.stream: each.event.opening.text.removeprefix("DEMO: ")
        for each in events
        if each.name == "enquiry-opened"
    }
    assert set(wanted) <= set(openings.values())
    compared = set()
    for each in events:
        says = openings.get(each.stream)
        if each.name == "outcome-determined" and says in wanted:
            for part in ("partnership", "kind", "approval"):
                found = each.event.result[part]
                found = found["route"] if isinstance(found, dict) else found
                expected = wanted[says][part]
                expected = expected["route"] if isinstance(expected, dict) else expected
                assert found == expected, (says, part)
            compared.add(says)
    assert len(set(wanted) - compared) == 1  # one is left half-way


def test_some_wait_for_the_sergeant(partnerships):
    """The chat that the last sentence offers begins in the middle of a matter."""
    partnerships("seed-demo")
    ran = partnerships("chat", "--as", "demo-sergeant", stdin=b"quit\n")
    assert ran.code == 0
    assert "\n* Welcome back. You were asking: “DEMO: " in ran.out


def test_whoever_comes_is_told_what_came_of_what_they_asked(partnerships):
    """As in life: approvals were given and declined while they were away."""
    partnerships("seed-demo")
    ran = partnerships("chat", "--as", "demo-sergeant", stdin=b"quit\n")
    assert ran.out.startswith("\nWhile you were away\n  - The Chief Constable approved “DEMO Dog")


def test_a_chat_in_which_nothing_was_said_leaves_the_store_empty(partnerships):
    """The demonstration goes into an empty one."""
    partnerships("chat", "--as", "demo-sergeant", stdin=b"quit\n")
    assert partnerships("seed-demo").code == 0


def test_people_are_shown_as_role_titles(partnerships):
    """Nobody in it has a name."""
    partnerships("seed-demo")
    for office in json.loads(partnerships("offices", "list", "--json").out):
        for person in office["holders"]:
            assert re.fullmatch(r"(a|an|the) [A-Za-z', ]+", person["shown"])


@pytest.mark.parametrize(
    ("policy", "registers"),
    [
        ("cambridgeshire", {"not_required_by_policy": 4}),
        ("lancashire", {"partnership": 3, "association": 1}),
    ],
)
def test_every_policy_has_a_demonstration_of_its_own(partnerships, monkeypatch, policy, registers):
    """Its people are those of that policy's demonstration directory."""
    monkeypatch.setenv("PARTNERSHIPS_POLICY", policy)
    made = partnerships("seed-demo")
    assert made.code == 0
    assert "partnerships chat --as demo-member." in made.err
    listed = json.loads(partnerships("register", "list", "--as", "demo-member", "--json").out)
    assert Counter(each["register_id"] for each in listed) == registers


def test_a_policy_without_a_demonstration_says_so(partnerships, monkeypatch):
    monkeypatch.setenv("PARTNERSHIPS_POLICY", "mercia")
    assert partnerships("seed-demo").err == (
        "There is no demonstration for the policy mercia; leave it at that, or set"
        " PARTNERSHIPS_POLICY to cheshire, cambridgeshire or lancashire.\n"
    )
