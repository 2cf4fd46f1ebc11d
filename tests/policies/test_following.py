"""What follows a part of a process names a switch, a form, a duty or a step that is there."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from domain.policy.layers import ProcessLayer
from tests.policies.layers import (
    CITED,
    REPORT,
    ROUTE,
    Written,
    written_form,
    written_layer,
    written_question,
)

SWITCH = {"id": "s", "title": "S", "at_first": "on", "decided_by": "one", "clauses": CITED}
DUTY = {"id": "d", "title": "D", "owner": "one", "clauses": CITED, "evidence": "e"}
ONE = {"id": "r1", "number": "1", "title": "R", "owner": "one", "clauses": CITED}


def faults(**more: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        ProcessLayer.model_validate(written_layer("process", **more))
    return str(refused.value.errors()[0]["msg"]).removeprefix("Value error, ")


def behind(*switches: str | None) -> Written:
    """Write a form with a part for each of *switches*, behind that one or none."""
    form = written_form()
    form["parts"] = [
        {
            "id": f"p{number}",
            "heading": "H",
            "questions": [written_question(f"q{number}")],
            **({"behind": switch} if switch else {}),
        }
        for number, switch in enumerate(switches)
    ]
    return form


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"duties": [{**DUTY, "behind": "s"}]}, "duty d: s is not a switch"),
        ({"duties": [{**DUTY, "log": "f"}]}, "duty d: f is not a form"),
        ({"duties": [{**DUTY, "for_each": "three"}]}, "duty d: three is not an office"),
        (
            {"reports": [{**REPORT, "behind": "s"}]},
            "report report: s is not a switch",
        ),
        ({"forms": [behind(None, "s")]}, "form form: p1: s is not a switch"),
        (
            {
                "rights": [
                    {"id": "r", "office": "one", "may": "m", "clauses": CITED, "forms": ["f"]}
                ]
            },
            "right r: f is not a form",
        ),
        ({"recommendations": [{**ONE, "owner": "three"}]}, "recommendation r1: three is not an"),
        ({"recommendations": [{**ONE, "duties": ["d"]}]}, "recommendation r1: d is not a duty"),
        ({"recommendations": [{**ONE, "forms": ["f"]}]}, "recommendation r1: f is not a form"),
        (
            {"recommendations": [{**ONE, "routes": ["route.other"]}], "routes": [ROUTE]},
            "recommendation r1: route.other is not a route",
        ),
        ({"recommendations": [{**ONE, "reports": ["x"]}]}, "recommendation r1: x is not a report"),
        ({"recommendations": [{**ONE, "switches": ["s"]}]}, "recommendation r1: s is not a switch"),
        ({"recommendations": [ONE, ONE]}, "recommendation r1 is named twice"),
    ],
)
def test_a_name_that_leads_nowhere_is_told(more: Written, fault: str) -> None:
    """With where it stands."""
    assert faults(**more).startswith(fault)


def test_a_form_is_never_empty_whatever_is_switched_off() -> None:
    """One part of it is behind no switch."""
    fault = "form form has nothing that is behind no switch"
    assert faults(forms=[behind("s", "s")], switches=[SWITCH]) == fault


def test_what_leads_somewhere_is_well() -> None:
    """A step of a route is one that a recommendation may name."""
    layer = ProcessLayer.model_validate(
        written_layer(
            "process",
            switches=[SWITCH],
            routes=[ROUTE],
            forms=[behind(None, "s")],
            duties=[{**DUTY, "behind": "s", "log": "form", "for_each": "two"}],
            recommendations=[{**ONE, "routes": ["route.step"], "duties": ["d"], "forms": ["form"]}],
        )
    )
    assert layer.recommendations[0].routes == ("route.step",)
