"""Which features there are, in the order in which the page of an entry shows them."""

from bot.feature import Feature
from bot.sheets_feature import SHEETS
from bot.tasks_feature import TASKS_FEATURE

FEATURES: tuple[Feature, ...] = (TASKS_FEATURE, SHEETS)
