"""A form on which meetings are logged, small enough to read, and what a test wishes with it."""

from datetime import date

from domain.model.arrangement.representation.parts import Named
from domain.model.form.messages import Answered, FormReply
from domain.model.meeting.feedback import Resolved, Subject
from domain.model.meeting.messages import What
from domain.policy.document import EditionRef
from domain.policy.forms import Form
from tests.support.builders import SHOWN, said

TODAY = date(2026, 7, 1)
HELD, LATER = date(2026, 6, 30), date(2026, 7, 14)
LAYER = EditionRef(policy="process", version="1", sha256="cd" * 32)
ANN = Named(person="ann")
WHAT = What(
    kind="meeting",
    title=said("Youth Panel"),
    body="youth_panel",
    about="",
    area="north",
    on=HELD,
    at="18:30",
    member=ANN,
    office="",
    seat="",
)


def _asks(name, kind, tells=None, **others):
    asks = {"id": name, "kind": kind, "question": f"{name}?", "why": "so", "clauses": ["A-1"]}
    return {**asks, "tells": tells, **others}


FORM = Form.model_validate(
    {
        "id": "feedback",
        "title": "Feedback",
        "about": "What came of it.",
        "clauses": ["A-1"],
        "subject": "alone",
        "ours": True,
        "logs": "meeting",
        "parts": [
            {
                "id": "first",
                "heading": "First",
                "first": True,
                "questions": [
                    _asks("held_on", "day", "held_on"),
                    _asks("outcome", "text", "outcome"),
                    _asks("risk", "text", "risk_to_authority", required=False),
                    _asks(
                        "hat",
                        "choice",
                        "capacity",
                        options=[
                            {"value": "ours", "label": "Ours"},
                            {"value": "theirs", "label": "Theirs"},
                        ],
                    ),
                    _asks("whose", "text", "governed_by", asked_when={"hat": "theirs"}),
                ],
            },
            {
                "id": "more",
                "heading": "More",
                "questions": [
                    _asks("issues", "text", "issues", required=False),
                    _asks("next", "day", "next_on", required=False),
                ],
            },
        ],
    }
)


def text(words):
    return FormReply(text=said(words))


def day(on):
    return FormReply(day=on)


def picked(value):
    return FormReply(values=(value,))


FIRST = {
    "held_on": day(HELD),
    "outcome": text("Fewer thefts"),
    "risk": FormReply(),
    "hat": picked("ours"),
}
"""What is enough to log."""


def answers(replies):
    return tuple(Answered(question=name, reply=reply) for name, reply in replies.items())


def subject(today=TODAY, **resolved):
    """Return the form with what is known beside it, on the day on which it is logged."""

    def resolve(replies):
        on = replies["held_on"].day if "held_on" in replies else HELD
        what = WHAT.model_copy(update={"on": on})
        whole = {"what": what, "to": ("committee",), "report": "quarterly", "left_out": ""}
        return Resolved(**(whole | resolved))

    return Subject(FORM, LAYER, resolve, by="ann", today=today)


__all__ = ["ANN", "FIRST", "FORM", "HELD", "LATER", "LAYER", "SHOWN", "TODAY", "WHAT"]
