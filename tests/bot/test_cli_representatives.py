"""On the command line one sees who represents us, who is missing and what one's office is asked."""

import json

import pytest

from domain.messages import Act
from domain.services.representation import Said
from tests.bot.test_asking_an_office import asked
from tests.support.entries import entered
from tests.support.person import opened_app


@pytest.fixture
def in_cambridgeshire(partnerships, monkeypatch, tmp_path):
    """Return a way to run a verb over a store with one entry and who represents us there."""
    with opened_app(tmp_path, policy="cambridgeshire") as app:
        row = entered(app, "cambridgeshire", "Fenland CDRP", "demo-officer")
        act = Act(actor=app.actor("demo-officer"), key="rep", conversation="test")
        said = Said(who="demo-member", status="member")
        app.desk.representing.appoint(act, row.id, said, minute="minute 3")
    monkeypatch.setenv("PARTNERSHIPS_STORE", f"sqlite:///{tmp_path}/chat.sqlite")
    monkeypatch.setenv("PARTNERSHIPS_POLICY", "cambridgeshire")
    monkeypatch.setenv("PARTNERSHIPS_NOW", "2026-05-01T09:00:00Z")
    return lambda *words: partnerships(*words, "--as", "demo-officer")


def test_the_list_says_who_represents_us_and_what_to_bear_in_mind(in_cambridgeshire):
    """In plain lines, and whole as data."""
    ran = in_cambridgeshire("representatives", "list")
    assert ran.code == 0
    assert "a Member of the Authority (demo-member): a member, since 1 April 2026" in ran.out
    assert "delegations that the Authority has agreed and written down" in ran.out
    (entry,) = json.loads(in_cambridgeshire("representatives", "list", "--json").out)
    assert entry["title"] == "Fenland CDRP"
    assert entry["body"] == "fenland_cdrp"
    assert entry["representatives"] == [
        {
            "number": 1,
            "who": "demo-member",
            "status": "member",
            "rank": "lead",
            "authority": "not_known",
            "since": "2026-04-01",
            "until": None,
            "route": None,
            "renew_by": None,
        }
    ]
    assert entry["flags"] == [{"number": 1, "check": "delegated", "clauses": ["CAM-7.17"]}]
    assert (entry["standing_in"], entry["awaited"], entry["gaps"]) == ([], [], [])


def test_one_entry_is_listed_by_its_number_or_the_number_is_named(in_cambridgeshire):
    """A number that is none says so."""
    (entry,) = json.loads(in_cambridgeshire("representatives", "list", "--json").out)
    one = in_cambridgeshire("representatives", "list", "--entry", entry["entry"].lower())
    assert one.out.startswith(f"{entry['entry']}  Fenland CDRP")
    lost = in_cambridgeshire("representatives", "list", "--entry", "ARR-AAAAAAAA")
    assert (lost.code, lost.out) == (2, "")
    assert "There is no entry with the number ARR-AAAAAAAA" in lost.err


def test_gaps_are_as_they_were_on_a_day(in_cambridgeshire):
    """Before anybody was recorded the seat was empty, and the body not on the register."""
    gaps = json.loads(in_cambridgeshire("representatives", "gaps", "--json").out)
    assert len(gaps) == 15
    before = in_cambridgeshire("representatives", "gaps", "--as-at", "2026-03-31", "--json")
    was = {(each["body"], each["seat"]): each for each in json.loads(before.out)}
    assert len(was) == 16
    assert was["fenland_cdrp", "cdrp_member"] == {
        "body": "fenland_cdrp",
        "seat": "cdrp_member",
        "title": "A member whom the Authority has appointed",
        "strength": "must",
        "clauses": ["CAM-9.2e"],
        "entry": None,
        "standing_in": False,
        "on_the_way": False,
        "usual": None,
    }
    assert "Fenland Local Strategic Partnership" in in_cambridgeshire("representatives", "gaps").out


def test_what_an_office_is_asked_is_listed(partnerships, monkeypatch, tmp_path):
    """For its holder; for anybody else there is nothing."""
    with opened_app(tmp_path) as app:
        asked(app)
    monkeypatch.setenv("PARTNERSHIPS_STORE", f"sqlite:///{tmp_path}/chat.sqlite")
    ran = partnerships("questions", "list", "--as", "demo-head-of-policy", "--json")
    (row,) = json.loads(ran.out)
    assert (row["office"], row["asker"], row["status"], row["answer"]) == (
        "opcc_head_of_policy_and_partnerships",
        "demo-sergeant",
        "waiting",
        None,
    )
    told = partnerships("questions", "list", "--as", "demo-head-of-policy").out
    assert "2026-04-01  Is it a network of personal or professional relationships?" in told
    assert partnerships("questions", "list", "--as", "demo-inspector").out == (
        "Nobody has asked an office of yours anything.\n"
    )


@pytest.mark.parametrize("verb", ["representatives", "questions"])
def test_a_verb_alone_says_what_to_show(partnerships, verb):
    """As every verb does."""
    ran = partnerships(verb)
    assert ran.code == 2
    assert "Say what to show" in ran.err
