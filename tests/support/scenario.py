"""Given what happened, when something is wished, then this happens: the whole of it, or a refusal."""

from functools import reduce

from domain.model.enquiry.decider import decide
from domain.model.enquiry.state import UNOPENED, evolve
from domain.refusals import Refusal
from tests.support.toy_policy import TOY


class Scenario:
    def __init__(self, events, policy):
        self._state = reduce(evolve, events, UNOPENED)
        self._policy = policy

    def when(self, command):
        return Attempt(self._state, command, self._policy)


class Attempt:
    def __init__(self, state, command, policy):
        try:
            self._happened = decide(command, state, policy)
        except Refusal as refusal:
            self._happened = refusal

    def then(self, *expected):
        """Expect exactly these events, in this order."""
        assert self._happened == list(expected)

    def then_refused(self, expected):
        """Expect this refusal, with this data."""
        assert self._happened == expected


def given(*events, policy=TOY):
    return Scenario(events, policy)
