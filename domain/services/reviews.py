"""What people may do about the reviews of an entry: hold one, ask for one, mark it, end it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import get_args

from domain.identity import Actor
from domain.messages import Act, PersonalText
from domain.model.arrangement.messages import STREAM
from domain.model.arrangement.review.messages import (
    ChangeKind,
    CheckExit,
    EndArrangement,
    FileReview,
    MarkHighRisk,
    ProposeEnd,
    ReportChange,
    ReviewCommand,
    UnmarkHighRisk,
    VoidChange,
    VoidReview,
    WithdrawEnding,
)
from domain.model.arrangement.review.refusals import NotEnding
from domain.policy.reviews import Ground
from domain.refusals import NoSuchForm, Refusal, UnknownPerson
from domain.services import rights
from domain.services.arrangements import Arrangements
from domain.services.due import Due
from domain.services.filled import Filled
from domain.services.forms import Forms
from domain.services.offices import Offices
from domain.services.review_forms import Said, said_in
from domain.services.reviews_seen import Coming, Reviewing, ReviewsSeen, in_order
from domain.services.rights import Right, require
from domain.services.tasks import Tasks

CHANGE_KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)
"""What can be said to have changed."""

REPLACED = "The form was filled in anew."
"""Why a review counts no more whose form was completed once again."""


@dataclass(frozen=True, slots=True)
class Reviews:
    """The reviews of the entries of the registers. Every id may be given whole or short."""

    arrangements: Arrangements
    forms: Forms
    tasks: Tasks
    offices: Offices
    seen: ReviewsSeen
    after_change: Callable[[Act, str, str], None] | None = None

    def of(self, actor: Actor, entry: str) -> Reviewing:
        """Return how the reviews of one entry stand."""
        return self.seen.of(self.arrangements.get(actor, entry))

    def all(self, actor: Actor, as_at: datetime | None = None) -> tuple[Reviewing, ...]:
        """Return how every entry stands that is looked after, by title; *as_at* as it stood."""
        self.seen.may_read(actor)
        found = self.seen.all(as_at)
        return tuple(sorted(found, key=lambda each: (each.row.title.casefold(), each.row.id)))

    def coming(self, actor: Actor, as_at: datetime | None = None) -> tuple[Coming, ...]:
        """Return every review that is due next, by its day; those overdue come first."""
        return in_order(due for each in self.all(actor, as_at) for due in each.coming)

    def overdue(
        self, actor: Actor, day: date | None = None, as_at: datetime | None = None
    ) -> tuple[Coming, ...]:
        """Return the reviews whose day has passed on *day*, the longest overdue first."""
        today = day or self.seen.today()
        return tuple(each for each in self.coming(actor, as_at) if each.due < today)

    def between(self, actor: Actor, first: date, last: date) -> tuple[Coming, ...]:
        """Return each due day from *first* to *last* once, if every review is held in time."""
        return in_order(due for each in self.all(actor) for due in each.between(first, last))

    def high_risk(self, actor: Actor) -> tuple[Reviewing, ...]:
        """Return the entries that are marked as high risk, which the summary of risks counts."""
        return tuple(each for each in self.all(actor) if each.review.high_risk_since is not None)

    def due(self, today: date) -> Iterable[Due]:
        """Yield every review that is due next, and every term that ends."""
        del today
        for each in self.seen.all():
            yield from each.dues()

    def begin(self, act: Act, entry: str, *, cycle: str = "") -> Filled:
        """Begin the form of a review, or go on with it; completing it puts the review on record."""
        found = self._allowed(act, entry, rights.FILE_REVIEW)
        if found.rule is None:
            raise NoSuchForm(cycle)
        main = "" if found.rule.main is None else found.rule.main.id
        form = found.rule.form_of(cycle or main)
        return self.forms.open_about(act, form, found.row.id, found.policy.ref)

    def begin_check(self, act: Act, entry: str) -> Filled:
        """Begin the check before leaving, or go on with it, once it was said that it is to end."""
        found = self._allowed(act, entry, rights.END_ENTRY)
        if found.leaving is None:
            raise NoSuchForm("leaving")
        if found.review.ending is None:
            raise NotEnding
        return self.forms.open_about(act, found.leaving.form, found.row.id, found.policy.ref)

    def complete(
        self, act: Act, form: str, *, shown: str, seen_version: int | None = None
    ) -> Reviewing:
        """Complete a form about an entry, and put what it says on record.

        Cut off half way, the same act again goes on and does nothing twice. A form that is
        completed anew takes the place of the review that it was before.
        """
        filled = self.forms.complete(act, form, shown=shown, seen_version=seen_version).filled
        completed, entry = filled.state.completed, filled.state.entry
        if completed is None or entry is None:
            raise NoSuchForm(form)
        found = self.of(act.actor, entry)
        said = said_in(filled.form, completed, found.row.id)
        if found.leaving is not None and filled.form.id == found.leaving.form:
            return self._checked(act.following("exit-check"), found, filled, said)
        return self._reviewed(act, found, filled, said)

    def file(self, act: Act, entry: str, command: FileReview) -> Reviewing:
        """Put a review on record, held on the day of the act, with what it asks to be done."""
        after = self._carry_out(act, entry, command, rights.FILE_REVIEW)
        if command.outcome == "revisit" and after.rule is not None and after.rule.revisit:
            revisit = after.rule.revisit
            self._open_task(act, after, revisit.does, clauses=revisit.clauses)
        return after

    def void_review(self, act: Act, entry: str, *, number: int, reason: str) -> Reviewing:
        """Say that a review was entered in error."""
        command = VoidReview(number=number, reason=_by(act, reason))
        return self._carry_out(act, entry, command, rights.FILE_REVIEW)

    def changed(
        self, act: Act, entry: str, *, kind: ChangeKind, what: str, source: str = ""
    ) -> Reviewing:
        """Report that something significant changed on the day of the act; *source* is from whom.

        Where the policy has a change reviewed, a review is due from that day on.
        """
        whole = self.arrangements.get(act.actor, entry).id
        said = PersonalText(subject=whole, text=what)
        command = ReportChange(kind=kind, what=said, source=_text(whole, source))
        self.arrangements.act(act, whole, command, rights.REPORT_CHANGE)
        if self.after_change is not None:
            self.after_change(act, f"{STREAM}{whole}", what)
        return self.of(act.actor, whole)

    def void_change(self, act: Act, entry: str, *, number: int, reason: str) -> Reviewing:
        """Say that a change was reported in error."""
        command = VoidChange(number=number, reason=_by(act, reason))
        return self._carry_out(act, entry, command, rights.FILE_REVIEW)

    def mark_high_risk(self, act: Act, entry: str, *, reason: str) -> Reviewing:
        """Mark it as high risk from the day of the act, and open what has to be done then."""
        command = MarkHighRisk(reason=_by(act, reason))
        after = self._carry_out(act, entry, command, rights.MARK_HIGH_RISK)
        marking = None if after.rule is None else after.rule.marking
        if marking is not None:
            self._open_task(act, after, marking.does, office=marking.owner, clauses=marking.clauses)
        return after

    def unmark(self, act: Act, entry: str, *, reason: str) -> Reviewing:
        """Mark it as high risk no more from the day of the act."""
        command = UnmarkHighRisk(reason=_by(act, reason))
        return self._carry_out(act, entry, command, rights.MARK_HIGH_RISK)

    def propose_end(
        self, act: Act, entry: str, *, ground: Ground, reason: str, planned: bool = True
    ) -> Reviewing:
        """Say that it is to end or to be left; the way out is checked next."""
        command = ProposeEnd(ground=ground, reason=_by(act, reason), planned=planned)
        return self._carry_out(act, entry, command, rights.END_ENTRY)

    def withdraw_ending(self, act: Act, entry: str, *, reason: str) -> Reviewing:
        """Say that it is not to end, or did not."""
        command = WithdrawEnding(reason=_by(act, reason))
        return self._carry_out(act, entry, command, rights.END_ENTRY)

    def end(self, act: Act, entry: str, *, approved_by: str = "", document: str = "") -> Reviewing:
        """Say that it ended on the day of the act, on the ground for which that was proposed."""
        found = self.of(act.actor, entry)
        ending, whole = found.review.ending, found.row.id
        if ending is None:
            raise NotEnding
        command = EndArrangement(
            ground=ending.ground,
            reason=PersonalText(subject=whole, text=ending.reason),
            planned=ending.planned,
            approved_by=_text(whole, approved_by),
            document=_text(whole, document),
        )
        return self._carry_out(act, whole, command, rights.END_ENTRY)

    def may(self, actor: Actor, found: Reviewing, right: Right) -> bool:
        """Tell whether *actor* has *right* on an entry, so that nothing is offered in vain."""
        try:
            require(right, actor, self.arrangements.about(found.row))
        except Refusal:
            return False
        return True

    def called(self, actor: Actor) -> str:
        """Return how *actor* is called, by their id where the directory does not know them."""
        person = self.offices.person(actor, actor.id)
        return actor.id if person is None else person.shown

    def _reviewed(self, act: Act, found: Reviewing, filled: Filled, said: Said) -> Reviewing:
        step, entry = act.following("review"), found.row.id
        story = self.arrangements.story(act.actor, entry)
        if any(each.command_key == step.key for each in story.recorded):
            return found
        before = next((r for r in found.review.past if r.form == filled.id), None)
        if before is not None:
            again = act.following("review-again")
            self.void_review(again, entry, number=before.number, reason=REPLACED)
        command = FileReview(
            cycle=_cycle_of(found, filled.form.id),
            led_by=said.text("led_by", entry) or _by(act, self.called(act.actor)),
            outcome=said.outcome(),
            adds_value=said.records.get("adds_value", ""),
            answers=said.answers,
            agreed_with=said.text("agreed_with", entry),
            document=said.text("document", entry),
            form=filled.id,
        )
        held = said.day() or act.happened_on
        return self.file(step.model_copy(update={"happened_on": held}), entry, command)

    def _checked(self, act: Act, found: Reviewing, filled: Filled, said: Said) -> Reviewing:
        command = CheckExit(
            indicators=said.records.get("exit_indicators", ""),
            agreed_by_all=said.records.get("agreed_by_all", ""),
            answers=said.answers,
            document=said.text("document", found.row.id),
            form=filled.id,
        )
        return self._carry_out(act, found.row.id, command, rights.END_ENTRY)

    def _open_task(
        self,
        act: Act,
        found: Reviewing,
        does: str,
        *,
        office: str = "",
        clauses: tuple[str, ...],
    ) -> None:
        """Open a task for *office*, else for the lead, else for whoever chases."""
        led = found.led
        people = () if office or led is None else led.people
        title, about = f"{does}: {found.row.title}", f"{STREAM}{found.row.id}"
        try:
            if people:
                self.tasks.open(
                    act,
                    title=title,
                    person=people[0],
                    about=about,
                    clauses=clauses,
                    source="review",
                )
                return
        except UnknownPerson:
            pass  # whoever left the directory leaves it to the office
        chosen = office or (led.office if led is not None else "") or found.chaser
        self.tasks.open(
            act, title=title, office=chosen, about=about, clauses=clauses, source="review"
        )

    def _carry_out(self, act: Act, entry: str, command: ReviewCommand, right: Right) -> Reviewing:
        self.arrangements.act(act, entry, command, right)
        return self.of(act.actor, entry)

    def _allowed(self, act: Act, entry: str, right: Right) -> Reviewing:
        row = self.arrangements.standing(act.actor, entry)
        require(right, act.actor, self.arrangements.about(row))
        return self.seen.of(row)


def _cycle_of(found: Reviewing, form: str) -> str:
    """Return the cycle that is recorded on *form*, or nothing where the policy sets none."""
    cycles = () if found.rule is None else found.rule.cycles
    return next((e.id for e in cycles if found.rule and found.rule.form_of(e.id) == form), "")


def _by(act: Act, text: str) -> PersonalText:
    return PersonalText(subject=act.actor.id, text=text)


def _text(subject: str, text: str) -> PersonalText | None:
    return PersonalText(subject=subject, text=text) if text.strip() else None
