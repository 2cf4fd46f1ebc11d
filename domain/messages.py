"""Commands wish, events report; the name of a stored event is given once, where its class is."""

import hashlib
import unicodedata
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, ClassVar, Generic, Self, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PositiveInt,
    SerializeAsAny,
    StringConstraints,
    model_validator,
)

from domain.identity import Actor, OpaqueId

STRICT = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)
"""How messages are read: as written or not at all; no error repeats what people said."""

EVENTS: dict[str, type["Event"]] = {}
"""Every event there is, by its stored name; what is not here is never read from a store."""


class NameTaken(ValueError):
    """Two events would be stored under one name."""


class Event(BaseModel):
    """Something that happened: ``class AgreementSigned(Event, name="agreement-signed", shape=1)``.

    *shape* counts the released forms of the body. A new field with a default loads without a new
    shape; anything else needs one, and every shape needs a line in ``tests/history``.
    """

    model_config = STRICT

    stored_name: ClassVar[str]
    stored_shape: ClassVar[int]

    def __init_subclass__(cls, *, name: str, shape: int = 1, **kwargs: Any) -> None:  # noqa: ANN401 - pydantic's own
        super().__init_subclass__(**kwargs)
        if name in EVENTS:
            raise NameTaken(f"{name} is the name of {EVENTS[name].__qualname__} already")
        cls.stored_name, cls.stored_shape = name, shape
        EVENTS[name] = cls


class Command(BaseModel):
    """A wish: well formed, and possibly refused."""

    model_config = STRICT


def cleaned(text: object) -> object:
    """Return *text* as it may be stored for ever: what cannot be kept is cleaned, not refused.

    People paste; a stray NUL is no reason to lose their sentence. Line ends become one kind,
    control characters go, half a surrogate pair becomes U+FFFD, letters are composed (NFC).
    """
    if not isinstance(text, str):
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    whole = lines.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    kept = (c for c in whole if c in "\n\t" or unicodedata.category(c) != "Cc")
    return unicodedata.normalize("NFC", "".join(kept))


class PersonalText(BaseModel):
    """Text by or about a person, kept apart so that it can be sealed per *subject* later."""

    model_config = STRICT

    subject: OpaqueId
    text: Annotated[str, BeforeValidator(cleaned)]


Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""The hash of something shown or kept, in hexadecimal."""


def _in_utc(moment: datetime) -> datetime:
    if moment.utcoffset() != timedelta(0):
        raise ValueError("a moment is recorded in UTC")
    return moment.astimezone(UTC)


class Act(BaseModel):
    """One act of one person: what a command carries beside its wish.

    The same *key* again is the same act again. *happened_on* is today unless an earlier day is
    being recorded.
    """

    model_config = STRICT

    actor: Actor
    key: OpaqueId
    conversation: OpaqueId
    happened_on: date | None = None
    correlation_id: OpaqueId | None = None
    causation_id: OpaqueId | None = None

    def following(self, step: str) -> Self:
        """Return the act that this one brings about elsewhere: its key is always the same."""
        key = hashlib.sha256(f"{step}:{self.key}".encode()).hexdigest()
        correlation = self.correlation_id or self.key
        return self.model_copy(update={"key": f"{step}:{key}", "correlation_id": correlation})


Moment: TypeAlias = Annotated[AwareDatetime, AfterValidator(_in_utc)]
"""A moment, in UTC."""

E = TypeVar("E", bound=Event)


class Envelope(BaseModel, Generic[E]):
    """An event as it is stored: what happened, and who, when, where, why and by which software.

    *position* counts from one within the stream. *happened_on* is the day in London on which it
    happened, *recorded_at* the moment at which we were told.
    """

    model_config = STRICT

    event_id: OpaqueId
    name: str
    shape: PositiveInt
    stream: OpaqueId
    position: PositiveInt
    happened_on: date
    recorded_at: Moment
    actor: Actor
    conversation: OpaqueId
    command_key: OpaqueId
    correlation_id: OpaqueId
    causation_id: OpaqueId | None
    software: str
    event: SerializeAsAny[E]

    @model_validator(mode="after")
    def _named_for_its_event(self) -> Self:
        if self.name != self.event.stored_name:
            raise ValueError(f"{self.name} is not the name of {type(self.event).__name__}")
        return self


Recorded = Envelope[Event]
"""Any event in its envelope."""
