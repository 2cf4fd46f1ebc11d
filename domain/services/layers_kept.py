"""The bytes of a layer are kept at the first use of it, so that what it asked is read for ever."""

from collections.abc import Callable, Mapping

from domain.policy.document import EditionRef
from domain.policy.layers import Layer
from domain.ports import BadEdition
from domain.ports.keeping import ContentKeeper

__all__ = ["LayersKept"]


class LayersKept:
    """The layers that anything was logged under.

    *contents* are the bytes of those that are on, by their hash, and *read* makes the layer of its
    bytes.
    """

    def __init__(
        self,
        keeper: ContentKeeper,
        contents: Mapping[str, bytes],
        read: Callable[[bytes], Layer],
    ) -> None:
        self._keeper = keeper
        self._contents = contents
        self._read = read

    def use(self, ref: EditionRef) -> None:
        """Keep the layer *ref*, once; one that is not on now was kept when it was used."""
        content = self._contents.get(ref.sha256)
        if content is not None and self._keeper.kept(ref.sha256) is None:
            self._keeper.keep(ref.sha256, content)

    def pinned(self, ref: EditionRef) -> Layer | None:
        """Return the very layer *ref*, none where its bytes are not here or not understood."""
        content = self._keeper.kept(ref.sha256)
        try:
            return None if content is None else self._read(content)
        except BadEdition:
            return None
