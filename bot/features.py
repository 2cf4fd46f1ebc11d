"""Which features there are, in the order in which the page of an entry shows them."""

from bot.approval_feature import FEATURE as APPROVAL
from bot.feature import Feature
from bot.question_feature import QUESTION_FEATURE
from bot.record_feature import FEATURE as RECORD
from bot.reps_feature import REPS_FEATURE
from bot.sharing_feature import SHARING
from bot.sheets_feature import SHEETS

FEATURES: tuple[Feature, ...] = (
    APPROVAL,
    RECORD,
    REPS_FEATURE,
    QUESTION_FEATURE,
    SHEETS,
    SHARING,
)
