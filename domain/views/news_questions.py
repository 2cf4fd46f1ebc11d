"""Of a question, the office is told that it is asked, and its asker what came of it."""

from domain.identity import office_at, short_form
from domain.messages import Recorded
from domain.model.enquiry.messages import PREFIX, STREAM
from domain.model.enquiry.sent_messages import (
    QuestionSent,
    SentAnswerTold,
    SentQuestionAnswered,
    SentQuestionDeclined,
    SentQuestionWithdrawn,
)
from domain.model.enquiry.sent_state import fact_of
from domain.views.news import News, OutboxRow


def heard(row: OutboxRow, recorded: Recorded) -> OutboxRow:
    """Return *row* after an event of an enquiry."""
    event, fact = recorded.event, fact_of(recorded.event)
    if fact is None:
        return row
    asked, answered = f"{row.id} question {fact}", f"{row.id} answer {fact}"
    to = tuple(filter(None, (row.askers.get(fact),)))
    match event:
        case QuestionSent(office=office, seat=seat, asker=asker, opening=opening, note=note):
            number = short_form(PREFIX, recorded.stream.removeprefix(STREAM))
            named = {"title": opening.text, "number": number, "askers": row.askers | {fact: asker}}
            news = News(
                kind="question",
                offices=(office_at(office, seat),),
                matter=asked,
                overtakes=(asked,),
                said=note.text if note else "",
                spared=(asker,),
            )
            return row.with_news(recorded, (news,), **named)
        case SentQuestionAnswered(office=office) | SentQuestionDeclined(office=office):
            news = News(
                kind="question-answered",
                what="answered" if isinstance(event, SentQuestionAnswered) else "declined",
                people=to,
                matter=answered,
                overtakes=(asked, answered),
                office=office,
            )
            return row.with_news(recorded, (news,))
        case SentQuestionWithdrawn():
            return row.with_news(recorded, (News(kind="question", overtakes=(asked,)),))
        case SentAnswerTold():
            return row.with_news(recorded, (News(kind="question", overtakes=(answered,)),))
        case _:
            return row
