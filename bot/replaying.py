"""How a matter came to be as it is is told from its events, and its decision is made again."""

import re
from collections.abc import Iterable
from datetime import date

from bot import actions, register_words, replaying_words, words
from bot.days import end_of, said_day, said_moment
from bot.front import Front
from bot.reasons import why_screen
from bot.refusing import those_who_may
from bot.registry import entry_screen
from bot.screens import Choice, Pick, Screen, Section
from bot.spoken_days import day_in
from bot.timeline_words import outcome_lines
from bot.timelines import Timeline
from domain.refusals import NoSuchId, NotYourOffice
from domain.services.auditing import Account
from domain.services.replaying import Redecided
from domain.services.telling import Told

MOST = 40
"""How many lines of a history are shown in the chat: the newest."""

_NUMBER = re.compile(r"\b(?:ENQ|ARR)-[A-Z2-7]{8}\b", re.IGNORECASE)
_WHY = re.compile(r"\b(?:why|reasons?|grounds?|what made)\b", re.IGNORECASE)
_ENTRY = "ARR"
_DETERMINED = "outcome-determined"
_CHANGED = "answer-changed"
_ANSWERED = {"question-answered", _CHANGED}


def replayed(front: Front, text: str) -> Screen:
    """Answer why, by whom and when something was decided, what happened, or how it stood on a day.

    It is about the number in *text*, or else the matter in front.
    """
    named = _NUMBER.search(text)
    if named is None and front.empty:
        return _which(front)
    number = front.seen().short if named is None else named[0].upper()
    try:
        return front.aside(_told(front, number, text))
    except NoSuchId:
        entry = number.startswith(_ENTRY)
        none = register_words.NO_SUCH_ENTRY if entry else words.NO_SUCH_MATTER
        there = actions.SHOW_REGISTER if entry else actions.MATTERS
        return front.aside(Screen(none.format(number=number), actions=(there,)))
    except NotYourOffice as refusal:
        may = those_who_may(refusal, front.policy.edition.office_titles)
        told = replaying_words.FOR_OTHERS.format(may=may)
        return front.aside(Screen(told, actions=(actions.MATTERS,)))


def _told(front: Front, number: str, text: str) -> Screen:
    audit = front.desk.audit
    day = day_in(text, audit.today)
    if day is not None:
        return _stood(front, number, day)
    why = _WHY.search(text) is not None
    timeline = Timeline(audit, audit.account(front.actor, number, linked=not why))
    if why and timeline.account.row is None:
        return _why(front, timeline)
    if why:
        return _why_entered(front, timeline)
    return Screen(
        replaying_words.HISTORY.format(number=number),
        paragraphs=tuple(_decided(front, timeline)),
        sections=(Section("", _newest(timeline.acts(front.actor.id))),),
    )


def _why(front: Front, timeline: Timeline) -> Screen:
    """Return the reasons of the last outcome of an enquiry, decided again on the spot."""
    account = timeline.account
    title = replaying_words.WHY.format(number=account.number)
    outcomes = _outcomes(timeline)
    if not outcomes:
        return Screen(
            title, paragraphs=(replaying_words.NOT_YET,), sections=_answers(front, timeline)
        )
    outcome = outcomes[-1]
    decided = front.desk.audit.replay(front.actor, account.number).outcomes
    again = next(each for each in decided if each.position == outcome.position)
    since = any(e.event in _ANSWERED for e in account.lines if e.position > outcome.position)
    return Screen(
        title,
        paragraphs=(
            *_decided(front, timeline),
            *((replaying_words.SINCE,) if since else ()),
            _proof(again),
        ),
        sections=(*_reasons(timeline, outcome, again), *_answers(front, timeline)),
    )


def _proof(again: Redecided) -> str:
    if again.trouble is not None:
        return replaying_words.NOT_AGAIN.format(**again.trouble.data)
    return replaying_words.SAME if again.same else replaying_words.OTHERWISE


def _reasons(timeline: Timeline, outcome: Told, again: Redecided) -> tuple[Section, ...]:
    """Return the reasons with their clauses where they are proved, else what was recorded."""
    policy = timeline.audit.policy(outcome.edition)
    if policy is None or not again.same:
        lines = outcome_lines(outcome.says["result"], timeline.names(outcome))
        return (Section("", tuple(lines)),)
    return why_screen(policy.determine(outcome.says["answers"]), outcome.before.goal).sections


