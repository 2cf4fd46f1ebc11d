"""What may be done about the reviews of an entry is asked for once, and says who will see it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import get_args

from bot import review_words, words
from bot.asked import Ask, asked
from bot.doing import entry_page
from bot.feature import Deed
from bot.form_front import take_paper
from bot.front import Front
from bot.review_telling import who_sees
from bot.screens import Choice, Field, Screen
from domain.messages import Act
from domain.policy.reviews import Cycle, Ground
from domain.services.reviews import CHANGE_KINDS
from domain.services.reviews_seen import Reviewing

FEATURE = "reviews"
GROUNDS: tuple[Ground, ...] = get_args(Ground)
_LONG = 1_000


def act_on(front: Front, deed: Deed) -> Screen:
    """Carry out a deed, or ask for what it lacks."""
    found = front.desk.reviews.of(front.actor, deed.id)
    deed = replace(deed, stream=f"arrangement-{found.row.id}", version=found.row.version)
    return _DEEDS[deed.what](front, deed, found)


def extra_cycle(found: Reviewing) -> Cycle | None:
    """Return the reviews that come only while it is high risk, if there are any."""
    cycles = () if found.rule is None else found.rule.cycles
    return next((each for each in cycles if each.while_high_risk), None)


def _review(front: Front, deed: Deed, found: Reviewing) -> Screen:
    extra = extra_cycle(found)
    cycle = extra.id if deed.what == "risk" and extra is not None else ""
    filled = front.desk.reviews.begin(front.act(), found.row.id, cycle=cycle)
    return take_paper(front, filled)


def _check(front: Front, deed: Deed, found: Reviewing) -> Screen:
    del deed
    return take_paper(front, front.desk.reviews.begin_check(front.act(), found.row.id))


def _change(front: Front, deed: Deed, found: Reviewing) -> Screen:
    due = found.rule is not None and bool(found.rule.on_change)
    told = review_words.WILL_BE_DUE if due else review_words.NOT_DUE
    values = _asked(
        front,
        deed,
        review_words.REPORT_TITLE.format(title=found.row.title),
        review_words.CHANGE_IT,
        (
            _choice("kind", review_words.KIND_OF_CHANGE, review_words.CHANGES),
            Field("what", review_words.WHAT_CHANGED, required=True, longest=_LONG),
            _day(),
            Field("source", review_words.WHO_TOLD),
        ),
        told.format(**who_sees(front.desk, front.actor, found)),
    )
    if isinstance(values, Screen):
        return values
    kind = next(each for each in CHANGE_KINDS if each == values["kind"])
    after = front.desk.reviews.changed(
        _on(front, values["day"]),
        found.row.id,
        kind=kind,
        what=values["what"],
        source=values["source"],
    )
    asks = bool(after.review.open_changes)
    return entry_page(
        front, found.row.id, review_words.IS_REPORTED_DUE if asks else review_words.IS_REPORTED
    )


def _mark(front: Front, deed: Deed, found: Reviewing) -> Screen:
    extra, marking = extra_cycle(found), None if found.rule is None else found.rule.marking
    about: tuple[str, ...] = ()
    if extra is not None and marking is not None:
        owner = found.policy.edition.office_titles[marking.owner]
        about = (
            review_words.WILL_BE_MARKED.format(months=extra.every_months),
            marking.counted,
            review_words.TASK_FOR.format(owner=owner, does=marking.does),
        )
    values = _asked(
        front,
        deed,
        review_words.MARK_TITLE.format(title=found.row.title),
        review_words.MARK_IT,
        (Field("reason", review_words.WHY, required=True, longest=_LONG), _day()),
        *about,
    )
    if isinstance(values, Screen):
        return values
    act = _on(front, values["day"])
    after = front.desk.reviews.mark_high_risk(act, found.row.id, reason=values["reason"])
    since = after.review.high_risk_since
    due = next((e.due for e in after.coming if e.falling.cycle == extra_cycle(after)), None)
    told = review_words.IS_MARKED.format(
        day="" if since is None else words.day(since), due="" if due is None else words.day(due)
    )
    return entry_page(front, found.row.id, told)


def _unmark(front: Front, deed: Deed, found: Reviewing) -> Screen:
    values = _asked(
        front,
        deed,
        review_words.UNMARK_TITLE.format(title=found.row.title),
        review_words.UNMARK_IT,
        (Field("reason", review_words.WHY, required=True, longest=_LONG), _day()),
    )
    if isinstance(values, Screen):
        return values
    act = _on(front, values["day"])
    front.desk.reviews.unmark(act, found.row.id, reason=values["reason"])
    return entry_page(front, found.row.id, review_words.IS_UNMARKED)


def _propose(front: Front, deed: Deed, found: Reviewing) -> Screen:
    values = _asked(
        front,
        deed,
        review_words.PROPOSE_TITLE.format(title=found.row.title),
        review_words.END_IT,
        (
            _choice("ground", review_words.GROUND, review_words.GROUNDS),
            Field("reason", review_words.REASON, required=True, longest=_LONG),
            _choice("planned", review_words.PLANNED, {"yes": "Yes", "no": "No"}),
        ),
        *leaving_said(found),
        review_words.NOW_CHECK.format(**who_sees(front.desk, front.actor, found)),
    )
    if isinstance(values, Screen):
        return values
    front.desk.reviews.propose_end(
        front.act(),
        found.row.id,
        ground=next(each for each in GROUNDS if each == values["ground"]),
        reason=values["reason"],
        planned=values["planned"] == "yes",
    )
    return entry_page(front, found.row.id, review_words.IS_TO_END)


def _end(front: Front, deed: Deed, found: Reviewing) -> Screen:
    unchecked = found.review.ending is None or found.review.ending.checked_on is None
    values = _asked(
        front,
        deed,
        review_words.END_TITLE.format(title=found.row.title),
        review_words.ENDED_IT,
        (
            _day(),
            Field("approved_by", review_words.APPROVED_BY, aside=review_words.APPROVED_HINT),
            Field("document", review_words.DOCUMENT),
        ),
        *((review_words.NOT_CHECKED,) if unchecked else ()),
        *leaving_said(found),
        review_words.WILL_END.format(**who_sees(front.desk, front.actor, found)),
    )
    if isinstance(values, Screen):
        return values
    front.desk.reviews.end(
        _on(front, values["day"]),
        found.row.id,
        approved_by=values["approved_by"],
        document=values["document"],
    )
    return entry_page(front, found.row.id, review_words.HAS_ENDED)


def _withdraw(front: Front, deed: Deed, found: Reviewing) -> Screen:
    values = _asked(
        front,
        deed,
        review_words.WITHDRAW_TITLE.format(title=found.row.title),
        review_words.KEEP_IT,
        (Field("reason", review_words.WHY, required=True, longest=_LONG),),
    )
    if isinstance(values, Screen):
        return values
    act = front.act()
    front.desk.reviews.withdraw_ending(act, found.row.id, reason=values["reason"])
    return entry_page(front, found.row.id, review_words.GOES_ON)


def _take_off(front: Front, deed: Deed, found: Reviewing) -> Screen:
    title = review_words.TAKE_OFF_TITLE.format(number=deed.which, title=found.row.title)
    reason = Field("reason", review_words.WHY, required=True, longest=_LONG)
    values = _asked(front, deed, title, title, (reason,))
    if isinstance(values, Screen):
        return values
    front.desk.reviews.void_review(
        front.act(), found.row.id, number=int(deed.which), reason=values["reason"]
    )
    return entry_page(front, found.row.id, review_words.IS_TAKEN_OFF)


def leaving_said(found: Reviewing) -> tuple[str, ...]:
    """Return what the policy says of leaving, and whom to ask where it is silent."""
    leaving, titles = found.leaving, found.policy.edition.office_titles
    if leaving is None:
        return ()
    ask = review_words.WHO_AGREES.format(office=titles[leaving.ask])
    return (*leaving.says, *(() if leaving.approved_by else (ask,)))


def _asked(
    front: Front,
    deed: Deed,
    title: str,
    button: str,
    fields: tuple[Field, ...],
    *about: str,
) -> dict[str, str] | Screen:
    return asked(front, Ask(deed, title, button, fields, about))


def _choice(name: str, label: str, labels: dict[str, str]) -> Field:
    choices = tuple(Choice(value, each) for value, each in labels.items())
    return Field(name, label, required=True, kind="choice", choices=choices)


def _day() -> Field:
    return Field("day", review_words.ON_DAY, kind="day", aside=review_words.ON_DAY_HINT)


def _on(front: Front, day: str) -> Act:
    """Return the act as one of that *day*, today where none was given."""
    act = front.act()
    return act.model_copy(update={"happened_on": date.fromisoformat(day)}) if day else act


_Does = Callable[[Front, Deed, Reviewing], Screen]
_DEEDS: dict[str, _Does] = {
    "review": _review,
    "risk": _review,
    "change": _change,
    "mark": _mark,
    "unmark": _unmark,
    "propose": _propose,
    "check": _check,
    "end": _end,
    "withdraw": _withdraw,
    "take-off": _take_off,
}
