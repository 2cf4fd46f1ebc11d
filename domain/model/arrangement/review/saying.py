"""What has to be said is not left blank."""

from domain.messages import PersonalText
from domain.refusals import NothingSaid


def said(field: str, text: PersonalText) -> None:
    """Refuse a *text* that says nothing."""
    if not text.text.strip():
        raise NothingSaid(field)
