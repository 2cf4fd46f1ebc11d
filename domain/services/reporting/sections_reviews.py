"""The reviews of a stretch of days are those that were held in it, and those that were late."""

from domain.services.reporting import standing as read
from domain.services.reporting.paper import Part, Table
from domain.services.reporting.scope import Builder, Scope, SectionId
from domain.services.reviews_seen import Coming
from domain.views.register import RegisterRow
from domain.views.reviews import REVIEWS

_OUTCOMES = {
    "continue": "It goes on as it is",
    "amend": "It goes on and is changed",
    "end": "It is to end",
    "revisit": "Its terms are gone over with the group",
}


def _reviews(scope: Scope) -> Part | None:
    rows = {row.id: row for row in read.listed(scope)}
    if not rows:
        return None
    held = sorted(
        (
            (past.day, rows[kept.id], past)
            for kept in scope.rows(REVIEWS)
            if kept.id in rows
            for past in kept.review.past
            if scope.period.holds(past.day)
        ),
        key=lambda each: (each[0], each[1].title.casefold(), each[2].number),
    )
    late = _late(scope, rows)
    return Part(
        heading="Reviews",
        paragraphs=(f"Held: {len(held)}. Overdue on {read.day_or(scope.day)}: {len(late)}.",),
        figures=(("reviews held", str(len(held))), ("reviews overdue", str(len(late)))),
        parts=tuple(
            part
            for part in (
                Part(
                    heading="Held",
                    table=Table(
                        "Reviews held",
                        ("Day", "Number", "Entry", "Led by", "What follows"),
                        tuple(
                            (
                                read.day_or(day),
                                row.short,
                                row.title,
                                read.person(scope, past.led_by),
                                _OUTCOMES[past.outcome],
                            )
                            for day, row, past in held
                        ),
                    ),
                ),
                Part(
                    heading="Overdue",
                    table=Table(
                        "Reviews overdue",
                        ("Due since", "Number", "Entry", "Led by", "Followed up by"),
                        tuple(
                            (
                                read.day_or(each.due),
                                each.row.short,
                                each.row.title,
                                _led(scope, each),
                                scope.office_title(each.chaser),
                            )
                            for each in late
                        ),
                    ),
                ),
            )
            if part.table is not None and part.table.rows
        ),
    )


def _late(scope: Scope, rows: dict[str, RegisterRow]) -> list[Coming]:
    late = [
        coming
        for each in scope.read.reviews.all(scope.then)
        if each.row.id in rows
        for coming in each.coming
        if coming.due < scope.day
    ]
    return sorted(late, key=lambda each: (each.due, each.row.title.casefold(), each.row.id))


def _led(scope: Scope, coming: Coming) -> str:
    if coming.led.people:
        return read.people(scope, coming.led.people)
    return scope.office_title(coming.led.office) if coming.led.office else "Nobody is named"


REVIEWS_SECTIONS: dict[SectionId, Builder] = {"reviews": _reviews}
"""The sections over reviews, by their ids."""
