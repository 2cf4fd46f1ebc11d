"""The heat map counts open risks by likelihood and impact; without a scale, by whose they are."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from bot import risk_list_words as lists
from bot import risk_words as say
from bot import words
from bot.front import Front
from bot.grids import Cell, Grid
from bot.risk_lines import labels, office
from bot.risk_lists import FOR_ME, pick_of
from bot.risk_screens import LOG, REPORT
from bot.screens import Action, Screen, Section
from domain.policy.risk_rules import RiskRules
from domain.policy.risks import Scale
from domain.views.risks import RiskRow

_STATES = ("reported", "evaluated", "logged")
_MOST = 12


def heat_screen(front: Front) -> Screen:
    """Return the heat map of the open risks, or how many there are where there is no scale."""
    rules = front.desk.risks.rules()
    rows = [row for row in front.desk.risks.all(front.actor) if row.risk.standing]
    scale = rules.own.scale
    if not rows:
        screen = Screen(say.HEAT_MAP, paragraphs=(lists.NONE_YET,), actions=(REPORT,))
        return screen if scale is not None else _beside(screen, front, rules)
    return _counts(front, rows, rules) if scale is None else _map(front, rows, scale)


def map_of(rows: Iterable[RiskRow], scale: Scale) -> Grid:
    """Return how many of *rows* stand in each cell of *scale*, the likeliest on top."""
    held = Counter(filter(None, (_cell(row, scale) for row in rows)))
    most = max(1, len(scale.levels) - 1)
    down = range(len(scale.likelihoods), 0, -1)
    across = range(1, len(scale.impacts) + 1)

    def cell(likelihood: int, impact: int) -> Cell:
        level = scale.level(likelihood, impact)
        return Cell(held[likelihood, impact], level.label, scale.rank(level.id) / most)

    return Grid(
        title=lists.MAP_TITLE,
        down=lists.DOWN,
        across=lists.ACROSS,
        rows=tuple(scale.likelihoods[n - 1] for n in down),
        columns=scale.impacts,
        cells=tuple(tuple(cell(n, each) for each in across) for n in down),
    )


def counts_of(rows: Sequence[RiskRow]) -> Grid:
    """Return how many of *rows* are whose, by where they stand."""
    held: Counter[tuple[int, str]] = Counter((_whose(row), row.status) for row in rows)
    cells = (tuple(Cell(held[whose, state]) for state in _STATES) for whose in range(3))
    return Grid(
        title=lists.NO_MAP,
        down=lists.WHOSE_RISK,
        across=lists.WHERE_IT_STANDS,
        rows=lists.ROWS,
        columns=lists.COLUMNS,
        cells=tuple(cells),
    )


def _map(front: Front, rows: Sequence[RiskRow], scale: Scale) -> Screen:
    on = [row for row in rows if _cell(row, scale) is not None]
    off = [row for row in rows if _cell(row, scale) is None]
    told = [lists.ON_MAP.format(count=len(on), all=len(rows))]
    if off:
        numbers = words.listed([row.short for row in off[:_MOST]])
        told.append(lists.NOT_ON_MAP.format(count=len(off), numbers=numbers))
    lines = tuple(_levels(on, scale))
    gravest = sorted(on, key=lambda row: -(row.risk.score.score or 0) if row.risk.score else 0)
    return Screen(
        say.HEAT_MAP,
        paragraphs=tuple(told),
        grid=map_of(on, scale),
        sections=(Section(lists.MAP_TITLE, lines),) if lines else (),
        actions=_actions(front, rows),
        pick=pick_of(gravest or rows),
    )


def _counts(front: Front, rows: Sequence[RiskRow], rules: RiskRules) -> Screen:
    kinds = Counter(
        label
        for row in rows
        for label in labels(row.risk.categories, rules.own.categories) or [lists.NO_KIND]
    )
    said = [
        f"{row.short}: {words.shortened(row.risk.score.words)}"
        for row in rows
        if row.risk.score is not None and row.risk.score.words
    ]
    high = [row.short for row in rows if row.risk.high]
    flagged = [f"{say.HIGH[:1].upper()}{say.HIGH[1:]}: {words.listed(high)}"] if high else []
    sections = (
        Section(lists.BY_KIND, tuple(f"{kind}: {count}" for kind, count in sorted(kinds.items()))),
        Section(lists.BY_WORDS, (*flagged, *said[:_MOST])),
    )
    screen = Screen(
        lists.NO_MAP,
        grid=counts_of(rows),
        sections=tuple(each for each in sections if each.lines),
        actions=_actions(front, rows),
        pick=pick_of(rows),
    )
    return _beside(screen, front, rules)


def _beside(screen: Screen, front: Front, rules: RiskRules) -> Screen:
    """Return *screen* saying first why there is no map, and who can see to one."""
    told = lists.NO_MAP_ABOUT.format(clause="A-56", office=office(front, rules.contact))
    return Screen(
        screen.title,
        paragraphs=(told, *screen.paragraphs),
        grid=screen.grid,
        sections=screen.sections,
        actions=screen.actions,
        pick=screen.pick,
    )


def _levels(rows: Sequence[RiskRow], scale: Scale) -> Iterator[str]:
    """Yield the numbers of the risks at each level, the gravest first."""
    for level in reversed(scale.levels):
        of = [row for row in rows if row.risk.score and row.risk.score.level == level.id]
        if of:
            more = f", and {len(of) - _MOST} more" if len(of) > _MOST else ""
            yield f"{level.label}: {len(of)} ({', '.join(e.short for e in of[:_MOST])}{more})"


def _cell(row: RiskRow, scale: Scale) -> tuple[int, int] | None:
    """Return where a risk stands on the map; None where it is scored by no such scale."""
    score = row.risk.score
    if score is None or score.likelihood not in scale.likelihoods:
        return None
    if score.impact not in scale.impacts:
        return None
    return scale.likelihoods.index(score.likelihood) + 1, scale.impacts.index(score.impact) + 1


def _whose(row: RiskRow) -> int:
    scopes = set(row.risk.scopes)
    return 2 if len(scopes) > 1 else 0 if "authority" in scopes else 1


def _actions(front: Front, rows: Iterable[RiskRow]) -> tuple[Action, ...]:
    waits = any(front.desk.risks.waits_for(front.actor, row) for row in rows)
    return (LOG, REPORT, *((FOR_ME,) if waits else ()))
