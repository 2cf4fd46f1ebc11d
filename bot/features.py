"""Which features there are, in the order in which the page of an entry shows them."""

from bot.feature import Feature
from bot.question_feature import QUESTION_FEATURE

FEATURES: tuple[Feature, ...] = (QUESTION_FEATURE,)
