"""``python -m bench.calendars`` works out ten years of due days of five hundred entries.

The yardstick is ``json``, writing and reading the same days.
"""

import json
import sys
from datetime import date
from time import perf_counter

from tests.support.ten_years import ENTRIES, FIRST, LAST, WHO, ten_years

MOST_SECONDS = 30


def main() -> None:
    """Print the figures; exit with 1 where it took longer than it may."""
    calendars = ten_years()
    begun = perf_counter()
    told = calendars.between(WHO, FIRST, LAST)
    taken = perf_counter() - begun
    days = [
        [due.kind, due.stream, due.title, due.due.isoformat() if isinstance(due.due, date) else ""]
        for due in told
    ]
    begun = perf_counter()
    read = json.loads(json.dumps(days))
    yardstick = perf_counter() - begun
    ratio = taken / yardstick
    print(
        f"{len(read):,} due days of {ENTRIES} entries from {FIRST} to {LAST}:"
        f" {taken:.2f} s, {ratio:.0f} times as long as json writes and reads them"
    )
    sys.exit(0 if taken < MOST_SECONDS else 1)


if __name__ == "__main__":
    main()
