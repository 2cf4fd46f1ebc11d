"""What the name of a body settles is said: in a line with the outcome, in full with the reasons."""

from collections.abc import Iterator

from bot import words
from domain.policy.conditions import Ground
from domain.policy.policy import Outcome

_READING = "A-"
"""How a clause begins that is our reading of the policy, and not its text."""


def name_lines(found: Outcome) -> Iterator[str]:
    """Yield what to bear in mind of the body named: what is our reading, and what was denied."""
    edition, reading = found.policy.edition, found.reading
    body = edition.body_by_id[reading.body]
    readings = [clause for clause in body.clauses if clause.startswith(_READING)]
    if reading.filled and readings:
        yield words.TAKEN_FROM_NAME.format(body=body.label, clauses=", ".join(readings))
    if reading.contradicted:
        items = [edition.fact_by_id[fact].item for fact in reading.contradicted]
        yield words.body_contradicted(body.label, items)


def taken_from_name(found: Outcome) -> tuple[str, tuple[Ground, ...], tuple[str, ...]]:
    """Return the label of the body named, what its name settled, and the clauses for that."""
    body = found.policy.edition.body_by_id[found.reading.body]
    grounds = tuple(Ground(fact, value) for fact, value in found.reading.filled.items())
    return body.label, grounds, body.clauses
