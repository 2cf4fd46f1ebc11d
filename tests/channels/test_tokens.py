"""Over HTTP nobody comes in without a token of the Bot Connector that is meant for this very turn."""

import base64
import json

import jwt
import pytest
from aiohttp import web
from cryptography.hazmat.primitives import serialization

from bot.channels.teams.door import TokenDoor
from bot.channels.teams.keys import Keys
from tests.support.activities import SERVICE_URL, TENANT, activity, message
from tests.support.security_events import SecurityEvents
from tests.support.served_edge import served_edge
from tests.support.token_issuer import APP_ID, TokenIssuer, jwk, rsa_key, seconds

OTHER = "33333333-3333-3333-3333-333333333333"


@pytest.fixture
async def issuer():
    async with TokenIssuer() as issuer:
        yield issuer


@pytest.fixture
async def edge(issuer):
    keys = Keys(issuer.metadata_url, log=SecurityEvents())
    async with served_edge(TokenDoor(APP_ID, [TENANT], keys, loopback=True)) as edge:
        yield edge


def refused(edge, knocked, status, reason):
    """Tell whether nothing was let in, nothing given away, and one event tells why."""
    code = {401: "unauthorised", 403: "forbidden"}[status]
    assert (knocked.status, knocked.json["error"]["code"]) == (status, code)
    assert knocked.json["error"]["message"] == "This request is not accepted."
    assert knocked.headers.get("WWW-Authenticate") == ("Bearer" if status == 401 else None)
    assert edge.received == []
    assert edge.security.reasons == [reason]
    return True


async def test_a_good_token_lets_its_activity_in(edge, issuer):
    """And nothing is said to the log of refusals."""
    knocked = await edge.post(message("hello"), token=issuer.sign(SERVICE_URL))
    assert (knocked.status, knocked.text) == (200, "")
    assert [each.text for each in edge.received] == ["hello"]
    assert edge.security.told == []


# -- Forged, or not for us (row 24 of the fault table) --


def public_pem():
    """Return our issuer's public key, as a forger would use it for a secret."""
    return (
        rsa_key("key-1")
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    )


def forged(header, claims, signature=b""):
    """Return a token made by hand, since no library makes such; *claims* may be bytes."""
    written = claims if isinstance(claims, bytes) else json.dumps(claims).encode()
    parts = (json.dumps(header).encode(), written, signature)
    return b".".join(base64.urlsafe_b64encode(part).rstrip(b"=") for part in parts).decode()


def signed(header, claims):
    """Return a token made by hand and signed with the right key."""
    made = forged({"alg": "RS256", "typ": "JWT", **header}, claims)
    signing = made.rpartition(".")[0].encode()
    algorithm = jwt.algorithms.RSAAlgorithm(jwt.algorithms.RSAAlgorithm.SHA256)
    signature = base64.urlsafe_b64encode(algorithm.sign(signing, rsa_key("key-1")))
    return signing.decode() + "." + signature.rstrip(b"=").decode()


def confused(issuer):
    """Return a token signed with the public key as if that were a secret."""
    header = {"alg": "HS256", "typ": "JWT", "kid": "key-1"}
    signing = forged(header, issuer.claims(SERVICE_URL)).rpartition(".")[0].encode()
    hmac = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256)
    signature = base64.urlsafe_b64encode(hmac.sign(signing, public_pem())).rstrip(b"=")
    return (signing + b"." + signature).decode()


def of(**over):
    return lambda issuer: issuer.sign(SERVICE_URL, **over)


def timed(**claims):
    """Return how to make a token whose *claims* are so many seconds from now."""
    return lambda issuer: issuer.sign(
        SERVICE_URL, **{name: seconds() + later for name, later in claims.items()}
    )


def with_header(**header):
    return lambda issuer: signed({"kid": "key-1", **header}, issuer.claims(SERVICE_URL))


def with_claim(name, value):
    return lambda issuer: signed({"kid": "key-1"}, {**issuer.claims(SERVICE_URL), name: value})


def none_of(alg):
    return lambda issuer: forged({"alg": alg, "kid": "key-1"}, issuer.claims(SERVICE_URL))


