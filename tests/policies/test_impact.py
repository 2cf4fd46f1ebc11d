"""What another edition changes for a case is what trying every completion of its answers says."""

from __future__ import annotations

import copy
import json
from itertools import product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.policy.impact import Effect, SlotChange, effect_of
from domain.policy.policy import Policy
from tests.policies.builders import (
    BODY,
    CITED,
    UNSURE,
    Small,
    cheshire,
    compiled,
    conditions,
    often,
    random_facts,
    shipped_edition,
    slot_rows,
    slots_of,
    small_editions,
    written_edition,
    written_fact,
)

ADDED = "g"


def policy_of(written: dict[str, Any]) -> Policy:
    return Policy(compiled(written))


def routed(written: dict[str, Any]) -> dict[str, Any]:
    """Give what the contract writes out, and the small editions leave out: a route, a review."""
    for aspect in written["aspects"]:
        if aspect["id"] == "approval":
            aspect["routes"] = {"nothing": {"strength": "none_now", "before": "not_stated"}}
        if aspect["id"] == "review":
            aspect["rows"] = [*aspect["rows"], {"value": "z", "when": "always", "clauses": CITED}]
    return written


@st.composite
def changes(draw: st.DrawFn) -> tuple[Small, Small]:
    """Give a small edition and one with a row changed; either may ask one fact more."""
    old = draw(small_editions(most=36))
    written = copy.deepcopy(old.written)
    slot = draw(st.sampled_from([each for each in slots_of(written) if "nothing" not in each]))
    rows = slot_rows(written, slot)
    row = rows[draw(st.integers(0, len(rows) - 1))]
    domains = dict(old.domains)
    if draw(st.booleans()):
        domains[ADDED] = ("a", "b")
        written["facts"].append(written_fact(ADDED, domains[ADDED]))
    if row["value"] != "nothing":
        row["when"] = draw(conditions(domains))
    one, other = (Small(routed(w), compiled(w)) for w in (old.written, written))
    return (one, other) if draw(st.booleans()) else (other, one)


def brute(small: Small, answers: dict[str, str], slot: str) -> tuple[frozenset[str], bool]:
    """Give what *slot* may be, trying everything, and whether that hangs on what nobody was asked.

    A value that the edition itself leaves open may be any.
    """
    known, unasked, unsure = {}, [], []
    for fact in small.written["facts"]:
        said = answers.get(fact["id"])
        said = fact.get("unsure_as", said) if said == UNSURE else said
        if said in small.domains[fact["id"]]:
            known[fact["id"]] = said
        else:
            (unsure if said == UNSURE else unasked).append(fact["id"])
    found, hangs = set(), False
    for doubted in product(*(small.domains[fact] for fact in unsure)):
        seen = {
            small.judged(
                {
                    **known,
                    **dict(zip(unsure, doubted, strict=True)),
                    **dict(zip(unasked, asked, strict=True)),
                    BODY: "none_of_these",
                }
            )[slot]
            for asked in product(*(small.domains[fact] for fact in unasked))
        }
        hangs = hangs or len(seen) > 1
        found |= seen
    return frozenset(found), hangs


def settled(values: frozenset[str]) -> bool:
    return len(values) == 1 and "undetermined" not in values


@often
@given(changes(), st.data())
def test_what_is_listed_is_what_trying_everything_lists(
    editions: tuple[Small, Small], data: st.DataObject
) -> None:
    """Slot by slot: changed for certain, not to be told, or the same."""
    old, new = editions
    options = {**old.domains, **new.domains}
    answers = {
        fact: value
        for fact, values in options.items()
        if (value := data.draw(st.sampled_from((None, UNSURE, *values)))) is not None
    }
    effect = effect_of(Policy(old.compiled), Policy(new.compiled), answers)
    changed = {change.slot for change in effect.changes}
    for slot in slots_of(new.written):
        was, was_hanging = brute(old, answers, slot)
        now, now_hanging = brute(new, answers, slot)
        unclear = now_hanging and settled(was)
        assert (slot in effect.unclear) is unclear, slot
        if now_hanging:
            expected = False
        elif settled(was) or settled(now):
            expected = was != now
        else:
            expected = not was_hanging and was - {"undetermined"} != now - {"undetermined"}
        assert (slot in changed) is expected, slot
    assert bool(effect.lacking) is not effect.replayable


def test_the_same_edition_changes_nothing() -> None:
    """Whatever was answered."""
    random = Random(3)
    for _ in range(50):
        effect = effect_of(cheshire(), cheshire(), random_facts(random, doubt=0.3))
        assert not effect.listed


