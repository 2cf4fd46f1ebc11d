"""Which features there are, in the order in which the page of an entry shows them."""

from bot.feature import Feature
from bot.record_feature import FEATURE as RECORD

FEATURES: tuple[Feature, ...] = (RECORD,)
