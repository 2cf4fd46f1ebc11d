"""A report in plain text says what its document says, in the same order."""

from collections.abc import Iterator
from itertools import zip_longest
from textwrap import wrap

from bot import report_words as said
from bot.days import said_moment
from bot.words import listed
from domain.services.reporting.paper import Paper, Part, Table

_BETWEEN = "  "
_WIDEST = 32


def paper_lines(paper: Paper, *, draft: bool = True) -> Iterator[str]:
    """Yield the lines of the whole report, a draft saying so first."""
    if draft:
        yield said.DRAFT
    yield paper.title
    yield "=" * len(paper.title)
    for label, text in about(paper):
        yield f"{label}: {text}"
    for part in paper.parts:
        yield from _part(part, 1)
    yield ""
    yield said.LEFT_OUT
    yield "-" * len(said.LEFT_OUT)
    yield from (f"- {line}" for line in paper.left_out or (said.NOTHING_LEFT_OUT,))
    yield ""
    yield f"{said.FACTS}: {paper.sha256}"


def about(paper: Paper) -> Iterator[tuple[str, str]]:
    """Yield what the report is, label by label."""
    yield said.FOR, listed(list(paper.for_whom))
    if paper.by_whom:
        yield said.FROM, listed(list(paper.by_whom))
    yield said.PERIOD, paper.period.title
    yield said.AREA, paper.area_title or said.ALL_AREAS
    yield said.AS_AT, said_moment(paper.as_at)
    yield said.MARKING, paper.marking or said.NO_MARKING
    yield said.OPENNESS, paper.openness
    if paper.cleared_by:
        yield said.CLEARS, listed(list(paper.cleared_by))
    yield said.RELEASES, listed(list(paper.released_by))
    yield said.RESTS, f"{paper.said_in}: {', '.join(paper.clauses)}"


def _part(part: Part, level: int) -> Iterator[str]:
    yield ""
    yield part.heading
    yield ("-" if level == 1 else ".") * len(part.heading)
    yield from part.paragraphs
    if part.table is not None:
        yield from _table(part.table)
    if part.picture is not None:
        yield f"[{part.picture.alt}]"
    for beneath in part.parts:
        yield from _part(beneath, level + 1)


def _table(table: Table) -> Iterator[str]:
    """Yield the rows under each other; a long cell goes on in the lines below."""
    rows = (table.columns, *table.rows)
    wide = [min(_WIDEST, max(map(len, column))) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        cells = [wrap(text, w) or [""] for text, w in zip(row, wide, strict=True)]
        for line in zip_longest(*cells, fillvalue=""):
            told = (text.ljust(w) for text, w in zip(line, wide, strict=True))
            yield _BETWEEN.join(told).rstrip()
        if number == 0:
            yield _BETWEEN.join("-" * w for w in wide)
    if not table.rows:
        yield said.NO_ROWS
