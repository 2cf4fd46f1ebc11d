"""What two documents hold is compared part by part: what came, what went, what is worded anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from domain.policy.document import Document

Path = tuple[str, ...]
"""Where a part stands: ``("facts", "stage", "options", "new")``."""

_NAMED_BY = ("id", "value", "name", "text", "act", "label")
_DECIDED = frozenset({"rows", "terms"})
"""What is compared by what it decides."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part that only one of the documents has, called *title*."""

    path: Path
    title: str


@dataclass(frozen=True, slots=True)
class Change:
    """That the *field* of the part at *path*, called *title*, *was* one thing and *is* another."""

    path: Path
    title: str
    field: str
    was: object
    is_now: object


@dataclass(frozen=True, slots=True)
class Contents:
    """How two documents compare as they are written, their decision rows apart."""

    added: tuple[Part, ...]
    removed: tuple[Part, ...]
    changed: tuple[Change, ...]


def compared(old: Document, new: Document) -> Contents:
    """Return what *new* has that *old* has not, the other way round, and what is different."""
    was, now = dict(_parts(old, ())), dict(_parts(new, ()))
    return Contents(
        tuple(_only_in(now, was)),
        tuple(_only_in(was, now)),
        tuple(
            Change(path, now[path].title, field, was[path].fields[field], value)
            for path in now
            if path in was
            for field, value in now[path].fields.items()
            # One that has parts on the other side is told part by part.
            if field in was[path].fields and was[path].fields[field] != value
        ),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    title: str
    fields: Mapping[str, object]


def _only_in(these: Mapping[Path, _Read], those: Mapping[Path, _Read]) -> Iterator[Part]:
    """Yield the parts that *those* have not, without the parts within them."""
    for path, read in these.items():
        if path not in those and path[:-2] in those:
            yield Part(path, read.title)


def _parts(model: BaseModel, path: Path) -> Iterator[tuple[Path, _Read]]:
    """Yield *model* and each part within it that has a name, with what it says itself."""
    fields: dict[str, object] = {}
    within: list[tuple[Path, object]] = []
    for field in type(model).model_fields:
        value = getattr(model, field)
        if field in _DECIDED:
            continue
        children = _named(value)
        if children is None:
            fields[field] = value
        else:
            within += [((*path, field, name), child) for name, child in children.items()]
            if field == "facts":
                fields["asking order"] = tuple(children)
    yield path, _Read(_title(model), fields)
    for place, child in within:
        if isinstance(child, BaseModel):
            yield from _parts(child, place)
        else:
            yield place, _Read(str(child), {"text": child})


def _named(value: object) -> dict[str, object] | None:
    """Return the named parts that a field holds, or None where it says something itself."""
    if isinstance(value, Mapping):
        return {str(key): each for key, each in value.items()}
    if isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        return {_name(each): each for each in value}
    if isinstance(value, BaseModel):
        return {"": value}
    return None


def _name(model: BaseModel) -> str:
    return next(str(getattr(model, each)) for each in _NAMED_BY if hasattr(model, each))


def _title(model: BaseModel) -> str:
    """Return what people call *model*, where it has such a name."""
    for field in ("title", "item", "label", "heading", "question", "subject", "gist", "text"):
        found = getattr(model, field, None)
        if isinstance(found, str):
            return found
    return ""
