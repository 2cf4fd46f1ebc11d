"""What somebody was shown is kept by its hash before their answer is recorded, once for all.

An answer is worth more than the proof of its wording: where keeping fails, the answer goes on.
"""

from collections import OrderedDict
from contextlib import suppress
from hashlib import sha256 as hashed
from threading import Lock

from domain.ports import ContentKeeper
from domain.refusals import Unavailable, Unreadable

MOST = 5_000
"""How many hashes are known to be kept without asking the store again."""


class Shown:
    """The texts of cards: what the hash in an answer stands for."""

    def __init__(self, keeper: ContentKeeper, most: int = MOST) -> None:
        """Keep them in *keeper*, and remember of *most* that they are there."""
        self._keeper = keeper
        self._most = most
        self._known: OrderedDict[str, None] = OrderedDict()
        self._turn = Lock()

    def keep(self, content: bytes) -> str:
        """Return the sha256 of *content*, which is kept from now on; it is written once only."""
        sha256 = hashed(content).hexdigest()
        if sha256 not in self._known:
            with suppress(Unavailable, Unreadable):
                if self._keeper.kept(sha256) is None:
                    self._keeper.keep(sha256, content)
                self._remember(sha256)
        return sha256

    def find(self, sha256: str) -> bytes | None:
        """Return what was shown, if it was kept; `Unreadable` if it was changed since."""
        return self._keeper.kept(sha256)

    def _remember(self, sha256: str) -> None:
        with self._turn:
            self._known[sha256] = None
            while len(self._known) > self._most:
                self._known.popitem(last=False)
