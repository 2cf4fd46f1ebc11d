"""What happened to a matter is told in its order, to whoever may read it, as far as was recorded."""

from datetime import UTC, datetime, timedelta

import pytest

from adapters.clock import FixedClock
from bot.timelines import Timeline
from domain.identity import Actor
from domain.policy.filling import Reply
from domain.refusals import NoSuchId, NotYourOffice
from tests.support.builders import NOON, SHOWN
from tests.support.recorded_matters import Matters

FORCE = "Cheshire Constabulary"
SERGEANT = Actor(id="sgt-1", organisation=FORCE)
INSPECTOR = Actor(id="insp-2", organisation=FORCE)
OWNER = Actor(id="chief", offices=("chief_constable",), organisation=FORCE)
AUTHOR = Actor(id="author", offices=("opcc_head_of_policy_and_partnerships",), organisation="OPCC")
AUDITOR = Actor(id="audit", offices=("auditor",), organisation="a firm of auditors")


@pytest.fixture
def matters(tmp_path):
    matters = Matters(tmp_path)
    yield matters
    matters.close()


def registered(matters, seen, title="Dogs"):
    (offer,) = matters.arrangements.offers(SERGEANT, seen.id)
    act = matters.act(SERGEANT)
    return matters.arrangements.register(act, seen.id, register=offer.register, title=title)


def told(account):
    return [(each.number, each.event) for each in account.lines]


def test_an_enquiry_is_told_with_the_entry_that_it_led_to(matters):
    """Each event once, in the order in which it was recorded."""
    seen = matters.decided(SERGEANT, {"collaboration": "yes"})
    assert [event for _, event in told(matters.audit.account(SERGEANT, seen.short))] == [
        "enquiry-opened",
        "question-answered",
        "outcome-determined",
    ]
    later = matters.begins_anew(FixedClock(NOON + timedelta(hours=1))).decided(SERGEANT)
    row = registered(matters, later)
    account = matters.audit.account(SERGEANT, later.short)
    assert told(account)[-2:] == [
        (row.short, "arrangement-registered"),
        (row.short, "arrangement-classified"),
    ]
    assert account.number == later.short
    assert (account.closed, account.unreadable, account.row) == ((), (), None)
    assert account.enquiry.facts == later.enquiry.facts
    alone = matters.audit.account(SERGEANT, later.short, linked=False)
    assert {number for number, _ in told(alone)} == {later.short}


def test_who_did_it_is_told_as_the_directory_calls_them(matters):
    """And under which edition it happened; whoever is unknown stays an id."""
    seen = matters.decided(SERGEANT)
    stranger = matters.decided(Actor(id="x-9"))
    first = matters.audit.account(SERGEANT, seen.id).lines[0]
    assert (first.who, first.by, first.edition) == ("a sergeant", SERGEANT, seen.policy.ref)
    assert first.says["opening"] == {"subject": "sgt-1", "text": "A joint dog unit"}
    assert matters.audit.account(AUDITOR, stranger.id).lines[0].who == "x-9"


def test_an_entry_is_told_with_its_enquiry_to_those_who_may_read_that(matters):
    """The register is open to all; the answers behind it are not."""
    seen = matters.decided(SERGEANT)
    row = registered(matters, seen)
    mine = matters.audit.account(SERGEANT, row.short)
    assert (told(mine)[0], mine.closed) == ((seen.short, "enquiry-opened"), ())
    assert mine.row == row
    theirs = matters.audit.account(INSPECTOR, row.short)
    assert {number for number, _ in told(theirs)} == {row.short}
    assert theirs.closed == (seen.short,)


@pytest.mark.parametrize("reader", [SERGEANT, OWNER, AUTHOR, AUDITOR], ids=lambda each: each.id)
def test_an_enquiry_is_told_to_its_opener_and_to_those_who_audit(matters, reader):
    """By the offices that the edition names, and the one that a directory may have."""
    seen = matters.decided(SERGEANT)
    assert matters.audit.account(reader, seen.id).lines


def test_an_enquiry_is_not_told_to_anybody_else(matters):
    """They are told whose it is to read; nobody learns more than that it is there."""
    seen = matters.decided(SERGEANT)
    with pytest.raises(NotYourOffice) as refused:
        matters.audit.account(INSPECTOR, seen.id)
    assert refused.value.data == {
        "act": "audit-enquiry",
        "may": "opener, chief_of_staff, chief_constable,"
        " opcc_head_of_policy_and_partnerships, auditor",
    }
    with pytest.raises(NotYourOffice):
        matters.audit.account(Actor(id="y", organisation="council"), registered(matters, seen).id)


