"""The signing keys are asked for seldom and by one at a time, and what is there is kept in need."""

import asyncio
import json

import pytest
from aiohttp import web

from bot.channels.teams.keys import METADATA, Keys
from tests.support.security_events import SecurityEvents
from tests.support.token_issuer import TokenIssuer, jwk, rsa_key

MINUTE, HOUR = 60.0, 3600.0
BOTH = ["/openid", "/keys"]


class Ticking:
    """Seconds that pass when a test says so."""

    def __init__(self):
        self.seconds = 1_000.0

    def __call__(self):
        return self.seconds

    def passes(self, seconds):
        self.seconds += seconds


@pytest.fixture
async def issuer():
    async with TokenIssuer() as issuer:
        yield issuer


@pytest.fixture
def clock():
    return Ticking()


@pytest.fixture
def log():
    return SecurityEvents()


@pytest.fixture
def keys(issuer, clock, log):
    return Keys(issuer.metadata_url, log=log, now=clock)


async def test_a_key_is_found_by_its_name(keys, issuer):
    """With the channels that it is endorsed for, and no other key's."""
    issuer.keys.append(jwk("key-2", endorsements=["webchat", 5]))
    first, second = await keys.find("key-1"), await keys.find("key-2")
    assert first.public.public_numbers() == rsa_key("key-1").public_key().public_numbers()
    assert first.endorsements == {"msteams"}
    assert second.endorsements == {"webchat"}
    assert issuer.asked == BOTH


async def test_a_hundred_at_once_ask_once(keys, issuer):
    """All of them wait for the one fetch."""
    issuer.hold()
    found = [asyncio.ensure_future(keys.find("key-1")) for _ in range(100)]
    await issuer.arrived.wait()
    issuer.go_on.set()
    assert all(await asyncio.gather(*found))
    assert issuer.asked == BOTH


async def test_an_unknown_key_is_asked_for_once_in_five_minutes(keys, issuer, clock):
    """Whoever makes names up cannot make us ask Microsoft all day."""
    await keys.find("key-1")
    for _ in range(20):
        assert await keys.find("made-up") is None
    assert issuer.asked == BOTH * 2
    clock.passes(5 * MINUTE - 1)
    assert await keys.find("made-up") is None
    assert issuer.asked == BOTH * 2
    clock.passes(1)
    assert await keys.find("made-up") is None
    assert issuer.asked == BOTH * 3


async def test_a_new_key_is_found_although_somebody_made_names_up(keys, issuer, clock):
    """At the latest five minutes after."""
    await keys.find("key-1")
    await keys.find("made-up")
    issuer.rotate("key-2")
    assert await keys.find("key-2") is None
    clock.passes(5 * MINUTE)
    assert await keys.find("key-2")
    assert await keys.find("key-1") is None


async def test_a_known_key_never_waits_for_a_fetch_that_it_does_not_need(keys, issuer):
    """While the server hangs over a name that was made up."""
    await keys.find("key-1")
    issuer.hold()
    seeking = [asyncio.ensure_future(keys.find("made-up")) for _ in range(2)]
    await issuer.arrived.wait()
    assert await keys.find("key-1")
    assert not any(each.done() for each in seeking)
    issuer.go_on.set()
    assert await asyncio.gather(*seeking) == [None, None]


async def test_keys_are_asked_for_again_after_a_day(keys, issuer, clock):
    """One that was withdrawn is then good no more."""
    await keys.find("key-1")
    clock.passes(24 * HOUR - 1)
    assert await keys.find("key-1")
    assert issuer.asked == BOTH
    issuer.rotate("key-2")
    clock.passes(1)
    assert await keys.find("key-1") is None
    assert await keys.find("key-2")
    assert issuer.asked == BOTH * 2


async def test_old_keys_stay_good_while_no_new_ones_can_be_had(keys, issuer, clock, log):
    """And the server that does not answer is asked every five minutes."""
    await keys.find("key-1")
    issuer.answers["/openid"] = lambda: web.Response(status=503)
    clock.passes(24 * HOUR)
    for _ in range(10):
        assert await keys.find("key-1")
    assert issuer.asked == [*BOTH, "/openid"]
    clock.passes(5 * MINUTE)
    assert await keys.find("key-1")
    assert issuer.asked == [*BOTH, "/openid", "/openid"]
    assert log.told == [{"event": "keys-not-fetched", "reason": "not-answered"}] * 2


