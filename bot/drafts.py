"""What is typed line by line may be kept as it comes, and is gone on with after whatever came."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeAlias

from bot.asked import Ask
from bot.desk import Desk
from bot.feature import Drafts
from bot.screens import Screen
from domain.identity import Actor


class Holder(Protocol):
    """As much of what is in front of a person as a draft needs."""

    desk: Desk
    actor: Actor
    ask: Ask | None


TakeUp: TypeAlias = Callable[[], Screen]


@dataclass(frozen=True, slots=True)
class Draft:
    """Something that was begun and is not done: when it was touched last, and how it goes on.

    *left* says that the person meant to come back to it themselves. *take* puts it in front.
    """

    touched_at: datetime
    left: bool
    take: TakeUp


def kept(front: Holder, ask: Ask) -> Ask:
    """Keep what was typed last for *ask*, if it is a draft; return how it goes on.

    Raises what refuses it: then it is asked again.
    """
    drafts = _drafts(front, ask)
    if drafts is None:
        return ask
    after: Ask = drafts.kept(front, ask)
    return after


def left(front: Holder, ask: Ask) -> bool:
    """Leave *ask* for now, and tell whether something of it is kept."""
    drafts = _drafts(front, ask)
    return drafts is not None and bool(drafts.left(front, ask))


def newest(front: Holder, *, but_left: bool = False) -> Draft | None:
    """Return the draft touched last, if there is any; *but_left* one that was not left."""
    found = (
        draft
        for feature in front.desk.features
        if feature.drafts is not None
        for draft in feature.drafts.unfinished(front)
        if not (but_left and draft.left)
    )
    return max(found, key=lambda draft: draft.touched_at, default=None)


def recalled(front: Holder) -> bool:
    """Put the draft in front that was touched last, say nothing, and tell whether there is one."""
    draft = newest(front, but_left=True)
    if draft is not None:
        draft.take()
    return draft is not None


def _drafts(front: Holder, ask: Ask) -> Drafts | None:
    if not ask.draft:
        return None
    feature = next((each for each in front.desk.features if each.name == ask.deed.feature), None)
    return None if feature is None else feature.drafts
