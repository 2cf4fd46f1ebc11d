"""Reviews filed on their forms, listed for years ahead, and as they stood on a day."""

import json
from datetime import date
from itertools import product

import pytest

from bot.cli import app as program
from domain.model.arrangement.review.refusals import NotEnding
from domain.model.form.messages import FormCompleted
from domain.policy.filling import Reply
from domain.services.due import Due
from tests.support.builders import SHOWN
from tests.support.reviewing import (
    CHESHIRE_BOARD,
    COLLABORATION,
    world,
)

TODAY = date(2026, 11, 23)
INSPECTOR, HEAD_OF_POLICY = "demo-inspector", "demo-head-of-policy"
WELL = {
    "reviewed_on": Reply(("2026-11-02",)),
    "led_by": Reply(),
    "important_change": Reply(("no",)),
    "achieves": Reply(("yes",)),
    "results_watched": Reply(("yes",)),
    "worth_its_cost": Reply(("no",)),
    "partners_priorities": Reply(applies=False),
    "benefit_again": Reply(("yes",)),
    "follows": Reply(("continue",)),
    "document": Reply(),
}


@pytest.fixture
def board(tmp_path):
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        entry = now.registered(
            "Criminal Justice Board", CHESHIRE_BOARD, date(2025, 5, 1), "strategic_statutory"
        )
        yield now, entry


def _filled(now, entry, answers=WELL):
    filled = now.reviews.begin(now.act(INSPECTOR), entry)
    now.app.desk.forms.answer(now.act(INSPECTOR), filled.id, answers=answers, shown=SHOWN)
    return filled.id


def test_a_completed_form_is_the_review_with_every_answer_in_words(board):
    now, entry = board
    form = _filled(now, entry)

    found = now.reviews.complete(now.act(INSPECTOR), form, shown=SHOWN)

    (held,) = found.review.past
    assert (held.day, held.outcome, held.adds_value) == (date(2026, 11, 2), "continue", "no")
    assert (held.led_by, held.form, held.cycle) == (
        now.reviews.called(now.app.actor(INSPECTOR)),
        form,
        "yearly",
    )
    events = now.app.arrangements.story(now.app.actor(INSPECTOR), entry).recorded
    (reviewed,) = [each for each in events if each.name == "arrangement-reviewed"]
    assert reviewed.happened_on == date(2026, 11, 2)
    said = {each.question: (each.heading, each.said.text) for each in reviewed.event.answers}
    assert said["worth_its_cost"] == ("Is it worth it", "No")
    assert said["partners_priorities"] == ("Is it worth it", "Does not apply")
    assert said["reviewed_on"] == ("What has changed", "2026-11-02")


def test_the_same_act_again_puts_no_second_review_on_record(board):
    now, entry = board
    form, act = _filled(now, entry), now.act(INSPECTOR)

    now.reviews.complete(act, form, shown=SHOWN)
    found = now.reviews.complete(act, form, shown=SHOWN)

    assert [(each.number, each.voided) for each in found.review.held] == [(1, False)]


def test_a_completion_that_was_cut_off_is_put_on_record_by_the_same_act(board):
    """The form was completed, and the review was not recorded yet."""
    now, entry = board
    form, act = _filled(now, entry), now.act(INSPECTOR)
    filled = now.app.desk.forms.complete(act, form, shown=SHOWN).filled
    assert isinstance(filled.state.completed, FormCompleted)
    assert now.of(entry).review.past == ()

    found = now.reviews.complete(act, form, shown=SHOWN)

    assert len(found.review.past) == 1


def test_a_form_that_is_completed_anew_takes_the_place_of_its_review(board):
    now, entry = board
    form, forms = _filled(now, entry), now.app.desk.forms
    now.reviews.complete(now.act(INSPECTOR), form, shown=SHOWN)
    forms.reopen(now.act(INSPECTOR), form)
    changed = {"worth_its_cost": Reply(("yes",))}
    forms.answer(now.act(INSPECTOR), form, answers=changed, shown=SHOWN)

    found = now.reviews.complete(now.act(INSPECTOR), form, shown=SHOWN)

    assert [(each.number, each.voided) for each in found.review.held] == [(1, True), (2, False)]
    assert found.review.past[0].adds_value == "yes"


def test_a_form_that_was_begun_is_gone_on_with_and_a_done_one_is_not(board):
    now, entry = board
    first = _filled(now, entry)
    assert now.reviews.begin(now.act(INSPECTOR), entry).id == first

    now.reviews.complete(now.act(INSPECTOR), first, shown=SHOWN)

    assert now.reviews.begin(now.act(INSPECTOR), entry).id != first


def test_a_check_of_the_way_out_needs_somebody_to_have_said_that_it_ends(board):
    now, entry = board

    with pytest.raises(NotEnding):
        now.reviews.begin_check(now.act(INSPECTOR), entry)
    with pytest.raises(NotEnding):
        now.reviews.end(now.act(INSPECTOR), entry)


