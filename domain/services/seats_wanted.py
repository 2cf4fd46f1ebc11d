"""Which seats are wanted on which bodies, and how one comes to them, is what documents say."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from domain.policy.edition import Edition
from domain.policy.layers import ProcessLayer
from domain.policy.layers_on import LayersOn
from domain.policy.representing import AppointmentRoute, AppointmentStep, RequiredSeat
from domain.policy.routes import ProcessRoute
from domain.services.bodies_seen import BodySeen, beneath, spelt


@dataclass(frozen=True, slots=True)
class Wanted:
    """A seat that is wanted on a known body; *usual* are the parts it is best taken from."""

    seat: RequiredSeat
    body: BodySeen
    usual: tuple[str, ...] = ()


def wanted_seats(
    edition: Edition, layers: LayersOn, bodies: Collection[BodySeen]
) -> tuple[Wanted, ...]:
    """Return every seat that is wanted on each of *bodies* that stands, body by body."""
    processes = layers.processes(edition.id)
    seats = (*edition.required_seats, *(s for each in processes for s in each.wanted_seats))
    return tuple(
        Wanted(seat, body, _parts(bodies, body, seat))
        for body in bodies
        for seat in seats
        if not body.ended and (body.id in seat.bodies or (body.type and body.type in seat.types))
    )


def _parts(bodies: Collection[BodySeen], body: BodySeen, seat: RequiredSeat) -> tuple[str, ...]:
    return tuple(each.id for each in beneath(bodies, body.id) if each.type == seat.usual)


def routes_of(edition: Edition, layers: LayersOn) -> tuple[AppointmentRoute, ...]:
    """Return the ways of appointing: the policy's, then those of processes that are on."""
    return (*edition.appointment_routes, *_of_processes(edition, layers))


def _of_processes(edition: Edition, layers: LayersOn) -> Iterator[AppointmentRoute]:
    for layer in layers.processes(edition.id):
        types = tuple(dict.fromkeys(t for seat in layer.wanted_seats for t in seat.types))
        for route in layer.routes:
            if route.kind == "appointment" and route.of is not None:
                yield _as_appointment(route, layer, layers, edition.policy_contact, types)


def _as_appointment(
    route: ProcessRoute,
    layer: ProcessLayer,
    layers: LayersOn,
    contact: str,
    types: tuple[str, ...],
) -> AppointmentRoute:
    """Return a process's way of appointing as one of a policy.

    What an office of its time decides, as a body, is entered by the office that does its work
    today, or by the policy's contact where nobody said which that is.
    """
    steps = tuple(
        AppointmentStep(
            id=step.id,
            does="agrees",
            says=step.says,
            office=layers.today(layer.id, step.decided_by) or contact,
            body=layer.office_titles[step.decided_by],
            when=step.when,
            clauses=step.clauses,
        )
        for step in route.steps
    )
    assert route.of is not None  # noqa: S101 - the caller looked
    return AppointmentRoute(
        id=route.id,
        title=route.title,
        of=(route.of,),
        types=types,
        steps=steps,
        every_months=route.every_months,
        clauses=route.clauses,
    )


def body_of(bodies: Collection[BodySeen], held: tuple[str, ...], title: str) -> BodySeen | None:
    """Return the body that an entry is about: the one *held* in its record, or called *title*."""
    said = spelt(title)
    meant = [each for each in bodies if each.id in held] or [
        each for each in bodies if said in {spelt(name) for name in each.names}
    ]
    return min(meant, key=lambda each: bool(each.ended), default=None)
