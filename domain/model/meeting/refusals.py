"""Why something is not done with a meeting."""

from datetime import date

from domain.refusals import Refusal


class NoSuchMeeting(Refusal, code="no-such-meeting"):
    """Nothing was opened as a meeting under this id."""


class MeetingExists(Refusal, code="meeting-exists"):
    """There is a meeting under this id already."""


class MeetingIsOver(Refusal, code="meeting-is-over"):
    """It is logged, cancelled or entered in error: the diary does not change it any more."""

    def __init__(self, status: str) -> None:
        super().__init__(status=status)


class MeetingStands(Refusal, code="meeting-stands"):
    """It was not cancelled: there is nothing to bring back."""


class NobodyNamed(Refusal, code="nobody-named"):
    """A substitute is somebody; so is whoever goes."""


class NoFeedbackYet(Refusal, code="no-feedback-yet"):
    """Nothing was begun, or nothing was logged, that could be gone on with or corrected."""


class FeedbackStands(Refusal, code="feedback-stands"):
    """It is logged: it is added to or corrected, not begun anew."""


class NotHeldYet(Refusal, code="not-held-yet"):
    """What came of a meeting is logged once it was held."""

    def __init__(self, day: date) -> None:
        super().__init__(day=day.isoformat())


class WhyNone(Refusal, code="why-none"):
    """Where nothing came of it yet, a few words say why."""

    def __init__(self, question: str) -> None:
        super().__init__(question=question)


class SayWhat(Refusal, code="say-what"):
    """A bare yes to whether there is a risk tells nobody which one."""

    def __init__(self, question: str) -> None:
        super().__init__(question=question)


class NothingLogsThat(Refusal, code="nothing-logs-that"):
    """Neither the policy nor a layer that is on has a form to log that on."""

    def __init__(self, form: str) -> None:
        super().__init__(form=form)
