"""How the switches of processes stand is a fold: one row for each that was ever turned."""

from datetime import date

from domain.messages import Recorded
from domain.model.switch.messages import STREAM, SwitchTurned, Value
from domain.model.switch.state import Turn, turn_of
from domain.views.view import Row, View


class TurnRow(Row):
    """One decision on a switch, the day from which it holds, and who recorded it."""

    turn: Turn
    day: date
    recorded_by: str


class SwitchRow(Row):
    """A switch by its layer and name, and every decision on it, in the order recorded."""

    id: str
    turns: tuple[TurnRow, ...]
    version: int

    @property
    def value(self) -> Value:
        """How it stands."""
        return self.turns[-1].turn.value


def fold(row: SwitchRow | None, recorded: Recorded) -> SwitchRow | None:
    """Return the row after *recorded*; there is none before the first decision."""
    if not isinstance(recorded.event, SwitchTurned):
        return row
    turned = TurnRow(
        turn=turn_of(recorded.event), day=recorded.happened_on, recorded_by=recorded.actor.id
    )
    before = () if row is None else row.turns
    return SwitchRow(
        id=recorded.stream.removeprefix(STREAM),
        turns=(*before, turned),
        version=recorded.position,
    )


SWITCHES = View(name="switches", form=1, row=SwitchRow, streams=(STREAM,), fold=fold)
