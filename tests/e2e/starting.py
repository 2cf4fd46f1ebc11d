"""The assistant is started as somebody would, on a store of its own, and says where to look."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "bot", "serve", "--playground"]
PORTS = ["--port", "0", "--playground-port", "0"]
NIGHT = "2026-05-12T21:30:00+01:00"
"""A moment of everybody's quiet hours: no notice comes between what is looked at."""


@contextmanager
def started(folder: Path, *options: str, **settings: str) -> Iterator[subprocess.Popen]:
    """Give the program with its client; what it says is on its standard error, line by line.

    *options* are added to the command, *settings* are those of its environment, by their names
    without their beginning; unless they say when it is, it is night. It is killed in the end,
    unless it was stopped.
    """
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PARTNERSHIPS_")}
    environment |= {
        "PARTNERSHIPS_STORE": f"sqlite:///{folder}/store.sqlite",
        "TMPDIR": str(folder),
        "PARTNERSHIPS_NOW": NIGHT,
        **{f"PARTNERSHIPS_{name.upper()}": value for name, value in settings.items()},
    }
    program = subprocess.Popen(
        [*COMMAND, *PORTS, *options], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    )
    with program:
        yield program
        program.kill()
