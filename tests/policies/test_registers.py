"""What the registers hold, and the bodies of the area, are data that can be counted and trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from domain.policy.edition import Edition
from domain.policy.fields import ENTRY_FIELDS
from domain.policy.inspecting import inspect
from domain.policy.known import above
from domain.policy.layers_on import LayersOn
from tests.policies.builders import compiled, policy_of, shipped_edition, slot_rows
from tests.policies.layers import shipped, written_layer

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.policy.fields import RegisterField

POLICIES = ("cheshire", "cambridgeshire", "lancashire")
LAYERS = ("copacc", "scrutiny")
Written = dict[str, Any]


def edition(policy: str) -> Edition:
    return policy_of(policy).edition


def field(policy: str, name: str) -> RegisterField:
    return edition(policy).field_by_id[name]


# --- fields -------------------------------------------------------------------------------------


@pytest.mark.parametrize("policy", POLICIES)
def test_nothing_that_a_register_holds_waits_for_this_step_any_more(policy: str) -> None:
    waiting = {
        (clause, code)
        for clause, codes in edition(policy).not_yet.items()
        for code, excuse in codes.items()
        if code == "REG" and excuse.step == 5
    }
    assert waiting == set()


@pytest.mark.parametrize("policy", POLICIES)
def test_an_entry_can_be_told_to_be_a_body_and_has_a_day_on_which_it_ends(policy: str) -> None:
    assert (field(policy, "body").kind, field(policy, "term_ends").kind) == ("body", "day")


def test_the_lead_of_a_partnership_is_a_person_and_has_to_be_there() -> None:
    lead = field("cheshire", "partnership_lead")
    assert (lead.kind, lead.strength, lead.registers) == (
        "person",
        "must",
        ("strategic_statutory",),
    )


@pytest.mark.parametrize(
    ("policy", "name", "gate", "slot"),
    [
        ("cheshire", "legal_grant_agreement", "signature", "agreement.legal_grant_agreement"),
        (
            "cheshire",
            "financial_agreement",
            "signature",
            "agreement.financial_agreement_legally_binding",
        ),
        ("cheshire", "protocol_evaluation", "signature", "assessment.protocol_criteria"),
        ("cambridgeshire", "risk_checklist", "entering", "assessment.risk_checklist"),
        (
            "cambridgeshire",
            "information_sharing_agreement",
            "entering",
            "agreement.information_sharing_agreement",
        ),
        ("cambridgeshire", "director_of_people_advice", "entering", "consult.director_of_people"),
        ("lancashire", "key_principles", "entering", "assessment.key_principles"),
    ],
)
def test_what_has_to_be_there_first_names_its_gate_and_what_asks_for_it(
    policy: str, name: str, gate: str, slot: str
) -> None:
    found = field(policy, name)
    assert (found.kind, found.gate, found.slot) == ("document", gate, slot)


def test_the_partnership_register_of_lancashire_comes_in_its_four_parts() -> None:
    """LAN-RG1 to LAN-RG4; the Association Register, LAN-RG6, has a sheet of its own."""
    cited = {
        clause: {each.registers for each in edition("lancashire").register_fields
                 if clause in each.clauses}
        for clause in ("LAN-RG1", "LAN-RG2", "LAN-RG3", "LAN-RG4", "LAN-RG6")
    }  # fmt: skip
    of_partnerships, of_associations = {("partnership",)}, {("association",)}
    assert cited == {
        "LAN-RG1": of_partnerships,
        "LAN-RG2": of_partnerships,
        "LAN-RG3": of_partnerships,
        "LAN-RG4": of_partnerships,
        "LAN-RG6": of_associations,
    }


@pytest.mark.parametrize(
    ("policy", "clause", "options"),
    [
        ("cheshire", "CHE-4.2", 4),
        ("cheshire", "CHE-5.2", 5),
        ("cambridgeshire", "CAM-9.4L4", 7),
        ("cambridgeshire", "CAM-9.4C3", 5),  # the four it names, and any other
        ("lancashire", "LAN-C4", 3),
    ],
)
def test_a_list_has_as_many_options_as_the_text_names(
    policy: str, clause: str, options: int
) -> None:
    lists = [f for f in edition(policy).register_fields if f.options and clause in f.clauses]
    assert options in {len(each.options) for each in lists}


# --- forms fill fields --------------------------------------------------------------------------


def without_fields() -> Written:
    """Write an edition whose entries hold nothing of their own, nor are reviewed or left."""
    written = shipped_edition() | {"register_parts": [], "register_fields": [], "reviews": []}
    del written["leaving"]
    return written


def test_a_policy_whose_registers_have_no_fields_yet_may_still_have_forms() -> None:
    written = without_fields()
    assert inspect(compiled(written)).findings["forms that fill no field"] == ()


# --- areas and bodies ---------------------------------------------------------------------------


def counted(policy: str) -> dict[str | None, int]:
    types = [body.type for body in edition(policy).known_bodies]
    return {kind: types.count(kind) for kind in types}


def test_cheshire_has_four_council_areas_each_with_its_three_bodies() -> None:
    """SCR-P9a, SCR-P12b, SCR-P18a: a strategic partnership, and beneath it two statutory bodies."""
    cheshire = edition("cheshire")
    areas = ["cheshire_east", "cheshire_west_and_chester", "halton", "warrington"]
    assert [area.id for area in cheshire.areas] == areas
    parents = {body.id: body.parent for body in cheshire.known_bodies}
    for area in areas:
        assert parents[f"{area}_lsp"] is None
        assert parents[f"{area}_cdrp"] == parents[f"{area}_childrens_trust"] == f"{area}_lsp"
    assert counted("cheshire") == {
        "lsp": 4,
        "cdrp": 4,
        "childrens_trust": 4,
        "criminal_justice_board": 1,
        "youth_justice_service": 1,
        "mappa": 1,
        "joint_corporate_services": 1,
        None: 5,  # three groups that feed the board, Safer Roads and the board above it
    }


def test_warrington_has_two_lead_members_and_the_other_areas_one() -> None:
    """SCR-P18b; who they were is dated, and stands nowhere."""
    said = {
        area.id: each.says
        for area in edition("cheshire").areas
        for each in area.particulars
        if each.label == "Lead members"
    }
    one = "One, for the year 2009/10"
    assert said == {
        "cheshire_east": one,
        "cheshire_west_and_chester": one,
        "halton": one,
        "warrington": "Two, for the year 2009/10",
    }


def test_three_groups_feed_the_criminal_justice_board() -> None:
    """SCR-P24."""
    parents = {body.id: body.parent for body in edition("cheshire").known_bodies}
    assert list(parents.values()).count("criminal_justice_board") == 3
    assert parents["safer_roads_partnership"] == "safer_roads_governance_board"


def test_cambridgeshire_has_six_strategic_partnerships_with_their_crime_partnerships() -> None:
    """CAM-A1.1, CAM-9.3b, CAM-9.3f: five in the county's districts and one in Peterborough."""
    found = edition("cambridgeshire")
    assert counted("cambridgeshire") == {"laa": 2, "lsp": 6, "cdrp": 6, None: 3}
    assert sum(area.within == "cambridgeshire" for area in found.areas) == 5
    of_type = {body.id: body.type for body in found.known_bodies}
    for body in found.known_bodies:
        if body.type == "cdrp":
            assert of_type[str(body.parent)] == "lsp"


