"""What was heard is only what was said.

An edition's phrases, found in a sentence, each shown with the words that it rests on.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from domain.policy.edition import Edition
from domain.policy.facts import BODY_TYPE, UNSURE

_SMALL = "the|a|an|our|your|their|this|that|these|those|its|of|to|in|on|and|or|local|any|some"
_WORD = r"[a-z0-9£']+"
_NOT = re.compile(
    r"\b(not(?! (?:sure|certain|only|just)\b)|never|no(?! (?:doubt|idea|one)\b)|without|isn't"
    r"|aren't|wasn't|(?:don't|doesn't)(?! know\b)|won't|hasn't|haven't|neither|nor)\b"
)
_DENIED_AFTER = re.compile(
    r" (?:(?:is|are|was|were|has|have|will|does|do)(?:n't| not| no longer)|won't|never)\b"
)
_UNSURE = re.compile(
    r"\b(not sure|unsure|uncertain|unclear|no idea|not certain|nobody knows|no one knows|wondering"
    r"|unknown|(don't|do not|doesn't|didn't|can't|cannot) (know|tell|say))\b"
    r"(?! (about )?(who|whom|whose|what|how|when|where|which|why)\b)"  # about something else
)
_INSTEAD = re.compile(r"\b(instead of|rather than|anything but|hardly|unlike)\b")
_WHETHER = re.compile(r"\bwhether\b|\bif (it|it's|this|that|they|these|those|there|there's)\b")
_ASKING = re.compile(  # "is it a ...?": the question is just what the phrase would answer
    r" ?((is|are|does|do) (it|this|that|they|these|those)"
    r"|(do|does|should|would) \w+ (need|want|have))"
    r"( (a|an|the|really|actually|also|even|still|just|then|under|by|some|kind|sort|of))* ?"
)
_ITEMS = r"(?: [a-z']+){1,3}(?: ,(?: [a-z']+){1,3})*"
_LISTED_LAST = re.compile(rf"\b(?:no|without){_ITEMS} (?:, )?(?:or|nor) (?:[a-z']+ )?$")
_LISTED = re.compile(rf"\b(?:no|without){_ITEMS} , (?:[a-z']+ )?$")
_LIST_GOES_ON = re.compile(rf"(?: [a-z']+)?(?: ,{_ITEMS})?(?: ,)? (?:or|nor) ")
_NEAR = 4
_LISTENED_TO = 4_000
"""How many characters of a text are listened to: an opening says its matter long before."""
_CLAUSE_END = re.compile(r"[.!?;:,]|(?<!anything) but ")
_SENTENCE_END = re.compile(r"[.!?;]")
_DOUBT_END = re.compile(r"[.!?;]|(?<!anything) but ")


@dataclass(frozen=True, slots=True)
class Heard:
    """One fact heard: its value (or ``unsure``), and the person's words on which that rests."""

    fact: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class _Phrase:
    fact: str
    value: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Found:
    phrase: _Phrase
    start: int
    end: int