async def test_while_there_is_no_key_every_search_asks(keys, issuer, log):
    """The first turn after Microsoft is back is answered."""
    issuer.answers["/keys"] = lambda: web.Response(text="{}")
    assert [await keys.find("key-1") for _ in range(3)] == [None] * 3
    assert issuer.asked == BOTH * 3
    assert log.reasons == ["no-keys"] * 3
    issuer.answers.clear()
    assert await keys.find("key-1")


async def test_a_server_that_hangs_is_not_waited_for_long(issuer, log):
    """Three seconds for each document, or what the test says."""
    issuer.hold()
    keys = Keys(issuer.metadata_url, log=log, timeout=0.01)
    assert await keys.find("key-1") is None
    assert log.reasons == ["not-reached"]


async def test_a_server_that_is_not_there_is_no_trouble(issuer, log):
    """Nobody listens at the port any more."""
    await issuer._runner.cleanup()
    assert await Keys(issuer.metadata_url, log=log).find("key-1") is None
    assert log.reasons == ["not-reached"]


async def test_nobody_is_followed_to_another_place(keys, issuer, log):
    """Where the keys are is said by the metadata, and by nothing on the way."""
    good = json.dumps({"keys": issuer.keys})
    issuer.answers["/keys"] = lambda: web.Response(status=302, headers={"Location": "/moved"})
    issuer.answers["/moved"] = lambda: web.Response(text=good)
    assert await keys.find("key-1") is None
    assert log.reasons == ["not-answered"]
    assert issuer.asked == BOTH


async def test_no_more_is_read_than_keys_can_be(keys, issuer, log):
    """A megabyte; Microsoft's are some twenty kilobytes."""
    good = json.dumps({"keys": issuer.keys})
    issuer.answers["/keys"] = lambda: web.Response(text=good + " " * 2**20)
    assert await keys.find("key-1") is None
    assert log.reasons == ["too-large"]


async def test_who_gives_up_waiting_takes_the_fetch_from_nobody(keys, issuer):
    """It goes on for the others."""
    issuer.hold()
    first, second = (asyncio.ensure_future(keys.find("key-1")) for _ in range(2))
    await issuer.arrived.wait()
    first.cancel()
    assert await asyncio.gather(first, return_exceptions=True) != [None]
    issuer.go_on.set()
    assert await second
    assert issuer.asked == BOTH


@pytest.mark.parametrize(
    "uri",
    [
        "http://example.org/keys",
        "http://127.0.0.1.example.org/keys",
        "ftp://127.0.0.1/keys",
        "file:///etc/passwd",
        "/keys",
        "",
        None,
        5,
    ],
)
async def test_keys_come_encrypted_or_from_this_machine(keys, issuer, log, uri):
    """Nobody on the way can put a key of their own among them."""
    issuer.metadata["jwks_uri"] = uri
    assert await keys.find("key-1") is None
    assert log.reasons == ["address-not-trusted"]
    assert issuer.asked == ["/openid"]


def test_microsofts_own_keys_are_never_taken_from_this_machine(log):
    """Only a test, whose metadata is here, has its keys here."""
    assert METADATA == "https://login.botframework.com/v1/.well-known/openidconfiguration"
    keys = Keys(log=log)
    assert not keys._trusted("http://127.0.0.1:9/keys")
    assert keys._trusted("https://login.botframework.com/v1/.well-known/keys")


@pytest.mark.parametrize(
    "entry",
    [
        None,
        "key-2",
        [],
        {},
        {"kid": "key-2"},
        jwk("key-2", kid=5),
        jwk("key-2", endorsements=None),
        jwk("key-2", endorsements="msteams"),
        jwk("key-2", use="enc"),
        jwk("key-2", alg="RS512"),
        jwk("key-2", kty="oct", k="c2VjcmV0"),
        jwk("key-2", kty="EC"),
        jwk("key-2", n=5),
        jwk("key-2", n="!"),
        jwk("key-2", n="", e=""),
        jwk("key-2", d="AQAB"),
    ],
    ids=range(16),
)
async def test_what_is_no_key_of_ours_is_left_aside(keys, issuer, entry):
    """The good one beside it is good."""
    issuer.keys.insert(0, entry)
    assert await keys.find("key-1")
    assert await keys.find("key-2") is None


async def test_a_key_too_short_to_trust_is_none(keys, issuer, log):
    """2,048 bits at the least."""
    issuer.keys = [jwk("key-1", size=1024)]
    assert await keys.find("key-1") is None
    assert log.reasons == ["no-keys"]
