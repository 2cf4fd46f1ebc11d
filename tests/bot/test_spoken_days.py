"""A day is read as people say it, and nothing else is taken for one."""

from datetime import date

import pytest

from bot.spoken_days import day_in

TODAY = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("how did it stand on 3 March 2026", date(2026, 3, 3)),
        ("How did it stand on 3rd of March, 2026?", date(2026, 3, 3)),
        ("as it was on March 3, 2026", date(2026, 3, 3)),
        ("as it was on 2026-03-03", date(2026, 3, 3)),
        ("as it was on 3/3/2026", date(2026, 3, 3)),
        ("as it was on 03/04/2025", date(2025, 4, 3)),
        ("how did it stand on 31 March", date(2026, 3, 31)),
        ("how did it stand on 1 april", date(2026, 4, 1)),
        ("how did it stand on 2 April", date(2025, 4, 2)),
        ("how did it stand on 25 dec", date(2025, 12, 25)),
        ("how did it stand on 1 Sept. 2025", date(2025, 9, 1)),
        ("how did it stand yesterday", date(2026, 3, 31)),
        ("how does it stand today", date(2026, 4, 1)),
        ("29 February", None),
        ("29 February 2024", date(2024, 2, 29)),
        ("31 June 2025", None),
        ("how did it stand in March", None),
        ("it may 4get", None),
        ("the history of ENQ-ABCDEFGH", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_say_it(text, day):
    """Without a year it is the last such day; one that there is not is no day."""
    assert day_in(text, TODAY) == day
