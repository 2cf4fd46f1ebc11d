"""Each recommendation is shown in a line, or part by part with all that was recorded of it."""

from collections.abc import Iterator

from bot import actions, words
from bot import notes_words as said
from bot.days import said_day
from bot.front import Front
from bot.screens import Choice, Pick, Screen, Section
from domain.services.recommendations import RecommendationRow

_SHORT = 110
_LATEST = 8
"""How many traces of one part are shown, the last ones."""


def recommendations_screen(front: Front, *notice: str) -> Screen:
    """Return every recommendation in a line: how far it is, and whose it is."""
    rows = front.desk.recommendations.rows(front.actor)
    if not rows:
        return Screen(said.RECOMMENDATIONS_TITLE, notice, (said.NO_RECOMMENDATIONS,))
    counts = {each: sum(row.status == each for row in rows) for each in said.STATUS}
    told = said.RECOMMENDATIONS_COUNT.format(
        done=counts["done"], under=counts["under_way"], none=counts["not_begun"], all=len(rows)
    )
    choices = (
        Choice(
            f"recommendation {row.recommendation.number.partition(',')[0]}",
            f"{row.recommendation.number}: {row.recommendation.title}",
        )
        for row in rows
    )
    lines = tuple(map(recommendation_line, rows))
    return Screen(
        said.RECOMMENDATIONS_TITLE,
        notice=notice,
        paragraphs=(told,),
        sections=(Section("", lines),),
        actions=(actions.HELP,),
        pick=Pick.among(said.REC_PICK, said.REC_SHOW, choices),
    )


def recommendation_screen(front: Front, number: str) -> Screen:
    """Return the recommendation of that number, with all of its parts and what was recorded."""
    rows = [
        row
        for row in front.desk.recommendations.rows(front.actor)
        if number.casefold() == row.recommendation.number.partition(",")[0]
        or number == row.recommendation.number.partition("(")[0].partition(",")[0]
    ]
    if not rows:
        return recommendations_screen(front, said.NO_SUCH_REC.format(number=number))
    first = rows[0].recommendation
    return Screen(
        said.REC_TITLE.format(number=number, title=first.title),
        sections=tuple(
            Section(f"{row.recommendation.number}: {row.recommendation.title}", lines)
            for row in rows
            for lines in (tuple(_whole(front, row)),)
        ),
        actions=(actions.HELP,),
    )


def recommendation_line(row: RecommendationRow) -> str:
    """Return one recommendation on one line."""
    one = row.recommendation
    when = ""
    if row.first is not None and row.last is not None:
        pattern = said.REC_SINCE if row.first == row.last else said.REC_LAST
        when = pattern.format(first=said_day(row.first), last=said_day(row.last))
    measure = row.measure
    counted = measure is not None and measure.all > 1
    return said.REC_LINE.format(
        number=one.number,
        title=one.title,
        status=said.STATUS[row.status],
        when=when,
        measure=said.REC_MEASURE.format(done=len(measure.done), all=measure.all)
        if measure is not None and counted
        else "",
        owner=row.owner_title,
        clauses=", ".join(one.clauses),
    )


def _whole(front: Front, row: RecommendationRow) -> Iterator[str]:
    """Yield all that is known of one part: whose, how far, for whom, by what."""
    titles = front.desk.offices.titles
    today = said.REC_TODAY.format(office=titles.get(row.office, row.office)) if row.office else ""
    if row.office == row.recommendation.owner:
        today = ""
    yield said.REC_OWNER.format(owner=row.owner_title, today=today)
    yield said.REC_STANDS.format(status=said.STATUS[row.status])
    if row.measure is not None:
        for heading, which in (
            (said.REC_TRUE, row.measure.done),
            (said.REC_OPEN, row.measure.open),
        ):
            if which:
                yield f"{heading}: {words.listed(which)}."
    for trace in row.traces[-_LATEST:]:
        told = f": “{_short(trace.said)}”" if trace.said else ""
        number = f"({trace.number})" if trace.number else ""
        yield said.REC_TRACE.format(
            day=said_day(trace.day), title=_short(trace.title), number=number, said=told
        )
    if not row.traces:
        yield said.REC_NOTHING


def _short(text: str) -> str:
    return words.shortened(text, _SHORT)
