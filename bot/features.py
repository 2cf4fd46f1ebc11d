"""Which features there are, in the order in which the page of an entry shows them."""

from bot.feature import Feature
from bot.reviews_feature import REVIEWS
from bot.sheets_feature import SHEETS

FEATURES: tuple[Feature, ...] = (
    REVIEWS,
    SHEETS,
)
