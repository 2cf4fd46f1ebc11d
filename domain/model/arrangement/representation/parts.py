"""What is said of whoever represents us, and of the way in which they are appointed."""

from datetime import date
from typing import Literal, TypeAlias

from pydantic import BaseModel, PositiveInt

from domain.identity import OpaqueId
from domain.messages import STRICT, PersonalText
from domain.policy.representing import Status

Rank: TypeAlias = Literal["lead", "deputy"]
Authority: TypeAlias = Literal["yes", "no", "not_known"]


class Named(BaseModel):
    """Somebody: by an id in the directory, or by a name where they are in none."""

    model_config = STRICT

    person: OpaqueId | None = None
    name: PersonalText | None = None

    @property
    def known(self) -> bool:
        """Whether it says who is meant."""
        return self.person is not None or bool(self.name and self.name.text.strip())

    def is_same(self, other: "Named") -> bool:
        """Return whether both mean one person, as far as can be told."""
        if self.person is not None or other.person is not None:
            return self.person == other.person
        return _folded(self) == _folded(other)


class Terms(BaseModel):
    """As what somebody represents us: status and rank, and what they may do there.

    *seat* is the wanted seat that they fill, if it is one. *authority* says whether they may decide
    for us, *authority_where* where that is written. *delegation* is the written delegation, with
    what it allows, *other_hats* whom else they sit there for, *capacity* as what they sit for us.
    """

    model_config = STRICT

    status: Status
    rank: Rank = "lead"
    seat: str = ""
    capacity: PersonalText | None = None
    organisation: str = ""
    authority: Authority = "not_known"
    authority_where: PersonalText | None = None
    delegation: PersonalText | None = None
    allows: PersonalText | None = None
    other_hats: tuple[PersonalText, ...] = ()
    votes: bool | None = None


class WayStep(BaseModel):
    """One step of an appointment, as it was when it began."""

    model_config = STRICT

    id: str
    does: Literal["proposes", "discusses", "agrees", "approves"]
    says: str
    office: str
    body: str = ""
    clauses: tuple[str, ...] = ()

    @property
    def decides(self) -> bool:
        """Whether the appointment can fail here."""
        return self.does in {"agrees", "approves"}


class Way(BaseModel):
    """The way in which somebody is appointed, as it was when that began.

    *every_months* says after how long it is made anew.
    """

    model_config = STRICT

    route: str
    title: str
    steps: tuple[WayStep, ...]
    every_months: PositiveInt | None = None


class Written(BaseModel):
    """Where a decision is written down: the minute, and the document."""

    model_config = STRICT

    minute: PersonalText | None = None
    document: PersonalText | None = None


class Time(BaseModel):
    """From the first day to the last, or still."""

    model_config = STRICT

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Return whether it is going on on *day*."""
        return self.since <= day and (self.until is None or day <= self.until)


def _folded(named: Named) -> str:
    return "" if named.name is None else " ".join(named.name.text.casefold().split())
