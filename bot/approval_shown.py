"""Approvals are printed as they stand or stood: a line for each to scan, one whole to read."""

import json
from collections.abc import Iterator, Mapping, Sequence

from bot import approval_words as words_of
from bot import words
from bot.days import end_of, said_day
from bot.failures import WrongUse, say, tell
from bot.naming import plain
from bot.printing import print_sections
from bot.register_shown import Asked
from bot.screens import Section
from bot.wiring import App
from domain.refusals import NoSuchId, NotRegistered, NotYourOffice
from domain.services.approvals import Approval, Seat
from domain.services.sweeping import Swept
from domain.views.register import RegisterRow

_NONE = "No approval has been asked for, and none was gone without."
_NONE_OF_IT = "There is nothing yet about an approval of {number}."


def list_approvals(app: App, asked: Asked, *, mine: bool) -> None:
    """Print the approvals that *asked* wants; only what waits for who asks if *mine*."""
    rows = _rows(app, asked)
    if mine:
        theirs = {each.row.id for each in app.desk.approvals.waiting_for(asked.actor)}
        rows = tuple(each for each in rows if each[0].id in theirs)
    if asked.as_json:
        tell(json.dumps([_line_data(*each) for each in rows], indent=2, ensure_ascii=False))
        return
    titles = app.desk.policy.edition.office_titles
    for row, state in rows:
        tell(f"{row.short}  {row.title}: {words_of.STANDS[state.stands]}{_awaited(state, titles)}")
    if not rows:
        say(words_of.INBOX_EMPTY if mine else _NONE)


def show_approval(app: App, asked: Asked, written: str) -> None:
    """Print the approval of the one entry *written*."""
    try:
        row = app.arrangements.get(asked.actor, written)
    except (NoSuchId, NotRegistered) as error:
        raise WrongUse(
            f"There is no entry {words.shortened(written)!r}; partnerships approvals list shows"
            " those with an approval."
        ) from error
    found = next((each for each in _rows(app, asked) if each[0].id == row.id), None)
    if found is None:
        raise WrongUse(_NONE_OF_IT.format(number=row.short))
    if asked.as_json:
        whole = {**_line_data(*found), "approval": found[1].model_dump(mode="json")}
        tell(json.dumps(whole, indent=2, ensure_ascii=False))
        return
    titles = app.desk.policy.edition.office_titles
    title = f"{row.short}  {row.title}: {words_of.STANDS[found[1].stands]}"
    print_sections(title, tuple(_sections(found[1], titles)))


def swept_line(swept: Swept, titles: Mapping[str, str]) -> str:
    """Return what a sweep did about one request."""
    offices = _offices(swept.seats, titles)
    told = words.listed([titles.get(each, plain(each)) for each in swept.to])
    steps = {
        "reminded": f"reminded {offices}",
        "escalated": f"told {told} that {offices} does not answer",
        "expired": f"closed, since {offices} did not answer",
    }
    return f"{swept.number}  {swept.title}: {steps[swept.step]}"


def _rows(app: App, asked: Asked) -> tuple[tuple[RegisterRow, Approval], ...]:
    moment = None if asked.day is None else end_of(asked.day)
    try:
        return app.desk.approvals.all(asked.actor, moment)
    except NotYourOffice as error:
        who = " and the ".join(app.desk.policy.edition.applies_to)
        raise WrongUse(f"Approvals are open to the staff of {who}; name one with --as.") from error


def _awaited(state: Approval, titles: Mapping[str, str]) -> str:
    current = state.current
    if current is None or not current.awaited:
        return ""
    return f", from {_offices([each.seat for each in current.awaited], titles)}"


def _offices(seats: Sequence[Seat], titles: Mapping[str, str]) -> str:
    return words.listed(
        [
            titles.get(each.office, plain(each.office))
            + (f" ({plain(each.seat)})" if each.seat else "")
            for each in seats
        ]
    )


def _line_data(row: RegisterRow, state: Approval) -> dict[str, object]:
    current = state.current
    return {
        "number": row.short,
        "id": row.id,
        "title": row.title,
        "stands": state.stands,
        "awaited": [
            {"office": each.seat.office, "seat": each.seat.seat, "since": str(each.since)}
            for each in (() if current is None else current.awaited)
        ],
        "stale": [] if current is None else list(current.stale),
        "breaches": [
            {
                "gate": each.gate,
                "on": each.on.isoformat(),
                "missing": [seat.name for seat in each.missing],
                "clauses": list(each.clauses),
            }
            for each in state.unresolved
        ],
    }


def _sections(state: Approval, titles: Mapping[str, str]) -> Iterator[Section]:
    for request in state.requests:
        heading = f"Request {request.number}, {said_day(request.on)}"
        lines = [
            f"{_offices([each.seat], titles)}: "
            + (
                f"{words_of.ANSWERS[each.answer]} on {said_day(each.on)}, by {each.by}"
                if each.answer and each.on is not None
                else "awaited"
                if each.awaited and request.open
                else "not asked any more"
            )
            for each in request.asked
        ]
        stale = (f"Changed since: {', '.join(request.stale)}",) if request.stale else ()
        status = f"{request.requester} asked; {words_of.STATUSES[request.status]}"
        frozen = f"What was laid before them: {request.content.sha256[:12]}"
        yield Section(heading, (status, *lines, *stale, frozen))
    yield Section("Consulting", tuple(_consulting(state, titles)))
    yield Section("Out of order", tuple(_out_of_order(state, titles)))


def _consulting(state: Approval, titles: Mapping[str, str]) -> Iterator[str]:
    for each in state.consultations:
        kept = words_of.HEARD if each.outcome == "consulted" else words_of.NOT_APPROPRIATE
        said = kept.format(day=said_day(each.on), said=each.said.text)
        yield f"{titles.get(each.office, plain(each.office))}: {said}"


def _out_of_order(state: Approval, titles: Mapping[str, str]) -> Iterator[str]:
    for each in state.unresolved:
        yield (
            f"{words_of.GATES[each.gate]} on {said_day(each.on)} before"
            f" {_offices(each.missing, titles)} had approved ({', '.join(each.clauses)})"
        )
    for missed in state.missed:
        yield words_of.MISSED.format(
            gate=words_of.GATES[missed.gate],
            day=said_day(missed.on),
            label=missed.label or words_of.CONSULTING_FIRST,
            strength=words_of.STRENGTHS[missed.strength],
            clauses=", ".join(missed.clauses),
        )
