"""Whatever is done to a risk, by however many at once, each step was its office's and on its log."""

from datetime import timedelta
from functools import reduce

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from domain.model.risk.evolving import evolve
from domain.model.risk.state import UNREPORTED
from domain.refusals import Refusal, StaleStream
from domain.views.risks import RISKS
from tests.support.builders import INSPECTOR, NOON, SERGEANT, act
from tests.support.overtaken import Overtaken
from tests.support.risky import AUDIT, CHIEF, KEEPER, TREASURER, risks_over
from tests.support.stores import in_memory

DAY = NOON.date()
WHO = st.sampled_from([TREASURER, TREASURER, CHIEF, AUDIT, KEEPER, SERGEANT, INSPECTOR])
REASON = st.sampled_from(["because", "because", " "])
SCOPES = st.sampled_from([("authority",), ("partnership",), ("authority", "partnership")])
STEPS = st.sampled_from(
    [
        {"route": "authority_risk", "step": "escalate"},
        {"route": "partnership_risk", "step": "advise"},
        {"route": "partnership_risk", "step": "discuss"},
        {"route": "authority_risk", "step": "evaluate"},
    ]
)
ONE = {"what": "ask for a renewal", "office": "clerk"}
STEP_OF = {"escalate": "treasurer", "advise": "treasurer", "discuss": "chief"}


def _wish(verb, **how):
    return st.tuples(st.just(verb), st.fixed_dictionaries(how))


WISHES = st.one_of(
    _wish("evaluate", significant=st.booleans(), reason=REASON, scopes=SCOPES),
    _wish(
        "take_on_log",
        mitigations=st.sampled_from([[], [ONE], [ONE, ONE]]),
        owner=st.sampled_from(["", "insp-2"]),
        treatment=st.sampled_from(["treat", "tolerate"]),
    ),
    _wish("mitigate", what=REASON),
    _wish("complete_mitigation", number=st.integers(1, 3), evidence=REASON),
    _wish("drop_mitigation", number=st.integers(1, 3), reason=REASON),
    _wish("score", likelihood=st.integers(1, 4), impact=st.integers(1, 3)),
    _wish("accept", by=st.just("chief-7"), until=st.just(DAY + timedelta(30)), reason=REASON),
    _wish("end_acceptance", reason=REASON),
    _wish("treat", treatment=st.sampled_from(["treat", "tolerate"]), reason=REASON),
    st.tuples(st.just("escalate"), st.builds(lambda s, r: s | {"reason": r}, STEPS, REASON)),
    st.tuples(
        st.just("decide"),
        st.builds(
            lambda s, r, c: s | {"reason": r, "choice": c, "minute": "7"},
            STEPS,
            REASON,
            st.sampled_from(["yes", "no", "considered"]),
        ),
    ),
    _wish("review", remark=REASON),
    _wish("flag_high", reason=REASON, high=st.booleans()),
    _wish("close", reason=REASON),
    _wish("reopen", reason=REASON),
    _wish("void", reason=st.just(" ")),
)


ALREADY = (
    ("evaluate", {"significant": True, "reason": "because"}),
    ("take_on_log", {"mitigations": [ONE], "owner": "insp-2"}),
    ("score", {"likelihood": 3, "impact": 3}),
    ("accept", {"by": "chief-7", "until": DAY + timedelta(30), "reason": "because"}),
)
"""How far a risk may have come before anything is done to it."""


