"""Whatever is done to a form, by however many at once, its matter knows what it last said."""

from functools import reduce

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.model.form.messages import FormCompleted
from domain.model.form.state import UNOPENED, evolve
from domain.policy.filling import Reply
from domain.refusals import Refusal, StaleStream
from domain.views.forms import FORMS
from tests.services.test_forms import FACTS, US, Desk, wish
from tests.support.builders import SHOWN
from tests.support.overtaken import Overtaken
from tests.support.stores import in_memory

JUDGED = st.sampled_from(["yes", "no", "not_clear"]).map(lambda value: Reply((value,)))
REPLIES = {
    "agreed": JUDGED,
    "costed": JUDGED | st.just(Reply(applies=False)),
    "short": st.sampled_from(["yes", "no"]).map(lambda value: Reply((value,))),
    "until": st.sampled_from([Reply(), Reply(("2027-03-03",))]),
    "given": st.sampled_from([Reply(), Reply(("money",)), Reply(("money", "people"))]),
    "how_much": st.sampled_from([Reply(("1",)), Reply(("2.50",)), Reply(("-1",))]),
    "title": st.sampled_from([Reply(("Dogs",)), Reply(("Cats",)), Reply((" ",))]),
    "signed": st.sampled_from([Reply(), Reply(("yes",))]),
}
CARDS = st.fixed_dictionaries({}, optional=REPLIES)
WHOLE = st.fixed_dictionaries(
    {name: REPLIES[name] for name in ("agreed", "costed")},
    optional={"signed": REPLIES["signed"]},
).map(
    lambda judged: judged | {"short": Reply(("no",)), "given": Reply(), "title": Reply(("Dogs",))}
)
BACK = st.one_of(st.none(), st.integers(0, 3))
"""How much older the card is on which it is wished; none for a wish without a card."""

WISHES = st.one_of(
    st.tuples(st.just("answer"), CARDS, BACK),
    st.tuples(st.just("answer"), WHOLE, BACK),
    st.tuples(st.just("complete"), st.just({}), BACK),
    st.tuples(st.just("complete"), st.just({}), st.none()),
    st.tuples(st.sampled_from(["leave", "resume", "reopen"]), st.just({}), st.none()),
)
MATTER = st.sampled_from(
    [("money", "yes"), ("money", "no"), ("short", "yes"), ("short", "no"), ("clear", "yes")]
)


