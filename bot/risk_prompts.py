"""What is worth thinking of while a risk is reported or judged follows from what it concerns."""

from collections.abc import Iterator

from bot import risk_words as say
from bot.front import Front
from bot.risk_lines import cited, office
from bot.screens import Section
from domain.policy.risk_rules import RiskRules

_FEW = 3
"""So many stand beside what is asked; all of them stand on the page of the risk."""


def beside(front: Front, about: str) -> Iterator[str]:
    """Yield the few that stand beside what is asked: those of the very entry."""
    found = [e for e in front.desk.risks.prompts(front.actor, about) if e.when is not None]
    yield from (f"{each.says}{cited(each.clauses)}" for each in found[:_FEW])


def all_of(front: Front, rules: RiskRules, about: str) -> Iterator[str]:
    """Yield whatever helps to judge a risk, what the policy does not say with whom to ask."""
    for each in front.desk.risks.prompts(front.actor, about):
        group = f"{each.group}: " if each.group else ""
        yield f"{group}{each.says}{cited(each.clauses)}"
    yield from (f"{each.says}{cited(each.clauses)}" for each in rules.texts)
    yield from unsaid(front, rules)


def advised(front: Front) -> Iterator[Section]:
    """Yield what good practice says may go amiss, each list under its own label."""
    lines: dict[str, list[str]] = {}
    for label, prompt in front.desk.risks.advice(front.actor):
        said = say.MAY_GO_AMISS.format(question=prompt.question, risk=prompt.risk)
        lines.setdefault(label, []).append(f"{said}{cited(prompt.clauses)}")
    yield from (Section(label, tuple(each)) for label, each in lines.items())


def unsaid(front: Front, rules: RiskRules) -> Iterator[str]:
    """Yield the texts without which nobody can say what is significant, and whom to ask."""
    for each in rules.unsaid:
        asked = office(front, each.ask) or office(front, rules.contact)
        yield say.SILENT.format(item=f"{each.item} ({each.absence})", office=asked)
