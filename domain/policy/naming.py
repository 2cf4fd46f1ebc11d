"""What a condition names is something that can be looked at where the condition stands."""

from collections.abc import Collection, Iterator, Mapping

from domain.policy.conditions import Condition, OneOf, ResultIs, Term, walk


def misnamed(
    where: str,
    condition: Condition,
    *,
    domains: Mapping[str, tuple[str, ...]],
    slots: Collection[str] = (),
    terms: Collection[str] = (),
) -> Iterator[str]:
    """Yield each thing that *condition* names in vain.

    *domains* are the values of what can be asked, *slots* what was judged before, *terms* the
    conditions that have a name.
    """
    for part in walk(condition):
        match part:
            case OneOf(fact=fact, values=values):
                domain = domains.get(fact, ())
                yield from (f"{where}: {fact} is never {v}" for v in values if v not in domain)
            case ResultIs(slot=slot) if slot not in slots:
                yield f"{where}: {slot} is not judged before it"
            case Term(name=name) if name not in terms:
                yield f"{where}: {name} is not a term defined before it"
