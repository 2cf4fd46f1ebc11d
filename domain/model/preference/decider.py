"""Anybody may say how they are told things, within bounds that leave what must be told."""

from datetime import time

from domain.messages import Event
from domain.model.notice.kinds import STATUTORY
from domain.model.preference.messages import NoticesPreferred, PreferNotices
from domain.model.preference.refusals import MustBeTold, TooQuiet
from domain.model.preference.state import Preference

BEGINS = (time(16), time(23, 59))
ENDS = (time(5), time(11))
"""Between which hours quiet hours of one's own may begin, and end; no document says, so ours."""


def decide(command: PreferNotices, state: Preference) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it."""
    if must := [each for each in command.without if each in STATUTORY]:
        raise MustBeTold(must)
    _within("begin", command.quiet_from, BEGINS)
    _within("end", command.quiet_until, ENDS)
    event = NoticesPreferred(**dict(command))
    wished = Preference(**{key: value for key, value in dict(command).items() if key != "person"})
    return [] if wished == state else [event]


def _within(which: str, moment: time | None, bounds: tuple[time, time]) -> None:
    earliest, latest = bounds
    if moment is not None and not earliest <= moment <= latest:
        raise TooQuiet(which, earliest, latest)
