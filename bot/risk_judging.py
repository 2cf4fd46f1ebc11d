"""A risk is judged, put on the log, passed on and decided on by whoever the route has for it."""

from collections.abc import Iterator
from datetime import date

from bot import risk_words as say
from bot import words
from bot.asked import Ask, asked, asked_again, suggesting
from bot.feature import Deed
from bot.front import Front
from bot.risk_asking import LONG, REASON
from bot.risk_lines import office, person
from bot.risk_prompts import beside, unsaid
from bot.risk_reporting import SCOPE, route_screen, scope_value, scopes_of
from bot.risk_screens import risk_screen
from bot.screens import Choice, Field, Screen
from bot.task_owners import Owner, owner_named
from domain.policy.risk_rules import RiskRules, RiskStep
from domain.services.risk_wishes import MitigationWished
from domain.views.risks import RiskRow

MINUTE = Field("minute", say.MINUTE, hint=say.MINUTE_HINT, longest=300)
TREATMENT = Field(
    "treatment",
    say.TREATMENT_ASKED,
    value="treat",
    required=True,
    kind="choice",
    choices=tuple(Choice(value, label) for value, label in say.TREATMENTS.items()),
)
_YES_NO = (Choice("yes", say.YES_IT_IS), Choice("no", say.NO_IT_IS))


