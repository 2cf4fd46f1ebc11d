"""A policy of four facts, small enough to be checked in the head."""

import hashlib
import json
from collections.abc import Mapping

from domain.policy.edition import EditionRef

YES_NO = frozenset({"yes", "no", "unsure"})
FACTS = {
    "shared_aim": YES_NO,
    "shared_money": YES_NO,
    "contract": YES_NO,
    "body_type": frozenset({"safety_board", "none_of_these"}),
}


class ToyFound:
    def __init__(self, record):
        self._record = record

    def as_record(self):
        return self._record


class ToyPolicy:
    """It is a partnership if there is a shared aim and no contract; money makes it a formal one."""

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
                "reasons": [{"clause": "TOY-1", "rests_on": sorted(facts)}],
            }
        )


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
