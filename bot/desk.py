"""The desk is what every conversation works with, and none of it is a person's own."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.feature import Feature
from domain.policy.edition import EditionRef
from domain.policy.layers_on import LayersOn
from domain.policy.policy import Policy
from domain.refusals import Unreadable
from domain.services.agenda import Agendas
from domain.services.approvals import Approvals
from domain.services.arrangements import Arrangements
from domain.services.asking import AskingPolicy
from domain.services.associations import Associations
from domain.services.auditing import Audit
from domain.services.bodies import Bodies
from domain.services.enquiries import Enquiries
from domain.services.forms import Forms
from domain.services.leaving import Leaving
from domain.services.moving import Moving
from domain.services.offices import Offices
from domain.services.partners import Partners
from domain.services.questions import Questions
from domain.services.records import Records
from domain.services.reporting_back import ReportingBack
from domain.services.representation import Representing
from domain.services.reviews import Reviews
from domain.services.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Desk:
    """What a conversation works with: services, fresh keys, and the layers that are on.

    *tried* says that a draft is tried, and what is said is kept nowhere.
    """

    enquiries: Enquiries
    arrangements: Arrangements
    new_key: Callable[[], str]
    asking: AskingPolicy
    audit: Audit
    moving: Moving
    forms: Forms
    layers: LayersOn = field(default_factory=LayersOn)
    tried: bool = False
    features: tuple[Feature, ...] = ()
    offices: Offices = field(kw_only=True)
    tasks: Tasks = field(kw_only=True)
    agendas: Agendas = field(kw_only=True)
    associations: Associations = field(kw_only=True)
    reporting: ReportingBack = field(kw_only=True)
    questions: Questions = field(kw_only=True)
    representing: Representing = field(kw_only=True)
    records: Records = field(kw_only=True)
    leaving: Leaving = field(kw_only=True)
    bodies: Bodies = field(kw_only=True)
    partners: Partners = field(kw_only=True)
    reviews: Reviews = field(kw_only=True)
    approvals: Approvals = field(kw_only=True)

    @property
    def policy(self) -> Policy:
        """The policy that is asked under unless another is named, as it is in force now."""
        return self.enquiries.policy()

    def under(self, ref: EditionRef) -> Policy:
        """Return the policy that something stands under: its very edition, or the one in force."""
        if ref.policy == self.policy.ref.policy:
            return self.policy
        try:
            return self.enquiries.pinned(ref)
        except Unreadable:
            return self.policy
