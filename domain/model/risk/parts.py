"""What is said of a risk besides its title: what is done about it, and how grave it is."""

from datetime import date
from typing import Literal, TypeAlias

from pydantic import BaseModel

from domain.messages import STRICT, PersonalText
from domain.model.arrangement.representation.parts import Named
from domain.policy.edition import EditionRef
from domain.policy.risks import Does, Scope

__all__ = [
    "Awaited",
    "Choice",
    "Does",
    "Lapse",
    "Mitigation",
    "Named",
    "ScaleUsed",
    "Scope",
    "Treatment",
    "Which",
]

Which: TypeAlias = Literal["inherent", "current", "target"]
"""What a score is of: with nothing done about it, as it stands, and as it should become."""

Treatment: TypeAlias = Literal["treat", "tolerate", "transfer", "terminate"]
"""What is done with a risk: make it smaller, bear it, hand it to others, or leave what brings it.

These four are the usual words for it; no policy here has any.
"""

Choice: TypeAlias = Literal["yes", "no", "considered"]
"""What came of a step that was asked for: it is taken on, it stays, or it was talked about."""

Lapse: TypeAlias = Literal["rescored", "expired", "withdrawn", "closed"]
"""Why an acceptance counts no more."""


class Mitigation(BaseModel):
    """Something that makes the risk smaller, whose it is, and by when.

    It is for whoever holds *office*, or for *owner*, or for nobody yet.
    """

    model_config = STRICT

    what: PersonalText
    office: str = ""
    owner: Named | None = None
    due: date | None = None


class ScaleUsed(BaseModel):
    """The scale by which a score was given, as it was then: what its steps were called."""

    model_config = STRICT

    edition: EditionRef
    likelihoods: tuple[str, ...]
    impacts: tuple[str, ...]
    levels: tuple[str, ...]


class Awaited(BaseModel):
    """A step that is waited for, and the office that takes it today, ``""`` where nobody does.

    *route* is ``""`` of the judgement and the log that every risk goes through.
    """

    model_config = STRICT

    route: str = ""
    step: str
    does: Does
    office: str
