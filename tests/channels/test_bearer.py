"""The bot signs in once, ahead of time, beside the calls that need it (fault table 21)."""

import asyncio
import logging

import pytest
from pydantic import SecretStr

from bot.channels.teams.bearer import Bearer, NoBearer
from bot.channels.teams.connector import Connector
from bot.channels.teams.undelivered import Undelivered
from tests.support.teams import FakeLogin, faults
from tests.support.teams.login import APP, SECRET, TENANT

HELLO = {"type": "message", "text": "hello"}


@pytest.fixture
async def login(teams):
    """Give the sign-in service; it is closed when time goes on by itself again."""
    del teams
    async with FakeLogin() as login:
        yield login


@pytest.fixture
async def bearer(login, time):
    bearer = Bearer(login.url, TENANT, APP, SecretStr(SECRET), clock=time.now)
    yield bearer
    await bearer.close()


@pytest.fixture
async def connector(teams, bearer, time):
    connector = Connector(bearer, lambda url: url == teams.service_url, sleep=time.sleep)
    yield connector
    await connector.close()


@pytest.fixture
def chat(teams):
    return teams.personal(teams.user("alice"))


async def no_token(awaited):
    """Return the status for which there is no token."""
    with pytest.raises(Undelivered) as told:
        await awaited
    assert (told.value.reason, told.value.again) == ("no-token", True)
    return told.value.status


async def settled(bearer):
    """Let the renewal come to its end that goes on beside the calls."""
    await asyncio.wait([bearer._renewing])


async def test_it_signs_in_as_the_app_for_the_bot_connector(login, bearer):
    assert await bearer.token() == "token-1"
    assert login.asked == [
        {
            "grant_type": "client_credentials",
            "client_id": "22222222-2222-4222-8222-222222222222",
            "client_secret": "canary+secret/of the=app&",
            "scope": "https://api.botframework.com/.default",
        }
    ]


async def test_a_token_is_used_until_it_is_old(login, bearer, time):
    """An hour's token is renewed in its last five minutes."""
    for _ in range(11):
        assert await bearer.token() == "token-1"
        time.forward(299)
    assert len(login.asked) == 1
    time.forward(11)
    assert await bearer.token() == "token-1"
    await settled(bearer)
    assert await bearer.token() == "token-2"
    assert len(login.asked) == 2


async def test_a_token_of_a_short_life_is_renewed_in_its_second_half(login, bearer, time):
    login.life = 60
    assert await bearer.token() == "token-1"
    time.forward(29)
    assert await bearer.token() == "token-1"
    await settled(bearer)
    assert len(login.asked) == 1
    time.forward(1)
    assert await bearer.token() == "token-1"
    await settled(bearer)
    time.forward(15)
    assert await bearer.token() == "token-2"


async def test_many_who_need_a_token_at_once_ask_for_one(login, bearer):
    tokens = await asyncio.gather(*(bearer.token() for _ in range(50)))
    assert tokens == ["token-1"] * 50
    assert len(login.asked) == 1


async def test_whoever_leaves_takes_nobodys_token_along(login, bearer):
    held = faults.Held()
    login.fail(held)
    first = asyncio.create_task(bearer.token())
    await held.reached.wait()
    second = asyncio.create_task(bearer.token())
    first.cancel()
    held.go.set()
    assert await second == "token-1"
    assert len(login.asked) == 1


async def test_renewing_keeps_nobody_waiting_while_a_token_is_good(login, bearer, time):
    """Row 21: the service is slow for as long as it likes."""
    held = faults.Held()
    assert await bearer.token() == "token-1"
    login.fail(held)
    time.forward(3300)
    assert await bearer.token() == "token-1"
    await held.reached.wait()
    assert [await bearer.token() for _ in range(20)] == ["token-1"] * 20
    assert len(login.asked) == 2
    held.go.set()
    await settled(bearer)
    assert await bearer.token() == "token-2"


@pytest.mark.parametrize(
    "fault",
    [
        faults.answers(500),
        faults.answers(307, headers={"Location": "/x"}),
        faults.resets,
        faults.html,
        faults.wrong_json,
        faults.answers(200, {"access_token": "x"}),
        faults.answers(200, {"access_token": "x", "expires_in": True}),
        faults.answers(200, {"access_token": "x", "expires_in": "3600"}),
        faults.answers(200, {"access_token": "x", "expires_in": 0}),
        faults.answers(200, {"access_token": "x", "expires_in": 1e300}),
        faults.answers(200, {"access_token": "x\r\nHost: evil", "expires_in": 3600}),
        faults.answers(200, {"access_token": "", "expires_in": 3600}),
        faults.answers(200, {"access_token": 17, "expires_in": 3600}),
        faults.answers(400, {"access_token": "x", "expires_in": 3600}),
    ],
)
async def test_a_renewal_that_fails_disturbs_nobody_and_is_tried_again(login, bearer, time, fault):
    """Row 21; the five minutes are there for this."""
    assert await bearer.token() == "token-1"
    time.forward(3300)
    login.fail(fault)
    assert await bearer.token() == "token-1"
    await settled(bearer)
    assert await bearer.token() == "token-1"
    assert len(login.asked) == 2
    time.forward(5)
    assert await bearer.token() == "token-1"
    await settled(bearer)
    assert await bearer.token() == "token-2"


async def test_without_a_token_whoever_needs_one_is_told_so(login, bearer, time):
    """And the service is left alone for a while, or for longer if it asks for that."""
    login.fail(faults.answers(401), faults.answers(429, headers={"Retry-After": "20"}))
    assert await asyncio.gather(*(no_token(bearer.token()) for _ in range(9))) == [401] * 9
    assert await no_token(bearer.token()) == 401
    assert len(login.asked) == 1
    time.forward(5)
    assert await no_token(bearer.token()) == 429
    time.forward(19)
    assert await no_token(bearer.token()) == 429
    assert len(login.asked) == 2
    time.forward(1)
    assert await bearer.token() == "token-1"


