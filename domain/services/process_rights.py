"""What a process gives to an office of its time, whoever does that office's work today may do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.identity import Actor
from domain.policy.layers import ProcessLayer
from domain.policy.layers_on import LayersOn
from domain.refusals import NotYourOffice
from domain.services import rights
from domain.services.enquiries import Enquiries
from domain.services.rights import require


@dataclass(frozen=True, slots=True)
class ProcessRights:
    """Who may log on which form of a process, by its rights."""

    enquiries: Enquiries
    layers: LayersOn

    def offices(self, layer: str, form: str) -> tuple[str, ...]:
        """Return the offices of *layer* that log on *form*; none where anybody of the staff may."""
        found = (each for each in self.layers.layers if each.id == layer)
        return tuple(
            right.office
            for each in found
            if isinstance(each, ProcessLayer)
            for right in each.rights
            if form in right.forms
        )

    def must_log(self, actor: Actor, layer: str, form: str) -> None:
        """Refuse whoever may not log on *form* of *layer*, saying who may."""
        offices = self.offices(layer, form)
        if offices:
            holders = tuple(self._as_held(actor, offices))
            require(rights.LOG_NOTE, actor, replace(self.enquiries.about, holders=holders))

    def may_log(self, actor: Actor, layer: str, form: str) -> bool:
        """Return whether *actor* may log on *form* of *layer*."""
        try:
            self.must_log(actor, layer, form)
        except NotYourOffice:
            return False
        return True

    def _as_held(self, actor: Actor, offices: tuple[str, ...]) -> Iterator[str]:
        """Yield *offices*, and the seats of them that *actor* holds: each seat will do."""
        yield from offices
        held = (*actor.offices, *actor.stands_in)
        yield from (each for each in held if each.partition("@")[0] in offices and "@" in each)
