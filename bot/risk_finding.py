"""Which risks somebody wishes to see is heard word by word; what says nothing is passed over."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bot import risk_list_words as lists
from bot import risk_words as say
from bot.front import Front
from bot.presses import ARRANGEMENT
from bot.risk_lines import office
from bot.task_owners import place_called
from domain.policy.risk_rules import RiskRules
from domain.refusals import Refusal
from domain.views.risks import RiskRow

_FOR_ME = re.compile(
    r"\b(?:waits?|waiting|for) (?:for |on )?me\b|\bmy inbox\b"
    r"|\bto (?:be )?(?:judged?|evaluated?) by me\b"
)
_MINE = re.compile(r"\b(?:that |which )?i (?:have )?(?:reported|raised|logged)\b|\bmy risks\b")
_NOT_JUDGED = re.compile(
    r"\b(?:to be (?:judged|evaluated)|not (?:yet )?(?:judged|evaluated)|new|unjudged|reported)\b"
)
_JUDGED = re.compile(r"\b(?:judged|evaluated)\b")
_ON_LOG = re.compile(r"\b(?:on the (?:risk )?(?:log|register)|logged|risk (?:log|register))\b")
_CLOSED = re.compile(r"\bclosed\b")
_EVERY = re.compile(r"\b(?:every|all (?:the )?risks? ever|closed or (?:not|open)|open or closed)\b")
_OURS = re.compile(
    r"\b(?:to|for) (?:the (?:police )?authority|us|our (?:own )?organisation|ourselves)\b"
    r"|\bauthority risks?\b|\bour own risks?\b"
)
_THEIRS = re.compile(
    r"\b(?:to|for) (?:the |a )?partnerships?(?: as a whole)?\b|\bpartnership risks?"
)
_HIGHEST = re.compile(
    r"\b(?:highest|biggest|worst|gravest|top|rank(?:ed)?|sort(?:ed)?|by score|most serious)\b"
)
_TOP = re.compile(r"\b(?:top|highest|biggest|worst) (?P<count>\d{1,2}|three|five|ten)\b")
_HIGH = re.compile(
    r"\b(?:high|serious|red|flagged)(?:[ -](?:scor(?:ing|ed)|rated?))?(?: risks?)?\b"
)
_OVERDUE = re.compile(r"\b(?:overdue|due|to (?:be )?review(?:ed)?)\b")
_ENTRY = re.compile(r"\bARR-[0-9A-Z]+\b", re.IGNORECASE)
_HERE = re.compile(r"\b(?:of|on|about|for|to) (?:it|this|this entry|this partnership)\b")
_NAMING = re.compile(
    r"\b(?:in|for|at|about|with|mention(?:s|ing)?|that say) (?:the )?(?P<words>[\w' -]{3,60})$"
)
_USUAL = re.compile(
    r"our|the|an?|all|any|my|of|in|on|at|now|today|order|table|detail|total|place|it|this|that|us"
    r"|me|partnerships?|risks?|register|log|force|organisation|policy"
)
"""Words that sort out no risk."""

_COUNTS = {"three": 3, "five": 5, "ten": 10}

Keeps: TypeAlias = Callable[[RiskRow], bool]
"""Whether a risk is among those wished."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which risks: each of *those* keeps some, and is said in words; *top* is how many at most.

    *empty* is whether nothing was said that sorts any out.
    """

    those: tuple[tuple[str, Keeps], ...] = ()
    highest: bool = False
    top: int = 0
    closed: bool = False

    @property
    def said(self) -> tuple[str, ...]:
        """The wish in words."""
        order = lists.F_TOP.format(count=self.top) if self.top else lists.F_HIGHEST * self.highest
        return tuple(said for said in (*(said for said, _ in self.those), order) if said)

    def of(self, rows: Iterable[RiskRow], rules: RiskRules) -> list[RiskRow]:
        """Return those of *rows* that are wished, in the order in which they are."""
        kept = [row for row in rows if all(keeps(row) for _, keeps in self.those)]
        if self.highest or self.top:
            kept.sort(key=lambda row: gravity(row, rules))
        return kept[: self.top] if self.top else kept


def gravity(row: RiskRow, rules: RiskRules) -> tuple[int, int, bool, str]:
    """Return what puts the gravest risk first: its level, its score, its flag, then its title."""
    score, scale = row.risk.score, rules.own.scale
    known = () if scale is None else tuple(each.id for each in scale.levels)
    rank = known.index(score.level) + 1 if score is not None and score.level in known else 0
    number = 0 if score is None or score.score is None else score.score
    return -rank, -number, not row.risk.high, row.risk.title.casefold()


def wish_in(front: Front, text: str, rules: RiskRules) -> Wish:
    """Return which risks *text* wishes to see."""
    line = " ".join(text.split()).rstrip(".!?").replace("’", "'").casefold()
    closed = _CLOSED.search(line) is not None
    every = _EVERY.search(line) is not None
    those = [*_states(front, line), *_whose(front, line, rules), *_places(front, text, line)]
    highest, top = _HIGHEST.search(line) is not None, _TOP.search(line)
    if not (those or highest):
        those += _saying(front, line)
    if not (closed or every):
        those.append(("", lambda row: row.risk.standing))
    elif closed and not every:
        those.append((lists.F_CLOSED, lambda row: row.status == "closed"))
    count = 0 if top is None else _COUNTS.get(top["count"]) or int(top["count"])
    return Wish(tuple(those), highest, count, closed)


def _states(front: Front, line: str) -> Iterator[tuple[str, Keeps]]:
    """Yield what sorts out risks by where they stand and whose turn it is."""
    risks, actor, today = front.desk.risks, front.actor, front.desk.risks.today
    if _FOR_ME.search(line):
        yield lists.F_FOR_ME, lambda row: risks.waits_for(actor, row)
    elif _MINE.search(line):
        yield lists.F_MINE, lambda row: row.opener == actor.id
    elif _NOT_JUDGED.search(line):
        yield lists.F_TO_JUDGE, lambda row: row.status == "reported"
    elif _JUDGED.search(line):
        yield lists.F_JUDGED, lambda row: row.status == "evaluated"
    elif _ON_LOG.search(line) and "risk log" not in line and "risk register" not in line:
        yield lists.F_LOGGED, lambda row: row.status == "logged"
    if _OVERDUE.search(line):
        yield (
            lists.F_OVERDUE,
            lambda row: row.risk.next_review is not None and row.risk.next_review <= today,
        )


def _whose(front: Front, line: str, rules: RiskRules) -> Iterator[tuple[str, Keeps]]:
    """Yield what sorts out risks by whom they concern, of what kind, and how grave they are."""
    if _OURS.search(line):
        yield (
            lists.F_SCOPE.format(scope=say.SCOPES["authority"]),
            lambda row: "authority" in row.risk.scopes,
        )
    if _THEIRS.search(line):
        yield (
            lists.F_SCOPE.format(scope=say.SCOPES["partnership"]),
            lambda row: "partnership" in row.risk.scopes,
        )
    for each in rules.own.categories:
        if re.search(rf"\b{re.escape(each.label.casefold())}\b", line):
            yield (
                lists.F_KIND.format(kind=each.label.lower()),
                _of_kind(each.id),
            )
    for office_of in {step.step.to_office for step in rules.steps}:
        title = office(front, office_of).casefold()
        if re.search(rf"\b(?:to|for|with) the {re.escape(title)}\b", line):
            yield (
                lists.F_AWAITED.format(office=office(front, office_of)),
                _waiting_at(office_of),
            )
    yield from _levels(line, rules)


def _levels(line: str, rules: RiskRules) -> Iterator[tuple[str, Keeps]]:
    scale = rules.own.scale
    levels = () if scale is None else scale.levels
    named = [e for e in levels if re.search(rf"\b{re.escape(e.label.casefold())} risks?\b", line)]
    for each in sorted(named, key=lambda level: -len(level.label))[:1]:
        yield (
            lists.F_LEVEL.format(level=each.label),
            _at_level(each.id),
        )
    if not named and _HIGH.search(line):
        highest = levels[-1].id if levels else ""
        yield (
            lists.F_HIGH,
            lambda row: row.risk.high or _at_level(highest)(row),
        )


def _places(front: Front, text: str, line: str) -> Iterator[tuple[str, Keeps]]:
    """Yield what sorts out risks by the entry and the council area that they concern."""
    entry = _ENTRY.search(text)
    whole = front.entry_id if _HERE.search(line) else ""
    if entry is not None:
        try:
            whole = front.desk.arrangements.get(front.actor, entry[0]).id
        except Refusal:
            whole = "unknown"
    if whole:
        stream = f"{ARRANGEMENT}{whole}"
        known = entry[0].upper() if entry is not None else _short(front, whole)
        yield lists.F_ABOUT.format(number=known), lambda row: row.about == stream
    for area, names in _places_known(front).items():
        if any(re.search(rf"\b{re.escape(name.casefold())}\b", line) for name in names if name):
            there = _in_area(area, front.desk.agendas.places)
            yield lists.F_AREA.format(area=place_called(front, area)), there
            return


def _saying(front: Front, line: str) -> Iterator[tuple[str, Keeps]]:
    """Yield what keeps the risks that say the words by which nothing else is known."""
    named = _NAMING.search(line)
    sought = [] if named is None else [e for e in named["words"].split() if not _USUAL.fullmatch(e)]
    if not sought:
        return
    titles = {f"{ARRANGEMENT}{e.id}": e.title for e in front.desk.arrangements.all(front.actor)}

    def says(row: RiskRow) -> bool:
        risk = row.risk
        area = place_called(front, risk.area) if risk.area else ""
        texts = (risk.title, risk.what, *risk.partners, titles.get(risk.about, ""), area)
        said = " ".join(texts).casefold()
        return all(each in said for each in sought)

    yield lists.F_WORDS.format(words=" ".join(sought)), says


def _places_known(front: Front) -> dict[str, set[str]]:
    """Return every council area and seat by its id, with what it is called."""
    known = {
        each.id: {each.title, each.council, *each.called}
        for each in front.desk.policy.edition.areas
    }
    offices = front.desk.offices
    for which in offices.titles:
        for seat, title in offices.seats(which).items():
            known.setdefault(seat, {title})
    return known


def _of_kind(kind: str) -> Keeps:
    return lambda row: kind in row.risk.categories


def _waiting_at(held: str) -> Keeps:
    return lambda row: held in {each.office for each in row.risk.awaits}


def _at_level(which: str) -> Keeps:
    return lambda row: row.risk.score is not None and row.risk.score.level == which != ""


def _in_area(area: str, places: Mapping[str, frozenset[str]]) -> Keeps:
    return lambda row: area in {row.area, *places.get(row.about, ())}


def _short(front: Front, whole: str) -> str:
    return front.desk.arrangements.get(front.actor, whole).short
