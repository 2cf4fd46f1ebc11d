"""Make is the only door, so its verbs, the README and the build server say the same."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
VERBS = {"run", "chat", "test", "check", "fix", "bench", "replay", "e2e", "faults", "teams-package"}


def make(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_make_alone_lists_every_verb():
    """Whoever types make is told what can be done, and every verb has its sentence."""
    listed = dict(re.findall(r"^  make ([\w-]+) +(\S.*)$", make().stdout, re.MULTILINE))
    assert set(listed) >= VERBS
    recipes = re.findall(r"^([a-z0-9-]+):", MAKEFILE, re.MULTILINE)
    assert sorted(listed) == sorted(recipes)


def recipe(verb: str) -> str:
    """Return all that *verb* would do in a clean clone."""
    return make("--dry-run", "--always-make", verb).stdout


def test_the_chat_in_the_terminal_needs_nothing_but_python():
    """Neither npm nor the packages of the Teams channel are asked for."""
    done = recipe("chat")
    assert done.splitlines()[-1].strip() == ".venv/bin/partnerships chat"
    assert re.findall(r"--editable (\S+)", done) == ["."]
    assert "npm" not in done


def test_the_assistant_starts_with_a_client_beside_it():
    """The packages of the Teams channel are there, and the client that is opened in the browser."""
    done = recipe("run")
    assert re.findall(r"--editable (\S+)", done) == ['".[teams]"']
    assert done.splitlines()[-1].strip() == ".venv/bin/partnerships serve --demo --playground"


def test_the_scrutiny_process_is_shown_by_one_command():
    """With its people and roles, a store of its own, and two who can be talked as."""
    done = recipe("run-scrutiny").splitlines()[-1].strip()
    assert done == (
        ".venv/bin/partnerships serve --demo --playground --playground-as demo-lead-halton"
        " --playground-as demo-treasurer"
    )
    settings = dict(re.findall(r"(PARTNERSHIPS_\w+)=(\S+)", MAKEFILE))
    for name in ("PARTNERSHIPS_DIRECTORY", "PARTNERSHIPS_ROLES"):
        assert (ROOT / settings[name]).is_file()


@pytest.fixture
def tools(tmp_path: Path):
    """Return a way to give make a search path with nothing on it but stand-ins: name, exit code."""

    def put(**codes: int) -> str:
        for name in ("bash", "make"):
            (tmp_path / name).symlink_to(shutil.which(name))
        for name, code in codes.items():
            (tmp_path / name.replace("_", "-")).write_text(f"#!/bin/sh\nexit {code}\n")
            (tmp_path / name.replace("_", "-")).chmod(0o755)
        return str(tmp_path)

    return put


@pytest.mark.parametrize(
    ("there", "missing"),
    [
        ({}, "nodejs npm chromium libreoffice-calc-nogui libreoffice-writer-nogui"),
        ({"node": 1, "npm": 0, "chromium": 0, "soffice": 0}, "nodejs"),
        ({"node": 0, "google_chrome": 0, "soffice": 0}, "npm"),
        ({"node": 0, "npm": 0, "soffice": 0}, "chromium"),
        ({"node": 0, "npm": 0, "chromium": 0}, "libreoffice-calc-nogui libreoffice-writer-nogui"),
    ],
)
def test_the_end_to_end_tests_say_what_they_miss(tools, there, missing):
    """One sentence names each thing, by the package that brings it, before anything is installed."""
    said = make(".browser-tools", PATH=tools(**there), PYTHON="python3")
    assert said.returncode == 2
    assert said.stderr.splitlines()[0] == (
        "The end-to-end tests need more (Node 18 or newer, npm, Chromium, LibreOffice): apt install"
        f" {missing}."
    )


def test_the_end_to_end_tests_are_content_with_what_they_need(tools):
    """Whatever Chromium is called, nothing is said."""
    there = tools(node=0, npm=0, chromium_browser=0, soffice=0)
    said = make(".browser-tools", PATH=there, PYTHON="python3")
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")


def test_what_is_broken_on_purpose_is_broken_by_one_verb_alone():
    """`make test` leaves out what `make faults` runs, and there is something to run."""
    faults = make("--dry-run", "faults").stdout.splitlines()[-1]
    assert "pytest -m faults" in faults
    listed = [sys.executable, "-m", "pytest", "--collect-only", "--quiet", "tests/adapters"]
    chosen = {}
    for name, marked in (("test", []), ("faults", ["-m", "faults"])):
        ran = subprocess.run(
            [*listed, *marked], cwd=ROOT, capture_output=True, text=True, check=False
        )
        chosen[name] = set(re.findall(r"^\S+::\S+", ran.stdout, re.MULTILINE))
    assert chosen["test"]
    assert chosen["faults"]
    assert not chosen["test"] & chosen["faults"]


def test_the_readme_gives_the_two_commands():
    """A stranger needs two, and no more."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\s*(make \w+)\b", readme, re.MULTILINE)
    assert commands[:2] == ["make run", "make test"]


def test_the_build_server_proves_all_of_it():
    """It checks, tests and drives the real client, in that order, and each reads no input."""
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("make ")] == [
        "make static </dev/null",
        "make test </dev/null",
        "make e2e </dev/null",
    ]
    (old_enough,) = re.findall(r"^node := (node -e '[^']+')", MAKEFILE, re.MULTILINE)
    assert any(line.startswith(old_enough) for line in lines)
    assert subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=False).returncode == 0
