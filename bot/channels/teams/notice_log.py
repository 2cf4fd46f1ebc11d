"""Whatever becomes of a notice leaves one line of JSON, which quotes it not and names nobody."""

from contextlib import suppress
from typing import TextIO

from bot.channels.teams.json_lines import json_lines


class NoticeLog:
    """Writes what becomes of notices on *stream* (stderr, if none is given)."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._log = json_lines("notices", stream)

    def sent(self, notice: str, attempt: int) -> None:
        """Write that *notice*, by its id, was taken at its *attempt*."""
        self._write("info", "notice-sent", notice=notice, attempt=attempt)

    def failed(self, notice: str, reason: str, again: str, status: int = 0) -> None:
        """Write why *notice* was not, and whether it is tried again."""
        level = "info" if again == "later" else "warning"
        self._write(
            level, "notice-not-sent", notice=notice, reason=reason, again=again, status=status
        )

    def edited(self, notice: str) -> None:
        """Write that the card of *notice* says by now that it is settled."""
        self._write("info", "notice-edited", notice=notice)

    def rests(self, reason: str, seconds: float) -> None:
        """Write that nothing more is sent for so many *seconds*."""
        self._write("warning", "notices-rest", reason=reason, seconds=round(seconds))

    def trouble(self, reason: str) -> None:
        """Write that the outbox could not be used."""
        self._write("warning", "outbox-trouble", reason=reason)

    def _write(self, level: str, event: str, **facts: object) -> None:
        with suppress(OSError, ValueError):  # nobody reads, no room is left, it is closed
            getattr(self._log, level)(event, **facts)
