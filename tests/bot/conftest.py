"""The command line is run in this process as its own program would run it, with a store of its own."""

import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import run
from bot.failures import guarded


@dataclass(frozen=True)
class Ran:
    """What a command line came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def partnerships(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture, tmp_path: Path):
    """Return a way to run a command line, with what stands on its stdin."""
    for name in [name for name in os.environ if name.upper().startswith("PARTNERSHIPS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("PARTNERSHIPS_STORE", f"sqlite:///{tmp_path}/store.sqlite")
    monkeypatch.chdir(tmp_path)

    def ran(*arguments: str, stdin: bytes = b"") -> Ran:
        typed = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8", errors="surrogateescape")
        monkeypatch.setattr(sys, "stdin", typed)
        capsys.readouterr()
        code = guarded(lambda: run(arguments))
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return ran
