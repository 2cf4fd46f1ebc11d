"""What happens to a form when something is wished of it, or why it does not."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, assert_never

from domain.messages import Event, PersonalText
from domain.model.form.messages import (
    AnswerForm,
    Care,
    CareItemClosed,
    CareItemOpened,
    CompletedAnswer,
    CompleteForm,
    FormAnswerChanged,
    FormAnswered,
    FormCommand,
    FormCompleted,
    FormLeft,
    FormOpened,
    FormReopened,
    FormReply,
    FormResumed,
    HeldBy,
    LeaveForm,
    OpenForm,
    ReopenForm,
    ResumeForm,
    Risk,
    RiskProposalWithdrawn,
    RiskProposed,
)
from domain.model.form.state import FilledForm, FormAnswer
from domain.policy.conditions import Case
from domain.policy.edition import EditionRef
from domain.policy.filling import Filling
from domain.policy.forms import Form, FormQuestion
from domain.refusals import (
    AnotherEdition,
    AnsweredTwice,
    FormIncomplete,
    FormIsDone,
    NotAsked,
    NothingSaid,
    NotOpened,
    StaleCard,
    UnknownAnswer,
)

LONGEST = 2_000
"""Characters of what is written as an answer: some paragraphs, not a report."""

_WAYS = {
    "choice": "values",
    "choices": "values",
    "text": "text",
    "amount": "amount",
    "day": "day",
}
"""How each kind of question is answered."""


@dataclass(frozen=True, slots=True)
class Held:
    """An answer that something else holds already: the matter or its register entry."""

    reply: FormReply
    source: HeldBy


@dataclass(frozen=True, slots=True)
class Subject:
    """The form under its edition, with all that it looks at beside its own events.

    *matter* is as conditions look at it; *held* are the answers known elsewhere and *by* who gave
    each answer in the form, on which day, both by question; *contact* is asked about whatever
    names nobody else.
    """

    id: str
    ref: EditionRef
    form: Form
    contact: str
    matter: Case | None = None
    held: Mapping[str, Held] = field(default_factory=dict)
    by: Mapping[str, tuple[str, date]] = field(default_factory=dict)

    def filling(self, own: Mapping[str, FormReply]) -> Filling:
        """Return the form as it stands with the replies given in it, held ones beneath them."""
        held = {question: each.reply.plain for question, each in self.held.items()}
        own_replies = {question: reply.plain for question, reply in own.items()}
        return Filling(self.form, held | own_replies, self.matter)


def decide(command: FormCommand, state: FilledForm, subject: Subject) -> list[Event]:
    """Return what happens if *command* is carried out under the edition of *subject*, or refuse."""
    if isinstance(command, OpenForm):
        return _open(command, state, subject)
    if state.edition is None:
        raise NotOpened
    if state.edition != subject.ref:
        raise AnotherEdition(pinned=state.edition.sha256, given=subject.ref.sha256)
    if isinstance(command, LeaveForm):
        return [] if state.left or state.done else [FormLeft()]
    resumed: list[Event] = [FormResumed()] if state.left else []
    if isinstance(command, ResumeForm):
        return resumed
    happened = _go_on(command, state, subject)
    return [*resumed, *happened] if happened else []


def _go_on(
    command: AnswerForm | CompleteForm | ReopenForm, state: FilledForm, subject: Subject
) -> list[Event]:
    match command:
        case AnswerForm():
            return list(_answer(command, state, subject))
        case CompleteForm():
            return [] if state.done else _complete(command, state, subject)
        case ReopenForm():
            return [FormReopened()] if state.done else []
        case _:
            assert_never(command)


def _open(command: OpenForm, state: FilledForm, subject: Subject) -> list[Event]:
    """Open once: who opens it again goes on with it."""
    if state.edition is not None:
        return [FormResumed()] if state.left else []
    return [
        FormOpened(
            enquiry=command.enquiry,
            form=command.form,
            edition=subject.ref,
            entry=command.entry,
        )
    ]


def _answer(command: AnswerForm, state: FilledForm, subject: Subject) -> Iterator[Event]:
    """Make each answer its own event; all are one append.

    What is no longer asked because of another answer on the same card is kept, and counts for
    nothing.
    """
    if state.done:
        raise FormIsDone
    own = state.replies
    given: dict[str, FormReply] = {}
    for each in command.answers:
        if given.setdefault(each.question, each.reply) != each.reply:
            raise AnsweredTwice(each.question)
    before, after = subject.filling(own), subject.filling({**own, **given})
    for name, reply in given.items():
        if name not in before.asked and name not in after.asked:
            raise NotAsked(name)
        needed = after.needs(name) if name in after.asked else before.needs(name)
        fits(subject.form.question_by_id[name], reply, needed=needed)
    changed = {name: reply for name, reply in given.items() if own.get(name) != reply}
    _still_current(command.seen_version, (a for a in state.answers if a.question in changed))
    for name, reply in changed.items():
        if name in own:
            yield FormAnswerChanged(question=name, was=own[name], reply=reply, shown=command.shown)
        else:
            yield FormAnswered(question=name, reply=reply, shown=command.shown)


def fits(question: FormQuestion, reply: FormReply, *, needed: bool) -> None:
    """Refuse a reply that is none to this question."""
    said = ", ".join(reply.given) or ("nothing" if reply.applies else "not applicable")
    if not reply.applies:
        if reply.given or not question.not_applicable:
            raise UnknownAnswer(question.id, said)
        return
    if reply.text is not None and not reply.text.text.strip():
        raise NothingSaid(question.id)
    if not reply.given:
        if needed:
            raise NothingSaid(question.id)
        return
    picked = reply.values
    if (
        reply.given != (_WAYS[question.kind],)
        or (question.kind == "choice" and len(picked) > 1)
        or len(set(picked)) < len(picked)
        or not set(picked) <= set(question.domain)
        or (reply.text is not None and len(reply.text.text) > LONGEST)
    ):
        raise UnknownAnswer(question.id, said)


def _complete(command: CompleteForm, state: FilledForm, subject: Subject) -> list[Event]:
    """Say the whole, with what follows from it."""
    filling = subject.filling(state.replies)
    _still_current(command.seen_version, state.answers)
    if filling.missing:
        raise FormIncomplete(tuple(question.id for question in filling.missing))
    completed = _completed(command, state, subject, filling)
    return [*_following(state.completed, completed), completed]


def _following(was: FormCompleted | None, now: FormCompleted) -> Iterator[Event]:
    """Yield what *now* brings up; what *was* brought up by the last completion only is closed."""
    risks, care = ((), ()) if was is None else (was.risks, was.care)
    about: dict[str, Any] = {"edition": now.edition, "enquiry": now.enquiry}
    yield from (RiskProposalWithdrawn(question=gone) for gone in _gone(risks, now.risks))
    yield from (CareItemClosed(question=gone) for gone in _gone(care, now.care))
    yield from (RiskProposed(risk=each, **about) for each in now.risks if each not in risks)
    yield from (CareItemOpened(care=each, **about) for each in now.care if each not in care)


def _completed(
    command: CompleteForm, state: FilledForm, subject: Subject, filling: Filling
) -> FormCompleted:
    own = state.replies
    answers = []
    for name in filling.answered:
        if name in own:
            by, on = subject.by.get(name, (None, None))
            given = CompletedAnswer(question=name, reply=own[name], source="form", by=by, on=on)
        else:
            held = subject.held[name]
            given = CompletedAnswer(question=name, reply=held.reply, source=held.source)
        answers.append(given)
    return FormCompleted(
        edition=subject.ref,
        enquiry=state.enquiry,
        form=state.form,
        answers=tuple(answers),
        idle=tuple(name for name in filling.idle if name in own),
        care=tuple(
            Care(question=e.question, text=e.text, clauses=e.clauses, ask=e.ask or subject.contact)
            for e in filling.care
        ),
        risks=tuple(
            Risk(question=e.question, text=e.text, clauses=e.clauses) for e in filling.concerns
        ),
        verdict=filling.verdict,
        settled=filling.settled,
        fields={
            name: PersonalText(subject=subject.id, text=text)
            for name, text in filling.fields.items()
        },
        shown=command.shown,
    )


def _gone(before: Iterable[Care | Risk], now: Iterable[Care | Risk]) -> tuple[str, ...]:
    there = {each.question for each in now}
    return tuple(each.question for each in before if each.question not in there)


def _still_current(seen: int | None, answers: Iterable[FormAnswer]) -> None:
    """Refuse a card shown before one of *answers* was given."""
    changed = tuple(a.question for a in answers if seen is not None and seen < a.version)
    if changed:
        raise StaleCard(changed)
