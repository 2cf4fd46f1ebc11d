"""A meeting is wished of by saying what is known of it; what follows from that is found out."""

from datetime import date
from typing import Literal, Protocol, TypedDict, Unpack

from domain.messages import Act


class Known(TypedDict, total=False):
    """What is known of a meeting, before or beside what is answered of it.

    *body* is a known body's id or any name, *about* an entry's id or the stream of the meeting that
    it was said around, *on* the day it is or was held, *at* a time as ``18:30``, *area* a council
    area's id. It is the actor's own, unless *person* (an id in the directory) or *name* (of
    somebody who is in none) says whose; *office* and *seat* are by what they go.
    """

    body: str
    about: str
    on: date
    at: str
    area: str
    title: str
    person: str
    name: str
    office: str
    seat: str


class RiskTold(TypedDict):
    """A risk that was told of in something logged, as ``Risks.report`` takes it.

    *scopes* are ``authority`` or ``partnership``, *about* the stream of the entry and *source* that
    of the meeting, ``""`` where there is none, *area* a council area's id.
    """

    title: str
    what: str
    scopes: tuple[Literal["authority", "partnership"], ...]
    about: str
    source: str
    area: str


class ReportRisk(Protocol):
    """Reports a risk, once for each act."""

    def __call__(self, act: Act, **told: Unpack[RiskTold]) -> object:
        """Report it."""
        ...
