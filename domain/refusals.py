"""A refusal says why what was asked is not done, by a code and data and never by a sentence."""

from collections.abc import Mapping
from typing import ClassVar


class Coded(Exception):
    """A reason with a code, and the data that its sentence will need."""

    code: ClassVar[str]

    def __init_subclass__(cls, *, code: str | None = None, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        if code is not None:
            cls.code = code

    def __init__(self, **data: str) -> None:
        super().__init__(self.code, data)
        self.data: Mapping[str, str] = data

    def __str__(self) -> str:
        said = ", ".join(f"{name}={value!r}" for name, value in self.data.items())
        return f"{self.code}: {said}" if said else self.code

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other)["data"] == self.data

    def __hash__(self) -> int:
        return hash((self.code, *sorted(self.data.items())))


class Refusal(Coded):
    """The model will not do this now; the person is told why, and the way on."""


class NotOpened(Refusal, code="not-opened"):
    """Nothing has been opened under this id."""


class AlreadyOpen(Refusal, code="already-open"):
    """The enquiry was opened before."""


class UnknownGoal(Refusal, code="unknown-goal"):
    """The policy has no such goal."""

    def __init__(self, goal: str) -> None:
        super().__init__(goal=goal)


class UnknownAnswer(Refusal, code="unknown-answer"):
    """The edition has no such fact, or the fact no such value."""

    def __init__(self, fact: str, value: str) -> None:
        super().__init__(fact=fact, value=value)


class AnsweredTwice(Refusal, code="answered-twice"):
    """One card gives one fact two values."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact=fact)


class NotAnswered(Refusal, code="not-answered"):
    """An answer that was never given cannot be changed."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact=fact)


class NothingHeard(Refusal, code="nothing-heard"):
    """Nothing that was heard awaits confirmation."""


class NotHeard(Refusal, code="not-heard"):
    """The fact is not among those that were heard."""

    def __init__(self, fact: str) -> None:
        super().__init__(fact=fact)


class HearingNotConfirmed(Refusal, code="hearing-not-confirmed"):
    """What was heard must be confirmed or corrected first."""


class AnotherEdition(Refusal, code="another-edition"):
    """An enquiry is decided under the edition it was opened under, and no other."""

    def __init__(self, pinned: str, given: str) -> None:
        super().__init__(pinned=pinned, given=given)


class NotYours(Refusal, code="not-yours"):
    """Only the opener reads an enquiry or acts on it."""


class NoSuchId(Refusal, code="no-such-id"):
    """The id is not one of ours, or leads nowhere."""

    def __init__(self, written: str) -> None:
        super().__init__(written=written)


class KeyReused(Refusal, code="key-reused"):
    """The command key was used before, for another wish."""

    def __init__(self, key: str) -> None:
        super().__init__(key=key)


class StaleStream(Coded, code="stale-stream"):
    """Someone was faster: the stream is longer than was expected."""

    def __init__(self, stream: str, expected: int, found: int) -> None:
        super().__init__(stream=stream, expected=str(expected), found=str(found))


class Unavailable(Coded, code="unavailable"):
    """The store cannot do this now.

    *cause* says why, *advice* what to do next, *again* whether trying again may help.
    """

    def __init__(self, cause: str, advice: str, *, again: bool) -> None:
        super().__init__(cause=cause, advice=advice, again="yes" if again else "no")
        self.again = again


class Unreadable(Coded, code="unreadable"):
    """What the store holds cannot be read as what it should be.

    *what* says which part of it, *why* what is wrong, *advice* what to do next.
    """

    def __init__(self, what: str, why: str, advice: str) -> None:
        super().__init__(what=what, why=why, advice=advice)
