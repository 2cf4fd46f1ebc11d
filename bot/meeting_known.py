"""What was said of a meeting before its card is shown is taken along by the card, key by key."""

from dataclasses import replace
from datetime import date

from bot.feature import Deed
from bot.front import Front
from bot.screens import Choice, Field
from domain.policy.forms import FormQuestion
from domain.services.meeting_templates import Template
from domain.services.meeting_wishes import Known

DRAFT, BODY, DAY, ENTRY, MEETING_OF = "draft", "for_body", "for_day", "for_entry", "for_meeting"
"""What a card takes along: the key of what it begins, and what was said of the meeting."""
_OTHERS = ("area", "person", "office", "seat", "title")


def known_of(deed: Deed) -> Known:
    """Return what *deed* takes along of a meeting."""
    known: Known = {}
    if body := deed.given.get(BODY):
        known["body"] = body
    if about := deed.given.get(ENTRY):
        known["about"] = about
    if day := deed.given.get(DAY):
        known["on"] = date.fromisoformat(day)
    told = {name: deed.given.get(f"for_{name}", "") for name in _OTHERS}
    known |= {name: value for name, value in told.items() if value}  # type: ignore[typeddict-item]
    return known


def trained_field(front: Front, template: Template, question: FormQuestion, field: Field) -> Field:
    """Return *field*; where it asks who was trained, any of the members is offered."""
    if template.kind != "training" or question.tells != "member":
        return field
    members = (each.person.shown for each in front.desk.notes.trained(front.actor))
    return replace(field, value="", choices=tuple(Choice(each, each) for each in members))
