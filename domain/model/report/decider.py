"""What happens to a report when something is wished of it, or why it does not."""

from domain.messages import Event, PersonalText
from domain.model.report.messages import (
    ClearReport,
    ReleaseReport,
    ReportCleared,
    ReportCommand,
    ReportDrafted,
    ReportReleased,
    ReportWithdrawn,
    WithdrawReport,
)
from domain.model.report.refusals import (
    ClearedElsewhere,
    DraftHasChanged,
    NotCleared,
    NotDrafted,
    OtherReport,
    ReportIsWithdrawn,
    ReportWasReleased,
)
from domain.model.report.state import Reported, identity
from domain.refusals import NothingSaid


def decide(
    command: ReportCommand, state: Reported, written: ReportDrafted | None = None
) -> list[Event]:
    """Return what happens if *command* is carried out, or refuse it.

    *written* is the draft that a wish for one leads to.

    What stands so already does not happen again. Clearing and releasing name the facts they are
    about, so that nobody lets go what they have not seen (CAM-0.7, A-50).
    """
    if written is not None:
        return _draft(written, state)
    if state.status == "unopened":
        raise NotDrafted
    if state.status == "withdrawn":
        raise ReportIsWithdrawn
    match command:
        case ClearReport():
            return _clear(command, state)
        case ReleaseReport():
            return _release(command, state)
        case WithdrawReport(reason=reason):
            _said("reason", reason)
            return [ReportWithdrawn(reason=reason)]
        case _:
            raise TypeError(type(command).__name__)


def _draft(written: ReportDrafted, state: Reported) -> list[Event]:
    if state.status != "unopened":
        if identity(written) != state.about:
            raise OtherReport
        if state.status == "released":
            raise ReportWasReleased
        if state.status == "withdrawn":
            raise ReportIsWithdrawn
        if written.sha256 == state.sha256:
            return []
    return [written]


def _clear(command: ClearReport, state: Reported) -> list[Event]:
    if command.sha256 != state.sha256:
        raise DraftHasChanged
    if command.office not in state.clears:
        raise ClearedElsewhere
    if command.office in state.cleared:
        return []
    return [ReportCleared(**dict(command))]


def _release(command: ReleaseReport, state: Reported) -> list[Event]:
    if command.sha256 != state.sha256:
        raise DraftHasChanged
    if state.uncleared:
        raise NotCleared(state.uncleared)
    _said("to", command.to)
    return [ReportReleased(**dict(command))]


def _said(field: str, text: PersonalText) -> None:
    if not text.text.strip():
        raise NothingSaid(field)
