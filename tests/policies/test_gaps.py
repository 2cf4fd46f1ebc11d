"""What an entry lacks is what its edition asks of it on its facts, and is not there."""

from __future__ import annotations

from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.policy.compiling import CompiledEdition
from domain.policy.determining import Determination, judged
from domain.policy.gaps import Gap, fields_of, gaps
from tests.policies.builders import (
    CITED,
    Small,
    compiled,
    conditions,
    often,
    small_editions,
    written_edition,
    written_fact,
)

STRENGTHS: Final = ("must", "should", "recommended", "if_appropriate")


def written_field(name: str, **more: Any) -> dict[str, Any]:
    """Write a field with what every field has."""
    label = name.replace("_", " ").capitalize()
    return {"id": name, "part": "all", "label": label, "kind": "text", "clauses": CITED, **more}


def written_registers(*fields: dict[str, Any]) -> dict[str, Any]:
    """Write an edition with two registers, in which money asks for an agreement."""
    facts = [written_fact("money", ("yes", "no")), written_fact("scale", ("small", "large"))]
    always = [{"value": "one", "when": "always", "clauses": CITED}]
    written = written_edition(facts, items={"open": always, "local": always})
    agreement = [
        {"value": "must", "when": {"money": "yes"}, "clauses": ["XXX-2"]},
        {"value": "should", "when": {"scale": "large"}, "clauses": ["XXX-3"], "after": ["must"]},
    ]
    written["aspects"] = [
        {
            "id": "agreement",
            "hit": "collect",
            "title": "agreement",
            "gives": "strength",
            "items": [{"id": "grant", "label": "grant", "rows": agreement}],
        }
        if each["id"] == "agreement"
        else each
        for each in written["aspects"]
    ]
    clause = written["clauses"]["XXX-1"]
    written["clauses"] |= {"XXX-2": clause, "XXX-3": clause}
    return {
        **written,
        "register_parts": [{"id": "all", "heading": "All of it"}],
        "register_fields": list(fields),
    }


def found_of(edition: CompiledEdition, facts: dict[str, str]) -> Determination:
    reading = edition.read(facts)
    return Determination(edition, reading, judged(edition, reading))


def found(*fields: dict[str, Any], **facts: str) -> Determination:
    return found_of(compiled(written_registers(*fields)), facts)


def gap(field: str, strength: str, **more: Any) -> Gap:
    said = {"gate": "none", "clauses": ("XXX-1",), "ask": "contact", **more}
    return Gap(field, field.replace("_", " ").capitalize(), strength, **said)


def test_what_must_be_there_is_missing_until_it_is_and_a_blank_is_nothing() -> None:
    """With the clause, the gate and the office that knows."""
    exit_strategy = written_field("exit_strategy", strength="must", gate="signature", ask="two")
    missing = gap("exit_strategy", "must", gate="signature", ask="two")
    matter = found(exit_strategy)
    assert gaps(matter, "open", {}) == (missing,)
    assert gaps(matter, "open", {"exit_strategy": (" \n",)}) == (missing,)
    assert gaps(matter, "open", {"exit_strategy": ("Six months' notice",)}) == ()


def test_the_most_wanted_comes_first_then_the_order_of_the_edition() -> None:
    """What is optional is never missing."""
    fields = [
        written_field("aims", strength="should"),
        written_field("scope"),
        written_field("logo", strength="if_appropriate"),
        written_field("owner", strength="must"),
        written_field("aides", strength="should"),
        written_field("plan", strength="recommended"),
    ]
    listed = [each.field for each in gaps(found(*fields), "open", {})]
    assert listed == ["owner", "aims", "aides", "plan", "logo"]


def test_a_field_of_another_register_is_nothing_to_this_one() -> None:
    """Without a register it is of all of them."""
    fields = [
        written_field("area", strength="must", registers=["local"]),
        written_field("aims", strength="must"),
    ]
    matter = found(*fields)
    assert [each.field for each in gaps(matter, "open", {})] == ["aims"]
    assert [each.field for each in gaps(matter, "local", {})] == ["area", "aims"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"money": "yes"}, (gap("funder", "must"),)),
        ({"money": "no"}, ()),
        ({}, (gap("funder", "must", certain=False),)),
        ({"money": "unsure"}, (gap("funder", "must", certain=False),)),
    ],
)
def test_a_field_that_hangs_on_a_fact_is_wanted_where_it_holds(
    facts: dict[str, str], expected: Any
) -> None:
    """Where nobody knows it is told apart: it is nothing that was passed without."""
    funder = written_field("funder", strength="must", when={"money": "yes"})
    assert gaps(found(funder, **facts), "open", {}) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"money": "yes", "scale": "small"}, ("must", ("XXX-1", "XXX-2"), True)),
        ({"money": "no", "scale": "large"}, ("should", ("XXX-1", "XXX-3"), True)),
        ({"money": "no", "scale": "small"}, None),
        ({"money": "no"}, ("should", ("XXX-1", "XXX-3"), False)),
        ({}, ("must", ("XXX-1", "XXX-2", "XXX-3"), False)),
    ],
)
def test_what_the_outcome_asks_for_is_wanted_as_much_as_it_says_there(
    facts: dict[str, str], expected: Any
) -> None:
    """The clauses of the outcome stand beside the field's; the most that it may come to counts."""
    reference = written_field("grant", strength="optional", slot="agreement.grant")
    missing = gaps(found(reference, **facts), "open", {})
    assert [(each.strength, each.clauses, each.certain) for each in missing] == (
        [] if expected is None else [expected]
    )


