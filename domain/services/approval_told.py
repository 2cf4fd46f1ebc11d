"""What an event of an approval says is told in ids, in people's own words, and why."""

from datetime import date

from domain.messages import Event, PersonalText
from domain.model.arrangement.approval import events
from domain.model.arrangement.approval.parts import Seat

_TOLD = tuple(
    each
    for each in vars(events).values()
    if isinstance(each, type) and issubclass(each, Event) and each is not Event
)
_NOT_SAID = {"edition", "by", "reason", "sha256"}


def approval_told(event: Event) -> tuple[dict[str, str], str] | None:
    """Return what *event* says, and the reason that was given for it; None of another kind."""
    if not isinstance(event, _TOLD):
        return None
    says = {
        name: text
        for name in type(event).model_fields
        if name not in _NOT_SAID and (text := _shown(getattr(event, name)))
    }
    reason = getattr(event, "reason", None)
    return says, reason.text if isinstance(reason, PersonalText) else ""


def _shown(value: object) -> str:
    """Return what a field holds, in one text; what has parts of its own is in the body alone."""
    match value:
        case PersonalText(text=text):
            return text
        case Seat():
            return value.name
        case tuple():
            return "; ".join(filter(None, map(_shown, value)))
        case bool():
            return "yes" if value else ""
        case str() | int() | date():
            return str(value)
        case _:
            return ""