async def test_nobody_waits_an_hour_because_the_service_said_so(login, bearer, time):
    login.fail(faults.answers(503, headers={"Retry-After": "3600"}))
    assert await no_token(bearer.token()) == 503
    time.forward(60)
    assert await bearer.token() == "token-1"


async def test_a_token_is_not_used_once_it_might_end_on_the_way(login, bearer, time):
    assert await bearer.token() == "token-1"
    time.forward(3571)
    login.fail(faults.answers(500))
    assert await no_token(bearer.token()) == 500


async def test_a_service_that_hangs_is_given_up(login, bearer, time):
    held = faults.Held()
    login.fail(held)
    waiting = asyncio.create_task(bearer.token())
    await held.reached.wait()
    time.forward(5)
    assert await no_token(waiting) == 0


async def test_every_call_is_signed(teams, connector, login, chat):
    teams.connector.bearer = "token-1"
    name = await connector.send(teams.service_url, chat.id, HELLO)
    await connector.update(teams.service_url, chat.id, name, HELLO)
    await connector.typing(teams.service_url, chat.id)
    await connector.delete(teams.service_url, chat.id, name)
    assert [call.headers["Authorization"] for call in teams.calls] == ["Bearer token-1"] * 4
    assert len(login.asked) == 1


async def test_a_token_that_teams_does_not_take_any_more_is_fetched_anew(
    teams, connector, login, chat, time
):
    """As after a machine was asleep; a new one that is not taken either is not asked for twice."""
    await connector.send(teams.service_url, chat.id, HELLO)
    time.forward(61)
    teams.connector.bearer = "token-2"
    await connector.send(teams.service_url, chat.id, HELLO)
    assert [call.status for call in teams.calls] == [201, 401, 201]
    teams.connector.bearer = "token-4"
    for _ in range(3):
        with pytest.raises(Undelivered) as told:
            await connector.send(teams.service_url, chat.id, HELLO)
        assert (told.value.reason, told.value.status) == ("refused", 401)
    assert (len(login.asked), len(chat.messages)) == (2, 2)


async def test_no_token_is_sent_to_a_service_that_is_not_allowed(teams, connector, login, chat):
    with pytest.raises(Undelivered) as told:
        await connector.send("https://example.com/", chat.id, HELLO)
    assert told.value.reason == "not-allowed"
    assert (teams.calls, login.asked) == ([], [])


async def test_while_the_bot_cannot_sign_in_nothing_is_sent(teams, connector, login, chat):
    login.fail(faults.answers(500))
    assert await no_token(connector.send(teams.service_url, chat.id, HELLO)) == 500
    await connector.typing(teams.service_url, chat.id)
    assert teams.calls == []


async def test_a_sign_in_that_hangs_holds_up_nothing_that_needs_none(
    teams, connector, login, chat, time
):
    """Row 21: the loop goes on, and so does whoever has no token to wait for."""
    held = faults.Held()
    login.fail(held)
    hanging = asyncio.create_task(connector.send(teams.service_url, chat.id, HELLO))
    await held.reached.wait()
    free = Connector(NoBearer(), lambda url: url == teams.service_url, sleep=time.sleep)
    await free.send(teams.service_url, chat.id, HELLO)
    assert len(chat.messages) == 1
    assert not hanging.done()
    held.go.set()
    await hanging
    await free.close()
    assert [call.headers.get("Authorization") for call in teams.calls] == [None, "Bearer token-1"]


async def test_a_sign_in_is_waited_for_no_longer_than_a_call_may_take(teams, chat, time):
    """Waiting for the conversation and for a token have ten seconds together."""

    class SlowToSign(NoBearer):
        """Signs the first call at once, and no other."""

        asked = 0

        async def token(self):
            self.asked += 1
            return "token-1" if self.asked == 1 else await asyncio.Event().wait()

    connector = Connector(SlowToSign(), lambda _: True, sleep=time.sleep)
    held = faults.Held()
    teams.fail(held)
    first = asyncio.create_task(connector.send(teams.service_url, chat.id, HELLO))
    await held.reached.wait()
    second = asyncio.create_task(connector.send(teams.service_url, chat.id, HELLO))
    await asyncio.sleep(0)
    time.forward(7)
    held.go.set()
    await first
    assert not second.done()
    time.forward(3)
    assert await no_token(second) == 0
    await connector.close()


async def test_the_secret_and_the_token_are_shown_nowhere(bearer, login, time, caplog):
    caplog.set_level(logging.DEBUG)
    await bearer.token()
    login.fail(faults.answers(500))
    time.forward(3600)
    with pytest.raises(Undelivered) as told:
        await bearer.token()
    shown = f"{bearer!r} {told.value!r} {told.getrepr(style='long')} {caplog.text}"
    assert "canary" not in shown
    assert "token-1" not in shown
    assert "SECRET-OF-TEAMS" not in shown
    assert "The bot could not sign in: 500." in caplog.text


async def test_closing_stops_a_sign_in_that_is_under_way(login, bearer):
    held = faults.Held()
    login.fail(held)
    waiting = asyncio.create_task(bearer.token())
    await held.reached.wait()
    await bearer.close()
    assert await no_token(waiting) == 0


async def test_without_credentials_nothing_is_signed():
    nobody = NoBearer()
    assert await nobody.token() == ""
    assert nobody.forget("") is False
    await nobody.close()
