"""A feature is one side of an entry's life: what its page says of it, and what may be done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.screens import Action, Screen, Section

_PARTED = "."
_WHICH = ":"


@dataclass(frozen=True, slots=True)
class Deed:
    """Something to be done: by which *feature*, *what* of it, and to which one of several.

    *stream* and *version* are those of the card that was pressed, nothing where it is typed and
    nothing is in front. *given* is what was filled in beside it.
    """

    feature: str
    what: str
    which: str = ""
    stream: str = ""
    version: int = 0
    given: Mapping[str, str] = field(default_factory=dict)

    @property
    def line(self) -> str:
        """How a button holds it."""
        which = f"{_WHICH}{self.which}" if self.which else ""
        return f"{self.feature}{_PARTED}{self.what}{which}"

    @property
    def id(self) -> str:
        """The id within the name of the stream."""
        return self.stream.partition("-")[2]


def read_deed(
    line: str, *, stream: str = "", version: int = 0, given: Mapping[str, str] | None = None
) -> Deed | None:
    """Return the deed that the *line* of a button holds, or None where it holds none."""
    feature, parted, rest = line.partition(_PARTED)
    what, _, which = rest.partition(_WHICH)
    if not (feature and parted and what):
        return None
    return Deed(feature, what, which, stream, version, given or {})


@dataclass(frozen=True, slots=True)
class Told:
    """What a feature says on the page of an entry: lines, headed lists, what can be done."""

    lines: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """What a feature says where an entry was shared: *lines* for everybody who may read it.

    *awaited* are the people, by their ids, of whom it awaits something; *laid* is what it lays
    before the one who looks, with what they can do, where they are one of them.
    """

    lines: tuple[str, ...] = ()
    awaited: tuple[str, ...] = ()
    laid: Told | None = None


@dataclass(frozen=True, slots=True)
class Drafts:
    """How a feature keeps what is typed line by line before it is done.

    *kept* ``(front, ask) -> Ask`` keeps what was typed last, *left* ``(front, ask) -> bool`` leaves
    it for now and tells whether anything was kept. *unfinished* ``(front) -> tuple[Draft, ...]`` is
    what the person has begun.
    """

    kept: Callable[..., Any]  # Any: an Ask, which is made of deeds
    left: Callable[..., bool]
    unfinished: Callable[..., Any]  # Any: drafts, which take an Ask


# The functions of a feature take the front, which is known to the modules that write them: front
# imports the desk, and the desk has the features.
@dataclass(frozen=True, slots=True)
class Feature:
    """One side of the life of an entry, in the chat.

    *told* ``(front, row) -> Told`` is its part of an entry's page. *said* ``(front, text) -> Screen
    | None`` answers a typed line that is its, whatever is in front. *wants* are the intents that it
    grants, each ``(front, text) -> Screen | None``. *done* ``(front, deed) -> Screen`` carries out
    a deed, or asks what it lacks. *pages* ``(front, id) -> Screen`` shows what a stream holds that
    is its own, by what the stream's name begins with. *numbers* ``(front, number) -> Screen`` shows
    what a number leads to, by what the number begins with (``TSK``). *greets* ``(front) ->
    tuple[str, ...]`` are lines for the welcome, *offers* actions beside them, and *offering*
    ``(front) -> tuple[Action, ...]`` those that are for some people only. *shared* ``(front,
    row) -> Shared`` is what it says of an entry where that was shared with others. *drafts* keep
    what is asked for line by line.
    """

    name: str
    told: Callable[..., Told] | None = None
    said: Callable[..., Screen | None] | None = None
    wants: Mapping[str, Callable[..., Screen | None]] = field(default_factory=dict)
    done: Callable[..., Screen] | None = None
    pages: Mapping[str, Callable[..., Screen]] = field(default_factory=dict)
    numbers: Mapping[str, Callable[..., Screen]] = field(default_factory=dict)
    greets: Callable[..., tuple[str, ...]] | None = None
    offers: tuple[Action, ...] = ()
    offering: Callable[..., tuple[Action, ...]] | None = None
    shared: Callable[..., Shared] | None = None
    drafts: Drafts | None = None


def greeted(front: object, features: tuple[Feature, ...], screen: Screen) -> Screen:
    """Return the welcome *screen* with what *features* say of the life of what is looked after."""
    lines = (line for each in features if each.greets is not None for line in each.greets(front))
    offers = tuple(action for each in features for action in _offers(front, each))
    return replace(
        screen,
        paragraphs=(*screen.paragraphs, *lines),
        actions=(*offers, *screen.actions),
    )


def _offers(front: object, feature: Feature) -> tuple[Action, ...]:
    some = () if feature.offering is None else feature.offering(front)
    return (*some, *feature.offers)


def typed_for(screen: Screen) -> dict[str, Deed]:
    """Return the deeds that *screen* offers, by what is typed for them."""
    parts = (screen,) if screen.below is None else (screen.below, screen)
    return {
        action.says.casefold(): deed
        for part in parts
        for action in part.actions
        if action.verb == "do" and action.says
        for deed in (read_deed(action.line, stream=part.stream, version=part.version),)
        if deed is not None
    }


def button(feature: str, what: str, *, says: str, does: str, label: str, which: str = "") -> Action:
    """Return the action that carries out a deed; *says* is what to type for it."""
    return Action(says, does, label, "do", Deed(feature, what, which).line)
