"""A question about the policy gets its clauses, or the plain word that it does not say."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from bot import asking_words as said
from bot.asking_data import Whose, asking_words
from bot.desk import Desk
from bot.screens import Screen, Section
from bot.words import listed
from domain.policy.document import Document
from domain.policy.edition import Edition
from domain.policy.glossary import Entry, Glossary
from domain.policy.hearing import normalised, pattern_of
from domain.policy.layers import AdviceLayer
from domain.policy.offices import Charge, approvers, charges_of, reviewers
from domain.policy.passages import Passage
from domain.policy.policy import Policy

_TELLING = 5
"""Letters of a word that tell it from others, whatever its ending; a shorter one tells nothing."""


def policy_screen(desk: Desk, policy: Policy, text: str, organisation: str = "") -> Screen | None:
    """Return what *policy* and what stands beside it say to the question *text*, if anything.

    *organisation* is the asker's: what is meant for one alone is shown to nobody else.
    """
    policy = _named_policy(desk, text) or policy
    edition = policy.edition
    beside = _beside(desk, policy)
    answer = desk.asking.ask(text, edition, beside)
    kept_back = _kept_back(beside, organisation)
    passages = tuple(p for p in answer.passages if p.citation not in kept_back)
    who = _who_lines(policy, text) if not answer.named else ()
    if not passages and answer.meaning is None and not who:
        near = tuple(_line(p) for p in answer.near if p.citation not in kept_back)
        return Screen(not_said(edition), sections=(Section(said.NEAREST, near),)) if near else None
    title = said.FOUND
    if not who and answer.meaning is None and all(not _own(edition, p) for p in passages):
        title = said.ONLY_BESIDE
    sections = [*who, *_meant(desk.asking.glossary, answer.meaning), *_told(passages)]
    if answer.left:
        more = said.MORE_OF_IT.format(count=answer.left, citation=passages[-1].citation)
        sections.append(Section("", (more,)))
    return Screen(title, sections=tuple(sections))


def not_said(edition: Edition) -> str:
    """Say that nothing answers a question, and whom to ask."""
    return said.NOT_SAID.format(office=edition.office_titles[edition.policy_contact])


def asks_for_role(text: str) -> bool:
    """Tell whether *text* asks what the asker's own role is."""
    return any(pattern.search(normalised(text)) for pattern in _role())


def cited(clauses: Iterable[str]) -> str:
    """Return *clauses* as they stand behind a line."""
    named = ", ".join(dict.fromkeys(clauses))
    return f" ({named})" if named else ""


def _named_policy(desk: Desk, text: str) -> Policy | None:
    """Return the policy of another name that *text* asks about."""
    line = normalised(text)
    for each in desk.enquiries.policies[1:]:
        name = re.escape(each.replace("_", " "))
        if re.search(rf"\b{name}(?:'s)?(?: \w+){{0,2}} polic(?:y|ies)\b", line):
            return desk.enquiries.policy(each)
    return None


def _beside(desk: Desk, policy: Policy) -> tuple[Document, ...]:
    layers, name = desk.layers, policy.ref.policy
    return (*layers.processes(name), *layers.advice(name))


def _kept_back(beside: Sequence[Document], organisation: str) -> frozenset[str]:
    """Return the clauses of advice that is meant for others than who is of that *organisation*."""
    advice = [each for each in beside if isinstance(each, AdviceLayer)]
    shown = {p.id for layer in advice for t in layer.themes_for(organisation) for p in t.prompts}
    every = [prompt for layer in advice for prompt in layer.prompts]
    theirs = {clause for prompt in every if prompt.id in shown for clause in prompt.clauses}
    return frozenset(c for p in every if p.id not in shown for c in p.clauses) - theirs


def _told(passages: Sequence[Passage]) -> Iterator[Section]:
    """Yield the passages, those of one document together, in the order of the nearest."""
    by_document: dict[str, list[str]] = {}
    for each in passages:
        by_document.setdefault(each.document, []).append(_line(each))
    for document, lines in by_document.items():
        yield Section(document, tuple(lines))