def evaluate(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Judge whether it is significant, and whom it concerns."""
    risk, rules = row.risk, front.desk.risks.rules_for(row)
    fields = (
        Field("significant", say.IS_IT, required=True, kind="choice", choices=_YES_NO),
        _with(SCOPE, scope_value(risk.scopes)),
        REASON,
    )
    about = (
        say.EVALUATE_ABOUT.format(title=risk.title),
        *beside(front, row.about),
        *unsaid(front, rules),
    )
    title = say.EVALUATE_TITLE.format(number=row.short)
    ask = suggesting(Ask(deed, title, say.EVALUATE_BUTTON, fields, about))
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    significant, scopes = values["significant"] == "yes", scopes_of(values["scope"])
    after = front.desk.risks.evaluate(
        front.act(), row.id, significant=significant, reason=values["reason"], scopes=scopes
    )
    told = say.EVALUATED[significant].format(who=person(front, row.opener))
    goes = rules.goes_on_log(scopes, significant=significant) and after.status != "logged"
    return shown(front, after, told, *((say.GOES_ON_LOG,) if goes else ()))


def log(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Put it on the log, with who looks after it and one thing at least that is done about it."""
    risk, rules = row.risk, front.desk.risks.rules_for(row)
    owner = office(front, rules.logger) if rules.logger else ""
    external = Field(
        "external", say.EXTERNAL_ASKED, risk.external, hint=say.EXTERNAL_HINT, longest=300
    )
    fields = (
        Field("what", say.ACTION_ASKED, required=True, longest=LONG),
        Field("by", say.ACTION_WHO, hint=say.ACTION_WHO_HINT),
        Field("due", say.BY_WHEN, kind="day"),
        Field("owner", say.WHO_LOOKS, owner, hint=_hint(front, rules), required=True),
        TREATMENT,
        Field("next", say.NEXT_REVIEW, kind="day", aside=say.NEXT_REVIEW_HINT),
        *((external,) if "partnership" in risk.scopes else ()),
    )
    about = (
        say.LOG_ABOUT.format(title=risk.title),
        *beside(front, row.about),
    )
    title = say.LOG_TITLE.format(number=row.short)
    ask = suggesting(Ask(deed, title, say.LOG_BUTTON, fields, about))
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    named = owner_named(front, values["owner"])
    by = owner_named(front, values["by"]) if values["by"] else Owner()
    for each in (named, by):
        if isinstance(each, str):
            return asked_again(front, ask, values, each)
    assert isinstance(named, Owner)  # noqa: S101 - asked again otherwise
    assert isinstance(by, Owner)  # noqa: S101 - asked again otherwise
    after = front.desk.risks.take_on_log(
        front.act(),
        row.id,
        mitigations=[mitigation_wished(values["what"], by, values["due"])],
        office=named.office,
        owner=named.person,
        treatment=treatment_of(values["treatment"]),
        next_review=day_of(values["next"]),
        external=values.get("external", ""),
    )
    return shown(front, after, say.LOGGED)


def escalate(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Pass it on by a step of a route; whoever may not is told whose step that is."""
    risks, rules = front.desk.risks, front.desk.risks.rules_for(row)
    ways = [each for each in risks.steps(row) if each.does == "escalates"]
    wished = deed.given.get("to", "")
    mine = [each for each in ways if front.actor.holds(each.office)]
    if not mine:
        return _not_mine(front, row, rules, wished)
    if wished and wished not in {each.step.to_office for each in mine}:
        known = words.listed([f"the {office(front, e.step.to_office)}" for e in mine], " or ")
        return shown(front, row, say.NOT_THERE.format(said=office(front, wished), known=known))
    told = {each.step.to_office: each for each in mine}
    picked = tuple(
        Choice(to, say.STEP_CHOICE.format(to=office(front, to), title=each.title))
        for to, each in told.items()
    )
    meant = wished or (next(iter(told)) if len(told) == 1 else "")
    fields = (
        Field("to", say.TO_WHOM, meant, required=True, kind="choice", choices=picked),
        REASON,
        MINUTE,
    )
    goes = [each for each in mine if each.step.to_office == wished] or mine
    about = (say.ESCALATE_ABOUT.format(title=row.risk.title, told=_who_hears(front, row, goes)),)
    title = say.ESCALATE_TITLE.format(number=row.short)
    ask = suggesting(Ask(deed, title, say.ESCALATE_BUTTON, fields, about))
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    step = told[values["to"]]
    after = risks.escalate(
        front.act(),
        row.id,
        route=step.route,
        step=step.id,
        reason=values["reason"],
        minute=values["minute"],
    )
    return shown(front, after, say.ESCALATED.format(office=office(front, step.step.to_office)))


def decide(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Choose what follows from what was passed on, or say what those who have it made of it."""
    risks = front.desk.risks
    ways = dict(_choices(front, row))
    if not ways:
        return shown(front, row, say.NOTHING_TO_DECIDE)
    picked = tuple(Choice(key, label) for key, (_, label) in ways.items())
    fields = (
        Field("choice", say.WHAT_FOLLOWS, required=True, kind="choice", choices=picked),
        REASON,
        MINUTE,
        Field("document", say.WHERE_WRITTEN, hint=say.WHERE_HINT, longest=300),
    )
    told = _who_hears(front, row, [step for step, _ in ways.values()])
    about = (say.DECIDE_ABOUT.format(title=row.risk.title, told=told),)
    title = say.DECIDE_TITLE.format(number=row.short)
    ask = suggesting(Ask(deed, title, say.DECIDE_BUTTON, fields, about))
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    step, _ = ways[values["choice"]]
    answer = values["choice"].rpartition(" ")[2]
    after = risks.decide(
        front.act(),
        row.id,
        route=step.route,
        step=step.id,
        choice="yes" if answer == "yes" else "no" if answer == "no" else "considered",
        reason=values["reason"],
        minute=values["minute"],
        document=values["document"],
    )
    return shown(front, after, say.DECIDED_NOW)


def shown(front: Front, row: RiskRow, *notice: str) -> Screen:
    """Return the page of a risk after something was done with it."""
    return front.aside(risk_screen(front, row, *notice))


def mitigation_wished(what: str, by: Owner, due: str) -> MitigationWished:
    """Return an action as it is wished."""
    return MitigationWished(what=what, office=by.office, owner=by.person, due=day_of(due))


def day_of(written: str) -> date | None:
    """Return the day that was filled in, if one was."""
    return date.fromisoformat(written) if written else None


def treatment_of(value: str) -> say.Treatment:
    """Return the treatment that a choice stands for."""
    return next(each for each in say.TREATMENTS if each == value)


def _hint(front: Front, rules: RiskRules) -> str:
    return say.WHO_HINT.format(example=office(front, rules.contact))


def _with(field: Field, value: str) -> Field:
    return Field(
        field.name,
        field.label,
        value,
        required=field.required,
        kind=field.kind,
        choices=field.choices,
    )


def _not_mine(front: Front, row: RiskRow, rules: RiskRules, wished: str) -> Screen:
    """Say whose step it is, what comes before it, or that no route goes there."""
    up = [each for each in rules.of_scopes(row.risk.scopes) if each.does == "escalates"]
    meant = [each for each in up if each.step.to_office == wished] or up
    others = [each for each in meant if not front.actor.holds(each.office)]
    if others and row.risk.standing:
        return front.aside(route_screen(front, row, others[0]))
    before = next(iter(row.risk.awaits), None)
    why = say.NO_ROUTES
    if before is not None:
        who = office(front, before.office or rules.contact)
        why = say.WAY_UP_LATER.format(next=f"the {who} {say.WAITS[before.does]}")
    return shown(front, row, say.NO_WAY_UP.format(why=why))


def _who_hears(front: Front, row: RiskRow, steps: list[RiskStep]) -> str:
    """Return who is told of a step: those to whom it goes, and whoever reported it."""
    offices = dict.fromkeys(each.step.to_office for each in steps)
    named = [f"the {office(front, each)}" for each in offices]
    return words.listed([*named, say.REPORTER.format(who=person(front, row.opener))])


def _choices(front: Front, row: RiskRow) -> Iterator[tuple[str, tuple[RiskStep, str]]]:
    """Yield what the person in front may choose: each with its step, and what it is called."""
    rules, actor = front.desk.risks.rules_for(row), front.actor
    steps = front.desk.risks.steps(row)
    chosen = {each.route for each in steps if each.does == "decides"}
    for step in steps:
        if step.does == "decides" and actor.holds(step.office):
            to = office(front, step.step.to_office)
            yield f"{step.route} yes", (step, say.YES_DECIDE.format(to=to))
            yield f"{step.route} no", (step, say.NO_DECIDE)
    for passed in row.risk.escalations:
        found = rules.step(passed.route, passed.step)
        if passed.decided or found is None or passed.route in chosen:
            continue
        if actor.holds(passed.to_office) or actor.holds(passed.from_office):
            label = say.CONSIDERED_BY.format(office=office(front, passed.to_office))
            yield f"{passed.route} considered", (found, label)
