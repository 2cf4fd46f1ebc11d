"""Whatever two replicas do to the parts of one entry, it is the fold of its events, each once."""

import tempfile
from functools import reduce
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.wiring import wire
from domain.messages import Act
from domain.model.arrangement.messages import STREAM
from domain.model.arrangement.state import UNREGISTERED, evolve
from domain.refusals import Refusal
from tests.support.entries import entered
from tests.support.person import CountingIds, settings_for

PEOPLE = st.sampled_from(
    ["demo-sergeant", "demo-chief-constable", "demo-commissioner", "demo-risk-manager"]
)
WISHES = {
    "note": lambda app, act, entry: app.desk.records.note(act, entry, "A word."),
    "aims": lambda app, act, entry: app.desk.records.record(act, entry, {"aims": ("Dogs",)}),
    "retitle": lambda app, act, entry: app.arrangements.correct(
        act, entry, title=f"Dogs {act.key}", reason="clearer"
    ),
    "seek": lambda app, act, entry: app.desk.approvals.seek(act, entry),
    "give": lambda app, act, entry: app.desk.approvals.give(act, entry, 1),
    "decline": lambda app, act, entry: app.desk.approvals.decline(act, entry, 1, reason="no"),
    "sign": lambda app, act, entry: app.desk.approvals.sign(act, entry),
    "change": lambda app, act, entry: app.desk.reviews.changed(
        act, entry, kind="funding", what="Less of it."
    ),
    "void": lambda app, act, entry: app.arrangements.enter_in_error(act, entry, reason="twice"),
}
COLLABORATION = {
    "formalised": "yes",
    "collaboration": "yes",
    "agreement_basis": "s22a_23_23a",
    "agreement_signed": "no",
}


class AnyEntry(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        ids = CountingIds()
        self.apps = [wire(settings_for(Path(self.folder.name), "cheshire"), ids) for _ in "ab"]
        row = entered(self.apps[0], "cheshire", "Dogs", "demo-sergeant", **COLLABORATION)
        self.entry = row.id
        self.done = []

    def events(self):
        return self.apps[0].store.load(STREAM + self.entry)

    @rule(which=st.integers(0, 1), who=PEOPLE, wish=st.sampled_from(sorted(WISHES)))
    def wish(self, which, who, wish):
        """Whatever is refused adds nothing."""
        self.carry_out(which, who, wish, f"act-{len(self.done)}")

    @rule(which=st.integers(0, 1), again=st.integers(0, 30))
    def repeated(self, which, again):
        """The same act at either replica adds nothing more."""
        if self.done:
            who, wish, key = self.done[again % len(self.done)]
            before = self.events()
            self.carry_out(which, who, wish, key)
            assert self.events() == before

    def carry_out(self, which, who, wish, key):
        app, before = self.apps[which], self.events()
        act = Act(actor=app.actor(who), key=key, conversation="test")
        try:
            WISHES[wish](app, act, self.entry)
        except Refusal:
            assert self.events() == before
        else:
            if self.events() != before:
                self.done.append((who, wish, key))

    @invariant()
    def the_entry_is_the_fold_of_its_events(self):
        recorded = self.events()
        assert [each.position for each in recorded] == list(range(1, len(recorded) + 1))
        folded = reduce(evolve, (each.event for each in recorded), UNREGISTERED)
        for app in self.apps:
            assert app.arrangements.story(app.actor("demo-sergeant"), self.entry).state == folded

    def teardown(self):
        if hasattr(self, "apps"):
            assert self.apps[0].rebuild(check=True) == ()
            for app in self.apps:
                app.close()
            self.folder.cleanup()


AnyEntry.TestCase.settings = settings(max_examples=20, stateful_step_count=15, deadline=None)
test_any_entry = AnyEntry.TestCase
