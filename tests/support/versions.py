"""The Cheshire policy in a folder of its own, with later versions that differ in one thing."""

import shutil
from pathlib import Path

from adapters.editions_files import FileEditions

SHIPPED = FileEditions.default_folder() / "cheshire" / "0.2"
ONE_APPROVER = (
    "aspects.yaml",
    "{offices: [chief_officer_portfolio_holder, chief_of_staff], mode: all, strength: should",
    "{offices: [chief_officer_portfolio_holder], mode: all, strength: should",
)
"""A strategic partnership needs one approver of the two."""

_GRANTS = (
    "aspects.yaml",
    (
        '            when: {all: [{result: {partnership: "yes"}}, {not: {stage: ending}}]}\n'
        "            clauses: [CHE-8.1, CHE-8.2, A-8]"
    ),
    (
        '            when: {all: [{result: {partnership: "yes"}}, {grant_funding: "yes"}]}\n'
        "            clauses: [CHE-8.1, CHE-8.2, A-8]"
    ),
)
_ITS_EXAMPLE = (
    "examples.yaml",
    (
        "        assessment.benefit_assessment: {possible: [absent, should], depends_on: [stage],"
        " refer_to:\n            [opcc_head_of_policy_and_partnerships]}\n"
    ),
    "",
)
GRANTS_ONLY = (_GRANTS, _ITS_EXAMPLE)
"""The benefit is weighed only where there is a grant."""


def policies(folder: Path) -> Path:
    """Lay the shipped version into *folder*, and return it."""
    shutil.copytree(SHIPPED, folder / "cheshire" / "0.2")
    return folder


def written_on(folder: Path, version: str, *changes: tuple[str, str, str]) -> Path:
    """Lay another version into *folder* that differs by *changes* alone; return where."""
    here = shutil.copytree(SHIPPED, folder / "cheshire" / version)
    for file, was, now in (("edition.yaml", 'version: "0.2"', f'version: "{version}"'), *changes):
        path = here / file
        text = path.read_text(encoding="utf-8")
        assert text.count(was) == 1, (file, was)
        path.write_text(text.replace(was, now), encoding="utf-8")
    return here
