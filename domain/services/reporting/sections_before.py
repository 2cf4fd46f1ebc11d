"""What the registers, the seats, the reviews, the duties and the approvals tell, in one table."""

from domain.services.reporting.scope import Builder, SectionId
from domain.services.reporting.sections_approvals import APPROVALS_SECTIONS
from domain.services.reporting.sections_entries import ENTRIES
from domain.services.reporting.sections_reviews import REVIEWS_SECTIONS
from domain.services.reporting.sections_seats import SEATS
from domain.services.reporting.sections_tasks import TASKS_SECTIONS
from domain.services.reporting.sections_told import TOLD

BEFORE: dict[SectionId, Builder] = {
    **ENTRIES,
    **REVIEWS_SECTIONS,
    **SEATS,
    **TASKS_SECTIONS,
    **APPROVALS_SECTIONS,
    **TOLD,
}
"""The sections over what is on the registers and what is done about it, by their ids."""
