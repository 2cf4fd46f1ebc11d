"""What every event store does, whatever it is made of."""

import hashlib

import pytest

from domain.ports import Appended, Happening, Logged
from domain.refusals import KeyReused, StaleStream
from tests.support.builders import answered, opened, receipt, recorded

FIRST = recorded(opened(), position=1)
SECOND = recorded(answered("shared_aim", "yes"), position=2, key="key-2")
THIRD = recorded(answered("contract", "no"), position=3, key="key-2")
OTHER = recorded(opened(), stream="enquiry-b2", key="key-3")


def test_events_come_back_in_order_and_as_they_were(kept):
    """A stream is its events, oldest first; a stream that is not there is empty."""
    assert kept.store.append("enquiry-a1", 0, [FIRST], receipt()) == Appended(
        "enquiry-a1", (FIRST,), again=False
    )
    kept.store.append("enquiry-b2", 0, [OTHER], receipt("key-3"))
    kept.store.append("enquiry-a1", 1, [SECOND, THIRD], receipt("key-2"))
    assert kept.store.load("enquiry-a1") == (FIRST, SECOND, THIRD)
    assert kept.store.load("enquiry-b2") == (OTHER,)
    assert kept.store.load("enquiry-c3") == ()


def test_a_stream_is_read_on_from_where_it_was_read_to(kept):
    """Beyond its first events; beyond the last of them there is nothing."""
    kept.store.append("enquiry-a1", 0, [FIRST], receipt())
    kept.store.append("enquiry-b2", 0, [OTHER], receipt("key-3"))
    kept.store.append("enquiry-a1", 1, [SECOND, THIRD], receipt("key-2"))
    assert [kept.store.load("enquiry-a1", after) for after in range(5)] == [
        (FIRST, SECOND, THIRD),
        (SECOND, THIRD),
        (THIRD,),
        (),
        (),
    ]


def test_the_log_holds_every_stream_in_the_order_of_appending(kept):
    """Reading goes on from any place, as far as one likes."""
    kept.store.append("enquiry-a1", 0, [FIRST], receipt())
    kept.store.append("enquiry-b2", 0, [OTHER], receipt("key-3"))
    kept.store.append("enquiry-a1", 1, [SECOND, THIRD], receipt("key-2"))
    assert kept.store.read(0, 2) == (Logged(1, FIRST), Logged(2, OTHER))
    assert kept.store.read(2, 500) == (Logged(3, SECOND), Logged(4, THIRD))
    assert kept.store.read(4, 500) == ()


@pytest.mark.parametrize("expected", [0, 2])
def test_a_stale_writer_is_told_and_nothing_is_added(kept, expected):
    """Too short an expectation and too long a one are both wrong."""
    kept.store.append("enquiry-a1", 0, [FIRST], receipt())
    with pytest.raises(StaleStream) as told:
        kept.store.append("enquiry-a1", expected, [SECOND], receipt("key-2"))
    assert told.value == StaleStream("enquiry-a1", expected, 1)
    assert kept.store.load("enquiry-a1") == (FIRST,)
    assert kept.store.receipted(receipt("key-2")) is None


def test_a_receipt_gives_back_its_own_events_and_adds_nothing(kept):
    """However late and with whatever expectation the same command comes again."""
    kept.store.append("enquiry-a1", 0, [FIRST], receipt())
    kept.store.append("enquiry-a1", 1, [SECOND, THIRD], receipt("key-2"))
    later = recorded(answered("shared_money", "no"), position=4, key="key-4")
    kept.store.append("enquiry-a1", 3, [later], receipt("key-4"))
    done = Appended("enquiry-a1", (SECOND, THIRD), again=True)
    assert kept.store.append("enquiry-a1", 1, [SECOND], receipt("key-2")) == done
    assert kept.store.receipted(receipt("key-2")) == done
    assert len(kept.store.load("enquiry-a1")) == 4


def test_a_command_that_added_nothing_has_its_receipt_too(kept):
    """Else its second delivery might add something, once the stream has changed."""
    kept.store.append("enquiry-a1", 0, [FIRST], receipt())
    nothing = Appended("enquiry-a1", (), again=False)
    assert kept.store.append("enquiry-a1", 1, [], receipt("key-2")) == nothing
    assert kept.store.receipted(receipt("key-2")) == Appended("enquiry-a1", (), again=True)


