"""A layer is shown whole, in lines or as data, to whoever looks after the assistant."""

from bot import layers_words
from bot.advice import reasoned_screen
from bot.process_shown import process_screen
from bot.screens import Screen
from bot.words import listed
from domain.policy.facts import Part
from domain.policy.layers import AdviceLayer, ProcessLayer, ReadLayer
from domain.policy.layers_on import LayersOn


def layer_line(read: ReadLayer, on: LayersOn) -> str:
    """Return one line: which layer it is, of which kind, whether it is on, beside what."""
    document = read.document
    return layers_words.LINE.format(
        layer=document.id,
        version=document.version,
        kind=document.layer,
        on=layers_words.ON if document in on.layers else layers_words.OFF,
        beside=listed(document.beside) or layers_words.EVERY_POLICY,
        title=document.title,
    )


def layer_data(read: ReadLayer, on: LayersOn, organisation: str | None = None) -> dict[str, object]:
    """Return a layer as data, with all its parts where somebody of an *organisation* asks."""
    document = read.document
    data: dict[str, object] = {
        "layer": document.id,
        "version": document.version,
        "sha256": read.ref.sha256,
        "kind": document.layer,
        "on": document in on.layers,
        "beside": list(document.beside),
        "title": document.title,
    }
    if organisation is None:
        return data
    data["banners"] = [banner.text for banner in document.banners]
    if isinstance(document, AdviceLayer):
        themes = document.themes_for(organisation)
        return data | {"label": document.label, "themes": [_plain(each) for each in themes]}
    return data | _process_data(document, on)


def shown(read: ReadLayer, on: LayersOn, organisation: str, contact: str) -> Screen:
    """Return a layer whole, as somebody of that *organisation* may see it."""
    if isinstance(read.document, AdviceLayer):
        return reasoned_screen(read.document, organisation)
    return process_screen(read.document, on, contact)


def _plain(part: Part) -> object:
    return part.model_dump(mode="json")


def _process_data(layer: ProcessLayer, on: LayersOn) -> dict[str, object]:
    parts = (
        "frequencies",
        "routes",
        "reports",
        "duties",
        "rights",
        "switches",
        "role_cards",
        "recommendations",
    )
    return {
        "offices": [
            {"office": office, "title": title, "today": on.today(layer.id, office)}
            for office, title in layer.office_titles.items()
        ],
        "forms": [
            {"id": each.id, "title": each.title, "about": each.about} for each in layer.forms
        ],
        **{part: [_plain(each) for each in getattr(layer, part)] for part in parts},
    }
