"""The way of a risk: reported, judged, logged, passed on and decided on; closed and reopened."""

from domain.messages import Event
from domain.model.risk.awaiting import awaited, concerns, missing, open_on
from domain.model.risk.commands import (
    CloseRisk,
    DecideStep,
    EscalateRisk,
    EvaluateRisk,
    LogRisk,
    ReopenRisk,
    ReportRisk,
)
from domain.model.risk.evolving import evolve
from domain.model.risk.ground import Ground, may_be_borne, said
from domain.model.risk.messages import (
    EscalationDecided,
    RiskAcceptanceLapsed,
    RiskClosed,
    RiskEscalated,
    RiskEvaluated,
    RiskLogged,
    RiskReopened,
    RiskReported,
)
from domain.model.risk.refusals import (
    MinuteNeeded,
    NobodyLooksAfterIt,
    NobodysRisk,
    NoSuchStep,
    NotEvaluated,
    NothingDoneAboutIt,
    NotOnLog,
    NotPassedOn,
    NotSignificant,
    OnLogAlready,
    OtherRisk,
    PassedOnAlready,
    RiskIsOpen,
    StepBefore,
)
from domain.model.risk.saying import known
from domain.model.risk.state import Risk
from domain.policy.risk_rules import RiskStep


def report(command: ReportRisk, risk: Risk, ground: Ground) -> list[Event]:
    """Put on record what somebody says is a risk."""
    if risk.status != "unopened":
        raise OtherRisk
    said("title", command.title)
    said("what", command.what)
    if not command.scopes:
        raise NobodysRisk
    known(ground.rules, command)
    return [
        RiskReported(
            **dict(command), evaluator=ground.rules.evaluator, edition=ground.rules.edition
        )
    ]


def close(command: CloseRisk, risk: Risk, ground: Ground) -> list[Event]:
    """Let it be a risk no more."""
    del ground
    said("reason", command.reason)
    lapsed = [] if risk.acceptance is None else [RiskAcceptanceLapsed(because="closed")]
    return [*lapsed, RiskClosed(reason=command.reason)]


def reopen(command: ReopenRisk, risk: Risk, ground: Ground) -> list[Event]:
    """Let it stand where it stood before it was closed."""
    if risk.status != "closed":
        raise RiskIsOpen
    said("reason", command.reason)
    stood = "" if risk.score is None else risk.score.level
    logged = risk.before_closing == "logged"
    due = ground.next_review(stood, high=risk.high) if logged else None
    return _with_turn(RiskReopened(reason=command.reason, next_review=due), risk, ground)


def evaluate(command: EvaluateRisk, risk: Risk, ground: Ground) -> list[Event]:
    """Judge it; judging it as it was judged changes nothing."""
    said("reason", command.reason)
    if not command.scopes:
        raise NobodysRisk
    now = (command.significant, command.scopes, command.reason.text)
    if now == (risk.significant, risk.scopes, risk.judged):
        return []
    return _with_turn(RiskEvaluated(**dict(command), office=ground.office), risk, ground)


def log(command: LogRisk, risk: Risk, ground: Ground) -> list[Event]:
    """Put it on the log, with an owner and at least one thing that is done about it."""
    if risk.significant is None:
        raise NotEvaluated(ground.rules.evaluator)
    if risk.status == "logged":
        raise OnLogAlready
    if not ground.rules.goes_on_log(risk.scopes, significant=risk.significant):
        raise NotSignificant(ground.rules.evaluator)
    if not command.mitigations:
        raise NothingDoneAboutIt
    for each in command.mitigations:
        said("mitigation", each.what)
    if not command.office and (command.owner is None or not command.owner.known):
        raise NobodyLooksAfterIt
    may_be_borne(command.treatment, risk, ground)
    level = "" if risk.score is None else risk.score.level
    due = command.next_review or ground.next_review(level, high=risk.high)
    return _with_turn(RiskLogged(**{**dict(command), "next_review": due}), risk, ground)


def escalate(command: EscalateRisk, risk: Risk, ground: Ground) -> list[Event]:
    """Pass it on, once the steps before are taken and nothing is out by the same route."""
    step = _step(risk, ground, command.route, command.step)
    if step.does != "escalates":
        raise NoSuchStep(command.step, _steps_up(risk, ground))
    said("reason", command.reason)
    _can_be_reached(risk, step, ground)
    if (passed := open_on(risk, step.route)) is not None:
        raise PassedOnAlready(passed.to_office)
    event = RiskEscalated(
        **dict(command),
        from_office=step.step.from_office,
        to_office=step.step.to_office,
        document=step.document,
        clauses=step.step.clauses,
    )
    return _with_turn(event, risk, ground)


def decide_step(command: DecideStep, risk: Risk, ground: Ground) -> list[Event]:
    """Say what follows from a step, or what those to whom it was passed on made of it."""
    step = _step(risk, ground, command.route, command.step)
    said("reason", command.reason)
    passed = open_on(risk, step.route)
    if passed is None:
        raise NotPassedOn(step.route)
    chooses = step.does == "decides"
    if chooses is (command.choice == "considered") or not (
        passed.step == (step.needs[-1].id if chooses else step.id)
    ):
        raise NoSuchStep(command.step, _steps_up(risk, ground))
    if ground.recorded_for and not (command.minute or command.document):
        raise MinuteNeeded
    event = EscalationDecided(
        **dict(command),
        office=step.office if chooses else step.step.to_office,
        to_office=step.step.to_office if command.choice != "no" else "",
        recorded_for=ground.recorded_for,
    )
    return _with_turn(event, risk, ground)


def _step(risk: Risk, ground: Ground, route: str, step: str) -> RiskStep:
    if risk.significant is None:
        raise NotEvaluated(ground.rules.evaluator)
    found = ground.rules.step(route, step)
    if found is None or not concerns(risk, found):
        raise NoSuchStep(step, _steps_up(risk, ground))
    return found


def _steps_up(risk: Risk, ground: Ground) -> tuple[str, ...]:
    """Return the steps by which such a risk is passed on or decided on."""
    up = (e for e in ground.rules.of_scopes(risk.scopes) if e.does in {"escalates", "decides"})
    return tuple(each.id for each in up)


def _can_be_reached(risk: Risk, step: RiskStep, ground: Ground) -> None:
    before = missing(risk, step)
    if before is None:
        return
    if before.does == "logs":
        raise NotOnLog(ground.rules.logger)
    raise StepBefore(before.id, before.office)


def _with_turn(event: Event, risk: Risk, ground: Ground) -> list[Event]:
    """Return *event* saying whose turn it is after it."""
    return [event.model_copy(update={"awaits": awaited(evolve(risk, event), ground.rules)})]
