"""A risk on the log is kept up: acted on, scored, accepted, reviewed, closed, linked, corrected."""

from dataclasses import replace

from bot import risk_words as say
from bot import words
from bot.asked import Ask, Values, asked, asked_again, suggesting
from bot.feature import Deed
from bot.front import Front
from bot.presses import ARRANGEMENT
from bot.risk_judging import (
    LONG,
    REASON,
    TREATMENT,
    day_of,
    mitigation_wished,
    shown,
    treatment_of,
)
from bot.risk_lines import level, mitigation, office, person
from bot.screens import Choice, Field, Screen
from bot.task_owners import Owner, owner_named
from domain.policy.risks import Scale
from domain.refusals import Refusal
from domain.views.risks import RiskRow

_REMARK = Field("remark", say.REMARK, required=True, longest=LONG)
_NEXT = Field("next", say.NEXT_REVIEW, kind="day", aside=say.NEXT_REVIEW_HINT)


def mitigate(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Let one more thing be done about it."""
    fields = (
        Field("what", say.ACTION_ASKED, required=True, longest=LONG),
        Field("by", say.ACTION_WHO, hint=say.ACTION_WHO_HINT),
        Field("due", say.BY_WHEN, kind="day"),
    )
    ask = _ask(deed, row, (say.ADD_TITLE, say.ADD_BUTTON), fields)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    by = owner_named(front, values["by"]) if values["by"] else Owner()
    if isinstance(by, str):
        return asked_again(front, ask, values, by)
    wished = mitigation_wished(values["what"], by, values["due"])
    return shown(front, front.desk.risks.mitigate(front.act(), row.id, **wished), say.ADDED)


def complete(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Say that an action was carried out, on which day, and how that is known."""
    left = [each.number for each in row.risk.mitigations if each.open]
    if not left:
        return shown(front, row, say.NOTHING_OPEN.format(number=row.short))
    picked = tuple(Choice(str(each), mitigation(front, row, each)) for each in left)
    fields = (
        Field("number", say.WHICH_ACTION, str(left[0]), required=True, kind="choice",
              choices=picked),
        Field("evidence", say.HOW_KNOWN, required=True, longest=LONG),
        Field("document", say.WHERE_WRITTEN, hint=say.WHERE_HINT, longest=300),
        Field("day", say.DONE_ON, kind="day", aside=say.ON_DAY_HINT),
    )  # fmt: skip
    ask = _ask(deed, row, (say.COMPLETE_TITLE, say.COMPLETE_BUTTON), fields)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    act = front.act().model_copy(update={"happened_on": day_of(values["day"])})
    after = front.desk.risks.complete_mitigation(
        act,
        row.id,
        number=int(values["number"]),
        evidence=values["evidence"],
        document=values["document"],
    )
    return shown(front, after, say.COMPLETED)


def score(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Say how grave it is: by the scale of the policy, or in words where it has none."""
    rules = front.desk.risks.rules_for(row)
    scale = rules.own.scale
    picked = tuple(Choice(value, label) for value, label in say.WHICH.items())
    fields = (
        Field("which", say.OF_WHAT, "current", required=True, kind="choice", choices=picked),
        *(_of_scale(scale) if scale is not None else ()),
        Field("words", say.IN_WORDS_ASKED, required=scale is None, longest=LONG),
    )
    told = [say.SCORE_ABOUT.format(title=row.risk.title)]
    if scale is None:
        told.append(say.NO_SCALE.format(clause="A-56", office=office(front, rules.contact)))
    ask = _ask(deed, row, (say.SCORE_TITLE, say.SCORE_BUTTON), fields, *told)
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
    return shown(front, after, say.SCORED_NOW)


def accept(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Let somebody named bear it as it is scored, until a day."""
    rules, scored = front.desk.risks.rules_for(row), row.risk.score
    at = "" if scored is None else level(scored, rules)
    me = front.desk.offices.find(front.actor.id)
    fields = (
        Field("by", say.ACCEPT_WHO, front.actor.id if me is None else me.shown, required=True),
        Field("until", say.UNTIL, required=True, kind="day"),
        REASON,
    )
    told = say.ACCEPT_ABOUT.format(title=row.risk.title, level=at or say.ACCEPTED_PLAIN)
    ask = _ask(deed, row, (say.ACCEPT_TITLE, say.ACCEPT_BUTTON), fields, told)
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
    return shown(front, after, say.ACCEPTED_NOW)


def withdraw(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Let nobody bear it as it is any longer."""
    values = _reasoned(front, deed, row, (say.WITHDRAW_TITLE, say.WITHDRAW_BUTTON))
    if isinstance(values, Screen):
        return values
    after = front.desk.risks.end_acceptance(front.act(), row.id, reason=values["reason"])
    return shown(front, after, say.WITHDRAWN)


def review(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Say that it was looked at again, and when it is the next time."""
    fields = (_REMARK, _NEXT)
    values = asked(front, _ask(deed, row, (say.REVIEW_TITLE, say.REVIEW_BUTTON), fields))
    if isinstance(values, Screen):
        return values
    after = front.desk.risks.review(
        front.act(), row.id, remark=values["remark"], next_review=day_of(values["next"])
    )
    return shown(front, after, say.REVIEWED)


def close(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Let it be a risk no more."""
    told = say.CLOSE_ABOUT.format(title=row.risk.title, told=_hears(front, row))
    values = _reasoned(front, deed, row, (say.CLOSE_TITLE, say.CLOSE_BUTTON), told)
    if isinstance(values, Screen):
        return values
    after = front.desk.risks.close(front.act(), row.id, reason=values["reason"])
    return shown(front, after, say.CLOSED_NOW)


def reopen(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Let it be a risk after all."""
    values = _reasoned(front, deed, row, (say.REOPEN_TITLE, say.REOPEN_BUTTON))
    if isinstance(values, Screen):
        return values
    after = front.desk.risks.reopen(front.act(), row.id, reason=values["reason"])
    return shown(front, after, say.REOPENED)


def flag(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Mark it as high, or as high no more."""
    high = not row.risk.high
    named = (say.FLAG_TITLE, say.FLAG_BUTTON) if high else (say.UNFLAG_TITLE, say.UNFLAG_BUTTON)
    values = _reasoned(front, deed, row, named)
    if isinstance(values, Screen):
        return values
    after = front.desk.risks.flag_high(front.act(), row.id, high=high, reason=values["reason"])
    return shown(front, after, say.FLAGGED_NOW[high])


def link(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Say that it belongs with an entry, a task or another risk."""
    fields = (Field("other", say.WITH_WHAT, hint=say.WITH_HINT, required=True), REASON)
    ask = _ask(deed, row, (say.LINK_TITLE, say.LINK_BUTTON), fields)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    other = _stream_named(front, values["other"])
    if not other:
        told = say.NO_SUCH_NUMBER.format(said=words.shortened(values["other"]))
        return asked_again(front, ask, values, told)
    after = front.desk.risks.link(front.act(), row.id, other=other, why=values["reason"])
    return shown(front, after, say.LINKED_NOW)


def correct(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Say what should have stood there, and why."""
    risk, own = row.risk, front.desk.risks.rules_for(row).own
    picked = tuple(Choice(each.id, each.label) for each in own.categories)
    kinds = Field(
        "categories", say.KINDS_ASKED, ",".join(risk.categories), kind="choices", choices=picked
    )
    fields = (
        Field("title", say.TITLE_ASKED, risk.title, required=True),
        Field("what", say.WHAT_ASKED, risk.what, required=True, longest=LONG),
        *((kinds,) if picked else ()),
        REASON,
    )
    values = asked(front, _ask(deed, row, (say.CORRECT_TITLE, say.CORRECT_BUTTON), fields))
    if isinstance(values, Screen):
        return values
    kept = tuple(filter(None, values.get("categories", "").split(",")))
    after = front.desk.risks.correct(
        front.act(),
        row.id,
        title=values["title"] if values["title"] != risk.title else None,
        what=values["what"] if values["what"] != risk.what else None,
        categories=kept if picked and kept != risk.categories else None,
        reason=values["reason"],
    )
    return shown(front, after, say.CORRECTED)


def void(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Say that it was reported by mistake."""
    told = say.VOID_ABOUT.format(title=row.risk.title, told=_hears(front, row))
    values = _reasoned(front, deed, row, (say.VOID_TITLE, say.VOID_BUTTON), told)
    if isinstance(values, Screen):
        return values
    after = front.desk.risks.void(front.act(), row.id, reason=values["reason"])
    return shown(front, after, say.VOIDED_NOW)


def hand(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Let it be another's to look after."""
    fields = (Field("owner", say.WHO_LOOKS, required=True), REASON)
    ask = _ask(deed, row, (say.HAND_TITLE, say.HAND_BUTTON), fields)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    owner = owner_named(front, values["owner"])
    if isinstance(owner, str):
        return asked_again(front, ask, values, owner)
    after = front.desk.risks.reassign(
        front.act(), row.id, office=owner.office, owner=owner.person, reason=values["reason"]
    )
    return shown(front, after, say.HANDED)


def treat(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Let something else be done with it."""
    fields = (replace(TREATMENT, value=row.risk.treatment or "treat"), REASON)
    values = asked(front, _ask(deed, row, (say.TREAT_TITLE, say.TREAT_BUTTON), fields))
    if isinstance(values, Screen):
        return values
    after = front.desk.risks.treat(
        front.act(), row.id, treatment=treatment_of(values["treatment"]), reason=values["reason"]
    )
    return shown(front, after, say.TREATED_NOW)


def _ask(
    deed: Deed, row: RiskRow, named: tuple[str, str], fields: tuple[Field, ...], *about: str
) -> Ask:
    title, button = named
    return suggesting(Ask(deed, title.format(number=row.short), button, fields, about))


def _reasoned(
    front: Front, deed: Deed, row: RiskRow, named: tuple[str, str], *about: str
) -> Values | Screen:
    """Ask for a reason and for nothing else."""
    return asked(front, _ask(deed, row, named, (REASON,), *about))


def _of_scale(scale: Scale) -> tuple[Field, ...]:
    """Ask for the steps of the scale by what they are called, the lowest first."""
    sides = (
        ("likelihood", say.LIKELIHOOD, scale.likelihoods),
        ("impact", say.IMPACT, scale.impacts),
    )
    return tuple(
        Field(name, label, required=True, kind="choice", choices=tuple(
            Choice(str(number), step) for number, step in enumerate(steps, start=1)
        ))
        for name, label, steps in sides
    )  # fmt: skip


def _hears(front: Front, row: RiskRow) -> str:
    return say.REPORTER.format(who=person(front, row.opener))


def _stream_named(front: Front, named: str) -> str:
    """Return the stream of what has the number *named*, nothing where there is none."""
    desk, actor, number = front.desk, front.actor, named.strip().upper()
    try:
        match number.partition("-")[0]:
            case "ARR":
                return f"{ARRANGEMENT}{desk.arrangements.get(actor, number).id}"
            case "TSK":
                return desk.tasks.get(actor, number).stream
            case "RSK":
                return desk.risks.get(actor, number).stream
            case _:
                return ""
    except Refusal:
        return ""
