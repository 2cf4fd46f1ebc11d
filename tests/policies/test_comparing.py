"""Two records of one determination differ where they say otherwise, and nowhere else."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.policy.comparing import Difference, differences
from domain.policy.results import RECORD_SHAPE
from tests.policies.builders import cheshire, fact_sets, often

FACTS = {
    "professional_network": "no",
    "supplier_contract": "no",
    "conference": "no",
    "consultative_group": "unsure",
    "statutory_basis": "no",
    "collaboration": "yes",
    "stage": "new",
}


def record(facts=None):
    """Return a record as it comes back from an event."""
    return json.loads(json.dumps(cheshire().determine(facts or FACTS).as_record()))


def tampered(change):
    """Return what differs between a record that *change* had its way with and the true one."""
    wrong = record()
    change(wrong)
    return list(differences(wrong, record()))


@often
@given(fact_sets())
def test_a_record_is_the_same_as_itself_read_back(facts):
    """Whatever the facts; a tuple and a list, or an enumeration and its value, say the same."""
    assert differences(record(facts), cheshire().determine(facts).as_record()) == ()


def test_every_key_of_a_record_is_known():
    """A key that is added to the record is a decision: it belongs to a shape, or to none."""
    known = record()
    assert known["shape"] == RECORD_SHAPE
    for key in known:
        if key == "shape":
            continue
        without = {name: value for name, value in known.items() if name != key}
        assert [each.slot for each in differences(without, known)] == [key]


def paths(value, at=()):
    """Yield the way to every value in a record that is not made of others."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*at, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from paths(inner, (*at, number))
    else:
        yield at


@often
@given(fact_sets(), st.data())
def test_any_value_that_is_changed_is_found(facts, data):
    """Whichever it is, and only where it is."""
    true, wrong = record(facts), record(facts)
    *way, last = data.draw(st.sampled_from(list(paths(true))))
    inner = wrong
    for step in way:
        inner = inner[step]
    inner[last] = "tampered"
    found = differences(wrong, true)
    assert found
    assert {each.slot.partition(".")[0] for each in found} == {[*way, last][0]}


@often
@given(fact_sets(), st.data())
def test_any_item_that_is_taken_out_or_put_in_is_found(facts, data):
    """Of a list or of a map, however deep."""
    true, wrong = record(facts), record(facts)
    held = [key for key in true if isinstance(true[key], dict | list) and key != "edition"]
    part = wrong[data.draw(st.sampled_from(held))]
    if isinstance(part, list):
        part.append("one_more")
    elif part and data.draw(st.booleans()):
        del part[data.draw(st.sampled_from(sorted(part)))]
    else:
        part["one_more"] = "must"
    assert differences(wrong, true)


def test_a_difference_names_the_slot_and_what_both_say():
    """An item of a list by its name, as the contract writes slots."""

    def change(wrong):
        wrong["kind"] = "strategic"
        wrong["assessment"]["benefit"] = "must"
        wrong["register"]["local"] = "nobody"
        wrong["cautions"].append("more")
        wrong["answers"]["stage"] = "ending"
        wrong["undetermined"]["partnership"]["depends_on"] = []

    true = record()
    assert tampered(change) == [
        Difference("kind", "strategic", true["kind"]),
        Difference("assessment.benefit", "must", None),
        Difference("register.local", "nobody", None),
        Difference("cautions.more", "certain", None),
        Difference(
            "undetermined.partnership",
            {**true["undetermined"]["partnership"], "depends_on": []},
            true["undetermined"]["partnership"],
        ),
        Difference("answers.stage", "ending", "new"),
    ]


def test_what_later_software_adds_is_no_difference():
    """A key of the record, of a route, of a reason; unless it was recorded, and otherwise."""
    earlier, later = record(), record()
    later["layers"] = ["scrutiny"]
    later["review"]["adopted"] = "2020-12-16"
    reason = next(rows[0] for rows in later["reasons"].values() if rows)
    reason["weight"] = 1
    assert differences(earlier, later) == ()
    earlier["layers"] = ["none"]
    assert differences(earlier, later) == (Difference("layers", ["none"], ["scrutiny"]),)
    assert differences({**later, "layers": ["scrutiny"]}, record()) != ()


@pytest.mark.parametrize("shape", [None, "1", 2, -1])
def test_a_record_of_a_shape_that_is_not_known_cannot_be_compared(shape):
    """Nothing of it is guessed."""
    other = {**record(), "shape": shape, "kind": "strategic"}
    assert differences(other, record()) == (Difference("shape", shape, RECORD_SHAPE),)


def test_what_is_not_made_as_it_should_be_differs_as_a_whole():
    """A list where a map was, cautions named twice, a truth where a word was."""
    true = record()
    assert tampered(lambda wrong: wrong.update(register=[])) == [
        Difference("register", [], true["register"])
    ]
    twice = copy.deepcopy(true["cautions"] * 2) or ["a", "a"]
    assert tampered(lambda wrong: wrong.update(cautions=twice))[0].slot == "cautions"
    assert tampered(lambda wrong: wrong.update(policy=True))[0].slot == "policy"
