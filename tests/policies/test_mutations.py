"""An edition changed in one place is noticed: an example fails, the check finds it, or it cannot be read."""

from __future__ import annotations

import zlib
from functools import cache
from typing import TYPE_CHECKING

import pytest

from adapters.editions_files import FileEditions
from tests.policies.mutants import KILLED, REFUSED, REPORTED, SAME, SURVIVED, Original, changes

if TYPE_CHECKING:
    from tests.policies.mutants import Change

POLICIES = FileEditions(FileEditions.default_folder()).policies()
SHARE = 6
"""One change in so many is tried in every run, always the same ones; make mutants tries them all."""

THE_SAME = {
    "cheshire": {"approval row 8: all without 1"},
    # Wherever that row gives the approval, the other silence is said as well.
    "cambridgeshire": {"approval row 4: silence register"},
    "lancashire": {
        "partnership row 12 dropped",
        "partnership row 12: shared_procurement yes -> no",
        "partnership row 12: all without 2",
        "partnership row 12: all without 3",
        "partnership row 13: all without 2",
        "partnership row 14: all without 2",
        "partnership row 15: all -> any",
        "partnership row 15: all without 1",
        "partnership row 15: all without 2",
    },
}
"""Changes that change nothing that is decided: the part is there because its clause says it."""

FATES = (REFUSED, KILLED, REPORTED, SAME, SURVIVED)


@cache
def original(policy: str) -> Original:
    return Original(policy)


def in_share(name: str) -> bool:
    """Say whether a change is tried in every run: by its name, so that a new one moves no other."""
    return zlib.crc32(name.encode()) % SHARE == 0


def fates(policy: str, tried: list[Change]) -> dict[str, set[str]]:
    """Give the changes by what became of them."""
    found: dict[str, set[str]] = {}
    for name, change in tried:
        found.setdefault(original(policy).fate(change), set()).add(name)
    return found


@pytest.mark.parametrize("policy", POLICIES)
def test_a_share_of_all_changes_is_noticed(policy: str) -> None:
    """Flip one value, drop one row, swap one option: nothing in the edition is there for nothing."""
    tried = [each for each in changes(original(policy).written) if in_share(each[0])]
    assert len(tried) > 50
    found = fates(policy, tried)
    assert found.get(SURVIVED, set()) == set()
    assert found.get(SAME, set()) <= THE_SAME.get(policy, set())


@pytest.mark.mutants
@pytest.mark.parametrize("policy", POLICIES)
def test_every_single_change_is_noticed(policy: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As above, each of them; how many of each fate is printed."""
    found = fates(policy, list(changes(original(policy).written)))
    counted = ", ".join(f"{len(found.get(fate, ()))} {fate}" for fate in FATES)
    with capsys.disabled():
        print(f"\n{policy}: {counted}")  # noqa: T201 - for whoever asked for all of them
    assert found.get(SURVIVED, set()) == set()
    assert found.get(SAME, set()) == THE_SAME.get(policy, set())


@pytest.mark.parametrize("policy", POLICIES)
def test_the_edition_unchanged_is_not_noticed(policy: str) -> None:
    """Otherwise every change would be."""
    assert original(policy).fate(lambda written: written) == SAME


def test_each_fate_is_told_from_the_others() -> None:
    """A change may be refused, killed, reported, the same or a survivor, and each is seen."""
    cheshire = original("cheshire")
    rows = "aspects"

    def approval(written: dict[str, list[dict[str, object]]]) -> dict[str, object]:
        return next(each for each in written[rows] if each["id"] == "approval")

    assert cheshire.fate(lambda w: w["facts"][0].update(ask="nobody")) == REFUSED
    assert cheshire.fate(lambda w: w["bodies"][1]["implies"].update(collaboration="yes")) == KILLED
    assert cheshire.fate(lambda w: approval(w)["rows"][3]["clauses"].append("CHE-99")) == REPORTED
    assert cheshire.fate(lambda w: w["facts"][0].update(why="Otherwise.")) == SURVIVED
    assert cheshire.fate(lambda w: approval(w).update(title="Approval")) == SAME
