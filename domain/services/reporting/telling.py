"""Numbers, days, people and lists are said alike in every section of every report."""

from collections.abc import Iterable
from datetime import date

from domain.model.arrangement.representation.parts import Named
from domain.services.reporting.scope import Scope

SILENT = "—"
"""What stands in a cell where nothing was said."""


def day_said(day: date | None) -> str:
    """Return *day* as people here write it, or that there is none.

    >>> day_said(date(2026, 7, 3)), day_said(None)
    ('3 July 2026', '—')
    """
    return SILENT if day is None else f"{day.day} {day:%B %Y}"


def counted(number: int, one: str, many: str = "") -> str:
    """Return how many there are of *one*, in words where there are none.

    >>> counted(0, "meeting"), counted(1, "meeting"), counted(2, "entry", "entries")
    ('no meetings', '1 meeting', '2 entries')
    """
    several = many or f"{one}s"
    return f"{number or 'no'} {one if number == 1 else several}"


def figure_line(*parts: str) -> str:
    """Return the numbers of a part in one sentence.

    >>> figure_line("no meetings", "1 risk")
    'No meetings, 1 risk.'
    """
    said = ", ".join(parts)
    return f"{said[:1].upper()}{said[1:]}."


def listed(names: Iterable[str]) -> str:
    """Return *names* in one phrase, each once, or that nobody is named.

    >>> listed(["Halton", "Warrington", "Halton"]), listed(["A", "B", "C"])
    ('Halton and Warrington', 'A, B and C')
    """
    each = [name for name in dict.fromkeys(names) if name]
    if len(each) < 2:  # noqa: PLR2004 - two make a list
        return "".join(each) or "nobody"
    return f"{', '.join(each[:-1])} and {each[-1]}"


def cell(text: str) -> str:
    """Return *text* on one line, whole, or that nothing was said."""
    return " ".join(text.split()) or SILENT


def who(scope: Scope, named: Named | None) -> str:
    """Return who is meant, by role where the directory knows them, "" where nobody is."""
    if named is None or not named.known:
        return ""
    if named.person is None:
        return named.name.text.strip() if named.name else ""
    person = scope.read.offices.find(named.person)
    return "somebody who is in the directory no more" if person is None else person.shown


def office_said(scope: Scope, office: str) -> str:
    """Return what *office* is called, with its article, or that nobody does its work today."""
    return f"the {scope.office_title(office)}" if office else "nobody yet"
