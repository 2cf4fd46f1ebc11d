"""What every part of an arrangement may look at when it decides, and none of them may change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.identity import Actor
from domain.messages import PersonalText
from domain.model.arrangement.messages import ArrangementClassified, Stage
from domain.policy.edition import EditionRef
from domain.policy.reviews import Leaving, ReviewRule


@dataclass(frozen=True, slots=True)
class Standing:
    """How an entry stands when something is wished of it.

    *id* is the entry's whole id, *by* who wishes it, *day* the day on which it happened (which may
    be before today), *today* the day it is. *classified* is the last outcome, *contact* the office
    that is asked where the policy is silent, *fields* what the register holds of it, each by the id
    of its field, *documents* the hashes of what is attached, by field. *reviews* and *leaving*
    are what the edition says of them for this entry.
    """

    id: str
    edition: EditionRef
    by: Actor
    day: date
    today: date
    title: PersonalText | None = None
    partners: tuple[PersonalText, ...] = ()
    stage: Stage | None = None
    classified: ArrangementClassified | None = None
    contact: str = ""
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    documents: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reviews: ReviewRule | None = None
    leaving: Leaving | None = None
