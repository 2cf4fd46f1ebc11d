"""The row of an office says who has held it, from its events alone."""

from datetime import date
from functools import reduce

from domain.model.office.messages import OfficeAppointed, OfficeVacated
from domain.views.offices import OfficeRow, fold
from tests.support.builders import answered, recorded

JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)
ANN = OfficeAppointed(office="keeper", person="ann", organisation="force", since=JUNE)
GONE = OfficeVacated(office="keeper", person="ann", until=JULY)


def _row(*events):
    log = (recorded(event, "office-keeper", n) for n, event in enumerate(events, start=1))
    return reduce(fold, log, None)


def test_a_row_says_who_held_the_office_on_a_day():
    """From the first day to the last."""
    row = _row(ANN, GONE)
    assert row == OfficeRow(
        id="keeper",
        tenures=({"person": "ann", "organisation": "force", "since": JUNE, "until": JULY},),
    )
    assert (row.holders(JULY), row.holders(date(2026, 7, 2))) == (("ann",), ())


def test_an_office_that_nobody_was_appointed_to_has_no_row():
    """An event that makes no sense makes none, and changes none."""
    assert _row(GONE) is None
    assert _row(ANN, answered("contract", "no")) == _row(ANN)
