"""As a program of its own, the assistant never shows a trace, keeps its exit codes, and minds a closed pipe."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.failures import guarded, reference_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def program(tmp_path):
    """Return a way to run the program in a folder of its own."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PARTNERSHIPS_")}
    environment |= {"PYTHONPATH": str(ROOT), "PARTNERSHIPS_STORE": f"sqlite:///{tmp_path}/s.sqlite"}

    def run(command: str, **settings: str) -> subprocess.CompletedProcess[str]:
        line = command.replace("partnerships", f"{sys.executable} -m bot")
        return subprocess.run(
            ["bash", "-c", line],
            cwd=tmp_path,
            env=environment | settings,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


@pytest.mark.parametrize(
    ("command", "code", "sentence"),
    [
        ("partnerships", 2, "Say what to do, for example partnerships chat; partnerships --help lists it all."),
        ("partnerships policy", 2, "Say what to do with the policy, for example partnerships policy check;"),
        ("partnerships decide", 2, "Missing argument 'FACTS'; see partnerships decide --help."),
        ("partnerships decide --jsn -", 2, "No such option: --jsn"),
        ("partnerships frobnicate", 2, "No such command 'frobnicate'"),
        ("partnerships decide nowhere.json", 2, "nowhere.json: there is no such file; check the path."),
        ("partnerships decide - <&-", 2, "stdin: there is nothing to read; name a file."),
        ("printf '\\xff' | partnerships decide -", 2, "stdin: it is not UTF-8 text (at byte 1); save it as UTF-8."),
        (
            "echo {} | partnerships decide - --json >/dev/full",
            1,
            "What there is to say could not be written (No space left on device); make room for it.",
        ),
    ],
)  # fmt: skip
def test_wrong_use_is_one_sentence_and_no_trace(program, command, code, sentence):
    """The sentence stands alone on stderr, and the exit code says whose turn it is."""
    ran = program(command)
    assert (ran.returncode, ran.stdout) == (code, "")
    assert ran.stderr.startswith(sentence)
    assert ran.stderr.count("\n") == 1


def test_a_right_use_says_nothing_on_stderr(program):
    """Data goes to stdout, and nothing else does."""
    ran = program('echo \'{"supplier_contract": "yes"}\' | partnerships decide - --json')
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["partnership"] == "no"


def test_a_policy_is_proved_by_the_program(program):
    """`make check` and the wheel rest on this exit code."""
    ran = program("partnerships policy check")
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.parametrize("verb", ["decide many.jsonl", "policy check --rows", "hear many.jsonl"])
def test_a_reader_who_has_seen_enough_is_no_trouble(program, tmp_path, verb):
    """After `| head` there is no trace, no complaint, and no failure."""
    (tmp_path / "many.jsonl").write_text("{}\n" * 500, encoding="utf-8")
    ran = program(f"partnerships {verb} | head -n 1; exit ${{PIPESTATUS[0]}}")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.count("\n") == 1


def test_an_output_that_cannot_show_a_letter_shows_its_number(program):
    """A terminal without our alphabet is no reason to fail."""
    ran = program("partnerships hear --text 'a grant'", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "\\u201c" in ran.stdout


def test_a_defect_is_an_apology_with_a_reference(capsys, monkeypatch):
    """The reference is the same each time, so that reports of one defect can be told to be one."""
    monkeypatch.delenv("PARTNERSHIPS_DEBUG", raising=False)

    def work() -> int:
        raise KeyError("a secret that somebody typed")

    codes = [guarded(work), guarded(work)]
    first, second = capsys.readouterr().err.splitlines()
    assert codes == [1, 1]
    assert first == second
    assert first.startswith(
        "Sorry, something went wrong on our side; please report it with the reference "
    )
    assert "secret" not in first


def test_a_defect_elsewhere_has_another_reference():
    """A number tells one place from another."""
    references = []
    for work in (lambda: 1 // 0, lambda: {}["x"]):
        with pytest.raises((ZeroDivisionError, KeyError)) as caught:
            work()
        references.append(reference_of(caught.value))
    assert len(set(references)) == 2


def test_the_trace_of_a_defect_is_logged_when_that_is_asked_for(tmp_path):
    """With PARTNERSHIPS_DEBUG=1 the trace follows the same reference to stderr."""
    code = "from bot.failures import guarded; import sys; sys.exit(guarded(lambda: 1 // 0))"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PARTNERSHIPS_DEBUG": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    logged, _, apology = ran.stderr.rpartition("Sorry, ")
    reference = apology.split("reference ")[1][:8]
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "ZeroDivisionError" in logged
    assert f"defect {reference}" in logged


def test_a_stop_from_the_keyboard_is_quiet(capsys):
    """Ctrl-C has the exit code that a shell expects, and nothing to explain."""

    def work() -> int:
        raise KeyboardInterrupt

    assert guarded(work) == 130
    assert capsys.readouterr().err == ""