def test_an_outcome_without_a_strength_leaves_the_fields_own() -> None:
    """A register that it goes on is a reason to want a field."""
    listed = written_field("listed", strength="recommended", slot="register.open")
    assert gaps(found(listed), "open", {}) == (gap("listed", "recommended"),)


def test_the_fields_of_an_entry_are_those_that_it_has_or_may_have() -> None:
    """Whether anything stands in them or not, and however little they are wanted."""
    fields = [
        written_field("aims"),
        written_field("area", registers=["local"]),
        written_field("funder", when={"money": "yes"}),
    ]
    for facts, expected in (
        ({"money": "no"}, ["aims"]),
        ({"money": "yes"}, ["aims", "funder"]),
        ({}, ["aims", "funder"]),
    ):
        assert [each.id for each in fields_of(found(*fields, **facts), "open")] == expected


# --- whatever the edition is --------------------------------------------------------------------


@st.composite
def registers(draw: st.DrawFn) -> tuple[Small, list[dict[str, Any]]]:
    """Give a small edition and fields for it, each narrowed in any way there is."""
    small = draw(small_editions(most=24))
    slots = {"partnership": ("x", "absent"), "register.first": ("one", "absent", "given")}
    fields = [
        written_field(
            f"field{number}",
            strength=draw(st.sampled_from((*STRENGTHS, "optional"))),
            **draw(
                st.fixed_dictionaries(
                    {},
                    optional={
                        "when": conditions(small.domains, (), slots, 2),
                        "registers": st.just(["second"]),
                        "slot": st.sampled_from(("kind", "register.first")),
                    },
                )
            ),
        )
        for number in range(draw(st.integers(1, 4)))
    ]
    part = {"id": "all", "heading": "All of it"}
    written = {**small.written, "register_parts": [part], "register_fields": fields}
    return Small(written, compiled(written)), fields


@often
@given(registers(), st.data())
def test_with_every_fact_known_what_is_missing_is_what_a_plain_reading_finds(
    made: tuple[Small, list[dict[str, Any]]], data: st.DataObject
) -> None:
    """Field by field, from the YAML itself."""
    small, fields = made
    facts = {name: data.draw(st.sampled_from(values)) for name, values in small.domains.items()}
    register = data.draw(st.sampled_from(("first", "second")))
    held = data.draw(st.sets(st.sampled_from([each["id"] for each in fields])))
    results = small.judged(facts)
    plain = [
        (field["strength"], field["id"])
        for strength in STRENGTHS
        for field in fields
        if field["strength"] == strength
        and field["id"] not in held
        and register in field.get("registers", [register])
        and ("when" not in field or small.holds(field["when"], facts, results))
        and results.get(field.get("slot", ""), "x") not in ("absent", "undetermined")
    ]
    missing = gaps(found_of(small.compiled, facts), register, dict.fromkeys(held, ("here",)))
    settled = [each for each in missing if each.certain]
    assert [(each.strength, each.field) for each in settled] == plain


@often
@given(registers(), st.data())
def test_what_may_be_missing_covers_whatever_the_open_facts_turn_out_to_be(
    made: tuple[Small, list[dict[str, Any]]], data: st.DataObject
) -> None:
    """And what is missing for certain is missing in every one of them."""
    small, _ = made
    whole = {name: data.draw(st.sampled_from(values)) for name, values in small.domains.items()}
    known = data.draw(st.sets(st.sampled_from(sorted(whole))))
    part = gaps(found_of(small.compiled, {f: whole[f] for f in known}), "second", {})
    then = {each.field for each in gaps(found_of(small.compiled, whole), "second", {})}
    open_results = small.judged(whole)
    if "undetermined" not in open_results.values():
        assert {each.field for each in part if each.certain} <= then <= {e.field for e in part}
