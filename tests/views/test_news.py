"""What an event means to people is folded with it: who is told what, and what it makes out of date."""

from datetime import date
from functools import reduce

import pytest

from domain.model.arrangement.approval.events import (
    ApprovalEscalated,
    ApprovalExpired,
    ApprovalReminded,
)
from domain.model.arrangement.approval.messages import (
    AskForChanges,
    DeclineApproval,
    DelegateApproval,
    WithdrawApproval,
)
from domain.model.arrangement.approval.parts import Seat
from domain.model.arrangement.messages import VoidEntry
from domain.model.enquiry.sent_messages import (
    QuestionSent,
    SentAnswerTold,
    SentQuestionAnswered,
    SentQuestionWithdrawn,
)
from domain.model.office.messages import ActingAppointed, OfficeAppointed, OfficeDelegated
from domain.model.outbox.messages import NewsAddressed
from domain.model.task.messages import TaskCompleted, TaskOpened, TaskReassigned
from domain.views.news import OutboxRow
from domain.views.outbox import OUTBOX, fold
from tests.support.asked import CHAIR, CHIEF, Entry, in_office, route
from tests.support.builders import NOON, SHOWN, answered, recorded, said
from tests.support.registers import CLASSIFIED, ENTRY, REGISTERED
from tests.support.toy_policy import TOY

STREAM = f"arrangement-{ENTRY}"
EDITION = TOY.ref
DAY = date(2026, 7, 1)
TASK = "task-" + "ab" * 16


def folded(stream, *events, by=None):
    """Return the row that *events* leave; *by* is who does the last of them."""
    whole = [recorded(each, stream, n) for n, each in enumerate(events, 1)]
    if by is not None:
        whole[-1] = whole[-1].model_copy(update={"actor": by})
    start: OutboxRow | None = None
    return reduce(fold, whole, start)


def last(stream, *events, by=None):
    """Return the news that the last of *events* made."""
    before = folded(stream, *events[:-1])
    known = 0 if before is None else len(before.news)
    return folded(stream, *events, by=by).news[known:]


def of_entry(entry, by=None):
    return last(STREAM, REGISTERED, CLASSIFIED, *entry.events, by=by)


def told(news):
    return [(each.kind, each.what, each.offices, each.people) for each in news]


def test_those_whose_turn_it_is_are_asked_and_not_who_asks():
    news = of_entry(Entry().sought())
    assert told(news) == [("approval", "", (CHIEF,), ()), ("approval", "", (CHAIR,), ())]
    first = news[0]
    assert first.matter == f"{STREAM} approval 1 chief"
    assert (first.about, first.title, first.at) == (STREAM, REGISTERED.title.text, NOON)
    assert (first.id, first.spared) == (f"{STREAM} 00000003.01", ("sgt-1",))
    assert first.number.startswith("ARR-")


def test_where_they_are_asked_in_order_the_next_is_told_when_it_is_their_turn():
    entry = Entry().sought(route(ordered=True))
    assert told(of_entry(entry)) == [("approval", "", (CHIEF,), ())]
    news = of_entry(entry.approved_by(CHIEF))
    assert told(news) == [
        ("task", "", (), ()),
        ("approval", "", (CHAIR,), ()),
        ("approval-decided", "approved", (), ("sgt-1",)),
    ]
    assert news[0].overtakes == (f"{STREAM} approval 1 chief",)


@pytest.mark.parametrize(
    ("command", "what"),
    [
        (DeclineApproval(request=1, reason=said("too dear")), "declined"),
        (AskForChanges(request=1, reason=said("too dear")), "changes_asked"),
    ],
)
def test_whoever_asked_is_told_what_was_decided_and_why(command, what):
    entry = Entry().sought()
    entry.does(command, in_office(CHIEF))
    news = of_entry(entry)[-1]
    assert (news.kind, news.what, news.people) == ("approval-decided", what, ("sgt-1",))
    assert (news.office, news.said) == (CHIEF, "too dear")


def test_who_is_sent_in_ones_place_is_asked():
    entry = Entry().sought()
    entry.does(DelegateApproval(request=1, to="dep-9"), in_office(CHIEF))
    assert ("approval", "", (), ("dep-9",)) in told(of_entry(entry))


@pytest.mark.parametrize(
    "command", [WithdrawApproval(request=1, reason=said("later")), VoidEntry(reason=said("twice"))]
)
def test_what_is_taken_back_waits_for_nobody(command):
    entry = Entry().sought()
    entry.does(command)
    [news] = of_entry(entry)
    assert set(news.overtakes) == {f"{STREAM} approval 1 {each}" for each in (CHIEF, CHAIR)}
    assert (news.offices, news.people) == ((), ())


