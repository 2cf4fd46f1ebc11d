"""The worked cases as single determinations, and the rules by which a result answers to one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from domain.policy import examples

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORKED_CASES: Final = Path(__file__).parent / "data" / "worked-cases.yaml"


@dataclass(frozen=True)
class Case:
    """One determination: the facts given and what it settles."""

    id: str
    facts: dict[str, str]
    expected: dict[str, Any]  # its shape is what `mismatches` reads, key by key

    def __str__(self) -> str:
        return self.id


def load_cases(policy: str, path: Path = WORKED_CASES) -> list[Case]:
    """Give the determinations of one policy, the records of a mixed matter each on its own."""
    return flatten(policy, yaml.safe_load(path.read_text(encoding="utf-8")))


def flatten(policy: str, entries: Iterable[Mapping[str, Any]]) -> list[Case]:
    """Give one case per record, leaving out lifecycle cases and other policies."""
    found = []
    for entry in entries:
        if entry.get("type") == "lifecycle":
            continue
        mixed = "items" in entry
        for number, record in enumerate(entry["items"] if mixed else [entry], start=1):
            if record.get("policy", entry.get("policy")) == policy:
                name = f"{entry['id']}.{number}" if mixed else str(entry["id"])
                found.append(Case(name, dict(record["facts"]), dict(record["expected"])))
    return found


def mismatches(expected: Mapping[str, Any], result: Mapping[str, Any]) -> list[str]:
    """Say, one line each, where *result* does not answer to what a case expects."""
    return list(examples.mismatches(expected, result))
