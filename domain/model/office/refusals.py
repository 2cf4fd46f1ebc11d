"""Why somebody does not come to hold an office, or does not leave one."""

from domain.refusals import Refusal


class EndsBeforeItBegins(Refusal, code="ends-before-it-begins"):
    """The last day comes before the first."""


class UnknownSeat(Refusal, code="unknown-seat"):
    """The office has no such seat, or one of *seats* must be named."""

    def __init__(self, office: str, seat: str, seats: tuple[str, ...]) -> None:
        super().__init__(office=office, seat=seat, seats=", ".join(seats))


class DelegatesToThemselves(Refusal, code="delegates-to-themselves"):
    """Nobody delegates to themselves."""


class NobodyWouldAnswer(Refusal, code="nobody-would-answer"):
    """It is the office that is asked where no other answers, and nobody else holds it."""

    def __init__(self, office: str) -> None:
        super().__init__(office=office)


class OwnRequest(Refusal, code="own-request"):
    """What somebody asked for is decided by another."""

    def __init__(self, act: str) -> None:
        super().__init__(act=act)


class SucceedsThemselves(Refusal, code="succeeds-themselves"):
    """Nobody takes over from themselves, nor does one who has left."""


class HasLeft(Refusal, code="has-left"):
    """The person has left, and *successor* took over."""

    def __init__(self, person: str, successor: str) -> None:
        super().__init__(person=person, successor=successor)


class HasNotLeft(Refusal, code="has-not-left"):
    """The person is here, as far as is known."""
