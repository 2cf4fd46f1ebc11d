"""What to think of where a risk is reported follows from what the register holds of its entry."""

from collections.abc import Iterable, Iterator
from datetime import date

from domain.model.arrangement.messages import STREAM
from domain.policy.risk_rules import RiskRules
from domain.policy.risks import RiskPrompt
from domain.ports import Views
from domain.services.due import Due
from domain.views.records import RECORDS
from domain.views.register import REGISTER, RegisterRow
from domain.views.risks import RISKS

OWED = "Report a risk, as this asks for one"


class RiskPrompts:
    """The prompts for each entry, and the risks that some entries owe."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def of(self, rules: RiskRules, about: str, today: date) -> tuple[RiskPrompt, ...]:
        """Return what to think of with a risk about the stream *about*; ``""`` is about no entry.

        What is meant for some entries only is among them where it is so of that one.
        """
        row = self._views.get(REGISTER, about.removeprefix(STREAM)) if about else None
        return tuple(
            prompt
            for prompt in rules.prompts
            if prompt.when is None or (row is not None and self._holds(prompt, row, today))
        )

    def owed(self, rules: RiskRules, today: date) -> Iterator[Due]:
        """Yield each entry that owes a risk which nobody reported for it yet."""
        owing = [prompt for prompt in rules.prompts if prompt.owed]
        if not owing:
            return
        for row in self._views.where(REGISTER, "entered_in_error", value=False):
            yield from self._owed_by(row, owing, rules, today)

    def _owed_by(
        self, row: RegisterRow, owing: Iterable[RiskPrompt], rules: RiskRules, today: date
    ) -> Iterator[Due]:
        stream = f"{STREAM}{row.id}"
        reported = {
            risk.risk.prompt
            for risk in self._views.where(RISKS, "about", stream)
            if risk.status != "void"
        }
        for prompt in owing:
            same = row.listed and row.edition.policy == rules.edition.policy
            if same and prompt.id not in reported and self._holds(prompt, row, today):
                yield Due(
                    kind="risk",
                    stream=stream,
                    number=row.short,
                    title=f"{OWED}: {row.title}",
                    office=rules.evaluator,
                    clauses=prompt.clauses,
                    about=stream,
                )

    def _holds(self, prompt: RiskPrompt, row: RegisterRow, today: date) -> bool:
        held = self._views.get(RECORDS, row.id)
        fields = {} if held is None else held.record.texts
        return prompt.when is not None and prompt.when.holds(
            fields, _months(row.registered_on, today)
        )


def _months(since: date, today: date) -> int:
    """Return how many whole months lie between two days.

    >>> _months(date(2026, 1, 31), date(2026, 3, 30)), _months(date(2025, 5, 1), date(2026, 5, 1))
    (1, 12)
    """
    months = (today.year - since.year) * 12 + today.month - since.month
    return months - (today.day < since.day)
