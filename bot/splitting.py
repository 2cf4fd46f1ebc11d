"""A matter that is two is offered to be split; each part then goes its own way, linked."""

from bot.front import Front
from bot.screens import Screen
from bot.splitting_words import JUST_ONE, NOTHING_TO_SPLIT, SPLIT, lower
from domain.services.splitting import offered, split


def split_matter(front: Front, which: str) -> Screen:
    """Split the matter in front, in the way with the number *which*, and go on with the new part.

    The part that stays is decided again first: its answers may have changed.
    """
    if front.empty:
        return front.welcome(NOTHING_TO_SPLIT)
    seen = front.seen()
    ways = offered(seen)
    if not ways:
        return front.now(JUST_ONE)
    number = int(which) if which.isdecimal() and len(which) < 3 else 1  # noqa: PLR2004 - 1 to 99
    if number not in range(1, len(ways) + 1):
        return front.now(JUST_ONE)
    chosen = ways[number - 1]
    here, apart = split(front.desk.enquiries, front.act("split"), seen.id, chosen.id)
    front.take(here)
    front.settled(here)
    front.take(apart)
    told = SPLIT.format(
        here=lower(chosen.here.label),
        number=here.short,
        apart=lower(chosen.apart.label),
        new=apart.short,
        clauses=", ".join(chosen.clauses),
    )
    return front.settled(apart, told)
