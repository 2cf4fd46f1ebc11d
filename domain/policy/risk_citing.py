"""What is said of risks covers the rows that ask for it, each kind of part only its own kind."""

from collections.abc import Iterable, Iterator

from domain.policy.risks import RiskPrompt, Risks


def cited_in_risks(risks: Risks | None) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what each part is called, the code of what it builds, and its clauses.

    RISK is built by a rule, a list, a prompt or a text; REV by an interval, REG by a register that
    is elsewhere, ESC by a route.
    """
    if risks is None:
        return
    yield "how risks are judged", "RISK", risks.clauses
    parts = (
        *((f"risk category {each.id}", each.clauses) for each in risks.categories),
        *((f"risk bearer {each.id}", each.clauses) for each in risks.bearers),
        *((f"risk text {each.id}", each.clauses) for each in risks.texts),
        *((f"risk rule {each.id}", each.clauses) for each in risks.rules),
        *((_every(each.every_months), each.clauses) for each in risks.intervals),
        *(("risk scale", each.clauses) for each in (risks.scale,) if each is not None),
        *(("risk tolerance", each.clauses) for each in (risks.tolerance,) if each is not None),
    )
    yield from ((name, "RISK", clauses) for name, clauses in parts)
    yield from cited_in_prompts(risks.prompts)
    yield from ((_every(each.every_months), "REV", each.clauses) for each in risks.intervals)
    elsewhere = (each for each in risks.rules if each.elsewhere)
    yield from ((f"risk rule {each.id}", "REG", each.clauses) for each in elsewhere)
    yield from ((f"route {each.id}", "ESC", each.clauses) for each in risks.routes)


def cited_in_prompts(
    prompts: Iterable[RiskPrompt],
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what each prompt is called, the code of what it builds, and its clauses."""
    return ((f"risk prompt {each.id}", "RISK", each.clauses) for each in prompts)


def _every(months: int) -> str:
    return f"risk review every {months} months"
