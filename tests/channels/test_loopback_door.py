"""Without credentials only this very machine comes in, and only it is answered."""

import pytest

from bot.channels.teams.arriving import arrive
from bot.channels.teams.door import Caller, LoopbackDoor
from bot.channels.teams.refused import Refused
from tests.support.activities import ALICE, message
from tests.support.served_edge import served_edge

NEIGHBOUR = {"authorization": None, "peer": "127.0.0.1", "host": "127.0.0.1:3978"}


@pytest.fixture
async def edge():
    async with served_edge(LoopbackDoor()) as edge:
        yield edge


@pytest.mark.parametrize("channel", ["msteams", "emulator", "webchat"])
async def test_this_machine_comes_in_without_a_token(edge, channel):
    """From Microsoft's Playground, say, under any of the names that it goes by."""
    knocked = await edge.post({**message(), "channelId": channel})
    assert (knocked.status, knocked.text) == (200, "")
    assert [each.person for each in edge.received] == [ALICE["aadObjectId"]]
    assert edge.security.told == []


async def test_a_person_without_a_directory_id_is_known_by_the_channels_own(edge):
    """The terminal of a developer knows no directory."""
    await edge.post(message(person={"id": "29:dev"}))
    await edge.post(message(person={"id": "29:dev", "aadObjectId": "user-id-0"}))
    assert [each.person for each in edge.received] == ["29:dev", "user-id-0"]


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (message(service_url="https://smba.trafficmanager.net/uk/"), "wrong-service-url"),
        (message(service_url="http://169.254.169.254/"), "wrong-service-url"),
        (message(service_url="http://127.0.0.1@example.org/"), "wrong-service-url"),
        ({**message(), "channelId": "slack"}, "wrong-channel"),
    ],
)
async def test_nobody_else_is_answered(edge, made, reason):
    """What a neighbour asks us to send away stays here."""
    knocked = await edge.post(made)
    assert (knocked.status, knocked.json["error"]["code"]) == (403, "forbidden")
    assert (edge.received, edge.security.reasons) == ([], [reason])


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.org"},
        {"Origin": "null"},
        {"X_Forwarded_For": "127.0.0.1"},
        {"X_Forwarded_Host": "localhost"},
        {"X_Real_IP": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1"},
        {"Host": "assistant.example.org"},
        {"Host": "127.0.0.1.example.org:3978"},
    ],
    ids=lambda headers: "-".join(next(iter(headers.items()))),
)
async def test_who_is_sent_by_somebody_else_does_not_come_in(edge, headers):
    """A page in a browser of this machine, or a proxy on it."""
    knocked = await edge.post(message(), **headers)
    assert (knocked.status, edge.security.reasons) == (403, ["sent-for-another"])
    assert edge.received == []


@pytest.mark.parametrize("peer", ["10.0.0.7", "2001:db8::1", "::ffff:10.0.0.7", ""])
async def test_another_machine_does_not_come_in(peer):
    """Even if somebody made us listen to it."""
    with pytest.raises(Refused) as refused:
        await LoopbackDoor().admit(
            Caller(**{**NEIGHBOUR, "peer": peer}, forwarded=False), arrive(message())
        )
    assert (refused.value.status, refused.value.reason) == (403, "not-this-machine")


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
async def test_this_machine_has_several_addresses(peer):
    """All of them come in."""
    caller = Caller(**{**NEIGHBOUR, "peer": peer}, forwarded=False)
    assert (await LoopbackDoor().admit(caller, arrive(message()))).person == ALICE["aadObjectId"]
