"""What the files of an edition may hold is one JSON Schema, made from the models that read them."""

from collections.abc import Iterator, Mapping, Sequence

from pydantic import JsonValue
from pydantic.json_schema import JsonSchemaValue, models_json_schema

from domain.policy.conditions import SHAPE
from domain.policy.edition import Edition
from domain.policy.layers import AdviceLayer, ProcessLayer

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DOCUMENTS = (Edition, ProcessLayer, AdviceLayer)
_WHOLE: dict[str, JsonValue] = {"$ref": "#/$defs/Condition"}
_VALUES = {
    "anyOf": [
        {"type": "string"},
        {"type": "array", "items": {"type": "string"}, "minItems": 1},
    ]
}
_SEVERAL = {"type": "array", "items": _WHOLE, "minItems": 1}
_COUNTED = {
    "type": "object",
    "properties": {"count": {"type": "integer", "minimum": 1}, "of": _SEVERAL},
    "required": ["count", "of"],
    "additionalProperties": False,
}
_RESULT = {
    "type": "object",
    "minProperties": 1,
    "maxProperties": 1,
    "additionalProperties": _VALUES,
}
_CONDITION = {
    "description": (
        "A term's name, always or otherwise; facts with their values; all, any, not or at_least of"
        " other conditions; or the result of a slot judged earlier."
    ),
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "minProperties": 1,
            "properties": {
                "all": _SEVERAL,
                "any": _SEVERAL,
                "not": _WHOLE,
                "at_least": _COUNTED,
                "result": _RESULT,
            },
            "additionalProperties": _VALUES,
        },
    ],
}


def edition_schema() -> JsonSchemaValue:
    """Return the schema of one file of an edition, of a policy or a layer.

    An edition is cut into files as its writer likes, so a file holds some of the keys, each at most
    once, and none is required of it.
    """
    _, whole = models_json_schema([(model, "validation") for model in _DOCUMENTS])
    parts = {name: _shaped(part) for name, part in whole["$defs"].items()}
    documents = [_mapping(_mapping(parts.pop(m.__name__))["properties"]) for m in _DOCUMENTS]
    return {
        "$schema": DIALECT,
        "title": "One file of an edition",
        "description": "Some of the keys of an edition; its files together hold each key once.",
        "type": "object",
        "minProperties": 1,
        "properties": dict(_properties(documents)),
        "additionalProperties": False,
        "$defs": {**parts, "Condition": _CONDITION},
    }


def _properties(documents: Sequence[Mapping[str, JsonValue]]) -> Iterator[tuple[str, JsonValue]]:
    """Yield each key of any of *documents*, with every form that it has there."""
    for key in dict.fromkeys(key for each in documents for key in each):
        forms: list[JsonValue] = []
        for each in documents:
            if key in each and each[key] not in forms:
                forms.append(each[key])
        yield key, forms[0] if len(forms) == 1 else {"anyOf": forms}


def _mapping(part: JsonValue) -> dict[str, JsonValue]:
    assert isinstance(part, dict)  # noqa: S101 - a schema of a model is one
    return part


def _shaped(part: JsonValue) -> JsonValue:
    """Return *part* with each condition referring to what a condition is."""
    if isinstance(part, dict):
        if SHAPE in part:
            return {**{k: v for k, v in part.items() if k not in {SHAPE, "title"}}, **_WHOLE}
        return {key: _shaped(each) for key, each in part.items()}
    if isinstance(part, list):
        return [_shaped(each) for each in part]
    return part
