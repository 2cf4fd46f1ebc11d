"""Sentences are heard as staff would say them, and a confident mistake is worse than asking."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from bot.intents import intent_of
from tests.policies.builders import policy_of

if TYPE_CHECKING:
    from collections.abc import Iterable

DATA: Final = Path(__file__).parent / "data"
UNKNOWN: Final = "unknown"


@dataclass(frozen=True)
class Sentence:
    """What somebody says, and what ought to be understood of it."""

    says: str
    intent: str
    facts: dict[str, str]
    held_back: bool = False
    """Whether it was not looked at while phrases were written."""


@dataclass(frozen=True)
class Hearing:
    """A sentence, and what was understood of it."""

    sentence: Sentence
    intent: str
    facts: dict[str, str]

    @property
    def wrong_intent(self) -> bool:
        """Whether another wish was understood: one that is not understood is asked again."""
        return self.intent not in {self.sentence.intent, UNKNOWN}

    @property
    def wrong_facts(self) -> dict[str, str]:
        """The facts that were heard and not said, or heard otherwise than they were said."""
        said = self.sentence.facts
        return {fact: value for fact, value in self.facts.items() if said.get(fact) != value}

    @property
    def missed_facts(self) -> dict[str, str]:
        """The facts that were said and not heard: they are asked."""
        said = self.sentence.facts
        return {fact: value for fact, value in said.items() if fact not in self.facts}

    @property
    def right(self) -> bool:
        """Whether just what was said was understood."""
        return self.intent == self.sentence.intent and self.facts == self.sentence.facts


@dataclass(frozen=True)
class Rates:
    """How often the sentences of a policy are understood, and how often mistaken."""

    policy: str
    hearings: tuple[Hearing, ...]

    def _share(self, found: Iterable[bool]) -> float:
        return sum(found) / len(self.hearings)

    @property
    def accuracy(self) -> float:
        """The share of which wish and facts were all understood, and nothing else."""
        return self._share(each.right for each in self.hearings)

    @property
    def intents(self) -> float:
        """The share of which the wish was understood."""
        return self._share(each.intent == each.sentence.intent for each in self.hearings)

    @property
    def wrong_intents(self) -> float:
        """The share of which another wish was understood."""
        return self._share(each.wrong_intent for each in self.hearings)

    @property
    def wrong_facts(self) -> float:
        """The share in which a fact was heard that was not said."""
        return self._share(bool(each.wrong_facts) for each in self.hearings)

    @property
    def summary(self) -> str:
        """All four rates in a line."""
        return (
            f"{self.policy}: {len(self.hearings)} sentences, {self.accuracy:.0%} understood whole, "
            f"{self.intents:.0%} of the wishes; mistaken: {self.wrong_intents:.0%} another wish, "
            f"{self.wrong_facts:.0%} a fact that was not said"
        )

    def __str__(self) -> str:
        """Tell the rates, those of the sentences held back besides, and what was not right."""
        told = [self.summary]
        if kept := tuple(each for each in self.hearings if each.sentence.held_back):
            told.append(Rates(f"{self.policy}, held back", kept).summary)
        wrong = [each for each in self.hearings if not each.right]
        return "\n".join(
            told + [f"  {each.sentence.says!r}: {_difference(each)}" for each in wrong]
        )


def _difference(each: Hearing) -> str:
    parts = []
    if each.intent != each.sentence.intent:
        parts.append(f"{each.intent}, not {each.sentence.intent}")
    parts += [f"WRONG {fact} {value}" for fact, value in each.wrong_facts.items()]
    parts += [f"missed {fact} {value}" for fact, value in each.missed_facts.items()]
    return "; ".join(parts)


def sentences_of(policy: str) -> tuple[Sentence, ...]:
    """Give the sentences kept for a policy: ``data/sentences-POLICY.yaml``.

    Each is ``{says, intent, facts}``, some ``held_back``; only one that puts a matter has facts.
    """
    path = DATA / f"sentences-{policy}.yaml"
    return tuple(Sentence(**each) for each in yaml.safe_load(path.read_text(encoding="utf-8")))


def rates_of(policy: str) -> Rates:
    """Hear every sentence kept for a policy, as ``partnerships hear`` does."""
    hearings = []
    for sentence in sentences_of(policy):
        heard = policy_of(policy).hear(sentence.says)
        intent = intent_of(sentence.says, facts_heard=bool(heard))
        facts = {each.fact: each.value for each in heard} if intent == "determine" else {}
        hearings.append(Hearing(sentence, intent, facts))
    return Rates(policy, tuple(hearings))
