"""An arrangement is what its events leave: evolve takes any event and refuses none."""

from dataclasses import dataclass, replace

from domain.messages import Event, PersonalText
from domain.model.arrangement.messages import (
    ArrangementClassified,
    ArrangementCorrected,
    ArrangementLinked,
    ArrangementRegistered,
    EntryVoided,
    Stage,
)
from domain.policy.edition import EditionRef


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where an entry stands: *classified* is its last outcome, *version* counts its events."""

    version: int = 0
    edition: EditionRef | None = None
    title: PersonalText | None = None
    partners: tuple[PersonalText, ...] = ()
    stage: Stage | None = None
    classified: ArrangementClassified | None = None
    links: tuple[str, ...] = ()
    voided: bool = False

    @property
    def standing(self) -> bool:
        """Whether it is on a register: put there, and not in error."""
        return self.edition is not None and not self.voided


UNREGISTERED = Arrangement()


def evolve(state: Arrangement, event: Event) -> Arrangement:
    """Return *state* after *event*; one that makes no sense is counted and changes nothing else."""
    return replace(_after(state, event), version=state.version + 1)


def _after(state: Arrangement, event: Event) -> Arrangement:
    after = state
    if isinstance(event, ArrangementRegistered):
        return replace(
            state,
            edition=event.edition,
            title=event.title,
            partners=event.partners,
            stage=event.stage,
            voided=False,
        )
    if state.edition is None:
        return after
    match event:
        case ArrangementClassified():
            after = replace(state, edition=event.edition, classified=event)
        case ArrangementCorrected():
            after = _corrected(state, event)
        case ArrangementLinked(other=other):
            after = replace(state, links=(*state.links, other))
        case EntryVoided():
            after = replace(state, voided=True)
        case _:
            pass
    return after


def _corrected(state: Arrangement, event: ArrangementCorrected) -> Arrangement:
    match event.field, event.now:
        case "title", PersonalText() as title:
            return replace(state, title=title)
        case "partners", tuple() as partners:
            return replace(state, partners=partners)
        case "stage", str() | None as stage:
            return replace(state, stage=stage)
        case _:
            return state
