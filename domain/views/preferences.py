"""How people want to be told things is a fold: a row for each who ever said so."""

from domain.messages import Recorded
from domain.model.preference.messages import STREAM, NoticesPreferred
from domain.model.preference.state import USUAL, Preference, evolve
from domain.views.view import Row, View


class PreferenceRow(Row):
    """How one person is told things."""

    id: str
    preference: Preference


def fold(row: PreferenceRow | None, recorded: Recorded) -> PreferenceRow | None:
    """Return the row after *recorded*."""
    if not isinstance(recorded.event, NoticesPreferred):
        return row
    before = USUAL if row is None else row.preference
    own = recorded.stream.removeprefix(STREAM)
    return PreferenceRow(id=own, preference=evolve(before, recorded.event))


PREFERENCES = View(name="preferences", form=1, row=PreferenceRow, streams=(STREAM,), fold=fold)
"""How people want to be told things, by their ids."""
