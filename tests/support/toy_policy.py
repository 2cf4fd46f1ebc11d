"""A policy of five facts, small enough to be checked in the head."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from domain.policy.document import Period
from domain.policy.edition import EditionRef
from domain.policy.rights import Grant
from domain.policy.seats import Office

YES_NO = frozenset({"yes", "no", "unsure"})
FACTS = {
    "shared_aim": YES_NO,
    "shared_money": YES_NO,
    "contract": YES_NO,
    "stage": frozenset({"exploring", "new", "existing"}),
    "body_type": frozenset({"safety_board", "none_of_these"}),
}


class ToyFound:
    def __init__(self, record):
        self._record = record

    def as_record(self):
        return self._record


class ToyEdition:
    """As much of an edition as services read."""

    id = "toy"
    title = "Toy policy"
    splits = ()
    status = "draft"
    applies_to = may_ask = ("force", "office")
    policy_contact = "author"
    reviews = ()
    leaving = None
    risks = None
    owners = ("author",)
    offices = (Office(id="author", title="Author"), Office(id="keeper", title="Keeper"))
    grant_of: Mapping[str, Grant] = {}
    duties = ()
    areas = ()
    in_force = Period(since=date(2026, 1, 31))
    office_titles: Mapping[str, str] = {"author": "Author", "keeper": "Keeper"}


class ToyPolicy:
    """It is a partnership if there is a shared aim and no contract; money makes it a formal one.

    A formal one goes on the keeper's register, an informal one on the open register, which nobody
    owns; not knowing about a contract leaves an informal one's register to be asked about.
    """

    edition = ToyEdition()
    goals: Mapping[str, object] = {"partnership": None, "approval": None}

    def __init__(self, ref: EditionRef, default: str = "no") -> None:
        self.ref = ref
        self._default = default

    def check(self, facts):
        for fact, value in facts.items():
            if value not in FACTS.get(fact, ()):
                raise ValueError(fact)

    def determine(self, facts):
        self.check(facts)
        met = facts.get("shared_aim", self._default) == "yes" and facts.get("contract") != "yes"
        kind = "formal" if facts.get("shared_money") == "yes" else "informal"
        return ToyFound(
            {
                "partnership": "yes" if met else "no",
                "kind": kind if met else "none",
                "approval": {"route": "silent" if met else "not_applicable"},
                "register": self._registers(facts, met, kind),
                "silent": {"approver": "author"} if met else {},
                "undetermined": {"kind": {"refer_to": ["keeper"]}} if _unsure(facts) else {},
                "reasons": [{"clause": "TOY-1", "rests_on": sorted(facts)}],
            }
        )

    @staticmethod
    def _registers(facts, met, kind):
        if not met:
            return {}
        if facts.get("contract") == "unsure":
            return {"open": "undetermined"}
        return {"formal": "keeper"} if kind == "formal" else {"open": "no_owner_stated"}


def _unsure(facts):
    return "unsure" in facts.values()


class ToyEditions:
    """Editions whose whole content is their version and what an open aim counts as."""

    def __init__(self, version: str = "1", default: str = "no") -> None:
        self.publish(version, default)

    def publish(self, version, default="no"):
        """Bring another edition into force; nothing of the one before is left here."""
        self._content = json.dumps({"default": default, "version": version}).encode()

    def current(self, policy):
        return self._read(policy, self._content)

    def bytes_of_current(self, policy):
        del policy
        return self._content

    def by_hash(self, ref, kept):
        content = self._content if kept is None else kept
        found = self._read(ref.policy, content)
        if found.ref != ref:
            raise LookupError(ref)
        return found

    @staticmethod
    def _read(policy, content):
        said = json.loads(content)
        sha256 = hashlib.sha256(content).hexdigest()
        ref = EditionRef(policy=policy, version=said["version"], sha256=sha256)
        return ToyPolicy(ref, said["default"])


TOY = ToyEditions().current("toy")
