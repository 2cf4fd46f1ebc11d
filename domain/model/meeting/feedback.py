"""What is logged of a meeting is what its form's questions tell, resolved once and kept whole."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from domain.messages import Event, PersonalText
from domain.model.form.decider import fits
from domain.model.form.messages import Answered, FormReply
from domain.model.meeting.messages import (
    AnswerFeedback,
    BeginFeedback,
    Content,
    CorrectFeedback,
    FeedbackAdded,
    FeedbackAnswered,
    FeedbackBegun,
    FeedbackCorrected,
    FeedbackLeft,
    FeedbackLogged,
    LeaveFeedback,
    Line,
    LogFeedback,
    What,
)
from domain.model.meeting.refusals import (
    FeedbackStands,
    MeetingIsOver,
    NoFeedbackYet,
    NotHeldYet,
    SayWhat,
    WhyNone,
)
from domain.model.meeting.state import Meeting
from domain.policy.document import EditionRef
from domain.policy.filling import Filling
from domain.policy.forms import Form, FormQuestion
from domain.refusals import AnsweredTwice, FormIncomplete, NotAsked, NothingSaid

_YES = re.compile(r"^\W*(?:yes|y|yeah|yep|there is|there are)\W*$", re.IGNORECASE)
_NOTHING = re.compile(
    r"^\W*(?:no|none|nil|nothing|n\s*/?\s*a|not applicable|no risks?|no,? none|nothing yet|none yet"
    r"|none so far|nothing so far|not yet|-+)\W*$",
    re.IGNORECASE,
)

FeedbackCommand: TypeAlias = (
    BeginFeedback | AnswerFeedback | LeaveFeedback | LogFeedback | CorrectFeedback
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What is known of a meeting beside its answers: what it is, who is told, where it stands."""

    what: What
    to: tuple[str, ...]
    report: str
    left_out: str


@dataclass(frozen=True, slots=True)
class Subject:
    """The form of a meeting under its document, and what its answers are resolved with.

    *by* is whose words they are, *today* the day on which they are logged.
    """

    form: Form
    document: EditionRef
    resolve: Callable[[Mapping[str, FormReply]], Resolved]
    by: str
    today: date


def says_nothing(text: str) -> bool:
    """Return whether *text* only says that there is nothing to say.

    >>> says_nothing("None yet."), says_nothing("none yet: it met once"), says_nothing(" ")
    (True, False, True)
    """
    return not text.strip() or _NOTHING.match(text) is not None


def filling_of(form: Form, replies: Mapping[str, FormReply]) -> Filling:
    """Return *form* with *replies*, as its own rules look at it."""
    known = form.question_by_id
    return Filling(form, {name: each.plain for name, each in replies.items() if name in known})


def decide_feedback(
    command: FeedbackCommand,
    state: Meeting,
    subject: Subject | None,
) -> list[Event]:
    """Return what happens to the feedback of a meeting, or refuse it."""
    if isinstance(command, BeginFeedback):
        return _begin(command, state)
    if isinstance(command, LeaveFeedback):
        return [FeedbackLeft()] if state.status in {"draft", "logged"} and not state.left else []
    if subject is None or state.status not in {"draft", "logged"}:
        if state.status == "cancelled":
            raise MeetingIsOver(state.status)
        raise NoFeedbackYet
    match command:
        case AnswerFeedback():
            return _answer(command, state, subject)
        case LogFeedback():
            return _log(state, subject)
        case CorrectFeedback():
            return _correct(command, state, subject)


def _begin(command: BeginFeedback, state: Meeting) -> list[Event]:
    if state.status == "logged":
        raise FeedbackStands
    if state.status == "cancelled":
        raise MeetingIsOver(state.status)
    if state.status == "draft" and (state.form, state.document) == (command.form, command.document):
        return []
    return [FeedbackBegun(**dict(command))]


def _answer(command: AnswerFeedback, state: Meeting, subject: Subject) -> list[Event]:
    """Keep what is answered anew; what was logged is corrected, with a reason, and not answered."""
    changed = _changed(command.answers, state, subject)
    if any(each.question in state.logged for each in changed):
        raise FeedbackStands
    return [FeedbackAnswered(answers=changed, shown=command.shown)] if changed else []


