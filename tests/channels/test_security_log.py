"""A security event is one line of JSON that says what happened, and neither what was said nor by whom."""

import io
import json
import re

import pytest

from bot.channels.teams.security import SecurityLog
from tests.support.security_events import SecurityEvents


@pytest.fixture
def log():
    return SecurityEvents()


def test_an_event_is_one_line_of_json(log):
    """When, how bad, what, why; who is a hash that two events of one person share."""
    log.record("refused", reason="no-token", status=401, person="alice", conversation="a:1")
    log.record("refused", reason="no-token", status=401, person="alice", conversation="a:2")
    first, second = (json.loads(line) for line in log.lines)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z", first.pop("at"))
    assert first == {
        "log": "security",
        "level": "warning",
        "event": "refused",
        "reason": "no-token",
        "status": 401,
        "person": "2bd806c97f0e00af",
        "conversation": "2b2c40a6706d9e5f",
    }
    assert (second["person"], second["conversation"]) == ("2bd806c97f0e00af", "d860d1415d6eb004")


def test_a_fact_that_nobody_named_plain_is_hashed(log):
    """Whoever adds a fact cannot leak one by it."""
    log.record("refused", text="a secret", key="WyJlbnF1aXJ5Il0", anything=["a", "secret"])
    assert "secret" not in log.lines[0]
    assert all(
        re.fullmatch("[0-9a-f]{16}", log.told[0][name]) for name in ("text", "key", "anything")
    )


@pytest.mark.parametrize(
    "text",
    ["a\nb", "a\r\n{}", "\u2028\u2029", "\x1b[2J", "\x00", "\ud800", '"}\n{"event":"admitted"}'],
    ids=ascii,
)
def test_what_was_sent_cannot_forge_a_line(log, text):
    """It stays a text within its own line."""
    log.record("refused", name=text, person=text)
    (line,) = log.stream.getvalue().split("\n")[:-1]
    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line)["name"] == text
    assert log.told[0]["event"] == "refused"


def test_a_long_fact_is_cut(log):
    """A line stays a line."""
    log.record("refused", name="x" * 10_000)
    assert log.told[0]["name"] == "x" * 80


def test_what_is_not_known_is_left_out(log):
    """And a nought is known."""
    log.record("refused", person="", tenant=None, status=0)
    assert log.told == [{"event": "refused", "status": 0}]


def test_it_goes_to_stderr(capsys):
    """Where whoever runs the assistant collects what it logs."""
    SecurityLog().record("refused", reason="no-token")
    said = capsys.readouterr()
    assert (said.out, json.loads(said.err)["reason"]) == ("", "no-token")


def test_a_log_that_cannot_be_written_stops_nothing():
    """Nobody is let in by it either: who records has refused already."""
    closed = io.StringIO()
    closed.close()
    SecurityLog(closed).record("refused", reason="no-token")
