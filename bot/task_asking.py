"""What a task lacks before it is opened, done or changed is asked for; then it happens at once."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from bot import tasks_words as said
from bot.asked import Ask, asked, asked_again, suggesting
from bot.days import said_day
from bot.doing import entry_page, page_of
from bot.feature import Deed
from bot.front import Front
from bot.presses import ARRANGEMENT, TASK
from bot.screens import Field, Screen
from bot.task_owners import called, owner_named
from domain.policy.duties import Duty
from domain.views.tasks import TaskRow

Values = Mapping[str, str]

_LONG = 1_000
_HASH = re.compile(r"[0-9a-f]{64}")
_REASON = Field("reason", said.WHY, required=True, longest=_LONG)


def done(front: Front, deed: Deed) -> Screen:
    """Carry out *deed*, or ask for what it lacks."""
    if deed.what == "open":
        return _open(front, deed)
    row = front.desk.tasks.get(front.actor, deed.id)
    doing: dict[str, Callable[[Front, Deed, TaskRow], Screen]] = {
        "done": _done,
        "take": _take,
        "hand": _hand_over,
        "move": _move,
        "withdraw": _withdraw,
        "reopen": _reopen,
    }
    if deed.what not in doing:
        return page_of(front, deed.stream)
    return doing[deed.what](front, deed, row)


def _open(front: Front, deed: Deed) -> Screen:
    """Open a task; on the page of an entry it belongs to that."""
    about = deed.stream if deed.stream.startswith(ARRANGEMENT) else ""
    told = [said.OPEN_ABOUT]
    if about:
        number = front.desk.arrangements.get(front.actor, deed.id).short
        told.append(said.OPEN_FOR_ENTRY.format(number=number))
    fields = (
        Field("title", said.WHAT, required=True, longest=200),
        Field("who", said.WHO, longest=200, hint=said.WHO_HINT.format(example=_example(front))),
        Field("due", said.BY_WHEN, kind="day", hint=said.DAY_HINT),
        Field("evidence", said.TO_SHOW, longest=_LONG),
    )
    charged = _charged(front, deed.given.get("title", ""))
    if charged is not None:
        told.append(said.FROM_DUTY.format(clauses=", ".join(charged.clauses)))
        suggested = {
            "who": called(front.desk.offices, charged.owner),
            "evidence": charged.evidence,
        }
        deed = replace(deed, given={**suggested, **deed.given})
    ask = _ask(deed, said.OPEN_TITLE, said.OPEN_BUTTON, fields, tuple(told))
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    owner = owner_named(front, values["who"])
    if isinstance(owner, str):
        return asked_again(front, ask, values, owner)
    row = front.desk.tasks.open(
        front.act(),
        title=values["title"],
        office=owner.office,
        seat=owner.seat,
        person=owner.person,
        due=_day(values["due"]),
        evidence=values["evidence"],
        about=about,
        clauses=() if charged is None else charged.clauses,
    )
    opened = said.OPENED.format(number=row.short)
    return entry_page(front, deed.id, opened) if about else page_of(front, row.stream, opened)


def _charged(front: Front, title: str) -> Duty | None:
    """Return the duty without a day of its own that a task's title is, if the person has it."""
    same = title.strip().casefold()
    standing = front.desk.tasks.standing(front.actor)
    return next((duty for duty in standing if duty.title.casefold() == same), None)


def _done(front: Front, deed: Deed, row: TaskRow) -> Screen:
    fields = (
        Field("evidence", said.EVIDENCE, required=True, longest=_LONG, aside=row.task.evidence),
        Field("document", said.REFERENCE, longest=_LONG, hint=said.REFERENCE_HINT),
        Field("sha256", said.FINGERPRINT, longest=64, hint=said.FINGERPRINT_HINT),
    )
    told = (said.DONE_ABOUT.format(title=row.task.title),)
    ask = _ask(deed, said.DONE_TITLE, said.DONE_BUTTON, fields, told)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    sha256 = values["sha256"].casefold()
    if sha256 and _HASH.fullmatch(sha256) is None:
        return asked_again(front, ask, values, said.BAD_HASH)
    front.desk.tasks.done(
        front.act(),
        row.id,
        evidence=values["evidence"],
        document=values["document"],
        sha256=sha256,
    )
    return _shown(front, row, said.DONE)


def _take(front: Front, deed: Deed, row: TaskRow) -> Screen:
    del deed
    front.desk.tasks.take_on(front.act(), row.id)
    return _shown(front, row, said.TAKEN)


def _hand_over(front: Front, deed: Deed, row: TaskRow) -> Screen:
    hint = said.TO_WHOM_HINT.format(example=_example(front))
    fields = (Field("who", said.TO_WHOM, required=True, longest=200, hint=hint), _REASON)
    told = (said.HAND_ABOUT.format(title=row.task.title),)
    ask = _ask(deed, said.HAND_TITLE, said.HAND_BUTTON, fields, told)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    owner = owner_named(front, values["who"])
    if isinstance(owner, str):
        return asked_again(front, ask, values, owner)
    front.desk.tasks.hand_over(
        front.act(),
        row.id,
        reason=values["reason"],
        office=owner.office,
        seat=owner.seat,
        person=owner.person,
    )
    return _shown(front, row, said.HANDED)


def _move(front: Front, deed: Deed, row: TaskRow) -> Screen:
    fields = (Field("due", said.NEW_DAY, kind="day", hint=said.NEW_DAY_HINT), _REASON)
    due = "" if row.task.due is None else f": {said.WAS_DUE.format(day=said_day(row.task.due))}"
    told = (said.MOVE_ABOUT.format(title=row.task.title, due=due),)
    ask = _ask(deed, said.MOVE_TITLE, said.MOVE_BUTTON, fields, told)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    day = _day(values["due"])
    front.desk.tasks.move(front.act(), row.id, due=day, reason=values["reason"])
    return _shown(front, row, said.MOVED)


def _withdraw(front: Front, deed: Deed, row: TaskRow) -> Screen:
    told = (said.WITHDRAW_ABOUT.format(title=row.task.title),)
    ask = _ask(deed, said.WITHDRAW_TITLE, said.WITHDRAW_BUTTON, (_REASON,), told)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    front.desk.tasks.withdraw(front.act(), row.id, reason=values["reason"])
    return _shown(front, row, said.WITHDRAWN)


def _reopen(front: Front, deed: Deed, row: TaskRow) -> Screen:
    told = (said.REOPEN_ABOUT.format(title=row.task.title),)
    ask = _ask(deed, said.REOPEN_TITLE, said.REOPEN_BUTTON, (_REASON,), told)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    front.desk.tasks.reopen(front.act(), row.id, reason=values["reason"])
    return _shown(front, row, said.REOPENED)


def _shown(front: Front, row: TaskRow, notice: str) -> Screen:
    return page_of(front, f"{TASK}{row.id}", notice)


def _ask(
    deed: Deed, title: str, button: str, fields: tuple[Field, ...], about: tuple[str, ...]
) -> Ask:
    """Return what is asked; what was said along with the wish is suggested."""
    return suggesting(Ask(deed, title, button, fields, about))


def _example(front: Front) -> str:
    offices = front.desk.offices
    contact = front.desk.policy.edition.policy_contact
    return called(offices, contact)


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
