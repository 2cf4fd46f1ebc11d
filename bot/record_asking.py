"""What was filled in and cannot be taken stays where it is, and what it lacks is said beside it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from bot import record_words
from bot.asked import SURE, Ask, Values, ask_screen
from bot.doing import entry_page
from bot.feature import Deed
from bot.front import Front
from bot.presses import ARRANGEMENT
from bot.screens import Screen
from domain.policy.edition import Edition
from domain.policy.fields import RegisterField
from domain.refusals import Refusal
from domain.views.register import RegisterRow

_MENDED_HERE = {"not-a-value", "reason-needed"}
"""Why something is not done that whoever filled it in can mend on the same card."""


def on_page(row: RegisterRow, deed: Deed) -> Deed:
    """Return *deed* as one on the page of an entry as it stands, if it was on none."""
    return replace(deed, stream=f"{ARRANGEMENT}{row.id}", version=deed.version or row.version)


def again(front: Front, ask: Ask, values: Mapping[str, str], *notice: str) -> Screen:
    """Ask once more for what *ask* lacks, with what was filled in, saying why."""
    fields = tuple(replace(each, value=values.get(each.name, each.value)) for each in ask.fields)
    given = {n: v for n, v in ask.deed.given.items() if n != SURE and n not in values}
    front.ask = replace(ask, fields=fields, got=(), deed=replace(ask.deed, given=given))
    return ask_screen(front.ask, *notice)


def carried_out(
    front: Front,
    ask: Ask,
    values: Values,
    wish: Callable[[], object],
    fields: Mapping[str, RegisterField],
) -> Screen | None:
    """Carry out *wish*, or ask again for what cannot stand in one of *fields*; None when done."""
    try:
        wish()
    except Refusal as refusal:
        if refusal.code not in _MENDED_HERE:
            raise
        return again(front, ask, values, said_of(refusal, fields))
    return None


def said_of(refusal: Refusal, fields: Mapping[str, RegisterField]) -> str:
    """Say which of *fields* cannot take what was said, or lacks a reason."""
    if refusal.code == "reason-needed":
        labels = [_label(fields, name) for name in refusal.data["fields"].split(", ")]
        return record_words.WHY_CHANGED.format(fields="; ".join(labels))
    label, how = _label(fields, refusal.data["field"]), record_words.KINDS[refusal.data["kind"]]
    return record_words.NOT_A_VALUE.format(label=label, how=how)


def _label(fields: Mapping[str, RegisterField], name: str) -> str:
    return fields[name].label if name in fields else name


def shown(front: Front, row: RegisterRow, *notice: str) -> Screen:
    """Return the page of an entry after something was done to it."""
    return front.aside(entry_page(front, row.id, *notice))


def edition_of(front: Front, row: RegisterRow) -> Edition:
    """Return the edition that an entry stands under."""
    return front.desk.arrangements.policy_of(row).edition
