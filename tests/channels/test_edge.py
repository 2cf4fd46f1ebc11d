"""Over HTTP the edge answers everything with 2xx or 4xx, and lets nothing in that is not whole."""

import asyncio
import gzip
import json
import re

import pytest

from bot.channels.teams.answers import Answer
from bot.channels.teams.door import LoopbackDoor
from bot.channels.teams.reading import LARGEST
from tests.support.activities import activity, every_kind, execute, invoke, message
from tests.support.served_edge import served_edge

GOOD = json.dumps(message()).encode()


@pytest.fixture
async def edge():
    async with served_edge(LoopbackDoor()) as edge:
        yield edge


def refused(edge, knocked, status, reason):
    """Tell whether nothing was let in, one event says why, and the answer says what to do."""
    assert (knocked.status, knocked.json["error"]["code"]) == (status, reason)
    assert knocked.json["error"]["message"].endswith(".")
    assert knocked.json["error"]["message"] != "This request is not accepted."
    assert edge.received == []
    assert [(each["status"], each["reason"]) for each in edge.security.told] == [(status, reason)]
    return True


# -- What comes in, and what goes back --


@pytest.mark.parametrize("kind", every_kind())
async def test_every_kind_of_activity_comes_in(edge, kind):
    """As it was sent."""
    made = every_kind()[kind]
    assert (await edge.post(made)).status == 200
    (arrived,) = edge.received
    assert (arrived.type, arrived.name) == (made["type"], made.get("name", ""))


async def test_the_answer_of_an_invoke_goes_back_as_json(edge):
    """With its status, and in signs that every proxy carries."""
    edge.answer = Answer(200, {"statusCode": 200, "type": "x", "value": "é"})
    knocked = await edge.post(execute({"key": "k"}))
    assert (knocked.status, knocked.headers["Content-Type"]) == (
        200,
        "application/json; charset=utf-8",
    )
    assert knocked.text == '{"statusCode":200,"type":"x","value":"\\u00e9"}'


async def test_nothing_is_said_of_the_server(edge):
    """Its name and version help nobody but who looks for a weakness."""
    for knocked in (await edge.post(GOOD), await edge.request("GET", "/nowhere")):
        assert "Server" not in knocked.headers


@pytest.mark.parametrize(
    ("ready", "status", "text"), [(True, 200, "ok"), (False, 503, "not ready")]
)
async def test_health_tells_whether_it_is_ready(ready, status, text):
    """So that whoever starts and stops it knows when."""
    async with served_edge(LoopbackDoor(), ready=lambda: ready) as edge:
        knocked = await edge.request("GET", "/healthz")
        assert (knocked.status, knocked.text) == (status, text)


# -- What breaks within --


@pytest.mark.parametrize(
    ("made", "body"),
    [
        (
            execute({"key": "k"}),
            {
                "statusCode": 500,
                "type": "application/vnd.microsoft.error",
                "value": {"code": "defect", "message": "SAID"},
            },
        ),
        (invoke("task/fetch", {}), {"task": {"type": "message", "value": "SAID"}}),
        (
            invoke("composeExtension/query", {}),
            {"composeExtension": {"type": "message", "text": "SAID"}},
        ),
        (message(), None),
        (activity("conversationUpdate"), None),
    ],
    ids=["press", "dialog", "search", "message", "update"],
)
@pytest.mark.parametrize(
    "answer",
    [
        RuntimeError("a secret"),
        TimeoutError(),
        RecursionError(),
        KeyError("text"),
        Answer(body={"value": object()}),
        Answer(body={"value": float("nan")}),
    ],
    ids=lambda answer: type(answer).__name__ + str(getattr(answer, "body", ""))[:13],
)
async def test_a_defect_is_an_apology_with_a_reference(edge, made, body, answer):
    """Teams would repeat what failed; who reads the log finds the same reference there."""
    edge.answer = answer
    knocked = await edge.post(made)
    assert knocked.status == 200
    (told,) = edge.security.told
    assert (told["event"], set(told)) == ("failed", {"event", "reference"})
    assert re.fullmatch("[0-9A-F]{8}", told["reference"])
    said = (
        "Sorry, something went wrong. Please try again; if it stays so, report "
        f"{told['reference']}."
    )
    expected = json.dumps(body, separators=(",", ":")).replace("SAID", said) if body else ""
    assert knocked.text == expected


@pytest.mark.parametrize("status", [0, 100, 199, 500, 501, 503, 600])
def test_no_activity_is_ever_answered_with_5xx(status):
    """Whoever tries learns it where it is done."""
    with pytest.raises(ValueError, match=f"No activity is answered with {status}."):
        Answer(status)


class BrokenDoor:
    async def admit(self, caller, arrived):
        raise LookupError(caller, arrived)


