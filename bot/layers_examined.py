"""The doctor looks at the layers: whether each can be read, is on, and knows who does its work."""

from collections.abc import Iterator
from typing import TypeAlias

from bot import layers_words, wiring
from bot.settings import Settings
from bot.words import listed
from domain.policy.inspecting import inspect_layer
from domain.policy.layers import ProcessLayer
from domain.policy.layers_on import LayersOn

Looked: TypeAlias = tuple[str, bool, str]
"""What was looked at, whether it is well, and what there is to say."""


def layers_looked_at(settings: Settings) -> tuple[Looked, ...]:
    """Return how each layer here is, and what switching layers on came to."""
    here = wiring.layers(settings)
    read = tuple(_layer(here, each) for each in here.layers())
    try:
        policies, people = wiring.editions(settings), wiring.directory(settings)
        on = wiring.layers_on(settings, policies, people)
        edition = policies.current(settings.policy).edition
    except wiring.UnknownLayer as error:
        says = f"{error}; set PARTNERSHIPS_LAYERS to some of them, or to none"
        return (*read, ("layers", False, says))
    except wiring.BadRoles as error:
        return (*read, ("roles", False, f"cannot be used; mend {error}"))
    except (wiring.BadEdition, wiring.BadDirectory):  # which has a line of its own
        return read
    contact = edition.office_titles[edition.policy_contact]
    named = listed([each.id for each in on.layers]) or layers_words.NONE_ON
    return (*read, ("layers on", True, named), *_roles(on, contact))


def settings_of_layers(settings: Settings) -> tuple[Looked, ...]:
    """Return the settings in force that are about layers."""
    if settings.layers is None:
        layers = layers_words.USUAL
    else:
        layers = ",".join(settings.layers) or layers_words.NONE_ON
    roles = str(settings.roles or layers_words.NO_MAPPING)
    return (
        ("setting PARTNERSHIPS_LAYERS", True, layers),
        ("setting PARTNERSHIPS_ROLES", True, roles),
    )


def _layer(here: wiring.FileLayers, name: str) -> Looked:
    try:
        read = here.current(name)
    except wiring.BadEdition as error:
        return f"layer {name}", False, layers_words.UNREADABLE.format(faults=error)
    well = inspect_layer(read.document).clean
    says = f"{read.ref.version} ({read.ref.sha256[:12]}), {read.document.layer}"
    return f"layer {name}", well, says if well else says + layers_words.CHECK


def _roles(on: LayersOn, contact: str) -> Iterator[Looked]:
    """Say of each process who is known; an office that is nobody's is no trouble, but is told."""
    for layer in on.layers:
        if isinstance(layer, ProcessLayer):
            titles = layer.office_titles
            unknown = [title for office, title in titles.items() if not on.today(layer.id, office)]
            says = layers_words.MAPPED.format(known=len(titles) - len(unknown), all=len(titles))
            if unknown:
                told = layers_words.UNMAPPED.format(offices=", ".join(unknown), contact=contact)
                says += told
            yield f"roles of {layer.id}", True, says
