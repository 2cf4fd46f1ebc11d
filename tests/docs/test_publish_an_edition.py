"""The page about publishing is true: its lines are run in their order, and say what it says."""

import re
import shutil
from pathlib import Path

from adapters.editions_files import FileEditions
from tests.bot.conftest import partnerships

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "publish-an-edition.md"
_BLOCK = re.compile(r"^```(sh|text|diff)\n(.*?)^```", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"`(trial-policies/\S+\.yaml)`")

__all__ = ["partnerships"]


def _words(line):
    """Return the words of a line of the shell; quotes hold some together."""
    return [quoted or word for quoted, word in re.findall(r'"([^"]*)"|(\S+)', line)]


def test_the_page_can_be_followed(partnerships, tmp_path, monkeypatch):
    """Copy, write, check, compare, draw, try, look at what it changes, publish, list, withdraw."""
    shutil.copytree(FileEditions.default_folder(), tmp_path / "trial-policies")
    monkeypatch.setenv("PARTNERSHIPS_POLICIES", "trial-policies")
    monkeypatch.setenv("PARTNERSHIPS_NOW", "2026-11-23T09:00:00+00:00")
    page = PAGE.read_text(encoding="utf-8")
    said, verbs = "", []
    for found in _BLOCK.finditer(page):
        kind, block = found.groups()
        if kind == "diff":
            named = _NAMED.findall(page[: found.start()])
            _change(tmp_path / named[-1], block.splitlines())
        elif kind == "text":
            lines = said.splitlines()
            for line in block.splitlines():
                assert any(each.startswith(line) for each in lines), line
        else:
            for line in re.findall(r"^partnerships (.+)$", block, re.MULTILINE):
                ran = partnerships(*_words(line))
                assert ran.code == 0, (line, ran.err)
                verbs.append(line.partition(" -")[0])
                said = ran.out
    assert len(verbs) == 15


def _change(path, lines):
    """Carry out a change as the page shows it."""
    was, now = (
        "".join(f"{line[1:]}\n" for line in lines if line.startswith(sign)) for sign in ("-", "+")
    )
    text = path.read_text(encoding="utf-8")
    assert text.count(was) == 1
    path.write_text(text.replace(was, now), encoding="utf-8")
