"""What a notice is about says whether it must be told, and whether it may disturb at night."""

from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "approval",
    "approval-decided",
    "approval-reminder",
    "approval-escalated",
    "consultation",
    "breach",
    "question",
    "question-answered",
    "task",
    "duty",
    "review",
    "renewal",
    "appointment",
    "association",
    "meeting",
    "risk",
    "risk-told",
    "risk-due",
    "report",
    "report-due",
    "office",
    "unreached",
    "digest",
]

STATUTORY: frozenset[Kind] = frozenset(
    {
        "approval",
        "approval-decided",
        "approval-escalated",
        "consultation",
        "breach",
        "duty",
        "risk",
        "risk-told",
        "unreached",
    }
)
"""Decisions that are asked for or were taken, duties, breaches and risks: nobody opts out of them.

No document names such a list; it is ours.
"""

URGENT: frozenset[Kind] = frozenset({"breach"})
"""What is told at once at night, on Sundays and on bank holidays too."""
