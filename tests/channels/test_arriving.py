"""An activity is taken in with what the channel reads of it, or refused because that is odd."""

import random
from copy import deepcopy

import pytest
from botbuilder.schema import Activity
from botbuilder.schema.teams import TeamsChannelData

from bot.channels.teams.arriving import arrive, directory_id
from bot.channels.teams.reading import read
from bot.channels.teams.refused import Refused
from bot.channels.teams.shapes import ACTIVITY
from tests.support.activities import (
    ALICE,
    BOT,
    SERVICE_URL,
    TENANT,
    activity,
    every_kind,
    execute,
    invoke,
    malformed,
    mention,
    message,
    submit,
)

MISSING = object()


def changed(made, path, value):
    """Return *made* with *value* at the dotted *path*, or without what is there."""
    made = deepcopy(made)
    *within, last = path.split(".")
    inner = made
    for name in within:
        inner = inner[name]
    if value is MISSING:
        inner.pop(last, None)
    else:
        inner[last] = value
    return made


def refusal(made):
    with pytest.raises(Refused) as refused:
        arrive(made)
    return refused.value.status, refused.value.reason


# -- What is read --


def test_a_message_is_taken_in_whole():
    """Who says what, where, and how to answer."""
    arrived = arrive(message("hello"))
    assert (arrived.type, arrived.name, arrived.id) == ("message", "", "1700000000002")
    assert (arrived.channel, arrived.service_url) == ("msteams", SERVICE_URL)
    assert (arrived.conversation, arrived.conversation_type) == ("a:29:alice", "personal")
    assert arrived.tenants == {TENANT}
    assert (arrived.person, arrived.sender) == (ALICE["aadObjectId"], "29:alice")
    assert (arrived.text, arrived.value, arrived.reply_to) == ("hello", None, "")
    assert arrived.raw == message("hello")
    assert arrived.acts


def test_a_press_is_taken_in_with_what_the_card_sent():
    """By Execute and by Submit; what is in it is looked at by whoever acts on it."""
    data = {"key": "k", "card": "c", "conference": "no"}
    pressed = arrive(execute(data))
    assert (pressed.name, pressed.reply_to) == ("adaptiveCard/action", "1700000000001")
    assert pressed.value["action"]["data"] == data
    assert pressed.value["trigger"] == "manual"
    sent = arrive(submit(data))
    assert (sent.type, sent.text, sent.value) == ("message", "", data)
    assert sent.reply_to == "1700000000001"


@pytest.mark.parametrize("kind", every_kind())
def test_every_kind_that_teams_sends_is_taken_in(kind):
    """A type that nobody has heard of among them."""
    made = every_kind()[kind]
    arrived = arrive(made)
    assert arrived.type == made["type"]
    assert arrived.acts is (made["type"] in {"message", "invoke"})


def test_a_directory_id_is_the_same_in_either_case():
    """Teams writes it in lower case; who compares needs one way."""
    person = {**ALICE, "aadObjectId": ALICE["aadObjectId"].upper()}
    assert arrive(message(person=person)).person == ALICE["aadObjectId"]


def test_both_tenants_are_told_when_they_differ():
    """The door looks at each."""
    made = changed(message(), "channelData.tenant.id", "ANOTHER")
    assert arrive(made).tenants == {TENANT, "another"}


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        (ALICE["aadObjectId"], True),
        ("", False),
        ("29:alice", False),
        (ALICE["aadObjectId"].replace("-", ""), False),
        (ALICE["aadObjectId"] + "\n", False),
        ("{" + ALICE["aadObjectId"] + "}", False),
        ("00000000-0000-0000-0000-0000000000001", False),
    ],
)
def test_a_directory_id_is_shaped_like_one(text, is_one):
    """Five groups of hexadecimal digits, and nothing around them."""
    assert directory_id(text) is is_one


# -- What is refused --

NEEDED = ("type", "id", "channelId", "serviceUrl", "conversation", "conversation.id", "from")
NEEDED = (*NEEDED, "from.id")


