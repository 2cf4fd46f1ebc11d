"""A transcript shows what was on the screen, as it was kept, and what the person made of it.

Where the screen was not kept it is made again and held against its hash; else it is not shown.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256 as hashed
from itertools import groupby
from typing import Any, Literal, TypeAlias

from bot.asking import card_of
from bot.confirming import confirm_question
from bot.screens import Question
from bot.standing import answered_cards, question_now
from domain.policy.policy import Policy
from domain.refusals import Unreadable
from domain.services.auditing import Account, Audit
from domain.services.enquiries import Seen
from domain.services.replaying import Redecided
from domain.services.telling import Told

Proof: TypeAlias = Literal["kept", "made again", "not kept", "changed"]
"""How it is known what was on the screen, or why it is not."""


@dataclass(frozen=True, slots=True)
class Screened:
    """The card that was on the screen: its hash, how it is proved, and what it showed.

    *card* is its content as JSON, none where nothing proves it.
    """

    sha256: str
    proof: Proof
    card: dict[str, Any] | None  # Any: as it was kept, by whatever release


@dataclass(frozen=True, slots=True)
class Step:
    """One act: what was on the screen, as far as answers name it, the events, and the result."""

    events: tuple[Told, ...]
    screened: tuple[Screened, ...]
    again: Redecided | None
    policy: Policy | None


def steps(audit: Audit, account: Account, again: Sequence[Redecided]) -> Iterator[Step]:
    """Yield the acts of the enquiry of *account*; *again* are its outcomes, decided again."""
    redecided = {each.position: each for each in again}
    for _, events in groupby(account.lines, key=lambda each: each.act):
        together = tuple(events)
        outcomes = (redecided[each.position] for each in together if each.position in redecided)
        policy = audit.policy(together[0].edition)
        yield Step(
            events=together,
            screened=tuple(
                _screened(audit, sha256, list(_candidates(account, together, answers, policy)))
                for sha256, answers in _by_screen(together)
            ),
            again=next(outcomes, None),
            policy=policy,
        )


def opening_of(account: Account) -> str:
    """Return the words with which the enquiry was opened, nothing where they are lost."""
    match account.lines[0].says.get("opening"):
        case {"text": str(text)}:
            return text
        case _:
            return ""


def _by_screen(events: Sequence[Told]) -> Iterator[tuple[str, list[str]]]:
    """Yield the hash of each screen of one act, with the facts that were answered on it."""
    for shown in dict.fromkeys(each.shown for each in events if each.shown is not None):
        yield shown, [str(each.says.get("fact")) for each in events if each.shown == shown]


def _screened(audit: Audit, sha256: str, candidates: Sequence[Question]) -> Screened:
    try:
        kept = audit.shown.find(sha256)
    except Unreadable:
        return Screened(sha256, "changed", None)
    if kept is not None:
        return Screened(sha256, "kept", json.loads(kept))
    for card in candidates:
        if hashed(card.content).hexdigest() == sha256:
            return Screened(sha256, "made again", json.loads(card.content))
    return Screened(sha256, "not kept", None)


def _candidates(
    account: Account, events: Sequence[Told], facts: Sequence[str], policy: Policy | None
) -> Iterator[Question]:
    """Yield the cards that this software would have shown then."""
    if policy is None or account.enquiry is None:
        return
    first, before = account.lines[0], events[0].before
    seen = Seen(
        id=account.stream.partition("-")[2],
        opener=first.by.id,
        opened_at=first.recorded_at,
        opening=opening_of(account),
        enquiry=before,
        policy=policy,
        acts=frozenset(),
    )
    with suppress(LookupError, ValueError):  # what the edition does not have, no card asks
        if before.confirming:
            yield confirm_question(seen)
            yield card_of(policy, [each.fact for each in before.heard])
        if (now := question_now(seen)) is not None:
            yield now
        yield card_of(policy, facts)
        yield from (card_of(policy, card) for card in answered_cards(seen))
