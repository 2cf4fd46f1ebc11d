"""A risk on the log is kept up: acted on, scored, accepted, reviewed, closed, linked, corrected."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from bot import risk_keeping_words as keeping
from bot import risk_words as say
from bot import words
from bot.asked import asked, asked_again
from bot.feature import Deed
from bot.front import Front
from bot.presses import ARRANGEMENT, FORM
from bot.risk_asking import LONG, REASON, asking, reasoned
from bot.risk_judging import (
    TREATMENT,
    day_of,
    mitigation_wished,
    shown,
    treatment_of,
)
from bot.risk_lines import mitigation, person
from bot.screens import Choice, Field, Screen
from bot.task_owners import Owner, owner_named
from domain.refusals import Refusal
from domain.views.risks import RiskRow

_REMARK = Field("remark", keeping.REMARK, required=True, longest=LONG)
_NEXT = Field("next", say.NEXT_REVIEW, kind="day", aside=say.NEXT_REVIEW_HINT)


def mitigate(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Let one more thing be done about it."""
    fields = (
        Field("what", say.ACTION_ASKED, required=True, longest=LONG),
        Field("by", say.ACTION_WHO, hint=say.ACTION_WHO_HINT),
        Field("due", say.BY_WHEN, kind="day"),
    )
    ask = asking(deed, row, (say.ADD_TITLE, say.ADD_BUTTON), fields)
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
    ask = asking(deed, row, (say.COMPLETE_TITLE, say.COMPLETE_BUTTON), fields)
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


def review(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Say that it was looked at again, and when it is the next time."""
    fields = (_REMARK, _NEXT)
    values = asked(front, asking(deed, row, (keeping.REVIEW_TITLE, keeping.REVIEW_BUTTON), fields))
    if isinstance(values, Screen):
        return values
    after = front.desk.risks.review(
        front.act(), row.id, remark=values["remark"], next_review=day_of(values["next"])
    )
    return shown(front, after, keeping.REVIEWED)


def close(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Let it be a risk no more."""
    told = keeping.CLOSE_ABOUT.format(title=row.risk.title, told=_hears(front, row))
    values = reasoned(front, deed, row, (keeping.CLOSE_TITLE, keeping.CLOSE_BUTTON), told)
    if isinstance(values, Screen):
        return values
    after = front.desk.risks.close(front.act(), row.id, reason=values["reason"])
    return shown(front, after, keeping.CLOSED_NOW)


def reopen(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Let it be a risk after all."""
    values = reasoned(front, deed, row, (keeping.REOPEN_TITLE, keeping.REOPEN_BUTTON))
    if isinstance(values, Screen):
        return values
    after = front.desk.risks.reopen(front.act(), row.id, reason=values["reason"])
    return shown(front, after, keeping.REOPENED)


def flag(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Mark it as high, or as high no more."""
    high = not row.risk.high
    named = (
        (keeping.FLAG_TITLE, keeping.FLAG_BUTTON)
        if high
        else (keeping.UNFLAG_TITLE, keeping.UNFLAG_BUTTON)
    )
    values = reasoned(front, deed, row, named)
    if isinstance(values, Screen):
        return values
    after = front.desk.risks.flag_high(front.act(), row.id, high=high, reason=values["reason"])
    return shown(front, after, keeping.FLAGGED_NOW[high])


def link(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Say that it belongs with an entry, a form, a meeting, a task or another risk."""
    fields = (Field("other", keeping.WITH_WHAT, hint=keeping.WITH_HINT, required=True), REASON)
    ask = asking(deed, row, (keeping.LINK_TITLE, keeping.LINK_BUTTON), fields)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    other = _stream_named(front, values["other"])
    if not other:
        told = keeping.NO_SUCH_NUMBER.format(said=words.shortened(values["other"]))
        return asked_again(front, ask, values, told)
    after = front.desk.risks.link(front.act(), row.id, other=other, why=values["reason"])
    return shown(front, after, keeping.LINKED_NOW)


def correct(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Say what should have stood there, and why."""
    risk, own = row.risk, front.desk.risks.rules_for(row).own
    picked = tuple(Choice(each.id, each.label) for each in own.categories)
    kinds = Field(
        "categories", say.KINDS_ASKED, ",".join(risk.categories), kind="choices", choices=picked
    )
    fields = (
        Field("title", keeping.TITLE_ASKED, risk.title, required=True),
        Field("what", say.WHAT_ASKED, risk.what, required=True, longest=LONG),
        *((kinds,) if picked else ()),
        REASON,
    )
    values = asked(
        front, asking(deed, row, (keeping.CORRECT_TITLE, keeping.CORRECT_BUTTON), fields)
    )
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
    return shown(front, after, keeping.CORRECTED)


def void(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Say that it was reported by mistake."""
    told = keeping.VOID_ABOUT.format(title=row.risk.title, told=_hears(front, row))
    values = reasoned(front, deed, row, (keeping.VOID_TITLE, keeping.VOID_BUTTON), told)
    if isinstance(values, Screen):
        return values
    after = front.desk.risks.void(front.act(), row.id, reason=values["reason"])
    return shown(front, after, keeping.VOIDED_NOW)


def hand(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Let it be another's to look after."""
    fields = (Field("owner", say.WHO_LOOKS, required=True), REASON)
    ask = asking(deed, row, (keeping.HAND_TITLE, keeping.HAND_BUTTON), fields)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    owner = owner_named(front, values["owner"])
    if isinstance(owner, str):
        return asked_again(front, ask, values, owner)
    after = front.desk.risks.reassign(
        front.act(), row.id, office=owner.office, owner=owner.person, reason=values["reason"]
    )
    return shown(front, after, keeping.HANDED)


def treat(front: Front, deed: Deed, row: RiskRow) -> Screen:
    """Let something else be done with it."""
    fields = (replace(TREATMENT, value=row.risk.treatment or "treat"), REASON)
    values = asked(front, asking(deed, row, (keeping.TREAT_TITLE, keeping.TREAT_BUTTON), fields))
    if isinstance(values, Screen):
        return values
    after = front.desk.risks.treat(
        front.act(), row.id, treatment=treatment_of(values["treatment"]), reason=values["reason"]
    )
    return shown(front, after, keeping.TREATED_NOW)


def _hears(front: Front, row: RiskRow) -> str:
    return say.REPORTER.format(who=person(front, row.opener))


def _stream_named(front: Front, named: str) -> str:
    """Return the stream of what has the number *named*, nothing where there is none."""
    desk, actor, number = front.desk, front.actor, named.strip().upper()
    finds: dict[str, Callable[[], str]] = {
        "ARR": lambda: f"{ARRANGEMENT}{desk.arrangements.get(actor, number).id}",
        "FRM": lambda: f"{FORM}{desk.forms.get(actor, number).id}",
        "MTG": lambda: desk.meetings.get(actor, number).stream,
        "RSK": lambda: desk.risks.get(actor, number).stream,
        "TSK": lambda: desk.tasks.get(actor, number).stream,
    }
    find = finds.get(number.partition("-")[0])
    with suppress(Refusal):
        return "" if find is None else find()
    return ""
