"""A view is a pure fold of events that can be thrown away and rebuilt at any time."""

from domain.views.approvals import APPROVALS
from domain.views.bodies import BODIES
from domain.views.enquiries import ENQUIRIES
from domain.views.forms import FORMS
from domain.views.meetings import MEETINGS
from domain.views.notices import NOTICES
from domain.views.offices import OFFICES
from domain.views.outbox import OUTBOX
from domain.views.outbox_watch import OUTBOX_WATCH
from domain.views.people import PEOPLE
from domain.views.preferences import PREFERENCES
from domain.views.questions import QUESTIONS
from domain.views.records import RECORDS
from domain.views.register import REGISTER
from domain.views.reports import REPORTS
from domain.views.representation import REPRESENTATION
from domain.views.reviews import REVIEWS
from domain.views.risks import RISKS
from domain.views.switches import SWITCHES
from domain.views.tasks import TASKS
from domain.views.view import AnyView

__all__ = ["VIEWS"]

VIEWS: tuple[AnyView, ...] = (
    ENQUIRIES,
    REGISTER,
    OFFICES,
    FORMS,
    PEOPLE,
    QUESTIONS,
    REPRESENTATION,
    RECORDS,
    BODIES,
    REVIEWS,
    RISKS,
    APPROVALS,
    TASKS,
    SWITCHES,
    MEETINGS,
    REPORTS,
    OUTBOX,
    OUTBOX_WATCH,
    NOTICES,
    PREFERENCES,
)
"""Every view that is kept; a new one is named here and filled at the next start."""
