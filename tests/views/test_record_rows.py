"""The records are a fold: a row for each entry that holds anything, rebuilt from events alone."""

from domain.views.records import RECORDS
from tests.services.test_records import HALTON, LINK, Desk
from tests.support.builders import act
from tests.support.stores import in_memory


def test_an_entry_of_which_nothing_is_held_has_no_row_and_others_have_what_their_story_says():
    """The row and the model fold by the same function."""
    desk = Desk(in_memory())
    facts = [("aim", "yes"), ("money", "unsure"), ("short", "no"), ("clear", "yes")]
    bare = desk.registered(seen=desk.decided("b", facts=facts))
    row = desk.registered("h", HALTON)
    assert desk.kept.views.get(RECORDS, bare.id) is None
    desk.records.record(act("r1"), row.id, {"scope": ["local"], "agreement": [LINK]})
    desk.records.note(act("n"), row.id, "The van is at Winsford.")
    found = desk.kept.views.get(RECORDS, row.id)
    assert (found.id, found.record) == (row.id, desk.held(row))
    assert desk.kept.views.where(RECORDS, "merged_into", bare.id) == ()
    desk.records.merge(act("m"), row.id, into=bare.id, reason="the same")
    (merged,) = desk.kept.views.where(RECORDS, "merged_into", bare.id)
    assert merged.record == desk.held(row)
    assert desk.kept.views.rebuild(check=True) == ()
