"""Whatever two people do at once to a matter and its entry, nothing is lost and nothing doubled."""

from functools import reduce

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.identity import Actor
from domain.model.arrangement.state import UNREGISTERED, evolve
from domain.model.enquiry.state import UNOPENED
from domain.model.enquiry.state import evolve as evolve_enquiry
from domain.refusals import NotYourOffice, Refusal, StaleStream
from domain.services.arrangements import id_of
from domain.views.register import REGISTER, fold
from tests.support.builders import SERGEANT, SHOWN, CountingIds, act
from tests.support.overtaken import Overtaken
from tests.support.stores import in_memory

AUTHOR = Actor(id="author-4", offices=("author",), organisation="office")
LOADED = st.sampled_from(["enquiry-", "arrangement-"])
REGISTERS = ("formal", "open")
ACTORS = st.sampled_from([SERGEANT, AUTHOR])
FACTS = {
    "shared_aim": ("yes", "no"),
    "shared_money": ("yes", "no"),
    "contract": ("no", "unsure"),
    "stage": ("new", "exploring"),
}
GIVEN = st.sampled_from([(fact, value) for fact, values in FACTS.items() for value in values])
ON_ENQUIRY = st.one_of(
    st.builds(lambda g: ("answer", {"answers": [g], "shown": SHOWN}), GIVEN),
    st.builds(
        lambda g, v: ("answer", {"answers": [g], "shown": SHOWN, "seen_version": v}),
        GIVEN,
        st.integers(min_value=1, max_value=20),
    ),
    st.sampled_from(
        [
            ("determine", {}),
            ("leave", {}),
            ("resume", {}),
            ("keep_as_considered", {}),
            ("refer", {"about": "approver", "office": "author", "question": "Who?"}),
        ]
    ),
)
PUT = st.builds(
    lambda register, title: ("register", {"register": register, "title": title}),
    st.sampled_from(REGISTERS),
    st.sampled_from(["Dog unit", "Board", " "]),
)
ON_ENTRY = st.sampled_from(
    [
        ("correct", {"title": "Joint dog unit", "reason": "its name"}),
        ("correct", {"stage": "existing", "partners": ["Wales"], "reason": "it runs"}),
        ("correct", {"title": "x", "reason": " "}),
        ("enter_in_error", {"reason": "twice"}),
        ("reclassify", {}),
        ("link", {"why": "its other half"}),
    ]
)


