"""A policy with a form that has a question of every kind, small enough to be checked in the head."""

import hashlib
import json
from functools import cache
from typing import Any

from domain.policy.compiling import CompiledEdition
from domain.policy.edition import Edition, EditionRef
from domain.policy.forms import Form
from domain.policy.policy import Policy
from tests.policies.builders import CITED, written_edition, written_fact

CHECKED = [
    {"value": "yes", "label": "Yes"},
    {"value": "no", "label": "No", "judged": "adverse"},
    {"value": "not_clear", "label": "Not clear", "judged": "unclear"},
]
PLAIN = [{"value": "yes", "label": "Yes"}, {"value": "no", "label": "No"}]


def question(name, kind="choice", **more) -> dict[str, Any]:
    """Return a question as written, with what every question has."""
    return {
        "id": name,
        "kind": kind,
        "question": f"What about {name}?",
        "why": f"{name} matters.",
        "clauses": CITED,
        **more,
    }


GATE: dict[str, Any] = {
    "id": "gate",
    "title": "Gate",
    "about": "What to think of first.",
    "clauses": CITED,
    "serves": ["assessment.gate"],
    "verdict": {
        "fact": "clear",
        "adverse": "some_adverse",
        "unclear": "some_unclear",
        "otherwise": "yes",
    },
    "parts": [
        {
            "id": "aims",
            "heading": "Aims",
            "questions": [
                question(
                    "agreed",
                    options=CHECKED,
                    concern="Nobody agreed.",
                    care="Get them to agree.",
                    ask="two",
                ),
                question(
                    "costed",
                    options=CHECKED,
                    concern="It was not costed.",
                    care="Cost it.",
                    not_applicable=True,
                ),
                question("short", options=PLAIN, settles="short"),
                question("until", "day", asked_when={"short": "yes"}, required=False, field="ends"),
            ],
        },
        {
            "id": "means",
            "heading": "Means",
            "questions": [
                question(
                    "given",
                    "choices",
                    options=[{"value": v, "label": v.title()} for v in ("money", "people")],
                    required=False,
                ),
                question("how_much", "amount", asked_when={"given": "money"}),
                question("title", "text", field="title"),
            ],
        },
        {
            "id": "formal",
            "heading": "If it is formal",
            "asked_when": {"money": "yes"},
            "questions": [question("signed", options=PLAIN)],
        },
    ],
}
DIARY = {
    **GATE,
    "id": "diary",
    "title": "Diary",
    "subject": "alone",
    "serves": [],
    "verdict": None,
    "parts": [{"id": "day", "heading": "Day", "questions": [question("what", "text")]}],
}


def form(written=None, **more) -> Form:
    """Return a form as written."""
    return Form.model_validate({**(written or GATE), **more})


def written_policy(*forms) -> dict[str, Any]:
    """Write an edition in which a shared aim is a partnership, and one that asks for the gate."""
    facts = [
        written_fact("aim", ("yes", "no")),
        written_fact("money", ("yes", "no")),
        written_fact("short", ("yes", "no")),
        written_fact("clear", ("yes", "some_unclear", "some_adverse")),
    ]

    def rows(*values):
        return [{"value": v, "when": when, "clauses": CITED} for v, when in values]

    scalars = {
        "partnership": rows(("yes", {"aim": "yes"}), ("no", "otherwise")),
        "kind": rows(("formal", {"money": "yes"}), ("informal", "otherwise")),
        "approval": rows(("ask", {"clear": "some_adverse"}), ("nobody", "otherwise")),
        "review": rows(("yearly", {"short": "no"}), ("once", "otherwise")),
    }
    items = {"open": rows(("two", {"aim": "yes"}))}
    written = written_edition(facts, scalars=scalars, items=items)
    for aspect in written["aspects"]:
        if aspect["id"] in scalars:
            aspect["labels"] = {row["value"]: row["value"].title() for row in aspect["rows"]}
        if aspect["id"] == "approval":
            plain = {"strength": "none_now", "before": "not_applicable"}
            aspect["routes"] = {"ask": {**plain, "refer_to": ["two"]}, "nobody": plain}
    gate = {
        "id": "gate",
        "label": "Gate",
        "rows": rows(("must", {"result": {"partnership": "yes"}})),
    }
    written["aspects"] = [
        {"id": a["id"], "hit": "collect", "title": a["id"], "gives": "strength", "items": [gate]}
        if a["id"] == "assessment"
        else a
        for a in written["aspects"]
    ]
    written["forms"] = list(forms) or [GATE, DIARY]
    return written


class FormEditions:
    """Editions of which there is the one with the gate."""

    def __init__(self, *forms, written=None):
        self._content = json.dumps(written or written_policy(*forms)).encode()

    def policies(self):
        return ("small",)

    def current(self, policy):
        del policy
        return _read(self._content)

    def bytes_of_current(self, policy):
        del policy
        return self._content

    def by_hash(self, ref, kept):
        found = _read(self._content if kept is None else kept)
        if found.ref != ref:
            raise LookupError(ref)
        return found


@cache
def _read(content: bytes) -> Policy:
    edition = Edition.model_validate(json.loads(content))
    sha256 = hashlib.sha256(content).hexdigest()
    return Policy(CompiledEdition(edition, EditionRef(policy="small", version="1", sha256=sha256)))
