"""Which features there are, in the order in which the page of an entry shows them."""

from bot.approval_feature import FEATURE as APPROVAL
from bot.associations_feature import ASSOCIATIONS_FEATURE
from bot.feature import Feature
from bot.question_feature import QUESTION_FEATURE
from bot.reps_feature import REPS_FEATURE
from bot.sharing_feature import SHARING
from bot.sheets_feature import SHEETS
from bot.tasks_feature import TASKS_FEATURE

FEATURES: tuple[Feature, ...] = (
    APPROVAL,
    REPS_FEATURE,
    QUESTION_FEATURE,
    SHEETS,
    SHARING,
    ASSOCIATIONS_FEATURE,
    TASKS_FEATURE,
)