def test_who_is_chased_is_told_and_whom_it_is_taken_to():
    seats = (Seat(office=CHIEF),)
    when = {"edition": EDITION, "on": DAY, "request": 1}
    entry = Entry().sought()
    entry.happened(ApprovalReminded(seats=seats, nudge=False, **when))
    assert told(of_entry(entry)) == [("approval-reminder", "", (CHIEF,), ())]
    entry.happened(ApprovalEscalated(seats=seats, to=("clerk",), **when))
    assert told(of_entry(entry)) == [("approval-escalated", "", ("clerk",), ())]
    entry.happened(ApprovalExpired(**when))
    assert ("approval-decided", "expired", (), ("sgt-1",)) in told(of_entry(entry))


def test_a_breach_is_told_to_those_it_is_referred_to():
    entry = Entry()
    entry.signed()
    row = folded(STREAM, REGISTERED, CLASSIFIED, *entry.events)
    assert ("breach", "", ("lawyer", "owner"), ()) in told(row.news)


SENT = QuestionSent(
    edition=EDITION,
    fact="contract",
    office="keeper",
    seat="north",
    asker="sgt-1",
    opening=said("a joint board"),
    note=said("by Friday"),
    shown=SHOWN,
    asked_on=DAY,
)
REPLY = SentQuestionAnswered(
    fact="contract",
    office="keeper",
    seat="north",
    by="k-1",
    value="no",
    was=None,
    note=None,
    shown=SHOWN,
    answered_on=DAY,
)
ENQUIRY = "enquiry-" + "cd" * 16


def test_an_office_is_told_of_a_question_and_its_asker_of_the_answer():
    [asked] = last(ENQUIRY, SENT)
    assert told([asked]) == [("question", "", ("keeper@north",), ())]
    assert (asked.said, asked.title) == ("by Friday", "a joint board")
    [reply] = last(ENQUIRY, SENT, REPLY)
    assert told([reply]) == [("question-answered", "answered", (), ("sgt-1",))]
    assert asked.matter in reply.overtakes


def test_a_question_taken_back_and_an_answer_heard_wait_for_nobody():
    taken_back = SentQuestionWithdrawn(fact="contract", office="keeper", because="asker")
    assert last(ENQUIRY, SENT, taken_back)[0].overtakes == (f"{ENQUIRY} question contract",)
    heard = last(ENQUIRY, SENT, REPLY, SentAnswerTold(fact="contract"))
    assert heard[0].overtakes == (f"{ENQUIRY} answer contract",)


def test_a_matter_of_which_nothing_was_asked_has_no_row():
    assert folded(ENQUIRY, answered("contract", "no")) is None


OPENED = TaskOpened(
    title=said("Ring"),
    office="keeper",
    seat="",
    person="",
    beside=("clerk",),
    due=DAY,
    evidence=None,
    about="",
    area="",
    clauses=(),
    source="person",
)


def test_whoever_has_to_do_a_task_is_told_and_then_whom_it_goes_to():
    assert told(last(TASK, OPENED)) == [("task", "", ("keeper", "clerk"), ())]
    over = TaskReassigned(office="", seat="", person="ann", reason=said("away"))
    [news] = last(TASK, OPENED, over)
    assert told([news]) == [("task", "", (), ("ann",))]
    assert news.overtakes == (f"{TASK} task",)
    done = TaskCompleted(evidence=said("rang"), document=None, sha256=None)
    assert last(TASK, OPENED, done)[0].overtakes == (f"{TASK} task",)


def test_a_duty_is_told_as_one():
    duty = OPENED.model_copy(update={"duty": "policy_review"})
    assert told(last(TASK, duty)) == [("duty", "", ("keeper", "clerk"), ())]


GIVEN = {"office": "keeper", "person": "ann", "organisation": "force", "since": DAY}


@pytest.mark.parametrize(
    ("event", "what", "why"),
    [
        (OfficeAppointed(**GIVEN), "appointed", ""),
        (
            ActingAppointed(**GIVEN, until=None, seat="", instead_of=None, why=said("leave")),
            "acting",
            "leave",
        ),
        (
            OfficeDelegated(**GIVEN, until=DAY, seat="", by="bob", what=said("the list")),
            "delegated",
            "the list",
        ),
    ],
)
def test_whoever_an_office_is_given_to_is_told(event, what, why):
    [news] = last("office-keeper", event)
    assert told([news]) == [("office", what, (), ("ann",))]
    assert (news.office, news.due, news.said) == ("keeper", DAY, why)


def test_news_that_were_seen_to_leave_the_row_and_others_stay():
    """The row keeps what later events are told from."""
    row = folded(STREAM, REGISTERED, CLASSIFIED, *Entry().sought().events)
    first, second = row.news
    seen = recorded(NewsAddressed(stream=STREAM, news=(first.id,)), f"outbox-of-{STREAM}")
    assert OUTBOX.key(seen) == STREAM
    after = fold(row, seen)
    assert (after.news, after.wanted, after.title) == ((second,), True, row.title)
    assert fold(None, seen) is None


def test_a_row_comes_back_from_json_as_it_was():
    row = folded(STREAM, REGISTERED, CLASSIFIED, *Entry().sought().events)
    assert OutboxRow.model_validate_json(row.model_dump_json()) == row
