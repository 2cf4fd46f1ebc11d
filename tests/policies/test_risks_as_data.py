"""How risks are dealt with is data: what contradicts itself is refused, and every row is built."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from adapters.editions_files import FileEditions
from domain.policy.coverage import coverage_of
from domain.policy.layers_on import LayersOn
from domain.policy.risk_rules import rules_of
from domain.policy.risk_scales import Scale
from domain.policy.risks import RiskPrompt, Risks, When
from tests.policies.layers import shipped
from tests.support.risky import AUTHORITY, PARTNERSHIP, RULES, SCALE, risks_written, rules_written

EDITIONS = FileEditions(FileEditions.default_folder())
POLICIES = {each: EDITIONS.current(each) for each in ("cambridgeshire", "cheshire", "lancashire")}
CITED = ["CHE-1.1"]


def scale(**others):
    return Scale.model_validate(SCALE | {"clauses": CITED} | others)


@pytest.mark.parametrize("name", [*POLICIES, "scrutiny", "copacc"])
def test_every_row_on_risks_is_built_by_what_is_said_of_risks(name):
    """None is excused any more, and none waits."""
    document = POLICIES[name].edition if name in POLICIES else shipped(name)
    rows = [each for each in coverage_of(document) if each.code in {"RISK", "ESC"}]
    assert rows
    assert [(e.clause, e.code) for e in rows if e.excuse or e.waits or not e.built_by] == []


@pytest.mark.parametrize(
    ("clause", "built_by"),
    [
        ("CHE-1.2", "how risks are judged"),
        ("CHE-9.6", "risk text as_it_fits"),
        ("CHE-11.1", "risk text in_proportion_to_benefit"),
        ("CHE-11.2", "risk rule scored_again"),
        ("CHE-11.3", "risk bearer partner"),
        ("CAM-A2.N2.F6", "risk prompt clawback_project"),
        ("CAM-7.19", "risk text as_much_as_it_calls_for"),
        ("LAN-RK4", "risk rule authority_on_the_log"),
        ("LAN-RK2", "risk rule partnership_kept_by_the_accountable_body"),
        ("LAN-RK3", "risk text no_bar"),
        ("SCR-P20", "risk prompt young_partnership"),
        ("SCR-P21", "risk prompt seat_refused"),
        ("SCR-P27a", "risk prompt money_without_governance"),
        ("SCR-R3i-b", "route authority_risk"),
    ],
)
def test_a_row_on_risks_names_what_builds_it(clause, built_by):
    """By the kind of thing that its code asks for."""
    documents = (*(each.edition for each in POLICIES.values()), shipped("scrutiny"))
    found = [
        each.built_by
        for document in documents
        for each in coverage_of(document)
        if (each.clause, each.code) == (clause, "RISK")
    ]
    assert [built_by in names for names in found] == [True]


def test_the_offices_that_judge_are_the_policys_own_until_a_process_brings_its_own():
    """And so are the ways up."""
    found = {
        name: (rules.evaluator, rules.logger, rules.flagger, rules.steps)
        for name, policy in POLICIES.items()
        for rules in [rules_of(policy.edition, policy.ref, LayersOn())]
    }
    assert found == {
        "cambridgeshire": ("treasurer", "treasurer", "treasurer", ()),
        "cheshire": ("chief_finance_officer",) * 3 + ((),),
        "lancashire": (
            "partnerships_and_performance_officer",
            "risk_register_officer",
            "partnerships_and_performance_officer",
            (),
        ),
    }
    cheshire = POLICIES["cheshire"]
    on = LayersOn((shipped("scrutiny"),), refs={"scrutiny": cheshire.ref})
    rules = rules_of(cheshire.edition, cheshire.ref, on)
    assert (rules.evaluator, rules.logger) == ("treasurer", "treasurer")
    assert [(each.route, each.does, each.office, each.always) for each in rules.steps] == [
        ("authority_risk", "evaluates", "treasurer", True),
        ("authority_risk", "logs", "treasurer", True),
        ("authority_risk", "escalates", "treasurer", False),
        ("partnership_risk", "escalates", "treasurer", True),
        ("partnership_risk", "decides", "chief_executive", True),
    ]
    assert [(each.absence, each.ask) for each in rules.unsaid] == [("ABS-28", "treasurer")]
    assert rules.to("audit_committee", ("authority",)).id == "escalate"
    assert rules.to("audit_committee", ("partnership",)) is None


def test_cheshire_lists_six_kinds_of_risk_and_three_who_bear_them():
    """CHE-5.8, CHE-11.3; and no policy has a scale (A-56)."""
    risks = POLICIES["cheshire"].edition.risks
    assert [each.label for each in risks.categories] == [
        "Legal",
        "Procurement",
        "Financial",
        "Personnel",
        "Reputation",
        "Service delivery",
    ]
    assert [(each.id, each.named) for each in risks.bearers] == [
        ("opcc", False),
        ("constabulary", False),
        ("partner", True),
    ]
    assert [policy.edition.risks.scale for policy in POLICIES.values()] == [None] * 3


def test_lancashire_keeps_its_own_risks_on_the_log_and_looks_at_high_ones_each_quarter():
    """LAN-RK4, RK5, RK6: whichever way one is judged."""
    policy = POLICIES["lancashire"]
    rules = rules_of(policy.edition, policy.ref, LayersOn())
    assert rules.goes_on_log(("authority",), significant=False)
    assert not rules.goes_on_log(("partnership",), significant=False)
    assert [rules.every_months("", high=high) for high in (False, True)] == [12, 3]


def test_the_shortest_interval_that_applies_counts():
    """Of the level, of the mark, of any."""
    assert [RULES.every_months(level, high=False) for level in ("", "low", "high")] == [12, 12, 6]
    assert RULES.every_months("high", high=True) == 3
    assert rules_written(intervals=[]).every_months("high", high=True) is None


def test_the_line_of_tolerance_lies_at_its_level_and_above():
    """Without a line or a scale nothing lies beyond it."""
    assert [RULES.beyond_tolerance(each) for each in ("low", "medium", "high", "")] == [
        False,
        False,
        True,
        False,
    ]
    assert not rules_written(tolerance=None).beyond_tolerance("high")


def test_a_level_goes_by_score_or_by_cell():
    """Each cell has one."""
    by_score = scale()
    assert [by_score.level(a, b).id for a, b in ((1, 2), (1, 3), (2, 2), (2, 3), (3, 3))] == [
        "low",
        "medium",
        "medium",
        "high",
        "high",
    ]
    cells = [(a, b) for a in (1, 2, 3) for b in (1, 2, 3)]
    by_cell = scale(
        levels=[
            {"id": "low", "label": "Low", "cells": cells[:8]},
            {"id": "high", "label": "High", "cells": cells[8:]},
        ]
    )
    assert (by_cell.level(1, 3).id, by_cell.level(3, 3).id) == ("low", "high")
    assert (by_cell.by_score, by_cell.rank("high")) == (False, 1)


@given(st.integers(1, 3), st.integers(1, 3))
def test_what_is_likelier_or_graver_never_has_a_lower_level(likelihood, impact):
    """Where levels go by score."""
    here = scale()
    rank = here.rank(here.level(likelihood, impact).id)
    for other in ((min(likelihood + 1, 3), impact), (likelihood, min(impact + 1, 3))):
        assert here.rank(here.level(*other).id) >= rank


LEVEL = {"id": "low", "label": "Low"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"likelihoods": ["often", "often"]},
        {"levels": [LEVEL | {"from_score": 1}, LEVEL | {"from_score": 2}]},
        {"levels": [LEVEL | {"from_score": 2}, LEVEL | {"id": "high", "from_score": 4}]},
        {"levels": [LEVEL | {"from_score": 1}, LEVEL | {"id": "high", "from_score": 1}]},
        {"levels": [LEVEL | {"from_score": 1}, LEVEL | {"id": "high"}]},
        {"levels": [LEVEL | {"cells": [(1, 1)]}, LEVEL | {"id": "high", "cells": [(3, 3)]}]},
        {"levels": [LEVEL | {"cells": [(1, 1)]}, LEVEL | {"id": "high", "from_score": 2}]},
    ],
)
def test_a_scale_with_a_hole_or_an_overlap_is_refused(wrong):
    """Every cell has one level, and levels rise."""
    with pytest.raises(ValidationError):
        scale(**wrong)


def _route(*does):
    steps = [
        {**AUTHORITY["steps"][0], "id": f"step_{at}", "does": each, "clauses": CITED}
        for at, each in enumerate(does)
    ]
    return {**AUTHORITY, "steps": steps, "clauses": CITED, "alongside": []}


@pytest.mark.parametrize(
    "wrong",
    [
        {"intervals": [{"level": "purple", "every_months": 3, "clauses": ["TOY-1"]}]},
        {"tolerance": {"from_level": "purple", "says": "x", "clauses": ["TOY-1"]}},
        {"prompts": [{"id": "a", "says": "x", "category": "weather", "clauses": ["TOY-1"]}]},
        {"categories": [{"id": "a", "label": "A", "clauses": ["TOY-1"]}] * 2},
        {"prompts": [{"id": "a", "says": "x", "owed": True, "clauses": ["TOY-1"]}]},
        {"routes": [AUTHORITY, AUTHORITY]},
        {"routes": [{**PARTNERSHIP, "steps": PARTNERSHIP["steps"][::-1]}]},
        {"routes": [{**PARTNERSHIP, "of_risk": None}]},
    ],
)
def test_what_contradicts_itself_is_refused(wrong):
    """Before anybody can meet it."""
    with pytest.raises(ValidationError):
        risks_written(**wrong)


@pytest.mark.parametrize("does", [("decides",), ("evaluates", "decides"), ("escalates", None)])
def test_a_route_decides_only_on_what_was_passed_on_and_says_what_each_step_does(does):
    """Nothing else could be decided."""
    with pytest.raises(ValidationError):
        Risks(evaluator="author", routes=[_route(*does)], clauses=CITED)


def test_an_office_that_is_none_is_refused():
    """As everywhere in an edition."""
    edition = POLICIES["cheshire"].edition
    lost = edition.risks.model_copy(update={"evaluator": "wizard"})
    with pytest.raises(ValueError, match="risks: wizard is not an office"):
        edition.model_copy(update={"risks": lost})._every_office_is_one()


@pytest.mark.parametrize(
    ("fields", "months", "holds"),
    [
        ({"money": ("5",)}, 3, True),
        ({"money": ("5",), "board": ("x",)}, 3, False),
        ({"money": ("",)}, 3, False),
        ({}, 3, False),
        ({"money": ("5",), "board": ("",)}, 11, True),
        ({"money": ("5",)}, 12, False),
    ],
)
def test_a_prompt_is_of_some_entries_by_what_their_register_holds(fields, months, holds):
    """What is there, what is not, and how long the entry has been there."""
    when = When(filled=("money", "grant"), empty=("board",), months=12)
    assert when.holds(fields, months) is holds


def test_a_prompt_of_what_a_field_says_is_of_entries_that_say_so():
    """SCR-P21"""
    (seat,) = [each for each in shipped("scrutiny").risk_prompts if each.id == "seat_refused"]
    assert isinstance(seat, RiskPrompt)
    assert seat.owed
    assert seat.when.holds({"scrutiny_seat": ("not_accepted",)}, 100)
    assert not seat.when.holds({"scrutiny_seat": ("represented",)}, 100)
    assert not seat.when.holds({}, 0)
