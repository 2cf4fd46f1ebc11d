"""A risk goes out as one line of labelled cells, as it stands or as it stood."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from domain.identity import NotAnId, short_form
from domain.model.arrangement.messages import PREFIX as ENTRY
from domain.model.arrangement.messages import STREAM as ENTRIES
from domain.model.risk.state import Escalation, Mitigating, Risk, Score
from domain.policy.risk_rules import RiskRules
from domain.policy.risks import Listed
from domain.views.risks import RiskRow

SCOPES = {"authority": "Our own", "partnership": "The partnership's"}
STATUS = {
    "reported": "Reported",
    "evaluated": "Judged",
    "logged": "On the log",
    "closed": "Closed",
    "void": "Reported by mistake",
}
TREATMENTS = {
    "treat": "Made smaller",
    "tolerate": "Borne",
    "transfer": "Handed to others",
    "terminate": "What brings it is left",
}
CHOICES = {"yes": "it goes on", "no": "it goes no further", "considered": "talked about"}
YES_NO = {True: "yes", False: "no", None: ""}


class _Person(Protocol):
    @property
    def person(self) -> str | None: ...
    @property
    def name(self) -> "_Text | None": ...


class _Text(Protocol):
    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Called:
    """What offices and people are called, and the lists that ids are from."""

    rules: RiskRules
    titles: Mapping[str, str] = field(default_factory=dict)
    person: Callable[[str], str] = str

    def office(self, office: str) -> str:
        """Return what an office is called, by its id where nobody knows it."""
        return self.titles.get(office, office.replace("_", " "))

    def whose(self, office: str, owner: _Person | None) -> str:
        """Return an office and a person, as far as either is named."""
        by_name = "" if owner is None or owner.name is None else owner.name.text
        known = self.person(owner.person) if owner is not None and owner.person else by_name
        return ", ".join(each for each in (self.office(office) if office else "", known) if each)


Cell = Callable[[RiskRow, Called], str]


def heading() -> tuple[str, ...]:
    """Return what each cell is called."""
    return tuple(COLUMNS)


def cells(row: RiskRow, called: Called) -> tuple[str, ...]:
    """Return the cells of one risk: figures as whole numbers, days as year, month and day."""
    return tuple(cell(row, called) for cell in COLUMNS.values())


def labelled(row: RiskRow, called: Called) -> dict[str, str]:
    """Return the cells of one risk that hold anything, by what they are called."""
    return {name: text for name, text in zip(COLUMNS, cells(row, called), strict=True) if text}


def _labels(ids: Iterable[str], listed: Iterable[Listed]) -> str:
    known = {each.id: each.label for each in listed}
    return "; ".join(known.get(each, each.replace("_", " ")) for each in ids)


def _bearers(row: RiskRow, called: Called) -> str:
    labels = _labels(row.risk.bearers, called.rules.own.bearers)
    return "; ".join((*((labels,) if labels else ()), *row.risk.partners))


def _about(row: RiskRow, called: Called) -> str:
    del called
    try:
        return short_form(ENTRY, row.about.removeprefix(ENTRIES)) if row.about else ""
    except NotAnId:
        return row.about


def _action(one: Mitigating, called: Called) -> str:
    whose = called.whose(one.office, one.owner)
    due = f", by {one.due.isoformat()}" if one.due else ""
    done = f", done {one.done.isoformat()}: {one.shown}" if one.done else ""
    dropped = f", dropped: {one.dropped}" if one.dropped else ""
    said = f"{one.number}. {one.what}"
    return f"{said} ({whose}{due}){done}{dropped}" if whose else f"{said}{due}{done}{dropped}"


def _actions(row: RiskRow, called: Called) -> str:
    return "; ".join(_action(each, called) for each in row.risk.mitigations)


def _level(score: Score | None, called: Called) -> str:
    if score is None:
        return ""
    scale = called.rules.own.scale
    known = {} if scale is None else {each.id: each.label for each in scale.levels}
    return known.get(score.level, score.level) or score.words


def _number(score: Score | None) -> str:
    return "" if score is None or score.score is None else str(score.score)


def _target(risk: Risk) -> Score | None:
    return risk.scores.get("target")


def _accepted(row: RiskRow, called: Called) -> str:
    held = row.risk.acceptance
    if held is None:
        return ""
    return f"{called.whose(held.office, held.by)}, until {held.until.isoformat()}"


def _passed(one: Escalation, called: Called) -> str:
    came = ""
    if one.choice is not None:
        to = f" to {called.office(one.went_to)}" if one.choice == "yes" else ""
        came = f": {CHOICES[one.choice]}{to} ({one.said})"
    return f"to {called.office(one.to_office)} ({one.reason}){came}"


def _escalated(row: RiskRow, called: Called) -> str:
    return "; ".join(_passed(each, called) for each in row.risk.escalations)


def _next_review(row: RiskRow, called: Called) -> str:
    del called
    due = row.risk.next_review
    return "" if due is None or not row.risk.standing else due.isoformat()


COLUMNS: dict[str, Cell] = {
    "Number": lambda row, _: row.short,
    "Risk": lambda row, _: row.risk.title,
    "What it is": lambda row, _: row.risk.what,
    "Whose risk": lambda row, _: "; ".join(SCOPES[each] for each in row.risk.scopes),
    "Kinds": lambda row, called: _labels(row.risk.categories, called.rules.own.categories),
    "Borne by": _bearers,
    "Entry": _about,
    "Area": lambda row, _: row.area.replace("_", " "),
    "Status": lambda row, _: STATUS[row.status],
    "Significant": lambda row, _: YES_NO[row.risk.significant],
    "Why so judged": lambda row, _: row.risk.judged,
    "Waits for": lambda row, called: called.office(row.held_by) if row.held_by else "",
    "Looked after by": lambda row, called: called.whose(row.risk.office, row.risk.owner),
    "Treatment": lambda row, _: TREATMENTS.get(row.risk.treatment or "", ""),
    "What is done about it": _actions,
    "Score": lambda row, _: _number(row.risk.score),
    "Level": lambda row, called: _level(row.risk.score, called),
    "Aimed-for score": lambda row, _: _number(_target(row.risk)),
    "Aimed-for level": lambda row, called: _level(_target(row.risk), called),
    "Marked as high": lambda row, _: row.risk.high_reason,
    "Accepted by": _accepted,
    "Passed on": _escalated,
    "In another register": lambda row, _: row.risk.external,
    "Next review": _next_review,
    "Reported on": lambda row, _: row.reported_on.isoformat(),
    "Reported by": lambda row, called: called.person(row.opener),
    "On the log since": lambda row, _: "" if row.logged_on is None else row.logged_on.isoformat(),
    "Closed because": lambda row, _: row.risk.closed,
}
"""Every cell of a risk, by what it is called."""