class AnyMatter(RuleBasedStateMachine):
    """One enquiry, its entries on either register, and two replicas that overtake each other."""

    @initialize(money=st.sampled_from(["yes", "no"]))
    def open(self, money):
        self.kept = in_memory()
        self.keys, self.acknowledged, self.done = 0, {}, []
        ids = CountingIds()
        self.slow_store = Overtaken(self.kept.store)
        self.quick = self._desk(ids, self.kept.store)
        self.slow = self._desk(ids, self.slow_store)
        self.decide("yes")
        self.do(self.quick, self._put(("register", {"register": "formal", "title": "Other"})))
        self.other = self.entry("formal")
        self.decide(money)

    def decide(self, money):
        """Open the enquiry that from here on is the matter, and decide it."""
        opening = act(self.new_key())
        self.id = self.quick[0].open(opening, goal="approval", opening="x").id
        self.acknowledged[opening.key] = 1
        facts = [("shared_aim", "yes"), ("shared_money", money), ("stage", "new")]
        self.do(self.quick, self._on_enquiry(("answer", {"answers": facts, "shown": SHOWN})))
        self.do(self.quick, self._on_enquiry(("determine", {})))

    def _desk(self, ids, store):
        enquiries = self.kept.enquiries(ids=ids, store=store)
        return enquiries, self.kept.arrangements(enquiries, ids=ids, store=store)

    def new_key(self):
        self.keys += 1
        return f"key-{self.keys}"

    def entry(self, register):
        return id_of(self.id, register)

    def _on_enquiry(self, wish):
        (verb, how), enquiry = wish, self.id
        return lambda desk, key: getattr(desk[0], verb)(act(key), enquiry, **how)

    def _put(self, wish):
        (verb, how), enquiry = wish, self.id
        return lambda desk, key: getattr(desk[1], verb)(act(key), enquiry, **how)

    def _on_entry(self, wish, register, actor):
        verb, how = wish
        more = {"reclassify": {"enquiry": self.id}, "link": {"other": self.other}}
        how = how | more.get(verb, {})
        return lambda desk, key: getattr(desk[1], verb)(
            act(key, actor), self.entry(register), **how
        )

    def log(self):
        return [each.recorded for each in self.kept.store.read(0, 10_000)]

    def do(self, desk, wish, key=None):
        """Do *wish*; remember what was acknowledged under its key, and that a refusal adds nothing."""
        key = key or self.new_key()
        try:
            wish(desk, key)
        except (Refusal, StaleStream):
            return
        self.acknowledged[key] = sum(each.command_key == key for each in self.log())
        self.done.append((wish, key))

    def both(self, slow, quick, after=""):
        overtaking = self.new_key()
        self.slow_store.after = after
        self.slow_store.waiting = [lambda: self.do(self.quick, quick, overtaking)]
        self.do(self.slow, slow)
        self.slow_store.waiting = []

    @rule(slow=ON_ENQUIRY, quick=ON_ENQUIRY)
    def go_on_with_the_enquiry(self, slow, quick):
        self.both(self._on_enquiry(slow), self._on_enquiry(quick))

    @rule(slow=PUT, quick=PUT, after=LOADED)
    def put_it_on_a_register(self, slow, quick, after):
        self.both(self._put(slow), self._put(quick), after)

    @rule(slow=PUT, quick=ON_ENQUIRY, after=LOADED)
    def put_it_there_while_the_enquiry_goes_on(self, slow, quick, after):
        self.both(self._put(slow), self._on_enquiry(quick), after)

    @precondition(lambda self: len(self.kept.store.streams("arrangement-")) > 1)
    @rule(slow=ON_ENTRY, quick=ON_ENTRY, register=st.sampled_from(REGISTERS), actor=ACTORS)
    def mend_an_entry(self, slow, quick, register, actor):
        self.both(self._on_entry(slow, register, actor), self._on_entry(quick, register, SERGEANT))

    @rule(wish=PUT)
    def deliver_one_act_to_both(self, wish):
        key, put = self.new_key(), self._put(wish)
        self.slow_store.after = "arrangement-"
        self.slow_store.waiting = [lambda: self.do(self.quick, put, key)]
        self.do(self.slow, put, key)
        self.slow_store.waiting = []

    @precondition(lambda self: self.done)
    @rule(which=st.integers(min_value=0))
    def deliver_again(self, which):
        """The whole log stays as it was, and no acknowledged act is refused now."""
        wish, key = self.done[which % len(self.done)]
        before = self.log()
        try:
            wish(self.quick, key)
        except NotYourOffice:
            raise AssertionError("an act that was carried out is refused") from None
        assert self.log() == before

    @invariant()
    def nothing_acknowledged_is_lost_and_nothing_doubled(self):
        stored = {}
        for each in self.log():
            if not each.stream.startswith("edition-"):
                stored[each.command_key] = stored.get(each.command_key, 0) + 1
        assert stored == {key: count for key, count in self.acknowledged.items() if count}

    @invariant()
    def there_is_at_most_one_entry_for_each_register_and_its_first_event_is_its_registration(self):
        streams = self.kept.store.streams("arrangement-")
        ids = {self.other, *(self.entry(register) for register in REGISTERS)}
        assert set(streams) <= {f"arrangement-{entry}" for entry in ids}
        for stream in streams:
            names = [each.name for each in self.kept.store.load(stream)]
            assert names[:2] == ["arrangement-registered", "arrangement-classified"]
            standing = 0
            for name in names:
                standing += (name == "arrangement-registered") - (name == "entry-voided")
                assert standing in {0, 1}

    @invariant()
    def an_entry_holds_what_its_enquiry_said_at_that_position(self):
        """However the enquiry went on since, the outcome was certain when it was taken over."""
        for each in self.log():
            if each.name == "arrangement-classified":
                story = self.kept.store.load(f"enquiry-{each.event.enquiry}")
                then = [one.event for one in story[: each.event.position]]
                enquiry = reduce(evolve_enquiry, then, UNOPENED)
                assert enquiry.decided
                assert enquiry.outcome.registers == each.event.registers
                assert each.event.register_id in each.event.registers

    @invariant()
    def replay_equals_the_running_state_and_the_register_what_the_log_says(self):
        for stream in self.kept.store.streams("arrangement-"):
            log = self.kept.store.load(stream)
            state = reduce(evolve, (each.event for each in log), UNREGISTERED)
            row = self.quick[1].get(SERGEANT, stream.removeprefix("arrangement-"))
            assert (row.version, row.title, row.stage) == (len(log), state.title.text, state.stage)
            assert (row.entered_in_error, row.links) == (state.voided, state.links)
            assert row == reduce(fold, log, None) == self.kept.views.get(REGISTER, row.id)
            assert [each.position for each in log] == list(range(1, len(log) + 1))
        assert self.kept.views.rebuild(check=True) == ()


TestAnyMatter = AnyMatter.TestCase
TestAnyMatter.settings = settings(stateful_step_count=25)
