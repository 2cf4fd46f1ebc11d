"""What a layer declares covers the rows of its document, each kind of part only its own kind."""

from collections.abc import Iterator

from domain.policy.clauses import Waits
from domain.policy.layers import AdviceLayer, ProcessLayer
from domain.policy.prompts import Theme
from domain.policy.risk_citing import cited_in_prompts

_ROUTES = {"escalation": "ESC", "appointment": "APP"}


def layer_artefacts(layer: ProcessLayer | AdviceLayer) -> Iterator[tuple[str, str, str]]:
    """Yield each clause that a part of *layer* covers, the code it covers, and the part.

    ESC is built by a route of escalation, RISK by a prompt about risks or by a step that one goes
    through, APP by a route of appointment, a switch or the endorsement, ROLE by a right. Of advice,
    Q is built by a prompt, RISK by one that names a risk, APP by one for entering something and REV
    by one for reviewing it; ROLE by an audience, which says who is shown what. REG is built by a
    field that it adds to an entry, FORM too where that is a reference to a document; REG also by a
    form on which a duty is logged, since what was logged last is how it stands.
    """
    for field in layer.optional_fields:
        codes = ("REG", "FORM") if field.kind == "document" else ("REG",)
        name = f"optional field {field.id}"
        yield from ((clause, code, name) for clause in field.clauses for code in codes)
    if isinstance(layer, ProcessLayer):
        yield from _of_process(layer)
        return
    for theme in layer.themes:
        yield from _of_theme(theme)
    for audience in layer.audiences:
        yield from ((clause, "ROLE", f"audience {audience.id}") for clause in audience.clauses)


def _of_process(layer: ProcessLayer) -> Iterator[tuple[str, str, str]]:
    built = [
        *((_ROUTES[each.kind], f"route {each.id}", each.clauses) for each in layer.routes),
        *(("ROLE", f"right {right.id}", right.clauses) for right in layer.rights),
        *(("APP", f"switch {switch.id}", switch.clauses) for switch in layer.switches),
    ]
    logged = {duty.log for duty in layer.duties if duty.log}
    built += [("REG", f"form {f.id}", f.clauses) for f in layer.forms if f.id in logged]
    if layer.endorsed is not None:
        built.append(("APP", "the endorsement", layer.endorsed.clauses))
    for name, code, clauses in cited_in_prompts(layer.risk_prompts):
        built.append((code, name, clauses))
    for route in layer.routes:
        steps = (step for step in route.steps if step.does is not None)
        built += [("RISK", f"route {route.id}", step.clauses) for step in steps]
    for code, name, clauses in built:
        yield from ((clause, code, name) for clause in clauses)


def _of_theme(theme: Theme) -> Iterator[tuple[str, str, str]]:
    codes = {"deciding": (), "entering": ("APP",), "reviewing": ("REV",)}[theme.moment]
    for prompt in theme.prompts:
        risk = ("RISK",) if prompt.risk else ()
        for code in ("Q", *codes, *risk):
            yield from ((clause, code, f"prompt {prompt.id}") for clause in prompt.clauses)


def layer_waits(layer: ProcessLayer) -> list[tuple[str, Waits | None]]:
    """Return each part that may wait, by the name it has as an artefact, with its wait."""
    return [
        *((f"route {each.id}", each.waits) for each in layer.routes),
        *((f"right {each.id}", each.waits) for each in layer.rights),
        *((f"switch {each.id}", each.waits) for each in layer.switches),
    ]
