"""A form on which something is logged says what it tells, what comes first and where it stands."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from domain.policy.edition import Edition
from domain.policy.forms import Form
from tests.support.form_policy import DIARY, written_policy
from tests.support.meetings import FORM


def changed(**more: Any) -> dict[str, Any]:
    """Return the form of the tests, written, with something else in it."""
    return {**FORM.model_dump(exclude={"parts"}), "parts": parts(), **more}


def parts() -> list[dict[str, Any]]:
    def asked(name: str, tells: str, **more: Any) -> dict[str, Any]:
        whole = {"id": name, "kind": "text", "question": "What?", "why": "so", "clauses": ["A-1"]}
        return {**whole, "tells": tells, **more}

    first = {"id": "first", "heading": "F", "first": True, "questions": [asked("a", "outcome")]}
    later = {"id": "later", "heading": "L", "questions": [asked("b", "issues", required=False)]}
    return [first, later]


def without_first() -> list[dict[str, Any]]:
    first, later = parts()
    return [{**first, "first": False}, later]


def needing_later() -> list[dict[str, Any]]:
    first, later = parts()
    (question,) = later["questions"]
    return [first, {**later, "questions": [{**question, "required": True}]}]


def telling_twice() -> list[dict[str, Any]]:
    first, later = parts()
    (question,) = later["questions"]
    return [first, {**later, "questions": [{**question, "tells": "outcome"}]}]


def test_what_a_form_tells_and_what_comes_first_is_read() -> None:
    form = Form.model_validate(changed())
    assert {tells: each.id for tells, each in form.telling.items()} == {
        "outcome": "a",
        "issues": "b",
    }
    assert form.first == {"a"}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"parts": without_first()}, "logs, and nothing comes first"),
        ({"parts": needing_later()}, "needs what does not come first"),
        ({"parts": telling_twice()}, "tells one thing twice"),
        ({"subject": "entry"}, "logs, and is not one that stands alone"),
        ({"logs": None}, "tells, and logs nothing"),
        ({"logs": "gossip"}, "logs"),
    ],
)
def test_a_form_that_logs_by_halves_is_refused(more: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Form.model_validate(changed(**more))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"goes_to": ["nobody_here"]}, "form feedback: nobody_here is not an office"),
        ({"stands_in": "weekly"}, "form feedback: weekly is not a report"),
    ],
)
def test_whom_it_goes_to_and_where_it_stands_lead_somewhere(
    more: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValidationError, match=said):
        Edition.model_validate(written_policy(DIARY, changed(**more)))
