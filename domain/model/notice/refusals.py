"""Why something is not done with a notice."""

from domain.refusals import Refusal


class NoSuchNotice(Refusal, code="no-such-notice"):
    """Nothing was to be told under this id."""


class NoticeUnderWay(Refusal, code="notice-under-way"):
    """Somebody is sending it at this moment."""


class NoticeIsOver(Refusal, code="notice-is-over"):
    """It was sent, is told in a digest, or need not be told: there is nothing to send."""

    def __init__(self, status: str) -> None:
        super().__init__(status=status)
