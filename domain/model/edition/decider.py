"""What happens to an edition when something is wished of it."""

from domain.messages import Event
from domain.model.edition.messages import EditionFirstUsed, UseEdition
from domain.model.edition.state import UsedEdition


def decide(command: UseEdition, state: UsedEdition) -> list[Event]:
    """Return what happens if *command* is carried out: only the first use is an event."""
    if state.edition is not None:
        return []
    return [EditionFirstUsed(**dict(command))]
