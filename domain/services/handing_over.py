"""What somebody leaves behind moves to their successor: each service says what, and moves it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from domain.messages import Act

HandingKind: TypeAlias = Literal[
    "office",
    "entry",
    "matter",
    "form",
    "task",
    "representation",
    "field",
    "association",
    "meeting",
    "risk",
]


@dataclass(frozen=True, slots=True)
class Handing:
    """One thing of somebody's: the *stream* that it is recorded in, and what is said of it.

    *number* is its short id, or an office's id; *title* what it is called. Where one stream has
    several, *which* says which: a seat, a field, a task.
    """

    kind: HandingKind
    stream: str
    number: str
    title: str
    which: str = ""

    @property
    def step(self) -> str:
        """The step of an act that moves it: its own for each thing."""
        return f"hand-over {self.kind} {self.stream} {self.which}".rstrip()


class HandsOver(Protocol):
    """A service whose things belong to people by name, and can be given to a successor."""

    def belonging(self, person: str) -> Iterable[Handing]:
        """Return what is *person*'s now, in the order shown; what has moved is theirs no more."""
        ...

    def hand_over(self, act: Act, handing: Handing, *, person: str, to: str) -> None:
        """Give *handing* from *person* to *to*, as one act of the policy's contact.

        It is carried out as ``act.following(handing.step)`` is, once however often it comes; who
        may do it was asked before. What is not *person*'s any more is left as it is.
        """
        ...
