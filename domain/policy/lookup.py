"""A question about the policy is answered with its clauses, found by the words they share."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from domain.policy.edition import Edition
from domain.policy.hearing import normalised

_ASIDE = """
a about an and any are as at be by can could do does for from has have how i if in is it its me
must need of on or our say says should tell that the their there they this to under us we what when
where which who why will with would you mean means define definition policy partnership partnerships
"""
_PLAIN = frozenset(_ASIDE.split())
_ENDINGS = re.compile(r"(ations?|ments?|ings?|ers?|ies|ed|es|s|y|e)$")
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause that bears on what was asked."""

    clause: str
    place: str
    gist: str


def look_up(edition: Edition, text: str, most: int = 3) -> tuple[Passage, ...]:
    """Return at most *most* clauses that bear on *text*, nearest first.

    A clause named by its number comes alone.
    """
    named = [clause for clause in edition.clauses if clause.casefold() in text.casefold().split()]
    if named:
        return (_passage(edition, named[0]),)
    asked = _stems(text)
    if not asked:
        return ()
    stems = {clause: _stems(row.gist) for clause, row in edition.clauses.items()}
    weight = _weights(stems)
    scored = {
        clause: sum(weight[stem] for stem in asked & words) / (2 + len(words)) ** 0.5
        for clause, words in stems.items()
    }
    defined = _defined(edition, asked)
    ranked = sorted((c for c, score in scored.items() if score), key=lambda c: -scored[c])
    nearest = dict.fromkeys((*defined, *ranked))
    return tuple(_passage(edition, clause) for clause in list(nearest)[:most])


def _defined(edition: Edition, asked: frozenset[str]) -> tuple[str, ...]:
    """Return the clauses that define a kind or a body whose name is in what was asked."""
    kind = edition.scalar("kind")
    named = [(kind.labels[row.value], row.clauses) for row in kind.rows if row.value in kind.labels]
    named += [(body.label, body.clauses) for body in edition.bodies]
    return tuple(
        clause
        for label, clauses in named
        if _stems(label) and _stems(label) <= asked
        for clause in clauses
        if clause in edition.clauses
    )


def _weights(stems: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """Weigh a word by how few clauses have it."""
    everywhere = [stem for words in stems.values() for stem in words]
    return {stem: 1 / everywhere.count(stem) for stem in set(everywhere)}


def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z0-9]+", normalised(text).replace("'", ""))
    return frozenset(_stem(word) for word in words if word not in _PLAIN)


def _stem(word: str) -> str:
    stem = _ENDINGS.sub("", word)
    return stem if len(stem) >= _SHORTEST else word


def _passage(edition: Edition, clause: str) -> Passage:
    row = edition.clauses[clause]
    return Passage(clause, row.place, row.gist)
