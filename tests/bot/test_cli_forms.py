"""The forms that somebody filled in are listed and shown whole, to them and to nobody else."""

import json
from contextlib import closing

import pytest

from bot.settings import Settings
from bot.wiring import wire
from tests.bot.test_forms import BEGUN, FILLED
from tests.support.person import NOW, CountingIds, Person

CHANGED = (*FILLED, "change 6", "not clear", "complete")


@pytest.fixture
def begun(tmp_path):
    """Return the numbers of a form that is done and of one that was left."""
    settings = Settings(store=f"sqlite:///{tmp_path}/store.sqlite", now=NOW)
    with closing(wire(settings, CountingIds())) as app:
        person = Person(app, "demo-sergeant").says(*CHANGED)
        person.says("start again", *BEGUN, "leave it for now")
        return [row.short for row in app.desk.forms.mine(person.conversation.actor)]


def test_the_forms_are_listed_with_how_they_stand(partnerships, begun):
    """For people and for programs."""
    ran = partnerships("forms", "list", "--as", "demo-sergeant")
    assert (ran.code, ran.err) == (0, "")
    lines = sorted(line.partition("  ")[2].partition(", ENQ-")[0] for line in ran.out.splitlines())
    assert lines == [
        "Benefit assessment: done on 1 April 2026, 1 thing to take care of",
        "Benefit assessment: left for now",
    ]
    listed = json.loads(partnerships("forms", "list", "--as", "demo-sergeant", "--json").out)
    assert {each["number"] for each in listed} == set(begun)
    assert {each["title"] for each in listed} == {"Benefit assessment"}
    assert sorted(each["done"] for each in listed) == [False, True]


def test_before_the_day_there_was_none(partnerships, begun):
    """And there are none of others'."""
    assert begun
    early = ("--as", "demo-sergeant", "--as-at", "2026-03-31")
    assert partnerships("forms", "list", *early, "--json").out == "[]\n"
    ran = partnerships("forms", "list", "--as", "demo-partnership-lead")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("No form was begun")


def test_a_form_is_shown_whole(partnerships, begun):
    """Its answers by part, and what it brought up."""
    shown = [partnerships("forms", "show", each, "--as", "demo-sergeant") for each in begun]
    (done,) = [each.out for each in shown if "check" not in each.out and "done on" in each.out]
    assert done.startswith("Benefit assessment: done on 1 April 2026, 1 thing to take care of\n")
    assert "  6. Does it leave us able to meet our own responsibilities? Not clear\n" in done
    assert "  Work out what taking part would take away from our other duties. Ask the" in done
    data = [
        json.loads(partnerships("forms", "show", each, "--as", "demo-sergeant", "--json").out)
        for each in begun
    ]
    (whole,) = [each for each in data if each["done"]]
    assert whole["answers"][1] == {
        "question": "priorities",
        "asked": "Which of the Plan's priorities does it serve?",
        "values": ["close_to_communities", "less_crime"],
        "applies": True,
        "source": "form",
    }
    assert [each["question"] for each in whole["care"]] == ["fits_responsibilities"]


@pytest.mark.parametrize("number", ["FRM-AAAAAAAA", "nonsense"])
def test_a_number_that_is_nobodys_is_one_sentence(partnerships, number):
    """It says where to look."""
    ran = partnerships("forms", "show", number)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        f"You have no form with the number {number}. partnerships forms list shows those you"
        " have.\n"
    )


def test_anothers_form_is_not_shown(partnerships, begun):
    """Nor told apart from one that is not there."""
    ran = partnerships("forms", "show", begun[0], "--as", "demo-partnership-lead")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"You have no form with the number {begun[0]}.")
