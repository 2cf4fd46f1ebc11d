"""What became of a body is what its events leave: evolve takes any event and refuses none."""

from datetime import date
from typing import Literal, TypeAlias, assert_never

from pydantic import BaseModel, ConfigDict

from domain.messages import Event
from domain.model.body.messages import (
    BodyAbolished,
    BodyAdded,
    BodyEvent,
    BodyMerged,
    BodyRenamed,
    BodyRestored,
    BodySplit,
)

Ended: TypeAlias = Literal["", "merged", "split", "abolished"]
"""How a body ended; nothing while it stands."""

Became: TypeAlias = Literal["added", "renamed", "merged", "split", "abolished", "restored"]

_HELD = ConfigDict(frozen=True, extra="forbid")


class Change(BaseModel):
    """One thing that became of a body: what, when and why; *text* is the title or ids it names."""

    model_config = _HELD

    what: Became
    day: date
    text: tuple[str, ...]
    reason: str
    document: str


class Body(BaseModel):
    """What was recorded of one body; *version* counts its events.

    *title* is what it is called since it was renamed or added, nothing where that is as the policy
    has it. *into* are the bodies that it became. *type*, *areas* and *parent* are those of one that
    was added.
    """

    model_config = _HELD

    version: int = 0
    added: bool = False
    title: str = ""
    ended: Ended = ""
    into: tuple[str, ...] = ()
    type: str = ""
    areas: tuple[str, ...] = ()
    parent: str = ""
    changes: tuple[Change, ...] = ()


UNTOLD = Body()
"""A body of which nothing was recorded: it stands as the policy has it, or is not known."""


def evolve(state: Body, event: Event) -> Body:
    """Return *state* after *event*; one that makes no sense is counted and changes nothing else."""
    return after(state, event).model_copy(update={"version": state.version + 1})


def after(state: Body, event: Event) -> Body:
    """Return *state* after *event*, its version apart; one that is not about it changes nothing."""
    if not isinstance(event, BodyEvent):
        return state
    told = {"changes": (*state.changes, _told(event))}
    return state.model_copy(update={**_changed(event), **told})


def _changed(event: BodyEvent) -> dict[str, object]:
    """Return what *event* changes of a body."""
    match event:
        case BodyAdded():
            given = event.model_dump(include={"type", "areas", "parent"})
            return {"added": True, "title": event.title.text, **given}
        case BodyRenamed(now=now):
            return {"title": now.text}
        case BodyMerged(into=into):
            return {"ended": "merged", "into": (into,)}
        case BodySplit(into=parts):
            return {"ended": "split", "into": parts}
        case BodyAbolished():
            return {"ended": "abolished", "into": ()}
        case BodyRestored():
            return {"ended": "", "into": ()}
        case _:
            assert_never(event)


def _told(event: BodyEvent) -> Change:
    """Return *event* as the history of its body tells it."""
    what, text = _named(event)
    document = None if isinstance(event, BodyRestored) else event.document
    return Change(
        what=what,
        day=event.day,
        text=text,
        reason=event.reason.text,
        document="" if document is None else document.text,
    )


def _named(event: BodyEvent) -> tuple[Became, tuple[str, ...]]:
    match event:
        case BodyAdded(title=title):
            return "added", (title.text,)
        case BodyRenamed(was=was, now=now):
            return "renamed", (was.text, now.text)
        case BodyMerged(into=into):
            return "merged", (into,)
        case BodySplit(into=parts):
            return "split", parts
        case BodyAbolished():
            return "abolished", ()
        case BodyRestored():
            return "restored", ()
        case _:
            assert_never(event)
