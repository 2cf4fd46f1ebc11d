"""Which layers are switched on in a deployment, and who does the work of their offices today."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.policy.document import EditionRef
from domain.policy.fields import FieldPart, OptionalField
from domain.policy.layers import AdviceLayer, ProcessLayer
from domain.policy.places_on import Place


@dataclass(frozen=True)
class LayersOn:
    """The layers that are on; without any, everything is as the policy alone has it.

    *roles* maps, layer by layer, an office of the layer to the office of today, and *titles* says
    what the offices of today are called. An office that is not mapped is nobody's. *refs* say which
    edition each layer is, *places* which council areas policing areas and neighbourhoods lie in.
    """

    layers: tuple[ProcessLayer | AdviceLayer, ...] = ()
    roles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    refs: Mapping[str, EditionRef] = field(default_factory=dict)
    places: tuple[Place, ...] = ()

    def advice(self, policy: str) -> tuple[AdviceLayer, ...]:
        """Return the advice that is on beside *policy*."""
        return tuple(
            each
            for each in self.layers
            if isinstance(each, AdviceLayer) and each.stands_beside(policy)
        )

    def processes(self, policy: str) -> tuple[ProcessLayer, ...]:
        """Return the processes that are on beside *policy*."""
        return tuple(
            each
            for each in self.layers
            if isinstance(each, ProcessLayer) and each.stands_beside(policy)
        )

    def fields(self, policy: str) -> tuple[OptionalField, ...]:
        """Return what an entry under *policy* may hold besides its own fields."""
        return tuple(field for _, fields in self.parts(policy) for field in fields)

    def parts(self, policy: str) -> tuple[tuple[FieldPart, tuple[OptionalField, ...]], ...]:
        """Return the headings with the fields that the layers on beside *policy* add."""
        on = (each for each in self.layers if each.stands_beside(policy))
        return tuple(
            (part, tuple(field for field in layer.optional_fields if field.part == part.id))
            for layer in on
            for part in layer.optional_parts
        )

    def today(self, layer: str, office: str) -> str | None:
        """Return the office that does today what *layer* gives to its *office*, if it is known."""
        return self.roles.get(layer, {}).get(office)