FORGED = {
    "the algorithm none": (none_of("none"), "wrong-algorithm"),
    "the algorithm NONE": (none_of("NONE"), "wrong-algorithm"),
    "no algorithm": (none_of(None), "wrong-algorithm"),
    "an algorithm that is a list": (none_of(["RS256"]), "wrong-algorithm"),
    "RS256 without a signature": (none_of("RS256"), "wrong-signature"),
    "the public key as a secret": (confused, "wrong-algorithm"),
    "another algorithm of the right key": (of(alg="RS512"), "wrong-algorithm"),
    "the wrong key under the right name": (of(key=rsa_key("forger")), "wrong-signature"),
    "a signature cut short": (lambda issuer: of()(issuer)[:-2], "wrong-signature"),
    "an unknown key": (of(headers={"kid": "key-9"}), "unknown-key"),
    "no key's name": (
        lambda issuer: signed({}, issuer.claims(SERVICE_URL)),
        "wrong-key-id",
    ),
    "a key's name that is a path": (with_header(kid="../../etc/passwd"), "wrong-key-id"),
    "a key's name that is an address": (with_header(kid="http://127.0.0.1/key"), "wrong-key-id"),
    "a key's name that is a query": (with_header(kid="' OR 1=1 --"), "wrong-key-id"),
    "a key's name that is null": (with_header(kid=None), "token-unreadable"),
    "a key's name that is a number": (with_header(kid=1), "token-unreadable"),
    "a key's name that is a list": (with_header(kid=["key-1"]), "token-unreadable"),
    "a key's name that is empty": (with_header(kid=""), "wrong-key-id"),
    "a key's name that is long": (with_header(kid="k" * 129), "wrong-key-id"),
    "something critical": (with_header(crit=["exp"], exp=1), "token-unreadable"),
    "something critical that is known": (with_header(crit=["b64"], b64=True), "critical-header"),
    "nothing critical": (with_header(crit=[]), "token-unreadable"),
    "an unencoded body": (with_header(b64=False), "token-unreadable"),
    "expired an hour ago": (timed(exp=-3600), "token-expired"),
    "expired six minutes ago": (timed(exp=-360), "token-expired"),
    "not valid for an hour": (
        timed(nbf=3600),
        "token-not-yet-valid",
    ),
    "issued in an hour": (timed(iat=3600), "token-not-yet-valid"),
    "no end": (of(exp=None), "claim-missing"),
    "an end that is null": (with_claim("exp", None), "claim-missing"),
    "an end that is a text": (with_claim("exp", "tomorrow"), "token-unreadable"),
    "an end that is endless": (with_claim("exp", float("inf")), "token-unreadable"),
    "an end that is a list": (with_claim("exp", [seconds() + 3600]), "token-unreadable"),
    "no beginning": (of(nbf=None), "claim-missing"),
    "a beginning that is a text": (with_claim("nbf", "now"), "token-unreadable"),
    "no audience": (of(aud=None), "claim-missing"),
    "another audience": (of(aud=OTHER), "wrong-audience"),
    "an audience that begins like ours": (of(aud=APP_ID[:-1]), "wrong-audience"),
    "a list of our audience": (of(aud=[APP_ID]), "wrong-audience"),
    "a list of audiences": (of(aud=[OTHER, APP_ID]), "wrong-audience"),
    "no issuer": (of(iss=None), "claim-missing"),
    "another issuer": (of(iss="https://sts.windows.net/" + TENANT), "wrong-issuer"),
    "an issuer that begins like ours": (of(iss="https://api.botframework.com/"), "wrong-issuer"),
    "an issuer that is a list": (
        with_claim("iss", ["https://api.botframework.com"]),
        "wrong-issuer",
    ),
    "no service URL": (lambda issuer: issuer.sign(None), "claim-missing"),
    "a service URL that is a list": (with_claim("serviceurl", [SERVICE_URL]), "claim-missing"),
    "claims that are a list": (lambda _: signed({"kid": "key-1"}, []), "token-unreadable"),
    "claims that are deep": (
        lambda _: signed({"kid": "key-1"}, b"[" * 2_000 + b"]" * 2_000),
        "token-unreadable",
    ),
    "no token at all": (lambda _: "garbage", "token-unreadable"),
    "two points": (lambda _: "a.b.c", "token-unreadable"),
    "five parts": (lambda issuer: of()(issuer) + ".x.y", "token-unreadable"),
    "a header that is a list": (lambda _: forged([], {}), "token-unreadable"),
    "a header that is deep": (
        lambda _: base64.urlsafe_b64encode(b"[" * 5_000).decode() + ".e30.e30",
        "token-unreadable",
    ),
    "8 KB": (lambda _: "x" * 8 * 1024, "token-too-long"),
    "100 KB": (of(padding="x" * 75_000), "token-too-long"),
}


