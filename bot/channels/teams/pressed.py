"""What a client sends of a press is read as texts by name, and trusted in nothing."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

# Not "key": the Playground takes a property of that name for its own, and throws.
_KEY = "press"
_CARD = "card"
SHARED = "shared"
"""What the buttons of a card say that is shared with others."""

_OURS = {_KEY, _CARD, SHARED, "msteams"}
_MOST_GIVEN = 100


@dataclass(frozen=True, slots=True)
class PressedButton:
    """The key of a button, the drawing of its card, and what was given beside it.

    *shared* is whether the card says that it is one that others see.
    """

    key: str
    card: str
    given: Mapping[str, str]
    shared: bool = False

    def act_key(self, person: str) -> str:
        """Return the key under which this press of *person*'s is carried out once."""
        return keyed("press", person, self.card, self.key)


def button_of(data: object) -> PressedButton:
    """Return what *data* says; of anything else a button that nothing has."""
    if not isinstance(data, dict):
        return PressedButton("", "", {})
    texts = {name: each for name, each in data.items() if isinstance(each, str)}
    given = [(name, each) for name, each in texts.items() if name not in _OURS and each != ""]
    return PressedButton(
        texts.get(_KEY, ""), texts.get(_CARD, ""), dict(given[:_MOST_GIVEN]), SHARED in texts
    )


def keyed(*parts: str) -> str:
    """Return one key made of *parts*, the same for the same parts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
