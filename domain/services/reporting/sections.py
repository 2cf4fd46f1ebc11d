"""Every section that a report may name is in one table, put together from the modules of each."""

from collections.abc import Collection

from domain.policy.document import Document
from domain.services.reporting.scope import Builder, SectionId
from domain.services.reporting.sections_asked import ASKED_SECTIONS
from domain.services.reporting.sections_before import BEFORE
from domain.services.reporting.sections_meetings import MEETING_SECTIONS
from domain.services.reporting.sections_notes import NOTE_SECTIONS
from domain.services.reporting.sections_risk_log import RISK_LOG_SECTIONS
from domain.services.reporting.sections_risks import RISK_SECTIONS
from domain.services.reporting.sections_standing import STANDING_SECTIONS
from domain.services.reporting.sections_triggers import TRIGGER_SECTIONS

SECTIONS: dict[SectionId, Builder] = {
    **BEFORE,
    **MEETING_SECTIONS,
    **NOTE_SECTIONS,
    **TRIGGER_SECTIONS,
    **RISK_SECTIONS,
    **RISK_LOG_SECTIONS,
    **STANDING_SECTIONS,
    **ASKED_SECTIONS,
}
"""The builder of each section by its id."""


def unknown_sections(document: Document) -> tuple[str, ...]:
    """Return the sections that reports of *document* name and that there are not."""
    return tuple(
        f"report {report.id}: {section}"
        for report in document.reports
        for section in report.sections
        if section not in SECTIONS
    )


def unknown_fields(document: Document, fields: Collection[str]) -> tuple[str, ...]:
    """Return the fields that reports of *document* name and that are none of *fields*."""
    return tuple(
        f"report {report.id}: {field}"
        for report in document.reports
        for field in (*report.fields, *((report.flag,) if report.flag else ()))
        if field not in fields
    )
