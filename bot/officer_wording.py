"""What an edition says is named as people read it: a slot, a value, an answer, an office."""

from collections.abc import Iterable, Mapping

from bot.words import listed
from domain.policy.aspects import LEFT_OPEN, Scalar
from domain.policy.conditions import ABSENT
from domain.policy.edition import NOBODY, Edition
from domain.policy.facts import BODY_TYPE

NOT_THERE = "not there"
NO_ROW = "said by no row"
LEFT_OPEN_BY_POLICY = "left open by the policy"
NOTHING = "nothing"
_NOBODY = {
    "not_stated": "nobody: the policy names none",
    "not_applicable": "nobody",
    "no_owner_stated": "nobody: the policy names none",
}
_MORE_THAN_HALF = 0.5


def slot_said(edition: Edition, slot: str) -> str:
    """Return what *slot* is called: its heading, and its item where it is one of several."""
    aspect, _, item = slot.partition(".")
    title = edition.aspect(aspect).title
    return f"{title}: {edition.item(slot).label}" if item else title


def has_slot(edition: Edition, slot: str) -> bool:
    """Say whether *edition* judges *slot*."""
    return any(slot == each for each, _ in edition.slots())


def value_said(edition: Edition, slot: str, value: str) -> str:
    """Return what *value* of *slot* is called."""
    if value == ABSENT:
        return NOT_THERE if "." in slot else NO_ROW
    if value == LEFT_OPEN:
        return LEFT_OPEN_BY_POLICY
    aspect = edition.aspect(slot.partition(".")[0])
    if isinstance(aspect, Scalar):
        return aspect.labels.get(value, value)
    if aspect.gives == "office":
        return office_said(edition, value)
    return "shown" if aspect.gives == "caution" else value.replace("_", " ")


def office_said(edition: Edition, office: str) -> str:
    """Return what *office* is called, or that it is nobody."""
    if office in NOBODY:
        return _NOBODY[office]
    return edition.office_titles.get(office, office)


def way_said(editions: Iterable[Edition], way: Mapping[str, tuple[str, ...]]) -> str:
    """Return a way through the facts in words; those of the first edition that has them."""
    return "; ".join(_fact_said(tuple(editions), fact, values) for fact, values in way.items())


def _fact_said(editions: tuple[Edition, ...], fact: str, values: tuple[str, ...]) -> str:
    edition = next((e for e in editions if fact == BODY_TYPE or fact in e.fact_by_id), editions[0])
    if fact == BODY_TYPE:
        item, labels = "the body", {body.id: body.label for body in edition.bodies}
    else:
        found = edition.fact_by_id[fact]
        item, labels = found.item, {option.value: option.label for option in found.options}
    others = [label for value, label in labels.items() if value not in values]
    if 0 < len(others) < len(labels) * _MORE_THAN_HALF and len(values) > 1:
        return f"{item}: anything but {listed(others, ' or ')}"
    return f"{item}: {listed([labels.get(value, value) for value in values], ' or ')}"
