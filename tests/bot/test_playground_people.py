"""Whoever Teams knows can be chosen in the Playground, and it always has people enough."""

import json

import pytest

from bot.failures import WrongUse
from bot.playground_people import Somebody, chosen, configuration

SERGEANT = Somebody("demo-sergeant", "a neighbourhood sergeant", "guid-1")
CHIEF = Somebody("demo-chief", "the Chief Constable", "guid-2")


def test_the_first_is_chosen_unless_somebody_is_named():
    """Who is unknown is named, with those that there are."""
    assert chosen((SERGEANT, CHIEF), "") == SERGEANT
    assert chosen((SERGEANT, CHIEF), "demo-chief") == CHIEF
    with pytest.raises(WrongUse, match="Nobody can be demo-x there; choose among demo-sergeant, "):
        chosen((SERGEANT, CHIEF), "demo-x")


def test_where_nobody_is_known_there_is_a_visitor():
    """A directory of one's own may know nobody by Teams."""
    assert chosen((), "").id == "visitor-1"


def test_the_chosen_one_is_at_the_keyboard_and_the_others_are_there():
    """It wants five others, and its own spelling of userPrincipleName."""
    config = json.loads(configuration((SERGEANT, CHIEF), CHIEF))
    assert config["currentUser"] == {
        "id": "29:demo-chief",
        "name": "Chief Constable",
        "givenName": "Chief",
        "surname": "Constable",
        "userPrincipleName": "demo-chief@example.com",
        "email": "demo-chief@example.com",
        "aadObjectId": "guid-2",
    }
    assert config["personalChat"] == {"id": "a:demo-chief"}
    assert [each["name"] for each in config["users"]] == [
        "Neighbourhood Sergeant", "Visitor 2", "Visitor 3", "Visitor 4", "Visitor 5",
    ]  # fmt: skip
    assert len({each["aadObjectId"] for each in config["users"]}) == 5
