"""What is worth thinking of while a risk is reported or judged follows from what it concerns."""

from collections.abc import Iterator
from contextlib import suppress

from bot import risk_words as say
from bot.front import Front
from bot.presses import ARRANGEMENT
from bot.risk_lines import cited, office
from domain.policy.cycles import overdue_by
from domain.policy.risk_rules import RiskRules
from domain.policy.risks import RiskPrompt
from domain.refusals import Refusal, Unreadable

_FEW = 3
"""So many stand beside what is asked; all of them stand on the page of the risk."""


def prompts_of(front: Front, rules: RiskRules, about: str) -> Iterator[RiskPrompt]:
    """Yield what is worth thinking of with a risk to what *about* is, an entry or nothing."""
    fields: dict[str, tuple[str, ...]] = {}
    months = 0
    known = about.startswith(ARRANGEMENT)
    if known:
        with suppress(Refusal, Unreadable):
            row = front.desk.arrangements.get(front.actor, about.removeprefix(ARRANGEMENT))
            fields = front.desk.records.at(front.actor, row.id, row.version)
            months, _ = overdue_by(row.registered_on, front.desk.risks.today)
    for each in rules.prompts:
        if each.when is None or (known and each.when.holds(fields, months)):
            yield each


def beside(front: Front, rules: RiskRules, about: str) -> Iterator[str]:
    """Yield the few of them that stand beside what is asked: the most particular first."""
    found = sorted(prompts_of(front, rules, about), key=lambda each: each.when is None)
    lines = [f"{each.says}{cited(each.clauses)}" for each in found if each.category is None]
    yield from lines[:_FEW]


def all_of(front: Front, rules: RiskRules, about: str) -> Iterator[str]:
    """Yield whatever helps to judge a risk, what the policy does not say with whom to ask."""
    for each in prompts_of(front, rules, about):
        group = f"{each.group}: " if each.group else ""
        yield f"{group}{each.says}{cited(each.clauses)}"
    yield from (f"{each.says}{cited(each.clauses)}" for each in rules.texts)
    yield from unsaid(front, rules)


def unsaid(front: Front, rules: RiskRules) -> Iterator[str]:
    """Yield the texts without which nobody can say what is significant, and whom to ask."""
    for each in rules.unsaid:
        asked = office(front, each.ask) or office(front, rules.contact)
        yield say.SILENT.format(item=f"{each.item} ({each.absence})", office=asked)
