"""What may be wished of how somebody is told things, and what may have happened to that."""

from datetime import time
from typing import Literal, TypeAlias

from domain.identity import OpaqueId
from domain.messages import Command, Event
from domain.model.notice.kinds import Kind

STREAM = "preferences-"
"""The stream of somebody's preferences is this and their id in the directory."""

How: TypeAlias = Literal["daily", "at-once", "none"]
"""How what need not be told is told: gathered once a day, each as it comes up, or not at all."""


class NoticesPreferred(Event, name="notices-preferred"):
    """*person* wants to be told so from now on, as far as it is theirs to say.

    *without* are kinds they want none of. Quiet hours begin at *quiet_from* and end at
    *quiet_until*, in London; none where they are as for everybody.
    """

    person: OpaqueId
    how: How
    without: tuple[Kind, ...] = ()
    quiet_from: time | None = None
    quiet_until: time | None = None


class PreferNotices(Command):
    """Be told so from now on; the fields are those of the event."""

    person: OpaqueId
    how: How
    without: tuple[Kind, ...] = ()
    quiet_from: time | None = None
    quiet_until: time | None = None
