"""A report on a card says what it counts and how each part begins, and how to have all of it."""

from collections.abc import Iterator, Sequence

from bot import report_words as said
from bot.days import said_day, said_moment
from bot.feature import button
from bot.front import Front
from bot.naming import Names
from bot.report_hearing import Asked, called
from bot.screens import Action, Choice, Pick, Screen, Section
from bot.timeline_words import sentence
from bot.words import listed, shortened
from domain.services.reporting.defined import Defined
from domain.services.reporting.paper import Paper, Part
from domain.views.reports import ReportRow

FEATURE = "report"
ALL = Action("reports", said.ALL_DOES, said.ALL, "line", "reports")
_FEW, _LINES, _WIDE = 3, 8, 200
_MANY = 12


def list_screen(front: Front, reports: Sequence[Defined], *notice: str, title: str = "") -> Screen:
    """Return which reports there are, and those that were drafted last."""
    lines = tuple(f"{each.report.title}: for the {_whom(each)}" for each in reports)
    drafts = front.desk.drafts.all(front.actor)[:_MANY]
    told = tuple(draft_line(row) for row in drafts)
    choices = tuple(Choice(f"report {called(each)}", each.report.title) for each in reports)
    drafted = tuple(Choice(row.short, draft_line(row)) for row in drafts[:_FEW])
    return Screen(
        title or said.REPORTS,
        notice=notice,
        paragraphs=(said.AS_SPREADSHEET,),
        sections=tuple(
            section
            for section in (Section(said.LISTED, lines), Section(said.DRAFTED_ONES, told))
            if section.lines
        ),
        pick=Pick.among(said.WHICH_ONE, said.SHOW_IT, (*choices, *drafted)),
    )


def draft_line(row: ReportRow) -> str:
    """Return a drafted report on one line."""
    state = row.reported
    return said.DRAFT_LINE.format(
        number=row.short, title=state.title, period=state.called, status=said.STATUS[row.status]
    )


def summary_screen(
    front: Front, found: Defined, asked: Asked, paper: Paper, *notice: str
) -> Screen:
    """Return what a report says in short, with what may be done with it."""
    which = asked.line
    changing = button(
        FEATURE, "days", says="other days", does=said.CHANGE_DOES, label=said.CHANGE, which=which
    )
    drafting = button(
        FEATURE, "draft", says="draft it", does=said.DRAFT_DOES, label=said.DRAFT_IT, which=which
    )
    may = front.desk.drafts.may_draft(front.actor, found)
    return Screen(
        paper.title,
        notice=notice,
        paragraphs=(*_about(paper), said.DOCUMENT.format(command=command_of(asked))),
        sections=tuple(sections_of(paper)),
        actions=(*((drafting,) if may else ()), changing, ALL),
    )


def command_of(asked: Asked) -> str:
    """Return the command that gives the whole report as a document."""
    days = asked.period
    told = [f"partnerships report {asked.name}"]
    if days is not None:
        told.append(f"--days {asked.days}")
    if asked.area:
        told.append(f"--area {asked.area}")
    return " ".join((*told, "--out report.docx"))


def row_screen(front: Front, row: ReportRow, *notice: str) -> Screen:
    """Return the page of a drafted report: how far it is, what it says, what may be done."""
    paper = front.desk.drafts.paper(front.actor, row.id)
    history = Section(said.HISTORY, tuple(_history(front, row)))
    return Screen(
        paper.title,
        notice=notice,
        paragraphs=(*_stands(front, row, paper), said.GET_IT.format(number=row.short)),
        sections=(*sections_of(paper), history),
        actions=(*_actions(front, row), ALL),
        stream=row.stream,
        version=row.version,
    )


def sections_of(paper: Paper) -> Iterator[Section]:
    """Yield the figures, how each part begins, and what is left out."""
    figures = tuple(f"{what}: {count}" for what, count in paper.figures)
    if figures:
        yield Section(said.FIGURES, figures)
    for part in paper.parts:
        yield Section(part.heading, tuple(_shortened(tuple(_first(part)))))
    if not paper.parts:
        yield Section(said.REPORTS, (said.NOTHING_IN_IT,))
    if paper.left_out:
        rest = len(paper.left_out) - _FEW
        more = (said.MORE_LEFT_OUT.format(count=rest),) if rest > 0 else ()
        yield Section(said.LEFT_OUT, (*paper.left_out[:_FEW], *more))


