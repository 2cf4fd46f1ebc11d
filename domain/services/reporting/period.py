"""Of which days a report tells, as sections and screens name them."""

from domain.model.report.period import (
    NotAPeriod,
    Period,
    as_at_day,
    days_from,
    days_to,
    last_before,
    months_from,
    period_from,
    period_of,
    said_day,
    year_ending,
)

__all__ = [
    "NotAPeriod",
    "Period",
    "as_at_day",
    "days_from",
    "days_to",
    "last_before",
    "months_from",
    "period_from",
    "period_of",
    "said_day",
    "year_ending",
]
