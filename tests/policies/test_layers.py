"""A layer that would decide anything, or that names what is not there, is refused at reading."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from domain.policy.document import Document
from domain.policy.edition import Edition
from domain.policy.layers import AdviceLayer, ProcessLayer
from tests.policies.builders import shipped_edition
from tests.policies.layers import (
    CITED,
    FREQUENCY,
    REPORT,
    ROUTE,
    STEP,
    Written,
    written_advice,
    written_form,
    written_layer,
    written_prompt,
    written_question,
)


def refusal(written: Written) -> str:
    """Return what is said of a layer that cannot be read."""
    kind = AdviceLayer if written["layer"] == "advice" else ProcessLayer
    with pytest.raises(ValidationError) as refused:
        kind.model_validate(written)
    return "; ".join(
        f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in refused.value.errors()
    )


DECIDING = sorted(set(Edition.model_fields) - set(Document.model_fields) - {"layer"})
"""What only a policy has, whatever is added to it."""


# --- nothing to decide with ---------------------------------------------------------------------


def test_what_a_policy_decides_with_is_what_it_has_alone() -> None:
    """Neither layer has any of it."""
    assert {"facts", "bodies", "terms", "aspects"} <= set(DECIDING)
    for kind in (ProcessLayer, AdviceLayer):
        assert not set(DECIDING) & set(kind.model_fields)


@pytest.mark.parametrize(
    "layer", [written_layer("process"), written_advice()], ids=["process", "advice"]
)
@pytest.mark.parametrize("part", DECIDING)
def test_a_layer_with_what_a_policy_decides_with_is_refused(layer: Written, part: str) -> None:
    """Not even an empty list of it is known: there is nothing that could grow into a decision."""
    decides = shipped_edition().get(part, [])
    for given in (decides, type(decides)()):
        assert refusal({**layer, part: given}) == f"{part}: Extra inputs are not permitted"


@pytest.mark.parametrize(
    "layer", [written_layer("process"), written_advice()], ids=["process", "advice"]
)
def test_an_approval_of_a_layer_is_refused(layer: Written) -> None:
    """Neither as a table, nor as routes by their names; a process route knows no approval."""
    approval = next(a for a in shipped_edition()["aspects"] if a["id"] == "approval")
    assert refusal({**layer, "approval": approval}) == "approval: Extra inputs are not permitted"
    assert "routes: " in refusal({**layer, "routes": approval["routes"]})


def test_advice_has_no_form_and_no_duty() -> None:
    """It asks to think, and takes no answer."""
    said = refusal({**written_advice(), "forms": [written_form()]})
    assert said.startswith("forms: Tuple should have at most 0 items")
    duty = {"id": "d", "title": "D", "owner": "one", "clauses": CITED, "evidence": "e"}
    assert refusal({**written_advice(), "duties": [duty]}).startswith("duties: Tuple should have")


@pytest.mark.parametrize(
    ("part", "value"),
    [("settles", "stage"), ("options", []), ("asked_when", {"stage": "new"}), ("field", "title")],
)
def test_a_prompt_settles_nothing_and_has_no_answers(part: str, value: Any) -> None:
    """It is a question and a reason; what would make it count is not known."""
    said = refusal(written_advice(written_prompt("p", **{part: value})))
    assert said.startswith(f"themes.0.prompts.0.{part}: Extra inputs are not permitted")


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        (written_form(subject="matter"), "is about a matter, which a process cannot look at"),
        (written_form(serves=["assessment.form"]), "would settle something of an outcome"),
        (
            written_form(
                verdict={"fact": "stage", "adverse": "a", "unclear": "b", "otherwise": "c"}
            ),
            "would settle something of an outcome",
        ),
    ],
)
def test_a_form_of_a_process_settles_nothing_of_an_outcome(form: Written, fault: str) -> None:
    """It stands alone, serves no slot and has no verdict."""
    assert refusal(written_layer("process", forms=[form])) == f": Value error, form form {fault}"


@pytest.mark.parametrize("part", [{"settles": "stage"}, {"field": "title"}])
def test_an_answer_of_a_process_goes_nowhere_else(part: Written) -> None:
    """Neither into a fact of a matter nor into the register."""
    form = written_form(written_question("q", "a", "b", **part))
    told = ": Value error, form form: q would settle or fill in something of a matter"
    assert refusal(written_layer("process", forms=[form])) == told


def test_a_form_of_a_process_looks_at_nothing_but_itself() -> None:
    """What was asked before in it may decide what is asked; facts, outcomes and terms may not."""
    first = written_question("first", "a", "b")
    fine = written_form(first, written_question("then", asked_when={"first": "a"}))
    assert ProcessLayer.model_validate(written_layer("process", forms=[fine])).forms
    for looks, fault in (
        ({"stage": "new"}, "stage is never new"),
        ({"result": {"kind": "statutory"}}, "kind is not judged before it"),
        ("excluded", "excluded is not a term defined before it"),
        ({"first": "c"}, "first is never c"),
        ({"then": "x"}, "then is never x"),
    ):
        form = written_form(first, written_question("then", asked_when=looks))
        said = refusal(written_layer("process", forms=[form]))
        assert said == f": Value error, form form: then: {fault}"


def test_a_policy_is_no_layer_and_a_layer_no_policy() -> None:
    """The word at its head says which of the three a document is."""
    assert "layer: Input should be 'process'" in refusal(written_layer("policy"))
    assert "layer: Input should be 'process'" in refusal({**shipped_edition(), "layer": "policy"})
    with pytest.raises(ValidationError, match="Input should be 'process'"):
        ProcessLayer.model_validate(written_advice())


# --- names that lead nowhere --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"routes": [{**ROUTE, "alongside": ["other"]}]}, "route route: other is not a route"),
        (
            {"routes": [{**ROUTE, "steps": [{**STEP, "decided_by": "three"}]}]},
            "route route: step: three is not an office",
        ),
        ({"reports": [{**REPORT, "made_for": ["three"]}]}, "report report: three is not an office"),
        (
            {"reports": [{**REPORT, "how_often": "yearly"}]},
            "report report: yearly is not a frequency",
        ),
        (
            {"rights": [{"id": "r", "office": "three", "may": "do", "clauses": CITED}]},
            "right r: three is not an office",
        ),
        ({"routes": [ROUTE, ROUTE]}, "route route is named twice"),
        ({"reports": [REPORT, REPORT]}, "report report is named twice"),
        (
            {
                "duties": [
                    {
                        "id": "d",
                        "title": "D",
                        "owner": "one",
                        "together_with": ["three"],
                        "clauses": CITED,
                        "evidence": "e",
                    }
                ]
            },
            "duty d: three is not an office",
        ),
        (
            {
                "role_cards": [
                    {
                        "id": "c",
                        "title": "C",
                        "office": "one",
                        "audience": "all",
                        "lines": ["L."],
                        "ask": "three",
                        "clauses": CITED,
                    }
                ]
            },
            "role card c: three is not an office",
        ),
        (
            {"endorsed": {"by": "three", "day": "2026-01-01", "minute": "1", "clauses": CITED}},
            "the endorsement: three is not an office",
        ),
    ],
)
def test_a_name_in_a_process_leads_somewhere(more: Written, fault: str) -> None:
    """Offices, routes and frequencies are there, each once."""
    assert refusal(written_layer("process", **more)) == f": Value error, {fault}"


@pytest.mark.parametrize("read", [{}, {"every_months": 12, "every_days": 365}])
def test_a_frequency_is_read_one_way(read: Written) -> None:
    """As months or as days."""
    said = refusal(written_layer("process", frequencies=[{**FREQUENCY, **read}]))
    assert said == (
        "frequencies.0: Value error, yearly is read neither as months nor as days, or as both"
    )


def test_a_prompt_for_an_audience_that_is_not_there_is_refused() -> None:
    """It would be shown to nobody, by mistake."""
    said = refusal(written_advice(written_prompt("p", only_for="them")))
    assert said == ": Value error, prompt p: them is not an audience"
    said = refusal(written_advice(written_prompt("p"), written_prompt("p")))
    assert said == ": Value error, prompt p is named twice"


def test_advice_without_a_word_on_where_it_is_from_is_refused() -> None:
    """Its banners are shown wherever it is."""
    assert refusal({**written_advice(), "banners": []}).startswith("banners: Tuple should have")
