"""An arrangement is what its events leave: evolve takes any event and refuses none."""

from dataclasses import dataclass, field, replace

from domain.messages import Event, PersonalText
from domain.model.arrangement.approval import state as approving
from domain.model.arrangement.approval.events import ArrangementEntered
from domain.model.arrangement.approval.state import Approval
from domain.model.arrangement.messages import (
    ArrangementClassified,
    ArrangementCorrected,
    ArrangementImported,
    ArrangementLinked,
    ArrangementRegistered,
    EntryVoided,
    Stage,
)
from domain.model.arrangement.record import state as recording
from domain.model.arrangement.record.state import Record
from domain.model.arrangement.representation import state as representing
from domain.model.arrangement.representation.state import Representation
from domain.model.arrangement.review import state as reviewing
from domain.model.arrangement.review.state import Review
from domain.policy.edition import EditionRef


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where an entry stands: *classified* is its last outcome, *version* counts its events.

    *imported* is the row of a spreadsheet that it was taken over from, if it was.
    """

    version: int = 0
    edition: EditionRef | None = None
    title: PersonalText | None = None
    partners: tuple[PersonalText, ...] = ()
    stage: Stage | None = None
    classified: ArrangementClassified | None = None
    imported: ArrangementImported | None = None
    links: tuple[str, ...] = ()
    voided: bool = False
    record: Record = field(default_factory=Record)
    approval: Approval = field(default_factory=Approval)
    representation: Representation = field(default_factory=Representation)
    review: Review = field(default_factory=Review)

    @property
    def standing(self) -> bool:
        """Whether it is on a register: put there, and not in error."""
        return self.edition is not None and not self.voided

    @property
    def register_id(self) -> str:
        """The register that it stands on, or nothing."""
        held = self.classified or self.imported
        return "" if held is None else held.register_id


UNREGISTERED = Arrangement()


def evolve(state: Arrangement, event: Event) -> Arrangement:
    """Return *state* after *event*; one that makes no sense is counted and changes nothing else."""
    after = _after(state, event)
    return replace(
        after,
        version=state.version + 1,
        record=recording.after(after.record, event),
        approval=approving.after(after.approval, event),
        representation=representing.after(after.representation, event),
        review=reviewing.after(after.review, event),
    )


def _after(state: Arrangement, event: Event) -> Arrangement:
    after = state
    if isinstance(event, ArrangementRegistered | ArrangementImported):
        return _put_there(state, event)
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
        case ArrangementEntered():
            after = replace(state, stage="existing")
        case _:
            pass
    return after


def _put_there(
    state: Arrangement, event: ArrangementRegistered | ArrangementImported
) -> Arrangement:
    return replace(
        state,
        edition=event.edition,
        title=event.title,
        partners=event.partners,
        stage=event.stage,
        imported=event if isinstance(event, ArrangementImported) else state.imported,
        voided=False,
    )


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
