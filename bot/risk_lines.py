"""What is said of one risk on a line or two is the same wherever it stands."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from bot import risk_list_words as lists
from bot import risk_words as say
from bot import words
from bot.days import said_day
from bot.front import Front
from bot.naming import plain
from bot.task_owners import called, place_called
from domain.policy.risk_kinds import Scope
from domain.policy.risk_rules import RiskRules
from domain.policy.risks import Listed
from domain.views.risks import RiskRow


class _Text(Protocol):
    @property
    def text(self) -> str: ...


class _Named(Protocol):
    """Somebody, by an id in the directory or by a name."""

    @property
    def person(self) -> str | None: ...
    @property
    def name(self) -> _Text | None: ...


class _Score(Protocol):
    """How grave a risk is."""

    @property
    def likelihood(self) -> str: ...
    @property
    def impact(self) -> str: ...
    @property
    def score(self) -> int | None: ...
    @property
    def level(self) -> str: ...
    @property
    def words(self) -> str: ...


def office(front: Front, which: str) -> str:
    """Return what an office is called, without its article."""
    return called(front.desk.offices, which)


def the_office(front: Front, which: str, rules: RiskRules) -> str:
    """Return what an office is called within a sentence; where it is nobody's, whom to ask."""
    if which:
        return f"the {office(front, which)}"
    return say.NOBODY.format(contact=office(front, rules.contact))


def person(front: Front, who: str) -> str:
    """Return what somebody is called; the person in front is spoken to."""
    if who == front.actor.id:
        return "you"
    known = front.desk.offices.find(who)
    return who if known is None else known.shown


def named(front: Front, who: _Named) -> str:
    """Return what somebody is called who may be in no directory."""
    if who.person:
        return person(front, who.person)
    return "" if who.name is None else who.name.text


def whose(front: Front, of_office: str, owner: _Named | None) -> str:
    """Return whom something is for, by name before office; nothing where nobody is named."""
    if owner is not None:
        return named(front, owner)
    return f"the {office(front, of_office)}" if of_office else ""


def cited(clauses: Iterable[str]) -> str:
    """Return clauses in brackets, nothing where there are none."""
    listed = ", ".join(clauses)
    return f" ({listed})" if listed else ""


def scopes(of: Sequence[Scope]) -> str:
    """Return to whom something is a risk."""
    return say.BOTH if len(set(of)) > 1 else say.SCOPES[of[0]] if of else "nobody named"


def labels(ids: Iterable[str], listed: Iterable[Listed]) -> list[str]:
    """Return what entries of a list are called."""
    known = {each.id: each.label for each in listed}
    return [known.get(each, plain(each)) for each in ids]


def level(score: _Score, rules: RiskRules) -> str:
    """Return what the level of a score is called; its words where no scale says it."""
    scale = rules.own.scale
    known = {} if scale is None else {each.id: each.label for each in scale.levels}
    return known.get(score.level, plain(score.level)) if score.level else score.words


def scored(score: _Score, which: str, rules: RiskRules) -> Iterator[str]:
    """Yield how grave it is: by the scale, in words, or by both."""
    if score.level:
        yield say.SCORED.format(
            which=which,
            likelihood=score.likelihood,
            impact=score.impact,
            score=score.score,
            level=level(score, rules),
        )
    if score.words:
        yield say.IN_WORDS.format(which=which, words=score.words)


def status(row: RiskRow) -> str:
    """Return where it stands."""
    if row.status == "evaluated":
        return say.TO_BE_LOGGED if row.risk.significant else say.NOT_SIGNIFICANT
    return say.STATUS.get(row.status, row.status)


def line(front: Front, row: RiskRow, rules: RiskRules, *, with_area: bool = True) -> str:
    """Return one risk on one line of a list."""
    return lists.LINE.format(
        number=row.short,
        title=words.shortened(row.risk.title, 90),
        parts="; ".join(_parts(front, row, rules, with_area=with_area)),
    )


def _parts(front: Front, row: RiskRow, rules: RiskRules, *, with_area: bool) -> Iterator[str]:
    risk = row.risk
    if risk.score is not None:
        number = "" if risk.score.score is None else f" {risk.score.score}"
        yield f"{words.shortened(level(risk.score, rules), 40)}{number}"
    if risk.high:
        yield say.HIGH
    yield status(row)
    yield f"to {scopes(risk.scopes)}"
    if risk.area and with_area:
        yield place_called(front, risk.area)
    if risk.standing and row.held_by:
        yield lists.WAITS_FOR.format(office=office(front, row.held_by))


def mitigation(front: Front, row: RiskRow, number: int) -> str:
    """Return one of the actions, by its number, with whose it is and whether it is done."""
    each = next(one for one in row.risk.mitigations if one.number == number)
    done = ""
    if each.done is not None:
        done = say.MIT_DONE.format(day=said_day(each.done), shown=each.shown)
    elif each.dropped:
        done = say.MIT_DROPPED.format(reason=each.dropped)
    due = "" if each.due is None else say.MIT_DUE.format(day=said_day(each.due))
    owner = whose(front, each.office, each.owner)
    owner = owner or whose(front, row.risk.office, row.risk.owner) or say.NO_OWNER
    return say.MITIGATION.format(number=number, what=each.what, whose=owner, due=due, done=done)
