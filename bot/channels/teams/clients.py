"""What a client is and can do is read off what it sends: nothing is asked of it."""

from bot.channels.teams.arriving import Arrived

_PERSONAL = "personal"
_CLIENT = "clientInfo"


def personal(arrived: Arrived) -> bool:
    """Tell whether nobody else reads the conversation; a client that does not say has one person.

    A group says of itself that it is one, by its type or by ``isGroup``.
    """
    if arrived.conversation_type:
        return arrived.conversation_type == _PERSONAL
    conversation = arrived.raw.get("conversation")
    return not (isinstance(conversation, dict) and conversation.get("isGroup"))


def has_dialogs(arrived: Arrived) -> bool:
    """Tell whether the client opens dialogs: Teams does and says what it is, a stand-in is mute."""
    entities = arrived.raw.get("entities")
    if not isinstance(entities, list):
        return False
    return any(isinstance(each, dict) and each.get("type") == _CLIENT for each in entities)
