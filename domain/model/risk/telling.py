"""Whoever reported a risk hears of each step that it takes."""

from domain.model.risk.messages import (
    EscalationDecided,
    RiskClosed,
    RiskEscalated,
    RiskEvaluated,
    RiskLogged,
    RiskReopened,
    RiskVoided,
)

REPORTER_HEARS = frozenset(
    event.stored_name
    for event in (
        RiskEvaluated,
        RiskLogged,
        RiskEscalated,
        EscalationDecided,
        RiskClosed,
        RiskReopened,
        RiskVoided,
    )
)
"""The events that its reporter is told of, by their stored names."""
