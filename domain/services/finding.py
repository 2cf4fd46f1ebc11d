"""An id may be written whole or short, and leads to one stream or nowhere."""

from domain.identity import NotAnId, beginning_of
from domain.ports import EventStore
from domain.refusals import NoSuchId


def stream_of(store: EventStore, beginning: str, prefix: str, written: str) -> str:
    """Return the stream whose id is *written*; refuse what leads nowhere, or to more than one."""
    try:
        digits = beginning_of(prefix, written)
    except NotAnId as unread:
        raise NoSuchId(written) from unread
    streams = store.streams(beginning + digits)
    if len(streams) != 1:
        raise NoSuchId(written)
    return streams[0]
