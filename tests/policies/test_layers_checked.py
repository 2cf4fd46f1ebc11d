"""A check of a layer finds what nothing builds, what leads nowhere, and what only is declared."""

from __future__ import annotations

from domain.policy.inspecting import inspect_layer
from domain.policy.layers import AdviceLayer, ProcessLayer
from tests.policies.layers import (
    FREQUENCY,
    REPORT,
    ROUTE,
    STEP,
    written_advice,
    written_form,
    written_layer,
    written_prompt,
    written_question,
)


def test_a_row_is_covered_only_by_the_kind_of_part_that_its_code_names() -> None:
    """A report covers no right, a prompt no report, and what nothing covers is found."""
    codes = ["DET", "Q", "REG", "APP", "REV", "RISK", "ESC", "REP", "ROLE", "REF", "FORM", "TASK"]
    clauses = {"XXX-1": {"place": "1", "gist": "One.", "codes": codes}}
    advice = AdviceLayer.model_validate({**written_advice(), "clauses": clauses})
    missing = inspect_layer(advice).findings["working rows not covered"]
    assert missing == tuple(f"XXX-1 {code}" for code in codes if code not in {"Q", "REF"})
    process = ProcessLayer.model_validate(
        written_layer("process", routes=[ROUTE], reports=[REPORT], clauses=clauses)
    )
    missing = inspect_layer(process).findings["working rows not covered"]
    built = {"ESC", "REP", "REV", "REF"}
    assert missing == tuple(f"XXX-1 {code}" for code in codes if code not in built)


def test_what_is_declared_only_says_from_which_step_it_is_done() -> None:
    """The earliest step counts, and none once any of its parts is done."""
    clauses = {"XXX-1": {"place": "1", "gist": "One.", "codes": ["ESC", "REP"]}}
    later = {"step": 6, "because": "later"}
    written = written_layer(
        "process",
        routes=[{**ROUTE, "waits": later}, {**ROUTE, "id": "done"}],
        reports=[
            {**REPORT, "waits": later},
            {**REPORT, "id": "sooner", "waits": {"step": 5, "because": "sooner"}},
        ],
        clauses=clauses,
    )
    escalation, report = inspect_layer(ProcessLayer.model_validate(written)).coverage
    assert (escalation.code, escalation.waits) == ("ESC", None)
    assert report.waits is not None
    assert (report.code, report.waits.step, report.waits.because) == ("REP", 5, "sooner")


def test_a_citation_that_leads_nowhere_is_found_in_every_part() -> None:
    """By the part in which it stands."""
    lost = ["XXX-9"]
    written = written_layer(
        "process",
        frequencies=[{**FREQUENCY, "every_months": 12, "clauses": lost}],
        routes=[{**ROUTE, "clauses": lost, "steps": [{**STEP, "clauses": lost}]}],
        reports=[{**REPORT, "clauses": lost}],
        rights=[{"id": "r", "office": "one", "may": "do", "clauses": lost}],
        switches=[
            {"id": "s", "title": "S", "at_first": "on", "decided_by": "one", "clauses": lost}
        ],
        role_cards=[
            {
                "id": "c",
                "title": "C",
                "office": "one",
                "audience": "all",
                "lines": ["L."],
                "clauses": lost,
            }
        ],
        endorsed={"by": "one", "day": "2026-01-01", "minute": "1", "clauses": lost},
        forms=[written_form(written_question("q", clauses=lost), clauses=lost)],
    )
    found = inspect_layer(ProcessLayer.model_validate(written)).findings
    assert found["citations that lead nowhere"] == (
        "form form: XXX-9",
        "form form: q: XXX-9",
        "frequency yearly: XXX-9",
        "report report: XXX-9",
        "route route: XXX-9",
        "route route: step: XXX-9",
        "right r: XXX-9",
        "switch s: XXX-9",
        "role card c: XXX-9",
        "the endorsement: XXX-9",
    )
    audience = {"id": "a", "title": "A", "called": ["a"], "clauses": lost}
    advice = written_advice(written_prompt("p", clauses=lost), audiences=[audience])
    found = inspect_layer(AdviceLayer.model_validate(advice)).findings
    assert found["citations that lead nowhere"] == ("audience a: XXX-9", "prompt p: XXX-9")


def test_an_excuse_of_a_layer_that_is_built_is_stale() -> None:
    """It would hide what is done."""
    clauses = {"XXX-1": {"place": "1", "gist": "One.", "codes": ["Q"]}}
    not_yet = {"XXX-1": {"Q": {"step": "never", "because": "no"}}}
    advice = AdviceLayer.model_validate(
        {**written_advice(), "clauses": clauses, "not_yet": not_yet}
    )
    assert inspect_layer(advice).findings["excuses that are stale"] == (
        "XXX-1 Q is built by prompt first",
    )
