"""Every import contract is broken once on purpose, and only the contract aimed at gives way."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "adapters", "domain")

# For each contract the files to plant: each plant is one import that no other contract forbids.
PLANTS: dict[str, dict[str, str]] = {
    "Dependencies point inwards": {"adapters/planted.py": "import bot"},
    "Inside the hexagon everything has its layer": {"domain/planted.py": ""},
    "The domain knows no library but pydantic": {"domain/services/planted.py": "import rich"},
    "The model is synchronous and deterministic": {"domain/views/planted.py": "import asyncio"},
    "Only the wiring knows the adapters": {"bot/planted.py": "import adapters"},
    "Adapters serve the ports and never call a service": {
        "adapters/planted.py": "import domain.services"
    },
    "The bot speaks to services and never to the model or the ports": {
        "bot/planted.py": "import domain.model"
    },
    "Channels do not know each other": {
        "bot/channels/planted.py": "import bot.channels.planted_too",
        "bot/channels/planted_too.py": "",
    },
    "Only the stores know eventsourcing": {"adapters/planted.py": "import eventsourcing"},
    "Only the PostgreSQL store knows its driver": {"adapters/planted.py": "import psycopg"},
    "Only adapters read YAML": {"bot/planted.py": "import yaml"},
    "Only the Teams channel knows botbuilder": {"bot/planted.py": "import botbuilder.core"},
    "A card is drawn from a screen, and knows neither a channel nor what may be done": {
        "bot/cards/planted.py": "import bot.conversation"
    },
    "No cycles": {
        "domain/policy/planted.py": "import domain.policy.planted_too",
        "domain/policy/planted_too.py": "import domain.policy.planted",
    },
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a copy of the packages and of the contracts, for spoiling."""
    for package in PACKAGES:
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def verdicts(tree: Path) -> dict[str, str]:
    """Return what lint-imports says of each contract in *tree*: KEPT or BROKEN."""
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=tree,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    verdict = r"^(.+?) (KEPT|BROKEN)(?: \(\d+ ignored imports?\))?$"
    said = dict(re.findall(verdict, done.stdout, re.MULTILINE))
    assert said, done.stdout + done.stderr
    return said


def test_every_contract_has_a_plant():
    """A contract that nobody has seen bite is not yet a contract."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = {contract["name"] for contract in config["tool"]["importlinter"]["contracts"]}
    assert named == set(PLANTS)


def test_the_tree_as_it_stands_keeps_every_contract(tree: Path):
    """Nothing is broken before anything is planted."""
    assert verdicts(tree) == dict.fromkeys(PLANTS, "KEPT")


@pytest.mark.parametrize("contract", PLANTS)
def test_a_planted_import_breaks_exactly_the_contract_aimed_at(tree: Path, contract: str):
    """One wrong import is named by one contract, so that its report says what was wrong."""
    for name, line in PLANTS[contract].items():
        assert not (tree / name).exists()
        (tree / name).write_text(f'"""A planted module."""\n\n{line}\n', encoding="utf-8")
    assert verdicts(tree) == dict.fromkeys(PLANTS, "KEPT") | {contract: "BROKEN"}
