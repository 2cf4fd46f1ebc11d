"""A meeting that somebody was to go to, or had begun to log, goes on with their successor."""

from dataclasses import dataclass

from domain.messages import Act
from domain.services.handing_over import Handing
from domain.services.meetings import Meetings

REASON = "Whoever was to go has left."


@dataclass(frozen=True, slots=True)
class LeaversMeetings:
    """The meetings in the diary, and the drafts, of people by name, as what a leaver hands over."""

    meetings: Meetings

    def belonging(self, person: str) -> tuple[Handing, ...]:
        """Return the meetings of *person* that are not logged yet, newest day first."""
        return tuple(
            Handing("meeting", row.stream, row.short, row.meeting.title)
            for row in self.meetings.open_of(person)
        )

    def hand_over(self, act: Act, handing: Handing, *, person: str, to: str) -> None:
        """Give a meeting from *person* to *to*, once; what is not *person*'s any more stays."""
        following = act.following(handing.step)
        self.meetings.succeed(following, handing.number, before=person, person=to, reason=REASON)