@pytest.mark.parametrize("case", FORGED)
async def test_a_forged_token_lets_nothing_in(edge, issuer, case):
    """Each is refused with 401, one event, and not a word about why."""
    make, reason = FORGED[case]
    knocked = await edge.post(message(), token=make(issuer))
    assert refused(edge, knocked, 401, reason)


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        (None, "no-token"),
        ("", "no-token"),
        ("Bearer", "not-a-bearer-token"),
        ("Bearer ", "not-a-bearer-token"),
        ("Basic dXNlcjpwYXNz", "not-a-bearer-token"),
        ("Negotiate x", "not-a-bearer-token"),
        ("Bearer  two spaces", "token-unreadable"),
        ("Bearer \u00e9\u00e8", "token-unreadable"),
        ("Bearer \udcff.\udcff.\udcff", "token-unreadable"),
    ],
)
async def test_without_a_bearer_token_nothing_comes_in(edge, header, reason):
    """Missing, empty, or of another kind."""
    assert refused(edge, await edge.post(message(), Authorization=header), 401, reason)


async def test_a_token_among_two_counts_for_none(edge, issuer):
    """A proxy and we might each believe another one."""
    headers = [("Content-Type", "application/json")]
    headers += [("Authorization", f"Bearer {issuer.sign(SERVICE_URL)}")] * 2
    body = json.dumps(message()).encode()
    knocked = await edge.request("POST", "/api/messages", data=body, headers=headers)
    assert refused(edge, knocked, 401, "no-token")


async def test_an_address_in_a_token_is_never_called(edge, issuer):
    """The forger's key is served where the token says; nobody asks for it."""
    async with TokenIssuer() as forger:
        forger.rotate("key-1")
        for header in ({"jku": forger.url + "/keys"}, {"x5u": forger.url + "/keys"}):
            edge.security.stream.truncate(0)
            edge.security.stream.seek(0)
            token = issuer.sign(SERVICE_URL, key=rsa_key("forger"), headers=header)
            assert refused(edge, await edge.post(message(), token=token), 401, "wrong-signature")
        embedded = {"jwk": jwk("forger")}
        token = issuer.sign(SERVICE_URL, key=rsa_key("forger"), headers=embedded)
        assert (await edge.post(message(), token=token)).status == 401
        assert forger.asked == []
    assert edge.received == []


@pytest.mark.parametrize(
    "token",
    [
        timed(exp=-240),
        timed(nbf=240),
        with_header(jku="http://127.0.0.1:9/keys"),
    ],
    ids=["expired four minutes ago", "valid in four minutes", "an address nobody calls"],
)
async def test_a_token_of_the_connector_comes_in_whatever_its_clock(edge, issuer, token):
    """Five minutes either way, as Microsoft says."""
    assert (await edge.post(message(), token=token(issuer))).status == 200


async def test_the_word_bearer_is_read_in_any_case(edge, issuer):
    """As HTTP has it."""
    token = issuer.sign(SERVICE_URL)
    assert (await edge.post(message(), Authorization=f"bearer {token}")).status == 200


# -- Proved, and still not allowed (row 25) --


def without(made, *path):
    *within, last = path
    inner = made
    for name in within:
        inner = inner[name]
    del inner[last]
    return made


