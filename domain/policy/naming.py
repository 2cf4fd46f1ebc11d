"""Whatever an edition names is there, and whatever it says can be shown and heard."""

from collections.abc import Iterator

from domain.policy.aspects import LEFT_OPEN, Scalar
from domain.policy.edition import Edition
from domain.policy.hearing import pattern_of


def unlabelled(edition: Edition) -> Iterator[str]:
    for aspect in edition.aspects:
        if isinstance(aspect, Scalar):
            values = {row.value for row in aspect.rows} - {LEFT_OPEN}
            yield from (
                f"{aspect.id}: no label for {value}"
                for value in sorted(values - set(aspect.labels))
            )
            yield from (
                f"{aspect.id}: no row gives {value}"
                for value in sorted(set(aspect.labels) - values)
            )
            if aspect.id == "approval" and set(aspect.routes) != values:
                yield f"approval: routes and values differ by {sorted(set(aspect.routes) ^ values)}"


def lost_citations(edition: Edition) -> Iterator[str]:
    known = {*edition.clauses, *edition.elsewhere, *edition.assumptions, *edition.absent}
    cited: list[tuple[str, tuple[str, ...]]] = [(fact.id, fact.clauses) for fact in edition.facts]
    cited += [(f"body {body.id}", body.clauses) for body in edition.bodies]
    cited += [(f"term {name}", term.clauses) for name, term in edition.terms.items()]
    cited += [("a banner", banner.clauses) for banner in edition.banners]
    for slot, rows in edition.slots():
        for row in rows:
            absent = (row.text_absent,) if row.text_absent else ()
            cited.append((slot, (*row.clauses, *row.looked_in, *absent)))
    for aspect in edition.aspects:
        if isinstance(aspect, Scalar):
            cited += [(f"route {name}", route.clauses) for name, route in aspect.routes.items()]
    for form in edition.forms:
        absent = (form.text_absent,) if form.text_absent else ()
        cited.append((f"form {form.id}", (*form.clauses, *absent)))
        cited += [(f"form {form.id}: {q.id}", q.clauses) for q in form.question_by_id.values()]
    cited += [(f"duty {duty.id}", duty.clauses) for duty in edition.duties]
    for where, citations in cited:
        yield from (f"{where}: {citation}" for citation in citations if citation not in known)


def lost_phrases(edition: Edition) -> Iterator[str]:
    for fact in edition.facts:
        meant: dict[str, str] = {}
        for option in fact.options:
            for phrase in option.heard:
                if meant.setdefault(phrase, option.value) != option.value:
                    yield f"{fact.id}: {phrase!r} stands for {meant[phrase]} and {option.value}"
    phrases = [p for fact in edition.facts for option in fact.options for p in option.heard]
    for phrase in (*phrases, *(p for body in edition.bodies for p in body.heard)):
        try:
            pattern_of(phrase)
        except ValueError as error:
            yield str(error)


