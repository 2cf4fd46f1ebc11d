"""What a report says of an entry is read once: where it is, what it is called, whether it counts.

An entry counts where it stands on the lists under the policy of the report, within its area.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from domain.model.arrangement.messages import STREAM
from domain.policy.aspects import LEFT_OPEN
from domain.services.reporting.period import said_day
from domain.services.reporting.scope import Scope
from domain.views.records import RECORDS
from domain.views.register import REGISTER, RegisterRow

NOWHERE = "No area"
STATUSES = ("Proposed", "Running", "Ending")
"""How far an entry may have come, in a word."""


def listed(scope: Scope) -> tuple[RegisterRow, ...]:
    """Return the entries that the report is about, by title."""
    within = areas_of(scope)
    found = (
        row
        for row in scope.rows(REGISTER)
        if row.listed and row.edition.policy == scope.edition.id and _in(scope, within, row.id)
    )
    return tuple(sorted(found, key=lambda row: (row.title.casefold(), row.id)))


def areas_of(scope: Scope) -> Mapping[str, frozenset[str]]:
    """Return the areas of every entry that is in any, by the id of the entry."""
    rows = (row for row in scope.rows(REGISTER) if not row.entered_in_error)
    streams = scope.read.places.among(rows, scope.rows(RECORDS), scope.as_at)
    return {stream.removeprefix(STREAM): areas for stream, areas in streams.items()}


def fields_of(scope: Scope) -> dict[str, Mapping[str, tuple[str, ...]]]:
    """Return what the registers held of each entry, by its id."""
    return {row.id: row.record.texts for row in scope.rows(RECORDS)}


def elsewhere(scope: Scope) -> tuple[str, ...]:
    """Say how many entries an area leaves out because they name none."""
    if not scope.area:
        return ()
    within = areas_of(scope)
    bare = sum(
        row.listed and row.edition.policy == scope.edition.id and row.id not in within
        for row in scope.rows(REGISTER)
    )
    if not bare:
        return ()
    entries = "1 entry says" if bare == 1 else f"{bare} entries say"
    return (f"{entries} nothing of any area, and so could not be counted in this one.",)


def status_of(row: RegisterRow) -> str:
    """Return how far an entry has come, in a word."""
    return row.status.capitalize()


def kind_of(scope: Scope, row: RegisterRow) -> str:
    """Return what sort of thing an entry is, as the policy calls it."""
    if row.kind in {"", LEFT_OPEN}:
        return "Not settled"
    return scope.edition.scalar("kind").labels.get(row.kind, row.kind)


def register_of(scope: Scope, row: RegisterRow) -> str:
    """Return what the register is called on which an entry stands."""
    items = scope.edition.collection("register").items
    return next((each.label for each in items if each.id == row.register_id), row.register_id)


def people(scope: Scope, ids: Iterable[str]) -> str:
    """Return who these are, by name where the directory knows them."""
    return ", ".join(person(scope, each) for each in ids)


def person(scope: Scope, written: str) -> str:
    """Return who that is, by name where the directory knows them."""
    found = scope.read.offices.find(written) if written else None
    return written if found is None else found.shown


def day_or(day: date | None, otherwise: str = "") -> str:
    """Return *day* as people read it, or what stands where there is none."""
    return otherwise if day is None else said_day(day)


def _in(scope: Scope, within: Mapping[str, frozenset[str]], entry: str) -> bool:
    return not scope.area or bool(within.get(entry, frozenset()) & set(scope.areas))
