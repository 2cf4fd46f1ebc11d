"""What is known already fills in a form: from its matter and the register, and never twice."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from domain.messages import PersonalText
from domain.model.form.decider import Held
from domain.model.form.messages import FormReply
from domain.policy.conditions import ABSENT, Case
from domain.policy.facts import UNSURE, UnknownFact, UnknownValue
from domain.policy.filling import Reply
from domain.policy.forms import Form, FormQuestion
from domain.policy.policy import Policy
from domain.ports import Views
from domain.refusals import NotAsked, UnknownAnswer
from domain.services.enquiries import Seen
from domain.services.handling import Handling
from domain.services.outcomes import outcome_behind
from domain.views.records import RECORDS
from domain.views.register import REGISTER, RegisterRow

_NOT_ASKING = {ABSENT, "no", "none", "not_applicable"}
"""Values of a slot that ask for nothing."""


def slots_asking(seen: Seen) -> dict[str, tuple[str, ...]]:
    """Return the forms that the outcome of *seen* asks for, each with the slots that do so."""
    found = seen.policy.determine(seen.enquiry.facts)
    return {
        form.id: asking
        for form in seen.policy.edition.forms
        if (asking := tuple(s for s in form.serves if found.settled(s) not in {None, *_NOT_ASKING}))
    }


def case_of(policy: Policy, seen: Seen) -> Case:
    """Return the matter as the conditions of *policy* look at it."""
    return policy.determine(known_to(policy, seen.enquiry.facts)).case()


def case_behind(handling: Handling, policy: Policy, entry: str) -> Case | None:
    """Return the matter behind an *entry* as the conditions of *policy* look at it."""
    outcome = outcome_behind(handling, entry)
    return None if outcome is None else policy.determine(known_to(policy, outcome.answers)).case()


def known_to(policy: Policy, facts: Mapping[str, str]) -> dict[str, str]:
    """Return those of *facts* that *policy* has: another edition may have others."""
    known = {}
    for fact, value in facts.items():
        try:
            policy.check({fact: value})
        except (UnknownFact, UnknownValue):
            continue
        known[fact] = value
    return known


def held_of(views: Views, form: Form, seen: Seen, subject: str) -> dict[str, Held]:
    """Return what is known of the questions of *form*, by question: first what the matter says."""
    rows = views.where(REGISTER, "enquiry", seen.id)
    entry = next((row for row in rows if row.listed), None)
    kept = None if entry is None else views.get(RECORDS, entry.id)
    fields = {} if kept is None else kept.record.texts
    held: dict[str, Held] = {}
    for name, question in form.question_by_id.items():
        value = _answered(seen, question)
        if value:
            held[name] = Held(FormReply(values=(value,)), "matter")
        elif entry is not None and (reply := _entered(entry, fields, question, subject)):
            held[name] = Held(reply, "register")
    return held


def _answered(seen: Seen, question: FormQuestion) -> str:
    """Return the answer that the matter has for what *question* settles, its body's word too."""
    if question.settles is None:
        return ""
    value = seen.enquiry.facts.get(question.settles)
    if value is None and question.settles in seen.policy.edition.fact_by_id:
        reading = seen.policy.determine(seen.enquiry.facts).reading
        value = reading.filled.get(question.settles)
    return value if value in question.domain and value != UNSURE else ""


def _entered(
    entry: RegisterRow,
    fields: Mapping[str, tuple[str, ...]],
    question: FormQuestion,
    subject: str,
) -> FormReply | None:
    """Return what the register holds in the field that *question* fills."""
    own: dict[str, tuple[str, ...]] = {
        "title": (entry.title,),
        "partners": (", ".join(entry.partners),),
        "stage": (entry.stage or "",),
    }
    name = question.field or ""
    values = tuple(each for each in own.get(name, fields.get(name, ())) if each)
    if question.is_picked:
        values = tuple(each for each in values if each in question.domain)
    elif question.kind == "text":
        values = ("; ".join(values),) if values else ()
    if not values:
        return None
    try:
        return as_reply(subject, question.id, question, Reply(values))
    except (UnknownAnswer, ValueError):
        return None  # the field holds something of another kind


def as_reply(subject: str, name: str, question: FormQuestion | None, reply: Reply) -> FormReply:
    """Return *reply* as it is recorded, for a form with the id *subject*.

    Raises :class:`NotAsked` and, for what is no such amount or day, :class:`UnknownAnswer`.
    """
    if question is None:
        raise NotAsked(name)
    if not reply.applies or not reply.values:
        return FormReply(applies=reply.applies)
    if question.is_picked:
        return FormReply(values=reply.values)
    (written,) = reply.values
    try:
        match question.kind:
            case "amount":
                return FormReply(amount=Decimal(written))
            case "day":
                return FormReply(day=date.fromisoformat(written))
            case _:
                return FormReply(text=PersonalText(subject=subject, text=written))
    except (ValueError, InvalidOperation) as error:
        raise UnknownAnswer(name, question.kind) from error