@pytest.mark.parametrize("policy", POLICIES)
def test_nothing_belongs_to_itself(policy: str) -> None:
    parents = {body.id: body.parent for body in edition(policy).known_bodies}
    assert all(each not in above(each, parents) for each in parents)


def test_what_the_scrutiny_report_leaves_to_the_policy_stands_in_the_policy() -> None:
    cited = {
        clause
        for each in (*edition("cheshire").areas, *edition("cheshire").known_bodies)
        for clause in each.clauses
    }
    left = {
        clause
        for clause, codes in shipped("scrutiny").not_yet.items()
        if "REG" in codes and codes["REG"].step == "never"
    }
    assert len(left) == 8
    assert left <= cited


def planted(change: Callable[[Written], object]) -> str:
    written = shipped_edition()
    change(written)
    with pytest.raises(ValueError, match=r"\w") as refused:
        compiled(written)
    return str(refused.value)


def body(written: Written, name: str) -> Written:
    return next(each for each in written["known_bodies"] if each["id"] == name)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            lambda w: body(w, "halton_cdrp").update(parent="nobody"),
            "known body halton_cdrp belongs to nobody",
        ),
        (
            lambda w: body(w, "halton_lsp").update(parent="halton_cdrp"),
            "known body halton_lsp belongs to itself",
        ),
        (
            lambda w: body(w, "mappa").update(parent="mappa"),
            "known body mappa belongs to itself",
        ),
        (
            lambda w: body(w, "halton_lsp").update(areas=["nowhere"]),
            "known body halton_lsp is of area nowhere",
        ),
        (
            lambda w: body(w, "halton_lsp").update(type="guild"),
            "known body halton_lsp is of type guild",
        ),
        (
            lambda w: w["known_bodies"].append(dict(body(w, "mappa"))),
            "known body mappa is named twice",
        ),
        (lambda w: w["areas"].append(dict(w["areas"][2])), "area halton is named twice"),
        (lambda w: w["areas"][2].update(within="nowhere"), "area halton belongs to nowhere"),
        (lambda w: w["areas"][2].update(within="halton"), "area halton belongs to itself"),
        (
            lambda w: w["register_fields"][0].update(id="title"),
            "register field title is what every entry has already",
        ),
        (
            lambda w: w["register_fields"][0].update(registers=["attic"]),
            "register field body is of register attic",
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_refused(
    change: Callable[[Written], object], fault: str
) -> None:
    assert fault in planted(change)


def test_a_register_whose_entries_have_no_fields_builds_nothing() -> None:
    written = without_fields()
    lost = inspect(compiled(written)).findings["working rows not covered"]
    assert {"CHE-14.1 REG", "CHE-14.5 REG", "CHE-14.6 REG"} <= set(lost)
    assert slot_rows(written, "register.collaboration")


# --- what a layer adds --------------------------------------------------------------------------


@pytest.mark.parametrize("layer", LAYERS)
def test_what_a_layer_adds_is_never_wanted_and_nothing_hangs_on_it(layer: str) -> None:
    added = shipped(layer).optional_fields
    assert len(added) == {"copacc": 19, "scrutiny": 6}[layer]
    assert {(f.strength, f.gate, f.slot, f.when, f.material, f.registers) for f in added} == {
        ("optional", "none", None, None, False, ())
    }


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("policy", POLICIES)
def test_no_field_of_a_layer_can_be_taken_for_one_of_the_policy(policy: str, layer: str) -> None:
    names = {field.id for field in shipped(layer).optional_fields}
    assert not names & {*edition(policy).field_by_id, *ENTRY_FIELDS}


def test_an_entry_has_the_fields_of_the_layers_that_are_on_beside_its_policy() -> None:
    on = LayersOn((shipped("scrutiny"), shipped("copacc")))
    assert len(on.fields("cheshire")) == 25
    assert len(on.fields("lancashire")) == 19
    assert LayersOn().fields("cheshire") == ()
    assert [part.id for part, _ in on.parts("lancashire")] == [
        "copacc_nature",
        "copacc_partners",
        "copacc_openness",
    ]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"strength": "must"}, "Input should be 'optional'"),
        ({"gate": "signature"}, "Input should be 'none'"),
        ({"slot": "agreement.exit_strategy"}, "Input should be None"),
        ({"when": {"stage": "new"}}, "Input should be None"),
        ({"material": True}, "Input should be False"),
        ({"id": "colour"}, "optional field colour does not begin with p_"),
        ({"part": "elsewhere"}, "optional field p_colour stands under elsewhere"),
    ],
)
def test_a_layer_that_would_ask_for_anything_is_refused(
    change: dict[str, object], fault: str
) -> None:
    written = written_layer("process")
    here = written["id"]
    clause = next(iter(written["clauses"]))
    one = {"id": f"{here}_colour", "part": here, "label": "Colour", "kind": "text"}
    written["optional_parts"] = [{"id": here, "heading": "Ours"}]
    written["optional_fields"] = [one | {"clauses": [clause]} | change]
    with pytest.raises(ValueError, match=r"\w") as refused:
        type(shipped("scrutiny")).model_validate(written)
    assert fault.replace("p_", f"{here}_") in str(refused.value)
