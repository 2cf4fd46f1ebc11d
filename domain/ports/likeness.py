"""Names that look alike are found by how alike they are written."""

from collections.abc import Mapping
from typing import Protocol


class Likeness(Protocol):
    """Says how alike two names are: 100 for the same, capitals and the order of words apart."""

    def alike(self, name: str, among: Mapping[str, str], least: float) -> Mapping[str, float]:
        """Return the keys of those names *among* that are at least so much like *name*.

        The likest come first, each with how alike it is, from *least* to 100.
        """
        ...
