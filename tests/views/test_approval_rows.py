"""How approvals stand is listed as the model has it: a row for each entry with anything of one."""

from functools import reduce

from domain.model.arrangement.approval.messages import WithdrawApproval
from domain.model.arrangement.messages import STREAM, VoidEntry
from domain.views.approvals import ApprovalRow, fold
from tests.support.asked import CHAIR, CHIEF, Entry
from tests.support.builders import recorded, said
from tests.support.registers import CLASSIFIED, ENTRY, REGISTERED


def row_of(entry):
    start = None
    events = (REGISTERED, CLASSIFIED, *entry.events)
    stream = f"{STREAM}{ENTRY}"
    whole = [recorded(each, stream=stream, position=n) for n, each in enumerate(events, 1)]
    return reduce(fold, whole, start)


def test_there_is_no_row_before_anything_of_an_approval_happens():
    assert row_of(Entry()) is None


def test_a_row_is_the_state_of_the_model_and_comes_back_from_json_as_it_was():
    entry = Entry().sought().approved_by(CHIEF)
    row = row_of(entry)
    assert row == ApprovalRow(id=ENTRY, approval=entry.approval)
    assert (row.awaited, row.stands) == (True, "open")
    assert ApprovalRow.model_validate_json(row.model_dump_json()) == row


def test_nobody_is_awaited_once_it_is_approved_or_taken_back():
    assert not row_of(Entry().sought().approved_by(CHIEF, CHAIR)).awaited
    entry = Entry().sought()
    entry.does(WithdrawApproval(request=1, reason=said("later")))
    assert (row_of(entry).awaited, row_of(entry).stands) == (False, "withdrawn")


def test_a_breach_waits_for_those_it_was_referred_to_until_the_entry_is_voided():
    entry = Entry()
    entry.signed()
    assert (row_of(entry).awaited, row_of(entry).stands) == (True, "incomplete")
    entry.does(VoidEntry(reason=said("twice")))
    assert not row_of(entry).awaited
