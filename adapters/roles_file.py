"""Who does today what a layer gives to an office of its time: one file, or nobody is known."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from adapters.editions_files import told_of
from adapters.yaml_strict import read_yaml
from domain.policy.facts import Name, Words
from domain.policy.layers import LayerDocument
from domain.policy.places_on import Place, PlaceKind

T = TypeVar("T")

_PLACES = "places"
"""What stands beside the layers in the file: no layer can be called so."""


class BadRoles(Exception):
    """A mapping that cannot be used; its text says every fault."""


class _Lies(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Words
    lies_in: tuple[Name, ...] = Field(min_length=1)


_WHOLE = TypeAdapter(dict[str, object])
_FORM = TypeAdapter(dict[Name, dict[Name, Name]])
_LYING = TypeAdapter(dict[PlaceKind, dict[Name, _Lies]])


def roles_in(
    file: Path, layers: Collection[LayerDocument], today: Collection[str]
) -> Mapping[str, Mapping[str, str]]:
    """Return, for each layer, which office of *today* does the work of which of the layer's.

    Raise :class:`BadRoles` for a file that cannot be read, and for an office that is not one of
    the layer's, or not one of *today*.
    """
    written = {name: part for name, part in _read(file).items() if name != _PLACES}
    read = _checked(file, _FORM, written)
    if faults := tuple(_faults(read, layers, today)):
        raise BadRoles(f"{file}: {'; '.join(faults)}")
    return read


def places_in(file: Path, areas: Collection[str]) -> tuple[Place, ...]:
    """Return the policing areas and neighbourhoods, each with the council *areas* it lies in.

    Raise :class:`BadRoles` for a file that cannot be read, for an area that is not one, and for a
    neighbourhood that lies in more than one.
    """
    read = _checked(file, _LYING, _read(file).get(_PLACES, {}))
    places = tuple(
        Place(id=name, kind=kind, title=each.title, lies_in=each.lies_in)
        for kind, named in read.items()
        for name, each in named.items()
    )
    if faults := tuple(_misplaced(places, areas)):
        raise BadRoles(f"{file}: {'; '.join(faults)}")
    return places


def _read(file: Path) -> dict[str, object]:
    try:
        written = read_yaml(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadRoles(f"{file} cannot be read: {error}") from error
    return _checked(file, _WHOLE, written)


def _checked(file: Path, form: TypeAdapter[T], written: object) -> T:
    try:
        return form.validate_python(written)
    except ValidationError as error:
        raise BadRoles(f"{file}: {told_of(error)}") from error


def _misplaced(places: Collection[Place], areas: Collection[str]) -> Iterator[str]:
    for place in places:
        at = f"places.{place.kind}.{place.id}"
        strange = (each for each in place.lies_in if each not in areas)
        yield from (f"{at}: {each} is not a council area" for each in strange)
        if place.kind == "neighbourhood" and len(place.lies_in) > 1:
            yield f"{at} lies in more than one council area"


def _faults(
    written: Mapping[str, Mapping[str, str]],
    layers: Collection[LayerDocument],
    today: Collection[str],
) -> Iterator[str]:
    known = {each.id: each.office_titles for each in layers}
    for layer, mapped in written.items():
        if layer not in known:
            yield f"{layer} is not a layer here; the layers are: {', '.join(known) or 'none'}"
            continue
        for office, now in mapped.items():
            if office not in known[layer]:
                yield f"{layer}.{office} is not an office of that layer"
            if now not in today:
                yield f"{layer}.{office}: {now} is no office of the policy or the directory"
