"""Names that people write alike are found alike, the likest first, and others are not."""

import pytest

from adapters.likeness_rapidfuzz import RapidLikeness

NAMES = {
    "dogs": "Joint dog unit",
    "roads": "Cheshire Safer Roads Partnership",
    "csp": "Halton Community Safety Partnership",
    "blank": "",
}
LIKENESS = RapidLikeness()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Joint dog unit", "dogs"),
        ("THE JOINT DOG-UNIT!", "dogs"),
        ("Unit of joint dogs", "dogs"),
        ("Joint dgo unit", "dogs"),
        ("Cheshire Safer Road Partnership", "roads"),
        ("Community Safety Partnership of Halton", "csp"),
    ],
)
def test_a_slip_another_order_or_more_words_are_alike(name, found):
    """The likest comes first, with how alike it is."""
    alike = LIKENESS.alike(name, NAMES, 80)
    assert next(iter(alike)) == found
    assert list(alike.values()) == sorted(alike.values(), reverse=True)
    assert all(80 <= score <= 100 for score in alike.values())


@pytest.mark.parametrize("name", ["Forensic laboratory", "", " ", "?!"])
def test_what_is_written_otherwise_or_says_nothing_is_like_none(name):
    """Nothing is like a blank, not even a blank."""
    assert dict(LIKENESS.alike(name, NAMES, 80)) == {}


def test_the_same_is_wholly_alike_whatever_its_capitals():
    """100, and the least that is asked for is a bound."""
    assert dict(LIKENESS.alike("joint DOG unit", NAMES, 100)) == {"dogs": 100}