@pytest.mark.parametrize("seed", range(12))
def test_changed_cheshire_editions_list_what_their_contracts_tell_apart(seed: int) -> None:
    """A row's value, its being there, an approver, a fact more: whole results side by side."""
    random = Random(seed)
    written = shipped_edition()
    _change(written, random)
    new = policy_of(written)
    for _ in range(60):
        answers = random_facts(random, doubt=0.2)
        effect = effect_of(cheshire(), new, answers)
        was, now = (_values(each, answers) for each in (cheshire(), new))
        differ = {slot for slot in {*was, *now} if was.get(slot) != now.get(slot)}
        told = {change.slot for change in effect.changes} | set(effect.unclear)
        open_twice = effect.before.unsettled.keys() & effect.after.unsettled.keys()
        assert told - open_twice == differ - open_twice
        assert differ <= told


def _change(written: dict[str, Any], random: Random) -> None:
    """Change an edition as people do: another value, a row gone, another approver."""
    slot = random.choice([s for s in slots_of(written) if len(slot_rows(written, s)) > 1])
    rows = slot_rows(written, slot)
    match random.randrange(3):
        case 0:
            rows[random.randrange(len(rows))]["value"] = random.choice(rows)["value"]
        case 1:
            rows.insert(0, rows.pop(random.randrange(len(rows))))
        case _:
            approval = next(a for a in written["aspects"] if a["id"] == "approval")
            route = random.choice([r for r in approval["routes"].values() if r.get("offices")])
            route["offices"] = ["assistant_chief_officer"]


def _values(policy: Policy, answers: dict[str, str]) -> dict[str, str]:
    """Give the contract's own value of every slot, told apart as text."""
    contract = policy.determine(answers).as_contract()
    found: dict[str, str] = {}
    for key, value in contract.items():
        if key in {"policy", "undetermined", "still_to_ask"}:
            continue
        parts = {f"cautions.{each}": "given" for each in value} if key == "cautions" else None
        if key in {"approval", "review"} or isinstance(value, str):
            parts = {key: value}
        parts = parts if parts is not None else {f"{key}.{i}": v for i, v in value.items()}
        found |= {slot: json.dumps(each, sort_keys=True) for slot, each in parts.items()}
    return found


# --- one case after another ---------------------------------------------------------------------


def pair(was: Any, now: Any, **more: Any) -> tuple[Policy, Policy]:
    """Give two editions whose kind is *x* when that holds, else *y*."""
    return tuple(  # type: ignore[return-value]
        policy_of(
            routed(
                written_edition(
                    [written_fact("f", ("a", "b")), written_fact("g", ("a", "b"), **more)],
                    scalars={
                        "kind": [
                            {"value": "x", "when": when, "clauses": CITED},
                            {"value": "y", "when": "otherwise", "clauses": CITED},
                        ]
                    },
                )
            )
        )
        for when in (was, now)
    )


def effect(was: Any, now: Any, answers: dict[str, str]) -> Effect:
    return effect_of(*pair(was, now), answers)


def test_a_slot_that_comes_out_otherwise_says_how() -> None:
    """Before and after, as the contract has them."""
    found = effect({"f": "a"}, {"f": "b"}, {"f": "a"})
    assert found.changes == (SlotChange("kind", "x", "y"),)
    assert (found.replayable, found.listed, found.lacking) == (True, True, ())


def test_a_fact_that_was_never_answered_is_never_guessed() -> None:
    """The case is said to lack it."""
    found = effect({"f": "a"}, {"f": "a", "g": "a"}, {"f": "a"})
    assert (found.changes, found.unclear, found.lacking) == ((), ("kind",), ("g",))
    assert (found.replayable, found.listed) == (False, True)


def test_what_was_not_asked_before_either_is_nobody_s_outcome() -> None:
    """It was open, and stays so."""
    assert not effect({"f": "a"}, {"g": "a"}, {}).listed


def test_what_the_person_does_not_know_is_a_change() -> None:
    """They were asked: not settled is what the other edition says."""
    found = effect({"f": "a"}, {"g": "a"}, {"f": "a", "g": "unsure"})
    assert found.changes == (SlotChange("kind", "x", "undetermined"),)


def test_an_answer_that_the_other_edition_does_not_know_counts_for_nothing() -> None:
    """A fact that is gone, or a value of it."""
    old, _ = pair({"f": "a"}, {"f": "a"})
    facts = [written_fact("f", ("b", "c"))]
    rows = [{"value": "x", "when": {"f": "b"}, "clauses": CITED}]
    rows.append({"value": "y", "when": "otherwise", "clauses": CITED})
    new = policy_of(routed(written_edition(facts, scalars={"kind": rows})))
    found = effect_of(old, new, {"f": "a", "g": "b"})
    assert (found.changes, found.lacking) == ((), ("f",))
