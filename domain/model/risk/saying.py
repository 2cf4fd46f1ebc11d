"""What is said of a risk is picked from the lists of its policy, where the policy has one."""

from collections.abc import Iterable

from domain.model.risk.commands import CorrectRisk, ReportRisk
from domain.model.risk.refusals import NotInList
from domain.policy.risk_rules import RiskRules
from domain.policy.risks import Listed
from domain.refusals import NothingSaid


def known(rules: RiskRules, command: ReportRisk | CorrectRisk) -> None:
    """Refuse a category or a bearer that is not in the policy's list, and a partner unnamed."""
    _in("category", command.categories or (), rules.own.categories)
    _in("bearer", command.bearers or (), rules.own.bearers)
    named = {each.id for each in rules.own.bearers if each.named}
    if named & set(command.bearers or ()) and not command.partners:
        raise NothingSaid("partners")
    if any(not each.text.strip() for each in command.partners or ()):
        raise NothingSaid("partners")


def _in(what: str, given: Iterable[str], listed: Iterable[Listed]) -> None:
    ids = {each.id for each in listed}
    for each in given:
        if each not in ids:
            raise NotInList(what, each)
