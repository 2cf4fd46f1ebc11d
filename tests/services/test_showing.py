"""What was shown is kept once, before the answer is recorded, and never holds the answer up."""

import hashlib

import pytest

from domain.refusals import Unavailable, Unreadable
from domain.services.showing import Shown

CARD = b'{"heading":"Is it a conference?"}'
HASH = hashlib.sha256(CARD).hexdigest()


class CountingKeeper:
    """Keeps in memory, and counts how often it is asked and written to."""

    def __init__(self):
        self.content, self.asked, self.written = {}, 0, 0

    def keep(self, sha256, content):
        self.written += 1
        self.content[sha256] = content

    def kept(self, sha256):
        self.asked += 1
        return self.content.get(sha256)


class BrokenKeeper:
    """A store that cannot do it now."""

    def __init__(self, fault):
        self._fault = fault

    def keep(self, _sha256, _content):
        raise self._fault

    def kept(self, _sha256):
        raise self._fault


def test_a_card_is_written_once_however_often_it_is_shown():
    """By one program, and by the next."""
    keeper = CountingKeeper()
    shown = Shown(keeper)
    assert [shown.keep(CARD) for _ in range(5)] == [HASH] * 5
    assert (keeper.asked, keeper.written) == (1, 1)
    assert Shown(keeper).keep(CARD) == HASH
    assert (keeper.asked, keeper.written) == (2, 1)
    assert shown.find(HASH) == CARD
    assert shown.find("ab" * 32) is None


def test_no_more_is_remembered_than_was_said():
    """What was forgotten is asked for, and not written again."""
    keeper = CountingKeeper()
    shown = Shown(keeper, most=2)
    for card in (b"1", b"2", b"3", b"1"):
        shown.keep(card)
    assert (keeper.asked, keeper.written) == (4, 3)


@pytest.mark.parametrize(
    "fault", [Unavailable("locked", "Wait.", again=True), Unreadable("shown", "changed", "Stop.")]
)
def test_an_answer_is_worth_more_than_the_proof_of_its_wording(fault):
    """The hash is given all the same, and the card is tried anew the next time."""
    shown = Shown(BrokenKeeper(fault))
    assert shown.keep(CARD) == HASH
    shown._keeper = keeper = CountingKeeper()
    shown.keep(CARD)
    assert keeper.content == {HASH: CARD}
