"""A changed answer says what changed with it."""

from bot import words
from domain.policy.conditions import ABSENT
from domain.policy.edition import Edition
from domain.policy.goals import GOALS
from domain.policy.policy import Outcome
from domain.services.enquiries import Seen

_ALWAYS_SHOWN = {"silent", "cautions"}
"""What an outcome tells of whatever its goal wanted, where it is certain."""

_MOVED = {
    ("away", "there"): "Now",
    ("open", "there"): "Now",
    ("there", "there"): "Now otherwise",
    ("there", "away"): "No longer",
    ("there", "open"): "Not settled any more",
    ("away", "open"): "Not settled any more",
    ("open", "away"): "No longer in question",
}


def what_changed(before: Seen, after: Seen) -> tuple[str, ...]:
    """Return what a changed answer changed, once there was an outcome that it could change."""
    if before.enquiry.facts == after.enquiry.facts:
        return (words.UNCHANGED,)
    if not before.enquiry.decided:
        return ()
    was, now = (each.policy.determine(each.enquiry.facts) for each in (before, after))
    return differences(was, now, after.enquiry.goal) or (words.NOTHING_ELSE_CHANGED,)


def differences(before: Outcome, after: Outcome, goal: str) -> tuple[str, ...]:
    """Return what differs: "Kind: now X, was Y", then what came and what went."""
    edition = after.policy.edition
    lines: list[str] = []
    moved: dict[str, list[str]] = {how: [] for how in _MOVED.values()}
    for slot in after.slots:
        was, now = before.settled(slot), after.settled(slot)
        if slot.partition(".")[0] not in GOALS[goal] | _ALWAYS_SHOWN or was == now:
            continue
        if "." not in slot:
            title = edition.aspect(slot).title.rstrip("?")
            now_words, was_words = (_value_words(edition, slot, value) for value in (now, was))
            lines.append(f"{title}: now {now_words}, was {was_words}")
            continue
        how = _MOVED.get((_state(was), _state(now)))
        if how is not None:
            moved[how].append(item_words(edition, slot))
    return (*lines, *(f"{how}: {'; '.join(items)}" for how, items in moved.items() if items))


def item_words(edition: Edition, slot: str) -> str:
    """Return what the item *slot* of a list is called where its list is not named."""
    before = {"consult": "Consult the ", "silent": "The policy does not say "}
    label = edition.item(slot).label
    return f"{before.get(slot.partition('.')[0], '')}{label}"


def _state(value: str | None) -> str:
    return {ABSENT: "away", None: "open"}.get(value, "there")


def _value_words(edition: Edition, slot: str, value: str | None) -> str:
    return "not settled" if value is None else f"“{edition.scalar(slot).labels[value]}”"