def _log(state: Meeting, subject: Subject) -> list[Event]:
    content = _content(state.replies, subject)
    if state.status == "draft":
        return [FeedbackLogged(content=content)]
    added = tuple(line.question for line in content.lines if line.question not in state.logged)
    return [FeedbackAdded(content=content, added=added)] if added else []


def _correct(command: CorrectFeedback, state: Meeting, subject: Subject) -> list[Event]:
    if state.status != "logged":
        raise NoFeedbackYet
    if not command.reason.text.strip():
        raise NothingSaid("reason")
    changed = _changed(command.answers, state, subject)
    if not changed:
        return []
    replies = {**state.replies, **{each.question: each.reply for each in changed}}
    names = tuple(each.question for each in changed)
    return [
        FeedbackCorrected(
            content=_content(replies, subject),
            changed=names,
            was=tuple(line for line in state.lines if line.question in names),
            reason=command.reason,
        )
    ]


def _changed(answers: Iterable[Answered], state: Meeting, subject: Subject) -> tuple[Answered, ...]:
    """Return those of *answers* that say something new; refuse what is no answer."""
    given: dict[str, FormReply] = {}
    for each in answers:
        if given.setdefault(each.question, each.reply) != each.reply:
            raise AnsweredTwice(each.question)
    after = filling_of(subject.form, {**state.replies, **given})
    before = filling_of(subject.form, state.replies)
    for name, reply in given.items():
        if name not in after.asked and name not in before.asked:
            raise NotAsked(name)
        question = subject.form.question_by_id[name]
        fits(question, reply, needed=name in after.asked and after.needs(name))
        _says_why(question, reply)
    return tuple(
        Answered(question=name, reply=reply)
        for name, reply in given.items()
        if state.replies.get(name) != reply
    )


def _says_why(question: FormQuestion, reply: FormReply) -> None:
    """Refuse a bare "none yet" of what came of it, and a bare "yes" of a risk: a few words say."""
    said = "" if reply.text is None else reply.text.text
    if said and question.tells == "outcome" and question.required and says_nothing(said):
        raise WhyNone(question.id)
    if question.tells in {"risk_to_authority", "risk_to_partnership"} and _YES.match(said):
        raise SayWhat(question.id)


def _content(replies: Mapping[str, FormReply], subject: Subject) -> Content:
    filling = filling_of(subject.form, replies)
    if filling.missing:
        raise FormIncomplete(tuple(question.id for question in filling.missing))
    resolved = subject.resolve(replies)
    if resolved.what.on > subject.today:
        raise NotHeldYet(resolved.what.on)
    lines = tuple(_lines(filling, replies, subject.by))
    said = {line.question: line.answered for line in lines}
    asked = filling.asked
    return Content(
        form=subject.form.id,
        document=subject.document,
        what=resolved.what,
        answers=tuple(
            Answered(question=name, reply=replies[name]) for name in asked if name in replies
        ),
        says={
            question.tells: said[name]
            for name, question in asked.items()
            if question.tells
            and name in said
            and (question.is_picked or not says_nothing(said[name].text))
        },
        lines=lines,
        to=resolved.to,
        report=resolved.report,
        left_out=resolved.left_out,
    )


def _lines(filling: Filling, replies: Mapping[str, FormReply], by: str) -> Iterator[Line]:
    """Yield each question that something was answered to, with the labels of what was picked."""
    for name, question in filling.asked.items():
        if (reply := replies.get(name)) is None:
            continue
        if words := words_of(question, reply):
            subject = reply.text.subject if reply.text else by
            text = PersonalText(subject=subject, text=words)
            yield Line(question=name, asked=question.question, answered=text)


def words_of(question: FormQuestion, reply: FormReply) -> str:
    """Return what *reply* says in words, ``""`` for what was left open."""
    if not reply.applies:
        return "does not apply"
    labels = {option.value: option.label for option in question.options}
    return "; ".join(labels.get(each, each) for each in reply.plain.values)
