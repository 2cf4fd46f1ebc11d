"""How grave a risk is, is said by the scale or in words; somebody named may bear it at that."""

from bot import risk_keeping_words as keeping
from bot import risk_words as say
from bot.asked import asked
from bot.feature import Deed
from bot.front import Front
from bot.risk_asking import LONG, REASON, asking, reasoned
from bot.risk_judging import day_of, shown
from bot.risk_lines import level, office
from bot.screens import Choice, Field, Screen
from bot.task_owners import Owner, owner_named
from domain.policy.risks import Scale
from domain.views.risks import RiskRow


def score(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Say how grave it is: by the scale of the policy, or in words where it has none."""
    rules = front.desk.risks.rules_for(row)
    scale = rules.own.scale
    picked = tuple(Choice(value, label) for value, label in say.WHICH.items())
    fields = (
        Field("which", keeping.OF_WHAT, "current", required=True, kind="choice", choices=picked),
        *(_of_scale(scale) if scale is not None else ()),
        Field("words", keeping.IN_WORDS_ASKED, required=scale is None, longest=LONG),
    )
    told = [keeping.SCORE_ABOUT.format(title=row.risk.title)]
    if scale is None:
        told.append(keeping.NO_SCALE.format(clause="A-56", office=office(front, rules.contact)))
    ask = asking(deed, row, (keeping.SCORE_TITLE, keeping.SCORE_BUTTON), fields, *told)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    which = next(each for each in say.WHICH if each == values["which"])
    likelihood, impact = (values.get(each, "") for each in ("likelihood", "impact"))
    after = front.desk.risks.score(
        front.act(),
        row.id,
        which=which,
        likelihood=int(likelihood) if likelihood else None,
        impact=int(impact) if impact else None,
        words=values["words"],
    )
    return shown(front, after, keeping.SCORED_NOW)


def accept(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Let somebody named bear it as it is scored, until a day."""
    rules, scored = front.desk.risks.rules_for(row), row.risk.score
    at = "" if scored is None else level(scored, rules)
    me = front.desk.offices.find(front.actor.id)
    fields = (
        Field("by", keeping.ACCEPT_WHO, front.actor.id if me is None else me.shown, required=True),
        Field("until", keeping.UNTIL, required=True, kind="day"),
        REASON,
    )
    told = keeping.ACCEPT_ABOUT.format(title=row.risk.title, level=at or say.ACCEPTED_PLAIN)
    ask = asking(deed, row, (keeping.ACCEPT_TITLE, keeping.ACCEPT_BUTTON), fields, told)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    until = day_of(values["until"])
    assert until is not None  # noqa: S101 - it is asked for until it is there
    mine = me is not None and values["by"] == me.shown
    named = owner_named(front, "me" if mine else values["by"])
    owner = named if isinstance(named, Owner) else Owner(person=values["by"])
    after = front.desk.risks.accept(
        front.act(),
        row.id,
        by=owner.person or values["by"],
        office=owner.office,
        until=until,
        reason=values["reason"],
    )
    return shown(front, after, keeping.ACCEPTED_NOW)


def withdraw(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Let nobody bear it as it is any longer."""
    values = reasoned(front, deed, row, (keeping.WITHDRAW_TITLE, keeping.WITHDRAW_BUTTON))
    if isinstance(values, Screen):
        return values
    after = front.desk.risks.end_acceptance(front.act(), row.id, reason=values["reason"])
    return shown(front, after, keeping.WITHDRAWN)


def _of_scale(scale: Scale) -> tuple[Field, ...]:
    """Ask for the steps of the scale by what they are called, the lowest first."""
    sides = (
        ("likelihood", keeping.LIKELIHOOD, scale.likelihoods),
        ("impact", keeping.IMPACT, scale.impacts),
    )
    return tuple(
        Field(name, label, required=True, kind="choice", choices=tuple(
            Choice(str(number), step) for number, step in enumerate(steps, start=1)
        ))
        for name, label, steps in sides
    )  # fmt: skip
