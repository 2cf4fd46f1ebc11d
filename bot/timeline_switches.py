"""What happened to a part of a process that is turned on and off, as a timeline says it."""

from collections.abc import Callable

from bot.naming import Names
from bot.timeline_texts import Says, text_of


def _turned(says: Says, names: Names) -> str:
    paper = f", resting on “{text_of(says['document'])}”" if says["document"] else ""
    return (
        f"recorded that the {names.office(says['by'])} turned it {says['value']}"
        f" ({text_of(says['minute'])}{paper}): “{text_of(says['reason'])}”"
    )


OF_SWITCHES: dict[str, Callable[[Says, Names], str]] = {"switch-turned": _turned}
"""What is said of each event of a switch, by its name."""