def test_a_term_that_ends_is_due_for_renewal_on_its_day(board):
    now, entry = board
    values = {"term_ends": ["2027-03-31"], "partnership_lead": ["demo-sergeant"]}
    now.app.desk.records.record(now.act(HEAD_OF_POLICY), entry, values)

    (renewal,) = [each for each in now.reviews.due(TODAY) if each.kind == "renewal"]

    assert renewal == Due(
        kind="renewal",
        stream=f"arrangement-{entry}",
        number=now.of(entry).row.short,
        title="Criminal Justice Board",
        person="demo-sergeant",
        due=date(2027, 3, 31),
        clauses=("CHE-12.1", "CHE-12.2"),
    )


def test_what_is_reclassified_is_counted_from_that_day_and_says_what_it_was(tmp_path):
    """An operational group that becomes strategic is not overdue for the years before (A-54)."""
    local = {
        "professional_network": "no",
        "supplier_contract": "no",
        "conference": "no",
        "consultative_group": "no",
        "statutory_basis": "no",
        "collaboration": "no",
        "formalised": "no",
        "local_issue": "yes",
        "stage": "existing",
    }
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        group = now.registered("Town centre group", local, date(2022, 2, 1), "local")
        assert now.of(group).coming == ()
        facts = local | {
            "formalised": "yes",
            "core_objectives": "yes",
            "kind_on_register": "operational",
        }
        seen = now.app.enquiries.open(now.act(INSPECTOR), goal="everything", opening="x")
        answers = tuple(facts.items())
        now.app.enquiries.answer(now.act(INSPECTOR), seen.id, answers=answers, shown=SHOWN)
        now.app.enquiries.determine(now.act(INSPECTOR), seen.id)

        now.app.arrangements.reclassify(now.act(INSPECTOR), group, enquiry=seen.id)

        found = now.of(group)
        assert (found.review.reclassified_from, found.row.kind) == ("operational", "strategic")
        assert [each.due for each in found.coming] == [date(2027, 11, 23)]
        now.person(INSPECTOR).says(f"show {found.row.short}").sees("It used to be of another kind")


def test_ten_years_list_every_due_day_of_every_entry_once(tmp_path):
    """Whatever the day from which it is counted, 29 February among them."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        days = [date(2024, 2, 29), date(2025, 8, 31), date(2026, 11, 22), date(2026, 1, 1)]
        entries = {
            now.registered(f"Board {day} {n}", CHESHIRE_BOARD, day, "strategic_statutory"): day
            for day, n in product(days, range(3))
        }
        reader = now.app.actor(INSPECTOR)

        listed = now.reviews.between(reader, TODAY, date(2036, 11, 22))

        found = [(each.row.id, each.due) for each in listed]
        assert len(found) == len(set(found)) == 10 * len(entries)
        assert {entry for entry, _ in found} == set(entries)
        leap = next(entry for entry, day in entries.items() if day == date(2024, 2, 29))
        assert {date(2028, 2, 29), date(2029, 2, 28)} <= {d for e, d in found if e == leap}


def test_the_lists_say_the_same_to_programs_and_as_they_stood(tmp_path, capsys, monkeypatch):
    """What was not recorded by that day is not there."""
    with world(tmp_path, "cheshire", TODAY, INSPECTOR) as now:
        motorway = now.registered(
            "Motorway policing", COLLABORATION, date(2025, 9, 23), "collaboration"
        )
        number = now.of(motorway).row.short
    monkeypatch.setenv("PARTNERSHIPS_STORE", f"sqlite:///{tmp_path}/chat.sqlite")
    monkeypatch.setenv("PARTNERSHIPS_NOW", "2026-11-23T09:00:00Z")

    def told(*line):
        program([*line, "--as", INSPECTOR], standalone_mode=False)
        return capsys.readouterr().out

    (late,) = json.loads(told("reviews", "overdue", "--json"))
    assert late == {
        "id": number,
        "title": "Motorway policing",
        "cycle": "yearly",
        "change": None,
        "due": "2026-09-23",
        "counted_from": "registration",
        "since": "2025-09-23",
        "overdue": {"months": 2, "days": 0},
        "led_by": {"people": [], "office": None},
        "ask": "planning_performance_and_risk_manager",
        "chased_by": "planning_performance_and_risk_manager",
        "clauses": ["CHE-14.3", "A-16", "A-45"],
    }
    assert json.loads(told("reviews", "due", "--json")) == [late]
    (entry,) = json.loads(told("reviews", "list", "--json"))
    assert (entry["id"], entry["last"], entry["due"]) == (number, None, [late])
    assert "Review overdue by 2 months" in " ".join(told("reviews", "list").split())
    assert json.loads(told("reviews", "list", "--json", "--as-at", "2026-11-22")) == []
