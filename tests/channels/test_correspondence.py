"""Where somebody of the directory is reached is known from what they did last, and found anew."""

import asyncio

import pytest

from adapters.references import MemoryConversationReferences
from bot.channels.teams.adapter import TeamsAdapter
from bot.channels.teams.arriving import arrive
from bot.channels.teams.correspondence import Correspondence
from bot.offload import Offload
from domain.identity import Actor
from tests.support.activities import ALICE, SERVICE_URL, message
from tests.support.loop_time import LoopTime

GUID = ALICE["aadObjectId"]
HERE = ("http://127.0.0.1:9/connector/", "a:29:alice")


@pytest.fixture
async def time():
    with LoopTime(asyncio.get_running_loop()) as time:
        yield time


@pytest.fixture
def kept():
    return MemoryConversationReferences()


@pytest.fixture
async def replica(kept):
    """Return what makes the correspondence of another process over the same references."""
    threads = []

    def make():
        threads.append(Offload(1))
        named = {GUID: "sergeant-alice"}
        return Correspondence(
            kept, threads[-1], TeamsAdapter(None), str, lambda who: Actor(id=named.get(who, who))
        )

    yield make
    for each in threads:
        each.close()


def found(correspondence, person="sergeant-alice"):
    address = correspondence.address_of(person)
    return address and (address.service, address.chat)


async def test_somebody_who_wrote_is_reached_by_the_directorys_name_for_them(replica):
    here = replica()
    assert found(here) is None
    await here.reached(arrive(message("hello")))
    assert found(here) == HERE
    assert found(replica()) == HERE
    assert here.kept == 1


async def test_somebody_whom_the_directory_does_not_know_is_reached_too(replica):
    here = replica()
    stranger = {"id": "29:bob", "aadObjectId": "bbbbbbbb-0000-4000-8000-000000000002"}
    await here.reached(arrive(message("hello", person=stranger)))
    assert found(here, stranger["aadObjectId"]) == (SERVICE_URL, "a:29:bob")


async def test_where_they_are_now_counts(replica):
    here = replica()
    await here.reached(arrive(message("hello")))
    await here.reached(arrive(message("hello", service_url="http://127.0.0.1:9/elsewhere/")))
    assert found(here) == ("http://127.0.0.1:9/elsewhere/", "a:29:alice")


async def test_whoever_is_forgotten_is_reached_nowhere_until_they_write(replica):
    here = replica()
    await here.reached(arrive(message("hello")))
    await here.forget(GUID)
    assert found(here) is None
    await here.reached(arrive(message("back again")))
    assert found(here) == HERE


async def test_whom_another_replica_forgot_is_found_anew_when_they_write(replica, time):
    """They write to the one that did not forget them, which looks again after a minute."""
    here, there = replica(), replica()
    await here.reached(arrive(message("hello")))
    await there.forget(GUID)
    time.forward(61)
    await here.reached(arrive(message("back again")))
    assert found(there) == HERE


async def test_what_was_kept_before_it_was_known_whose_it_is_is_completed(replica, kept):
    """As releases before this one kept it: who somebody is, and not where."""
    here = replica()
    await here.reached(arrive(message("hello")))
    kept.put("person:sergeant-alice", {"user": {"id": "29:alice"}})
    assert found(replica()) is None
    await replica().reached(arrive(message("hello")))
    assert found(replica()) == HERE


@pytest.mark.parametrize(
    "reference",
    [{}, {"serviceUrl": "http://127.0.0.1:9/"}, {"serviceUrl": 1, "conversation": {"id": "a:1"}}],
)
async def test_what_says_too_little_reaches_nobody(replica, kept, reference):
    kept.put("sergeant-alice", reference)
    assert found(replica()) is None
