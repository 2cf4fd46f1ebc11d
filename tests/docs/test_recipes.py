"""Each recipe is carried out word for word on a copy of the repository, and comes to what it says."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RECIPES = ROOT / "docs" / "how-to" / "recipes"
PAGES = sorted(path.name for path in RECIPES.glob("*.md") if path.name != "README.md")
PROGRAM = ("adapters", "bot", "domain", "policies", "deploy")
MOST_FILES = 3

BLOCK = r"```\w*\n(.*?)```"
STEPS = re.compile(
    r"```sh\n(?P<typed>.*?)```"
    r"|```text\n(?P<shown>.*?)```"
    r"|In\s`(?P<file>[^`]+)`,\s(?P<where>after|before|in\splace\sof)\sthese\slines:\n\n"
    + BLOCK.replace("(", "(?P<old>", 1)
    + r"\n\n(?:add|put):\n\n"
    + BLOCK.replace("(", "(?P<new>", 1)
    + r"|Make\sthe\sfile\s`(?P<made>[^`]+)`:\n\n"
    + BLOCK.replace("(", "(?P<text>", 1),
    re.DOTALL,
)


@dataclass
class Copy:
    """A copy of the program, in which a recipe is carried out step by step."""

    folder: Path
    touched: set[str] = field(default_factory=set)
    said: str = ""

    def carry_out(self, step: re.Match[str]) -> None:
        if step["typed"]:
            self.type(step["typed"])
        elif step["shown"]:
            assert comes_in_order(step["shown"].splitlines(), self.said.splitlines()) == []
        elif step["made"]:
            self._write(step["made"], step["text"])
        else:
            self._change(step["file"], " ".join(step["where"].split()), step["old"], step["new"])

    def type(self, lines: str) -> None:
        """Type *lines* in a shell where partnerships is the copy; keep what it says."""
        typed = lines.replace("ENTRY", self._an_entry()) if "ENTRY" in lines else lines
        ours = f'partnerships() {{ "{sys.executable}" -m bot "$@"; }}'
        store = f"sqlite:///{self.folder}/recipe.sqlite"
        kept = {k: v for k, v in os.environ.items() if not k.startswith("PARTNERSHIPS_")}
        done = subprocess.run(
            ["bash", "-c", f"set -euo pipefail\n{ours}\n{typed}"],
            cwd=self.folder,
            env={**kept, "PARTNERSHIPS_STORE": store, "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        self.said = done.stdout

    def _an_entry(self) -> str:
        """Give the number of an entry that was corrected."""
        self.type("partnerships register list --json")
        return str(next(row["number"] for row in json.loads(self.said) if row["corrected_at"]))

    def _change(self, file: str, where: str, old: str, new: str) -> None:
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{file} has these lines {text.count(old)} times:\n{old}"
        put = {"after": old + new, "before": new + old, "in place of": new}[where]
        self._write(file, text.replace(old, put))

    def _write(self, file: str, text: str) -> None:
        self.touched.add(file)
        (self.folder / file).write_text(text, encoding="utf-8")


def comes_in_order(wanted: list[str], said: list[str]) -> list[str]:
    """Return the lines that do not come after one another; ``...`` passes over others."""
    at = 0
    for line in (each for each in wanted if each.strip() != "..."):
        start = line.removesuffix("...")
        found = next(
            (n for n in range(at, len(said)) if said[n] == line or (start != line and said[n].startswith(start))),
            None,
        )  # fmt: skip
        if found is None:
            return [line, *said]
        at = found + 1
    return []


@pytest.fixture
def copy(tmp_path):
    """Return a copy of the program to be changed."""
    for name in PROGRAM:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return Copy(tmp_path)


@pytest.mark.parametrize("page", PAGES)
def test_a_recipe_works_as_it_is_written(page, copy):
    """Its changes fit, its commands succeed, and they say what the page shows."""
    steps = list(STEPS.finditer((RECIPES / page).read_text(encoding="utf-8")))
    for step in steps:
        copy.carry_out(step)
    assert 1 <= len(copy.touched) <= MOST_FILES
    assert any(step["shown"] for step in steps)


@pytest.mark.parametrize("page", PAGES)
def test_every_box_of_a_recipe_is_a_step_of_it(page):
    """A box that is neither typed, nor shown, nor part of a change would be tested by nobody."""
    text = (RECIPES / page).read_text(encoding="utf-8")
    boxes = text.count("```") // 2
    used = [step[0].count("```") // 2 for step in STEPS.finditer(text)]
    assert sum(used) == boxes


def test_every_recipe_is_listed():
    """With how many files it takes."""
    listed = re.findall(r"\]\(([a-z-]+\.md)\)", (RECIPES / "README.md").read_text("utf-8"))
    assert sorted(listed) == PAGES
    assert len(PAGES) == 4
