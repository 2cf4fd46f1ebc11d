"""What a client is and can do is read off what it sends: nothing is asked of it."""

from bot.channels.teams.addresses import loopback_url
from bot.channels.teams.arriving import Arrived

_PERSONAL = "personal"
_GROUPS = "19:"
_PLAYGROUND = "/_connector"
"""Where the connector of Microsoft's Playground is, at an address of this machine."""


def personal(arrived: Arrived) -> bool:
    """Tell whether nobody else reads the conversation.

    Where it does not say, a group tells itself by ``isGroup`` or by how Teams names groups.
    """
    if arrived.conversation_type:
        return arrived.conversation_type == _PERSONAL
    conversation = arrived.raw.get("conversation")
    says_so = isinstance(conversation, dict) and bool(conversation.get("isGroup"))
    return not says_so and not arrived.conversation.startswith(_GROUPS)


def has_dialogs(arrived: Arrived) -> bool:
    """Tell whether the client opens dialogs: all but the Playground do, whose page throws."""
    path = arrived.service_url.rstrip("/")
    return not (path.endswith(_PLAYGROUND) and loopback_url(arrived.service_url))
