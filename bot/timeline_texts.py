"""What is said of a stored text, value or reason is said alike of every event."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

# Any: the body of an event as JSON, whose fields its own class has checked.
Says: TypeAlias = Mapping[str, Any]

NOTHING = "nothing"


def edition_of(ref: Says) -> str:
    """Return an edition in short."""
    return f"{ref['policy']} {ref['version']}"


def text_of(said: Says | None) -> str:
    """Return a text on one line, nothing for none."""
    return "" if said is None else " ".join(str(said["text"]).split())


def value_of(stored: object) -> str:
    """Return what stood in a field: a text, several, a stage or nothing."""
    match stored:
        case {"text": str(said)}:
            return " ".join(said.split())
        case list() as several:
            return "; ".join(map(value_of, several)) or NOTHING
        case _:
            return str(stored or NOTHING)


def reason_of(given: Says) -> str:
    """Return a reason, to stand behind what was done."""
    return f". Reason: {text_of(given)}"


def listed(parts: Iterable[str]) -> str:
    """Return *parts* behind one another."""
    return "; ".join(parts)
