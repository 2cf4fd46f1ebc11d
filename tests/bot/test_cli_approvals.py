"""What the command line tells of approvals, and the sweep that looks after what waits."""

import asyncio
import json

import pytest

from bot.cli import run
from bot.failures import WrongUse
from bot.sweeps import sweeping
from tests.services.test_approvals import CHIEF, WHO, Force


@pytest.fixture
def force(tmp_path, monkeypatch):
    made = Force(tmp_path)
    made.approvals.seek(made.act(WHO), made.id)
    monkeypatch.setenv("PARTNERSHIPS_STORE", f"sqlite:///{tmp_path}/force.sqlite")
    yield made
    made.app.close()


def ran(capsys, monkeypatch, line, now="2026-04-01T09:00:00+01:00"):
    monkeypatch.setenv("PARTNERSHIPS_NOW", now)
    run(line.split())
    return capsys.readouterr()


def test_the_list_says_who_is_awaited_and_what_waits_for_one(force, capsys, monkeypatch):
    short = force.app.arrangements.get(force.app.actor(WHO), force.id).short
    out = ran(capsys, monkeypatch, f"approvals list --as {WHO}").out
    assert out == (
        f"{short}  Dog unit: approval awaited, from Chief Constable and Police and Crime"
        " Commissioner\n"
    )
    mine = ran(capsys, monkeypatch, f"approvals list --mine --as {CHIEF} --json").out
    assert [each["number"] for each in json.loads(mine)] == [short]
    assert ran(capsys, monkeypatch, f"approvals list --mine --as {WHO}").out == ""
    before = ran(capsys, monkeypatch, f"approvals list --as {WHO} --as-at 2026-03-31")
    assert before.out == ""


def test_one_approval_is_shown_whole(force, capsys, monkeypatch):
    force.approvals.give(force.act(CHIEF), force.id, 1)
    force.approvals.sign(force.act(WHO), force.id)
    out = ran(capsys, monkeypatch, f"approvals show {force.id} --as {WHO}").out
    for text in (
        "Dog unit: approval incomplete",
        "Chief Constable: approved on 1 April 2026, by demo-chief-constable",
        "Police and Crime Commissioner: awaited",
        "it was signed on 1 April 2026 before Police and Crime Commissioner had approved",
    ):
        assert text in " ".join(out.split())
    with pytest.raises(WrongUse, match="There is no entry"):
        ran(capsys, monkeypatch, f"approvals show ARR-AAAAAAAA --as {WHO}")


@pytest.mark.usefixtures("force")
def test_a_sweep_reminds_once_and_says_so(capsys, monkeypatch):
    late = "2026-04-20T09:00:00+01:00"
    out = ran(capsys, monkeypatch, "sweep", late).out
    assert "reminded Chief Constable and Police and Crime Commissioner" in out
    assert json.loads(ran(capsys, monkeypatch, "sweep --json", late).out) == []
    with pytest.raises(WrongUse):
        run(["approvals"])


async def test_the_server_sweeps_at_once_and_then_again_and_again():
    done, twice = [], asyncio.Event()
    loop = asyncio.get_running_loop()

    def sweep():
        done.append("swept")
        if len(done) == 2:
            loop.call_soon_threadsafe(twice.set)
        return ()

    async with sweeping(sweep, every=0.0):
        await asyncio.wait_for(twice.wait(), 10)
    assert done[:2] == ["swept", "swept"]
