"""The gate filled in, with everything about it written out."""

from datetime import date
from decimal import Decimal

from domain.messages import PersonalText
from domain.model.form.decider import Held, Subject
from domain.model.form.messages import (
    Answered,
    AnswerForm,
    Care,
    CompletedAnswer,
    FormAnswered,
    FormCompleted,
    FormOpened,
    FormReply,
    Risk,
)
from domain.policy.edition import EditionRef
from tests.policies.builders import Told
from tests.support.builders import SHOWN
from tests.support.form_policy import form

FORM = "8eba46438c6355959d40d955741b927c"
ENQUIRY = "00443214c74254b635cf84653a56d7c6"
REF = EditionRef(policy="small", version="1", sha256="5a" * 32)
OTHER = EditionRef(policy="small", version="2", sha256="6b" * 32)
JULY = date(2026, 7, 1)
OPENED = FormOpened(enquiry=ENQUIRY, form="gate", edition=REF)
YES, NO, UNCLEAR = (FormReply(values=(value,)) for value in ("yes", "no", "not_clear"))
BLANK, DOES_NOT_APPLY = FormReply(), FormReply(applies=False)
SUBJECT = Subject(FORM, REF, form(), "contact", Told({"money": "no"}))


def text(said):
    return FormReply(text=PersonalText(subject=FORM, text=said))


def pounds(amount):
    return FormReply(amount=Decimal(amount))


def day(year, month, number):
    return FormReply(day=date(year, month, number))


def picked(*values):
    return FormReply(values=values)


def gave(question, reply, shown=SHOWN):
    """Return the event of a first answer."""
    return FormAnswered(question=question, reply=reply, shown=shown)


def answering(seen_version=None, **replies):
    """Return the wish to answer the questions so."""
    given = tuple(Answered(question=name, reply=reply) for name, reply in replies.items())
    return AnswerForm(answers=given, shown=SHOWN, seen_version=seen_version)


ANSWERED = (
    gave("agreed", UNCLEAR),
    gave("costed", NO),
    gave("short", NO),
    gave("given", BLANK),
    gave("title", text("Dogs")),
)
"""All that the gate asks about a matter without money."""

CARE = Care(question="agreed", text="Get them to agree.", clauses=("XXX-1",), ask="two")
RISK = Risk(question="costed", text="It was not costed.", clauses=("XXX-1",))


def completed(answers=None, **more):
    """Return the completion of a gate that was answered as in :data:`ANSWERED`."""
    given = answers or tuple(
        CompletedAnswer(question=each.question, reply=each.reply, source="form")
        for each in ANSWERED
    )
    whole = {
        "edition": REF,
        "enquiry": ENQUIRY,
        "form": "gate",
        "answers": given,
        "idle": (),
        "care": (CARE,),
        "risks": (RISK,),
        "verdict": ("clear", "some_adverse"),
        "settled": {"short": "no", "clear": "some_adverse"},
        "fields": {"title": PersonalText(subject=FORM, text="Dogs")},
        "shown": SHOWN,
    }
    return FormCompleted(**(whole | more))


def held(**replies):
    """Return answers that the matter has already."""
    return {name: Held(reply, "matter") for name, reply in replies.items()}
