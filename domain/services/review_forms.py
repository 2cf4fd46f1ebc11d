"""What the form of a review says is put on record as the review, answer by answer."""

from dataclasses import dataclass
from datetime import date
from typing import get_args

from domain.messages import PersonalText
from domain.model.arrangement.review.messages import ReviewAnswer, ReviewOutcome
from domain.model.form.messages import FormCompleted, FormReply
from domain.policy.forms import Form, FormQuestion
from domain.policy.reviews import ReviewField

_OUTCOMES: dict[str, ReviewOutcome] = {each: each for each in get_args(ReviewOutcome)}

NOT_APPLICABLE = "Does not apply"


@dataclass(frozen=True, slots=True)
class Said:
    """What a completed form says: each answer, and what of a review some of them are."""

    answers: tuple[ReviewAnswer, ...]
    records: dict[ReviewField, str]

    def day(self) -> date | None:
        """Return the day on which the review was held, if the form says so."""
        said = self.records.get("reviewed_on")
        return None if said is None else date.fromisoformat(said)

    def outcome(self) -> ReviewOutcome:
        """Return what follows from the review; what does not say goes on."""
        return _OUTCOMES.get(self.records.get("outcome", ""), "continue")

    def text(self, name: ReviewField, subject: str) -> PersonalText | None:
        """Return what was written as *name*, about *subject*; None where nothing was."""
        said = self.records.get(name, "")
        return PersonalText(subject=subject, text=said) if said.strip() else None


def said_in(form: Form, completed: FormCompleted, subject: str) -> Said:
    """Return what *completed* says under the headings of *form*, about *subject*."""
    headings = {each.id: part.heading for part in form.parts for each in part.questions}
    asked = form.question_by_id
    answers = tuple(
        ReviewAnswer(
            question=each.question,
            heading=headings[each.question],
            asked=asked[each.question].question,
            value=",".join(each.reply.values),
            said=PersonalText(subject=subject, text=_shown(asked[each.question], each.reply)),
        )
        for each in completed.answers
    )
    records = {
        name: _plain(each.reply)
        for each in completed.answers
        if (name := asked[each.question].records) is not None
    }
    return Said(answers, records)


def _plain(reply: FormReply) -> str:
    return ", ".join(reply.plain.values)


def _shown(question: FormQuestion, reply: FormReply) -> str:
    """Return an answer in the words that were picked, or as it was written."""
    if not reply.applies:
        return NOT_APPLICABLE
    if question.is_picked:
        return ", ".join(question.option(value).label for value in reply.values)
    return _plain(reply)
