"""What the demonstration holds is read from its file: who says what, and what becomes of it."""

import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from domain.policy.goals import EVERYTHING


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Deed(_Part):
    """Something that somebody did on a day."""

    by: str
    days_ago: int = Field(ge=0)


class Correction(Deed):
    """What should have stood in an entry."""

    title: str | None = None
    partners: tuple[str, ...] | None = None
    stage: Literal["new", "existing", "renewal", "extension", "ending"] | None = None
    reason: str


class Mistake(Deed):
    """An entry that should not have been made."""

    reason: str


class Appointment(Deed):
    """An office that somebody was given."""

    office: str
    person: str


class Referral(_Part):
    """What an outcome leaves open, and the office that was asked."""

    about: str
    office: str
    question: str


class Matter(Deed):
    """One matter: what is said and answered, and what becomes of it.

    *cards* is how many are answered before it is left; none at all leaves even what was heard.
    """

    id: str
    says: str
    goal: str = EVERYTHING
    answers: dict[str, str] = Field(default_factory=dict)
    cards: int | None = None
    title: str = ""
    partners: tuple[str, ...] = ()
    part_of: str = ""
    because: str = ""
    reclassifies: str = ""
    referred: Referral | None = None
    considered: bool = False
    corrected: tuple[Correction, ...] = ()
    in_error: Mistake | None = None


class Step(Deed):
    """Something in the life of the entry that the matter *entry* led to.

    *says* is the note, the reason or the title of a task, *fields* what is filled in, *change* the
    kind of change reported, *office* whose task it is, *in_days* by when from today.
    """

    entry: str
    does: Literal["fills in", "notes", "seeks", "approves", "signs", "reports", "opens a task"]
    says: str = ""
    fields: dict[str, str] = Field(default_factory=dict)
    change: str = ""
    office: str = ""
    in_days: int = 30


class Area(Deed):
    """A council area, which has each of the matters of every area."""

    id: str
    name: str
    council: str


class InArea(_Part):
    """A matter of every area; ``{area}`` and ``{council}`` stand for the area's own."""

    id: str
    says: str
    title: str
    partners: tuple[str, ...]
    answers: dict[str, str]
    part_of: str = ""
    because: str = ""

    def of(self, area: Area) -> Matter:
        """Return the matter as it is in *area*."""
        names = {"area": area.name, "council": area.council}
        return Matter(
            id=f"{area.id}-{self.id}",
            says=self.says.format(**names),
            by=area.by,
            days_ago=area.days_ago,
            title=self.title.format(**names),
            partners=tuple(each.format(**names) for each in self.partners),
            answers=self.answers,
            part_of=f"{area.id}-{self.part_of}" if self.part_of else "",
            because=self.because,
        )


class Demonstration(_Part):
    """Everything that the demonstration holds, as its file says it."""

    policy: str
    mark: str
    usual: dict[str, str]
    appointed: tuple[Appointment, ...] = ()
    areas: tuple[Area, ...] = ()
    in_each_area: tuple[InArea, ...] = ()
    matters: tuple[Matter, ...]
    life: tuple[Step, ...] = ()

    def whole(self) -> tuple[Matter, ...]:
        """Return every matter, the one of today first and the others as they came about."""
        first, *others = self.matters
        local = (each.of(area) for area in self.areas for each in self.in_each_area)
        later = sorted((*local, *others), key=lambda matter: -matter.days_ago)
        return (first, *later)

    def people(self) -> frozenset[str]:
        """Return the directory ids of everyone who does something."""
        deeds: list[Deed] = [*self.appointed, *self.areas, *self.matters, *self.life]
        for matter in self.matters:
            deeds += matter.corrected
            deeds += [matter.in_error] if matter.in_error else []
        return frozenset({deed.by for deed in deeds} | {each.person for each in self.appointed})


def demonstration(policy: str) -> Demonstration | None:
    """Return the demonstration of *policy* that travels with the program, if it has one."""
    file = Path(__file__).resolve().parent / "data" / f"demo-{policy}.toml"
    if policy != Path(policy).name or not file.is_file():
        return None
    return Demonstration.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
