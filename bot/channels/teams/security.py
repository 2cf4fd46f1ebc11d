"""Whatever is refused leaves one line of JSON, which tells what happened and quotes nobody."""

import hashlib
from contextlib import suppress
from typing import TextIO

from bot.channels.teams.json_lines import json_lines
from domain.refusals import Refusal

PLAIN = frozenset({"channel", "name", "peer", "reason", "reference", "status", "type"})
"""The facts that are written as they are; any other may tell who it was, and is hashed."""

_LONGEST = 80


class SecurityLog:
    """Writes security events on *stream* (stderr, if none is given), each as one line of JSON."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._log = json_lines("security", stream)

    def of(self, refusal: Refusal | None, *, person: str, conversation: str) -> None:
        """Write down a *refusal* of what nobody does by mistake; any other is a person's affair."""
        if refusal is not None and refusal.code in {"not-yours", "key-reused"}:
            self.record(refusal.code, person=person, conversation=conversation)

    def record(self, event: str, **facts: object) -> None:
        """Write that *event*, a kebab-case name, happened; facts that are None or "" are left out.

        Facts named in `PLAIN` are written, cut at 80 signs; every other one, whatever its name, as
        16 hexadecimal digits of its SHA-256. Never raises: a log that is full stops no work.
        """
        told = {
            name: _plain(fact) if name in PLAIN else _hashed(fact)
            for name, fact in facts.items()
            if fact is not None and fact != ""
        }
        with suppress(OSError, ValueError):  # nobody reads, no room is left, it is closed
            self._log.warning(event, **told)


def _plain(fact: object) -> object:
    return fact if isinstance(fact, int) else str(fact)[:_LONGEST]


def _hashed(fact: object) -> str:
    return hashlib.sha256(str(fact).encode(errors="replace")).hexdigest()[:16]
