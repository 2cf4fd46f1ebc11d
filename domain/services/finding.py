"""An id may be written whole or short, and leads to one stream or nowhere."""

from domain.identity import NotAnId, beginning_of, short_form
from domain.ports import EventStore, Ids
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


def fresh_stream(store: EventStore, ids: Ids, beginning: str, prefix: str) -> str:
    """Return a stream whose short form nobody has: 40 bits are few enough to look first."""
    while True:
        whole = ids.new()
        if not store.streams(beginning + beginning_of(prefix, short_form(prefix, whole))):
            return beginning + whole