def tenants(of_conversation, of_channel_data):
    made = without(without(message(), "conversation", "tenantId"), "channelData", "tenant")
    if of_conversation:
        made["conversation"]["tenantId"] = of_conversation
    if of_channel_data:
        made["channelData"]["tenant"] = {"id": of_channel_data}
    return made


EVIL = "https://example.org/"
NOT_ALLOWED = {
    "the service URL of another token": (
        message(),
        "http://127.0.0.1:8/",
        "service-url-of-another",
    ),
    "a service URL that differs in one sign": (
        message(),
        SERVICE_URL.rstrip("/"),
        "service-url-of-another",
    ),
    "a service URL of somebody": (message(service_url=EVIL), EVIL, "wrong-service-url"),
    "another channel": ({**message(), "channelId": "slack"}, SERVICE_URL, "wrong-channel"),
    "the emulator": ({**message(), "channelId": "emulator"}, SERVICE_URL, "wrong-channel"),
    "the channel in capitals": (
        {**message(), "channelId": "MSTEAMS"},
        SERVICE_URL,
        "wrong-channel",
    ),
    "no tenant": (tenants(None, None), SERVICE_URL, "no-tenant"),
    "another tenant": (tenants(OTHER, OTHER), SERVICE_URL, "wrong-tenant"),
    "another tenant of the conversation": (tenants(OTHER, TENANT), SERVICE_URL, "wrong-tenant"),
    "another tenant of the channel": (tenants(TENANT, OTHER), SERVICE_URL, "wrong-tenant"),
    "a message from nobody in the directory": (
        without(message(), "from", "aadObjectId"),
        SERVICE_URL,
        "no-person",
    ),
    "a press from nobody in the directory": (
        without({**message(), "type": "invoke", "name": "task/fetch"}, "from", "aadObjectId"),
        SERVICE_URL,
        "no-person",
    ),
    "a person who is no directory id": (
        message(person={"id": "29:x", "aadObjectId": "alice"}),
        SERVICE_URL,
        "no-person",
    ),
}


@pytest.mark.parametrize("case", NOT_ALLOWED)
async def test_a_good_token_is_not_enough(edge, issuer, case):
    """It is for one place, one channel, our tenant, and a person whom the directory knows."""
    made, service_url, reason = NOT_ALLOWED[case]
    assert refused(edge, await edge.post(made, token=issuer.sign(service_url)), 403, reason)


async def test_a_key_signs_only_for_the_channels_it_is_endorsed_for(edge, issuer):
    """A key of the emulator, or of another channel, is none of Teams'."""
    issuer.keys = [jwk("key-1", endorsements=["directline", "webchat"])]
    token = issuer.sign(SERVICE_URL)
    assert refused(edge, await edge.post(message(), token=token), 403, "not-endorsed")


@pytest.mark.parametrize("name", ["serviceUrl", "channelId"])
async def test_an_activity_without_an_address_is_none(edge, issuer, name):
    """Missing, it is not as if it were right: the body is refused before the token is looked at."""
    knocked = await edge.post(without(message(), name), token=issuer.sign(SERVICE_URL))
    assert (knocked.status, knocked.json["error"]["code"]) == (400, "field-missing")
    assert (edge.received, edge.security.reasons) == ([], ["field-missing"])


@pytest.mark.parametrize("told", [(TENANT, None), (None, TENANT), (TENANT.upper(), TENANT)])
async def test_one_tenant_that_is_ours_is_enough(edge, issuer, told):
    """Teams does not always say it twice."""
    knocked = await edge.post(tenants(*told), token=issuer.sign(SERVICE_URL))
    assert knocked.status == 200


async def test_what_nobody_does_needs_nobody(edge, issuer):
    """The bot was added, say; a sender who is no person is then nobody."""
    for person in ({"id": "28:bot"}, {"id": "28:bot", "aadObjectId": "bot"}):
        made = activity("conversationUpdate", person=person)
        assert (await edge.post(made, token=issuer.sign(SERVICE_URL))).status == 200
    assert [each.person for each in edge.received] == ["", ""]


