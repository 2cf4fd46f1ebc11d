"""A cell is text wherever it is opened, and comes back from there as it went."""

import re
from datetime import date, datetime, time

from domain.ports.sheets import LONGEST_CELL

FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")  # noqa: RUF001 - spreadsheets take these as well
"""What a spreadsheet may take for a formula, with the apostrophes that hide such a text already."""

_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MUST_BE_CODED = re.compile(
    r"_(?=x[0-9A-Fa-f]{4}_)|[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
_CUT = " … [cut: too long for a cell]"


def hidden(text: str) -> str:
    """Return *text* with an apostrophe before it if a spreadsheet might calculate it.

    >>> hidden("=1+1"), hidden("'=1+1"), hidden("O'Neill")
    ("'=1+1", "''=1+1", "O'Neill")
    """
    return f"'{text}" if FORMULA.match(text) else text


def shown(text: str) -> str:
    """Return what :func:`hidden` was given to make *text*."""
    return text[1:] if text.startswith("'") and FORMULA.match(text) else text


def coded(text: str) -> str:
    """Return *text* as a workbook holds it: what XML cannot say by its number (ST_Xstring).

    >>> coded("_x0041_"), coded(chr(1))
    ('_x005F_x0041_', '_x0001_')
    """
    return _MUST_BE_CODED.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def decoded(text: str) -> str:
    """Return what :func:`coded` was given to make *text*."""
    return _CODED.sub(lambda found: chr(int(found[1], 16)), text)


def fitting(text: str) -> str:
    """Return *text*, cut and saying so where no cell could hold it."""
    if len(text) <= LONGEST_CELL:
        return text
    return text[: LONGEST_CELL - len(_CUT)] + _CUT


def as_text(value: object) -> str:
    """Return the *value* of a workbook's cell as text.

    >>> as_text(42.0), as_text(True), as_text(datetime(2026, 4, 1)), as_text(None)
    ('42', 'yes', '2026-04-01', '')
    """
    match value:
        case None | bool():
            return {None: "", True: "yes", False: "no"}[value]
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time.min:
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case str():
            return decoded(value)
        case _:
            return str(value)
