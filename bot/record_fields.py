"""The fields of one part of an entry are filled in together; what changes there has its reason."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot import record_words
from bot.asked import Ask, Values, ask_screen, asked
from bot.feature import Deed
from bot.front import Front
from bot.record_asking import again, carried_out, edition_of, on_page, shown
from bot.record_screens import LONGEST, input_of, said, values_in
from bot.screens import Action, Choice, Field, Pick, Screen
from domain.policy.fields import RegisterField
from domain.services.entry_shown import EntryShown
from domain.views.register import RegisterRow

WHY = "why_it_changes"
"""The field of a card that is no field of the register."""

Held = Mapping[str, tuple[str, ...]]


def fill_in(front: Front, deed: Deed, row: RegisterRow) -> Screen:
    """Ask for the fields of one part, or which part, and record what is new."""
    entry = front.desk.records.shown(front.actor, row.id)
    part = next((each for each in entry.headings if each.id == deed.which), None)
    fields = {} if part is None else _of_part(entry, part.id)
    if part is None or not fields:
        return parts_screen(front, entry)
    deed = on_page(row, deed)
    ask = _ask(front, row, deed, part.heading, fields)
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    before = front.desk.records.at(front.actor, row.id, deed.version)
    wished = _changed(fields, values, before)
    overtaken = tuple(_overtaken(entry, wished, before))
    if overtaken:
        fresh = replace(ask, deed=replace(ask.deed, version=row.version))
        now = _inputs(front, row, fields, entry.record.texts)
        theirs = {each.name: each.value for each in now if each.name not in wished}
        return again(front, fresh, {**values, **theirs}, *overtaken)
    return _recorded(front, row, ask, values, wished, fields)


def set_field(front: Front, deed: Deed, row: RegisterRow) -> Screen:
    """Let what was said stand in one field, asking why where something else stands there."""
    entry = front.desk.records.shown(front.actor, row.id)
    fields = {field.id: field for field in entry.fields if field.id == deed.which}
    if not fields:
        return shown(front, row, record_words.NO_FIELD.format(said=deed.which))
    field, deed = fields[deed.which], on_page(row, deed)
    held = entry.record.texts
    ask = Ask(deed, field.label, record_words.RECORD, _inputs(front, row, fields, held))
    values = asked(front, ask)
    if isinstance(values, Screen):
        return values
    why = deed.given.get(WHY, "").strip()
    wished = {field.id: values_in(field, values[field.id])}
    if wished[field.id] == held.get(field.id, ()):
        return shown(front, row, record_words.UNCHANGED)
    reason = Field(WHY, record_words.REASON, why, longest=LONGEST, required=field.id in held)
    whole = replace(ask, fields=(replace(ask.fields[0], value=values[field.id]), reason))
    if reason.required and not why:
        # typed, the value is there already: what is asked next is the reason
        got = ((field.id, values[field.id]),)
        front.ask = replace(whole, got=got, deed=replace(deed, given={}))
        return ask_screen(front.ask)
    return _recorded(front, row, whole, {**values, WHY: why}, wished, fields)


def parts_screen(front: Front, entry: EntryShown, *notice: str) -> Screen:
    """Return the parts of an entry, to choose one to fill in."""
    row, held = entry.row, entry.record.texts
    parts = [(part, _of_part(entry, part.id)) for part in entry.headings]
    listed = [(part, fields) for part, fields in parts if fields]
    lines = tuple(
        record_words.PART_LINE.format(
            heading=part.heading, filled=sum(name in held for name in fields), all=len(fields)
        )
        for part, fields in listed
    )
    choices = (Choice(f"fill in {part.heading}", part.heading) for part, _ in listed)
    first = f"fill in {listed[0][0].heading}" if listed else ""
    offered = (Action(first, "fill in that part; the others likewise"),) if listed else ()
    screen = Screen(
        record_words.FILL_IN_TITLE.format(number=row.short),
        notice=notice,
        paragraphs=(record_words.WHICH_PART if listed else record_words.NO_FIELDS, *lines),
        actions=(*offered, Action(row.short, "back to the entry", "Back to the entry")),
        pick=Pick.among(record_words.PICK_PART, record_words.FILL_IN, choices),
    )
    return front.aside(replace(screen, stream=f"arrangement-{row.id}", version=row.version))


def _of_part(entry: EntryShown, part: str) -> dict[str, RegisterField]:
    return {field.id: field for field in entry.fields if field.part == part}


def _ask(
    front: Front, row: RegisterRow, deed: Deed, heading: str, fields: Mapping[str, RegisterField]
) -> Ask:
    held = front.desk.records.at(front.actor, row.id, deed.version)
    stands = any(name in held for name in fields)
    why = Field(WHY, record_words.REASON, aside=record_words.REASON_ASIDE, longest=LONGEST)
    inputs = _inputs(front, row, fields, held)
    about = (f"{row.short}  {row.title}",)
    return Ask(deed, heading, record_words.RECORD, (*inputs, *((why,) * stands)), about)


def _inputs(
    front: Front, row: RegisterRow, fields: Mapping[str, RegisterField], held: Held
) -> tuple[Field, ...]:
    edition = edition_of(front, row)
    return tuple(input_of(edition, field, held.get(name, ())) for name, field in fields.items())


def _changed(
    fields: Mapping[str, RegisterField], values: Values, before: Held
) -> dict[str, tuple[str, ...]]:
    """Return what the card says otherwise than it said when it was shown."""
    said_now = {name: values_in(field, values[name]) for name, field in fields.items()}
    return {name: now for name, now in said_now.items() if now != before.get(name, ())}


def _overtaken(entry: EntryShown, wished: Held, before: Held) -> Iterator[str]:
    """Say of which wishes the field was changed after the card was shown."""
    held = entry.record.texts
    labels = {field.id: field.label for field in entry.fields}
    shown_now = {each.id: said(each) for part in entry.parts for each in part.fields}
    for name, values in wished.items():
        if held.get(name, ()) not in {before.get(name, ()), values}:
            now = shown_now.get(name, record_words.EMPTY)
            yield record_words.MEANWHILE.format(field=labels[name], now=now)


def _recorded(
    front: Front,
    row: RegisterRow,
    ask: Ask,
    values: Values,
    wished: Held,
    fields: Mapping[str, RegisterField],
) -> Screen:
    """Record what is *wished*, and say what changed; ask again for what cannot be taken."""
    records = front.desk.records
    reason = values.get(WHY, "")
    act = front.act()
    asks = ask
    if not any(each.name == WHY for each in ask.fields):
        asks = replace(ask, fields=(*ask.fields, Field(WHY, record_words.REASON, longest=LONGEST)))
    asked_again = carried_out(
        front, asks, values, lambda: records.record(act, row.id, wished, reason=reason), fields
    )
    if asked_again is not None:
        return asked_again
    front.ask = None
    after = records.shown(front.actor, row.id)
    if after.row.version == row.version:
        return shown(front, row, record_words.UNCHANGED)
    return shown(front, row, *_told(after, wished, fields))


def _told(after: EntryShown, wished: Held, fields: Mapping[str, RegisterField]) -> Iterator[str]:
    stands = {each.id: each for part in after.parts for each in part.fields}
    recorded = [f"{each.label}: {said(each)}" for name in wished if (each := stands.get(name))]
    emptied = [fields[name].label for name in wished if name not in stands]
    if recorded:
        yield record_words.RECORDED.format(what="; ".join(recorded))
    if emptied:
        yield record_words.EMPTIED.format(what="; ".join(emptied))
