"""A glossary says what an abbreviation stands for and what a name means, and on which clauses."""

import re
from collections.abc import Mapping
from functools import cached_property

from pydantic import Field

from domain.policy.facts import Part, Words
from domain.policy.hearing import normalised

_FRAMES = tuple(
    re.compile(frame)
    for frame in (
        r"what (?:does|do|did|is|are) (?P<term>.+?) (?:stand|mean|means|short|standing)\b.*",
        r"(?:what|who) (?:is|are|was|were) meant by (?P<term>.+)",
        r"(?:what|who) (?:is|are|was|were) (?P<term>.+)",
        r"(?:define|explain|expand|spell out) (?P<term>.+)",
        r"(?:(?:what|tell me what) is )?the (?:meaning|definition) of (?P<term>.+)",
        r"(?:meaning|definition) of (?P<term>.+)",
        r"(?P<term>.+?) (?:stands for what|means what|meaning)",
    )
)
_POLITE = r"^(?:(?:please|can you|could you|would you|tell me|hi|hello|remind me) )+"
_AROUND = re.compile(
    r"^(?:the |an? |our |these |those |abbreviation |acronym |letters? |term |word |initials )+"
    r"|(?: (?:please|again|here|in the policy|in this policy|exactly|actually|abbreviation))+$"
)
_MARKS = re.compile(r"[.!?;:,']")


class Entry(Part):
    """One abbreviation or name: what it stands for, what it is, and the clauses that say so.

    *dated* is the year of the document it is taken from, where body or law belong to that time.
    """

    term: Words
    also: tuple[Words, ...] = ()
    stands_for: str = ""
    meaning: Words
    sources: tuple[Words, ...] = Field(min_length=1)
    dated: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called."""
        return (self.term, *self.also, *((self.stands_for,) if self.stands_for else ()))


class Glossary(Part):
    """What the abbreviations and names of all documents mean, whichever of them are installed.

    *documents* says what a source is called by the letters that its clauses begin with.
    """

    documents: Mapping[str, Words]
    term: tuple[Entry, ...]

    def asked_for(self, question: str) -> Entry | None:
        """Return the entry whose meaning *question* asks for; None if it asks for none of them."""
        said = " ".join(_MARKS.sub(" ", normalised(question)).split())
        said = re.sub(r"\b(what|who)s\b", r"\1 is", re.sub(r"\b(what|who) s\b", r"\1 is", said))
        said = re.sub(_POLITE, "", said)
        for frame in _FRAMES:
            if (found := frame.fullmatch(said)) is not None:
                bare = _AROUND.sub("", found["term"]).strip()
                if (entry := self._by_name.get(bare) or self._by_name.get(bare[:-1])) is not None:
                    return entry
        return None

    def document_of(self, source: str) -> str:
        """Return what the document is called that a source belongs to; nothing for a reading."""
        return self.documents.get(source.partition("-")[0], "")

    @cached_property
    def _by_name(self) -> Mapping[str, Entry]:
        named = ((name, entry) for entry in self.term for name in entry.names)
        return {" ".join(_MARKS.sub(" ", normalised(name)).split()): entry for name, entry in named}
