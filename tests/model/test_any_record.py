"""Whatever is wished of an entry in which order, its record is the fold of what happened."""

from dataclasses import replace
from functools import reduce

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.identity import Actor
from domain.messages import PersonalText
from domain.model.arrangement import decider
from domain.model.arrangement.messages import STREAM
from domain.model.arrangement.record.messages import (
    AddNote,
    AttachDocument,
    CorrectNote,
    FieldValues,
    MergeEntry,
    RecordFields,
    RemoveDocument,
    ReverseMerge,
)
from domain.model.arrangement.record.state import Record, after
from domain.model.arrangement.state import UNREGISTERED, evolve
from domain.refusals import Refusal
from domain.views import records, register
from tests.support.builders import recorded, said
from tests.support.records import KEPT, ON_IT
from tests.support.registers import ENTRY, OTHER, about

NAMES = ("scope", "aims", "owner")
VALUES = ("local", "regional", " ", "")
TEXTS = st.sampled_from(("a", "b", " ", "")).map(about)
WHY = st.sampled_from(("because", " ")).map(said)


class AnyRecord(RuleBasedStateMachine):
    """An entry, and beside it what a plain reading says that the register holds of it."""

    @initialize()
    def on_the_register(self):
        self.events = list(ON_IT)
        self.fields: dict[str, tuple[str, ...]] = {}
        self.sources: dict[str, str] = {}
        self.notes: list[str] = []
        self.documents: dict[int, str] = {}
        self.attached = 0
        self.merged = False

    @property
    def state(self):
        return reduce(evolve, self.events, UNREGISTERED)

    def wish(self, command):
        """Carry out *command*; return whether it was."""
        matter = replace(KEPT, by=Actor(id="sgt-1"))
        try:
            happened = decider.decide(command, self.state, matter)
        except Refusal:
            return False
        self.events += happened
        return True

    @rule(
        fields=st.dictionaries(
            st.sampled_from(NAMES), st.lists(st.sampled_from(VALUES), max_size=3), min_size=1
        ),
        source=st.sampled_from(("said", "form", "matter", "import")),
        reason=st.none() | WHY,
        refers=st.booleans(),
    )
    def record(self, fields, source, reason, refers):
        given = (
            FieldValues(
                field=name,
                values=tuple(map(about, texts)) if refers else tuple(texts),
                refers=refers,
            )
            for name, texts in fields.items()
        )
        done = self.wish(RecordFields(fields=tuple(given), source=source, reason=reason))
        plain = {
            n: tuple(dict.fromkeys(t for t in texts if t.strip())) for n, texts in fields.items()
        }
        before = self.fields
        # what was said as a text stands otherwise than the same word as an id
        changed = {n: v for n, v in plain.items() if self._typed(v, refers) != self._held(n)}
        unsaid = [
            n
            for n in changed
            if n in before and not (source in {"form", "matter"} and self.sources[n] == source)
        ]
        has_reason = reason is not None and reason.text.strip()
        assert done is (not self.merged and (bool(has_reason) or not unsaid))
        if done:
            for name, values in changed.items():
                self._put(name, values, source, refers)

    def _typed(self, values, refers):
        return tuple((value, refers) for value in values)

    def _held(self, name):
        return self.fields.get(name, ())

    def _put(self, name, values, source, refers):
        if not values:
            self.fields.pop(name, None)
            self.sources.pop(name, None)
            return
        self.fields[name], self.sources[name] = self._typed(values, refers), source
        for value in values if refers else ():
            self._attach(value)

    def _attach(self, reference):
        if reference not in self.documents.values():
            self.attached += 1
            self.documents[self.attached] = reference

    @rule(text=TEXTS)
    def note(self, text):
        done = self.wish(AddNote(text=text))
        assert done is (not self.merged and bool(text.text.strip()))
        self.notes += [text.text] if done else []

    @rule(number=st.integers(1, 4), text=TEXTS, reason=WHY)
    def correct_note(self, number, text, reason):
        done = self.wish(CorrectNote(number=number, text=text, reason=reason))
        may = text.text.strip() and reason.text.strip() and number <= len(self.notes)
        assert done is (not self.merged and bool(may))
        if done:
            self.notes[number - 1] = text.text

    @rule(title=TEXTS, reference=TEXTS)
    def attach(self, title, reference):
        done = self.wish(AttachDocument(title=title, reference=reference))
        may = reference.text.strip() and reference.text not in self.documents.values()
        assert done is (not self.merged and bool(may))
        if done:
            self._attach(reference.text)

    @rule(number=st.integers(1, 6), reason=WHY)
    def remove(self, number, reason):
        done = self.wish(RemoveDocument(number=number, reason=reason))
        may = number in self.documents and reason.text.strip()
        assert done is (not self.merged and bool(may))
        if done:
            del self.documents[number]

    @rule(into=st.sampled_from((OTHER, ENTRY)), reason=WHY)
    def merge(self, into, reason):
        done = self.wish(MergeEntry(into=into, reason=reason))
        assert done is (not self.merged and into != ENTRY and bool(reason.text.strip()))
        self.merged = self.merged or done

    @rule(reason=WHY)
    def part(self, reason):
        done = self.wish(ReverseMerge(reason=reason))
        assert done is (self.merged and bool(reason.text.strip()))
        self.merged = self.merged and not done

    @invariant()
    def the_record_is_what_a_plain_reading_says(self):
        record = self.state.record
        held = {
            name: tuple(
                (each.text, True) if isinstance(each, PersonalText) else (each, False)
                for each in field.values
            )
            for name, field in record.fields.items()
        }
        assert held == self.fields
        assert {name: each.source for name, each in record.fields.items()} == self.sources
        assert [each.text.text for each in record.notes] == self.notes
        assert {each.number: each.reference.text for each in record.documents} == self.documents
        assert bool(record.merged_into) is self.merged

    @invariant()
    def the_record_and_both_views_are_the_fold_of_the_events(self):
        assert self.state.record == reduce(after, self.events, Record())
        stream = STREAM + ENTRY
        stored = [
            recorded(event, stream=stream, position=position)
            for position, event in enumerate(self.events, start=1)
        ]
        row = reduce(records.fold, stored, None)
        assert (Record() if row is None else row.record) == self.state.record
        assert row is None or type(row).model_validate_json(row.model_dump_json()) == row
        entry = reduce(register.fold, stored, None)
        assert entry.merged_into == self.state.record.merged_into
        assert entry.listed is not self.merged
        assert entry.version == self.state.version


TestAnyRecord = AnyRecord.TestCase
