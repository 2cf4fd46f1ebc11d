"""Which features there are, in the order in which the page of an entry shows them."""

from bot.body_feature import BODY_FEATURE
from bot.feature import Feature
from bot.sharing_feature import SHARING
from bot.sheets_feature import SHEETS

FEATURES: tuple[Feature, ...] = (SHEETS, SHARING, BODY_FEATURE)
