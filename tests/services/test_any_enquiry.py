"""Whatever is done to an enquiry, by however many at once, nothing is lost and nothing doubled."""

from functools import reduce

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.model.enquiry.state import UNOPENED, evolve
from domain.refusals import Refusal, StaleStream
from domain.services.enquiries import Enquiries
from domain.views.enquiries import ENQUIRIES
from tests.support.builders import SERGEANT, SHOWN, CountingIds, act
from tests.support.overtaken import Overtaken
from tests.support.stores import in_memory
from tests.support.toy_policy import FACTS, ToyEditions

GIVEN = st.sampled_from(sorted((fact, value) for fact, values in FACTS.items() for value in values))
CARDS = st.lists(GIVEN, max_size=3).map(tuple)
HEARD = st.lists(GIVEN, max_size=2, unique_by=lambda given: given[0])
GOALS = st.sampled_from(["partnership", "approval", "riches"])


class Wishes:
    """What a person may wish of an enquiry, each ready to be done by any replica."""

    @staticmethod
    def all():
        facts = st.sampled_from(sorted(FACTS))
        return st.one_of(
            st.builds(
                lambda f: ("confirm", {"dropped": f, "shown": SHOWN}), st.lists(facts, max_size=1)
            ),
            st.builds(lambda c: ("confirm", {"corrected": c, "shown": SHOWN}), CARDS),
            st.builds(lambda c: ("answer", {"answers": c, "shown": SHOWN}), CARDS),
            st.builds(lambda g: ("change", {"fact": g[0], "value": g[1], "shown": SHOWN}), GIVEN),
            st.builds(lambda g: ("widen", {"goal": g}), GOALS),
            st.just(("determine", {})),
        )


class AnyEnquiry(RuleBasedStateMachine):
    @initialize(heard=HEARD)
    def open(self, heard):
        self.kept = in_memory()
        self.keys = 0
        self.acknowledged = {}
        self.done = []
        ids, editions = CountingIds(), ToyEditions()
        self.slow_store = Overtaken(self.kept.store)
        self.quick = self.kept.enquiries(editions, ids=ids)
        self.slow = self.kept.enquiries(editions, ids=ids, store=self.slow_store)
        opening = act(self.new_key())
        words = [(fact, value, "words") for fact, value in heard]
        self.running = self.quick.open(opening, goal="partnership", opening="x", heard=words)
        self.id = self.running.id
        self.acknowledged[opening.key] = 1 + bool(heard)

    def new_key(self):
        self.keys += 1
        return f"key-{self.keys}"

    def do(self, enquiries: Enquiries, wish, key):
        """Do *wish*; remember what was acknowledged under its key."""
        verb, how = wish
        try:
            seen = getattr(enquiries, verb)(act(key), self.id, **how)
        except (Refusal, StaleStream):
            return
        self.running = seen
        mine = [e for e in self.kept.store.load(f"enquiry-{self.id}") if e.command_key == key]
        self.acknowledged[key] = len(mine)
        self.done.append((wish, key))

    @rule(wish=Wishes.all())
    def act_alone(self, wish):
        self.do(self.quick, wish, self.new_key())

    @rule(slow=Wishes.all(), quick=Wishes.all())
    def act_both_at_once(self, slow, quick):
        overtaking = self.new_key()
        self.slow_store.waiting = [lambda: self.do(self.quick, quick, overtaking)]
        self.do(self.slow, slow, self.new_key())

    @rule(wish=Wishes.all())
    def deliver_one_act_to_both(self, wish):
        key = self.new_key()
        self.slow_store.waiting = [lambda: self.do(self.quick, wish, key)]
        self.do(self.slow, wish, key)

    @rule(which=st.integers(min_value=0))
    def deliver_again(self, which):
        """The whole log stays as it was, and the answer is where the enquiry stands now."""
        if self.done:
            wish, key = self.done[which % len(self.done)]
            before = self.kept.store.read(0, 10_000)
            self.do(self.quick, wish, key)
            self.done.pop()
            assert self.kept.store.read(0, 10_000) == before

    @invariant()
    def replay_equals_the_running_state(self):
        log = self.kept.store.load(f"enquiry-{self.id}")
        replayed = reduce(evolve, (each.event for each in log), UNOPENED)
        seen = self.quick.get(SERGEANT, self.id).enquiry
        assert replayed == seen
        assert [each.position for each in log] == list(range(1, len(log) + 1))
        if self.running.enquiry.version == seen.version:
            assert self.running.enquiry == seen

    @invariant()
    def nothing_acknowledged_is_lost_and_nothing_doubled(self):
        stored = {}
        for each in self.kept.store.load(f"enquiry-{self.id}"):
            stored[each.command_key] = stored.get(each.command_key, 0) + 1
        assert stored == {key: count for key, count in self.acknowledged.items() if count}

    @invariant()
    def the_list_says_what_the_log_says(self):
        assert self.kept.views.rebuild(check=True) == ()
        row, seen = (
            self.kept.views.get(ENQUIRIES, self.id),
            self.quick.get(SERGEANT, self.id).enquiry,
        )
        assert (row.version, row.answers, row.goal) == (seen.version, seen.facts, seen.goal)
        assert (row.state == "confirming", row.state == "decided") == (
            seen.confirming,
            seen.decided and not seen.confirming,
        )


TestAnyEnquiry = AnyEnquiry.TestCase
TestAnyEnquiry.settings = settings(stateful_step_count=30)
