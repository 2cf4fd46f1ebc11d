"""Worked cases of the Lancashire policy as a person would type them, from the opening on."""

OPENINGS = {
    "L01-community-safety": (
        (
            "We have to join the statutory community safety partnership. Do the Key Principles still"
            " apply?"
        ),
        "yes, none of these",
        "all yes",
        "why",
        "more",
        "1 not yet considered, 2a",
        "4, 5, rest no",
        "why",
        "answers",
    ),
    "L03-institute": (
        "I'm a member of a professional accounting institute for work. Where does that go?",
        "none of these",
        "new",
        "more",
        "register",
        "Institute membership",
        "The institute",
        "yes",
        "why",
    ),
    "L07-panel": (
        "It's called an advisory panel, but it also runs diversion projects with shared risk.",
        "yes, none of these",
        "1-4, 5b, 6, 7 no",
        "why",
        "more",
        "change 2",
        "no",
        "answers",
    ),
}
"""What is typed, line by line."""
