"""A passage is what a document says in one place, in our words, with the words it is found by."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from domain.policy.aspects import Collection, Scalar
from domain.policy.document import Document
from domain.policy.edition import Edition
from domain.policy.layers import ProcessLayer

_ROOM = " · "


@dataclass(frozen=True, slots=True)
class Passage:
    """One place of a document: its id, where it stands and what it says.

    *document* is what the document is called. *beside* are words that say the same thing otherwise:
    those of the questions, rules and names that rest on the place.
    """

    citation: str
    document: str
    place: str
    gist: str
    beside: str = ""


def passages_of(document: Document) -> tuple[Passage, ...]:
    """Return all that *document* says: clauses, those it leans on, readings, and what it lacks."""
    beside: dict[str, list[str]] = {}
    for citation, said in _said_otherwise(document):
        words = beside.setdefault(citation, [])
        if said not in words:
            words.append(said)
    return tuple(
        Passage(p.citation, p.document, p.place, p.gist, _ROOM.join(beside.get(p.citation, ())))
        for p in _written(document)
    )


def section_of(passage: Passage) -> str:
    """Return the number of the section that *passage* stands in, or nothing.

    >>> section_of(Passage("CHE-8.5", "Cheshire policy", "Section 8, establishing", "Two agree."))
    '8'
    """
    named = re.match(r"(?:section|paragraph|chapter) (\d+)\b", passage.place.casefold())
    if named is not None:
        return named[1]
    numbered = re.fullmatch(r"(?!ABS)[A-Z]{3}-P?(\d+)(?:[.a-z].*)?", passage.citation)
    return numbered[1] if numbered is not None else ""


def _written(document: Document) -> Iterator[Passage]:
    of = document.short_title
    for citation, clause in document.clauses.items():
        yield Passage(citation, of, clause.place, clause.gist)
    for citation, other in document.elsewhere.items():
        yield Passage(citation, other.document, other.place, other.gist)
    for citation, reading in document.assumptions.items():
        said = f"{reading.unclear} {reading.reading}"
        yield Passage(citation, of, f"Our reading: {reading.subject}", said)
    for absence, text in document.absent.items():
        ask = document.office_titles[text.ask]
        said = (
            f"{text.item}. It is named in {text.named_in} and not among the texts that we have; it"
            f" is needed for {text.needed_for}. Ask the {ask}."
        )
        yield Passage(absence, of, "A text that is not there", said)


def _said_otherwise(document: Document) -> Iterator[tuple[str, str]]:
    for form in document.forms:
        yield from ((clause, form.title) for clause in form.clauses)
        for question in form.question_by_id.values():
            yield from ((clause, question.question) for clause in question.clauses)
    for duty in document.duties:
        yield from ((clause, duty.title) for clause in duty.clauses)
    for report in document.reports:
        yield from ((clause, report.title) for clause in report.clauses)
    if isinstance(document, ProcessLayer):
        titled = (
            *((each.title, each.clauses) for each in document.routes),
            *((each.title, each.clauses) for each in document.role_cards),
        )
        yield from ((clause, title) for title, clauses in titled for clause in clauses)
    if isinstance(document, Edition):
        yield from _of_questions(document)
        yield from _of_rules(document)


def _of_questions(edition: Edition) -> Iterator[tuple[str, str]]:
    for fact in edition.facts:
        for clause in fact.clauses:
            yield clause, fact.item
            yield clause, fact.why
    for body in edition.bodies:
        yield from ((clause, body.label) for clause in body.clauses)


def _of_rules(edition: Edition) -> Iterator[tuple[str, str]]:
    for aspect in edition.aspects:
        labelled = _of_scalar(aspect) if isinstance(aspect, Scalar) else _of_items(aspect)
        yield from ((clause, label) for clauses, label in labelled for clause in clauses if label)


def _of_scalar(aspect: Scalar) -> Iterator[tuple[Iterable[str], str]]:
    # Where a kind is given, it is defined.
    defines = "Definition: " if aspect.id == "kind" else ""
    labels = ((row.clauses, aspect.labels.get(row.value, "")) for row in aspect.rows)
    yield from ((clauses, defines + label) for clauses, label in labels if label)
    yield from ((route.clauses, aspect.labels[name]) for name, route in aspect.routes.items())


def _of_items(aspect: Collection) -> Iterator[tuple[Iterable[str], str]]:
    yield from ((row.clauses, item.label) for item in aspect.items for row in item.rows)
