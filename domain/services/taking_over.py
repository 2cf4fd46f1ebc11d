"""What forms and answers of a matter say already is never typed again into the register."""

from collections.abc import Iterable, Iterator, Mapping

from domain.model.arrangement.record.messages import Source
from domain.model.arrangement.record.state import Record
from domain.policy.edition import Edition
from domain.policy.facts import BODY_TYPE, UNSURE
from domain.policy.fields import RegisterField
from domain.policy.forms import Form
from domain.policy.policy import Policy
from domain.policy.values import TEXTS, options_of, value_of
from domain.services.filled import Wanted

Known = dict[str, tuple[str, ...]]
"""Values as fields take them, by the id of the field."""


def known_of(
    policy: Policy, forms: Iterable[Wanted], facts: Mapping[str, str]
) -> dict[Source, Known]:
    """Return what completed *forms* and the *facts* of a matter say of fields, by where from.

    What both say is the form's: it was written for that.
    """
    edition = policy.edition
    from_forms = dict(_of_forms(edition, forms))
    mirrored = {
        field.id: values
        for field in edition.register_fields
        if field.mirrors and (values := _of_fact(edition, field, facts.get(field.mirrors, UNSURE)))
    }
    matter = {name: values for name, values in mirrored.items() if name not in from_forms}
    return {"form": from_forms, "matter": matter}


def is_news(record: Record, name: str, values: tuple[str, ...], source: Source) -> bool:
    """Tell whether *values* may stand in a field: it is empty, or held otherwise from there."""
    held = record.fields.get(name)
    return held is None or (held.source == source and held.texts != values)


def _of_forms(edition: Edition, forms: Iterable[Wanted]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for each in forms:
        completed = None if each.filled is None else each.filled.state.completed
        for name, text in () if completed is None else completed.fields.items():
            field = edition.field_by_id.get(name)
            values = () if field is None else _of_form(edition, each.form, field, text.text)
            if values:
                yield name, values


def _of_form(edition: Edition, form: Form, field: RegisterField, text: str) -> tuple[str, ...]:
    """Return what a form says as *field* takes it: what was picked by its label in a text."""
    asked = next((q for q in form.question_by_id.values() if q.field == field.id), None)
    if asked is None or not asked.is_picked:
        return _read(edition, field, (text,))
    picked = tuple(each for each in text.split(", ") if each in asked.domain)
    if field.kind in TEXTS:
        return ("; ".join(asked.option(each).label for each in picked),) if picked else ()
    return _read(edition, field, picked)


def _of_fact(edition: Edition, field: RegisterField, value: str) -> tuple[str, ...]:
    if value == UNSURE:
        return ()
    fact = edition.fact_by_id.get(field.mirrors or "")
    if field.kind in TEXTS and fact is not None and value in fact.domain:
        return (fact.label_of(value),)
    if field.kind in TEXTS and field.mirrors == BODY_TYPE and value in edition.body_by_id:
        return (edition.body_by_id[value].label,)
    return (value,) if value in options_of(edition, field) else ()


def _read(edition: Edition, field: RegisterField, said: Iterable[str]) -> tuple[str, ...]:
    try:
        return tuple(value_of(edition, field, each) for each in said)
    except ValueError:
        return ()
