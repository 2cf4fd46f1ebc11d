"""What a person may do with forms, and what a completed one does to its matter."""

from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.clock import FixedClock
from domain.policy.filling import Reply
from domain.refusals import (
    FormIncomplete,
    FormIsDone,
    HearingNotConfirmed,
    KeyReused,
    NoSuchForm,
    NoSuchId,
    NotAsked,
    NotYourOffice,
    NotYours,
    StaleCard,
    UnknownAnswer,
)
from domain.services.forms import id_of
from domain.views.forms import FORMS
from tests.support.builders import INSPECTOR, NOON, SERGEANT, SHOWN, CountingIds, act
from tests.support.form_policy import FormEditions
from tests.support.stores import in_file, in_memory

US = SERGEANT.model_copy(update={"organisation": "us"})
COLLEAGUE = INSPECTOR.model_copy(update={"organisation": "us"})
FACTS = [("aim", "yes"), ("money", "no")]
BLANK = Reply()


def wish(key, actor=US):
    return act(key, actor)


def replies(**given):
    return {name: Reply(v if isinstance(v, tuple) else (v,)) for name, v in given.items()}


WELL = replies(agreed="yes", costed="yes", short="no", given=(), title="Dogs")
CARELESS = WELL | replies(agreed="not_clear", costed="no")


class Desk:
    """Matters and forms over one store, and a decided matter in one line."""

    def __init__(self, kept, clock=None, store=None):
        self.kept, ids = kept, CountingIds()
        others = {"ids": ids, "store": store} | ({"clock": clock} if clock else {})
        self.enquiries = kept.enquiries(FormEditions(), "small", **others)
        self.registers = kept.arrangements(self.enquiries, **others)
        self.forms = kept.forms(self.enquiries, **others)

    def decided(self, key="m", answers=FACTS, actor=US):
        seen = self.enquiries.open(wish(f"{key}-o", actor), goal="everything", opening="dogs")
        self.enquiries.answer(wish(f"{key}-a", actor), seen.id, answers=answers, shown=SHOWN)
        return self.enquiries.determine(wish(f"{key}-d", actor), seen.id)

    def begun(self, seen=None, key="begin"):
        return self.forms.open(wish(key), form="gate", enquiry=(seen or self.decided()).id)

    def answered(self, given, seen=None):
        begun = self.begun(seen)
        return self.forms.answer(wish("all"), begun.id, answers=given, shown=SHOWN)

    def names(self, stream):
        return [each.name for each in self.kept.store.load(stream)]


@pytest.fixture
def desk():
    return Desk(in_memory())


# --- begun and found ----------------------------------------------------------------------------


def test_a_matter_has_each_form_once_and_it_is_found_again(desk):
    """By its number, by its matter, among one's own."""
    seen = desk.decided()
    (wanted,) = desk.forms.of(US, seen.id)
    assert (wanted.form.id, wanted.asked_by, wanted.filled) == ("gate", ("assessment.gate",), None)
    begun = desk.begun(seen)
    assert begun.id == id_of(seen.id, "gate")
    assert (begun.form.title, begun.opener, begun.policy.ref) == ("Gate", "sgt-1", seen.policy.ref)
    assert begun.matter == seen
    again = desk.begun(seen, "again")
    assert (again.id, again.state) == (begun.id, begun.state)
    assert desk.forms.get(US, begun.short.lower()) == again
    (wanted,) = desk.forms.of(US, seen.short)
    assert wanted.filled == again
    (row,) = desk.forms.mine(US)
    assert (row.id, row.form, row.enquiry) == (begun.id, "gate", seen.id)


