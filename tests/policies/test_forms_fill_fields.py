"""What a form of a shipped edition says can stand in the field of the register that it fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from domain.policy.fields import ENTRY_FIELDS
from domain.policy.values import TEXTS, takes_many, value_of
from tests.policies.builders import policy_of

if TYPE_CHECKING:
    from domain.policy.fields import RegisterField
    from domain.policy.forms import FormQuestion

SAID = {"text": "A few words", "amount": "1200.50", "day": "2027-03-31"}
FILLING = [
    (policy, form.id, question.id)
    for policy in ("cheshire", "cambridgeshire", "lancashire")
    for form in policy_of(policy).edition.forms
    for question in form.question_by_id.values()
    if question.field is not None and question.field not in ENTRY_FIELDS
]


def _says(question: FormQuestion, field: RegisterField) -> tuple[str, ...]:
    """Return what the form may say, as the register is told: by labels in a text."""
    if not question.is_picked:
        return (SAID[question.kind],)
    if field.kind in TEXTS:
        return tuple(option.label for option in question.options)
    return question.domain


@pytest.mark.parametrize(("policy", "form", "asked"), FILLING)
def test_every_answer_that_fills_a_field_is_one_that_the_field_takes(
    policy: str, form: str, asked: str
) -> None:
    """Otherwise it would be left out without a word."""
    edition = policy_of(policy).edition
    question = edition.form_by_id[form].question_by_id[asked]
    field = edition.field_by_id[question.field or ""]
    for said in _says(question, field):
        assert value_of(edition, field, said)
    assert question.kind != "choices" or takes_many(field) or field.kind in TEXTS


def test_every_edition_has_forms_that_fill_fields() -> None:
    """So that the test above looks at something."""
    assert {policy for policy, _, _ in FILLING} == {"cheshire", "cambridgeshire", "lancashire"}
