"""A decided matter that is two things is offered to be split."""

from bot.screens import Action
from bot.splitting_words import OFFER, WORD, lower
from domain.services.enquiries import Seen
from domain.services.splitting import offered


def split_actions(seen: Seen) -> tuple[Action, ...]:
    """Offer each way in which the decided matter *seen* can be split."""
    ways = offered(seen)
    return tuple(
        Action(
            WORD if len(ways) == 1 else f"{WORD} {number}",
            OFFER.format(says=each.says, apart=lower(each.apart.label)),
            f"Split off: {each.apart.label}",
        )
        for number, each in enumerate(ways, start=1)
    )
