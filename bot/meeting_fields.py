"""The questions of a form on which something is logged, as a card asks them and lines answer."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from bot import meetings_words as said
from bot.form_answers import choices_of
from bot.screens import Choice, Field, FieldKind
from domain.policy.filling import Filling, Reply
from domain.policy.forms import FormQuestion
from domain.services.meeting_bodies import BodyOf
from domain.services.meeting_templates import Template

_KINDS: dict[str, FieldKind] = {
    "choice": "choice",
    "choices": "choices",
    "text": "line",
    "amount": "amount",
    "day": "day",
}
_ONE_LINE = {"body", "member", "action_owner", "governed_by", "at"}
_SHORT, _LONG = 200, 2_000
_FOLLOWS = ("body_kind", "area")
"""What a body may say by itself: it is asked once the body is known and does not say it."""


def field_of(question: FormQuestion, value: str, mine: Sequence[BodyOf] = ()) -> Field:
    """Return *question* as something to fill in, with *value* suggested.

    A question of which body it is offers those that are *mine*.
    """
    choices = choices_of(question)
    if question.tells == "body":
        choices = tuple(Choice(each.title, each.title) for each in mine)
    return Field(
        question.id,
        question.question,
        value=value,
        hint="" if question.is_picked else question.hint or (said.PICK_BODY if choices else ""),
        aside=question.hint if question.is_picked else "",
        longest=_SHORT if question.tells in _ONE_LINE else _LONG,
        required=question.required,
        kind=_KINDS[question.kind],
        choices=choices,
    )


def asked_first(template: Template, replies: Mapping[str, Reply]) -> tuple[FormQuestion, ...]:
    """Return what is asked next before it can be logged: of what comes first, all that is open.

    What follows from the body is asked only once that is known.
    """
    filling = Filling(template.form, dict(replies))
    body = template.telling("body")
    waits = body is not None and body.id not in replies
    return tuple(
        each
        for each in filling.open
        if each.id in template.form.first and not (waits and each.tells in _FOLLOWS)
    )


def asked_later(
    template: Template, replies: Mapping[str, Reply], logged: Iterable[str]
) -> tuple[FormQuestion, ...]:
    """Return what may be added to what is *logged*: every question that is still open."""
    filling, stands = Filling(template.form, dict(replies)), set(logged)
    open_ = [each for name, each in filling.asked.items() if name not in stands]
    # What came first was left open on purpose: it is offered last.
    return tuple(sorted(open_, key=lambda each: each.id in template.form.first))


def reply_of(question: FormQuestion, value: str) -> Reply:
    """Return the reply that *value* is, as a field holds it; nothing leaves the question open."""
    if not value:
        return Reply()
    if question.is_picked:
        values = tuple(each for each in value.split(",") if each)
        return Reply(applies=False) if values == (said.NOT_APPLICABLE,) else Reply(values)
    return Reply((value,))


def value_of(reply: Reply | None) -> str:
    """Return *reply* as a field holds it."""
    return ",".join(reply.values) if reply else ""


def iso(day: date | None) -> str:
    """Return *day* as a field holds it, nothing for none."""
    return "" if day is None else day.isoformat()
