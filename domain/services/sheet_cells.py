"""What a row of the sheet says of an entry is read one way and written the other, and agrees."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from domain.policy.aspects import LEFT_OPEN
from domain.services.sheet_columns import Naming
from domain.views.register import NO_OWNER, RegisterRow

LONGEST = 200
"""Characters of a title or of one partner."""

MOST_PARTNERS = 30

_BETWEEN = "; "
_WRITTEN = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")
_PARTED = re.compile(r"[;\n]")


def cells_of(row: RegisterRow, naming: Naming) -> dict[str, str]:
    """Return what stands for *row* in the columns that every entry has, by their ids."""
    origin = row.origin
    return {
        "number": row.short,
        "title": row.title,
        "register": naming.registers.shown(row.register_id),
        "kind": "" if row.kind in {"", LEFT_OPEN} else naming.kinds.shown(row.kind),
        "stage": "" if row.stage is None else naming.stages.shown(row.stage),
        "partners": joined(row.partners),
        "registered_on": row.registered_on.isoformat(),
        "reference": "" if origin is None else origin.reference,
        "owner": "" if row.owner == NO_OWNER else naming.offices.shown(row.owner),
        "approval": "" if row.approval in {"", LEFT_OPEN} else naming.approvals.shown(row.approval),
        "matter": row.from_enquiry,
        "recorded_on": row.recorded_at.date().isoformat(),
        "changed_on": row.touched_at.date().isoformat(),
    }


def joined(names: Sequence[str]) -> str:
    """Return *names* in one cell; :func:`parted` makes them of it again.

    >>> joined(["Halton", "Wirral"]), joined(["Halton, Knowsley and Sefton"])
    ('Halton; Wirral', 'Halton, Knowsley and Sefton;')
    """
    text = _BETWEEN.join(names)
    return f"{text};" if "," in text and ";" not in text else text


def parted(cell: str) -> tuple[str, ...]:
    """Return the names in *cell*, each once: between semicolons or lines, or else commas.

    >>> parted("Halton, Wirral"), parted("Halton, Knowsley and Sefton;")
    (('Halton', 'Wirral'), ('Halton, Knowsley and Sefton',))
    """
    parts = _PARTED.split(cell) if _PARTED.search(cell) else cell.split(",")
    return tuple(dict.fromkeys(name for part in parts if (name := " ".join(part.split()))))


def day_in(text: str) -> date | None:
    """Return the day that *text* is, written as people here write it; None for any other text.

    >>> str(day_in("1/4/2026")), str(day_in("1 April 2026")), day_in("4/13/2026"), day_in("1/4/26")
    ('2026-04-01', '2026-04-01', None, None)
    """
    said = " ".join(text.split())
    try:
        return date.fromisoformat(said)
    except ValueError:
        pass
    for form in _WRITTEN:
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    return None
