"""The areas and bodies that a policy's own text names are data: what belongs to what, and why."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Literal

from pydantic import StringConstraints

from domain.policy.facts import Citations, Name, Part, Words

AreaKind = Literal["council", "policing", "neighbourhood"]


class Particular(Part):
    """One more thing that a text says of an area or a body: what about, and what."""

    label: Words
    says: Words


class Area(Part):
    """A part of the force's area: a council's, a policing one or a neighbourhood.

    *council* is what the council is called, *called* are other names of the area, *within* the area
    that holds it, and *note* what has to be known of how it came to stand here.
    """

    id: Name
    title: Words
    kind: AreaKind
    council: str = ""
    called: tuple[Words, ...] = ()
    within: Name | None = None
    particulars: tuple[Particular, ...] = ()
    note: str = ""
    clauses: Citations


class KnownBody(Part):
    """A body of the area, known by name.

    *type* is the named body of the edition that it is one of, *parent* the body that it belongs to
    or answers to, *partners* the kinds of who sits on it, *called* its other names.
    """

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    title: Words
    called: tuple[Words, ...] = ()
    type: Name | None = None
    areas: tuple[Name, ...] = ()
    parent: Name | None = None
    statute: str = ""
    partners: tuple[Words, ...] = ()
    particulars: tuple[Particular, ...] = ()
    note: str = ""
    clauses: Citations


def faults_of_known(
    areas: Sequence[Area], bodies: Sequence[KnownBody], types: Sequence[str]
) -> Iterator[str]:
    """Yield what *areas* and *bodies* name in vain, *types* being the named bodies there are.

    Nothing may belong to itself, however far up.
    """
    for kind, ids in (("area", [a.id for a in areas]), ("known body", [b.id for b in bodies])):
        yield from (f"{kind} {each} is named twice" for each in sorted(ids) if ids.count(each) > 1)
    within = {area.id: area.within for area in areas}
    parents = {body.id: body.parent for body in bodies}
    yield from _astray("area", within)
    yield from _astray("known body", parents)
    for body in bodies:
        if body.type is not None and body.type not in types:
            yield f"known body {body.id} is of type {body.type}"
        yield from (f"known body {body.id} is of area {a}" for a in body.areas if a not in within)


def _astray(kind: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    """Yield whose parent is not there, and who belongs to itself."""
    for each, parent in parents.items():
        if parent is not None and parent not in parents:
            yield f"{kind} {each} belongs to {parent}"
        if each in above(each, parents):
            yield f"{kind} {each} belongs to itself"


def above(each: str, parents: Mapping[str, str | None]) -> tuple[str, ...]:
    """Return what *each* belongs to, the nearest first; whoever belongs to itself comes up once."""
    passed: list[str] = []
    at = parents.get(each)
    while at is not None and at not in passed:
        passed.append(at)
        at = parents.get(at)
    return tuple(passed)
