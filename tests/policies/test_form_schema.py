"""A form cannot be read unless all that it names leads somewhere and its options fit its kind."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from domain.policy.edition import Edition
from tests.support.form_policy import CHECKED, GATE, PLAIN, form, question, written_policy


def with_question(**more: Any) -> dict[str, Any]:
    """Return the gate with a question of its own at the end."""
    first, *rest = GATE["parts"]
    extra = question("extra", **{"kind": "choice", "options": PLAIN, **more})
    return {**GATE, "parts": [first, *rest, {"id": "x", "heading": "X", "questions": [extra]}]}


def test_a_form_that_names_what_is_there_is_read() -> None:
    """A question before it, that it does not apply, a fact, a term's worth of conditions, an office."""
    written = with_question(
        asked_when={"costed": "not_applicable", "money": "yes"},
        ask="one",
        options=CHECKED,
        concern="Bad.",
        care="Look.",
    )
    edition = Edition.model_validate(written_policy(written))
    assert edition.form_by_id["gate"].question_by_id["extra"].ask == "one"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"ask": "nobody_here"}, "form gate: extra: nobody_here is not an office"),
        ({"asked_when": {"agreed": "perhaps"}}, "form gate: extra: agreed is never perhaps"),
        ({"asked_when": {"agreed": "not_applicable"}}, "agreed is never not_applicable"),
        ({"asked_when": {"later": "yes"}}, "form gate: extra: later is never yes"),
        ({"asked_when": {"result": {"riches": "yes"}}}, "riches is not judged before it"),
        ({"asked_when": "slight"}, "slight is not a term defined before it"),
        ({"settles": "clear"}, "form gate: extra has not the options of clear"),
        ({"settles": "short", "kind": "choices"}, "a fact settled by more than one value"),
        ({"options": PLAIN[:1]}, "too few options"),
        ({"kind": "text"}, "options of a question that is written"),
        ({"concern": "Bad."}, "a concern that nothing raises"),
        ({"options": CHECKED, "care": "Look."}, "an adverse option that raises no concern"),
        ({"options": CHECKED, "concern": "Bad."}, "an unclear option without its care"),
        ({"options": [*PLAIN, {"value": "not_applicable", "label": "x"}]}, "an option called"),
    ],
)
def test_a_form_that_names_what_is_not_there_is_not(more: dict[str, Any], said: str) -> None:
    """What is amiss is told, with where it is."""
    with pytest.raises(ValidationError) as told:
        Edition.model_validate(written_policy(with_question(**more)))
    assert said in str(told.value)


def test_a_question_knows_what_can_be_answered_to_it() -> None:
    """Its options, and that it does not apply where that may be said."""
    asked = form().question_by_id
    assert asked["costed"].answers == ("yes", "no", "not_clear", "not_applicable")
    assert asked["agreed"].answers == ("yes", "no", "not_clear")
    assert (asked["agreed"].is_picked, asked["title"].is_picked) == (True, False)
    assert asked["agreed"].option("no").judged == "adverse"
