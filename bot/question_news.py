"""What an office answered is told to its asker once, before whatever comes next, and kept so."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from bot import question_words as said
from bot.changes import differences
from bot.front import Front
from bot.presses import ENQUIRY
from bot.screens import Screen
from domain.policy.facts import UNSURE
from domain.refusals import Refusal, Unavailable, Unreadable
from domain.services.enquiries import Seen
from domain.services.questions import QuestionRow


def with_answers(front: Front, screen: Screen) -> Screen:
    """Return *screen*, before it what offices answered; where that cannot be kept, another time."""
    try:
        rows = sorted(front.desk.questions.news(front.actor), key=lambda row: row.enquiry)
        told: list[str] = []
        for enquiry, each in groupby(rows, key=lambda row: row.enquiry):
            seen = front.desk.enquiries.get(front.actor, enquiry)
            told += _lines(seen, tuple(each))
            after = front.desk.questions.told(front.act(f"told-answers:{enquiry}"), enquiry)
            screen = _as_told(front, screen, seen, after)
    except (Refusal, Unavailable, Unreadable):
        return screen
    return replace(screen, notice=(*told, *screen.notice)) if told else screen


def _as_told(front: Front, screen: Screen, seen: Seen, after: Seen) -> Screen:
    """Let what is on *screen* of the matter go on from where it is: to be told moves nothing."""
    stream, was, now = f"{ENQUIRY}{seen.id}", seen.enquiry.version, after.enquiry.version
    if front.matter == stream and front.shown_at == was:
        front.shown_at = now
    below = screen.below
    if below is not None and (below.stream, below.version) == (stream, was):
        screen = replace(screen, below=replace(below, version=now))
    if (screen.stream, screen.version) == (stream, was):
        return replace(screen, version=now)
    return screen


def _lines(seen: Seen, rows: tuple[QuestionRow, ...]) -> Iterator[str]:
    edition, before = seen.policy.edition, dict(seen.enquiry.facts)
    answers = {each.fact: each for each in seen.enquiry.answers}
    own = False
    for row in rows:
        sent, fact = row.sent, edition.fact_by_id[row.sent.fact]
        told = {
            "office": edition.office_titles.get(sent.office, sent.office),
            "number": seen.short,
            "question": fact.question,
            "note": said.NOTE.format(text=sent.said.text) if sent.said else "",
        }
        if sent.status == "declined":
            yield said.NEWS_DECLINED.format(**told)
            continue
        line = said.NEWS_CORRECTED if sent.was else said.NEWS_ANSWERED
        yield line.format(answer=fact.label_of(sent.value), **told)
        if answers[sent.fact].source == "office":
            before[sent.fact] = sent.was or UNSURE
        else:
            own = own or answers[sent.fact].value != sent.value
    if before != seen.enquiry.facts:
        yield from _changes(seen, before)
    if own:
        yield said.NEWS_OVERRULED.format(number=seen.short)


def _changes(seen: Seen, before: dict[str, str]) -> Iterator[str]:
    was, now = seen.policy.determine(before), seen.policy.determine(seen.enquiry.facts)
    changes = differences(was, now, seen.enquiry.goal)
    if changes:
        yield said.NEWS_CHANGED.format(number=seen.short, changes="; ".join(changes))
    else:
        yield said.NEWS_SAME