def test_a_key_is_not_used_for_another_wish(kept):
    """The hash of the command stands in the receipt."""
    kept.store.append("enquiry-a1", 0, [FIRST], receipt("key-1", "a"))
    with pytest.raises(KeyReused):
        kept.store.append("enquiry-a1", 1, [SECOND], receipt("key-1", "b"))
    with pytest.raises(KeyReused):
        kept.store.receipted(receipt("key-1", "b"))
    assert kept.store.load("enquiry-a1") == (FIRST,)


def test_streams_are_found_by_how_their_names_begin(kept):
    """A short id is the beginning of a whole one; no letter of it stands for any letter."""
    for number, stream in enumerate(("enquiry-a1", "enquiry-a_", "enquiry-b2", "risk-a1")):
        event = recorded(opened(), stream=stream, key=f"key-{number}")
        kept.store.append(stream, 0, [event], receipt(f"key-{number}"))
    assert kept.store.streams("enquiry-a") == ("enquiry-a1", "enquiry-a_")
    assert kept.store.streams("enquiry-a_") == ("enquiry-a_",)
    assert kept.store.streams("enquiry-c") == ()


def happened(event):
    return Happening(event.stream, event.position, event)


def test_the_log_is_read_stream_by_stream_in_the_order_of_their_names(kept):
    """Each from its first event, whatever came in between, and on from any event of any."""
    kept.store.append("enquiry-b2", 0, [OTHER], receipt("key-3"))
    kept.store.append("enquiry-a1", 0, [FIRST], receipt())
    risk = recorded(opened(), stream="risk-a1", key="key-4")
    kept.store.append("risk-a1", 0, [risk], receipt("key-4"))
    kept.store.append("enquiry-a1", 1, [SECOND, THIRD], receipt("key-2"))
    read = kept.histories.happenings
    whole = tuple(map(happened, (FIRST, SECOND, THIRD, OTHER)))
    assert read("enquiry-", ("", 0), 500) == whole
    assert read("enquiry-", ("", 0), 2) == whole[:2]
    assert read("enquiry-", ("enquiry-a1", 2), 500) == whole[2:]
    assert read("enquiry-", ("enquiry-a1", 3), 1) == whole[3:]
    assert read("enquiry-", ("enquiry-b2", 1), 500) == ()
    assert read("enquiry-a1", ("", 0), 500) == whole[:3]
    assert read("", ("enquiry-b2", 1), 500) == (happened(risk),)


@pytest.mark.parametrize("keeper", ["keeper", "shown"])
def test_what_must_never_change_is_kept_once_by_its_hash(kept, keeper):
    """Editions apart from screens; whoever keeps one again changes nothing, others are refused."""
    content = '{"heading": "Żółć 🐕"}'.encode()
    sha256 = hashlib.sha256(content).hexdigest()
    chosen = getattr(kept, keeper)
    assert chosen.kept(sha256) is None
    chosen.keep(sha256, content)
    chosen.keep(sha256, content)
    assert chosen.kept(sha256) == content
    other = kept.shown if keeper == "keeper" else kept.keeper
    assert other.kept(sha256) is None
    with pytest.raises(ValueError, match="not those of"):
        chosen.keep(sha256, content + b" ")


def test_a_conversation_reference_is_the_last_one_until_it_is_forgotten(kept):
    """Kept as the client sent it, whatever is in it, and apart from the events."""
    first = {"user": {"id": "29:x", "name": "Żółć \0 \ud800"}, "n": [1, 2.5, None, True]}
    assert kept.references.get("sgt-1") is None
    kept.references.put("sgt-1", first)
    kept.references.put("sgt-1", first)
    kept.references.put("insp-2", {"user": {}})
    assert kept.references.get("sgt-1") == first
    kept.references.put("sgt-1", {"moved": True})
    assert kept.references.get("sgt-1") == {"moved": True}
    kept.references.forget("sgt-1")
    kept.references.forget("sgt-1")
    assert (kept.references.get("sgt-1"), kept.references.get("insp-2")) == (None, {"user": {}})
    assert kept.store.read(0, 10) == ()
