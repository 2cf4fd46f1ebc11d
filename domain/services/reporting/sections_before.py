"""What stood on the registers and in the diaries is told as rows of entries, seats and duties."""

from domain.services.reporting.scope import Builder, SectionId

BEFORE: dict[SectionId, Builder] = {}
"""The sections over entries, reviews, seats, tasks and approvals, by their ids."""
