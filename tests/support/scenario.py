"""Given what happened, when something is wished, then this happens: the whole of it, or a refusal."""

from functools import reduce

from domain.model.arrangement import decider as arrangement
from domain.model.arrangement import state as arrangement_state
from domain.model.enquiry.decider import decide
from domain.model.enquiry.state import UNOPENED, evolve
from domain.model.form import decider as form
from domain.model.form import state as form_state
from domain.model.office import decider as office
from domain.model.office import state as office_state
from domain.model.report import decider as report
from domain.model.report import state as report_state
from domain.model.risk import decider as risk
from domain.model.risk.evolving import evolve as risk_evolve
from domain.model.risk.state import UNREPORTED
from domain.model.task import decider as task
from domain.model.task import state as task_state
from domain.refusals import Refusal
from tests.support.toy_policy import TOY


class Scenario:
    def __init__(self, decided):
        self._decided = decided

    def when(self, command):
        return Attempt(self._decided, command)


class Attempt:
    def __init__(self, decided, command):
        try:
            self._happened = decided(command)
        except Refusal as refusal:
            self._happened = refusal

    def then(self, *expected):
        """Expect exactly these events, in this order."""
        assert self._happened == list(expected)

    def then_refused(self, expected):
        """Expect this refusal, with this data."""
        assert self._happened == expected


def given(*events, policy=TOY):
    """Begin with an enquiry to which *events* happened."""
    state = reduce(evolve, events, UNOPENED)
    return Scenario(lambda command: decide(command, state, policy))


def given_entry(*events, matter):
    """Begin with a register entry to which *events* happened, about *matter*."""
    state = reduce(arrangement_state.evolve, events, arrangement_state.UNREGISTERED)
    return Scenario(lambda command: arrangement.decide(command, state, matter))


def given_office(*events):
    """Begin with an office to which *events* happened."""
    state = reduce(office_state.evolve, events, office_state.UNHELD)
    return Scenario(lambda command: office.decide(command, state))


def given_form(*events, about):
    """Begin with a form to which *events* happened, which looks at what it is *about*."""
    state = reduce(form_state.evolve, events, form_state.UNOPENED)
    return Scenario(lambda command: form.decide(command, state, about))


def given_risk(*events, ground):
    """Begin with a risk to which *events* happened, judged by what stands on *ground*."""
    state = reduce(risk_evolve, events, UNREPORTED)
    return Scenario(lambda command: risk.decide(command, state, ground))


def given_task(*events):
    """Begin with a task to which *events* happened."""
    state = reduce(task_state.evolve, events, task_state.UNOPENED)
    return Scenario(lambda command: task.decide(command, state))


def given_report(*events, written=None):
    """Begin with a report to which *events* happened; *written* is what a draft would say now."""
    state = reduce(report_state.evolve, events, report_state.UNOPENED)
    return Scenario(lambda command: report.decide(command, state, written))
