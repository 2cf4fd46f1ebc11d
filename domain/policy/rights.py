"""Who may do what is said by the edition, act by act, each with the clauses it rests on."""

from typing import Annotated, Literal, Self, TypeAlias, get_args

from pydantic import StringConstraints, model_validator

from domain.policy.facts import Citations, Name, Part

Capacity: TypeAlias = Literal[
    "staff",
    "opener",
    "registrant",
    "keeper",
    "lead",
    "representative",
    "approver",
    "contact",
    "owner",
    "auditor",
    "holder",
    "not_requester",
]
CAPACITIES: tuple[Capacity, ...] = get_args(Capacity)

Act = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$")]
"""What is done, as the program calls it."""


class Grant(Part):
    """An *act*, who may do it in which capacity or by which *offices*, and on which clauses.

    Any one of them is enough, but for ``not_requester``: whoever asked for it never may.
    """

    act: Act
    who: tuple[Capacity, ...] = ()
    offices: tuple[Name, ...] = ()
    clauses: Citations

    @model_validator(mode="after")
    def _somebody_may(self) -> Self:
        if not self.offices and not set(self.who) - {"not_requester"}:
            raise ValueError(f"{self.act}: nobody may")
        return self
