"""The desk is what every conversation works with, and none of it is a person's own."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from bot.feature import Feature
from bot.life import Life
from domain.policy.edition import EditionRef
from domain.policy.layers_on import LayersOn
from domain.policy.policy import Policy
from domain.refusals import Unreadable
from domain.services.arrangements import Arrangements
from domain.services.asking import AskingPolicy
from domain.services.auditing import Audit
from domain.services.enquiries import Enquiries
from domain.services.forms import Forms
from domain.services.moving import Moving
from domain.services.offices import Offices


@dataclass(frozen=True, slots=True)
class Desk(Life):
    """What a conversation works with: services, fresh keys, and the layers that are on.

    *tried* says that a draft is tried, and what is said is kept nowhere. Inside *steady* what is in
    force is looked up once.
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
    steady: Callable[[], AbstractContextManager[None]] = nullcontext
    offices: Offices = field(kw_only=True)

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
