"""What a deed on a risk lacks is asked for under the number of the risk."""

from bot import risk_words as say
from bot.asked import Ask, Values, asked, suggesting
from bot.feature import Deed
from bot.front import Front
from bot.screens import Field, Screen
from domain.views.risks import RiskRow

LONG = 2_000
"""Characters of a reason, and of what is done."""

REASON = Field("reason", say.WHY, required=True, longest=LONG)
"""Asks why."""


def asking(
    deed: Deed, row: RiskRow, named: tuple[str, str], fields: tuple[Field, ...], *about: str
) -> Ask:
    """Return what is asked for *row*, under its number; *named* are the title and the button."""
    title, button = named
    return suggesting(Ask(deed, title.format(number=row.short), button, fields, about))


def reasoned(
    front: Front, deed: Deed, row: RiskRow, named: tuple[str, str], *about: str
) -> Values | Screen:
    """Ask for a reason and for nothing else."""
    return asked(front, asking(deed, row, named, (REASON,), *about))
