"""Teams and its Bot Connector, behaving over real HTTP as the notes on them say."""

from tests.support.teams import faults
from tests.support.teams.cards import Card, CardError, buttons, inputs, texts
from tests.support.teams.chat import Chat
from tests.support.teams.client import FakeTeams
from tests.support.teams.connector import Call
from tests.support.teams.login import FakeLogin
from tests.support.teams.messages import Message, User
from tests.support.teams.turns import Dialog, Turn

__all__ = [
    "Call",
    "Card",
    "CardError",
    "Chat",
    "Dialog",
    "FakeLogin",
    "FakeTeams",
    "Message",
    "Turn",
    "User",
    "buttons",
    "faults",
    "inputs",
    "texts",
]
