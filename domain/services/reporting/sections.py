"""Every section that a report may name is in one table, put together from the modules of each."""

from domain.services.reporting.scope import Builder, SectionId
from domain.services.reporting.sections_before import BEFORE

SECTIONS: dict[SectionId, Builder] = {**BEFORE}
"""The builder of each section by its id."""
