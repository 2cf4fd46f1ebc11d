"""What would come out otherwise is said slot by slot: before and after, and on what each rests."""

from collections.abc import Iterator

from pydantic import JsonValue

from bot import words
from bot.changes import item_words
from bot.reasons import grounds_lines
from domain.policy.aspects import LEFT_OPEN, Collection
from domain.policy.conditions import ABSENT, GIVEN
from domain.policy.edition import Edition
from domain.policy.impact import Effect, SlotChange, reasons_of
from domain.policy.policy import Outcome

_CONTRADICTED = "an answer differs from what the named body stands for"
_NOT_SETTLED = "not settled"
_NO_SUCH = "the policy has nothing of it."


def change_line(effect: Effect, change: SlotChange) -> str:
    """Return what would come out otherwise: "Approval: now X, was Y"."""
    if "." in change.slot:
        return _item_line(effect, change)
    title = effect.after.policy.edition.aspect(change.slot).title.rstrip("?")
    now = _value(effect.after, change.slot, change.now)
    was = _value(effect.before, change.slot, change.was)
    return f"{title}: now {now}, was {was}"


def because_lines(effect: Effect, change: SlotChange) -> Iterator[str]:
    """Yield on what it rests, before and after."""
    for when, found in (("Before", effect.before), ("After", effect.after)):
        reasons = reasons_of(found, change.slot)
        said = grounds_lines(found.policy.edition, reasons)
        away = found.settled(change.slot) == ABSENT if reasons else False
        head = f"{when}: it does not apply." if away else f"{when}:"
        yield f"{head} {' '.join(said) if said else _NO_SUCH}"


def unclear_line(effect: Effect) -> str:
    """Say what cannot be told, and which questions were never asked."""
    edition = effect.after.policy.edition
    slots = dict.fromkeys(_title(effect, slot) for slot in effect.unclear)
    asked = [f"“{edition.fact_by_id[fact].question}”" for fact in effect.lacking]
    return f"Cannot be told: {'; '.join(slots)}. It was never asked: {words.listed(asked)}"


def _item_line(effect: Effect, change: SlotChange) -> str:
    label = _title(effect, change.slot)
    match change.was, change.now:
        case (str(was), str(now)) if ABSENT in {was, now} and LEFT_OPEN in {was, now}:
            return f"{_NOT_SETTLED.capitalize() if now == LEFT_OPEN else 'No longer'}: {label}"
        case (_, str(now)) if now == ABSENT:
            return f"No longer: {label}"
        case (str(was), _) if was == ABSENT:
            return f"Now: {label}{_detail(effect.after, change.slot, change.now)}"
        case _:
            now = _value(effect.after, change.slot, change.now)
            return f"{label}: now {now}, was {_value(effect.before, change.slot, change.was)}"


def _detail(found: Outcome, slot: str, value: JsonValue) -> str:
    return (
        "" if value == GIVEN or slot.startswith("silent.") else f" ({_value(found, slot, value)})"
    )


def _title(effect: Effect, slot: str) -> str:
    """Return what *slot* is called by the edition that has it."""
    if "." not in slot:
        return effect.after.policy.edition.aspect(slot).title.rstrip("?")
    for found in (effect.after, effect.before):
        if slot in found.slots:
            return item_words(found.policy.edition, slot).rstrip(".")
    return _CONTRADICTED


def _value(found: Outcome, slot: str, value: JsonValue) -> str:
    """Return a value as people read it, by the labels of the edition that gave it."""
    edition = found.policy.edition
    match value:
        case {"route": str(left)} | {"cycle": str(left)} | str(left) if left == LEFT_OPEN:
            said = _open(found, slot)
        case {"route": str(route), "offices": offices, "strength": strength}:
            said = _route(edition, route, offices, strength)
        case {"cycle": str(cycle), "led_by": led_by}:
            said = _quoted(edition, slot, cycle) + _led(edition, led_by)
        case str(text):
            plain = "." not in slot
            said = _quoted(edition, slot, text) if plain else _item_value(edition, slot, text)
        case _:
            said = str(value)
    return said


def _quoted(edition: Edition, slot: str, value: str) -> str:
    return f"“{edition.scalar(slot).labels.get(value, value)}”"


def _route(edition: Edition, route: str, offices: JsonValue, strength: JsonValue) -> str:
    label = _quoted(edition, "approval", route)
    if not isinstance(offices, list) or not offices:
        return label
    titles = [f"the {edition.office_titles[str(each)]}" for each in offices]
    return f"{label} ({words.listed(titles)}; {strength})"


def _led(edition: Edition, led_by: JsonValue) -> str:
    title = edition.office_titles.get(str(led_by))
    return "" if title is None else f", led by the {title}"


def _item_value(edition: Edition, slot: str, value: str) -> str:
    aspect = edition.aspect(slot.partition(".")[0])
    if isinstance(aspect, Collection) and aspect.gives == "office":
        title = edition.office_titles.get(value)
        return "nobody named" if title is None else f"the {title}"
    return value.replace("_", " ")


def _open(found: Outcome, slot: str) -> str:
    """Say that it is not settled, and what it may be."""
    unsettled = found.unsettled.get(slot)
    possible = () if unsettled is None or "." in slot else unsettled.possible
    named = [_quoted(found.policy.edition, slot, each) for each in possible]
    return f"{_NOT_SETTLED} ({words.listed(named, ' or ')})" if named else _NOT_SETTLED
