"""Which features there are, in the order in which the page of an entry shows them."""

from bot.approval_feature import FEATURE as APPROVAL
from bot.feature import Feature
from bot.sharing_feature import SHARING
from bot.sheets_feature import SHEETS

FEATURES: tuple[Feature, ...] = (APPROVAL, SHEETS, SHARING)
