"""A writer killed at any moment has lost nothing that it had acknowledged, and doubled nothing."""

import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.support.stores import in_file

ROUNDS = 20
AT_MOST = 40
EVENTS_OF_ACT = (2, 2, 1)
"""An opening and what was heard; a confirmation and its answer; an outcome."""


def _killed_after(lines, path, name):
    """Start a writer on *path*, kill it when it has said so many lines; return all it said."""
    command = [sys.executable, "-m", "tests.support.writer", str(path), name]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as writer:
        said = [writer.stdout.readline() for _ in range(lines)]
        writer.kill()
        said += writer.stdout.readlines()
    # The last line may be torn; what was said before its end was not yet an acknowledgement.
    return [line.split() for line in said if line.endswith("\n")]


def test_what_was_acknowledged_is_stored_once_and_the_list_is_what_the_log_says(path):
    """Twenty writers, one file, each killed at a moment of its own."""
    moments = random.Random(2026)
    acknowledged = []
    for number in range(ROUNDS):
        said = _killed_after(moments.randint(1, AT_MOST), path, f"writer{number}")
        assert said
        acknowledged += said
        kept = in_file(path)
        whole = (each.recorded for each in kept.store.read(0, 100_000))
        log = [each for each in whole if each.stream.startswith("enquiry-")]
        by_act = Counter(each.command_key for each in log)
        streams = {each.command_key: each.stream for each in log}
        for key, enquiry, _ in acknowledged:
            expected = EVENTS_OF_ACT[int(key.split("-")[1]) % 3]
            assert (by_act[key], streams[key]) == (expected, f"enquiry-{enquiry}")
        # Beyond what was acknowledged there is at most the one act that the kill interrupted,
        # and it is whole.
        unsaid = set(by_act) - {key for key, _, _ in acknowledged}
        assert len(unsaid) <= number + 1
        assert all(by_act[key] == EVENTS_OF_ACT[int(key.split("-")[1]) % 3] for key in unsaid)
        assert kept.views.rebuild(check=True) == ()
        kept.close()
