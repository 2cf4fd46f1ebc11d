"""Whoever never came cannot be told yet, and who looks after notices sees that."""

from contextlib import closing

import pytest

from bot.settings import Settings
from bot.wiring import wire
from tests.support.notices_raised import raised

KEEPER = ("--as", "demo-head-of-policy")


@pytest.fixture
def waiting(tmp_path):
    """Let two people be told something, of whom one has come to the assistant in Teams."""
    with closing(wire(Settings(store=f"sqlite:///{tmp_path}/store.sqlite"))) as app:
        raised(app, "demo-sergeant", "Dogs")
        raised(app, "demo-inspector", "Cats")
        app.references.put("guid-1", {"serviceUrl": "https://smba.trafficmanager.net/uk/"})
        app.references.put("person:demo-sergeant", {"knownAs": "guid-1"})


def unwrapped(text):
    return " ".join(text.split())


def test_the_list_says_of_whom_nothing_is_known(partnerships, waiting):
    ran = partnerships("notices", "list", *KEEPER)
    assert ran.code == 0
    told = unwrapped(ran.out)
    assert "demo-sergeant: Dogs (not sent yet)" in told
    never = "(not sent yet: they have never come to the assistant in Teams)"
    assert f"demo-inspector: Cats {never}" in told
    del waiting


def test_the_doctor_counts_them(partnerships, waiting):
    ran = partnerships("doctor")
    (line,) = (line for line in ran.out.splitlines() if " notices: " in line)
    expected = "2 waiting (1 of 2 people never came to the assistant), 0 put aside"
    assert line == f"ok  notices: {expected}"
    del waiting
