"""Layers lie beside the policies, in the same folder and the same form, and are read whole."""

import hashlib
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from adapters.editions_files import MOST_COMPILED, bytes_of, in_order, named_in, told_of, whole_of
from domain.policy.document import EditionRef
from domain.policy.layers import Layer, ReadLayer
from domain.ports import BadEdition, UnknownLayer

_FORM: TypeAdapter[Layer] = TypeAdapter(Layer)


class FileLayers:
    """The layers in a folder, ``layer/version/*.yaml``."""

    def __init__(self, folder: Path) -> None:
        """Look for layers in *folder*."""
        self._folder = folder

    def layers(self) -> tuple[str, ...]:
        """Return the ids of the layers that are here, in their order."""
        return named_in(self._folder, layers=True)

    def current(self, layer: str) -> ReadLayer:
        """Return the newest edition of *layer*.

        Raise :class:`UnknownLayer`, or :class:`BadEdition` with every fault found.
        """
        return layer_from(self.content(layer))

    def content(self, layer: str) -> bytes:
        """Return the bytes of the newest edition of *layer*; raise :class:`UnknownLayer`."""
        if layer not in self.layers():
            known = ", ".join(self.layers()) or "none"
            raise UnknownLayer(f"{layer!r} is not a layer here; the layers are: {known}")
        versions = [path.parent for path in (self._folder / layer).glob("*/edition.yaml")]
        return bytes_of(max(versions, key=in_order))


@lru_cache(MOST_COMPILED)
def layer_from(canonical: bytes) -> ReadLayer:
    """Return the layer whose canonical bytes these are.

    Raise :class:`BadEdition` with every fault found.
    """
    try:
        document = _FORM.validate_python(whole_of(canonical))
    except ValidationError as error:
        raise BadEdition(told_of(error)) from error
    ref = EditionRef(
        policy=document.id, version=document.version, sha256=hashlib.sha256(canonical).hexdigest()
    )
    return ReadLayer(document, ref)
