"""Why somebody does not come to represent us, or not in the way that was wished."""

from domain.refusals import Refusal


class NobodyNamed(Refusal, code="nobody-named"):
    """It is not said who is meant."""


class NoSuchRepresentative(Refusal, code="no-such-representative"):
    """Nobody has that number here."""

    def __init__(self, number: int) -> None:
        super().__init__(number=str(number))


class AlreadyRepresents(Refusal, code="already-represents"):
    """The same person represents us there already, or is about to."""


class DaysReversed(Refusal, code="days-reversed"):
    """The last day lies before the first."""


class NotItsTurn(Refusal, code="not-its-turn"):
    """Another step comes first."""

    def __init__(self, step: str) -> None:
        super().__init__(step=step)


class NothingAwaited(Refusal, code="nothing-awaited"):
    """The appointment is through, or goes no further."""


class StepOfOthers(Refusal, code="step-of-others"):
    """The step belongs to an *office* that the person does not hold."""

    def __init__(self, office: str) -> None:
        super().__init__(office=office, may=office)


class OwnAppointment(Refusal, code="own-appointment"):
    """Nobody decides on an appointment that they proposed, or that is their own."""


class WhereWritten(Refusal, code="where-written"):
    """What a body did is recorded with its minute."""

    def __init__(self, body: str) -> None:
        super().__init__(body=body)


class NoWayToAppoint(Refusal, code="no-way-to-appoint"):
    """No document says in which steps somebody of that status is appointed there."""