def test_a_form_is_begun_only_where_the_edition_has_it_for_a_matter_that_is_confirmed(desk):
    """Not another's, not one that stands alone, not before what was heard is confirmed."""
    seen = desk.decided()
    for name in ("diary", "riches"):
        with pytest.raises(NoSuchForm):
            desk.forms.open(wish(name), form=name, enquiry=seen.id)
    with pytest.raises(NoSuchForm):
        desk.forms.open(wish("alone"), form="gate")
    heard = desk.enquiries.open(
        wish("h"), goal="approval", opening="dogs", heard=[("aim", "yes", "dogs")]
    )
    with pytest.raises(HearingNotConfirmed):
        desk.forms.open(wish("early"), form="gate", enquiry=heard.id)


def test_a_form_that_stands_alone_is_begun_anew_each_time(desk):
    """It is completed without a matter."""
    first = desk.forms.open(wish("one"), form="diary")
    assert desk.forms.open(wish("one"), form="diary").id == first.id
    second = desk.forms.open(wish("two"), form="diary")
    assert (first.matter, first.id != second.id) == (None, True)
    desk.forms.answer(wish("a"), first.short, answers=replies(what="A walk"), shown=SHOWN)
    done = desk.forms.complete(wish("c"), first.id, shown=SHOWN)
    assert (done.filled.state.done, done.before, done.after) == (True, None, None)
    assert {row.id for row in desk.forms.mine(US)} == {first.id, second.id}


def test_a_form_is_for_whoever_opened_its_matter(desk):
    """Nobody else reads it or acts on it, with its number or without; nor does an outsider begin."""
    seen = desk.decided()
    begun = desk.begun(seen)
    for do in (
        lambda: desk.forms.get(COLLEAGUE, begun.short),
        lambda: desk.forms.of(COLLEAGUE, seen.id),
        lambda: desk.forms.open(wish("o", COLLEAGUE), form="gate", enquiry=seen.id),
        lambda: desk.forms.answer(wish("a", COLLEAGUE), begun.id, answers=WELL, shown=SHOWN),
        lambda: desk.forms.complete(wish("c", COLLEAGUE), begun.id, shown=SHOWN),
        lambda: desk.forms.leave(wish("l", COLLEAGUE), begun.id),
    ):
        with pytest.raises(NotYours):
            do()
    assert desk.forms.mine(COLLEAGUE) == ()
    outsider = COLLEAGUE.model_copy(update={"organisation": "them"})
    with pytest.raises(NotYourOffice):
        desk.forms.open(wish("x", outsider), form="diary")
    with pytest.raises(NoSuchId):
        desk.forms.get(US, "FRM-AAAAAAAA")


# --- answered -----------------------------------------------------------------------------------


def test_a_form_is_answered_part_by_part_in_an_append_each(desk):
    """What was said of each kind is as it was said."""
    begun = desk.begun()
    first = replies(agreed="yes", short="yes", until="2027-03-03")
    desk.forms.answer(wish("one"), begun.id, answers=first, shown=SHOWN)
    second = replies(given=("money",), how_much="1200.50") | {"costed": Reply(applies=False)}
    after = desk.forms.answer(wish("two"), begun.id, answers=second, shown=SHOWN)
    assert after.filling.answered == {
        "agreed": Reply(("yes",)),
        "costed": Reply(applies=False),
        "short": Reply(("yes",)),
        "until": Reply(("2027-03-03",)),
        "given": Reply(("money",)),
        "how_much": Reply(("1200.50",)),
    }
    assert [each.id for each in after.filling.missing] == ["title"]
    keys = [each.command_key for each in desk.kept.store.load(f"form-{begun.id}")]
    assert keys == ["begin", *["one"] * 3, *["two"] * 3]
    with pytest.raises(StaleCard):
        desk.forms.answer(
            wish("old"), begun.id, answers=replies(agreed="no"), shown=SHOWN, seen_version=1
        )


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        (replies(how_much="lots"), UnknownAnswer("how_much", "amount")),
        (replies(how_much="-1"), UnknownAnswer("how_much", "amount")),
        (replies(how_much="NaN"), UnknownAnswer("how_much", "amount")),
        (replies(until="soon"), UnknownAnswer("until", "day")),
        (replies(colour="red"), NotAsked("colour")),
    ],
)
def test_what_cannot_be_read_is_refused_and_changes_nothing(desk, given, refusal):
    """It names the question and the kind of its answer, and repeats nothing."""
    begun = desk.begun()
    with pytest.raises(type(refusal)) as told:
        desk.forms.answer(wish("a"), begun.id, answers=given, shown=SHOWN)
    assert told.value == refusal
    assert desk.forms.get(US, begun.id) == begun


