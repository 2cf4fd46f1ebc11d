"""What is written to the bot is read without its name, and with the names of others in plain."""

import re
from collections.abc import Iterable

# Possessive throughout: no text is looked at twice, however it is made.
_MENTION = re.compile(r"<at(?:\s[^<>]*+)?>([^<>]*+)</at>((?:&nbsp;|\s)*+)", re.IGNORECASE)


def without_mentions(text: str, entities: Iterable[object], *, bot_id: str, bot_name: str) -> str:
    """Return *text* as it was meant for the bot, without space at its ends.

    Every ``<at>name</at>`` is gone whose name is *bot_name*, or the one by which a mention among
    *entities* means *bot_id*. One that means somebody else leaves the name. Anything else that
    looks like a mention is what somebody typed, and stays.
    """
    if "<" not in text:
        return text.strip()
    ours, others = {bot_name.strip()} - {""}, set[str]()
    for name, about in _mentioned(entities):
        (ours if about == bot_id else others).add(name)

    def said(match: re.Match[str]) -> str:
        name = match[1].strip()
        if name in ours:
            before = match.string[match.start() - 1 : match.start()]
            return "" if not before or before.isspace() else " "
        return name + match[2] if name in others else match[0]

    return _MENTION.sub(said, text).strip()


def _mentioned(entities: Iterable[object]) -> Iterable[tuple[str, object]]:
    """Yield the name in each mention among *entities*, and the id of whom it means."""
    for entity in entities:
        match entity:
            case {"type": "mention", "text": str(text), "mentioned": {"id": about}}:
                if found := _MENTION.fullmatch(text.strip()):
                    yield found[1].strip(), about
            case _:
                pass
