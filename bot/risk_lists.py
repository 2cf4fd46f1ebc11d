"""A list of risks says how many there are, shows the first and leads to each, and to the map."""

from collections import Counter
from collections.abc import Sequence

from bot import risk_list_words as lists
from bot import risk_words as say
from bot import words
from bot.front import Front
from bot.risk_finding import Wish, gravity, wish_in
from bot.risk_lines import line, status
from bot.risk_screens import LOG, REPORT
from bot.screens import Action, Choice, Pick, Screen, Section
from domain.views.risks import RiskRow

HEAT_MAP = Action("heat map", say.HEAT_MAP_DOES, say.HEAT_MAP, "line", "heat map")
FOR_ME = Action("risks waiting for me", say.FOR_ME_DOES, say.FOR_ME, "line", "risks waiting for me")
_MOST = 15


def risks_screen(front: Front, text: str, *notice: str) -> Screen:
    """Return the risks that *text* wishes to see."""
    rules = front.desk.risks.rules()
    every = front.desk.risks.all(front.actor)
    wish = wish_in(front, text, rules)
    rows = wish.of(every, rules)
    if not (wish.highest or wish.top):
        waiting = {row.id for row in rows if front.desk.risks.waits_for(front.actor, row)}
        rows.sort(key=lambda row: (row.id not in waiting, gravity(row, rules)))
    title = lists.FILTERED.format(filters=", ".join(wish.said)) if wish.said else lists.LOG
    if not rows:
        told = (lists.NONE_SO,) if every else (lists.NONE_YET,)
        return Screen(title, notice, told, actions=_actions(front, every, wish))
    lines = [line(front, row, rules) for row in rows[:_MOST]]
    if len(rows) > _MOST:
        lines.append(lists.AND_MORE.format(count=len(rows) - _MOST))
    return Screen(
        title,
        notice,
        (_counted(rows),),
        sections=(Section("", tuple(lines)),),
        actions=_actions(front, every, wish),
        pick=pick_of(rows),
    )


def pick_of(rows: Sequence[RiskRow]) -> Pick | None:
    """Let one of *rows* be opened."""
    choices = (
        Choice(row.short, f"{row.short}: {words.shortened(row.risk.title, 80)}") for row in rows
    )
    return Pick.among(lists.PICK_ONE, lists.OPEN_IT, choices)


def _counted(rows: Sequence[RiskRow]) -> str:
    count = lists.ONE_RISK if len(rows) == 1 else lists.MANY_RISKS.format(count=len(rows))
    states = Counter(status(row) for row in rows)
    parts = ", ".join(f"{many} {state}" for state, many in states.items())
    return lists.COUNTED.format(count=count, parts=parts)


def _actions(front: Front, every: Sequence[RiskRow], wish: Wish) -> tuple[Action, ...]:
    """Offer to report one, the map, what waits for the person in front, and all the others."""
    waits = any(front.desk.risks.waits_for(front.actor, row) for row in every)
    return (
        REPORT,
        *((HEAT_MAP,) if every else ()),
        *((FOR_ME,) if waits and lists.F_FOR_ME not in wish.said else ()),
        *((LOG,) if wish.said and every else ()),
    )
