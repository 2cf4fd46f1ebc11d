"""What an edition gives can be shown, and what it listens for can be heard."""

from collections.abc import Iterator

from domain.policy.aspects import LEFT_OPEN, Scalar
from domain.policy.edition import Edition
from domain.policy.hearing import pattern_of


def unlabelled(edition: Edition) -> Iterator[str]:
    """Yield each value without a label, label without a row, and approval without a route."""
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


def lost_phrases(edition: Edition) -> Iterator[str]:
    """Yield each phrase that stands for two things, or is not written as phrases are."""
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
