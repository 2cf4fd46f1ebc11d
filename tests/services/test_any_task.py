"""Whatever is done to a task, by however many at once, nothing is lost, doubled, or done for others."""

from datetime import date
from functools import reduce

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from adapters.clock import FixedClock
from domain.identity import Actor
from domain.model.task.state import UNOPENED, evolve
from domain.refusals import Refusal, StaleStream
from domain.services.duties import id_of
from domain.views.tasks import TASKS
from tests.services.test_duties import DutifulEditions
from tests.support.builders import NOON, SERGEANT, act
from tests.support.overtaken import Overtaken
from tests.support.stores import in_memory

KEEPER = Actor(id="keeper-3", offices=("keeper",), organisation="office")
AUTHOR = Actor(id="author-4", offices=("author",), organisation="office")
CLERK = Actor(id="clerk-7", offices=("clerk",), organisation="office")
DUTY = id_of("toy", "register_updated", date(2027, 1, 31))
"""A duty that nobody began: whoever acts on it first opens its task."""

WHO = st.sampled_from([KEEPER, AUTHOR, SERGEANT, CLERK])
REASON = st.sampled_from(["because", " "])
WISHES = st.one_of(
    st.tuples(st.just("done"), st.fixed_dictionaries({"evidence": REASON})),
    st.tuples(st.just("take_on"), st.just({})),
    st.tuples(st.just("withdraw"), st.fixed_dictionaries({"reason": REASON})),
    st.tuples(st.just("reopen"), st.fixed_dictionaries({"reason": REASON})),
    st.tuples(
        st.just("hand_over"),
        st.fixed_dictionaries(
            {"reason": REASON, "office": st.sampled_from(["", "keeper", "clerk"])},
        ),
    ),
    st.tuples(
        st.just("move"),
        st.fixed_dictionaries(
            {"reason": REASON, "due": st.sampled_from([None, date(2027, 1, 31), NOON.date()])}
        ),
    ),
)
WHICH = st.sampled_from(["duty", "opened"])


class AnyTask(RuleBasedStateMachine):
    @initialize()
    def begin(self):
        self.kept = in_memory()
        self.keys = 0
        self.acknowledged = {}
        self.done = []
        self.slow_store = Overtaken(self.kept.store)
        about = {"editions": DutifulEditions(), "clock": FixedClock(NOON)}
        self.quick = self.kept.tasks(**about)
        self.slow = self.kept.tasks(**about, store=self.slow_store)
        opened = self.quick.open(act("opening"), title="Update it", office="keeper")
        self.ids = {"duty": DUTY, "opened": opened.id}

    def new_key(self):
        self.keys += 1
        return f"key-{self.keys}"

    def do(self, tasks, wish, key):
        """Do what is wished; remember what was acknowledged under its key."""
        which, who, (verb, how) = wish
        try:
            row = getattr(tasks, verb)(act(key, who), self.ids[which], **how)
        except (Refusal, StaleStream):
            return
        log = self.kept.store.load(row.stream)
        self.acknowledged[which, key] = sum(each.command_key == key for each in log)
        self.done.append((wish, key))

    @rule(which=WHICH, who=WHO, wish=WISHES)
    def act_alone(self, which, who, wish):
        self.do(self.quick, (which, who, wish), self.new_key())

    @rule(which=WHICH, slow_one=WHO, slow=WISHES, quick_one=WHO, quick=WISHES)
    def act_both_at_once(self, which, slow_one, slow, quick_one, quick):
        overtaking = self.new_key()
        self.slow_store.waiting = [
            lambda: self.do(self.quick, (which, quick_one, quick), overtaking)
        ]
        self.do(self.slow, (which, slow_one, slow), self.new_key())

    @rule(which=WHICH, who=WHO, wish=WISHES)
    def deliver_one_act_to_both(self, which, who, wish):
        key = self.new_key()
        self.slow_store.waiting = [lambda: self.do(self.quick, (which, who, wish), key)]
        self.do(self.slow, (which, who, wish), key)

    @rule(number=st.integers(min_value=0))
    def deliver_again(self, number):
        """The whole log stays as it was."""
        if self.done:
            wish, key = self.done[number % len(self.done)]
            before = self.kept.store.read(0, 10_000)
            self.do(self.quick, wish, key)
            self.done.pop()
            assert self.kept.store.read(0, 10_000) == before

    def log(self, which):
        return self.kept.store.load(f"task-{self.ids[which]}")

    @invariant()
    def nothing_acknowledged_is_lost_and_nothing_doubled(self):
        for which in self.ids:
            stored = {}
            for each in self.log(which):
                if each.command_key.startswith("key-"):
                    stored[which, each.command_key] = stored.get((which, each.command_key), 0) + 1
            told = {key: n for key, n in self.acknowledged.items() if n and key[0] == which}
            assert stored == told
            assert [e.position for e in self.log(which)] == [*range(1, len(self.log(which)) + 1)]

    @invariant()
    def a_task_is_opened_once_and_its_state_is_what_its_events_leave(self):
        for which in self.ids:
            log = self.log(which)
            assert [each.name for each in log].count("task-opened") == bool(log)
            state = reduce(evolve, (each.event for each in log), UNOPENED)
            for tasks in (self.quick, self.slow):
                shown = tasks.get(SERGEANT, self.ids[which])
                assert shown.version == len(log)
                assert not log or shown.task == state

    @invariant()
    def only_whose_it_was_did_it(self):
        """By the office at that moment, as the person who took it on, or as the contact."""
        for which in self.ids:
            state = UNOPENED
            for each in self.log(which):
                if each.name == "task-completed":
                    mine = each.actor.id == state.person
                    held = {state.office, *state.beside, "author"} & set(each.actor.offices)
                    assert mine or held
                state = evolve(state, each.event)

    @invariant()
    def it_waits_until_it_is_over_and_is_listed_once(self):
        waiting = [row.id for row in self.quick.waiting(date(2027, 1, 1))]
        assert len(waiting) == len(set(waiting))
        for whole in self.ids.values():
            over = self.quick.get(SERGEANT, whole).status != "open"
            assert (whole in waiting) is not over

    @invariant()
    def the_list_says_what_the_log_says(self):
        assert self.kept.views.rebuild(check=True) == ()
        for which, whole in self.ids.items():
            row = self.kept.views.get(TASKS, whole)
            assert (row is None) is (self.log(which) == ())


TestAnyTask = AnyTask.TestCase
TestAnyTask.settings = settings(stateful_step_count=25)
