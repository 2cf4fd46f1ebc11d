"""What somebody looked after on the risk log when they left goes on with their successor."""

from dataclasses import dataclass

from domain.messages import Act, PersonalText
from domain.model.risk.commands import SucceedInRisk
from domain.services.handing_over import Handing
from domain.services.risks import Risks

REASON = "Whose it was has left."


@dataclass(frozen=True, slots=True)
class LeaversRisks:
    """The risks that somebody looks after by name, and what they do about any."""

    risks: Risks

    def belonging(self, person: str) -> tuple[Handing, ...]:
        """Return the risks of which something is *person*'s, by title."""
        return tuple(
            Handing("risk", row.stream, row.short, row.risk.title)
            for row in self.risks.of_person(person)
        )

    def hand_over(self, act: Act, handing: Handing, *, person: str, to: str) -> None:
        """Give a risk from *person* to *to*, once; what is not *person*'s any more stays."""
        reason = PersonalText(subject=person, text=REASON)
        command = SucceedInRisk(before=person, person=to, reason=reason)
        self.risks.succeed(act.following(handing.step), handing.number, command)
