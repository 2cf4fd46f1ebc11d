"""The worked cases as single determinations, and the rules by which a result answers to one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORKED_CASES: Final = Path(__file__).parent / "data" / "worked-cases.yaml"
_SHORT_FOR: Final = {"approval": "route", "review": "cycle"}


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
    faults: list[str] = []
    for key, wanted in expected.items():
        if key.endswith("_include"):
            faults += _not_included(key.removesuffix("_include"), wanted, result)
        elif key.endswith("_exclude"):
            faults += _not_excluded(key.removesuffix("_exclude"), wanted, result)
        elif key == "undetermined":
            faults += _undetermined(wanted, result["undetermined"])
        elif key in _SHORT_FOR and isinstance(wanted, str):
            faults += _unequal(key, wanted, result[key][_SHORT_FOR[key]])
        else:
            faults += _unequal(key, wanted, result.get(key))
    return faults


def _unequal(where: str, wanted: object, found: object) -> list[str]:
    return [] if wanted == found else [f"{where}: expected {wanted!r}, found {found!r}"]


def _not_included(key: str, wanted: Any, result: Mapping[str, Any]) -> list[str]:
    found = result[key]
    if isinstance(wanted, dict):
        return [
            fault
            for item, detail in wanted.items()
            for fault in _unequal(f"{key}.{item}", detail, found.get(item))
        ]
    return [f"{key}: {item} is missing" for item in wanted if item not in found]


def _not_excluded(key: str, unwanted: Iterable[str], result: Mapping[str, Any]) -> list[str]:
    # A caution that hangs on open facts is in `undetermined` alone, so both places are looked at.
    return [
        f"{key}: {item} should not be there"
        for item in unwanted
        if item in result[key] or f"{key}.{item}" in result["undetermined"]
    ]


def _undetermined(wanted: Mapping[str, Any], found: Mapping[str, Any]) -> list[str]:
    faults = []
    for slot, parts in wanted.items():
        if slot not in found:
            faults.append(f"undetermined.{slot}: is missing")
            continue
        for part, value in parts.items():
            faults += _unequal(f"undetermined.{slot}.{part}", value, found[slot].get(part))
    return faults