@pytest.mark.parametrize("path", [*NEEDED, "name"])
@pytest.mark.parametrize("value", [MISSING, None, ""], ids=["missing", "null", "empty"])
def test_what_is_acted_on_must_be_there(path, value):
    """In an invoke, which needs them all."""
    objects = {"conversation", "from"}
    made = changed(invoke("task/fetch", {}), path, value)
    expected = "field-unreadable" if path in objects and value == "" else "field-missing"
    assert refusal(made) == (400, expected)


TEXTS = (*NEEDED, "name", "text", "replyToId", "conversation.conversationType")
TEXTS = (*TEXTS, "conversation.tenantId", "channelData.tenant.id", "from.aadObjectId")


@pytest.mark.parametrize("path", sorted({*TEXTS, "channelData", "channelData.tenant"}))
@pytest.mark.parametrize("value", [5, True, [], ["x"], {"a": 1}, "text"], ids=str)
def test_what_is_acted_on_must_be_what_it_should_be(path, value):
    """A text where a text belongs, an object where an object belongs."""
    made = changed(message(), path, value)
    objects = {"conversation", "from", "channelData", "channelData.tenant"}
    if value == "text" and path not in objects:
        return
    if isinstance(value, dict) and path in objects:
        expected = {"conversation": "field-missing", "from": "field-missing"}.get(path)
        assert expected is None or refusal(made) == (400, expected)
        return
    assert refusal(made) == (400, "field-unreadable")


@pytest.mark.parametrize(
    ("path", "longest"),
    [
        ("type", 200),
        ("name", 200),
        ("channelId", 200),
        ("id", 500),
        ("serviceUrl", 300),
        ("conversation.id", 500),
        ("conversation.conversationType", 200),
        ("from.id", 500),
        ("replyToId", 500),
    ],
)
def test_what_is_kept_has_a_length_that_can_be_kept(path, longest):
    """The longest that is taken, and the first that is not."""
    arrive(changed(message(), path, "x" * longest))
    assert refusal(changed(message(), path, "x" * (longest + 1))) == (400, "field-unreadable")


@pytest.mark.parametrize("path", ["id", "from", "from.id", "from.aadObjectId", "name", "text"])
def test_an_activity_by_which_nobody_acts_needs_no_sender(path):
    """Teams may leave out of an event what an event does not need."""
    arrived = arrive(changed(activity("event", name="x"), path, MISSING))
    assert arrived.type == "event"
    assert not arrived.acts


# -- What is left out --


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("timestamp", "yesterday"),
        ("timestamp", 5),
        ("localTimestamp", "2026-02-30T09:15:30+01:00"),
        ("expiration", "9999-12-31T23:59:59-14:00"),
        ("attachments", "x"),
        ("attachments", {}),
        ("entities", "x"),
        ("membersAdded", {"id": "x"}),
        ("reactionsAdded", 5),
        ("locale", 5),
        ("historyDisclosed", "yes"),
        ("relatesTo", {"conversation": "x"}),
        ("suggestedActions", {"actions": "x"}),
        ("semanticAction", "x"),
        ("textHighlights", [5]),
        ("listenFor", 5),
        ("conversation.isGroup", "yes"),
        ("from.name", 5),
        ("recipient", "x"),
        ("channelData.team", "x"),
        ("channelData.meeting", 5),
        ("channelData.notification", {"alert": "loud"}),
        ("channelData.onBehalfOf", 5),
        ("channelData.settings", {"selectedChannel": 5}),
    ],
)
def test_a_field_that_nothing_hangs_on_is_left_out_when_it_is_odd(path, value):
    """The message is answered all the same."""
    arrived = arrive(changed(message("hello"), path, value))
    assert arrived.text == "hello"
    assert arrived.raw == changed(message("hello"), path, MISSING)


@pytest.mark.parametrize("name", ["attachments", "entities", "membersAdded", "reactionsAdded"])
def test_what_is_no_object_is_left_out_of_a_list_of_objects(name):
    """The objects beside it stay."""
    arrived = arrive({**message(), name: [None, {"type": "a"}, 5, "x", [], {"type": "b"}]})
    assert arrived.raw[name] == [{"type": "a"}, {"type": "b"}]


