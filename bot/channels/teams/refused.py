"""What is turned away at the edge says why to us, and only by its status to whoever sent it."""


class Refused(Exception):
    """A request that goes no further.

    *status* is the one to answer with: 4xx always, since it is never our fault. *reason* is one
    kebab-case word for the log.
    """

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(f"{status} {reason}")
        self.status = status
        self.reason = reason
