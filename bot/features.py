"""Which features there are, in the order in which the page of an entry shows them."""

from bot.approval_feature import FEATURE as APPROVAL
from bot.feature import Feature

FEATURES: tuple[Feature, ...] = (APPROVAL,)
