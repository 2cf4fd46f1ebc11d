"""A policy whose one register holds a field of every kind, and a form that fills some of them."""

from tests.policies.builders import CITED
from tests.support.form_policy import CHECKED, GATE, PLAIN, FormEditions, question, written_policy

PICKED = [{"value": value, "label": value.title()} for value in ("local", "regional", "national")]


def register_field(name, kind="text", part="what", **more):
    """Return a field as written, with what every field has."""
    label = name.replace("_", " ").capitalize()
    return {"id": name, "part": part, "label": label, "kind": kind, "clauses": CITED, **more}


FIELDS = [
    register_field("scope", "choice", options=PICKED),
    register_field("areas", "choices", options=PICKED),
    register_field("aims", strength="should", ask="two"),
    register_field("paid", "yes_no", mirrors="money"),
    register_field("why_paid", mirrors="money", when={"money": "yes"}, strength="recommended"),
    register_field("ends", "day", part="end"),
    register_field("cost", "amount", part="end"),
    register_field("people", "number", part="end"),
    register_field("lead", "person", part="end", strength="must", gate="entering"),
    register_field("keeper", "office", part="end", many=True),
    register_field("agreement", "document", part="end", slot="assessment.gate", gate="signature"),
    register_field("body", "body", part="end"),
    register_field("elsewhere", registers=["shut"], part="end", strength="must"),
]
SAYING = {
    **GATE,
    "verdict": None,
    "parts": [
        {
            "id": "all",
            "heading": "All",
            "questions": [
                question("aims", "text", field="aims", required=False),
                question("reach", options=PICKED, field="scope", required=False),
                question("ends", "day", field="ends", required=False),
                question("cost", "amount", field="cost", required=False, not_applicable=True),
                question("where", "choices", options=PICKED, field="areas", required=False),
                question("other", options=PLAIN, field="riches", required=False),
                question("signed", options=CHECKED, concern="No.", care="Ask.", required=False),
            ],
        }
    ],
}


def written_registers(*fields):
    """Write the edition with the form that asks by kind, and *fields* or one of every kind."""
    written = written_policy(SAYING)
    shut = {"value": "two", "when": {"short": "yes"}, "clauses": CITED}
    register = next(each for each in written["aspects"] if each["id"] == "register")
    register["items"].append({"id": "shut", "label": "Shut", "rows": [shut]})
    written["bodies"].append({"id": "halton_csp", "label": "Halton Community Safety Partnership"})
    return {
        **written,
        "applies_to": ["force", "office"],
        "register_parts": [
            {"id": "what", "heading": "What it is"},
            {"id": "end", "heading": "How it ends"},
        ],
        "register_fields": list(fields) or FIELDS,
    }


class RegisterEditions(FormEditions):
    """Editions of which there is the one whose register holds something."""

    def __init__(self, *fields):
        super().__init__(written=written_registers(*fields))
