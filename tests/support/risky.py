"""A toy policy that says all that can be said of risks: lists, a scale, a line, routes up."""

from domain.identity import Actor
from domain.policy.layers_on import LayersOn
from domain.policy.risk_rules import rules_of
from domain.policy.risks import Risks
from domain.ports import Held, Office, Person
from tests.support.directory import FORCE, OFFICE, MemoryDirectory
from tests.support.toy_policy import TOY, ToyEdition, ToyEditions, ToyPolicy

STEP = {"says": "it goes up", "when": "once judged", "gate": "why is written down"}
AUTHORITY = {
    "id": "authority_risk",
    "kind": "escalation",
    "title": "A risk to us",
    "starts": "somebody reports it",
    "alongside": ["partnership_risk"],
    "of_risk": "authority",
    "clauses": ["TOY-1"],
    "steps": [
        STEP
        | {"id": "evaluate", "from_office": "members", "to_office": "treasurer"}
        | {"decided_by": "treasurer", "does": "evaluates", "clauses": ["TOY-1"]},
        STEP
        | {"id": "register", "from_office": "treasurer", "to_office": "treasurer"}
        | {"decided_by": "treasurer", "does": "logs", "clauses": ["TOY-2"]},
        STEP
        | {"id": "escalate", "from_office": "treasurer", "to_office": "audit"}
        | {"decided_by": "treasurer", "does": "escalates", "clauses": ["TOY-3"]},
    ],
}
PARTNERSHIP = {
    "id": "partnership_risk",
    "kind": "escalation",
    "title": "A risk to the partnership",
    "starts": "somebody reports it",
    "of_risk": "partnership",
    "clauses": ["TOY-4"],
    "steps": [
        STEP
        | {"id": "advise", "from_office": "treasurer", "to_office": "chief", "always": True}
        | {"decided_by": "treasurer", "does": "escalates", "clauses": ["TOY-4"]},
        STEP
        | {"id": "discuss", "from_office": "chief", "to_office": "chiefs_team"}
        | {"decided_by": "chief", "does": "decides", "clauses": ["TOY-5"]},
    ],
}
SCALE = {
    "likelihoods": ["seldom", "at times", "often"],
    "impacts": ["slight", "felt", "grave"],
    "levels": [
        {"id": "low", "label": "Low", "from_score": 1},
        {"id": "medium", "label": "Medium", "from_score": 3},
        {"id": "high", "label": "High", "from_score": 6},
    ],
    "clauses": ["TOY-6"],
}
WRITTEN = {
    "evaluator": "author",
    "flagged_by": "keeper",
    "categories": [
        {"id": "money", "label": "Money", "clauses": ["TOY-7"]},
        {"id": "people", "label": "People", "clauses": ["TOY-7"]},
    ],
    "bearers": [
        {"id": "us", "label": "Us", "clauses": ["TOY-8"]},
        {"id": "partner", "label": "A partner", "named": True, "clauses": ["TOY-8"]},
    ],
    "rules": [],
    "scale": SCALE,
    "intervals": [
        {"every_months": 12, "clauses": ["TOY-9"]},
        {"level": "high", "every_months": 6, "clauses": ["TOY-9"]},
        {"high": True, "every_months": 3, "clauses": ["TOY-9"]},
    ],
    "tolerance": {"from_level": "high", "says": "Not simply borne.", "clauses": ["TOY-9"]},
    "routes": [AUTHORITY, PARTNERSHIP],
    "clauses": ["TOY-1"],
}


def _cited(written):
    """Return what is written with citations as the reader takes them."""
    if isinstance(written, dict):
        return {
            key: tuple(f"CHE-{each[4:]}.1" for each in value) if key == "clauses" else _cited(value)
            for key, value in written.items()
        }
    return [_cited(each) for each in written] if isinstance(written, list) else written


def risks_written(**others):
    """Return the rules of the toy policy, with *others* in place of what is written."""
    return Risks.model_validate(_cited(WRITTEN | others))


class RiskyEdition(ToyEdition):
    risks = risks_written()


class RiskyPolicy(ToyPolicy):
    edition = RiskyEdition()


class RiskyEditions(ToyEditions):
    def _read(self, policy, content):
        return RiskyPolicy(ToyEditions._read(policy, content).ref)


def rules_written(**others):
    """Return what counts today under the toy policy, with *others* in place of what is written."""

    class Written(ToyEdition):
        risks = risks_written(**others)

    return rules_of(Written(), TOY.ref, LayersOn())


RULES = rules_written()
PEOPLE = (
    Person("sgt-1", "a sergeant", FORCE),
    Person("insp-2", "an inspector", FORCE),
    Person("keeper-3", "the keeper", OFFICE, (Held("keeper"),)),
    Person("author-4", "the author", OFFICE, (Held("author"),)),
    Person("trea-6", "the treasurer", OFFICE, (Held("treasurer"),)),
    Person("chief-7", "the chief", OFFICE, (Held("chief"),)),
    Person("audit-8", "an auditor", OFFICE, (Held("audit"),)),
    Person("stranger-5", "a councillor", "council"),
)
OFFICES = ("author", "keeper", "clerk", "treasurer", "chief", "audit", "chiefs_team", "members")
RISKY_DIRECTORY = MemoryDirectory(PEOPLE, [Office(each, each.title()) for each in OFFICES])
TREASURER = Actor(id="trea-6", offices=("treasurer",), organisation=OFFICE)
CHIEF = Actor(id="chief-7", offices=("chief",), organisation=OFFICE)
AUDIT = Actor(id="audit-8", offices=("audit",), organisation=OFFICE)
KEEPER = Actor(id="keeper-3", offices=("keeper",), organisation=OFFICE)


def risks_over(kept, **others):
    """Return the risks of the toy policy over *kept*."""
    return kept.risks(directory=RISKY_DIRECTORY, editions=RiskyEditions(), **others)
