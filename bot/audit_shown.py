"""What an audit finds is printed: what was decided again, a timeline, a transcript."""

import json
import textwrap
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from bot.days import end_of, said_day
from bot.failures import WrongUse, say, tell
from bot.printing import print_sections
from bot.refusing import those_who_may
from bot.timelines import LOST, Timeline, version
from bot.transcript_shown import as_data, sections
from bot.transcripts import steps
from bot.waiting import followed
from bot.wiring import App
from domain.identity import Actor
from domain.refusals import NoSuchId, NotDecided, NotYourOffice
from domain.services.replaying import Redecided, Replayed

_EMPTY = "Nothing was asked yet, so nothing was decided; ask something with partnerships chat."
_DOING = "Deciding again ..."


@dataclass(slots=True)
class _Tally:
    """What came of deciding again so far."""

    enquiries: int = 0
    decisions: int = 0
    different: int = 0

    def counted(self, found: Replayed) -> Replayed:
        """Return *found*, counted."""
        self.enquiries += 1
        self.decisions += len(found.outcomes)
        self.different += not found.same
        return found

    def __str__(self) -> str:
        """Return what it came to, on one line."""
        enquiries = _counted(self.enquiries, "enquiry", "enquiries")
        decisions = _counted(self.decisions, "decision", "decisions")
        found = (
            f"not as recorded: {_counted(self.different, 'enquiry', 'enquiries')}"
            if self.different
            else "each decided again with the same result"
        )
        return f"{enquiries}, {decisions}: {found}."


def replay_one(app: App, actor: Actor, written: str, *, as_json: bool) -> bool:
    """Decide one enquiry again and print what was found; return whether all is as recorded."""
    with _allowed(app, written):
        found = app.desk.audit.replay(actor, written)
    if as_json:
        tell(json.dumps(_as_data(found), indent=2, ensure_ascii=False))
    else:
        tally = _Tally()
        for line in _told(tally.counted(found)):
            tell(line)
        tell(str(tally))
    return found.same


def replay_all(app: App, actor: Actor, *, as_json: bool) -> bool:
    """Decide every enquiry again, print which are not as recorded; return whether none is."""
    with _allowed(app):
        found = app.desk.audit.replay_all(actor)
    tally = _Tally()
    rows = map(tally.counted, followed(found, app.desk.audit.enquiries, _DOING))
    if as_json:
        _tell_array(json.dumps(_as_data(each), ensure_ascii=False) for each in rows)
    else:
        for each in rows:
            for line in () if each.same else _told(each):
                tell(line)
        if tally.enquiries:
            tell(str(tally))
    if not tally.enquiries:
        say(_EMPTY)
    return not tally.different


def show_timeline(app: App, actor: Actor, written: str, day: date | None, *, as_json: bool) -> None:
    """Print every event of a record and of those linked to it, as recorded by the end of *day*."""
    audit = app.desk.audit
    with _allowed(app, written):
        account = audit.account(actor, written, None if day is None else end_of(day))
    timeline = Timeline(audit, account)
    if as_json:
        as_at = None if day is None else day.isoformat()
        tell(json.dumps({**timeline.as_data(), "as_at": as_at}, indent=2, ensure_ascii=False))
        return
    for line in timeline.lines():
        tell(line)
    if not account.lines and day is not None:
        say(f"Nothing of {account.number} had been recorded by the end of {said_day(day)}.")


def show_transcript(app: App, actor: Actor, written: str, *, as_json: bool) -> None:
    """Print what the person saw and answered in an enquiry or a form, and its results."""
    audit = app.desk.audit
    with _allowed(app, written):
        if audit.is_entry(written):
            raise WrongUse(
                f"{_short(written)} is an entry on a register; give the number of its enquiry,"
                " which partnerships register show names."
            )
        account = audit.account(actor, written, linked=False)
        again = () if account.enquiry is None else audit.replay(actor, written).outcomes
    timeline = Timeline(audit, account)
    told = steps(audit, account, again)
    if as_json:
        tell(json.dumps(as_data(timeline, told), indent=2, ensure_ascii=False))
        return
    print_sections(f"What was shown and answered in {account.number}", sections(timeline, told))
    for remark in timeline.remarks():
        tell(remark)


@contextmanager
def _allowed(app: App, written: str = "") -> Iterator[None]:
    """Say that there is no such number, or who may read it."""
    try:
        yield
    except NoSuchId as error:
        raise WrongUse(
            f"There is nothing with the number {_short(written)!r}; partnerships register list and"
            " my matters in the chat have numbers."
        ) from error
    except NotDecided as error:
        raise WrongUse(
            f"{_short(written)} came from a spreadsheet and is not decided here yet; decide it in"
            " the chat, where its page offers that."
        ) from error
    except NotYourOffice as error:
        titles = app.desk.policy.edition.office_titles
        raise WrongUse(
            f"That is for others to read: {those_who_may(error, titles)}; name one with --as."
        ) from error


def _tell_array(rows: Iterable[str]) -> None:
    """Print a JSON array, a line for each of *rows*, as they come."""
    before = None
    tell("[")
    for row in rows:
        if before is not None:
            tell(f"{before},")
        before = row
    if before is not None:
        tell(before)
    tell("]")


def _told(found: Replayed) -> Iterator[str]:
    for each in found.outcomes:
        where = f"{found.short}  decision {each.n}, under {version(each.edition)}"
        if each.same:
            yield f"{where}: the same"
        for one in each.differences:
            recorded, replayed = map(_written, (one.recorded, one.replayed))
            yield f"{where}: {one.slot}: recorded {recorded}, decided again {replayed}"
        if each.trouble is not None:
            yield f"{where}: not decided again: {LOST.format(**each.trouble.data)}"
    for lost in found.unreadable:
        yield f"{found.short}  {LOST.format(**lost.data)}"


def _as_data(found: Replayed) -> dict[str, object]:
    return {
        "id": found.short,
        "enquiry": found.id,
        "determinations": [_decision(each) for each in found.outcomes],
        **({"unreadable": [dict(e.data) for e in found.unreadable]} if found.unreadable else {}),
    }


def _decision(each: Redecided) -> dict[str, object]:
    return {
        "n": each.n,
        "edition": each.edition.model_dump(),
        "same": each.same,
        "differences": [
            {"slot": one.slot, "recorded": one.recorded, "replayed": one.replayed}
            for one in each.differences
        ],
        **({} if each.trouble is None else {"trouble": dict(each.trouble.data)}),
    }


def _written(value: object) -> str:
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _short(written: str) -> str:
    return textwrap.shorten(written, 60, placeholder=" ...")
