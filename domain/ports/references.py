"""Where a person can be spoken to is kept raw, beside the events and never among them."""

from collections.abc import Mapping
from typing import Protocol

from pydantic import JsonValue


class ConversationReferences(Protocol):
    """Remembers how each person was last reached, until that person is forgotten."""

    def put(self, person: str, reference: Mapping[str, JsonValue]) -> None:
        """Remember *reference* for *person*, in place of the one before."""
        ...

    def get(self, person: str) -> dict[str, JsonValue] | None:
        """Return the reference of *person*, if there is one."""
        ...

    def forget(self, person: str) -> None:
        """Remember nothing of *person*; whoever is not remembered stays so."""
        ...
