"""Why something about an approval is not done, each reason with its own code."""

from domain.refusals import Refusal


class NobodyToAsk(Refusal, code="nobody-to-ask"):
    """The policy names no approver for this: *ask* is the office that answers, if there is one."""

    def __init__(self, ask: str) -> None:
        super().__init__(ask=ask)


class AlreadyAwaited(Refusal, code="already-awaited"):
    """Approval was sought already, and is awaited."""


class AlreadyApproved(Refusal, code="already-approved"):
    """What stands there was approved already."""


class NoSuchRequest(Refusal, code="no-such-request"):
    """The request is not the one that is open, if any is."""


class RequestClosed(Refusal, code="request-closed"):
    """The request is closed: *status* says how it ended."""

    def __init__(self, status: str) -> None:
        super().__init__(status=status)


class OwnApproval(Refusal, code="own-approval"):
    """Nobody decides what they asked for themselves."""


class MinuteNeeded(Refusal, code="minute-needed"):
    """The *office* decides in a meeting: its decision is entered with the minute that has it."""

    def __init__(self, office: str) -> None:
        super().__init__(office=office)


class RouteChanged(Refusal, code="route-changed"):
    """Another approval is needed now than the one that was read."""


class DecidedAlready(Refusal, code="decided-already"):
    """The *office* has decided; *decision* says how."""

    def __init__(self, office: str, decision: str) -> None:
        super().__init__(office=office, decision=decision)


class DecidedForAnother(Refusal, code="decided-for-another"):
    """One person decides for one office in a request, and has done so for *office*."""

    def __init__(self, office: str) -> None:
        super().__init__(office=office)


class NotYourTurn(Refusal, code="not-your-turn"):
    """Those asked decide one after the other; *office* is next."""

    def __init__(self, office: str) -> None:
        super().__init__(office=office)


class RequestStale(Refusal, code="request-stale"):
    """The entry has changed since it was laid before the approvers: *changed* says in what."""

    def __init__(self, changed: tuple[str, ...]) -> None:
        super().__init__(changed=", ".join(changed))


class ConsultFirst(Refusal, code="consult-first"):
    """The decision comes after consulting, and nothing of that is recorded."""

    def __init__(self, offices: tuple[str, ...]) -> None:
        super().__init__(may=", ".join(offices))


class NotDiscretionary(Refusal, code="not-discretionary"):
    """The policy does not leave this to judgement."""

    def __init__(self, office: str) -> None:
        super().__init__(office=office)


class DayAhead(Refusal, code="day-ahead"):
    """What has happened did not happen on a day to come."""


class NudgedToday(Refusal, code="nudged-today"):
    """They were reminded today."""


class ReasonNeeded(Refusal, code="reason-needed"):
    """Going on without an approval that should be there needs a reason."""


class PassedAlready(Refusal, code="passed-already"):
    """It is recorded already that this was done: *on* is the day."""

    def __init__(self, gate: str, on: str) -> None:
        super().__init__(gate=gate, on=on)


class NothingPassed(Refusal, code="nothing-passed"):
    """There is no such record to take back or to answer."""
