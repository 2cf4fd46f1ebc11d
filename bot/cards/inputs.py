"""Whatever is filled in on a card has a label, and says what is missing before it is sent."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.cards import words
from bot.cards.elements import Element, prose
from bot.cards.text import bare, is_harmless, kept, plain
from bot.screens import Choice, Field, other_of

EXPANDED = "expanded"
COMPACT = "compact"

_MOST_IN_VIEW = 6
"""Choices of one field that are all shown at once; beyond them it opens when it is touched."""

_ONE_LINE = 300
"""Characters that still fit a field of one line; what may be longer gets a higher one."""


def choice_set(
    identity: str,
    label: str,
    choices: Sequence[Choice],
    *,
    value: str = "",
    expanded: bool = False,
    required: bool = False,
) -> Element:
    """Return *choices* to choose one of, with *value* chosen already.

    *expanded* shows all at once, unless markdown could be read in one: there it would be.
    """
    titles = [plain(each.label) or plain(each.value) for each in choices]
    in_view = expanded and all(map(is_harmless, titles))
    return {
        "type": "Input.ChoiceSet",
        "id": identity,
        "label": plain(label) or plain(identity),
        "style": EXPANDED if in_view else COMPACT,
        "wrap": True,
        "placeholder": words.CHOOSE,
        "choices": [
            {"title": title, "value": each.value}
            for title, each in zip(titles, choices, strict=True)
        ],
        **({"value": value} if value else {}),
        **({"isRequired": True, "errorMessage": words.CHOOSE_FIRST} if required else {}),
    }


def fields(asked: Sequence[Field]) -> Iterator[Element]:
    """Yield what is filled in for each of *asked*, and beneath it what is said aside."""
    for field in asked:
        if field.kind == "line" and field.choices:
            yield from _offering(field)
        else:
            yield _field(field)
        yield from prose(field.aside, subtle=True, close=True)


def _field(field: Field) -> Element:
    match field.kind:
        case "choice" | "choices":
            picked = choice_set(
                field.name,
                field.label,
                told(field.choices) if field.kind == "choice" else _bare(told(field.choices)),
                value=field.value,
                expanded=len(field.choices) <= _MOST_IN_VIEW,
                required=field.required,
            )
            return picked | ({"isMultiSelect": True} if field.kind == "choices" else {})
        case "day":
            return {"type": "Input.Date", **_named(field)}
        case _:
            named = _named(field)
            return {
                "type": "Input.Text",
                "id": named.pop("id"),
                "label": named.pop("label"),
                "maxLength": field.longest,
                **({"isMultiline": True} if field.longest > _ONE_LINE else {}),
                **({"placeholder": plain(field.hint)} if plain(field.hint) else {}),
                **named,
            }


def _offering(field: Field) -> Iterator[Element]:
    """Yield what is offered for a line, and room to write what is not."""
    offered = {choice.value for choice in field.choices}
    value = field.value if field.value in offered else ""
    expanded = len(field.choices) <= _MOST_IN_VIEW
    yield choice_set(field.name, field.label, told(field.choices), value=value, expanded=expanded)
    written = replace(
        field,
        name=other_of(field),
        label=words.OTHER,
        value="" if value else field.value,
        choices=(),
        required=False,
    )
    yield _field(written)


def _bare(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Return *choices* as they may stand beside boxes, which are always all in view.

    Markdown would be read there: where there could be any, it is written bare.
    """
    return tuple(
        each if is_harmless(plain(each.label)) else replace(each, label=bare(each.label))
        for each in choices
    )


def told(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Return *choices*, each with what it means: there is room for it beside them."""
    return tuple(
        replace(each, label=f"{each.label}: {each.means}") if each.means else each
        for each in choices
    )


def _named(field: Field) -> Element:
    return {
        "id": field.name,
        "label": plain(field.label) or plain(field.name),
        **({"value": kept(field.value)} if kept(field.value) else {}),
        **({"isRequired": True, "errorMessage": words.FILL_IN_FIRST} if field.required else {}),
    }
