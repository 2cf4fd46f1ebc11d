"""What a person may do with forms: begin one, answer it part by part, change it, complete it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid5

from domain.identity import Actor
from domain.messages import Act, Event, Recorded
from domain.model.form import decider
from domain.model.form.decider import Subject
from domain.model.form.messages import (
    PREFIX,
    STREAM,
    Answered,
    AnswerForm,
    CompleteForm,
    FormAnswerChanged,
    FormAnswered,
    FormCommand,
    FormCompleted,
    LeaveForm,
    OpenForm,
    ReopenForm,
    ResumeForm,
)
from domain.model.form.state import UNOPENED, FilledForm, evolve
from domain.model.handing import whose
from domain.policy.edition import EditionRef
from domain.policy.filling import Reply
from domain.policy.policy import Policy
from domain.ports import Views
from domain.refusals import HearingNotConfirmed, NotOpened
from domain.services import rights
from domain.services.enquiries import Enquiries, Seen
from domain.services.filled import Completion, Filled, Wanted, completes, must_have
from domain.services.finding import fresh_stream, stream_of
from domain.services.form_sources import (
    as_reply,
    case_behind,
    case_of,
    held_of,
    known_to,
    slots_asking,
)
from domain.services.handling import Decider, Handled, Handling, Order, Story
from domain.services.rights import require
from domain.views.as_at import rows_as_at
from domain.views.forms import FORMS, FormRow

NAMESPACE = UUID("b3d1c7f2-0d4e-5a86-8f21-6c0a9d5e7413")
"""Within which an enquiry and a form make the id of the form filled in; it never changes."""


def id_of(enquiry: str, form: str) -> str:
    """Return the id of *form* as filled in about *enquiry*: a matter has each form once.

    >>> id_of("00443214c74254b635cf84653a56d7c6", "key_principles")
    '8eba46438c6355959d40d955741b927c'
    """
    return uuid5(NAMESPACE, f"{enquiry}/{form}").hex


class Forms:
    """The forms of the policies here. Every id may be given whole or short."""

    def __init__(self, handling: Handling, enquiries: Enquiries, views: Views) -> None:
        self._handling = handling
        self._enquiries = enquiries
        self._views = views

    def open(self, act: Act, *, form: str, enquiry: str = "") -> Filled:
        """Begin *form* about the actor's own *enquiry*, or go on with it; or begin one alone."""
        if enquiry:
            return self._open_about(act, form, self._enquiries.get(act.actor, enquiry))
        policy = self._enquiries.policy()
        require(rights.BEGIN_FORM, act.actor, self._enquiries.about)
        must_have(policy, form, "alone")
        stream = fresh_stream(self._handling.store, self._handling.ids, STREAM, PREFIX)
        command = OpenForm(enquiry=None, form=form)
        order: Order[FormCommand] = Order(stream, command, act, opens=True)
        return self._begin(order, self._enquiries.use(act), command)

    def open_about(self, act: Act, form: str, entry: str, edition: EditionRef) -> Filled:
        """Begin *form* about an *entry*, or go on with it; who may is for who files it to say."""
        self._enquiries.use(act)
        policy = self._enquiries.pinned(edition)
        must_have(policy, form, "entry")
        for row in self._views.where(FORMS, "opener", act.actor.id):
            if (row.entry, row.form, row.done) == (entry, form, False):
                return self.get(act.actor, row.id)
        stream = fresh_stream(self._handling.store, self._handling.ids, STREAM, PREFIX)
        command = OpenForm(enquiry=None, form=form, entry=entry)
        order: Order[FormCommand] = Order(stream, command, act, opens=True)
        return self._begin(order, policy, command)

    def answer(
        self,
        act: Act,
        form: str,
        *,
        answers: Mapping[str, Reply],
        shown: str,
        seen_version: int | None = None,
    ) -> Filled:
        """Answer questions of the form, as a rule those of one card, by their ids.

        What is written comes as one value: in words, as pounds (``1200.50``), as a day
        (``2026-03-03``). *seen_version* is the form's version on the card that is pressed.
        """
        stream = self._stream_of(form)
        whole = stream.removeprefix(STREAM)
        asked = self.get(act.actor, whole).form.question_by_id
        command = AnswerForm(
            answers=tuple(
                Answered(question=name, reply=as_reply(whole, name, asked.get(name), reply))
                for name, reply in answers.items()
            ),
            shown=shown,
            seen_version=seen_version,
        )
        return self._carry_out(Order(stream, command, act))[0]

    def leave(self, act: Act, form: str) -> Filled:
        """Leave it for now; whatever goes on with it takes it up again."""
        return self._act(act, form, LeaveForm())

    def resume(self, act: Act, form: str) -> Filled:
        """Take up again what was left."""
        return self._act(act, form, ResumeForm())

    def reopen(self, act: Act, form: str) -> Filled:
        """Change what was completed; it stands as it was until it is completed again."""
        return self._act(act, form, ReopenForm())

    def complete(
        self, act: Act, form: str, *, shown: str, seen_version: int | None = None
    ) -> Completion:
        """Let the answers stand, tell the matter what they settle, and determine it anew.

        Cut off half way, the same act again goes on and does nothing twice.
        """
        command = CompleteForm(shown=shown, seen_version=seen_version)
        before = self.get(act.actor, form).matter
        filled, handled = self._carry_out(Order(self._stream_of(form), command, act))
        said = [e for e in (*handled.story.recorded, *handled.events) if completes(e)]
        if before is None or not said:
            return Completion(filled, None, None)
        after = self._told(act, before, said[-1])
        return Completion(self.get(act.actor, filled.id), before, after)

    def get(self, actor: Actor, form: str) -> Filled:
        """Return one form of the actor's own."""
        story = self._handling.story(self._stream_of(form), UNOPENED, evolve)
        return self._filled(actor, story)

    def of(self, actor: Actor, enquiry: str) -> tuple[Wanted, ...]:
        """Return the forms about matters that the edition of the actor's own *enquiry* has.

        In the order of the edition; what was begun under another edition comes last.
        """
        seen = self._enquiries.get(actor, enquiry)
        rows = {row.form: row for row in self._views.where(FORMS, "enquiry", seen.id)}
        asking = slots_asking(seen)
        edition = seen.policy.edition
        listed = {form.id: form for form in edition.forms if form.subject == "matter"}
        begun = {name: self.get(actor, row.id) for name, row in rows.items()}
        others = (filled for name, filled in begun.items() if name not in listed)
        return (
            *(Wanted(f, asking.get(name, ()), begun.get(name)) for name, f in listed.items()),
            *(Wanted(filled.form, (), filled) for filled in others),
        )

    def fields(self, actor: Actor, enquiry: str) -> dict[str, str]:
        """Return what the completed forms of the actor's own *enquiry* say of register fields."""
        completed = (w.filled.state.completed for w in self.of(actor, enquiry) if w.filled)
        return {
            name: text.text
            for each in completed
            if each is not None
            for name, text in each.fields.items()
        }

    def mine(self, actor: Actor, as_at: datetime | None = None) -> tuple[FormRow, ...]:
        """Return the actor's own forms, the one touched last first; *as_at* as they stood then."""
        require(rights.BEGIN_FORM, actor, self._enquiries.about)
        if as_at is None:
            rows = self._views.where(FORMS, "opener", actor.id)
        else:
            every = rows_as_at(self._handling.store, FORMS, as_at)
            rows = tuple(row for row in every if row.opener == actor.id)
        return tuple(sorted(rows, key=lambda row: row.touched_at, reverse=True))

    def _open_about(self, act: Act, form: str, seen: Seen) -> Filled:
        require(rights.FILL_IN_FORM, act.actor, replace(self._enquiries.about, opener=seen.opener))
        if seen.enquiry.confirming:
            raise HearingNotConfirmed
        must_have(seen.policy, form, "matter")
        stream = STREAM + id_of(seen.id, form)
        command = OpenForm(enquiry=seen.id, form=form)
        return self._begin(Order(stream, command, act), seen.policy, command)

    def _told(self, act: Act, seen: Seen, recorded: Recorded) -> Seen:
        """Answer in the matter what the form settles, and determine it unless more is asked.

        Both follow from the act that completed the form, whichever came now: what was told once is
        not told again, and what was not yet is told by the next act that completes it.
        """
        completed, first = recorded.event, act.model_copy(update={"key": recorded.command_key})
        assert isinstance(completed, FormCompleted)  # noqa: S101 - as it was chosen
        settled = known_to(seen.policy, completed.settled)
        if settled:
            seen = self._enquiries.answer(
                first.following("form-facts"),
                seen.id,
                answers=tuple(settled.items()),
                shown=completed.shown,
                source="form",
            )
        found = seen.policy.determine(seen.enquiry.facts)
        if found.next_card(seen.enquiry.goal) is not None:
            return seen
        return self._enquiries.determine(first.following("form-outcome"), seen.id)

    def _act(self, act: Act, form: str, command: FormCommand) -> Filled:
        return self._carry_out(Order(self._stream_of(form), command, act))[0]

    def _begin(self, order: Order[FormCommand], policy: Policy, command: OpenForm) -> Filled:
        actor = order.act.actor
        subject = self._looked_at(actor, order.stream, policy, command)

        def decide(command: FormCommand, story: Story[FilledForm]) -> list[Event]:
            return decider.decide(command, story.state, subject)

        handled = self._handling.carry_out(order, Decider(UNOPENED, evolve, decide))
        return self._filled(actor, handled.story)

    def _carry_out(self, order: Order[FormCommand]) -> tuple[Filled, Handled[FilledForm]]:
        actor = order.act.actor

        def decide(command: FormCommand, story: Story[FilledForm]) -> list[Event]:
            return decider.decide(command, story.state, self._subject(actor, story))

        handled = self._handling.carry_out(order, Decider(UNOPENED, evolve, decide))
        return self._filled(actor, handled.story), handled

    def _subject(self, actor: Actor, story: Story[FilledForm]) -> Subject:
        """Return what the form looks at as it is now; refuse whoever may not see it."""
        state = story.state
        if state.edition is None:
            raise NotOpened
        about = replace(self._enquiries.about, opener=whose(story.recorded))
        require(rights.FILL_IN_FORM, actor, about)
        policy = self._enquiries.pinned(state.edition)
        subject = self._looked_at(actor, story.stream, policy, state)
        return replace(
            subject,
            by={
                each.event.question: (each.actor.id, each.happened_on)
                for each in story.recorded
                if isinstance(each.event, FormAnswered | FormAnswerChanged)
            },
        )

    def _looked_at(
        self, actor: Actor, stream: str, policy: Policy, about: OpenForm | FilledForm
    ) -> Subject:
        known = policy.edition.form_by_id[about.form]
        subject = Subject(
            stream.removeprefix(STREAM), policy.ref, known, policy.edition.policy_contact
        )
        if about.entry is not None:
            return replace(subject, matter=case_behind(self._handling, policy, about.entry))
        if about.enquiry is None:
            return subject
        seen = self._enquiries.get(actor, about.enquiry)
        held = held_of(self._views, known, seen, subject.id)
        return replace(subject, matter=case_of(policy, seen), held=held)

    def _filled(self, actor: Actor, story: Story[FilledForm]) -> Filled:
        subject, state = self._subject(actor, story), story.state
        return Filled(
            id=subject.id,
            opener=whose(story.recorded),
            form=subject.form,
            policy=self._enquiries.pinned(subject.ref),
            matter=None if state.enquiry is None else self._enquiries.get(actor, state.enquiry),
            state=state,
            filling=subject.filling(state.replies),
            held=subject.held,
            completed_on=next(
                (e.happened_on for e in reversed(story.recorded) if completes(e)), None
            ),
            acts=frozenset(each.command_key for each in story.recorded),
        )

    def _stream_of(self, written: str) -> str:
        return stream_of(self._handling.store, STREAM, PREFIX, written)
