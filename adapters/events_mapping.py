"""Between events and the rows that hold them: a name leads only to an event that we have."""

from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

# Imported so that their events are among those we have.
import domain.model.arrangement.messages
import domain.model.arrangement.record.messages
import domain.model.body.messages
import domain.model.edition.messages
import domain.model.enquiry.messages
import domain.model.form.messages
import domain.model.office.messages
import domain.model.task.messages  # noqa: F401
from domain.messages import EVENTS, Envelope, Event, Recorded
from domain.ports import Happening
from domain.refusals import Unreadable

KEEP = "Keep the file as it is and restore a backup beside it; do not delete the row."
NEWER = "Start the release that wrote it, or a later one."


def written(recorded: Recorded) -> bytes:
    """Return the body of the row: the whole envelope as JSON that needs none of our code."""
    return recorded.model_dump_json().encode()


def read(stream: str, position: int, name: str, body: bytes) -> Recorded:
    """Return the event of one row, or raise :class:`Unreadable`, saying which row and why.

    The name is looked up among our own events and never imported: whoever can write a row must not
    be able to choose what runs.
    """
    where = f"event {position} of {stream}"
    if name not in EVENTS:
        raise Unreadable(where, f"no event is called {name!r}", NEWER)
    try:
        recorded = _envelope_of(EVENTS[name]).model_validate_json(body)
    except ValidationError as fault:
        raise Unreadable(where, *_reason(name, body, fault)) from fault
    if recorded.shape > EVENTS[name].stored_shape:
        raise Unreadable(where, f"{name} has the newer shape {recorded.shape}", NEWER)
    if (recorded.stream, recorded.position) != (stream, position):
        raise Unreadable(where, "the row says another stream or position than its body", KEEP)
    return recorded


def happening(stream: str, position: int, name: str, body: bytes) -> Happening:
    """Return the event of one row, or why that cannot be read."""
    try:
        return Happening(stream, position, read(stream, position, name, body))
    except Unreadable as fault:
        return Happening(stream, position, fault)


@cache
def _envelope_of(event: type[Event]) -> type[Envelope[Any]]:  # Any: a type made while running
    return Envelope[event]  # type: ignore[valid-type]


def _reason(name: str, body: bytes, fault: ValidationError) -> tuple[str, str]:
    """Return why *body* does not read, and the advice: a newer shape is no damage."""
    try:
        shape = _Shape.model_validate_json(body).shape
    except ValidationError:
        return "the body is no event", KEEP
    if shape > EVENTS[name].stored_shape:
        return f"{name} has the newer shape {shape}", NEWER
    places = sorted({".".join(str(part) for part in each["loc"]) for each in fault.errors()})
    return f"{name} does not read at {', '.join(places)}", KEEP


class _Shape(BaseModel):
    """As much of a body as says how new it is."""

    shape: int
