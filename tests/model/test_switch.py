"""A switch is turned by a decision with its minute, and never to where it stands already."""

from functools import reduce

import pytest

from domain.model.switch.decider import decide
from domain.model.switch.messages import SwitchTurned, TurnSwitch
from domain.model.switch.refusals import StandsSo
from domain.model.switch.state import UNTURNED, Switched, Turn, evolve
from domain.refusals import NothingSaid
from tests.support.builders import said

ON = SwitchTurned(
    value="on",
    by="engagement_committee",
    minute=said("Minute 14"),
    document=said("paper 3"),
    reason=said("agreed"),
)


def wish(value="on", **others):
    whole = {"by": "engagement_committee", "minute": said("Minute 14"), "reason": said("agreed")}
    return TurnSwitch(value=value, **(whole | others))


def after(*events):
    return reduce(evolve, events, UNTURNED)


def test_it_is_turned_with_minute_and_reason():
    """The event is the wish."""
    assert decide(wish(document=said("paper 3")), UNTURNED, "off") == [ON]


@pytest.mark.parametrize("lacking", ["minute", "reason"])
def test_without_minute_or_reason_nothing_happens(lacking):
    """Of what a committee decided both are wanted."""
    with pytest.raises(NothingSaid) as refused:
        decide(wish(**{lacking: said("  ")}), UNTURNED, "off")
    assert refused.value == NothingSaid(lacking)


def test_it_is_not_turned_to_where_it_stands():
    """At first, and after it was turned."""
    for state, at_first in ((UNTURNED, "on"), (after(ON), "off")):
        with pytest.raises(StandsSo):
            decide(wish(), state, at_first)
    assert decide(wish("off"), after(ON), "off")[0].value == "off"


def test_every_decision_is_kept_and_the_last_one_holds():
    """What is of something else changes nothing."""
    state = after(ON, ON.model_copy(update={"value": "off"}))
    turn = Turn(
        value="on",
        by="engagement_committee",
        minute="Minute 14",
        document="paper 3",
        reason="agreed",
    )
    assert state == Switched((turn, turn.model_copy(update={"value": "off"})))
    assert (state.value, UNTURNED.value) == ("off", None)
