"""What the demonstration holds of a process is read from a file of its own, step by step."""

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from domain.policy.risk_kinds import Scope


class ProcessStep(BaseModel):
    """One thing that somebody did under a process, *days_ago*.

    *says* is a title, a reason or what is done about a risk, by what the step *does*. Something is
    logged on a *form* with *answers*, about a *body* or an *area*; a risk is the one that the step
    *of* that id told of. What is planned is *in_days* from today, *at* a time.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    does: Literal[
        "fills in",
        "plans",
        "logs",
        "turns on",
        "asks the leads",
        "answers a task",
        "judges",
        "puts on the log",
        "passes on",
        "decides",
    ]
    by: str
    days_ago: int = Field(ge=0)
    id: str = ""
    of: str = ""
    says: str = ""
    form: str = ""
    body: str = ""
    area: str = ""
    answers: dict[str, str | list[str]] = Field(default_factory=dict)
    fields: dict[str, str] = Field(default_factory=dict)
    in_days: int = 0
    at: str = ""
    minute: str = ""
    switch: str = ""
    office: str = ""
    route: str = ""
    step: str = ""
    choice: Literal["yes", "no", "considered"] = "yes"
    scopes: tuple[Scope, ...] = ()


class DemonstratedProcess(BaseModel):
    """What the demonstration of a policy holds of the process *layer*."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    layer: str
    steps: tuple[ProcessStep, ...]

    def people(self) -> frozenset[str]:
        """Return the directory ids of everyone who does something."""
        return frozenset(step.by for step in self.steps)


def demonstrated_processes(policy: str, layers: tuple[str, ...]) -> tuple[DemonstratedProcess, ...]:
    """Return what travels with the program of the *layers* that are on beside *policy*."""
    data = Path(__file__).resolve().parent / "data"
    files = (data / f"demo-{policy}-{layer}.toml" for layer in layers)
    return tuple(
        DemonstratedProcess.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
        for file in files
        if file.parent == data and file.is_file()
    )