def normalised(text: str) -> str:
    """Return *text* in lower case, with plain apostrophes, no hyphens and single spaces.

    Sentence marks are kept.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = re.sub(r"[\u2018\u2019\u02bc`]", "'", folded)
    folded = re.sub(r"[^a-z0-9£'.!?;:,]+", " ", folded)
    return " ".join(re.sub(r"([.!?;:,])", r" \1 ", re.sub(r"(?<=\w)\.(?=\w)", "", folded)).split())


class Hearing:
    """The phrases of one edition, ready to be listened for."""

    def __init__(self, edition: Edition) -> None:
        """Compile every phrase of *edition*'s facts and bodies."""
        self._edition = edition

    def hear(self, text: str) -> tuple[Heard, ...]:
        """Return the facts that *text* states, in asking order, ``body_type`` first.

        A phrase denied ("no grant") turns a yes into a no and is otherwise not taken; one about
        which the person is not sure gives ``unsure``; one that is only asked about, or
        contradicted in the same text, gives nothing.
        """
        said = normalised(text[:_LISTENED_TO])
        heard: dict[str, dict[str, str]] = {}
        for found in self._longest(said):
            value = self._taken(said, found)
            if value is not None:
                heard.setdefault(found.phrase.fact, {}).setdefault(
                    value, said[found.start : found.end]
                )
        order = (BODY_TYPE, *(fact.id for fact in self._edition.facts))
        return tuple(
            Heard(fact, *next(iter(heard[fact].items())))
            for fact in order
            if fact in heard and len(heard[fact]) == 1
        )

    @cached_property
    def _phrases(self) -> tuple[_Phrase, ...]:
        listed = [
            (fact.id, option.value, phrase)
            for fact in self._edition.facts
            for option in fact.options
            for phrase in option.heard
        ]
        listed += [
            (BODY_TYPE, body.id, phrase) for body in self._edition.bodies for phrase in body.heard
        ]
        own = self._edition.own_names
        return tuple(
            _Phrase(fact, value, pattern_of(phrase, own)) for fact, value, phrase in listed
        )

    def _longest(self, said: str) -> Iterator[_Found]:
        """Yield the matches, save those within a longer one on the same fact or a body."""
        found = [
            _Found(phrase, match.start(), match.end())
            for phrase in self._phrases
            for match in phrase.pattern.finditer(said)
        ]
        for each in found:
            within = any(
                other.phrase.fact in {each.phrase.fact, BODY_TYPE}
                and other.start <= each.start
                and each.end <= other.end
                and (other.end - other.start) > (each.end - each.start)
                for other in found
            )
            if not within:
                yield each

    def _taken(self, said: str, found: _Found) -> str | None:
        fact, value = found.phrase.fact, found.phrase.value
        sentence = _since(_SENTENCE_END, said[: found.start])
        if _UNSURE.search(_since(_DOUBT_END, said[: found.start])):
            return None if fact == BODY_TYPE else UNSURE
        clause = _since(_CLAUSE_END, said[: found.start])
        asked = _WHETHER.search(sentence) or _ASKING.fullmatch(clause)
        # "the grant is not agreed" is no word against a grant; no more is a denial far off.
        if asked or _INSTEAD.search(clause) or _DENIED_AFTER.match(said, found.end):
            return None
        listed = _denied_in_a_list(sentence, said[found.end :])
        if not listed and not _NOT.search(clause):
            return value
        near = " ".join(clause.split()[-_NEAR:])
        denied = fact != BODY_TYPE and value == "yes" and (listed or _NOT.search(near) is not None)
        return "no" if denied and "no" in self._edition.fact_by_id[fact].domain else None


def _denied_in_a_list(before: str, after: str) -> bool:
    """Return whether what stands between is denied further ahead: "no money, staff or grant"."""
    if _LISTED_LAST.search(before):
        return True
    return _LISTED.search(before) is not None and _LIST_GOES_ON.match(after) is not None


def pattern_of(phrase: str, own_names: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Return the pattern for a phrase as an edition writes it.

    ``word*`` any ending; ``a|b`` either; ``_`` one word that tells something; ``..`` up to three
    words. Raises ``ValueError`` for anything else than words and these signs.
    """
    pattern = ""
    gap = r"(?<![a-z0-9£'])"
    for token in phrase.split():
        if token == "..":  # noqa: S105 - not a password
            gap = rf" (?:{_WORD} ){{0,3}}"
            continue
        if token == "_":  # noqa: S105
            small = "|".join((_SMALL, *map(re.escape, own_names)))
            piece = rf"(?!(?:{small})\b){_WORD}"
        elif re.fullmatch(r"[a-z0-9£']+\*?(\|[a-z0-9£']+\*?)*", token):
            piece = "(?:" + "|".join(_with_ending(word) for word in token.split("|")) + ")"
        else:
            message = f"{phrase!r} is no phrase: {token!r} is neither words nor one of the signs"
            raise ValueError(message)
        pattern += gap + piece
        gap = " "
    return re.compile(pattern + r"(?![a-z0-9£'])")


def _with_ending(word: str) -> str:
    return re.escape(word[:-1]) + "[a-z0-9']*" if word.endswith("*") else re.escape(word)


def _since(end: re.Pattern[str], before: str) -> str:
    return end.split(before)[-1]
