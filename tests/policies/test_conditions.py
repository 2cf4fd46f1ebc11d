"""A condition holds, fails or waits, says just why, and is read from YAML or refused by name."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.policy.conditions import (
    Always,
    AtLeast,
    Condition,
    Ground,
    Not,
    OneOf,
    ResultIs,
    Term,
    condition_from,
    walk,
)
from tests.policies.builders import Told, conditions, often

if TYPE_CHECKING:
    from collections.abc import Iterator

A = OneOf("a", ("yes",))
B = OneOf("b", ("yes",))
C = OneOf("c", ("yes",))
YES_A, NO_A = Ground("a", "yes"), Ground("a", "no")
YES_B, NO_B = Ground("b", "yes"), Ground("b", "no")
NO_C = Ground("c", "no")

# --- holding ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "facts", "held"),
    [
        (A, {"a": "yes"}, True),
        (A, {"a": "no"}, False),
        (A, {}, None),
        (OneOf("a", ("x", "y")), {"a": "y"}, True),
        (OneOf("a", ("x", "y")), {"a": "z"}, False),
        (Not(A), {"a": "yes"}, False),
        (Not(A), {"a": "no"}, True),
        (Not(A), {}, None),
        (AtLeast(2, (A, B)), {"a": "no"}, False),
        (AtLeast(2, (A, B)), {"a": "yes"}, None),
        (AtLeast(2, (A, B)), {"a": "yes", "b": "yes"}, True),
        (AtLeast(1, (A, B)), {"a": "yes"}, True),
        (AtLeast(1, (A, B)), {"a": "no"}, None),
        (AtLeast(1, (A, B)), {"a": "no", "b": "no"}, False),
        (AtLeast(2, (A, B, C)), {"a": "yes", "c": "yes"}, True),
        (AtLeast(2, (A, B, C)), {"a": "yes", "b": "no"}, None),
        (AtLeast(2, (A, B, C)), {"a": "no", "b": "no"}, False),
        (Always(), {}, True),
        (Not(Always()), {}, False),
        (Term("t"), {"a": "yes"}, True),
        (Term("t"), {}, None),
    ],
    ids=str,
)
def test_a_condition_holds_fails_or_waits(
    condition: Condition, facts: dict[str, str], held: bool | None
) -> None:
    """It is settled as soon as what is open cannot matter to its parts, and not before."""
    assert condition.holds(Told(facts, terms={"t": A})) is held


@pytest.mark.parametrize(
    ("values", "result", "held"),
    [
        (("x",), "x", True),
        (("x",), "y", False),
        (("x", "y"), "y", True),
        (("x",), None, None),
        (("given",), "must", True),
        (("given",), "absent", False),
        (("absent",), "absent", True),
        (("absent", "given"), "absent", True),
    ],
)
def test_a_result_is_looked_at_as_settled(
    values: tuple[str, ...], result: str | None, held: bool | None
) -> None:
    """``given`` stands for any value of an item that is there."""
    settled = {} if result is None else {"slot": result}
    assert ResultIs("slot", values).holds(Told(results=settled)) is held


# --- saying -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "facts", "holding", "grounds"),
    [
        (A, {"a": "yes"}, True, (YES_A,)),
        (A, {"a": "no"}, True, ()),
        (A, {"a": "no"}, False, (NO_A,)),
        (A, {}, True, ()),
        (A, {}, False, ()),
        (Not(A), {"a": "no"}, True, (NO_A,)),
        (Not(A), {"a": "yes"}, False, (YES_A,)),
        (Not(Not(A)), {"a": "yes"}, True, (YES_A,)),
        (AtLeast(1, (A, B)), {"a": "yes", "b": "yes"}, True, (YES_A,)),
        (AtLeast(1, (A, B)), {"a": "no", "b": "yes"}, True, (YES_B,)),
        (AtLeast(1, (A, B)), {"a": "no", "b": "no"}, False, (NO_A, NO_B)),
        (AtLeast(2, (A, B)), {"a": "yes", "b": "yes"}, True, (YES_A, YES_B)),
        (AtLeast(2, (A, B)), {"a": "no", "b": "no"}, False, (NO_A,)),
        (AtLeast(2, (A, B)), {"b": "no"}, False, (NO_B,)),
        (AtLeast(2, (A, B)), {"a": "yes"}, True, ()),
        (AtLeast(2, (A, B, C)), {"a": "yes", "b": "yes", "c": "yes"}, True, (YES_A, YES_B)),
        (AtLeast(2, (A, B, C)), {"a": "yes", "b": "no", "c": "no"}, False, (NO_B, NO_C)),
        (AtLeast(2, (A, A)), {"a": "yes"}, True, (YES_A,)),
        (Term("t"), {"a": "no"}, False, (NO_A,)),
        (Always(), {"a": "yes"}, True, ()),
    ],
    ids=str,
)
def test_a_condition_says_just_what_settles_it(
    condition: Condition, facts: dict[str, str], holding: bool, grounds: tuple[Ground, ...]
) -> None:
    """One that holds is enough for any, one that fails for all; nothing is said while it waits."""
    assert condition.says(Told(facts, terms={"t": A}), holding=holding) == grounds


def test_a_result_is_said_as_a_result_with_the_value_it_has() -> None:
    """``given`` is what the row hoped for; what is said is what is so."""
    told = Told(results={"register.local": "must"})
    said = (Ground("register.local", "must", is_result=True),)
    assert ResultIs("register.local", ("given",)).says(told) == said
    assert ResultIs("register.local", ("given",)).says(told, holding=False) == ()
    assert ResultIs("register.local", ("absent",)).says(told, holding=False) == said
    assert ResultIs("elsewhere", ("given",)).says(told) == ()


# --- both, of any condition ---------------------------------------------------------------------

DOMAINS = {"f": ("a", "b"), "g": ("a", "b", "c"), "h": ("a", "b")}
RESULTS = {"slot": ("x", "absent"), "other": ("y", "undetermined")}
TERMS = {"t": condition_from({"any": [{"f": "a"}, {"not": {"g": ["b", "c"]}}]})}
ANY_CONDITION = conditions(DOMAINS, ("t",), {"slot": ("x", "given", "absent"), "other": ("y",)})
SOME_TOLD = st.tuples(
    st.fixed_dictionaries({}, optional={f: st.sampled_from(v) for f, v in DOMAINS.items()}),
    st.fixed_dictionaries({}, optional={s: st.sampled_from(v) for s, v in RESULTS.items()}),
)
Answers = tuple[dict[str, str], dict[str, str]]


def completions(facts: dict[str, str], results: dict[str, str]) -> Iterator[Told]:
    open_ = [*(DOMAINS.keys() - facts.keys()), *(RESULTS.keys() - results.keys())]
    for values in product(*({**DOMAINS, **RESULTS}[name] for name in open_)):
        chosen = dict(zip(open_, values, strict=True))
        more = {name: value for name, value in chosen.items() if name in DOMAINS}
        rest = {name: value for name, value in chosen.items() if name in RESULTS}
        yield Told({**facts, **more}, {**results, **rest}, TERMS)


@often
@given(ANY_CONDITION, SOME_TOLD)
def test_what_is_settled_stays_so_whatever_the_rest_is(raw: Any, told: Answers) -> None:
    """True and false are certain; with everything known nothing waits."""
    condition = condition_from(raw)
    held = condition.holds(Told(*told, TERMS))
    each = [condition.holds(full) for full in completions(*told)]
    assert None not in each
    assert held is None or set(each) == {held}


@often
@given(ANY_CONDITION, SOME_TOLD, st.booleans())
def test_what_is_said_is_true_and_enough(raw: Any, told: Answers, holding: bool) -> None:
    """Every ground is so, and whoever knows the grounds alone can tell."""
    condition, (facts, results) = condition_from(raw), told
    said = condition.says(Told(facts, results, TERMS), holding=holding)
    for ground in said:
        assert (results if ground.is_result else facts)[ground.subject] == ground.value
    assert len(set(said)) == len(said)
    if condition.holds(Told(facts, results, TERMS)) is not holding:
        assert said == ()
        return
    only = Told(
        {ground.subject: ground.value for ground in said if not ground.is_result},
        {ground.subject: ground.value for ground in said if ground.is_result},
        TERMS,
    )
    assert condition.holds(only) is holding


# --- reading ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "condition"),
    [
        ("always", Always()),
        ("otherwise", Always()),
        ("excluded", Term("excluded")),
        ({"a": "yes"}, A),
        ({"a": ["x", "y"]}, OneOf("a", ("x", "y"))),
        ({"a": "yes", "b": "yes"}, AtLeast(2, (A, B))),
        ({"all": [{"a": "yes"}, "t"]}, AtLeast(2, (A, Term("t")))),
        ({"any": [{"a": "yes"}, "t"]}, AtLeast(1, (A, Term("t")))),
        ({"all": [{"a": "yes"}]}, AtLeast(1, (A,))),
        ({"not": "t"}, Not(Term("t"))),
        ({"not": {"a": "yes", "b": "yes"}}, Not(AtLeast(2, (A, B)))),
        ({"at_least": {"count": 2, "of": [{"a": "yes"}, "t"]}}, AtLeast(2, (A, Term("t")))),
        ({"result": {"partnership": "no"}}, ResultIs("partnership", ("no",))),
        ({"result": {"x.y": ["given"]}}, ResultIs("x.y", ("given",))),
        ({"a": "yes", "any": ["t"]}, AtLeast(2, (A, AtLeast(1, (Term("t"),))))),
    ],
    ids=str,
)
def test_each_shape_is_read_as_it_is_meant(raw: object, condition: Condition) -> None:
    """Several keys in one mapping must all hold; ``all`` and ``any`` count."""
    assert condition_from(raw) == condition


def test_walking_comes_to_every_part_and_does_not_follow_terms() -> None:
    """What an edition is checked by sees every fact, slot and term that is named."""
    condition = condition_from({"not": {"any": [{"a": "yes"}, "t", {"result": {"s": "x"}}]}})
    kinds = [type(part).__name__ for part in walk(condition)]
    assert kinds == ["Not", "AtLeast", "OneOf", "Term", "ResultIs"]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (3, "a condition is a name or a mapping, not 3"),
        (None, "a condition is a name or a mapping, not None"),
        (True, "a condition is a name or a mapping, not True"),
        ({}, "a condition is a name or a mapping, not {}"),
        (["t"], "a condition is a name or a mapping, not ['t']"),
        ({"a": True}, "a: True is not a value; quote yes and no"),
        ({"a": ["yes", False]}, "a: ['yes', False] is not a value; quote yes and no"),
        ({"a": 3}, "a: 3 is not a value; quote yes and no"),
        ({"a": []}, "a: [] is not a value; quote yes and no"),
        ({"a": None}, "a: None is not a value; quote yes and no"),
        ({"a": {"b": "yes"}}, "a: {'b': 'yes'} is not a value; quote yes and no"),
        ({"all": "t"}, "'all' and 'any' take a list of conditions, not 't'"),
        ({"any": []}, "'all' and 'any' take a list of conditions, not []"),
        ({"all": {"a": "yes"}}, "'all' and 'any' take a list of conditions, not {'a': 'yes'}"),
        ({"any": ["t", 3]}, "a condition is a name or a mapping, not 3"),
        ({"not": ["t"]}, "a condition is a name or a mapping, not ['t']"),
        ({"at_least": 2}, "'at_least' takes {count: n, of: [..]}, not 2"),
        ({"at_least": {"count": 1}}, "'at_least' takes {count: n, of: [..]}, not {'count': 1}"),
        (
            {"at_least": {"count": 1, "of": "t"}},
            "'at_least' takes {count: n, of: [..]}, not {'count': 1, 'of': 't'}",
        ),
        ({"at_least": {"count": 3, "of": ["t", "u"]}}, "'at_least' asks for 3 of 2 conditions"),
        ({"at_least": {"count": 0, "of": ["t"]}}, "'at_least' asks for 0 of 1 conditions"),
        ({"at_least": {"count": "1", "of": ["t"]}}, "'at_least' asks for '1' of 1 conditions"),
        ({"result": "approval"}, "'result' takes one slot and its value, not 'approval'"),
        (
            {"result": {"a": "x", "b": "y"}},
            "'result' takes one slot and its value, not {'a': 'x', 'b': 'y'}",
        ),
        ({"result": {"partnership": True}}, "partnership: True is not a value; quote yes and no"),
    ],
    ids=str,
)
def test_what_is_no_condition_is_refused_by_name(raw: object, message: str) -> None:
    """The writer of an edition is told what was found and what was wanted."""
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        condition_from(raw)


def test_a_count_that_is_a_truth_value_is_no_count() -> None:
    """YAML reads an unquoted yes as true, and true would count as one."""
    with pytest.raises(ValueError, match="'at_least' asks for True of 1 conditions"):
        condition_from({"at_least": {"count": True, "of": ["t"]}})
