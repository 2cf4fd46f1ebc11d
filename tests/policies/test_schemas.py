"""The schema for editors takes every file that is shipped, and refuses what the program would refuse."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from adapters.editions_files import FileEditions
from domain.policy.document import Document
from domain.policy.edition import Edition
from domain.policy.layers import AdviceLayer, ProcessLayer
from domain.policy.schemas import edition_schema

FILES = sorted(FileEditions.default_folder().glob("*/*/*.yaml"))
SCHEMA = Draft202012Validator(edition_schema())


def plain(value: Any) -> Any:
    """Give what an editor sees: days as they are written."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def faults(text: str) -> list[str]:
    return [error.message for error in SCHEMA.iter_errors(plain(yaml.safe_load(text)))]


def test_the_schema_is_one() -> None:
    """As its dialect has it."""
    Draft202012Validator.check_schema(edition_schema())


@pytest.mark.parametrize("file", FILES, ids=lambda file: "/".join(file.parts[-3:]))
def test_every_file_that_is_shipped_fits(file: Any) -> None:
    """However an edition is cut into files."""
    assert faults(file.read_text(encoding="utf-8")) == []


def test_every_key_of_an_edition_is_in_it() -> None:
    """Of a policy, a process and advice, and nothing else."""
    models: tuple[type[Document], ...] = (Edition, ProcessLayer, AdviceLayer)
    known = {field for model in models for field in model.model_fields}
    assert set(edition_schema()["properties"]) == known


@pytest.mark.parametrize(
    "text",
    [
        "colour: red",
        "{}",
        "version: 0.2",
        "in_force: {since: 2020-12-16, unto: 2021-01-01}",
        "status: final",
        "facts: [{id: a}]",
        "offices: [{id: Chief Constable, title: Chief Constable}]",
        "terms: {a: {when: {conference: yes}}}",
        "terms: {a: {when: {all: {conference: 'yes'}}}}",
        "terms: {a: {when: {at_least: {of: [b]}}}}",
        "terms: {a: {when: {result: {kind: none, review: annual}}}}",
        "terms: {a: {when: []}}",
    ],
)
def test_what_is_no_edition_is_marked(text: str) -> None:
    """A slip is seen while it is typed."""
    assert faults(text)


@pytest.mark.parametrize(
    "when",
    [
        "b",
        "{conference: 'yes'}",
        "{stage: [new, existing]}",
        "{all: [b, {not: {any: [c, always]}}]}",
        "{at_least: {count: 2, of: [b, c]}, conference: 'no'}",
        "{result: {kind: [none, given]}}",
    ],
)
def test_every_shape_of_a_condition_fits(when: str) -> None:
    """As the how-to lists them."""
    assert faults(f"terms: {{a: {{when: {when}}}}}") == []
