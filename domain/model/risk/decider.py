"""What happens to a risk when something is wished of it, or why it does not."""

from functools import singledispatch

from domain.messages import Event
from domain.model.risk import keeping, scoring, stepping
from domain.model.risk.commands import CorrectRisk, ReopenRisk, ReportRisk, RiskCommand, VoidRisk
from domain.model.risk.ground import Ground
from domain.model.risk.refusals import NoSuchRisk, RiskIsOver, RiskIsVoid
from domain.model.risk.state import Risk

__all__ = ["Ground", "decide"]


def decide(command: RiskCommand, risk: Risk, ground: Ground) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it.

    What stands so already does not happen again: judging a risk as it was judged changes nothing.
    """
    if not isinstance(command, ReportRisk):
        if risk.status == "unopened":
            raise NoSuchRisk
        if risk.status == "void":
            raise RiskIsVoid
        if risk.status == "closed" and not isinstance(command, _OF_CLOSED):
            raise RiskIsOver
    return _decided(command, risk, ground)


_OF_CLOSED = (ReopenRisk, CorrectRisk, VoidRisk)
"""What may be wished of a closed risk."""


@singledispatch
def _decided(command: RiskCommand, risk: Risk, ground: Ground) -> list[Event]:
    """Return what *command* brings: what each does stands beside what it is like."""
    del risk, ground
    raise TypeError(type(command).__name__)


_decided.register(stepping.report)
_decided.register(stepping.evaluate)
_decided.register(stepping.log)
_decided.register(stepping.escalate)
_decided.register(stepping.decide_step)
_decided.register(stepping.close)
_decided.register(stepping.reopen)
_decided.register(scoring.score)
_decided.register(scoring.ask)
_decided.register(scoring.accept)
_decided.register(scoring.lapse)
_decided.register(scoring.review)
_decided.register(scoring.flag)
_decided.register(keeping.add)
_decided.register(keeping.complete)
_decided.register(keeping.drop)
_decided.register(keeping.give)
_decided.register(keeping.succeed)
_decided.register(keeping.reassign)
_decided.register(keeping.treat)
_decided.register(keeping.link)
_decided.register(keeping.unlink)
_decided.register(keeping.correct)
_decided.register(keeping.void)
