"""Before an edition takes effect, every recorded enquiry is decided under it as well."""

from dataclasses import dataclass

from domain.identity import Actor
from domain.policy.edition import EditionRef
from domain.policy.impact import Effect, effect_of
from domain.policy.policy import Policy
from domain.ports import Views
from domain.services import rights
from domain.services.enquiries import Enquiries
from domain.services.rights import require
from domain.views.enquiries import ENQUIRIES, EnquiryRow


@dataclass(frozen=True, slots=True)
class Affected:
    """An enquiry as another edition would decide it; *effect* is None where it cannot be read."""

    id: str
    short: str
    edition: EditionRef
    effect: Effect | None

    @property
    def changed(self) -> bool:
        """Whether something of its outcome changes for certain."""
        return self.effect is not None and bool(self.effect.changes)

    @property
    def not_replayable(self) -> bool:
        """Whether it cannot be told, and nothing changes for certain."""
        return self.effect is None or (not self.effect.changes and not self.effect.replayable)

    @property
    def listed(self) -> bool:
        """Whether there is anything to say of it."""
        return self.changed or self.not_replayable


class Impact:
    """Compares two editions over the enquiries that have an outcome; it changes nothing.

    What it says is in numbers of enquiries and choices: nobody is named, and nobody's words told.
    """

    def __init__(self, views: Views, enquiries: Enquiries) -> None:
        self._views = views
        self._enquiries = enquiries

    def cases(self, actor: Actor, policy: str) -> tuple[EnquiryRow, ...]:
        """Return the enquiries under *policy* that have an outcome, in the order of their ids."""
        require(rights.SEE_IMPACT, actor, self._enquiries.about)
        rows = (row for row in self._views.all(ENQUIRIES) if row.edition.policy == policy)
        decided = (row for row in rows if row.ground is not None or row.flagged)
        return tuple(sorted(decided, key=lambda row: row.id))

    @staticmethod
    def of(case: EnquiryRow, old: Policy, new: Policy) -> Affected:
        """Return what *new* would change for *case*, on the answers of its last outcome."""
        if case.flagged or case.ground is None:
            return Affected(case.id, case.short, case.edition, None)
        effect = effect_of(old, new, case.ground.answers)
        return Affected(case.id, case.short, case.edition, effect)
