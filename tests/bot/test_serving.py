"""The server as a process: where it answers, what it refuses, and how it stops."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUID = "22222222-2222-4222-8222-222222222222"


def environment(folder, **settings):
    kept = {name: value for name, value in os.environ.items() if "PARTNERSHIPS" not in name}
    store = f"sqlite:///{folder}/serving.sqlite"
    return {**kept, "PARTNERSHIPS_STORE": store, "PYTHONUNBUFFERED": "1", **settings}


def refused(folder, *options, **settings):
    """Return the exit code and what is said when the server will not start."""
    ran = subprocess.run(
        [sys.executable, "-m", "bot", "serve", *options],
        cwd=ROOT,
        env=environment(folder, **settings),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.stdout == ""
    return ran.returncode, ran.stderr


@contextmanager
def serving(folder, *options):
    """Run the server on a free port; give the process and its address."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "serve", "--port", "0", *options],
        cwd=ROOT,
        env=environment(folder),
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            said = next(line for line in process.stderr if line.startswith("Answering at "))
            yield process, said.split()[2].removesuffix("/api/messages;")
        finally:
            process.kill()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.7", ""])  # noqa: S104 - refused
def test_without_a_registration_only_this_machine_is_answered(tmp_path, host):
    code, said = refused(tmp_path, "--host", host)
    assert code == 2
    assert said.startswith("Without a registration I answer on this machine only")
    assert not (tmp_path / "serving.sqlite").exists()


def test_half_a_registration_is_none(tmp_path):
    code, said = refused(tmp_path, PARTNERSHIPS_APP_ID=GUID)
    assert (code, said) == (
        2,
        (
            "The registration is not whole: set PARTNERSHIPS_APP_SECRET and PARTNERSHIPS_TENANT as"
            " well.\n"
        ),
    )


def test_tenants_say_nothing_without_a_registration(tmp_path):
    code, said = refused(tmp_path, PARTNERSHIPS_TENANTS=GUID)
    assert code == 2
    assert said.startswith("PARTNERSHIPS_TENANTS says nothing without a registration")


def test_a_port_that_is_taken_is_one_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        code, said = refused(tmp_path, "--port", port)
    assert (code, said) == (
        1,
        (
            f"Port {port} on 127.0.0.1 cannot be used (Address already in use); choose another with"
            " --port.\n"
        ),
    )


def test_it_says_where_it_answers_and_stops_in_good_order(tmp_path):
    with serving(tmp_path) as (process, address):
        with urllib.request.urlopen(f"{address}/healthz", timeout=30) as answer:  # noqa: S310
            assert (answer.status, answer.read()) == (200, b"ok")
        with pytest.raises(urllib.error.HTTPError) as refusal:
            urllib.request.urlopen(f"{address}/api/messages", timeout=30)  # noqa: S310
        assert refusal.value.code == 405
        refusal.value.close()
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        assert "Stopping: what is under way is finished first." in process.stderr.read()


def test_a_demonstration_is_made_once(tmp_path):
    """On the first start only; the second finds it and says nothing of it."""
    for first in (True, False):
        with serving(tmp_path, "--demo") as (process, _):
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
        listed = subprocess.run(
            [sys.executable, "-m", "bot", "register", "list", "--as", "demo-sergeant"],
            cwd=ROOT,
            env=environment(tmp_path),
            capture_output=True,
            text=True,
            check=True,
        )
        entries = listed.stdout.count("ARR-")
        assert entries > 20, first
