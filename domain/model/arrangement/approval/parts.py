"""What was laid before approvers, and whom it was laid before, is frozen in the request itself."""

import hashlib
import json
from typing import Literal, TypeAlias

from pydantic import BaseModel, Field

from domain.identity import office_at
from domain.messages import STRICT, PersonalText, Sha256
from domain.model.arrangement.messages import Stage

Gate: TypeAlias = Literal["approval", "signature", "entering"]
"""What may be passed while something is missing that must be there."""


class _Part(BaseModel):
    model_config = STRICT


class Seat(_Part):
    """An office that is asked, at one of its seats where it has several."""

    office: str
    seat: str = ""

    @property
    def name(self) -> str:
        """How it is named among the offices that somebody holds."""
        return office_at(self.office, self.seat)


class FrozenRoute(_Part):
    """A route as the edition had it: who is asked, how, before what, after consulting whom.

    *offices* are asked one after the other if *ordered*; *bodies* are those of them that decide in
    a meeting. *advised* are consulted beside, each with how far the policy goes. *refer_to* are
    asked where nobody is named, and told of a breach, on the *breach_clauses*.
    """

    id: str
    offices: tuple[Seat, ...] = ()
    mode: Literal["all", "any", "none"] = "none"
    ordered: bool = False
    strength: Literal["must", "should", "silent", "not_applicable", "none_now"]
    before: Literal["signature", "entering", "not_stated", "not_applicable"]
    consulting: tuple[str, ...] = ()
    consulting_mode: Literal["all", "any", "in_conjunction", "none"] = "none"
    advised: dict[str, str] = Field(default_factory=dict)
    refer_to: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    breach_clauses: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether it names anybody to ask."""
        return bool(self.offices) and self.strength in {"must", "should"}


class Content(_Part):
    """What matters of an entry, in plain values: what another value of makes an approval stale.

    *fields* and *documents*, by their hashes, are those of the material fields.
    """

    kind: str
    approval: str
    register_id: str
    title: PersonalText | None
    partners: tuple[PersonalText, ...]
    stage: Stage | None
    fields: dict[str, tuple[PersonalText, ...]] = Field(default_factory=dict)
    documents: dict[str, tuple[str, ...]] = Field(default_factory=dict)

    @property
    def sha256(self) -> Sha256:
        """The hash of all of it."""
        plain = json.dumps(self.model_dump(mode="json"), sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(plain.encode()).hexdigest()


class Minute(_Part):
    """Where a decision stands that was taken elsewhere: a minute, and the document that has it."""

    minute: PersonalText
    document: PersonalText | None = None


class Signatory(_Part):
    """Who signed, and for whom."""

    who: PersonalText
    for_whom: PersonalText


class Requirement(_Part):
    """Something that must or should be there before a gate, as the edition calls it."""

    id: str
    label: str
    strength: Literal["must", "should"] = "must"
    clauses: tuple[str, ...] = ()
