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


BACK = st.one_of(st.none(), st.integers(0, 4))
"""How much older the card is on which it is wished; none for a wish without a card."""


class Wishes:
    """What a person may wish of an enquiry, each ready to be done by any replica."""

    @staticmethod
    def all():
        facts = st.sampled_from(sorted(FACTS))
        return st.one_of(
            st.builds(_confirming, st.lists(facts, max_size=1), st.just(()), BACK),
            st.builds(_confirming, st.just(()), CARDS, BACK),
            st.builds(lambda c, back: ("answer", {"answers": c}, back), CARDS, BACK),
            st.builds(lambda g, back: ("change", {"fact": g[0], "value": g[1]}, back), GIVEN, BACK),
            st.builds(lambda g: ("widen", {"goal": g}), GOALS),
            st.just(("determine", {})),
        )


def _confirming(dropped, corrected, back):
    return "confirm", {"dropped": dropped, "corrected": corrected}, back


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

    def carded(self, wish):
        """Return *wish* as it is made on a card: with the version that this showed."""
        if len(wish) == 2:
            return wish
        verb, how, back = wish
        now = self.quick.get(SERGEANT, self.id).enquiry.version
        seen = {} if back is None else {"seen_version": max(1, now - back)}
        return verb, {**how, "shown": SHOWN, **seen}

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
        if mine and "seen_version" in how:
            self.was_still_current(verb, how, mine[0].position)

    def was_still_current(self, verb, how, position):
        """A card records nothing once what it asked was answered otherwise."""
        log = self.kept.store.load(f"enquiry-{self.id}")[: position - 1]
        before = reduce(evolve, (each.event for each in log), UNOPENED)
        given = {
            "confirm": [before.confirmed],
            "answer": [answer.version for answer in before.answers],
            "change": [a.version for a in before.answers if a.fact == how.get("fact")],
        }
        assert all(version <= how["seen_version"] for version in given[verb])

    @rule(wish=Wishes.all())
    def act_alone(self, wish):
        self.do(self.quick, self.carded(wish), self.new_key())

    @rule(slow=Wishes.all(), quick=Wishes.all())
    def act_both_at_once(self, slow, quick):
        overtaking = self.new_key()
        slow, quick = self.carded(slow), self.carded(quick)
        self.slow_store.waiting = [lambda: self.do(self.quick, quick, overtaking)]
        self.do(self.slow, slow, self.new_key())

    @rule(wish=Wishes.all())
    def deliver_one_act_to_both(self, wish):
        key, made = self.new_key(), self.carded(wish)
        self.slow_store.waiting = [lambda: self.do(self.quick, made, key)]
        self.do(self.slow, made, key)

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
