"""Why a question that is put to an office is not sent, answered or changed."""

from domain.refusals import Refusal


class NotNotSure(Refusal, code="not-not-sure"):
    """The fact has an answer, or none yet: only what somebody is not sure of is sent."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact=fact)


class NotSent(Refusal, code="not-sent"):
    """The question is not with any office."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact=fact)


class AnsweredThere(Refusal, code="answered-there"):
    """Somebody in the office answered it already; a correction needs a reason."""

    def __init__(self, office: str) -> None:
        super().__init__(office=office)


class AnsweredByOffice(Refusal, code="answered-by-office"):
    """The answer is an office's: to answer otherwise needs a reason."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact=fact)


class YourOwnOffice(Refusal, code="your-own-office"):
    """Whoever asks holds the office that would be asked."""

    def __init__(self, office: str) -> None:
        super().__init__(office=office)
