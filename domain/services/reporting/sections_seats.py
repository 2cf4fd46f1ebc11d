"""Where we have a seat and where not is told area by area, for each kind of body that is wanted."""

from collections.abc import Iterator, Sequence

from domain.services.reporting import standing as read
from domain.services.reporting.paper import Part, Table
from domain.services.reporting.scope import Builder, Scope, SectionId
from domain.services.representation_seen import Gap
from domain.services.seats_wanted import Wanted, wanted_seats
from domain.views.representation import REPRESENTATION

_HELD, _NOBODY, _ACTING = "A seat is held", "Nobody", "Somebody stands in"
_COMING, _REFUSED = "Under way", "Not accepted"
_AGREED = "Agreed, not taken up yet"
_NO_BODY = "No such body is known"


def _gaps(scope: Scope) -> Part | None:
    bodies = scope.read.bodies.known(scope.then)
    wanted = [
        each
        for each in wanted_seats(scope.edition, scope.read.layers, bodies)
        if not scope.area or any(area.id in scope.areas for area in each.body.areas)
    ]
    if not wanted:
        return None
    found = scope.read.representation.gaps(
        scope.actor, scope.edition.id, as_at=scope.then, day=scope.day
    )
    gaps = {(gap.wanted.body.id, gap.wanted.seat.id): gap for gap in found}
    missing = [gap for each in wanted if (gap := gaps.get((each.body.id, each.seat.id)))]
    held = len(wanted) - len(missing)
    return Part(
        heading="Where we have a seat and where not",
        paragraphs=(f"Seats that are wanted: {len(wanted)}. Held: {held}.",),
        table=_by_area(scope, wanted, gaps),
        figures=(("seats wanted", str(len(wanted))), ("seats nobody holds", str(len(missing)))),
        clauses=tuple(dict.fromkeys(c for each in wanted for c in each.seat.clauses)),
        parts=tuple(_each(scope, missing)),
    )


def _by_area(
    scope: Scope, wanted: Sequence[Wanted], gaps: dict[tuple[str, str], Gap]
) -> Table | None:
    """Return the areas against the kinds of body, with how the seats on each stand."""
    placed = [each for each in wanted if each.body.areas and each.body.kind]
    kinds = tuple(dict.fromkeys(each.body.kind for each in placed))
    areas = [
        area
        for area in scope.edition.areas
        if any(area.id in {a.id for a in each.body.areas} for each in placed)
        and (not scope.area or area.id in scope.areas)
    ]
    if not areas:
        return None

    def cell(area: str, kind: str) -> str:
        there = [e for e in placed if e.body.kind == kind and area in {a.id for a in e.body.areas}]
        said = (_stands(scope, gaps.get((each.body.id, each.seat.id))) for each in there)
        return "; ".join(dict.fromkeys(said)) or _NO_BODY

    rows = tuple((area.title, *(cell(area.id, kind) for kind in kinds)) for area in areas)
    return Table("Seats by area", ("Area", *kinds), rows)


def _each(scope: Scope, missing: Sequence[Gap]) -> Iterator[Part]:
    if missing:
        yield Part(
            heading="Seats that nobody holds",
            table=Table(
                "Seats that nobody holds",
                ("Body", "Seat", "How it stands", "Entry"),
                tuple(
                    (
                        gap.wanted.body.title,
                        gap.wanted.seat.title,
                        _stands(scope, gap),
                        "Not on the register" if gap.entry is None else gap.entry.short,
                    )
                    for gap in missing
                ),
            ),
        )


def _stands(scope: Scope, gap: Gap | None) -> str:
    if gap is None:
        return _HELD
    states = {row.id: row.state for row in scope.rows(REPRESENTATION)}
    state = None if gap.entry is None else states.get(gap.entry.id)
    asked = () if state is None else state.appointments
    if (said := _entered(scope, gap)) and not gap.on_the_way:
        return said
    if gap.on_the_way:
        agreed = any(
            taken.outcome != "declined" for each in asked if each.awaited for taken in each.taken
        )
        return _AGREED if agreed else _COMING
    if gap.standing_in:
        return _ACTING
    return _REFUSED if asked and asked[-1].standing == "declined" else _NOBODY


def _entered(scope: Scope, gap: Gap) -> str:
    """Return what the entry itself says of the seat, in the fields that the report names."""
    if gap.entry is None:
        return ""
    held = read.fields_of(scope).get(gap.entry.id, {})
    return "; ".join(
        field.label_of(value)
        for field in scope.read.layers.fields(scope.edition.id)
        if field.id in scope.report.fields
        for value in held.get(field.id, ())
    )


SEATS: dict[SectionId, Builder] = {"representation_gaps": _gaps}
"""The sections over who represents us, by their ids."""
