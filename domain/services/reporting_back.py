"""What whoever represents us reports back is kept with the entry, for all who may read that."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.identity import Actor
from domain.messages import Act
from domain.model.form.messages import STREAM
from domain.model.form.state import UNOPENED, FilledForm, evolve
from domain.policy.forms import Form
from domain.ports import Views
from domain.services.arrangements import Arrangements
from domain.services.filled import Filled
from domain.services.forms import Forms
from domain.services.handling import Handling
from domain.views.forms import FORMS, FormRow
from domain.views.register import RegisterRow


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody reported back: who and when, and each question with what was answered.

    What is a day stands as year, month and day.
    """

    number: str
    by: str
    day: date
    said: tuple[tuple[str, str], ...]


class ReportingBack:
    """Reports on an entry, on the form that its edition has for them, if it has one."""

    def __init__(
        self, handling: Handling, arrangements: Arrangements, forms: Forms, views: Views
    ) -> None:
        self._handling = handling
        self._arrangements = arrangements
        self._forms = forms
        self._views = views

    def form_of(self, row: RegisterRow) -> Form | None:
        """Return the form on which one reports back on an entry, if its policy has one."""
        forms = self._arrangements.policy_of(row).edition.forms
        return next((form for form in forms if form.reports_back), None)

    def begin(self, act: Act, entry: str) -> Filled | None:
        """Begin a report on an entry, or go on with what the actor began; none without a form."""
        row = self._arrangements.get(act.actor, entry)
        form = self.form_of(row)
        return None if form is None else self._forms.open_about(act, form.id, row.id, row.edition)

    def reports(self, actor: Actor, entry: str) -> tuple[Report, ...]:
        """Return what was reported back on an entry, the newest first."""
        row = self._arrangements.get(actor, entry)
        form = self.form_of(row)
        if form is None:
            return ()
        found = (
            self._report(form, each)
            for each in self._views.where(FORMS, "entry", row.id)
            if each.form == form.id and each.completed_on is not None
        )
        return tuple(sorted(found, key=lambda report: (report.day, report.number), reverse=True))

    def _report(self, form: Form, row: FormRow) -> Report:
        state = self._handling.story(STREAM + row.id, UNOPENED, evolve).state
        assert row.completed_on is not None  # noqa: S101 - only what is complete comes here
        return Report(row.short, row.completed_by, row.completed_on, tuple(_said(form, state)))


def _said(form: Form, state: FilledForm) -> Iterator[tuple[str, str]]:
    """Yield each question that was answered, with the labels of what was picked."""
    for answer in () if state.completed is None else state.completed.answers:
        question = form.question_by_id.get(answer.question)
        if question is not None and answer.reply.applies:
            labels = {option.value: option.label for option in question.options}
            said = answer.reply.plain.values
            if said:
                yield question.question, "; ".join(labels.get(each, each) for each in said)