def _answers(front: Front, timeline: Timeline) -> tuple[Section, ...]:
    """Return who answered what and when, each answer as it stands, and what was changed."""
    given: dict[str, str] = {}
    changed: list[str] = []
    for each in timeline.account.lines:
        if each.event in _ANSWERED:
            fact, value = str(each.says["fact"]), str(each.says["value"])
            by = f"{_who(front, each)}, {said_moment(each.recorded_at)}"
            given[fact] = f"{timeline.names(each).answer(fact, value)} ({by})"
            if each.event == _CHANGED:
                said = timeline.sentence(each)
                changed.append(f"{said_moment(each.recorded_at)}, {_who(front, each)}: {said}")
    sections = (
        Section(replaying_words.ANSWERS, tuple(given.values())),
        Section(replaying_words.CHANGES, tuple(changed)),
    )
    return tuple(each for each in sections if each.lines)


def _why_entered(front: Front, timeline: Timeline) -> Screen:
    """Return why an entry stands as it does: by its enquiry, for whoever may read that."""
    row = timeline.account.row
    if row is None:
        raise LookupError("an entry has a row")
    if row.enquiry is None:
        policy = timeline.audit.policy(row.edition) or front.policy
        return entry_screen(policy, row, paragraphs=(replaying_words.NOT_HERE,))
    try:
        account = front.desk.audit.account(front.actor, row.enquiry, linked=False)
    except NotYourOffice:
        closed = replaying_words.NOT_FOR_ALL.format(number=row.from_enquiry)
        policy = timeline.audit.policy(row.edition) or front.policy
        return entry_screen(policy, row, paragraphs=(closed,))
    return _why(front, Timeline(front.desk.audit, account))


def _stood(front: Front, number: str, day: date) -> Screen:
    """Return how a matter or an entry stood at the end of *day*, as far as was recorded by then."""
    audit = front.desk.audit
    account = audit.account(front.actor, number, end_of(day), linked=False)
    title = replaying_words.STOOD.format(number=number, day=said_day(day))
    if not account.lines:
        first = audit.account(front.actor, number, linked=False).lines[0].recorded_at
        nothing = replaying_words.NOTHING_THEN.format(first=said_moment(first))
        return Screen(title, paragraphs=(nothing,))
    timeline = Timeline(audit, account)
    then = Section(replaying_words.THEN, _newest(timeline.acts(front.actor.id)))
    if account.row is not None:
        policy = audit.policy(account.row.edition) or front.policy
        shown = entry_screen(policy, account.row)
        lines = (shown.title, *shown.notice, *shown.paragraphs)
        return Screen(title, paragraphs=lines, sections=(then,), actions=shown.actions)
    return Screen(
        title,
        paragraphs=(*_standing(account), *_decided(front, timeline), *_last_outcome(timeline)),
        sections=(*_answers(front, timeline), then),
    )


def _standing(account: Account) -> Iterable[str]:
    enquiry = account.enquiry
    if enquiry is not None and enquiry.left:
        yield replaying_words.LEFT
    if enquiry is not None and not enquiry.decided:
        yield replaying_words.WAITED["confirming" if enquiry.confirming else "asking"]


def _last_outcome(timeline: Timeline) -> Iterable[str]:
    for each in _outcomes(timeline)[-1:]:
        yield from outcome_lines(each.says["result"], timeline.names(each))


def _decided(front: Front, timeline: Timeline) -> Iterable[str]:
    """Yield when, by whom and under what the matter was last decided."""
    for each in _outcomes(timeline)[-1:]:
        if each.edition is not None:
            policy = timeline.audit.policy(each.edition)
            called = f"{each.edition.policy.title()} policy"
            yield replaying_words.DECIDED.format(
                when=said_moment(each.recorded_at),
                who=_who(front, each),
                policy=called if policy is None else policy.edition.short_title,
                version=each.edition.version,
            )


def _outcomes(timeline: Timeline) -> list[Told]:
    return [each for each in timeline.account.lines if each.event == _DETERMINED]


def _who(front: Front, each: Told) -> str:
    return replaying_words.YOU if each.by.id == front.actor.id else each.who


def _newest(lines: Iterable[str]) -> tuple[str, ...]:
    told = tuple(lines)
    if len(told) <= MOST:
        return told
    return (replaying_words.EARLIER.format(count=len(told) - MOST), *told[-MOST:])


def _which(front: Front) -> Screen:
    """Ask which matter is meant, where none is in front and no number was said."""
    rows = front.desk.enquiries.mine(front.actor)
    if not rows:
        return Screen(replaying_words.NO_MATTER, actions=(actions.SHOW_REGISTER,))
    choices = (
        Choice(f"history of {row.short}", f"{words.shortened(row.opening)} ({row.short})")
        for row in rows
    )
    return Screen(
        replaying_words.WHICH,
        paragraphs=(replaying_words.SAY_NUMBER.format(number=rows[0].short),),
        actions=(actions.MATTERS,),
        pick=Pick.among(replaying_words.PICK, replaying_words.SEE, choices),
    )