async def test_a_door_that_breaks_stays_shut():
    """And the log tells of it."""
    async with served_edge(BrokenDoor()) as edge:
        knocked = await edge.post(message())
        assert (knocked.status, knocked.json["error"]["code"]) == (403, "forbidden")
        assert edge.received == []
        assert edge.security.reasons == ["door-failed", "door-broken"]


# -- Other paths, other methods --


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("POST", "/"),
        ("POST", "/api/messages/"),
        ("POST", "/api/Messages"),
        ("POST", "/api/messages/x"),
        ("GET", "/api/../../etc/passwd"),
        ("GET", "/.env"),
        ("GET", "/healthz/x"),
    ],
)
async def test_any_other_path_is_not_there(edge, method, path):
    """Whoever asks for it learns where activities go; looking is no event."""
    knocked = await edge.request(method, path)
    assert (knocked.status, knocked.json["error"]["code"]) == (404, "not-found")
    assert (edge.received, edge.security.told) == ([], [])


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
async def test_activities_come_by_post(edge, method):
    """And by nothing else; clients look so whether somebody is there, which is no event."""
    knocked = await edge.request(method, "/api/messages", data=GOOD)
    assert (knocked.status, edge.received, edge.security.told) == (405, [], [])
    assert knocked.headers["Allow"] == "POST"


@pytest.mark.parametrize("path", ["/api/messages", "/healthz", "/nowhere"])
async def test_nobody_is_upgraded(edge, path):
    """To a websocket, or to another version of HTTP."""
    for upgrade in ("websocket", "h2c"):
        edge.security.stream.truncate(0)
        edge.security.stream.seek(0)
        headers = {"Connection": "Upgrade", "Upgrade": upgrade}
        knocked = await edge.request("GET", path, headers=headers)
        assert refused(edge, knocked, 400, "no-upgrade")


# -- Bodies (rows 28 to 31 of the fault table) --


@pytest.mark.parametrize(
    "kind",
    [
        None,
        "",
        "text/plain",
        "text/json",
        "application/x-www-form-urlencoded",
        "application/json-patch+json",
        "application/jsonp",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/json; charset=latin-1",
        "application/json; charset=\u00e9",
        "json",
        ";",
    ],
)
async def test_a_body_that_is_not_said_to_be_json_is_not_read(edge, kind):
    """A form on somebody's page can send anything but that."""
    knocked = await edge.post(GOOD, Content_Type=kind)
    assert refused(edge, knocked, 415, "wrong-content-type")


@pytest.mark.parametrize(
    "kind",
    ["application/json", "application/json; charset=utf-8", 'Application/JSON; Charset="UTF-8"'],
)
async def test_json_is_said_in_several_ways(edge, kind):
    """All of them mean UTF-8."""
    assert (await edge.post(GOOD, Content_Type=kind)).status == 200


@pytest.mark.parametrize("encoding", ["gzip", "GZIP", "deflate", "br", "gzip, identity", "x"])
async def test_a_packed_body_is_not_unpacked(edge, encoding):
    """Not even to see how large it is."""
    bomb = gzip.compress(b" " * 20_000_000)
    knocked = await edge.post(bomb, Content_Encoding=encoding)
    assert refused(edge, knocked, 415, "encoded")


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b"", 400, "not-json"),
        (b"[]", 400, "not-an-object"),
        (b"null", 400, "not-an-object"),
        (b'"message"', 400, "not-an-object"),
        (b"{", 400, "not-json"),
        (b'{"type": "message"', 400, "not-json"),
        (b'{"type": "\xff"}', 400, "not-utf-8"),
        (b'{"type": "message", "type": "message"}', 400, "key-twice"),
        (b'{"value": NaN}', 400, "not-a-number"),
        (b'{"value": -Infinity}', 400, "not-a-number"),
        (b'{"value": 1e999}', 400, "number-too-big"),
        (b'{"value": ' + b"9" * 5_000 + b"}", 400, "number-too-big"),
        (b'{"value": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400, "too-deep"),
        (b'{"attachments": [' + b"{}," * 9_999 + b"{}]}", 413, "too-many-parts"),
        (b'{"text": "' + b"x" * LARGEST + b'"}', 413, "too-large"),
        (b"x" * 1_100_000, 413, "too-large"),
        (b"{}", 400, "field-missing"),
        (b'{"type": []}', 400, "field-unreadable"),
    ],
    ids=lambda value: str(value)[:30],
)
async def test_a_body_that_is_no_activity_is_refused(edge, body, status, reason):
    """With a reason that whoever wrote the program can act on."""
    assert refused(edge, await edge.post(body), status, reason)


