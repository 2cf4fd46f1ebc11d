"""An activity is taken in when whatever the channel acts on is there and is what it should be."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.channels.teams.addresses import LONGEST_URL
from bot.channels.teams.mentions import without_mentions
from bot.channels.teams.reading import BAD_REQUEST
from bot.channels.teams.refused import Refused
from bot.channels.teams.shapes import ACTIVITY, reduced

ACTS = frozenset({"message", "invoke"})
"""The types of activity by which somebody does something; such a one has an id and a sender."""

_LONGEST_NAME = 200
_LONGEST_ID = 500
_GUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class Arrived:
    """An activity as it came in, with what the channel reads of it; what was not there is ""."""

    type: str
    name: str
    id: str
    channel: str
    service_url: str
    conversation: str
    conversation_type: str
    """``personal``, ``groupChat`` or ``channel`` in Teams."""

    tenants: frozenset[str]
    """Every tenant that the activity names, in lower case; usually the same one twice."""

    person: str
    """The directory id (``aadObjectId``) of the sender, in lower case."""

    sender: str
    """The sender's id in this channel, which says who it is to nobody else."""

    text: str
    """What was written, without the bot's own mention and without space at its ends."""

    value: object
    """What a button or a form sent along: any JSON, or None."""

    reply_to: str
    raw: Mapping[str, object]
    """The whole activity, but for fields in a shape that nobody expected (see `shapes`)."""

    @property
    def acts(self) -> bool:
        """Whether somebody does something by it, and an answer is awaited."""
        return self.type in ACTS

    @property
    def facts(self) -> dict[str, str]:
        """What a security event tells of it: the log hashes who and where it was."""
        return {
            "type": self.type,
            "name": self.name,
            "channel": self.channel,
            "activity": self.id,
            "person": self.person or self.sender,
            "conversation": self.conversation,
        }


def arrive(activity: Mapping[str, object]) -> Arrived:
    """Return *activity* taken in; raise `Refused` (400) if what is acted on is missing or odd.

    A type nobody knows is taken in: Teams may invent one tomorrow, and stops calling who fails.
    """
    kind = _text(activity, "type", _LONGEST_NAME, needed=True)
    needed = kind in ACTS
    sender = _object(activity, "from", needed=needed)
    conversation = _object(activity, "conversation", needed=True)
    tenant = _object(_object(activity, "channelData"), "tenant")
    raw = reduced(activity, ACTIVITY)
    return Arrived(
        type=kind,
        name=_text(activity, "name", _LONGEST_NAME, needed=kind == "invoke"),
        id=_text(activity, "id", _LONGEST_ID, needed=needed),
        channel=_text(activity, "channelId", _LONGEST_NAME, needed=True),
        service_url=_text(activity, "serviceUrl", LONGEST_URL, needed=True),
        conversation=_text(conversation, "id", _LONGEST_ID, needed=True),
        conversation_type=_text(conversation, "conversationType", _LONGEST_NAME),
        tenants=_tenants(_text(conversation, "tenantId"), _text(tenant, "id")),
        person=_text(sender, "aadObjectId").lower(),
        sender=_text(sender, "id", needed=needed),
        text=_written(_text(activity, "text", None), raw),
        value=activity.get("value"),
        reply_to=_text(activity, "replyToId"),
        raw=raw,
    )


def directory_id(text: str) -> bool:
    """Tell whether *text* is shaped like the id of a person in the directory."""
    return _GUID.fullmatch(text) is not None


def _text(
    within: Mapping[str, object],
    name: str,
    longest: int | None = _LONGEST_ID,
    *,
    needed: bool = False,
) -> str:
    """Return the text *name*; "" where it is missing, or null, and not *needed*."""
    value = within.get(name)
    if value is None:
        value = ""
    if not isinstance(value, str) or (longest is not None and len(value) > longest):
        raise Refused(BAD_REQUEST, "field-unreadable")
    if needed and not value:
        raise Refused(BAD_REQUEST, "field-missing")
    return value


def _object(within: Mapping[str, object], name: str, *, needed: bool = False) -> dict[str, object]:
    value = within.get(name)
    if value is None and not needed:
        return {}
    if value is None:
        raise Refused(BAD_REQUEST, "field-missing")
    if not isinstance(value, dict):
        raise Refused(BAD_REQUEST, "field-unreadable")
    return value


def _tenants(*named: str) -> frozenset[str]:
    return frozenset(each.lower() for each in named if each)


def _written(text: str, raw: Mapping[str, object]) -> str:
    bot = _object(raw, "recipient")
    entities = raw.get("entities")
    return without_mentions(
        text,
        entities if isinstance(entities, list) else (),
        bot_id=_text(bot, "id"),
        bot_name=_text(bot, "name"),
    )
