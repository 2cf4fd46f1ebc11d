"""Who answers for an office on a day follows from who holds it, stands in, or was sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from domain.model.office.state import Tenure

Because: TypeAlias = Literal["holder", "acting", "delegate", "deputy", "today", "policy_contact"]
"""In what capacity somebody answers for an office."""


@dataclass(frozen=True, slots=True)
class Manned:
    """Who holds a seat on a day, who acts in it for whom, and who was sent by whom.

    Without a seat it is the whole office, with everybody of every seat.
    """

    holders: tuple[str, ...] = ()
    acting: tuple[Tenure, ...] = ()
    delegates: tuple[Tenure, ...] = ()

    @property
    def vacant(self) -> bool:
        """Whether nobody holds it; somebody may act in it all the same."""
        return not self.holders

    @property
    def unmanned(self) -> bool:
        """Whether there is nobody who may act in it."""
        return not self.everybody

    @property
    def everybody(self) -> tuple[str, ...]:
        """Return all who may act in it, each once."""
        sent = (each.person for each in self.delegates)
        standing_in = (each.person for each in self.acting)
        return tuple(dict.fromkeys((*self.holders, *standing_in, *sent)))

    @property
    def answering(self) -> tuple[str, ...]:
        """Return whom something for it goes to: not those who are stood in for."""
        absent = {each.by for each in self.acting}
        present = () if None in absent else (p for p in self.holders if p not in absent)
        return tuple(
            dict.fromkeys(
                (
                    *(each.person for each in self.delegates),
                    *(each.person for each in self.acting),
                    *present,
                )
            )
        )

    @property
    def because(self) -> Because:
        """In what capacity the first of those who answer does so."""
        return "delegate" if self.delegates else "acting" if self.acting else "holder"


def manned(
    tenures: Iterable[Tenure],
    day: date,
    seat: str = "",
    *,
    named: Iterable[str] = (),
    gone: Iterable[str] = (),
) -> Manned:
    """Return who does what for *seat* on *day*.

    *named* hold it by the directory's word; *gone* have left, whatever anybody says. Whoever was
    sent is so only while the sender may act.
    """
    left = frozenset(gone)
    running = [each for each in tenures if each.is_of(seat) and each.covers(day)]
    here = [each for each in running if each.person not in left]
    holding = (each.person for each in here if each.capacity == "holder")
    holders = tuple(dict.fromkeys((*(p for p in named if p not in left), *holding)))
    acting = tuple(each for each in here if each.capacity == "acting")
    senders = {*holders, *(each.person for each in acting)}
    sent = tuple(each for each in here if each.capacity == "delegate" and each.by in senders)
    return Manned(holders, acting, sent)