def test_what_the_matter_and_its_entry_say_is_filled_in_already(desk):
    """The matter's word for a fact, the register's for a field; another answer outweighs both."""
    seen = desk.decided(answers=[*FACTS, ("short", "yes")])
    begun = desk.begun(seen)
    assert begun.filling.answered == {"short": Reply(("yes",))}
    assert begun.held["short"].source == "matter"
    desk.registers.register(wish("r"), seen.id, register="open", title="Dog unit")
    found = desk.forms.get(US, begun.id)
    assert found.filling.answered == {"short": Reply(("yes",)), "title": Reply(("Dog unit",))}
    assert found.held["title"].source == "register"
    after = desk.forms.answer(wish("a"), begun.id, answers=replies(title="Dogs"), shown=SHOWN)
    assert after.filling.answered["title"] == Reply(("Dogs",))


def test_not_sure_in_the_matter_fills_in_nothing(desk):
    """It is asked."""
    begun = desk.begun(desk.decided(answers=[*FACTS, ("short", "unsure")]))
    assert begun.filling.answered == {}


def test_a_form_is_left_and_taken_up(desk):
    """Going on takes it up as well."""
    begun = desk.begun()
    assert desk.forms.leave(wish("l"), begun.id).state.left
    assert not desk.forms.resume(wish("r"), begun.id).state.left
    desk.forms.leave(wish("l2"), begun.id)
    assert desk.forms.mine(US)[0].left
    assert not desk.forms.open(wish("o2"), form="gate", enquiry=begun.matter.id).state.left


# --- completed ----------------------------------------------------------------------------------


def test_a_completed_form_tells_its_matter_what_it_settles_and_that_is_determined_anew(desk):
    """The verdict's fact and each fact that an answer is, open or different; from a form."""
    before = desk.decided(answers=[*FACTS, ("clear", "yes")])
    assert before.enquiry.outcome.approval == "nobody"
    answered = desk.answered(CARELESS, before)
    done = desk.forms.complete(wish("c"), answered.id, shown=SHOWN, seen_version=6)
    assert (done.before, done.filled.matter) == (before, done.after)
    after = done.after.enquiry
    assert after.facts == {"aim": "yes", "money": "no", "clear": "some_adverse", "short": "no"}
    assert {a.fact: a.source for a in after.answers}["clear"] == "form"
    assert (after.decided, after.outcome.approval) == (True, "ask")
    assert desk.names(f"enquiry-{before.id}")[-3:] == [
        "question-answered",
        "answer-changed",
        "outcome-determined",
    ]
    assert desk.names(f"form-{answered.id}")[-3:] == [
        "risk-proposed",
        "care-item-opened",
        "form-completed",
    ]
    (row,) = desk.forms.mine(US)
    assert (row.done, len(row.care), len(row.risks), row.completed_by) == (True, 1, 1, "sgt-1")


def test_the_same_act_again_completes_nothing_twice(desk):
    """Nor does another that comes after it."""
    answered = desk.answered(WELL)
    desk.forms.complete(wish("c"), answered.id, shown=SHOWN)
    log = desk.kept.store.read(0, 1000)
    for key in ("c", "c"):
        desk.forms.complete(wish(key), answered.id, shown=SHOWN)
        assert desk.kept.store.read(0, 1000) == log
    desk.forms.complete(wish("other"), answered.id, shown=SHOWN)
    assert desk.kept.store.read(0, 1000) == log
    with pytest.raises(KeyReused):
        desk.forms.complete(wish("c"), answered.id, shown="cd" * 32)


