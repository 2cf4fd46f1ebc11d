"""What was logged goes on elsewhere: risks are told, actions become tasks, the next is planned."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from domain.messages import Act
from domain.model.meeting.feedback import filling_of
from domain.policy.forms import Tells
from domain.refusals import KeyReused
from domain.services.meeting_templates import Template
from domain.services.meeting_wishes import ReportRisk
from domain.services.offices import Offices
from domain.services.tasks import Tasks
from domain.views.meetings import MeetingRow

Also: TypeAlias = Callable[[Act, MeetingRow, Template], object]
"""What else follows from something logged; each step of it has a key of its own."""

Plan: TypeAlias = Callable[..., MeetingRow]
"""As ``Meetings.plan``: puts a meeting in the diary."""

Scope: TypeAlias = Literal["authority", "partnership"]
_SCOPES: dict[Tells, Scope] = {
    "risk_to_authority": "authority",
    "risk_to_partnership": "partnership",
}
_SHORT = 80


@dataclass(frozen=True, slots=True)
class _Told:
    """A risk that was told of: by which question, in what words, and what it threatens."""

    question: str
    words: str
    scopes: tuple[Scope, ...]


@dataclass(frozen=True, slots=True)
class Following:
    """Lets each thing that follows from a logged meeting happen once.

    It is known by its key, which is made of the meeting and of what told of it: what followed once
    is not changed by a later correction, and has its own.
    """

    tasks: Tasks
    offices: Offices
    report_risk: ReportRisk
    also: tuple[Also, ...] = ()

    def carry_on(self, act: Act, row: MeetingRow, template: Template, plan: Plan) -> None:
        """Report the risks of *row*, open a task for what is to be done, plan the next meeting."""
        if row.status != "logged":
            return
        for told in _risks(row, template):
            with suppress(KeyReused):
                self._report(_step(act, row, f"risk:{told.question}"), row, told)
        with suppress(KeyReused):
            self._open_task(_step(act, row, "action"), row, template)
        with suppress(KeyReused):
            self._plan_next(_step(act, row, "next"), row, template, plan)
        for each in self.also:
            each(act, row, template)

    def _report(self, act: Act, row: MeetingRow, told: _Told) -> None:
        meeting = row.meeting
        self.report_risk(
            act,
            title=_short(told.words),
            what=told.words,
            scopes=told.scopes,
            about=meeting.about,
            source=row.stream,
            area=meeting.area,
        )

    def _open_task(self, act: Act, row: MeetingRow, template: Template) -> None:
        says = row.meeting.says
        if not (wanted := says.get("actions")):
            return
        owner = says.get("action_owner", "")
        titles = {title.casefold(): office for office, title in self.offices.titles.items()}
        office = titles.get(owner.casefold().removeprefix("the ").strip(), "")
        beside = f" ({owner})" if owner and not office else ""
        due = template.telling("action_by")
        reply = row.meeting.logged_replies.get(due.id) if due else None
        self.tasks.open(
            act,
            title=f"{_short(wanted)}{beside}",
            office=office,
            person="" if office else row.person or act.actor.id,
            due=reply.day if reply else None,
            source="meeting",
            about=row.stream,
            area=row.meeting.area,
            clauses=template.form.clauses,
        )

    def _plan_next(self, act: Act, row: MeetingRow, template: Template, plan: Plan) -> None:
        asked = template.telling("next_on")
        reply = row.meeting.logged_replies.get(asked.id) if asked else None
        meeting = row.meeting
        if reply is None or reply.day is None or meeting.on is None or reply.day <= meeting.on:
            return
        member = meeting.member
        plan(
            act,
            meeting.kind,
            title=meeting.title,
            body=meeting.body or meeting.title,
            about=meeting.about,
            area=meeting.area,
            on=reply.day,
            person=member.person or "",
            name=member.name.text if member.name else "",
            office=meeting.office,
            seat=meeting.seat,
        )


def _risks(row: MeetingRow, template: Template) -> Iterator[_Told]:
    """Yield the risks told of: one alone where both kinds are told in the same words."""
    said: dict[str, _Told] = {}
    for tells, scope in _SCOPES.items():
        question, words = template.telling(tells), row.meeting.says.get(tells, "")
        if question is None or not words:
            continue
        same = said.get(words.casefold())
        told = replace(same, scopes=(*same.scopes, scope)) if same else None
        said[words.casefold()] = told or _Told(question.id, words, (scope,))
    yield from said.values()
    usual: Scope = "partnership" if template.telling("risk_to_partnership") else "authority"
    for concern in filling_of(template.form, row.meeting.logged_replies).concerns:
        yield _Told(concern.question, concern.text, (usual,))


def _step(act: Act, row: MeetingRow, step: str) -> Act:
    """Return the act that follows from *row* itself, whichever act it was that logged it."""
    return act.model_copy(
        update={
            "key": f"{row.stream}:{step}",
            "correlation_id": act.correlation_id or act.key,
            "causation_id": act.key,
        }
    )


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 1].rstrip()}…"
