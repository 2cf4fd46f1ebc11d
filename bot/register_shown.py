"""The registers are printed as they stand, or stood: a list to scan, an entry to read whole."""

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from bot.approval_stands import told_of
from bot.days import LONDON, end_of, said_day, said_moment
from bot.failures import WrongUse, say, tell
from bot.naming import Names
from bot.printing import print_sections
from bot.record_printed import record_as_data, record_sections
from bot.registry import kept_by
from bot.screens import Section
from bot.timeline_words import sentence
from bot.wiring import App
from domain.identity import Actor, short_form
from domain.policy.aspects import LEFT_OPEN
from domain.policy.edition import Edition
from domain.refusals import NoSuchId, NotRegistered, NotYourOffice
from domain.services.ledger import Change, Entry, Ledger
from domain.views.register import NO_OWNER, RegisterRow

WIDTH = 80
_GAP = "  "
ARRANGEMENT = "ARR"
_NUMBER, _TITLE, _KIND, _STAGE = 12, 34, 19, 9
_OPEN = "not settled yet"
_NO_ENQUIRY = "none; taken over from a spreadsheet, not decided here yet"
_EMPTY = (
    "Nothing is on the register yet; put a matter there with partnerships chat, or fill a new store"
    " with partnerships seed-demo."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the registers: by whom, as they stood on which day, in which form."""

    actor: Actor
    day: date | None
    as_json: bool


def list_register(app: App, asked: Asked, *, register: str, in_error: bool) -> None:
    """Print the entries that *asked* wants, those made in error only if *in_error*."""
    ledger, edition = Ledger(app.store, app.views, app.arrangements), app.desk.policy.edition
    moment = None if asked.day is None else end_of(asked.day)
    with readable(edition):
        known = [item.id for item in edition.collection("register").items]
        if register and register not in known:
            raise WrongUse(f"There is no such register; the policy has {', '.join(known)}.")
        rows = ledger.entries(asked.actor, register=register, as_at=moment, in_error=in_error)
    if asked.as_json:
        tell(json.dumps([_as_data(row) for row in rows], indent=2, ensure_ascii=False))
    elif rows:
        stands = told_of(app.desk.approvals, asked.actor, moment)
        for line in _table(rows, edition, stands):
            tell(line)
    else:
        say(_nothing(asked.day, register, edition))


def show_entry(app: App, asked: Asked, written: str) -> None:
    """Print the one entry *written*, whole."""
    ledger, edition = Ledger(app.store, app.views, app.arrangements), app.desk.policy.edition
    moment = None if asked.day is None else end_of(asked.day)
    with readable(edition):
        try:
            entry = ledger.entry(asked.actor, written, moment)
        except (NoSuchId, NotRegistered) as error:
            shown = textwrap.shorten(written, 60, placeholder=" ...")
            raise WrongUse(
                f"There is no entry {shown!r}; partnerships register list shows them all."
            ) from error
        if entry is None:
            row = app.arrangements.get(asked.actor, written)
            day = "" if asked.day is None else said_day(asked.day)
            first = said_moment(row.recorded_at)
            raise WrongUse(
                f"{row.short} was not on the register at the end of {day}; it was recorded on"
                f" {first}."
            )
    if asked.as_json:
        data = record_as_data(app.desk.records, entry)
        tell(json.dumps({**_whole(entry), **data}, indent=2, ensure_ascii=False))
    else:
        title = _plain(f"{entry.row.short}{_GAP}{entry.row.title}")
        stands = told_of(app.desk.approvals, asked.actor, moment).get(entry.row.id, "")
        *before, history = _sections(entry, edition, stands)
        held = record_sections(app.desk.records, entry)
        print_sections(title, tuple(wrapped((*before, *held, history))))


@contextmanager
def readable(edition: Edition) -> Iterator[None]:
    """Say who may read the registers when this person may not."""
    try:
        yield
    except NotYourOffice as error:
        who = " and the ".join(edition.applies_to)
        raise WrongUse(
            f"The register is open to the staff of {who}; name one with --as."
        ) from error


def _nothing(day: date | None, register: str, edition: Edition) -> str:
    if day is not None:
        return f"Nothing was on the register at the end of {said_day(day)}, as far as was recorded."
    if register:
        return f"Nothing is on it: {_register(edition, register)}. See partnerships register list."
    return _EMPTY


def _table(
    rows: Iterable[RegisterRow], edition: Edition, stands: Mapping[str, str]
) -> Iterator[str]:
    """Yield the entries under the register that they stand on, and whoever keeps it."""
    order = [item.id for item in edition.collection("register").items]

    def place(row: RegisterRow) -> tuple[int, str, str, str]:
        known = order.index(row.register_id) if row.register_id in order else len(order)
        return known, row.register_id, row.owner, row.ask

    columns = ("Number", "Title", "Kind", "Stage")
    places = groupby(sorted(rows, key=place), place)
    for n, ((_, register, owner, ask), group) in enumerate(places):
        keeper = kept_by(edition, owner, ask)
        kept = f"; {keeper}" if owner == NO_OWNER else f", kept by the {keeper}"
        yield from ("",) * bool(n)
        yield from textwrap.wrap(_register(edition, register) + kept, WIDTH)
        yield ""
        yield from _lines(columns)
        for row in group:
            stage = "in error" if row.entered_in_error else row.stage or "not said"
            said = f"; {stands[row.id]}" if row.id in stands else ""
            yield from _lines((row.short, _flagged(row) + said, _kind_in_short(row.kind), stage))


def _flagged(row: RegisterRow) -> str:
    return f"{row.title} (run partnerships rebuild)" if row.flagged else row.title


def _lines(cells: Sequence[str]) -> Iterator[str]:
    """Yield one row of the table, each cell wrapped within its column."""
    widths = (_NUMBER, _TITLE, _KIND, _STAGE)
    wrapped = [
        textwrap.wrap(_plain(cell), width, break_on_hyphens=False) or [""]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for n in range(max(map(len, wrapped))):
        parts = (
            (lines[n] if n < len(lines) else "").ljust(width)
            for lines, width in zip(wrapped, widths, strict=True)
        )
        yield _GAP.join(parts).rstrip()


def wrapped(sections: Iterable[Section]) -> Iterator[Section]:
    """Yield *sections* with lines that a terminal shows whole, and nothing that it would obey."""
    for section in sections:
        lines = (
            textwrap.wrap(_plain(line), WIDTH - 2, subsequent_indent="    ", break_on_hyphens=False)
            for line in section.lines
        )
        yield Section(section.heading, tuple(part for each in lines for part in each))


def _sections(entry: Entry, edition: Edition, stands: str) -> Iterator[Section]:
    row, basis = entry.row, entry.basis
    said = (f"How its approval stands: {stands}",) if stands else ()
    yield Section("Entry", (*_fields(row, edition), *said))
    ref = basis.edition
    yield Section(
        "What it rests on",
        (
            *(
                f"{name}: {said}{_cited(basis.clauses.get(part, ()))}"
                for name, part, said in (
                    (
                        "Partnership",
                        "partnership",
                        _label(edition, "partnership", basis.partnership),
                    ),
                    ("Kind", "kind", _label(edition, "kind", basis.kind)),
                    ("Approval", "approval", _label(edition, "approval", basis.approval)),
                    ("Register", "register", _register(edition, row.register_id)),
                )
            ),
            f"Enquiry: {_NO_ENQUIRY if row.enquiry is None else row.from_enquiry}",
            f"Policy: {ref.policy} {ref.version} ({ref.sha256[:12]})",
        ),
    )
    yield Section(
        "Linked entries",
        tuple(f"{each.short}{_GAP}{each.title}" for each in entry.linked),
    )
    yield Section("History", tuple(_history(entry.history, edition)))


def _fields(row: RegisterRow, edition: Edition) -> Iterator[str]:
    if row.entered_in_error:
        yield "ENTERED IN ERROR: it is on no list any more"
    if row.merged_into:
        yield f"MERGED: it is the same as {short_form(ARRANGEMENT, row.merged_into)}"
    yield f"Register: {_register(edition, row.register_id)}"
    yield f"Kept by: {kept_by(edition, row.owner, row.ask)}"
    yield f"Stage: {row.stage or 'not said'} ({row.status})"
    yield f"Partners: {'; '.join(row.partners) or 'none named'}"
    yield f"Put there: {said_day(row.registered_on)}, by {row.registrant}"
    yield f"Whole id: {row.id}"


def _history(history: Iterable[Change], edition: Edition) -> Iterator[str]:
    for change in history:
        offices = ", ".join(_office(edition, office) for office in change.by.offices)
        by = f"{change.by.id} ({offices})" if offices else change.by.id
        late = change.recorded_at.astimezone(LONDON).date() != change.happened_on
        recorded = f"recorded{' late,' if late else ''} {said_moment(change.recorded_at)}"
        what = sentence(change.event, change.body, Names(edition))
        yield f"{said_day(change.happened_on)} ({recorded}), by {by}: {what}"


def _as_data(row: RegisterRow) -> dict[str, object]:
    """Return a row as data: what it holds, its short id, how far it has come, and its keeper."""
    whole = row.model_dump(mode="json")
    keeper = None if row.owner == NO_OWNER else row.owner
    return {"number": row.short, **whole, "status": row.status, "keeper": keeper}


def _whole(entry: Entry) -> dict[str, object]:
    basis = entry.basis
    return {
        **_as_data(entry.row),
        "basis": {
            "enquiry": basis.enquiry,
            "edition": basis.edition.model_dump(),
            "partnership": basis.partnership,
            "kind": basis.kind,
            "approval": basis.approval,
            "clauses": {part: list(cited) for part, cited in basis.clauses.items()},
        },
        "linked": [{"number": row.short, "id": row.id, "title": row.title} for row in entry.linked],
        "history": [
            {
                "event": change.event,
                "position": change.position,
                "happened_on": change.happened_on.isoformat(),
                "recorded_at": change.recorded_at.isoformat(),
                "by": change.by.model_dump(mode="json"),
                "says": dict(change.says),
                "reason": change.reason,
            }
            for change in entry.history
        ],
    }


def _register(edition: Edition, register: str) -> str:
    items = edition.collection("register").items
    return next((item.label for item in items if item.id == register), register)


def _office(edition: Edition, office: str) -> str:
    return edition.office_titles.get(office, office)


def _label(edition: Edition, aspect: str, value: str) -> str:
    return _OPEN if value in {"", LEFT_OPEN} else edition.scalar(aspect).labels.get(value, value)


def _kind_in_short(kind: str) -> str:
    return _OPEN if kind == LEFT_OPEN else kind.replace("_", " ")


def _cited(clauses: Sequence[str]) -> str:
    return f" ({', '.join(clauses)})" if clauses else ""


def _plain(text: str) -> str:
    """Return *text* with nothing in it that a terminal would obey."""
    return "".join(c if c.isprintable() else " " for c in text)