async def test_a_body_that_never_says_its_size_is_read_no_further_than_it_may(edge):
    """The sender is stopped long before it is through."""
    sent = 0

    async def endless():
        nonlocal sent
        while sent < 100 * LARGEST:
            sent += 16_384
            yield b" " * 16_384

    knocked = await edge.request(
        "POST", "/api/messages", data=endless(), headers={"Content-Type": "application/json"}
    )
    assert refused(edge, knocked, 413, "too-large")
    assert sent < 100 * LARGEST


async def test_a_body_that_comes_too_slowly_is_not_awaited():
    """The rest of it may never come; meanwhile others are served."""
    async with served_edge(LoopbackDoor(), patience=0.01) as edge:
        held = asyncio.Event()

        async def slow():
            yield GOOD[:10]
            await held.wait()
            yield GOOD[10:]

        knocked = await edge.request(
            "POST", "/api/messages", data=slow(), headers={"Content-Type": "application/json"}
        )
        assert refused(edge, knocked, 408, "body-too-slow")
        assert knocked.headers["Connection"] == "close"
        assert (await edge.request("GET", "/healthz")).text == "ok"
        held.set()


async def raw(edge, sent):
    """Send the bytes *sent* as they are; return what comes back until the server hangs up."""
    reading, writing = await opened(edge, sent)
    answer = await reading.read()
    await hung_up(writing)
    return answer


async def opened(edge, sent):
    host, port = edge.url.removeprefix("http://").split(":")
    reading, writing = await asyncio.open_connection(host, int(port))
    writing.write(sent)
    await writing.drain()
    return reading, writing


async def hung_up(writing):
    writing.close()
    await writing.wait_closed()


HEAD = (
    b"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    b"Connection: close\r\n"
)


@pytest.mark.parametrize(
    "sent",
    [
        HEAD + b"Content-Length: -1\r\n\r\n" + GOOD,
        HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n" + GOOD,
        HEAD + b"Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"NONSENSE /api/messages HTTP/1.1\r\n\r\n",
        b"POST /api/messages HTTP/9.9\r\n\r\n",
    ],
    ids=["negative", "two lengths", "length and chunks", "no chunk", "TLS", "method", "version"],
)
async def test_what_is_no_http_is_refused_by_the_server(edge, sent, caplog):
    """Nothing of it comes in, and the log does not quote it."""
    assert (await raw(edge, sent)).startswith(b"HTTP/1.0 400 Bad Request\r\n")
    assert edge.received == []
    (told,) = edge.security.told
    assert told.pop("peer", "127.0.0.1") == "127.0.0.1"
    assert told == {"event": "refused", "reason": "not-http", "status": 400}
    assert caplog.records == []


async def test_a_body_that_is_said_to_be_too_large_is_not_awaited(edge):
    """Its size alone is enough."""
    reading, writing = await opened(edge, HEAD + b"Content-Length: 1000000000\r\n\r\n")
    assert await reading.readline() == b"HTTP/1.1 413 Request Entity Too Large\r\n"
    await hung_up(writing)
    assert edge.security.reasons == ["too-large"]


async def test_who_hangs_up_in_the_middle_stops_nothing(edge, caplog):
    """And leaves no trace of a defect."""
    _, writing = await opened(edge, HEAD + b"Content-Length: 5000\r\n\r\n{")
    await hung_up(writing)
    while not edge.security.told:
        assert (await edge.post(GOOD)).status == 200
    assert edge.security.reasons == ["body-broken"]
    assert caplog.records == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a\x00b\x07", "ab"),
        ("\ud800x\udc00", "\ufffdx\ufffd"),
        ("\u202egnp.exe", "\u202egnp.exe"),
        ("no\u200bbody", "no\u200bbody"),
        ("\U0001f469\u200d\U0001f4bb", "\U0001f469\u200d\U0001f4bb"),
        ("e\u0301", "e\u0301"),
        ("\u00e9", "\u00e9"),
    ],
    ids=ascii,
)
async def test_a_text_comes_in_as_it_was_typed_but_for_what_no_store_takes(edge, text, read):
    """In the message, in what a form sent, and in a name."""
    assert (await edge.post({**message(text), "value": {text: [text]}})).status == 200
    (arrived,) = edge.received
    assert (arrived.text, arrived.value) == (read, {read: [read]})


async def test_one_sign_of_64_kilobytes_comes_in(edge):
    """A letter and more accents than anybody can see."""
    sign = "a" + "\u0301" * 32_000
    body = json.dumps(message(sign, attachments=[]), ensure_ascii=False).encode()
    assert (await edge.post(body)).status == 200
    assert edge.received[0].text == sign


async def test_a_long_header_is_refused_by_us_and_a_longer_one_by_the_server(edge):
    """Neither comes in."""
    assert (await edge.post(GOOD, X_Long="x" * 100_000)).status == 200
    assert (await edge.post(GOOD, X_Long="x" * 200_000)).status == 400
    assert len(edge.received) == 1
