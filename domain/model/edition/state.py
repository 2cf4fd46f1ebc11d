"""An edition is what its events leave: evolve takes any event, refuses none, and asks nobody."""

from dataclasses import dataclass, replace

from domain.messages import Event
from domain.model.edition.messages import EditionFirstUsed
from domain.policy.edition import EditionRef


@dataclass(frozen=True, slots=True)
class UsedEdition:
    """Where an edition stands with us; *version* counts its events."""

    version: int = 0
    edition: EditionRef | None = None


UNUSED = UsedEdition()


def evolve(state: UsedEdition, event: Event) -> UsedEdition:
    """Return *state* after *event*; one that makes no sense is counted and changes nothing else."""
    edition = event.edition if isinstance(event, EditionFirstUsed) else state.edition
    return replace(state, version=state.version + 1, edition=edition)