def test_what_was_recorded_later_was_not_there_yet(matters):
    """Whenever it happened: the day that counts is the one on which it was recorded."""
    matters.begins_anew(FixedClock(datetime(2026, 3, 3, 9, tzinfo=UTC)))
    seen = matters.decided(SERGEANT)
    matters.begins_anew(FixedClock(datetime(2026, 3, 5, 9, tzinfo=UTC)))
    act = matters.act(SERGEANT, happened_on=datetime(2026, 3, 3, tzinfo=UTC).date())
    matters.enquiries.change(act, seen.id, fact="stage", value="existing", shown=SHOWN)
    row = registered_again(matters, seen)
    then = matters.audit.account(SERGEANT, seen.id, datetime(2026, 3, 4, tzinfo=UTC))
    assert then.enquiry.facts["stage"] == "new"
    assert {number for number, _ in told(then)} == {seen.short}
    before = matters.audit.account(SERGEANT, seen.id, datetime(2026, 3, 2, tzinfo=UTC))
    assert (before.lines, before.enquiry.version) == ((), 0)
    nothing = matters.audit.account(SERGEANT, row.id, datetime(2026, 3, 4, tzinfo=UTC))
    assert nothing.row is None


def registered_again(matters, seen):
    matters.enquiries.determine(matters.act(SERGEANT), seen.id)
    return registered(matters, seen)


def test_linked_matters_are_told_from_either_side(matters):
    """Two of one's own, and two entries."""
    one, other = matters.decided(SERGEANT), matters.decided(SERGEANT)
    matters.enquiries.link(matters.act(SERGEANT), one.id, other=other.id, why="One meeting.")
    for number in (one.short, other.short):
        numbers = {each for each, _ in told(matters.audit.account(SERGEANT, number))}
        assert numbers == {one.short, other.short}
    first, second = registered(matters, one), registered(matters, other, "Cats")
    matters.arrangements.link(matters.act(SERGEANT), first.id, other=second.id, why="Same board.")
    for number in (first.short, second.short):
        numbers = {each for each, _ in told(matters.audit.account(INSPECTOR, number))}
        assert numbers == {first.short, second.short}


def test_a_form_is_told_with_its_matter_and_by_its_own_number(matters):
    """To the same people; its words are those of its own edition."""
    act = matters.act(SERGEANT)
    seen = matters.enquiries.open(act, goal="approval", opening="x", policy="lancashire")
    form = matters.forms.open(matters.act(SERGEANT), form="key_principles", enquiry=seen.id)
    question = next(iter(form.form.question_by_id.values()))
    matters.forms.answer(
        matters.act(SERGEANT),
        form.id,
        answers={question.id: Reply((question.domain[0],))},
        shown=SHOWN,
    )
    expected = [
        (seen.short, "enquiry-opened"),
        (form.short, "form-opened"),
        (form.short, "form-answered"),
    ]
    for number in (seen.short, form.short, form.id):
        account = matters.audit.account(SERGEANT, number)
        assert told(account) == expected
        assert {each.edition.policy for each in account.lines} == {"lancashire"}
        with pytest.raises(NotYourOffice):
            matters.audit.account(INSPECTOR, number)
    answered = Timeline(matters.audit, account)
    assert answered.sentence(account.lines[-1]) == (
        f"wrote in the form: {question.question} {question.options[0].label}"
    )
    with pytest.raises(NoSuchId):
        matters.audit.replay(SERGEANT, form.short)


def test_an_event_that_is_lost_is_named_and_the_rest_is_told(matters):
    """Even the first, without which nobody knows whose the enquiry was."""
    seen = matters.decided(SERGEANT)
    matters.tampering.spoil("question-answered")
    account = matters.begins_anew().audit.account(SERGEANT, seen.id)
    assert [lost.data["what"] for lost in account.unreadable] == [f"event 2 of enquiry-{seen.id}"]
    assert len(account.lines) == seen.enquiry.version - 1
    matters.tampering.spoil("enquiry-opened")
    whole = matters.begins_anew().audit.account(AUDITOR, seen.id)
    assert len(whole.unreadable) == 2


@pytest.mark.parametrize("written", ["ENQ-AAAAAAAA", "ARR-AAAAAAAA", "ff" * 16, "dog", ""])
def test_a_number_that_is_nobodys_leads_nowhere(matters, written):
    """Whatever it looks like."""
    with pytest.raises(NoSuchId):
        matters.audit.account(AUDITOR, written)
