"""Which features there are, in the order in which the page of an entry shows them."""

from bot.approval_feature import FEATURE as APPROVAL
from bot.associations_feature import ASSOCIATIONS_FEATURE
from bot.body_feature import BODY_FEATURE
from bot.feature import Feature
from bot.meetings_feature import MEETINGS_FEATURE
from bot.notes_feature import NOTES
from bot.notices_feature import NOTICES_FEATURE
from bot.people_feature import PEOPLE_FEATURE
from bot.question_feature import QUESTION_FEATURE
from bot.record_feature import FEATURE as RECORD
from bot.report_feature import REPORTS_FEATURE
from bot.reps_feature import REPS_FEATURE
from bot.reviews_feature import REVIEWS
from bot.risk_feature import RISK_FEATURE
from bot.sharing_feature import SHARING
from bot.sheets_feature import SHEETS
from bot.switches_feature import SWITCHES
from bot.tasks_feature import TASKS_FEATURE

FEATURES: tuple[Feature, ...] = (
    SHEETS,
    APPROVAL,
    REVIEWS,
    RECORD,
    ASSOCIATIONS_FEATURE,
    MEETINGS_FEATURE,
    REPS_FEATURE,
    RISK_FEATURE,
    TASKS_FEATURE,
    QUESTION_FEATURE,
    PEOPLE_FEATURE,
    BODY_FEATURE,
    NOTES,
    SWITCHES,
    SHARING,
    NOTICES_FEATURE,
    REPORTS_FEATURE,
)