def _line(passage: Passage) -> str:
    return f"{passage.citation} ({passage.place}): {passage.gist}"


def _own(edition: Edition, passage: Passage) -> bool:
    return passage.document == edition.short_title


def _meant(glossary: Glossary, entry: Entry | None) -> tuple[Section, ...]:
    if entry is None:
        return ()
    heading = said.STANDS_FOR if entry.stands_for else said.TERM
    sources = [
        f"{source}, {document}" if (document := glossary.document_of(source)) else source
        for source in entry.sources
    ]
    lines = (
        entry.meaning,
        *((said.DATED.format(year=entry.dated),) if entry.dated else ()),
        said.SOURCES.format(sources="; ".join(sources)),
    )
    named = heading.format(term=entry.term, stands_for=entry.stands_for)
    return (Section(named, lines),)


def _who_lines(policy: Policy, text: str) -> tuple[Section, ...]:
    """Return which office does what *text* asks about, as the tables of the edition have it."""
    line = normalised(text)
    task = next((t for t, patterns in _who() if any(p.search(line) for p in patterns)), None)
    if task is None:
        return ()
    edition = policy.edition
    if task == "owns":
        owners = listed([edition.office_titles[each] for each in edition.owners])
        contact = edition.office_titles[edition.policy_contact]
        lines = [said.OWNER.format(owners=owners), said.CONTACT.format(office=contact)]
    else:
        lines = _by_subject(edition, _bearing_on(line, _charges(policy, task)))
        if task in {"approves", "leads_review"}:
            lines.append(said.FOR_CERTAIN)
    return (Section(said.WHO[task], tuple(lines)),)


def _charges(policy: Policy, task: Whose) -> tuple[Charge, ...]:
    match task:
        case "approves":
            return approvers(policy.compiled)
        case "leads_review":
            return reviewers(policy.compiled)
        case _:
            return tuple(c for c in charges_of(policy.edition) if c.task == task)


def _bearing_on(line: str, charges: tuple[Charge, ...]) -> tuple[Charge, ...]:
    """Return those of *charges* whose subject has the most words of *line*; else all of them."""
    words = _telling(line)
    shared = [len(words & _telling(normalised(charge.about))) for charge in charges]
    most = max(shared, default=0)
    return tuple(c for c, n in zip(charges, shared, strict=True) if n == most)


def _telling(line: str) -> set[str]:
    return {word[:_TELLING] for word in line.split() if len(word) >= _TELLING}


def _by_subject(edition: Edition, charges: Iterable[Charge]) -> list[str]:
    """Return a line for each subject, what depends on the rest behind it."""
    subjects: dict[str, list[str]] = {}
    for charge in charges:
        subjects.setdefault(charge.about, []).append(_whose(edition, charge))
    return [
        f"{f'{about}: ' if about else ''}{first}"
        + "".join(f"; {said.DEPENDING.format(other=other)}" for other in others)
        for about, (first, *others) in subjects.items()
    ]


def _whose(edition: Edition, charge: Charge) -> str:
    """Return who it is, how and on which clauses; nobody is nobody, with whom to ask."""
    titles = edition.office_titles
    named = listed([titles[each] for each in charge.offices])
    nobody = said.NOBODY.format(office=listed([titles[each] for each in charge.ask]))
    match charge.task:
        case "approves":
            who = charge.how if charge.offices else nobody
        case "leads_review":
            who = f"{charge.how}; {f'led by the {named}' if named else nobody}"
        case "advises":
            who = f"{named}, {said.STRENGTHS[charge.how]}"
        case _:
            who = f"the {named}" if named else nobody
    return who + cited(charge.clauses)


@cache
def _who() -> tuple[tuple[Whose, tuple[re.Pattern[str], ...]], ...]:
    return tuple((row.task, tuple(map(pattern_of, row.heard))) for row in asking_words().who)


@cache
def _role() -> tuple[re.Pattern[str], ...]:
    return tuple(map(pattern_of, asking_words().role))
