"""What a risk or a meeting is about is named by its entry, meeting or form, with its number."""

from domain.identity import short_form
from domain.model.arrangement.messages import STREAM as ENTRIES
from domain.model.form.messages import PREFIX as FORM
from domain.model.form.messages import STREAM as FORMS
from domain.model.meeting.messages import STREAM as MEETING_STREAM
from domain.services.reporting.scope import Scope
from domain.services.reporting.telling import SILENT, cell, day_said
from domain.views.meetings import MEETINGS
from domain.views.register import REGISTER


def entry_named(scope: Scope, stream: str) -> str:
    """Return the title and number of an entry by its stream, or that there is none."""
    if not stream.startswith(ENTRIES):
        return SILENT
    rows = {row.id: row for row in scope.rows(REGISTER)}
    row = rows.get(stream.removeprefix(ENTRIES))
    return SILENT if row is None else f"{cell(row.title)} ({row.short})"


def source_named(scope: Scope, stream: str) -> str:
    """Return the meeting or form that something was said in, or that it was neither."""
    if stream.startswith(MEETING_STREAM):
        rows = {row.id: row for row in scope.rows(MEETINGS)}
        row = rows.get(stream.removeprefix(MEETING_STREAM))
        if row is not None:
            return f"{cell(row.meeting.title)}, {day_said(row.meeting.on)} ({row.short})"
    if stream.startswith(FORMS):
        return f"A form ({short_form(FORM, stream.removeprefix(FORMS))})"
    return SILENT
