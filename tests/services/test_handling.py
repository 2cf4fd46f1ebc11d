"""Every command is carried out once, whoever else is at work on the same stream."""

from datetime import date

import pytest

from domain.messages import Recorded
from domain.model.enquiry.decider import decide
from domain.model.enquiry.messages import (
    AnswerChanged,
    AnswerQuestions,
    OpenEnquiry,
    QuestionAnswered,
)
from domain.model.enquiry.state import UNOPENED, evolve
from domain.refusals import AlreadyOpen, KeyReused, StaleStream
from domain.services.handling import Decider, Order
from tests.support.builders import NOON, SERGEANT, SHOWN, act, answered, opened, said
from tests.support.stores import in_memory
from tests.support.toy_policy import TOY

DECIDER = Decider(UNOPENED, evolve, lambda command, story: decide(command, story.state, TOY))
OPENING = OpenEnquiry(goal="approval", opening=said("a joint board"))


def _answer(key, *answers, stream="enquiry-a1"):
    return Order(stream, AnswerQuestions(answers=answers, shown=SHOWN), act(key))


def _open(key, stream="enquiry-a1"):
    return Order(stream, OPENING, act(key), opens=True)


class Interrupted:
    """A store in which others are faster: each load is followed by what they do meanwhile."""

    def __init__(self, store, *others):
        self._store = store
        self._others = list(others)

    def load(self, stream, after=0):
        loaded = self._store.load(stream, after)
        if self._others:
            self._others.pop(0)()
        return loaded

    def __getattr__(self, name):
        return getattr(self._store, name)


def test_an_event_is_put_in_its_envelope():
    """Who, when, where, why, and by which software: from the first event on."""
    kept = in_memory()
    done = kept.handling().carry_out(
        Order(
            "enquiry-a1",
            OPENING,
            act("key-1", happened_on=date(2026, 6, 30), causation_id="event-0"),
            opens=True,
        ),
        DECIDER,
    )
    assert done.events == (
        Recorded(
            event_id="00000000010000000000000000000000",
            name="enquiry-opened",
            shape=1,
            stream="enquiry-a1",
            position=1,
            happened_on=date(2026, 6, 30),
            recorded_at=NOON,
            actor=SERGEANT,
            conversation="conv-1",
            command_key="key-1",
            correlation_id="key-1",
            causation_id="event-0",
            software="test",
            event=opened(),
        ),
    )
    assert (done.story.version, done.story.state.goal, done.again) == (1, "approval", False)
    assert kept.store.load("enquiry-a1") == done.events


def test_what_happened_on_no_other_day_happened_today():
    """Today is London's."""
    kept = in_memory()
    (event,) = kept.handling().carry_out(_open("key-1"), DECIDER).events
    assert event.happened_on == date(2026, 7, 1)


def test_the_same_button_pressed_twice_does_one_thing():
    """The second press is told what the first one did, even after more has happened."""
    kept = in_memory()
    handling = kept.handling()
    handling.carry_out(_open("key-1"), DECIDER)
    first = handling.carry_out(_answer("key-2", ("shared_aim", "yes")), DECIDER)
    handling.carry_out(_answer("key-3", ("shared_aim", "no")), DECIDER)
    second = handling.carry_out(_answer("key-2", ("shared_aim", "yes")), DECIDER)
    assert (second.events, second.again) == (first.events, True)
    assert second.story.state.facts == {"shared_aim": "no"}
    assert len(kept.store.load("enquiry-a1")) == 3


def test_an_opening_delivered_twice_opens_once():
    """The second delivery made up another stream, and is led to the first."""
    kept = in_memory()
    handling = kept.handling()
    handling.carry_out(_open("key-1"), DECIDER)
    again = handling.carry_out(_open("key-1", "enquiry-b2"), DECIDER)
    assert (again.story.stream, again.again) == ("enquiry-a1", True)
    assert kept.store.streams("") == ("enquiry-a1",)


def test_a_key_is_one_persons_one_wish_on_one_stream():
    """Anything else under the same key is refused, and nothing is recorded."""
    kept = in_memory()
    handling = kept.handling()
    handling.carry_out(_open("key-1"), DECIDER)
    handling.carry_out(_answer("key-2", ("shared_aim", "yes")), DECIDER)
    other = SERGEANT.model_copy(update={"id": "insp-2"})
    wish = AnswerQuestions(answers=(("shared_aim", "yes"),), shown=SHOWN)
    for order in (
        _answer("key-2", ("shared_aim", "no")),
        _answer("key-2", ("shared_aim", "yes"), stream="enquiry-b2"),
        Order("enquiry-a1", wish, act("key-2", actor=other)),
    ):
        with pytest.raises(KeyReused):
            handling.carry_out(order, DECIDER)
    assert len(kept.store.load("enquiry-a1")) == 2


def test_a_stale_writer_decides_again_on_what_the_other_left():
    """Both answers are recorded, the later as a change of the earlier."""
    kept = in_memory()
    quick = kept.handling()
    quick.carry_out(_open("key-1"), DECIDER)
    meanwhile = lambda: quick.carry_out(_answer("key-2", ("shared_aim", "yes")), DECIDER)  # noqa: E731
    slow = kept.handling(store=Interrupted(kept.store, meanwhile))
    done = slow.carry_out(_answer("key-3", ("shared_aim", "no")), DECIDER)
    assert [each.event for each in done.events] == [
        AnswerChanged(fact="shared_aim", was="yes", value="no", shown=SHOWN)
    ]
    assert [each.position for each in kept.store.load("enquiry-a1")] == [1, 2, 3]


def test_the_same_act_on_two_replicas_is_done_once():
    """The slower replica finds the receipt, and refuses nobody their own act."""
    kept = in_memory()
    quick = kept.handling()
    meanwhile = lambda: quick.carry_out(_open("key-1"), DECIDER)  # noqa: E731
    slow = kept.handling(store=Interrupted(kept.store, meanwhile))
    assert slow.carry_out(_open("key-1"), DECIDER).again
    assert [each.event for each in kept.store.load("enquiry-a1")] == [opened()]


def test_whoever_is_never_fast_enough_is_told():
    """Three tries, then the person is told that others were faster."""
    kept = in_memory()
    quick = kept.handling()
    quick.carry_out(_open("key-1"), DECIDER)
    others = [
        lambda n=n, value=value: quick.carry_out(_answer(f"key-{n}", ("contract", value)), DECIDER)
        for n, value in enumerate(("yes", "no", "unsure"), start=2)
    ]
    slow = kept.handling(store=Interrupted(kept.store, *others))
    with pytest.raises(StaleStream) as told:
        slow.carry_out(_answer("key-9", ("shared_aim", "yes")), DECIDER)
    assert told.value == StaleStream("enquiry-a1", 3, 4)
    recorded = [each.event for each in kept.store.load("enquiry-a1")]
    assert recorded[1] == answered("contract", "yes")
    assert not any(isinstance(e, QuestionAnswered) and e.fact == "shared_aim" for e in recorded)


def test_a_refusal_records_nothing_and_says_where_it_arose():
    """The same act may be tried again when the reason is gone."""
    kept = in_memory()
    handling = kept.handling()
    handling.carry_out(_open("key-1"), DECIDER)
    with pytest.raises(AlreadyOpen) as told:
        handling.carry_out(Order("enquiry-a1", OPENING, act("key-2")), DECIDER)
    assert told.value.__notes__ == ["while deciding OpenEnquiry on enquiry-a1"]
    assert len(kept.store.load("enquiry-a1")) == 1
    assert handling.carry_out(_answer("key-2", ("contract", "no")), DECIDER).story.version == 2