class AnyForm(RuleBasedStateMachine):
    @initialize(known=st.lists(MATTER, max_size=2, unique_by=lambda given: given[0]))
    def begin(self, known):
        self.kept = in_memory()
        self.keys = 0
        self.acknowledged = {}
        self.done = []
        self.quick = Desk(self.kept)
        self.slow_store = Overtaken(self.kept.store)
        self.slow = Desk(self.kept, store=self.slow_store)
        seen = self.quick.decided("m", [*dict([*FACTS, *known]).items()])
        self.matter = seen.id
        self.id = self.quick.begun(seen).id
        self.told = set()
        self.said = None
        """What the matter was told last of each fact, by the form or by its opener."""

    def new_key(self):
        self.keys += 1
        return f"key-{self.keys}"

    def carded(self, made):
        """Return the wish as it is made on a card: with the version that this showed."""
        verb, answers, back = made
        how = {"answers": answers} if verb == "answer" else {}
        if verb in {"answer", "complete"}:
            now = self.quick.forms.get(US, self.id).state.version
            how |= {"shown": SHOWN}
            how |= {} if back is None else {"seen_version": max(1, now - back)}
        return verb, how

    def do(self, desk, made, key):
        """Do what is *made*; remember what was acknowledged under its key."""
        verb, how = made
        try:
            getattr(desk.forms, verb)(wish(key), self.id, **how)
        except (Refusal, StaleStream):
            return
        mine = [e for e in self.kept.store.load(f"form-{self.id}") if e.command_key == key]
        self.acknowledged[key] = len(mine)
        self.done.append((made, key))
        for each in mine:
            if isinstance(each.event, FormCompleted) and each.event_id not in self.told:
                self.told.add(each.event_id)
                self.said = {**(self.said or {}), **each.event.settled}

    @rule(made=WISHES)
    def act_alone(self, made):
        self.do(self.quick, self.carded(made), self.new_key())

    @rule(slow=WISHES, quick=WISHES)
    def act_both_at_once(self, slow, quick):
        overtaking = self.new_key()
        slow, quick = self.carded(slow), self.carded(quick)
        self.slow_store.waiting = [lambda: self.do(self.quick, quick, overtaking)]
        self.do(self.slow, slow, self.new_key())

    @rule(made=WISHES)
    def deliver_one_act_to_both(self, made):
        key, card = self.new_key(), self.carded(made)
        self.slow_store.waiting = [lambda: self.do(self.quick, card, key)]
        self.do(self.slow, card, key)

    @rule(which=st.integers(min_value=0))
    def deliver_again(self, which):
        """The whole log stays as it was, the matter's too."""
        if self.done:
            made, key = self.done.pop(which % len(self.done))
            before = self.kept.store.read(0, 10_000)
            self.do(self.quick, made, key)
            self.done.pop()
            assert self.kept.store.read(0, 10_000) == before

    @rule(given=MATTER)
    def the_matter_is_answered_otherwise(self, given):
        fact, value = given
        self.quick.enquiries.answer(
            wish(self.new_key()), self.matter, answers=[(fact, value)], shown=SHOWN
        )
        if self.said is not None:
            self.said[fact] = value

    @invariant()
    def nothing_acknowledged_is_lost_and_nothing_doubled(self):
        log = self.kept.store.load(f"form-{self.id}")
        stored = {}
        for each in log[1:]:
            stored[each.command_key] = stored.get(each.command_key, 0) + 1
        assert stored == {key: count for key, count in self.acknowledged.items() if count}
        assert [each.position for each in log] == list(range(1, len(log) + 1))

    @invariant()
    def replay_equals_the_running_state(self):
        log = self.kept.store.load(f"form-{self.id}")
        state = reduce(evolve, (each.event for each in log), UNOPENED)
        for desk in (self.quick, self.slow):
            assert desk.forms.get(US, self.id).state == state

    @invariant()
    def what_is_complete_lacked_nothing_and_asks_for_just_what_its_answers_say(self):
        completed = self.quick.forms.get(US, self.id).state.completed
        if completed is None:
            return
        judged = {each.question: each.reply.values for each in completed.answers}
        unclear = [q for q in ("agreed", "costed") if judged[q] == ("not_clear",)]
        adverse = [q for q in ("agreed", "costed") if judged[q] == ("no",)]
        assert [each.question for each in completed.care] == unclear
        assert [each.question for each in completed.risks] == adverse
        worst = "some_adverse" if adverse else "some_unclear" if unclear else "yes"
        assert completed.verdict == ("clear", worst)

    @invariant()
    def open_care_and_proposed_risks_are_those_of_the_last_completion(self):
        open_, names = (
            set(),
            {
                "care-item-opened": lambda e: ("care", e.care.question),
                "risk-proposed": lambda e: ("risk", e.risk.question),
            },
        )
        for each in self.kept.store.load(f"form-{self.id}"):
            if each.name in names:
                open_.add(names[each.name](each.event))
            elif each.name == "care-item-closed":
                open_.remove(("care", each.event.question))
            elif each.name == "risk-proposal-withdrawn":
                open_.remove(("risk", each.event.question))
        completed = self.quick.forms.get(US, self.id).state.completed
        there = () if completed is None else (*completed.care, *completed.risks)
        assert {question for _, question in open_} == {each.question for each in there}
        assert len(open_) == len(there)

    @invariant()
    def the_matter_knows_what_the_form_last_said(self):
        facts = self.quick.enquiries.get(US, self.matter).enquiry.facts
        assert (self.said or {}).items() <= facts.items()

    @invariant()
    def the_list_says_what_the_log_says(self):
        assert self.kept.views.rebuild(check=True) == ()
        row, state = self.kept.views.get(FORMS, self.id), self.quick.forms.get(US, self.id).state
        assert (row.version, row.left, row.done) == (state.version, state.left, state.done)
        assert row.answered == tuple(state.replies)


TestAnyForm = AnyForm.TestCase
TestAnyForm.settings = settings(stateful_step_count=30)
