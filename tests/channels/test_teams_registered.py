"""With a registration the bot believes tokens, signs what it sends, and trusts nobody else."""

import asyncio

import pytest
from pydantic import SecretStr

from bot.channels.teams.assembly import Registration
from tests.support.person import DOG_UNIT
from tests.support.teams import FakeTeams
from tests.support.teams.faults import Held, answers
from tests.support.teams.login import APP, SECRET, TENANT, FakeLogin
from tests.support.teams_bot import SERGEANT, running
from tests.support.token_issuer import TokenIssuer


@pytest.fixture
async def issuer():
    async with TokenIssuer() as issuer:
        yield issuer


@pytest.fixture
async def login():
    async with FakeLogin() as login:
        yield login


@pytest.fixture
async def bot(tmp_path, issuer, login):
    registration = Registration(
        app_id=APP,
        secret=SecretStr(SECRET),
        tenant=TENANT,
        tenants=frozenset({TENANT}),
        hosts=("smba.trafficmanager.net",),
        login=login.url,
        openid=issuer.metadata_url,
    )
    async with running(tmp_path, registration=registration) as bot:
        yield bot


@pytest.fixture
async def teams(bot, issuer):
    def token(activity):
        return issuer.sign(activity["serviceUrl"], aud=APP)

    async with FakeTeams(bot.endpoint, token=token, tenant=TENANT) as teams:
        yield teams


@pytest.fixture
def sergeant(teams):
    return teams.user("sergeant", SERGEANT)


@pytest.fixture
def chat(teams, sergeant):
    return teams.personal(sergeant)


async def test_a_matter_goes_from_opening_to_register(bot, teams, login, chat, sergeant):
    """Every call of the bot's carries its token, which was asked for once."""
    card = (await chat.say(sergeant, DOG_UNIT)).only
    for title in ("None of these", "No", "No", "Put it on the register"):
        await chat.press(sergeant, card, title)
    await chat.press(
        sergeant, card, "Put it on the register", {"title": "Dogs", "partners": "none"}
    )
    await bot.channel.idle()
    assert bot.names[-2:] == ["arrangement-registered", "arrangement-classified"]
    assert {call.headers["Authorization"] for call in teams.calls} == {"Bearer token-1"}
    assert len(login.asked) == 1
    assert bot.security == []


@pytest.mark.parametrize(
    ("claims", "reason"),
    [({"aud": APP, "exp": None}, "claim-missing"), ({"aud": "another"}, "wrong-audience")],
)
async def test_who_proves_nothing_is_told_nothing(bot, teams, issuer, claims, reason):
    teams.token = lambda activity: issuer.sign(activity["serviceUrl"], **claims)
    sergeant = teams.user("sergeant", SERGEANT)
    turn = await teams.personal(sergeant).say(sergeant, DOG_UNIT, strict=False)
    assert (turn.status, turn.messages, bot.names) == (401, [], [])
    assert bot.security == ["refused"]
    assert reason in bot.told.getvalue()


async def test_another_tenant_is_refused(bot, teams, chat, sergeant):
    teams.tenant = "99999999-9999-4999-8999-999999999999"
    turn = await chat.say(sergeant, DOG_UNIT, strict=False)
    assert (turn.status, bot.names, bot.security) == (403, [], ["refused"])


async def test_a_replayed_request_with_another_body_is_its_senders_own(bot, chat, sergeant, teams):
    """Row 26: a token is not bound to a body; what it brings is done as its person, once."""
    said = await chat.say(sergeant, DOG_UNIT)
    recorded = bot.names
    said.activity["text"] = "We want to hold a conference with another force."
    await chat.resend(said)
    assert bot.names == recorded
    stranger = teams.user("stranger", "99999999-0000-4000-8000-000000000009")
    await chat.resend(said, anew=True, by=stranger)
    assert {who for _, who in bot.log[len(recorded) :]} == {stranger.aad}


async def test_a_card_in_sight_refreshes_itself_and_records_nothing(bot, chat, sergeant):
    """Row 13: after the matter moved on, an older card shows it as it stands by now."""
    first = (await chat.say(sergeant, DOG_UNIT)).only
    await chat.say(sergeant, "none of these")
    recorded = bot.log
    await chat.opens(sergeant)
    assert "governed by statute" in str(first.card)
    assert bot.log == recorded


async def test_a_slow_sign_in_holds_up_no_recording(bot, login, chat, sergeant):
    """Row 21: an answer is recorded while the token for telling of it is still awaited."""
    held = Held()
    login.fail(held)
    speaking = asyncio.ensure_future(chat.say(sergeant, DOG_UNIT))
    await held.reached.wait()
    assert "enquiry-opened" in bot.names
    held.go.set()
    assert "This is what I heard" in str((await speaking).only.card)


async def test_an_answer_that_cannot_be_sent_is_recorded_all_the_same(bot, teams, chat, sergeant):
    """Rows 17 to 19: the turn ends well, and whoever asks again sees how it stands."""
    teams.fail(answers(500))
    turn = await chat.say(sergeant, DOG_UNIT)
    assert (turn.status, turn.messages) == (200, [])
    again = await chat.say(sergeant, "resume")
    assert "This is what I heard" in str(again.card)
    assert bot.names.count("enquiry-opened") == 1


async def test_no_secret_is_told_anywhere(bot, login, chat, sergeant, caplog):
    login.fail(answers(500), answers(401))
    await chat.say(sergeant, DOG_UNIT)
    await chat.say(sergeant, "resume")
    said = bot.told.getvalue() + caplog.text + str([m.activity for m in chat.messages])
    assert SECRET not in said
    assert "token-1" not in said
