"""Ways of appointing, wanted seats and what is asked of a representative are data that hold together."""

import pytest
from pydantic import ValidationError

from domain.policy.coverage import coverage_of
from domain.policy.layers_on import LayersOn
from domain.policy.representing import (
    AppointmentRoute,
    Represents,
    RequiredSeat,
    faults_of_representing,
    offices_named,
)
from domain.services.bodies_seen import seen_of
from domain.services.seats_wanted import body_of, routes_of, wanted_seats
from tests.policies.builders import policy_of
from tests.policies.layers import shipped

STEP = {"id": "agreed", "does": "agrees", "says": "it is agreed", "office": "chair"}
ROUTE = {"id": "one", "title": "One", "of": ["member"], "clauses": ["XXX-1"]}
CITED = {"clauses": ["XXX-1"]}
SEAT = {"id": "seat", "title": "A seat", "strength": "must", **CITED}


def route(**more):
    return {**ROUTE, "steps": [{**STEP, **CITED}], **more}


@pytest.mark.parametrize(
    ("policy", "routes"),
    [
        ("cheshire", []),
        ("cambridgeshire", [("cdrp_member", ["agreed_at_agm"])]),
        (
            "lancashire",
            [("member", ["discussed", "agreed_at_agm"]), ("officer", ["proposed", "approved"])],
        ),
    ],
)
def test_each_policy_appoints_in_its_own_way(policy, routes):
    """Cheshire names none, and borrows none (A-46)."""
    edition = policy_of(policy).edition
    ways = [(each.id, [step.id for step in each.steps]) for each in edition.appointment_routes]
    assert ways == routes


@pytest.mark.parametrize(
    ("policy", "clause", "code"),
    [
        ("cambridgeshire", "CAM-9.2g", "APP"),
        ("lancashire", "LAN-AP1", "APP"),
        ("lancashire", "LAN-AP2", "APP"),
        ("cheshire", "CHE-2.2", "Q"),
    ],
)
def test_the_clauses_on_appointing_are_built_and_not_excused(policy, clause, code):
    """By a way of appointing, or by what is asked of a representative."""
    rows = coverage_of(policy_of(policy).edition)
    row = next(each for each in rows if (each.clause, each.code) == (clause, code))
    assert row.excuse is None
    assert any("appointment route" in b or "of representatives" in b for b in row.built_by)


def test_a_process_adds_its_way_and_its_seats_while_it_is_on():
    """SCR-P18: the Authority agrees a lead member each year, for LSP, CDRP and Children's Trust."""
    edition = policy_of("cheshire").edition
    scrutiny = shipped("scrutiny")
    assert wanted_seats(edition, LayersOn(), seen_of(edition, {})) == ()
    assert routes_of(edition, LayersOn()) == ()
    on = LayersOn((scrutiny,), {"scrutiny": {"police_authority": "commissioner"}}, {})
    (way,) = routes_of(edition, on)
    (step,) = way.steps
    assert (way.id, way.of, way.every_months) == ("lead_member_appointment", ("member",), 12)
    assert (step.office, step.body, step.does) == ("commissioner", "Police Authority", "agrees")
    assert way.types == ("lsp", "cdrp", "childrens_trust")
    assert [each.office for each in routes_of(edition, LayersOn((scrutiny,)))[0].steps] == [
        edition.policy_contact
    ]
    types = {each.body.type for each in wanted_seats(edition, on, seen_of(edition, {}))}
    assert types == {"lsp", "cdrp", "childrens_trust"}
    areas = {
        area.id
        for each in wanted_seats(edition, on, seen_of(edition, {}))
        for area in each.body.areas
    }
    assert {"cheshire_east", "cheshire_west_and_chester", "halton", "warrington"} <= areas


def test_the_member_of_a_cdrp_is_best_for_its_lsp():
    """CAM-9.3f: by what belongs to what."""
    edition = policy_of("cambridgeshire").edition
    best = {
        each.body.id: each.usual
        for each in wanted_seats(edition, LayersOn(), seen_of(edition, {}))
        if each.seat.id == "lsp_representative"
    }
    assert best["fenland_lsp"] == ("fenland_cdrp",)
    assert len(best) == 6


def test_an_entry_is_about_a_body_by_its_record_or_by_its_name():
    """In capitals or not; what is called otherwise is about none."""
    bodies = seen_of(policy_of("cambridgeshire").edition, {})
    for held, title in (
        (("fenland_cdrp",), "Whatever"),
        ((), "fenland cdrp"),
        ((), "Fenland CDRP"),
    ):
        body = body_of(bodies, held, title)
        assert body is not None
        assert body.id == "fenland_cdrp"
    assert body_of(bodies, (), "A group about Fenland") is None


def test_what_is_named_in_vain_or_twice_is_found():
    """Types of bodies, ids, and the offices that every document checks."""
    document = Represents.model_validate(
        {
            "appointment_routes": [route(types=["moon"]), route()],
            "required_seats": [{**SEAT, "types": ["cdrp"], "usual": "sun", "office": "king"}],
            "representative_checks": [
                {"id": "a", "check": "authority", "says": "x", "ask": "queen", **CITED},
                {"id": "b", "check": "authority", "says": "y", **CITED},
            ],
        }
    )
    assert list(faults_of_representing(document, ("cdrp",))) == [
        "appointment route one is named twice",
        "representative check authority is named twice",
        "appointment route one is for moon",
        "required seat seat is on sun",
    ]
    assert [office for _, office in offices_named(document)] == ["chair", "chair", "queen", "king"]


@pytest.mark.parametrize(
    "written",
    [
        route(steps=[]),
        route(steps=[{**STEP, **CITED}, {**STEP, **CITED}]),
        route(not_said="how"),
        route(ask="chair"),
        route(of=["stranger"]),
        route(every_months=0),
    ],
)
def test_a_way_that_does_not_hold_together_is_refused(written):
    """No step, two alike, a silence with nobody to ask, nobody whom it is for, no time at all."""
    with pytest.raises(ValidationError):
        AppointmentRoute.model_validate(written)


def test_a_seat_is_on_some_body():
    """By type, or by the body's own name."""
    with pytest.raises(ValidationError):
        RequiredSeat.model_validate(SEAT)
    assert RequiredSeat.model_validate({**SEAT, "bodies": ["board"]}).how_many == 1
