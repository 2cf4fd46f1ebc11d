"""The only place that makes ids up: random from the first byte, so that short forms differ too."""

from uuid import uuid4


class RandomIds:
    """Version 4 on purpose: the first bytes of a time-ordered id would be alike all day."""

    def new(self) -> str:
        """Return 32 hexadecimal characters."""
        return uuid4().hex
