"""A writer killed at any moment has lost nothing that it had acknowledged, and doubled nothing."""

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.support.stores import opened_at

AT_MOST = 40
EVENTS_OF_ACT = (2, 3, 1, 2)
"""An opening and what was heard; a confirmation and two answers; an outcome; an entry, its kind."""

ROOT = Path(__file__).parents[2]


def _writer(url, name):
    command = [sys.executable, "-m", "tests.support.writer", url, name]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )


def _after(lines, url, name, stop):
    """Start a writer, *stop* it when it has said so many lines; return all that it said."""
    with _writer(url, name) as writer:
        said = [writer.stdout.readline() for _ in range(lines)]
        stop(writer)
        said += writer.stdout.readlines()
        writer.stderr.read()
    # The last line may be torn; what was said before its end was not yet an acknowledgement.
    return [line.split() for line in said if line.endswith("\n")]


def _events_of(key):
    return EVENTS_OF_ACT[int(key.split("-")[1]) % 4]


def _proved(url, acknowledged, writers):
    """Prove that what was acknowledged is stored, once, and that the views are what the log says."""
    kept = opened_at(url)
    whole = (each.recorded for each in kept.store.read(0, 1_000_000))
    log = [each for each in whole if each.stream.startswith(("enquiry-", "arrangement-"))]
    by_act = Counter(each.command_key for each in log)
    streams = {each.command_key: each.stream for each in log}
    for key, stream in acknowledged:
        assert (by_act[key], streams[key]) == (_events_of(key), stream)
    # Beyond what was acknowledged there is at most the one act of each writer that the kill
    # interrupted, and it is whole.
    unsaid = set(by_act) - {key for key, _ in acknowledged}
    assert len(unsaid) <= writers
    assert all(by_act[key] == _events_of(key) for key in unsaid)
    assert kept.views.rebuild(check=True) == ()
    kept.close()


def _rounds(url, rounds):
    """Kill so many writers of one store, each at a moment of its own."""
    moments = random.Random(2026)
    acknowledged = []
    for number in range(1, rounds + 1):
        lines = moments.randint(1, AT_MOST)
        said = _after(lines, url, f"writer{number}", subprocess.Popen.kill)
        assert len(said) >= lines
        acknowledged += said
        if number % 10 == 0 or number == rounds:
            _proved(url, acknowledged, number)


def test_what_a_killed_writer_acknowledged_is_in_the_file_once(path):
    """Twenty writers, one file."""
    _rounds(f"sqlite:///{path}", 20)


def test_what_a_killed_writer_acknowledged_is_in_the_database_once(postgres_url):
    """Five writers, one database."""
    _rounds(postgres_url, 5)


def test_what_was_acknowledged_before_the_server_died_is_in_the_database_once(cluster):
    """The server is stopped at once and recovers; whom it had told is not let down."""

    def stop(writer):
        cluster.stop()
        writer.kill()  # it would wait for the server's return, and then give up

    said = _after(20, cluster.url, "writer1", stop)
    assert len(said) >= 20
    cluster.start()
    said += _after(20, cluster.url, "writer2", subprocess.Popen.kill)
    _proved(cluster.url, said, 2)


@pytest.mark.faults
def test_many_more_killed_writers_of_a_file(path):
    """Two hundred."""
    _rounds(f"sqlite:///{path}", 200)


@pytest.mark.faults
def test_many_more_killed_writers_of_a_database(cluster):
    """Thirty, of a server that waits for its disk; after every ten of them the server dies too."""
    acknowledged = []
    for thirds in range(3):
        for number in range(10):
            name = f"writer{thirds}{number}"
            acknowledged += _after(number + 1, cluster.url, name, subprocess.Popen.kill)
        cluster.stop()
        cluster.start()
        _proved(cluster.url, acknowledged, 10 * (thirds + 1))
