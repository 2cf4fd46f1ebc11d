"""Make is the only door, so its verbs, the README and the build server say the same."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VERBS = {"run", "chat", "test", "check", "fix", "bench", "e2e", "faults"}


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_make_alone_lists_every_verb():
    """Whoever types make is told what can be done, and every verb has its sentence."""
    listed = dict(re.findall(r"^  make (\w+) +(\S.*)$", make().stdout, re.MULTILINE))
    assert set(listed) >= VERBS
    recipes = re.findall(r"^([a-z0-9]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(recipes)


@pytest.mark.parametrize(("verb", "step"), [("e2e", "step 3")])
def test_a_verb_that_waits_for_a_later_step_says_so(verb: str, step: str):
    """It is one sentence, and not an error."""
    said = make(verb)
    assert said.returncode == 0
    assert re.fullmatch(rf"Nothing to run yet: [^.]+ in {step}\.\n", said.stdout)


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
    """A stranger needs two, and the second is the one that the build server calls last."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^\s*(make \w+)\b", readme, re.MULTILINE)
    assert commands[:2] == ["make run", "make test"]
    last = (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().splitlines()[-1]
    assert last.startswith("make test")
