"""A body as it stands is what the policy says of it, changed by what was recorded since."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from domain.model.body.state import UNTOLD, Body, Change, Ended
from domain.policy.edition import Edition
from domain.policy.known import Area, KnownBody, Particular, above
from domain.ports import Views
from domain.views.bodies import BODIES

__all__ = [
    "BodySeen",
    "Change",
    "beneath",
    "bodies_of",
    "id_for",
    "meant_by",
    "named_in",
    "seen_of",
    "spelt",
]

_WORD = re.compile(r"[a-z0-9]+")
_TELLING = 8
"""Letters of a name that tell of a body within a text: shorter ones are said of much else."""


@dataclass(frozen=True, slots=True)
class BodySeen:
    """One body: what it is, where, under what, and what became of it.

    *names* are all that it is or was called, *type* and *kind* the named body of the policy that it
    is one of and what that is called. *into* are the ids of what it became, once it *ended*.
    """

    id: str
    title: str
    names: tuple[str, ...]
    type: str
    kind: str
    areas: tuple[Area, ...]
    parent: str
    statute: str
    partners: tuple[str, ...]
    particulars: tuple[Particular, ...]
    note: str
    clauses: tuple[str, ...]
    added: bool
    ended: Ended
    into: tuple[str, ...]
    changes: tuple[Change, ...]
    version: int


def seen_of(edition: Edition, told: Mapping[str, Body]) -> tuple[BodySeen, ...]:
    """Return the bodies of *edition* in its order, then those added by title, as *told* of.

    What belonged to a body that was merged belongs to what that became; nothing belongs to itself.
    """
    ours = {each.id: each for each in edition.known_bodies}
    added = {name: body for name, body in told.items() if name not in ours and body.added}
    order = (*ours, *sorted(added, key=lambda name: (added[name].title.casefold(), name)))
    parents = _parents(ours, added, told)
    return tuple(
        _seen(edition, name, ours.get(name), told.get(name, UNTOLD), parents[name])
        for name in order
    )


def bodies_of(edition: Edition, views: Views) -> tuple[BodySeen, ...]:
    """Return the bodies of *edition* as they stand by what *views* hold."""
    return seen_of(edition, {row.id: row.body for row in views.all(BODIES)})


def meant_by(bodies: Collection[BodySeen], said: str) -> BodySeen | None:
    """Return the one with this id, or that is or was called so; what stands comes first."""
    wanted = spelt(said)
    found = (
        each for each in bodies if said == each.id or wanted in {spelt(name) for name in each.names}
    )
    return min(found, key=lambda each: bool(each.ended), default=None)


def named_in(bodies: Collection[BodySeen], text: str) -> BodySeen | None:
    """Return the body that stands and is named in *text*, by the longest of the names there."""
    said = f" {spelt(text)} "
    named = [
        (len(name), each)
        for each in bodies
        for name in map(spelt, each.names)
        if not each.ended and len(name) >= _TELLING and f" {name} " in said
    ]
    longest = max((length for length, _ in named), default=0)
    found = {each.id: each for length, each in named if length == longest}
    return next(iter(found.values())) if len(found) == 1 else None


def beneath(bodies: Collection[BodySeen], body: str) -> tuple[BodySeen, ...]:
    """Return those that belong to *body* directly."""
    return tuple(each for each in bodies if each.parent == body)


def spelt(name: str) -> str:
    """Return *name* as it is looked for: without case, points, the article and the short and.

    >>> spelt("The Children's Trust & Co.")
    'childrens trust and co'
    """
    said = name.casefold().replace("&", " and ").replace("'", "").replace("’", "")
    words = _WORD.findall(said)
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def id_for(title: str, taken: Collection[str]) -> str:
    """Return an id that says what *title* does and is none of *taken*.

    >>> id_for("Frodsham Youth Panel", ()), id_for("2 Rivers", {"body_2_rivers"})
    ('frodsham_youth_panel', 'body_2_rivers_2')
    """
    words = "_".join(spelt(title).split())[:40].rstrip("_")
    name = words if words[:1].isalpha() else f"body_{words}".rstrip("_")
    if name not in taken:
        return name
    number = 2
    while f"{name}_{number}" in taken:
        number += 1
    return f"{name}_{number}"


def _seen(edition: Edition, name: str, ours: KnownBody | None, told: Body, parent: str) -> BodySeen:
    kind = told.type if ours is None else ours.type or ""
    areas = told.areas if ours is None else ours.areas
    title = told.title or ("" if ours is None else ours.title)
    return BodySeen(
        id=name,
        title=title,
        names=tuple(dict.fromkeys((title, *_called(ours, told)))),
        type=kind,
        kind=edition.body_by_id[kind].label if kind in edition.body_by_id else "",
        areas=tuple(area for area in edition.areas if area.id in areas),
        parent=parent,
        statute="" if ours is None else ours.statute,
        partners=() if ours is None else ours.partners,
        particulars=() if ours is None else ours.particulars,
        note="" if ours is None else ours.note,
        clauses=() if ours is None else ours.clauses,
        added=told.added,
        ended=told.ended,
        into=told.into,
        changes=told.changes,
        version=told.version,
    )


def _called(ours: KnownBody | None, told: Body) -> Iterator[str]:
    if ours is not None:
        yield from (ours.title, *ours.called)
    for change in told.changes:
        if change.what in {"added", "renamed"}:
            yield from change.text


def _parents(
    ours: Mapping[str, KnownBody], added: Mapping[str, Body], told: Mapping[str, Body]
) -> dict[str, str]:
    """Return what each body belongs to, through mergers; nothing where that leads back to it."""
    stated: dict[str, str] = {
        **{name: body.parent or "" for name, body in ours.items()},
        **{name: body.parent for name, body in added.items()},
    }
    parents: dict[str, str | None] = {
        name: _became(parent, told) or None for name, parent in stated.items()
    }
    for name, parent in tuple(parents.items()):
        if parent not in parents or name in above(name, parents):
            parents[name] = None
    return {name: parent or "" for name, parent in parents.items()}


def _became(body: str, told: Mapping[str, Body]) -> str:
    """Return what *body* was merged into in the end, or itself."""
    passed = {body}
    while (state := told.get(body)) is not None and state.ended == "merged":
        body = state.into[0]
        if body in passed:
            break
        passed.add(body)
    return body