def _shortened(lines: Sequence[str]) -> Iterator[str]:
    """Yield so many lines that a phone still shows them, and none that fills it by itself."""
    for line in lines[:_LINES]:
        yield shortened(line, _WIDE)
    if len(lines) > _LINES:
        yield said.AND_ROWS.format(count=len(lines) - _LINES)


def _first(part: Part) -> Iterator[str]:
    """Yield the first lines of a part, and how much there is beneath it."""
    yield from part.paragraphs
    yield from _rows(part)
    for each in part.parts:
        count = "" if each.table is None else f": {len(each.table.rows)}"
        yield f"{each.heading}{count}"
        if part.table is None and len(part.parts) == 1:
            yield from _rows(each)


def _rows(part: Part) -> Iterator[str]:
    if part.table is None:
        return
    for row in part.table.rows[:_FEW]:
        said_once = row[1:2] if len(set(row[1:])) == 1 else row[1:]
        yield ": ".join((row[0], ", ".join(filter(None, said_once))))
    rest = len(part.table.rows) - _FEW
    if rest > 0:
        yield said.AND_ROWS.format(count=rest)


def _about(paper: Paper) -> Iterator[str]:
    by = said.MADE_BY.format(whom=listed(list(paper.by_whom))) if paper.by_whom else ""
    yield said.SUMMARY.format(
        period=_capital(paper.period.title),
        area=_area(paper),
        as_at=said_moment(paper.as_at),
        openness=paper.openness,
    )
    yield said.MADE.format(whom=listed(list(paper.for_whom)), by=by)


def _stands(front: Front, row: ReportRow, paper: Paper) -> Iterator[str]:
    if not row.final:
        yield said.IS_DRAFT_HERE
    yield said.STANDS.format(
        number=row.short,
        status=said.STATUS[row.status],
        day=said_day(row.drafted_on),
        who=_who(front, row.drafted_by),
    )
    yield said.OF_DAYS.format(
        period=_capital(paper.period.title), area=_area(paper), openness=paper.openness
    )
    for each in row.cleared_by:
        yield said.CLEARED_BY.format(
            day=said_day(each.on), who=_who(front, each.person), office=_office(front, each.office)
        )
    for each in row.released_by:
        yield said.RELEASED_BY.format(
            day=said_day(each.on),
            who=_who(front, each.person),
            office=_office(front, each.office),
            to=each.to,
        )
    if row.status == "drafted":
        yield said.AWAITED.format(offices=offices_listed(front, row.reported.uncleared))
    if row.status == "cleared":
        yield said.CAN_GO.format(offices=offices_listed(front, row.reported.releases, " or "))


def _actions(front: Front, row: ReportRow) -> Iterator[Action]:
    may = front.desk.drafts.may(front.actor, row)
    offered = (
        ("clear", said.CLEAR, said.CLEAR_DOES),
        ("release", said.RELEASE, said.RELEASE_DOES),
        ("draft", said.ANEW, said.ANEW_DOES),
        ("withdraw", said.WITHDRAW, said.WITHDRAW_DOES),
    )
    for what, label, does in offered:
        if what in may:
            verb = "anew" if what == "draft" else what
            yield button(FEATURE, verb, says=label.casefold(), does=does, label=label)


def _history(front: Front, row: ReportRow) -> Iterator[str]:
    names = Names(front.desk.policy.edition)
    for each in front.desk.drafts.story(front.actor, row.id).recorded:
        body = each.event.model_dump(mode="json")
        who = _who(front, each.actor.id)
        yield f"{said_day(each.happened_on)}, {who}: {sentence(each.name, body, names)}"


def offices_listed(front: Front, offices: Sequence[str], last: str = " and ") -> str:
    """Return what *offices* are called, in a row."""
    return listed([_office(front, each) for each in offices], last)


def _office(front: Front, office: str) -> str:
    return front.desk.offices.titles.get(office, office)


def _who(front: Front, person: str) -> str:
    found = front.desk.offices.find(person)
    return person if found is None else found.shown


def _whom(found: Defined) -> str:
    rhythm = f", {found.rhythm}" if found.rhythm else ""
    return f"{listed(list(found.made_for))}{rhythm}"


def _area(paper: Paper) -> str:
    return f", {paper.area_title}" if paper.area_title else ""


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