def test_a_field_that_nobody_knows_is_handed_on():
    """Teams adds fields, and a stored conversation keeps them."""
    made = {**message(), "brandNew": {"a": [1]}}
    made["conversation"]["brandNew"] = "x"
    assert arrive(made).raw == made


def test_what_was_sent_is_left_as_it_is():
    """What is left out is left out of a copy."""
    made = {**message(), "timestamp": 5}
    before = deepcopy(made)
    arrive(made)
    assert made == before


def test_every_field_that_botbuilder_reads_is_looked_at():
    """It chokes on the wrong shape of whatever is not a text or any JSON."""
    ours = {*ACTIVITY, *TEXTS, "value"}
    assert {each["key"] for each in Activity._attribute_map.values()} - ours == set()


def test_botbuilder_reads_whatever_is_taken_in():
    """Over thousands of activities with something wrong in each, always the same ones."""
    rng, taken = random.Random(20260401), 0
    for _ in range(4_000):
        try:
            arrived = arrive(read(malformed(rng)))
        except Refused as refused:
            assert refused.status in {400, 413}  # noqa: PT017
            continue
        taken += 1
        Activity().deserialize(dict(arrived.raw))
        if "channelData" in arrived.raw:
            TeamsChannelData().deserialize(arrived.raw["channelData"])
    assert taken > 1_000


# -- Mentions --

NAME = BOT["name"]


@pytest.mark.parametrize(
    ("text", "entities", "said"),
    [
        (f"<at>{NAME}</at> help", [mention()], "help"),
        (f"<at>{NAME}</at> help", [], "help"),
        (f"<at>{NAME}</at>&nbsp;help", [mention()], "help"),
        (f"<at>{NAME}</at>help", [mention()], "help"),
        (f"  help <at>{NAME}</at>\r\n", [mention()], "help"),
        (f"please <at>{NAME}</at> help", [mention()], "please help"),
        (f"please<at>{NAME}</at>help", [mention()], "please help"),
        (f"<at>{NAME}</at> <at>{NAME}</at> help <at>{NAME}</at>", [mention()], "help"),
        (f"<at>{NAME}</at>", [mention()], ""),
        (f'<at id="0">{NAME}</at> help', [mention()], "help"),
        (f"<AT>{NAME}</AT> help", [mention()], "help"),
        ("<at>Renamed</at> help", [mention("Renamed")], "help"),
        ("<at>Bob</at> and <at>Jo</at>", [mention("Bob", "29:bob")], "Bob and <at>Jo</at>"),
        (
            f"<at>{NAME}</at> <at>Bob</at> agrees",
            [mention(), mention("Bob", "29:bob")],
            "Bob agrees",
        ),
        ("help", [mention()], "help"),
        ("1 < 2 and <at>somebody typed this", [], "1 < 2 and <at>somebody typed this"),
        ("<at></at> help", [], "<at></at> help"),
        ("\u00a0 help \n", [], "help"),
        (f"<at>{NAME}</at> help", [{"type": "mention", "text": 5}, {"type": 5}], "help"),
        (f"<at>{NAME}</at> help", [{"type": "mention", "mentioned": "x"}], "help"),
    ],
)
def test_a_text_is_read_without_the_bots_own_mention(text, entities, said):
    """Whatever way Teams tells of it; the names of others stay as names."""
    assert arrive(message(text, entities=entities)).text == said


def test_without_a_recipient_nothing_is_taken_out():
    """Who the bot is cannot be told then."""
    made = changed(message("<at>Bot</at> help"), "recipient", MISSING)
    assert arrive(made).text == "<at>Bot</at> help"


@pytest.mark.parametrize(
    "text", ["<at>" * 50_000, "<at" + " " * 200_000, "<at> " * 39_999], ids=len
)
def test_a_text_made_to_be_slow_is_read_like_any_other(text):
    """Each sign of it is looked at once, or this test would not end."""
    assert arrive(message(text)).text == text.strip()
