"""The scrutiny process and the CoPaCC advice have every row of their documents, and say whose they are."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from domain.policy.inspecting import inspect_layer
from domain.policy.layers import AdviceLayer, ProcessLayer
from tests.policies.layers import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable

LAYERS = ("copacc", "scrutiny")
HELD_IN_2009 = "Arnold|Cargill|Chapman|Colin|Doran|Maher|McNeil|Moira|Oliver|Ainsley|Brian|Ruth|Anne|David|Dave"


def copacc() -> AdviceLayer:
    layer = shipped("copacc")
    assert isinstance(layer, AdviceLayer)
    return layer


def scrutiny() -> ProcessLayer:
    layer = shipped("scrutiny")
    assert isinstance(layer, ProcessLayer)
    return layer


def clauses_of(parts: Iterable[object]) -> set[str]:
    return {clause for part in parts for clause in part.clauses}  # type: ignore[attr-defined]


@pytest.mark.parametrize("layer", LAYERS)
def test_a_shipped_layer_has_no_fault(layer: str) -> None:
    """Every kind of finding is empty, and every working row is built or excused."""
    found = inspect_layer(shipped(layer))
    assert {kind: all_ for kind, all_ in found.findings.items() if all_} == {}
    assert all(bool(row.built_by) != bool(row.excuse) for row in found.coverage)


def test_the_figures_of_the_layers_are_just_these() -> None:
    """A change of any is a change of what a layer has, and is looked at."""
    figures = {}
    for name in LAYERS:
        layer = shipped(name)
        rows = inspect_layer(layer).coverage
        standing = Counter(
            "waits" if row.waits else "built" if row.built_by else "excused" for row in rows
        )
        figures[name] = (len(layer.clauses), dict(standing))
    assert figures == {
        "copacc": (82, {"built": 71, "excused": 4}),
        "scrutiny": (102, {"excused": 15, "built": 89}),
    }


@pytest.mark.parametrize("layer", LAYERS)
def test_what_a_layer_never_does_is_a_decision_or_optional(layer: str) -> None:
    """Every excuse without a step is of a decision, of a body that the policy itself knows, or of a
    report that the document leaves open.
    """
    never = {
        code
        for excuses in shipped(layer).not_yet.values()
        for code, excuse in excuses.items()
        if excuse.step == "never"
    }
    assert never == ({"DET"} if layer == "copacc" else {"DET", "REG", "REP"})


# --- the scrutiny process -----------------------------------------------------------------------


def test_each_of_the_thirteen_recommendations_is_somebodys() -> None:
    """A duty, a route, a switch or a form cites every part of it."""
    layer = scrutiny()
    parts = (*layer.duties, *layer.routes, *layer.switches, *layer.forms)
    steps = tuple(step for route in layer.routes for step in route.steps)
    cited = clauses_of((*parts, *steps))
    recommended = [clause for clause in layer.clauses if re.match(r"SCR-R\d", clause)]
    assert {int(re.findall(r"\d+", clause)[0]) for clause in recommended} == set(range(1, 14))
    assert [clause for clause in recommended if clause not in cited] == []


def test_feedback_from_a_meeting_asks_for_results_capacity_and_both_risks() -> None:
    """Results always, risks where there are any (SCR-P32a, P32b, P42iii)."""
    asked = scrutiny().form_by_id["meeting_feedback"].question_by_id
    required = [each.id for each in asked.values() if each.required]
    assert required == ["body", "held_on", "capacity", "outcome", "body_kind", "council_area"]
    assert asked["capacity"].domain == ("for_the_authority", "as_councillor", "both")
    assert not asked["risk_to_authority"].required
    assert not asked["risk_to_partnership"].required


def test_a_form_whose_text_is_missing_is_called_our_own() -> None:
    """Nothing that the report does not contain is passed off as its own."""
    layer = scrutiny()
    assert {form.id: (form.ours, form.text_absent, form.subject) for form in layer.forms} == {
        "meeting_feedback": (True, "ABS-26", "alone"),
        "npu_feedback": (True, "ABS-27", "alone"),
        "liaison_note": (True, None, "alone"),
        "forum_log": (True, None, "alone"),
        "trigger_item": (True, None, "alone"),
        "strategy_checklist": (True, "ABS-29", "alone"),
        "area_meeting_reply": (True, None, "alone"),
        "protocol_status": (True, "ABS-32", "alone"),
        "council_scrutiny": (True, None, "alone"),
        "training_taken": (True, None, "alone"),
    }
    assert list(layer.absent) == [f"ABS-{n}" for n in range(25, 33)]


def test_the_strategy_checklist_has_nine_points() -> None:
    """SCR-P54b"""
    assert len(scrutiny().form_by_id["strategy_checklist"].question_by_id) == 9


def test_both_risk_routes_run_side_by_side_and_the_right_office_decides() -> None:
    """SCR-R3i, R3ii, A-41"""
    routes = {route.id: route for route in scrutiny().routes}
    taken = {
        name: [(s.from_office, s.to_office, s.decided_by) for s in routes[name].steps]
        for name in ("authority_risk", "partnership_risk")
    }
    assert taken == {
        "authority_risk": [
            ("partnership_lead_member", "treasurer", "treasurer"),
            ("treasurer", "treasurer", "treasurer"),
            ("treasurer", "audit_committee", "treasurer"),
        ],
        "partnership_risk": [
            ("treasurer", "chief_executive", "treasurer"),
            ("chief_executive", "chief_executives_management_team", "chief_executive"),
        ],
    }
    assert routes["authority_risk"].alongside == ("partnership_risk",)
    assert routes["partnership_risk"].alongside == ("authority_risk",)


def test_words_for_how_often_are_read_in_one_place() -> None:
    """A-38: bi-annually is twice a year, bi-monthly every two months."""
    layer = scrutiny()
    read = {each.id: (each.every_months, each.every_days) for each in layer.frequencies}
    assert read == {
        "fortnightly": (None, 14),
        "bi_monthly": (2, None),
        "quarterly": (3, None),
        "bi_annually": (6, None),
        "six_monthly": (6, None),
        "annually": (12, None),
    }
    rhythm = {report.id: (report.how_often, report.months) for report in layer.reports}
    assert rhythm == {
        "lead_member_quarterly": ("quarterly", ()),
        "npu_quarterly": ("quarterly", ()),
        "performance_two_monthly": ("bi_monthly", ()),
        "safer_roads_annual": ("annually", ("June",)),
        "partnership_annual": ("annually", ("June",)),
        "representation": (None, ()),
        "information_sharing_protocols": (None, ()),
        "forum_pack": ("bi_annually", ()),
        "area_meeting_brief": ("six_monthly", ()),
        "area_visit_item": ("six_monthly", ()),
        "training_done": (None, ()),
        "bulletin": ("fortnightly", ()),
        "risks_to_judge": ("quarterly", ()),
        "risk_log": (None, ()),
        "strategy_review": ("annually", ("January",)),
        "recommendations": (None, ()),
    }


def test_recommendation_4_is_asked_from_the_start_and_collated_only_once_agreed() -> None:
    """A-40"""
    assert {each.id: each.at_first for each in scrutiny().switches} == {
        "npu_partnership_issues": "on",
        "npu_collation": "off",
    }


def test_no_person_of_2009_stands_in_the_process() -> None:
    """Names are facts of their time; an edition has offices."""
    assert re.search(rf"\b(?:{HELD_IN_2009})\b", scrutiny().model_dump_json()) is None


def test_there_is_a_role_card_for_each_kind_of_body() -> None:
    """What is not said of a role is asked of somebody (SCR-P46b)."""
    layer = scrutiny()
    bodies = {body for card in layer.role_cards for body in card.bodies}
    assert {"LSP", "CDRP", "Children's Trust", "LCJB", "Safer Roads Partnership"} <= bodies
    cards = {card.id: card for card in layer.role_cards}
    assert cards["childrens_trust"].ask == "engagement_committee"
    assert len(cards["any_partnership"].lines) == 5
    assert len(cards["as_partners_see_it"].lines) == 3


# --- the advice of CoPaCC -----------------------------------------------------------------------


def test_the_ten_questions_and_when_not_to_are_there_in_their_order() -> None:
    """COP-2.19a to j; COP-2.10 to 2.13 and 2.18"""
    themes = {theme.id: theme.prompts for theme in copacc().themes}
    assert [each.clauses for each in themes["ten_questions"]] == [
        (f"COP-2.19{letter}",) for letter in "abcdefghij"
    ]
    assert [each.clauses for each in themes["when_not_to"]] == [
        (f"COP-{n}",) for n in ("2.10", "2.11", "2.12", "2.13", "2.18")
    ]
    assert len(themes["health_check"]) == 6
    assert [each.clauses[0] for each in themes["what_it_costs"]] == [
        "COP-5.9a",
        "COP-5.9b",
        "COP-5.9c",
    ]


def test_political_questions_are_for_the_commissioners_office_alone() -> None:
    """COP-2.21a to e and 5.11, and nothing else is kept from anybody."""
    only = {each.clauses for each in copacc().prompts if each.only_for == "commissioners_office"}
    assert only == {*((f"COP-2.21{letter}",) for letter in "abcde"), ("COP-5.11",)}
    assert {each.only_for for each in copacc().prompts} == {None, "commissioners_office"}


OFFICES = (
    "Office of the Police and Crime Commissioner for Cheshire",
    "office of the police & crime commissioner",
    "Office of the Police, Fire and Crime Commissioner for North Yorkshire",
    "Police and Crime Commissioner\u2019s Office",
    "Mayor's Office for Policing and Crime",
    "OPCC for Merseyside",
    "OPCC",
)
OTHERS = (
    "",
    " ",
    "Cheshire Constabulary",
    "Cheshire Police Authority",
    "Police",
    "Office of the Police",
    "Office of the Police and Crime",
    "Office of the Chief Constable",
    "Cheshire Constabulary with the Office of the Police and Crime Commissioner for Cheshire",
    "Office of the Police and Crime Commissioner for Cheshire and Cheshire Constabulary",
    "OPCC and force shared services",
    "OPCC for",
    "OPCC for Cheshire and Merseyside Police",
    "Friends of the Office of the Police and Crime Commissioner for Cheshire",
    "Office of the Police and Crime Commissioner Liaison Team",
    "Police Federation OPCC",
    "Nopcc",
)


@pytest.mark.parametrize("organisation", OFFICES)
def test_a_commissioners_office_is_known_by_its_name(organisation: str) -> None:
    """However it is spelt."""
    shown = [theme.id for theme in copacc().themes_for(organisation)]
    assert shown[-1] == "for_the_commissioners_office"


@pytest.mark.parametrize("organisation", OTHERS)
def test_whoever_is_not_surely_of_a_commissioners_office_sees_no_political_question(
    organisation: str,
) -> None:
    """COP-4.10: the constabulary, a shared team, a name that only resembles one, and nobody known."""
    shown = {each for theme in copacc().themes_for(organisation) for each in theme.prompts}
    assert [each.id for each in shown if each.only_for is not None] == []
    assert len(shown) == len([each for each in copacc().prompts if each.only_for is None])


def test_the_advice_says_what_it_is_and_who_paid() -> None:
    """COP-0.1 to 0.3: independent, with a commercial sponsor, advice only, its appendices missing."""
    layer = copacc()
    assert layer.label == "good-practice question (CoPaCC 2015)"
    told = " ".join(banner.text for banner in layer.banners)
    for said in ("advice and nothing more", "independent", "G4S", "sells services to police"):
        assert said in told
    assert list(layer.absent) == ["ABS-33"]
    assert layer.stands_beside("cheshire")
    assert layer.stands_beside("anything")


def test_the_process_stands_beside_the_policy_of_its_own_county_alone() -> None:
    """SCR-P9a"""
    assert scrutiny().stands_beside("cheshire")
    assert not scrutiny().stands_beside("lancashire")
