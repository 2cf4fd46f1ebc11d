"""Every section that a report may name is in one table, put together from the modules of each."""

from domain.services.reporting.scope import Builder, SectionId
from domain.services.reporting.sections_asked import ASKED_SECTIONS
from domain.services.reporting.sections_before import BEFORE
from domain.services.reporting.sections_meetings import MEETING_SECTIONS
from domain.services.reporting.sections_notes import NOTE_SECTIONS
from domain.services.reporting.sections_risk_log import RISK_LOG_SECTIONS
from domain.services.reporting.sections_risks import RISK_SECTIONS
from domain.services.reporting.sections_standing import STANDING_SECTIONS

SECTIONS: dict[SectionId, Builder] = {
    **BEFORE,
    **MEETING_SECTIONS,
    **NOTE_SECTIONS,
    **RISK_SECTIONS,
    **RISK_LOG_SECTIONS,
    **STANDING_SECTIONS,
    **ASKED_SECTIONS,
}
"""The builder of each section by its id."""
