"""What waits of a risk is told by its steps, its actions, its reviews and who bears it."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from domain.model.risk.parts import Awaited, Named
from domain.policy.risk_kinds import Does
from domain.policy.risk_rules import RiskRules
from domain.services.due import Due
from domain.views.risks import RiskRow

AHEAD = timedelta(days=28)
"""How long before an acceptance ends its owner is told; no policy says, so this is ours."""

DOES: dict[Does, str] = {
    "evaluates": "Judge whether the risk is significant",
    "logs": "Put the risk on the log, with what is done about it",
    "escalates": "Pass the risk on",
    "decides": "Choose what follows from the risk",
}
REVIEW = "Look at the risk again"
RESCORE = "Score the risk anew"
ACCEPTED = "The time for which the risk is accepted ends"
BEYOND = "Treat the risk, or let somebody named accept it"
ACTION = "Carry out what is done about the risk"


def dues_of(row: RiskRow, rules: RiskRules, awaits: Iterable[Awaited]) -> Iterator[Due]:
    """Yield what waits of one risk, and for whom."""
    risk = row.risk
    for each in awaits:
        named = (rules.step(each.route, each.step),)
        usual = (step for step in rules.of_scopes(risk.scopes) if step.does == each.does)
        step = next((found for found in (named if each.route else usual) if found), None)
        cited = () if step is None else step.step.clauses
        office = each.office or rules.contact
        yield _due(row, DOES[each.does], office=office, since=row.touched_on, clauses=cited)
    if risk.status == "logged":
        yield from _of_logged(row, rules)
    if risk.rescoring and risk.standing:
        yield _owners(row, rules, RESCORE)
    if risk.acceptance is not None and risk.standing:
        yield _owners(row, rules, ACCEPTED, risk.acceptance.until)


def _of_logged(row: RiskRow, rules: RiskRules) -> Iterator[Due]:
    risk = row.risk
    if risk.next_review is not None:
        yield _owners(row, rules, REVIEW, risk.next_review)
    for each in risk.mitigations:
        if each.open and each.due is not None:
            whose = (each.office, each.owner)
            named = whose if any(whose) else (risk.office, risk.owner)
            yield _for(row, rules, f"{ACTION} ({each.what})", *named, due=each.due)
    level = "" if risk.score is None else risk.score.level
    treated = risk.treatment != "tolerate" and any(each.open for each in risk.mitigations)
    if rules.beyond_tolerance(level) and not treated and risk.acceptance is None:
        yield _owners(row, rules, BEYOND)


def _owners(row: RiskRow, rules: RiskRules, what: str, due: date | None = None) -> Due:
    return _for(row, rules, what, row.risk.office, row.risk.owner, due=due)


def _for(
    row: RiskRow,
    rules: RiskRules,
    what: str,
    office: str,
    owner: Named | None,
    *,
    due: date | None = None,
) -> Due:
    """Return what waits for a person that the directory has, else for the office."""
    person = "" if owner is None else owner.person or ""
    whose = "" if person else office or rules.logger
    return _due(row, what, office=whose, person=person, due=due)


def _due(  # noqa: PLR0913 - what is told of it
    row: RiskRow,
    what: str,
    *,
    office: str = "",
    person: str = "",
    since: date | None = None,
    due: date | None = None,
    clauses: tuple[str, ...] = (),
) -> Due:
    return Due(
        kind="risk",
        stream=row.stream,
        number=row.short,
        title=f"{what}: {row.risk.title}",
        office=office,
        person=person,
        since=since or row.reported_on,
        due=due,
        area=row.area,
        clauses=clauses,
        about=row.about,
    )