async def test_the_event_of_a_refusal_tells_who_it_was_by_hashes_alone(edge, issuer):
    """And neither what was written nor the token."""
    made = {**message("a secret"), "channelId": "slack"}
    token = issuer.sign(SERVICE_URL)
    await edge.post(made, token=token)
    assert edge.security.told == [
        {
            "event": "refused",
            "reason": "wrong-channel",
            "status": 403,
            "peer": "127.0.0.1",
            "type": "message",
            "channel": "slack",
            "activity": "04bd3c18096f264d",
            "person": "849d564b958ce45c",
            "conversation": "f876440fb3002750",
        }
    ]
    (line,) = edge.security.lines
    assert not any(each in line for each in ("secret", token, "alice", made["from"]["aadObjectId"]))


@pytest.mark.parametrize(("app_id", "tenants"), [("", [TENANT]), (APP_ID, []), (APP_ID, [""])])
def test_a_door_without_a_lock_is_never_built(app_id, tenants):
    """Settings that were forgotten let nobody in; they do not let everybody in."""
    with pytest.raises(ValueError, match="at least one tenant"):
        TokenDoor(app_id, tenants, Keys(log=SecurityEvents()))


def test_in_production_this_machine_is_no_connector(issuer):
    """Without being told so."""
    door = TokenDoor(APP_ID, [TENANT], Keys(issuer.metadata_url, log=SecurityEvents()))
    assert door._loopback is False


# -- The keys, as they come and go (rows 22 and 23) --


async def test_a_rotated_key_is_good_at_once(edge, issuer):
    """The next turn works, and the key that was withdrawn does not any more."""
    old = issuer.sign(SERVICE_URL)
    assert (await edge.post(message(), token=old)).status == 200
    issuer.rotate("key-2")
    assert (await edge.post(message(), token=issuer.sign(SERVICE_URL))).status == 200
    assert refused_again(edge, await edge.post(message(), token=old), "unknown-key")


def refused_again(edge, knocked, reason):
    return (knocked.status, edge.security.reasons[-1]) == (401, reason)


async def test_while_the_keys_are_awaited_everybody_else_is_served(edge, issuer):
    """The one who needs them waits; the server does not."""
    issuer.hold()
    waiting = edge.later(message("hello"), token=issuer.sign(SERVICE_URL))
    await issuer.arrived.wait()
    assert (await edge.request("GET", "/healthz")).text == "ok"
    assert (await edge.post(message(), Authorization="Bearer garbage")).status == 401
    assert not waiting.done()
    issuer.go_on.set()
    assert (await waiting).status == 200


@pytest.mark.parametrize(
    "answer",
    [
        lambda: web.Response(status=500),
        lambda: web.Response(text="<html>please log in</html>", content_type="text/html"),
        lambda: web.Response(body=b"\xff\xfe"),
        lambda: web.Response(text="[" * 100_000),
        lambda: web.Response(text="{}"),
        lambda: web.Response(text="null"),
        lambda: web.Response(text='{"keys": "x", "jwks_uri": 5}'),
        lambda: web.Response(text='{"keys": [], "jwks_uri": "ftp://127.0.0.1/"}'),
        lambda: web.Response(text='{"keys": [5], "jwks_uri": "http://example.org/keys"}'),
        lambda: web.Response(text=" " * 2_000_000),
        lambda: web.Response(status=302, headers={"Location": "/keys"}),
    ],
    ids=["broken", "page", "bytes", "deep", "empty", "null", "odd", "ftp", "http", "big", "moved"],
)
@pytest.mark.parametrize("path", ["/openid", "/keys"])
async def test_garbage_instead_of_keys_lets_nobody_in_and_shuts_nobody_out(
    edge, issuer, path, answer
):
    """Without keys everybody is refused; with the last good ones everything goes on."""
    token = issuer.sign(SERVICE_URL)
    issuer.answers[path] = answer
    assert refused(edge, await edge.post(message(), token=token), 401, "unknown-key")
    issuer.answers.clear()
    assert (await edge.post(message(), token=token)).status == 200
    issuer.answers[path] = answer
    unknown = await edge.post(message(), token=issuer.sign(SERVICE_URL, headers={"kid": "key-9"}))
    assert refused_again(edge, unknown, "unknown-key")
    assert (await edge.post(message(), token=token)).status == 200
