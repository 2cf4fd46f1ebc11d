"""The page for auditors is true: every line in its boxes can be typed, on the demonstration."""

import io
import re
import sys
from pathlib import Path

import pytest

from bot.cli import run
from bot.failures import guarded

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "prove-a-decision.md").read_text("utf-8")
BOXES = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
LINES = re.findall(r"^partnerships (.+)$", "\n".join(BOXES), re.MULTILINE)


@pytest.fixture
def typed(monkeypatch, capsys, tmp_path):
    """Return a way to type a line of the page, with its store in a folder of the test's own."""
    setting, url = re.findall(r"^export (\w+)=(\S+)$", "\n".join(BOXES), re.MULTILINE)[0]
    monkeypatch.setenv(setting, url)
    monkeypatch.setenv("PARTNERSHIPS_NOW", "2026-03-31T09:00:00+01:00")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    monkeypatch.chdir(tmp_path)

    def typed(line):
        capsys.readouterr()
        code = guarded(lambda: run(line.split()))
        said = capsys.readouterr()
        return code, said.out, said.err

    return typed


def test_every_line_of_the_page_can_be_typed_in_its_order(typed):
    """The numbers that are left open come from what was printed before."""
    numbers: dict[str, str] = {}
    for line in LINES:
        for prefix, number in numbers.items():
            line = line.replace(f"{prefix}-...", number)  # noqa: PLW2901 - filled in on the way
        assert "..." not in line
        code, out, err = typed(line)
        assert code == 0, err
        if line.startswith("register list"):
            numbers["ARR"] = re.findall(r"ARR-\w+", out)[0]
        elif line.startswith("register show"):
            numbers["ENQ"] = re.findall(r"ENQ-\w+", out)[0]
        elif line.startswith("audit replay"):
            assert "with the same result" in out
        elif line.startswith("audit timeline"):
            assert numbers["ENQ"] in out
        elif line.startswith("audit transcript"):
            assert "as it was kept" in out
    assert len(LINES) == 8


def test_what_the_page_quotes_is_what_is_said():
    """Its tables have the words of the program."""
    said = "".join(
        path.read_text("utf-8")
        for name in ("bot/transcript_shown.py", "adapters/kept.py", "adapters/editions_files.py")
        for path in [Path(__file__).parents[2] / name]
    )
    for words in (
        "as it was kept",
        "made again",
        "the wording then cannot be proved",
        "changed since",
        "neither kept nor here",
        "its bytes have another hash",
    ):
        assert words in PAGE
        assert words in " ".join(said.replace('"\n        "', "").split())
