"""A field of the register goes into one cell by what its values are called, and is read back so."""

import re
from collections.abc import Callable, Sequence

from domain.policy.edition import Edition
from domain.policy.fields import RegisterField
from domain.policy.values import PICKED, called, options_of, takes_many, value_of
from domain.services.sheet_cells import day_in

Person = Callable[[str], str | None]
"""Gives the id in the directory of whom a text names, if it names anybody."""

_BETWEEN = "; "
_APART = re.compile(r"[;\n]")

_WANTED = {
    "day": "a day as 2026-04-01 or 1/4/2026",
    "amount": "pounds and pence, such as 1200.50",
    "number": "a number",
    "person": "somebody that the directory knows, by their id there",
    "yes_no": "yes or no",
}
_TEXT = "at most 5,000 characters"
_NONE_THERE = "nothing: an entry of that register has no such field"


def shown(edition: Edition, field: RegisterField, values: Sequence[str]) -> str:
    """Return the cell that says *values*."""
    return _BETWEEN.join(_called(edition, field, value) for value in values)


def read(
    edition: Edition, field: RegisterField, register: str, said: str, person: Person
) -> tuple[str, ...]:
    """Return the values that the cell *said* holds for an entry of *register*.

    Raises ``ValueError`` whose text says what could stand there.
    """
    if field.registers and register and register not in field.registers:
        raise ValueError(_NONE_THERE)
    parts = [part.strip() for part in _APART.split(said)] if takes_many(field) else [said.strip()]
    return tuple(dict.fromkeys(_value(edition, field, part, person) for part in parts if part))


def _called(edition: Edition, field: RegisterField, value: str) -> str:
    """Return what *value* is called, or its id where that would be read as another."""
    label = called(edition, field, value)
    try:
        same = label == value or value_of(edition, field, label) == value
    except ValueError:
        same = False
    return label if same and not _APART.search(label) else value


def _value(edition: Edition, field: RegisterField, said: str, person: Person) -> str:
    if field.kind == "day" and (day := day_in(said)) is not None:
        return day.isoformat()
    try:
        value: str | None = value_of(edition, field, said)
    except ValueError as error:
        raise ValueError(_wanted(edition, field)) from error
    if field.kind == "person":
        value = person(said)
    if value is None:
        raise ValueError(_WANTED["person"])
    return value


def _wanted(edition: Edition, field: RegisterField) -> str:
    if field.kind in PICKED and field.kind != "yes_no":
        labels = _BETWEEN.join(options_of(edition, field).values())
        return f"one of: {labels}"
    return _WANTED.get(field.kind, _TEXT)