def test_a_completion_that_was_cut_off_is_finished_by_the_same_act(desk):
    """The form was completed and its matter not told: the press comes again."""
    answered = desk.answered(CARELESS)
    enquiries = desk.enquiries

    class Lost:
        """Enquiries that cannot be written to."""

        def __getattr__(self, name):
            if name == "answer":
                raise ConnectionError
            return getattr(enquiries, name)

    desk.forms._enquiries = Lost()
    with pytest.raises(ConnectionError):
        desk.forms.complete(wish("c"), answered.id, shown=SHOWN)
    assert "clear" not in enquiries.get(US, answered.matter.id).enquiry.facts
    desk.forms._enquiries = enquiries
    done = desk.forms.complete(wish("c"), answered.id, shown=SHOWN)
    assert done.after.enquiry.facts["clear"] == "some_adverse"
    assert done.after.enquiry.decided


def test_a_late_repetition_of_a_completion_does_not_undo_what_came_after(desk):
    """The matter was answered otherwise since; the old press arrives once more."""
    answered = desk.answered(CARELESS)
    desk.forms.complete(wish("c"), answered.id, shown=SHOWN)
    desk.enquiries.change(wish("x"), answered.matter.id, fact="clear", value="yes", shown=SHOWN)
    done = desk.forms.complete(wish("c"), answered.id, shown=SHOWN)
    assert done.after.enquiry.facts["clear"] == "yes"


def test_a_form_reopened_and_completed_otherwise_changes_the_matter_once_more(desk):
    """As a change from a form."""
    answered = desk.answered(CARELESS)
    desk.forms.complete(wish("c"), answered.id, shown=SHOWN)
    with pytest.raises(FormIsDone):
        desk.forms.answer(wish("late"), answered.id, answers=WELL, shown=SHOWN)
    again = desk.forms.reopen(wish("r"), answered.id)
    assert (again.state.done, len(again.state.completed.care)) == (False, 1)
    desk.forms.answer(wish("mend"), answered.id, answers=WELL, shown=SHOWN)
    done = desk.forms.complete(wish("c2"), answered.id, shown=SHOWN)
    assert done.after.enquiry.facts["clear"] == "yes"
    assert done.after.enquiry.outcome.approval == "nobody"
    assert desk.names(f"enquiry-{answered.matter.id}")[-2:] == [
        "answer-changed",
        "outcome-determined",
    ]
    assert {a.fact: a.source for a in done.after.enquiry.answers}["clear"] == "form"


def test_a_form_that_lacks_an_answer_is_not_completed(desk):
    """What it lacks is named."""
    answered = desk.answered(replies(agreed="yes"))
    with pytest.raises(FormIncomplete) as told:
        desk.forms.complete(wish("c"), answered.id, shown=SHOWN)
    assert told.value.data == {"questions": "costed, short, title"}


def test_a_completion_tells_who_gave_each_answer_and_when(desk):
    """The last who answered it."""
    answered = desk.answered(WELL)
    later = Desk(desk.kept, FixedClock(NOON + timedelta(days=2)))
    later.forms.answer(wish("later"), answered.id, answers=replies(title="Cats"), shown=SHOWN)
    done = later.forms.complete(wish("c"), answered.id, shown=SHOWN).filled.state.completed
    told = {each.question: (each.by, each.on.day) for each in done.answers}
    assert told["agreed"] == ("sgt-1", 1)
    assert told["title"] == ("sgt-1", 3)


def test_forms_are_there_after_a_restart(tmp_path):
    """With the edition that they were begun under."""
    path = tmp_path / "store.sqlite"
    kept = in_file(path)
    answered = Desk(kept).answered(WELL)
    kept.close()
    kept = in_file(path)
    again = Desk(kept).forms.get(US, answered.short)
    assert replace(again, policy=answered.policy, matter=answered.matter) == answered
    assert kept.views.rebuild(check=True) == ()
    assert kept.views.get(FORMS, answered.id).answered == tuple(WELL)
    kept.close()
