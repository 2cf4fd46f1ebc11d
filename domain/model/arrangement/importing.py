"""A row of a spreadsheet becomes an entry once, with all that its cells say, and undecided."""

from collections.abc import Callable

from domain.identity import short_form
from domain.messages import Event
from domain.model.arrangement.messages import PREFIX, ArrangementImported, ImportArrangement
from domain.model.arrangement.record import decider as recording
from domain.model.arrangement.record.messages import FieldValues, RecordFields
from domain.model.arrangement.record.state import Record
from domain.model.arrangement.standing import Standing
from domain.model.arrangement.state import Arrangement, evolve
from domain.refusals import AlreadyRegistered, NothingSaid


def decide(
    command: ImportArrangement,
    state: Arrangement,
    whole: str,
    standing: Callable[[Arrangement], Standing],
) -> list[Event]:
    """Take a row over as the entry *whole*; one that was closed since is not taken over again."""
    if state.edition is not None:
        raise AlreadyRegistered(short_form(PREFIX, whole))
    if not command.title.text.strip():
        raise NothingSaid("title")
    said = {name: value for name, value in command if name != "fields"}
    named = dict.fromkeys(each for each in command.partners if each.text.strip())
    imported = ArrangementImported.model_validate({**said, "partners": tuple(named)})
    fields = RecordFields(
        fields=tuple(
            FieldValues(field=each.field, values=each.values, refers=each.refers)
            for each in command.fields
        ),
        source="import",
    )
    after = evolve(state, imported)
    return [imported, *recording.decide(fields, Record(), standing(after))]
