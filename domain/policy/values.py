"""What may stand in a field of the register follows from its kind, and what it is called too."""

import re
from datetime import date
from decimal import Decimal

from domain.policy.edition import Edition
from domain.policy.facts import NO_BODY
from domain.policy.fields import RegisterField

LONGEST = 5_000
"""Characters of one text in a field: a few paragraphs; what is longer is a document."""

PICKED = frozenset({"choice", "choices", "yes_no", "office", "body"})
"""Kinds whose values are ids: never anybody's words, so that nothing of them is ever sealed."""

TEXTS = frozenset({"text", "document", "person"})
"""Kinds whose values are words, or say who somebody is."""

_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,6})?", re.ASCII)
_YES_NO = {"yes": "yes", "y": "yes", "no": "no", "n": "no"}


def value_of(edition: Edition, field: RegisterField, said: str) -> str:
    """Return the value that *said* is for *field*; raise ``ValueError`` for what is none.

    What is picked may be said by its id or by what it is called; a day is written ``2026-03-03``,
    an amount in pounds. Who is meant by a person's id is for the directory to say.

    >>> cost = RegisterField(id="a", part="p", label="A", kind="amount", clauses=["A-1"])
    >>> value_of(None, cost, "£1,200.5")
    '1200.50'
    """
    text = said.strip()
    if not text or len(text) > LONGEST:
        raise ValueError(said)
    match field.kind:
        case "text" | "document" | "person":
            return text
        case "day":
            return date.fromisoformat(text).isoformat()
        case "amount":
            return f"{_number(text.removeprefix('£'), places=2):.2f}"
        case "number":
            return f"{_number(text):f}"
        case _:
            return _picked(edition, field, text)


def options_of(edition: Edition, field: RegisterField) -> dict[str, str]:
    """Return what can be picked for *field*, by value, with what it is called; nothing is written.

    >>> agreed = RegisterField(id="a", part="p", label="A", kind="yes_no", clauses=["A-1"])
    >>> options_of(None, agreed)
    {'yes': 'Yes', 'no': 'No'}
    """
    match field.kind:
        case "office":
            return dict(edition.office_titles)
        case "body":
            known = {body.id: body.title for body in edition.known_bodies}
            kinds = {body.id: body.label for body in edition.bodies if body.id != NO_BODY}
            return known or kinds
        case _:
            return {value: field.label_of(value) for value in field.domain}


def called(edition: Edition, field: RegisterField, value: str) -> str:
    """Return what *value* of *field* is called; one that is written is its own name."""
    return options_of(edition, field).get(value, value) if field.kind in PICKED else value


def takes_many(field: RegisterField) -> bool:
    """Tell whether several values can stand in *field*."""
    return field.many or field.kind == "choices"


def names_of(edition: Edition, field: RegisterField, value: str) -> tuple[str, ...]:
    """Return all that *value* of *field* is called: a body by its other names as well."""
    others = (body.called for body in edition.known_bodies if body.id == value)
    also = next(others, ()) if field.kind == "body" else ()
    return (called(edition, field, value), *also)


def _picked(edition: Edition, field: RegisterField, text: str) -> str:
    options = options_of(edition, field)
    if text in options:
        return text
    said = text.casefold()
    if field.kind == "yes_no":
        named = [_YES_NO[said]] if said in _YES_NO else []
    else:
        named = [
            value
            for value in options
            if said in {value, *(each.casefold() for each in names_of(edition, field, value))}
        ]
    if len(named) != 1:
        raise ValueError(text)
    return named[0]


def _number(text: str, places: int | None = None) -> Decimal:
    """Return the number, not below nought, with at most so many decimal *places*."""
    digits = text.replace(",", "").strip()
    if not _NUMBER.fullmatch(digits):
        raise ValueError(text)
    number = Decimal(digits)
    if places is not None and number != round(number, places):
        raise ValueError(text)
    return number
