"""What becomes of a body when somebody says so, or why it does not."""

from dataclasses import dataclass
from datetime import date
from typing import assert_never

from domain.messages import Event, PersonalText
from domain.model.body.messages import (
    AbolishBody,
    AddBody,
    BodyAbolished,
    BodyAdded,
    BodyCommand,
    BodyMerged,
    BodyRenamed,
    BodyRestored,
    BodySplit,
    MergeBody,
    RenameBody,
    RestoreBody,
    SplitBody,
)
from domain.model.body.refusals import (
    BodyGone,
    BodyKnown,
    BodyStands,
    IntoItself,
    ReasonWanted,
    SameName,
    TooFewParts,
    UnknownBody,
)
from domain.model.body.state import Body

_FEWEST_PARTS = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """The body as it is known when something is wished of it.

    *title* is what it is called, nothing where it is not known; *day* is when what is wished
    happened.
    """

    id: str
    title: str
    day: date


def decide(command: BodyCommand, state: Body, standing: Standing) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it.

    What has ended can only be restored, and what stands cannot; every change has its reason.
    """
    if not command.reason.text.strip():
        raise ReasonWanted
    if isinstance(command, AddBody):
        return [_added(command, standing)]
    if not standing.title:
        raise UnknownBody(standing.id)
    if isinstance(command, RestoreBody):
        if not state.ended:
            raise BodyStands
        return [BodyRestored(day=standing.day, reason=command.reason)]
    if state.ended:
        raise BodyGone(state.ended)
    return [_changed(command, standing)]


def _added(command: AddBody, standing: Standing) -> Event:
    if standing.title or not command.title.text.strip():
        raise BodyKnown(standing.title or command.title.text)
    return BodyAdded(
        title=command.title,
        type=command.type,
        areas=command.areas,
        parent=command.parent,
        day=standing.day,
        reason=command.reason,
        document=command.document,
    )


def _changed(
    command: RenameBody | MergeBody | SplitBody | AbolishBody, standing: Standing
) -> Event:
    day, reason, document = standing.day, command.reason, command.document
    match command:
        case RenameBody(title=title):
            if title.text.strip() in {"", standing.title}:
                raise SameName
            was = PersonalText(subject=title.subject, text=standing.title)
            return BodyRenamed(was=was, now=title, day=day, reason=reason, document=document)
        case MergeBody(into=into):
            if into == standing.id:
                raise IntoItself
            return BodyMerged(into=into, day=day, reason=reason, document=document)
        case SplitBody(into=parts):
            if len(set(parts)) < max(_FEWEST_PARTS, len(parts)) or standing.id in parts:
                raise TooFewParts
            return BodySplit(into=parts, day=day, reason=reason, document=document)
        case AbolishBody():
            return BodyAbolished(day=day, reason=reason, document=document)
        case _:
            assert_never(command)
