"""An actor is who acts and in what capacity; an id has one short form that can be read aloud."""

import base64
import re
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    SerializerFunctionWrapHandler,
    StringConstraints,
    model_serializer,
)

SHORT_BYTES = 5
"""Five bytes are exactly eight base-32 characters, and the first ten hexadecimal ones."""

_SHORT = re.compile(r"^(?P<prefix>[A-Z]{3})-(?P<digits>[A-Z2-7]{8})$")
_WHOLE = re.compile(r"^[0-9a-f]{32}$")


def _storable(text: str) -> str:
    """Return *text*, or refuse what no store keeps and no screen shows: NUL and lone surrogates."""
    if "\0" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("an id holds neither NUL nor half a character")
    return text


OpaqueId = Annotated[
    str, StringConstraints(min_length=1, max_length=512), AfterValidator(_storable)
]
"""An id that others made (directory, conversation, command key): kept as it is, never read."""


_AT = "@"


def office_at(office: str, seat: str = "") -> str:
    """Return how a seat of an office is named among the offices that somebody holds.

    >>> office_at("lead_member", "halton"), office_at("commissioner")
    ('lead_member@halton', 'commissioner')
    """
    return f"{office}{_AT}{seat}" if seat else office


class Actor(BaseModel):
    """Who acts: a directory id, and the offices and organisation held at that moment.

    Of an office with seats *offices* names the office, and beside it each seat held. *stands_in*
    names likewise what nobody holds and comes to them as the policy's contact: they may act in it,
    and hold none of it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: OpaqueId
    offices: tuple[str, ...] = ()
    organisation: str = ""
    stands_in: tuple[str, ...] = ()

    @model_serializer(mode="wrap")
    def _as_it_was(self, written: SerializerFunctionWrapHandler) -> dict[str, object]:
        """Write nobody's vacant offices only where there are some: as it was before there were."""
        whole: dict[str, object] = written(self)
        return {name: value for name, value in whole.items() if name != "stands_in" or value}

    def holds(self, office: str, seat: str = "") -> bool:
        """Return whether they may act in the office, of one with seats in that very *seat*."""
        return office_at(office, seat) in (*self.offices, *self.stands_in)


class NotAnId(ValueError):
    """The text is neither a whole id nor the short form of one."""


def short_form(prefix: str, whole: str) -> str:
    """Return the form of the id *whole* (32 hexadecimal characters) that people see.

    >>> short_form("ENQ", "00443214c74254b635cf84653a56d7c6")
    'ENQ-ABCDEFGH'
    """
    if not _WHOLE.match(whole):
        raise NotAnId(whole)
    digits = base64.b32encode(bytes.fromhex(whole)[:SHORT_BYTES]).decode("ascii")
    return f"{prefix}-{digits}"


def beginning_of(prefix: str, written: str) -> str:
    """Return the hexadecimal characters with which the id *written* begins.

    They are all 32 of a whole id, or the 10 that a short form stands for. Capitals, the hyphens of
    a uuid and surrounding space do not matter. Raises :class:`NotAnId`.
    """
    text = written.strip()
    whole = text.lower().replace("-", "")
    if _WHOLE.match(whole):
        return whole
    short = _SHORT.match(text.upper())
    if short is None or short["prefix"] != prefix:
        raise NotAnId(written)
    return base64.b32decode(short["digits"]).hex()
