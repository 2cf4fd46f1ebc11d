"""What somebody wants to be told is what their last word on it leaves."""

from datetime import time

from pydantic import BaseModel, ConfigDict

from domain.messages import Event
from domain.model.notice.kinds import STATUTORY, Kind
from domain.model.preference.messages import How, NoticesPreferred


class Preference(BaseModel):
    """How somebody is told what need not be told, and when nobody disturbs them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    how: How = "daily"
    without: tuple[Kind, ...] = ()
    quiet_from: time | None = None
    quiet_until: time | None = None

    def wants(self, kind: Kind) -> bool:
        """Return whether one of this kind is told at all."""
        return kind in STATUTORY or (self.how != "none" and kind not in self.without)


USUAL = Preference()


def evolve(state: Preference, event: Event) -> Preference:
    """Return *state* after *event*; one that makes no sense changes nothing."""
    if not isinstance(event, NoticesPreferred):
        return state
    return Preference(
        how=event.how,
        without=event.without,
        quiet_from=event.quiet_from,
        quiet_until=event.quiet_until,
    )
