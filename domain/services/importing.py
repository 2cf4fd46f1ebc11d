"""A spreadsheet is taken over whole or not at all, and once however often it comes."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import Literal, TypeAlias

from domain.identity import Actor
from domain.messages import Act, Event, PersonalText
from domain.model.arrangement import decider
from domain.model.arrangement.decider import ArrangementCommand, Matter
from domain.model.arrangement.messages import STREAM, ImportArrangement, ImportedField
from domain.model.arrangement.record.messages import FieldValues, RecordFields
from domain.model.arrangement.state import UNREGISTERED, Arrangement, evolve
from domain.policy.edition import Edition
from domain.policy.fields import RegisterField
from domain.policy.values import TEXTS
from domain.ports import Views
from domain.ports.sheets import Line
from domain.refusals import AlreadyRegistered, KeyReused, Refusal
from domain.services import rights
from domain.services.arrangements import Arrangements
from domain.services.enquiries import Enquiries
from domain.services.handling import Decider, Handling, Order, Story
from domain.services.import_plan import Correction, Fault, NewEntry, Plan
from domain.services.import_rows import Mapped, RowReader, heading_of
from domain.services.import_sorting import Sorting, Standing, about_import, keeper_of
from domain.services.offices import Offices
from domain.services.rights import require
from domain.services.sheet_columns import Naming, columns_of
from domain.services.sheet_fields import read, shown
from domain.views.records import RECORDS
from domain.views.register import REGISTER, RegisterRow

REASON = "import"
"""What is given as the reason where a spreadsheet corrects an entry."""

Done: TypeAlias = Literal["added", "corrected", "there already"]


class NotGood(Refusal, code="import-not-good"):
    """Nothing is taken over while any row is wrong: *faults* counts them."""

    def __init__(self, faults: int) -> None:
        super().__init__(faults=str(faults))


class Importing:
    """Takes over spreadsheets, for whoever keeps the register or is asked about the policy."""

    def __init__(
        self,
        handling: Handling,
        enquiries: Enquiries,
        arrangements: Arrangements,
        offices: Offices,
        views: Views,
    ) -> None:
        self._handling = handling
        self._enquiries = enquiries
        self._arrangements = arrangements
        self._offices = offices
        self._views = views

    def plan(
        self,
        actor: Actor,
        lines: Iterable[Line],
        file: str,
        mapped: Mapped,
        *,
        meant: bool = False,
    ) -> Plan:
        """Return what would be done with the *lines* of the spreadsheet *file*, and what is wrong.

        *meant* says that similar names are different arrangements. Nothing is recorded.
        """
        policy = self._enquiries.policy()
        require(rights.READ_REGISTER, actor, self._enquiries.about)
        told = (line for line in lines if not line.empty)
        first = next(told, None)
        if first is None:
            return Plan(file, policy.ref, faults=(Fault(0, "", "no-rows"),))
        columns, naming = columns_of(policy.edition), Naming.of(policy.edition)
        heading = heading_of(first, columns, mapped)
        plan = Plan(file, policy.ref, faults=heading.faults, passed_over=heading.passed_over)
        if not heading.columns:
            return plan
        edition = policy.edition

        def person(said: str) -> str | None:
            found = self._offices.person(actor, said)
            return None if found is None else found.id

        def read_field(field: RegisterField, register: str, said: str) -> tuple[str, ...]:
            return read(edition, field, register, said, person)

        reader = RowReader(heading, naming, mapped, read_field)
        standing = Standing.of(self._views.all(REGISTER))
        sorting = Sorting(
            actor, edition, standing, reader, heading, plan, partial(self._held, edition)
        )
        for line in told:
            sorting.take(line)
        return sorting.planned(meant=meant)

    def apply(self, act: Act, plan: Plan) -> Iterator[tuple[int, Done]]:
        """Do what *plan* says, row by row; yield the row of each and what came of it.

        What was done before is not done again: stopped on the way, it goes on where it stopped.
        Raises :class:`NotGood` before anything is done.
        """
        if not plan.good:
            raise NotGood(len(plan.faults))
        edition = self._enquiries.use(act).edition
        for step in plan.steps:
            one = act.model_copy(
                update={
                    "key": f"import:{plan.file}:{step.line}",
                    "correlation_id": act.correlation_id or act.key,
                }
            )
            if isinstance(step, NewEntry):
                yield step.line, self._add(one, plan, step, edition)
            else:
                yield step.line, self._correct(one, step, edition)

    def _held(self, edition: Edition, row: RegisterRow) -> dict[str, str]:
        """Return what stands in the fields of an entry, as a sheet shows it."""
        found = self._views.get(RECORDS, row.id)
        texts = {} if found is None else found.record.texts
        return {
            field.id: shown(edition, field, texts[field.id])
            for field in edition.register_fields
            if field.id in texts
        }

    def _add(self, act: Act, plan: Plan, entry: NewEntry, edition: Edition) -> Done:
        owner, ask = keeper_of(edition, entry.register)

        def about(text: str) -> PersonalText:
            return PersonalText(subject=entry.id, text=text)

        command = ImportArrangement(
            edition=plan.edition,
            register_id=entry.register,
            title=about(entry.title),
            partners=tuple(map(about, entry.partners)),
            kind=entry.kind,
            stage=entry.stage,
            day=entry.day,
            reference=about(entry.reference) if entry.reference else None,
            owner=owner,
            ask=ask,
            file=plan.file,
            line=entry.line,
            fields=tuple(
                ImportedField(
                    field=name,
                    values=_held_as(edition, name, values, entry.id),
                    refers=edition.field_by_id[name].kind == "document",
                )
                for name, values in entry.fields.items()
            ),
        )

        def decide(command: ArrangementCommand, story: Story[Arrangement]) -> list[Event]:
            require(rights.IMPORT_REGISTER, act.actor, about_import(owner, ask))
            today = self._handling.clock.today()
            matter = Matter(entry.id, by=act.actor, day=act.happened_on or today, today=today)
            return decider.decide(command, story.state, matter)

        order: Order[ArrangementCommand] = Order(STREAM + entry.id, command, act)
        try:
            handled = self._handling.carry_out(order, Decider(UNREGISTERED, evolve, decide))
        except (AlreadyRegistered, KeyReused):
            return "there already"
        return "there already" if handled.again else "added"

    def _correct(self, act: Act, change: Correction, edition: Edition) -> Done:
        whole = STREAM + change.id
        before = self._handling.story(whole, UNREGISTERED, evolve).version
        if change.of_entry:
            with suppress(KeyReused):
                self._arrangements.correct(
                    act,
                    change.id,
                    reason=REASON,
                    title=change.title,
                    partners=change.partners,
                    stage=change.stage,
                )
        if change.fields:
            fields = RecordFields(
                fields=tuple(
                    FieldValues(
                        field=name,
                        values=_held_as(edition, name, values, change.id),
                        refers=edition.field_by_id[name].kind == "document",
                    )
                    for name, values in change.fields.items()
                ),
                source="import",
                reason=PersonalText(subject=act.actor.id, text=REASON),
            )
            with suppress(KeyReused):
                step = act.model_copy(update={"key": f"{act.key}:fields"})
                self._arrangements.act(step, change.id, fields, rights.RECORD_FIELD)
        after = self._handling.story(whole, UNREGISTERED, evolve).version
        return "there already" if after == before else "corrected"


def _held_as(
    edition: Edition, field: str, values: Sequence[str], whole: str
) -> tuple[str | PersonalText, ...]:
    """Return *values* as the entry *whole* holds them: words as texts about it, ids as they are."""
    if edition.field_by_id[field].kind not in TEXTS:
        return tuple(values)
    return tuple(PersonalText(subject=whole, text=each) for each in values)
