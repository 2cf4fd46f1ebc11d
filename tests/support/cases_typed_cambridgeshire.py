"""Worked cases of the Cambridgeshire policy as a person would type them, from the opening on."""

OPENINGS = {
    "C03-area-agreement": (
        (
            "We're about to renew our part in Cambridgeshire Together, the LAA, with its national"
            " indicators."
        ),
        "yes, all yes",
        "not sure",
        "no",
        "why",
        "more",
        "both",
        "1b, 2 yes",
        "answers",
    ),
    "C07-building-and-staff": (
        (
            "The new partnership will own a building and employ two people, and we may become"
            " responsible for one of them."
        ),
        "yes, all yes",
        "none of these",
        "why",
        "more",
        "both",
        "1a, 2 no",
        "why",
        "answers",
    ),
    "C11-training-site": (
        "Just us and one other Eastern Region force, sharing a training site.",
        "yes, all yes",
        "1 no, 2b",
        "3 yes, rest no",
        "why",
        "more",
        "change 1",
        "answers",
    ),
}
"""What is typed, line by line."""
