"""What a wish about a risk is judged by besides the risk itself."""

from dataclasses import dataclass
from datetime import date

from domain.messages import PersonalText
from domain.model.risk.parts import Treatment
from domain.model.risk.refusals import BeyondTolerance
from domain.model.risk.state import Risk
from domain.policy.cycles import in_months
from domain.policy.risk_rules import RiskRules
from domain.refusals import NothingSaid


@dataclass(frozen=True, slots=True)
class Ground:
    """The rules that count today, the *day* on which it happens, and *today*.

    *office* is the one by which somebody acts. *recorded_for* is true where they enter what another
    office decided.
    """

    rules: RiskRules
    day: date
    today: date
    office: str = ""
    recorded_for: bool = False

    def next_review(self, level: str, *, high: bool) -> date | None:
        """Return the day that follows from a level, or none where no rule has one."""
        months = self.rules.every_months(level, high=high)
        return None if months is None else in_months(self.day, months)


def said(field: str, text: PersonalText | None) -> None:
    """Refuse a text that is blank."""
    if text is None or not text.text.strip():
        raise NothingSaid(field)


def may_be_borne(treatment: Treatment, risk: Risk, ground: Ground) -> None:
    """Refuse to bear what lies beyond the line, unless somebody named accepted it."""
    level = "" if risk.score is None else risk.score.level
    if treatment != "tolerate" or not ground.rules.beyond_tolerance(level):
        return
    if risk.accepted_on(ground.today) is None:
        raise BeyondTolerance(level)
