"""Why something is not done with a risk."""

from domain.refusals import NotYourOffice, Refusal


class NoSuchRisk(Refusal, code="no-such-risk"):
    """Nothing was reported as a risk under this id."""


class OtherRisk(Refusal, code="other-risk"):
    """There is a risk under this id already, and it is another one."""


class NobodysRisk(Refusal, code="nobodys-risk"):
    """A risk is one to the authority, to a partnership, or to both."""


class NotInList(Refusal, code="not-in-list"):
    """The policy's list of this has no such entry."""

    def __init__(self, what: str, given: str) -> None:
        super().__init__(what=what, given=given)


class RiskIsOver(Refusal, code="risk-is-over"):
    """The risk is closed: it is reopened before anything changes."""


class RiskIsVoid(Refusal, code="risk-is-void"):
    """The risk was reported in error: nothing more is done with it."""


class RiskIsOpen(Refusal, code="risk-is-open"):
    """The risk is not closed: there is nothing to reopen."""


class NotEvaluated(Refusal, code="risk-not-evaluated"):
    """Nobody judged the risk yet: *office* does that first."""

    def __init__(self, office: str) -> None:
        super().__init__(office=office)


class NotSignificant(Refusal, code="risk-not-significant"):
    """The risk was not judged to be significant, so that it does not go on the log."""

    def __init__(self, office: str) -> None:
        super().__init__(office=office)


class NotOnLog(Refusal, code="risk-not-on-log"):
    """The risk stands on no log yet: *office* puts it there first."""

    def __init__(self, office: str) -> None:
        super().__init__(office=office)


class OnLogAlready(Refusal, code="risk-on-log"):
    """The risk stands on the log already."""


class NothingDoneAboutIt(Refusal, code="nothing-done-about-it"):
    """A risk stands on the log with at least one thing that is done about it."""


class NobodyLooksAfterIt(Refusal, code="nobody-looks-after-it"):
    """A risk on the log has an owner: an office or a person."""


class NoSuchMitigation(Refusal, code="no-such-mitigation"):
    """Nothing of that number is still to be done about the risk."""

    def __init__(self, number: int) -> None:
        super().__init__(number=str(number))


class NoScale(Refusal, code="no-scale"):
    """The policy has no scale: how grave a risk is, is said in words."""


class OffTheScale(Refusal, code="off-the-scale"):
    """The scale has *steps* steps, counted from one."""

    def __init__(self, what: str, steps: int) -> None:
        super().__init__(what=what, steps=str(steps))


class NotScored(Refusal, code="risk-not-scored"):
    """A risk is borne at a score, and this one has none that counts."""


class AlreadyOver(Refusal, code="already-over"):
    """The day named lies in the past."""


class BeyondTolerance(Refusal, code="beyond-tolerance"):
    """At this level the risk is treated, or borne by somebody named."""

    def __init__(self, level: str) -> None:
        super().__init__(level=level)


class NotAccepted(Refusal, code="risk-not-accepted"):
    """Nobody has said that they bear it."""


class NoSuchStep(Refusal, code="no-such-step"):
    """No route for such a risk has that step."""

    def __init__(self, wished: str, known: tuple[str, ...]) -> None:
        super().__init__(wished=wished, known=", ".join(known))


class NoWayUp(Refusal, code="no-way-up"):
    """No route takes such a risk to *office*; what was reported is *kept*, by its id."""

    def __init__(self, office: str, kept: str) -> None:
        super().__init__(office=office, kept=kept)


class StepBefore(Refusal, code="step-before"):
    """Another step comes before it: *step*, which *office* takes."""

    def __init__(self, step: str, office: str) -> None:
        super().__init__(step=step, office=office)


class PassedOnAlready(Refusal, code="passed-on-already"):
    """It was passed on to *office* before, which has not said what came of it."""

    def __init__(self, office: str) -> None:
        super().__init__(office=office)


class NotPassedOn(Refusal, code="not-passed-on"):
    """Nothing was passed on by that route that waits for anything."""

    def __init__(self, route: str) -> None:
        super().__init__(route=route)


class MinuteNeeded(Refusal, code="risk-minute-needed"):
    """What others decided is entered with the minute, or with where it is written."""


class LinkedAlready(Refusal, code="linked-already"):
    """It is linked with that already, or is that itself."""


class StepIsAnothers(NotYourOffice, code="step-is-anothers"):
    """The step *step* of *route* is for another office; what was reported is *kept*, by its id."""

    def __init__(self, act: str, may: tuple[str, ...], route: str, step: str, kept: str) -> None:
        Refusal.__init__(self, act=act, may=", ".join(may), route=route, step=step, kept=kept)