class AnyRisk(RuleBasedStateMachine):
    @initialize(scopes=SCOPES, far=st.integers(0, 4))
    def begin(self, scopes, far):
        self.kept = in_memory()
        self.keys = 0
        self.acknowledged = {}
        self.done = []
        self.slow_store = Overtaken(self.kept.store)
        self.slow_store.after = "risk-"
        self.quick = risks_over(self.kept)
        self.slow = risks_over(self.kept, store=self.slow_store)
        row = self.quick.report(act("report"), title="The money ends", scopes=scopes)
        self.id, self.stream = row.id, row.stream
        for verb, how in ALREADY[:far]:
            self.do(self.quick, TREASURER, (verb, how), self.new_key())

    def new_key(self):
        self.keys += 1
        return f"key-{self.keys}"

    def do(self, risks, who, wish, key):
        """Do what is wished; remember what was acknowledged under its key."""
        verb, how = wish
        try:
            getattr(risks, verb)(act(key, who), self.id, **how)
        except (Refusal, StaleStream):
            return
        self.acknowledged[key] = sum(each.command_key == key for each in self.log())
        self.done.append((who, wish, key))

    @rule(who=WHO, wish=WISHES)
    def act_alone(self, who, wish):
        self.do(self.quick, who, wish, self.new_key())

    @rule(wish=WISHES)
    def act_as_whose_step_it_is(self, wish):
        verb, how = wish
        chiefs = how.get("step") == "discuss"
        who = CHIEF if chiefs else KEEPER if verb == "flag_high" else TREASURER
        self.do(self.quick, who, wish, self.new_key())

    @rule(slow_one=WHO, slow=WISHES, quick_one=WHO, quick=WISHES)
    def act_both_at_once(self, slow_one, slow, quick_one, quick):
        overtaking = self.new_key()
        self.slow_store.waiting = [lambda: self.do(self.quick, quick_one, quick, overtaking)]
        self.do(self.slow, slow_one, slow, self.new_key())
        self.slow_store.waiting = []

    @rule(who=WHO, wish=WISHES)
    def deliver_one_act_to_both(self, who, wish):
        key = self.new_key()
        self.slow_store.waiting = [lambda: self.do(self.quick, who, wish, key)]
        self.do(self.slow, who, wish, key)
        self.slow_store.waiting = []

    @rule(number=st.integers(min_value=0))
    def deliver_again(self, number):
        """The whole log stays as it was."""
        if self.done:
            who, wish, key = self.done[number % len(self.done)]
            before = self.kept.store.read(0, 10_000)
            self.do(self.quick, who, wish, key)
            self.done.pop()
            assert self.kept.store.read(0, 10_000) == before

    @rule()
    def something_changes_in_what_it_is_about(self):
        self.quick.correct(act("about", TREASURER), self.id, reason="x", about="arrangement-1")
        self.quick.ask_rescoring(act(self.new_key(), KEEPER), "arrangement-1", "the grant fell")

    def log(self):
        return self.kept.store.load(self.stream)

    @invariant()
    def nothing_acknowledged_is_lost_and_nothing_doubled(self):
        stored = {}
        for each in self.log():
            if each.command_key in self.acknowledged:
                stored[each.command_key] = stored.get(each.command_key, 0) + 1
        assert stored == {key: n for key, n in self.acknowledged.items() if n}
        assert [each.position for each in self.log()] == [*range(1, len(self.log()) + 1)]

    @invariant()
    def its_state_is_what_its_events_leave_wherever_it_is_read(self):
        state = reduce(evolve, (each.event for each in self.log()), UNREPORTED)
        for risks in (self.quick, self.slow):
            assert risks.get(SERGEANT, self.id).risk == state
        assert self.kept.views.get(RISKS, self.id).risk == state

    @invariant()
    def it_is_on_the_log_only_as_significant_and_with_something_done_about_it(self):
        state = UNREPORTED
        for each in self.log():
            if each.name == "risk-logged":
                assert state.significant
                assert each.event.mitigations
            state = evolve(state, each.event)
            assert state.status != "logged" or state.mitigated

    @invariant()
    def each_step_was_taken_by_its_own_office_and_in_its_turn(self):
        state = UNREPORTED
        for each in self.log():
            held = set(each.actor.offices)
            match each.name:
                case "risk-evaluated" | "risk-logged":
                    assert "treasurer" in held
                case "risk-escalated":
                    assert STEP_OF[each.event.step] in held
                    assert state.significant is not None
                    assert each.event.step != "escalate" or state.status == "logged"
                case "escalation-decided":
                    taking = {"audit", "treasurer", "chief"}
                    chose = each.event.choice != "considered"
                    assert held & ({"chief"} if chose else taking)
                    assert not state.escalations[-1].decided or len(state.escalations) > 1
                case _:
                    pass
            state = evolve(state, each.event)

    @invariant()
    def nobody_bears_it_as_it_was_scored_before(self):
        """And beyond the line it is not simply borne, when that is chosen."""
        state, scored = UNREPORTED, None
        for each in self.log():
            if each.name == "risk-treatment-changed" and each.event.treatment == "tolerate":
                assert state.score is None or state.score.level != "high" or state.acceptance
            state = evolve(state, each.event)
            if each.name == "risk-scored":
                scored = each.event.score
        held = state.accepted_on(DAY)
        assert held is None or held.score == scored

    @invariant()
    def a_closed_risk_waits_for_nobody(self):
        row = self.quick.get(SERGEANT, self.id)
        if not row.risk.standing:
            assert [due for due in self.quick.due(DAY) if due.stream == self.stream] == []
            assert self.quick.steps(row) == ()


TestAnyRisk = AnyRisk.TestCase
TestAnyRisk.settings = settings(stateful_step_count=25)
