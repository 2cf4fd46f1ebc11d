"""Whatever is written, in whatever place of a screen, a card shows it and does nothing else."""

import json

import pytest

from bot.cards.card import adaptive_card, told
from bot.cards.text import plain
from tests.cards.card_lint import INPUTS, faults, nodes, of_type, shown
from tests.cards.made_screens import everywhere
from tests.cards.payloads import PAYLOADS

TEXTS = {"TextBlock", "RichTextBlock", "TextRun"}
PLACES = tuple(everywhere("x"))


def ordinary(payload: str) -> str:
    """Return words as long as *payload*: how long a label is decides how it is drawn."""
    return ("Shared dog unit of the two forces " * 9)[: len(payload)]


def working_parts(card):
    """Return what *card* does: what its buttons carry, what it asks, and the kinds it is made of.

    A heading that markdown could read something in is drawn as a text run, so both are one kind.
    """
    data = [action["data"] for action in of_type(card, "Action.Execute", "Action.Submit")]
    asked = [
        (node["type"], node["id"], [choice["value"] for choice in node.get("choices", ())])
        for node in of_type(card, *INPUTS)
    ]
    return data, asked, {node["type"] for node in nodes(card)} - TEXTS


@pytest.mark.parametrize("way", [{}, {"can_open_dialog": True}, {"dialog": True}], ids=str)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_what_is_written_changes_nothing_but_what_is_read(payload, place, way):
    """What the card does is what it does with any other words."""
    card = adaptive_card(everywhere(payload)[place], "token-1", **way)
    other = adaptive_card(everywhere(ordinary(payload))[place], "token-1", **way)
    assert working_parts(card) == working_parts(other)
    assert faults(card) == []
    json.dumps(card, ensure_ascii=False).encode()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_no_client_is_given_an_address_a_tag_or_a_function(payload, place):
    """Each is parted where a client would begin to read it."""
    for text in shown(adaptive_card(everywhere(payload)[place], "token-1")):
        for begins in ("](", "][", "://", "//", "<at", "<s", "<i", "{{", "@e", "evil.ex", "www.e"):
            assert begins not in text


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_what_is_written_is_shown_as_it_was(payload):
    """Save what cannot be seen; asterisks around a word may be taken for words to type."""
    card = adaptive_card(everywhere(payload)["pressed"], "token-1")
    seen = plain(payload).replace("\u200b", "")
    texts = [text.replace("\u200b", "") for text in shown(card)]
    assert texts.count(seen) >= 3


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_notice_of_it_is_as_inert(payload):
    """In a list of chats, in a pop-up, and read aloud."""
    for screen in everywhere(payload).values():
        said = told(screen)
        assert not {"<", ">", "\n"} & set(said)
        assert "://" not in said


def test_a_card_never_leads_anywhere():
    """There is no kind of element or action by which it could."""
    for screen in everywhere(PAYLOADS["json"]).values():
        card = adaptive_card(screen, "token-1", can_open_dialog=True)
        for node in nodes(card):
            assert not {"url", "iconUrl", "selectAction", "backgroundImage", "entities"} & set(node)
