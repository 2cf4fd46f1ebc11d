"""What is held is said alike wherever it is said: how much, since when, why, and what to do."""

from bot.days import said_moment
from bot.life import Life
from domain.services.noticing import Standing


def held_now(life: Life) -> str:
    """Say what is held, once it was looked whether anything is to be."""
    life.outbox.raise_due()
    return held_told(life.notices.stands())


def held_told(standing: Standing) -> str:
    """Say what is held and why, as one clause; nothing where nothing is."""
    held = standing.held
    if held is None:
        return ""
    count = len(standing.kept_back)
    why = (
        "somebody wanted it so"
        if held.since is None
        else f"nobody had looked after them since {said_moment(held.since)}"
    )
    return (
        f"{count} held that came up before {said_moment(held.before)}, since {why}; look at them"
        " with partnerships notices list, then partnerships notices release, or release --drop"
    )
