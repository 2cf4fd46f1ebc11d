"""Where an entry of a register names whoever leaves, it names their successor from then on."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.messages import Act, PersonalText
from domain.model.arrangement.messages import STREAM
from domain.model.arrangement.record.messages import FieldValues, RecordFields, Values
from domain.ports import Views
from domain.refusals import Unreadable
from domain.services import rights
from domain.services.arrangements import Arrangements
from domain.services.handing_over import Handing
from domain.views.records import RECORDS
from domain.views.register import REGISTER, RegisterRow

REASON = "Whoever stood there has left."


@dataclass(frozen=True, slots=True)
class LeaversFields:
    """The fields of entries that name people, such as the partnership lead."""

    arrangements: Arrangements
    views: Views

    def belonging(self, person: str) -> Iterator[Handing]:
        """Yield each field of an entry on the lists in which *person* stands."""
        for held in self.views.all(RECORDS):
            row = self.views.get(REGISTER, held.id)
            if row is None or row.entered_in_error:
                continue
            people = self._people(row)
            for name, texts in held.record.texts.items():
                if name in people and person in texts:
                    title = f"{people[name]}: {row.title}"
                    yield Handing("field", STREAM + row.id, row.short, title, name)

    def hand_over(self, act: Act, handing: Handing, *, person: str, to: str) -> None:
        """Let *to* stand where *person* stood; leave what names others as it is."""
        held = self.views.get(RECORDS, handing.stream.removeprefix(STREAM))
        field = None if held is None else held.record.fields.get(handing.which)
        if held is None or field is None or person not in field.texts:
            return
        command = RecordFields(
            fields=(FieldValues(field=handing.which, values=_named(field.values, person, to)),),
            source=field.source,
            reason=PersonalText(subject=person, text=REASON),
        )
        self.arrangements.act(act.following(handing.step), held.id, command, rights.HAND_OVER)

    def _people(self, row: RegisterRow) -> dict[str, str]:
        """Return the fields that name people, each with its label; none that cannot be read."""
        try:
            edition = self.arrangements.policy_of(row).edition
        except Unreadable:
            return {}
        return {each.id: each.label for each in edition.register_fields if each.kind == "person"}


def _named(values: Values, person: str, to: str) -> Values:
    """Return *values* with *to* in the place of *person*, and nobody twice."""
    told = {each.text if isinstance(each, PersonalText) else each: each for each in values}
    after: dict[str, str | PersonalText] = {}
    for name, each in told.items():
        if name == person:
            about = each.model_copy(update={"text": to}) if isinstance(each, PersonalText) else to
            after.setdefault(to, about)
        else:
            after.setdefault(name, each)
    return tuple(after.values())
