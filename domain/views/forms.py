"""The list of forms is a fold: one row each, made of its events and of nothing else."""

from datetime import date, datetime

from domain.messages import Recorded
from domain.model.form.messages import (
    PREFIX,
    STREAM,
    Care,
    FormAnswerChanged,
    FormAnswered,
    FormCompleted,
    FormLeft,
    FormOpened,
    FormReopened,
    FormResumed,
    Risk,
)
from domain.model.handing import OwnerSucceeded
from domain.policy.edition import EditionRef
from domain.views.view import Numbered, View


class FormRow(Numbered):
    """One form as a list shows it.

    *enquiry* is nothing for one that stands alone or is about an *entry*; *answered* are the
    questions that were answered in it. *care*, *risks* and *completed_on* are those of the last
    completion, which stand while the form is reopened.
    """

    prefix = PREFIX
    begins = STREAM

    form: str
    edition: EditionRef
    enquiry: str | None
    entry: str | None = None
    opener: str
    opened_at: datetime
    touched_at: datetime
    version: int
    answered: tuple[str, ...] = ()
    left: bool = False
    done: bool = False
    completed_on: date | None = None
    completed_by: str = ""
    care: tuple[Care, ...] = ()
    risks: tuple[Risk, ...] = ()


def fold(row: FormRow | None, recorded: Recorded) -> FormRow | None:
    """Return the row after *recorded*; there is none before the form is opened."""
    event = recorded.event
    if row is None:
        return _opened(recorded, event) if isinstance(event, FormOpened) else None
    changed: dict[str, object] = {}
    match event:
        case FormAnswered() | FormAnswerChanged():
            changed = {"answered": tuple(dict.fromkeys((*row.answered, event.question)))}
        case FormLeft() | FormResumed():
            changed = {"left": isinstance(event, FormLeft)}
        case FormCompleted():
            changed = {
                "done": True,
                "completed_on": recorded.happened_on,
                "completed_by": recorded.actor.id,
                "care": event.care,
                "risks": event.risks,
            }
        case FormReopened():
            changed = {"done": False}
        case OwnerSucceeded(now=now):
            changed = {"opener": now}
        case _:
            pass
    touched = {"touched_at": recorded.recorded_at, "version": recorded.position}
    return FormRow.model_validate({**dict(row), **changed, **touched})


def _opened(recorded: Recorded, event: FormOpened) -> FormRow:
    return FormRow(
        id=recorded.stream.removeprefix(STREAM),
        form=event.form,
        edition=event.edition,
        enquiry=event.enquiry,
        entry=event.entry,
        opener=recorded.actor.id,
        opened_at=recorded.recorded_at,
        touched_at=recorded.recorded_at,
        version=recorded.position,
    )


FORMS = View(
    name="forms",
    form=2,
    row=FormRow,
    streams=(STREAM,),
    fold=fold,
    indexed=("enquiry", "entry", "opener"),
)
"""The list of forms, found by the matter or entry that they are about and by who opened them."""
