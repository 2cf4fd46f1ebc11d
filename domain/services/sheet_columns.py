"""A column of the register's sheet has an id and a label, and is found by either."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from domain.model.arrangement.decider import STAGE, STAGES
from domain.policy.aspects import LEFT_OPEN
from domain.policy.edition import Edition
from domain.policy.fields import RegisterField

_APART = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its *id*, what its heading says, and the *field* that it holds, if it holds one.

    What is not *taken* is worked out here: it is written, and passed over where it is read.
    """

    id: str
    label: str
    taken: bool = True
    field: RegisterField | None = None


NEXT_REVIEW = "next_review"
OF_ENTRY = (
    Column("number", "Number"),
    Column("title", "Title"),
    Column("register", "Register"),
    Column("kind", "Kind"),
    Column("stage", "Stage"),
    Column("partners", "Partners"),
    Column("registered_on", "On the register since"),
    Column("reference", "Reference in the spreadsheet"),
    Column("owner", "Kept by", taken=False),
    Column("approval", "Approval", taken=False),
    Column("matter", "Decided in", taken=False),
    Column(NEXT_REVIEW, "Next review due", taken=False),
    Column("recorded_on", "Recorded on", taken=False),
    Column("changed_on", "Last changed on", taken=False),
)
"""What every entry has, whatever the policy."""


def columns_of(edition: Edition) -> tuple[Column, ...]:
    """Return the columns of the sheet: those of every entry, then the fields of its registers.

    No two can be taken for each other: a label that is used twice is followed by its id.
    """
    used = {key for column in OF_ENTRY for key in (folded(column.label), folded(column.id))}
    made = list(OF_ENTRY)
    for field in edition.register_fields:
        plain = folded(field.label) not in used
        label = field.label if plain else f"{field.label} [{field.id}]"
        used |= {folded(label), folded(field.id)}
        made.append(Column(field.id, label, field=field))
    return tuple(made)


def found(columns: Iterable[Column], heading: str) -> Column | None:
    """Return the column that *heading* means, by its label or its id in any case."""
    sought = folded(heading)
    by_label = [each for each in columns if sought == folded(each.label)]
    by_id = [each for each in columns if sought == folded(each.id)]
    return next(iter((*by_label, *by_id)), None)


def folded(text: str) -> str:
    """Return *text* as it is compared: letters and digits in small letters, one space between.

    >>> folded(" On the_register  SINCE:")
    'on the register since'
    """
    return _APART.sub(" ", text).strip().casefold()


@dataclass(frozen=True)
class Named:
    """Ids and what each is called: a sheet shows the latter, and either is read."""

    labels: Mapping[str, str]

    def shown(self, one: str) -> str:
        """Return what *one* is called, or its id where that would be read as another."""
        label = self.labels.get(one, one)
        return label if self.read(label) == one else one

    def read(self, text: str) -> str | None:
        """Return the id that *text* is, or is called; none where it is none, or could be two."""
        if text in self.labels:
            return text
        return self._meant.get(folded(text))

    @cached_property
    def _meant(self) -> dict[str, str]:
        """What can be said, folded, and the one id that it means."""
        said = [(folded(each), one) for one, label in self.labels.items() for each in (one, label)]
        meant = {text: {one for other, one in said if other == text} for text, _ in said if text}
        return {text: ids.pop() for text, ids in meant.items() if len(ids) == 1}

    @property
    def offered(self) -> str:
        """All that can be said, for whoever said something else."""
        return "; ".join(map(self.shown, self.labels))


@dataclass(frozen=True, slots=True)
class Naming:
    """What the ids of an entry are called under one edition."""

    registers: Named
    kinds: Named
    stages: Named
    approvals: Named
    offices: Named

    @classmethod
    def of(cls, edition: Edition) -> "Naming":
        """Return the names that *edition* gives."""
        options = edition.fact_by_id[STAGE].options if STAGE in edition.fact_by_id else ()
        stages = {each.value: each.label for each in options if each.value in STAGES}
        items = edition.collection("register").items
        return cls(
            registers=Named({item.id: item.label for item in items}),
            kinds=Named({k: v for k, v in edition.scalar("kind").labels.items() if k != LEFT_OPEN}),
            stages=Named(stages or dict.fromkeys(STAGES, "")),
            approvals=Named(edition.scalar("approval").labels),
            offices=Named(edition.office_titles),
        )
