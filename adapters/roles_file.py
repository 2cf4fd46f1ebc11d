"""Who does today what a layer gives to an office of its time: one file, or nobody is known."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from adapters.editions_files import told_of
from adapters.yaml_strict import read_yaml
from domain.policy.facts import Name
from domain.policy.layers import LayerDocument

_FORM = TypeAdapter(dict[Name, dict[Name, Name]])


class BadRoles(Exception):
    """A mapping that cannot be used; its text says every fault."""


def roles_in(
    file: Path, layers: Collection[LayerDocument], today: Collection[str]
) -> Mapping[str, Mapping[str, str]]:
    """Return, for each layer, which office of *today* does the work of which of the layer's.

    Raise :class:`BadRoles` for a file that cannot be read, and for an office that is not one of
    the layer's, or not one of *today*.
    """
    try:
        written = _FORM.validate_python(read_yaml(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadRoles(f"{file} cannot be read: {error}") from error
    except ValidationError as error:
        raise BadRoles(f"{file}: {told_of(error)}") from error
    if faults := tuple(_faults(written, layers, today)):
        raise BadRoles(f"{file}: {'; '.join(faults)}")
    return written


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
