"""Why nothing is done with a body of the area, by a code and data."""

from domain.refusals import Refusal


class UnknownBody(Refusal, code="unknown-body"):
    """No body of the area is called that, nor any partner of an entry."""

    def __init__(self, body: str) -> None:
        super().__init__(body=body)


class UnknownPlace(Refusal, code="unknown-place"):
    """The policy has no such council area, or no such kind of body."""

    def __init__(self, said: str) -> None:
        super().__init__(said=said)


class BodyKnown(Refusal, code="body-known"):
    """A body of that name is known already."""

    def __init__(self, title: str) -> None:
        super().__init__(title=title)


class BodyGone(Refusal, code="body-gone"):
    """The body is no more: it was *how* (merged, split, abolished)."""

    def __init__(self, how: str) -> None:
        super().__init__(how=how)


class BodyStands(Refusal, code="body-stands"):
    """Nothing was recorded that ended the body, so there is nothing to take back."""


class SameName(Refusal, code="same-name"):
    """The body is called that already."""


class IntoItself(Refusal, code="into-itself"):
    """A body cannot become part of itself."""


class TooFewParts(Refusal, code="too-few-parts"):
    """What is split up becomes two others at least, each of them once."""


class ReasonWanted(Refusal, code="reason-wanted"):
    """What becomes of a body is recorded with its reason."""
