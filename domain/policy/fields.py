"""What a register holds of each entry is data: every field with its label, kind and clause."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, Self

from pydantic import StringConstraints, model_validator

from domain.policy.conditions import Written
from domain.policy.facts import Citations, Name, Part, Words

FieldKind = Literal[
    "text",
    "choice",
    "choices",
    "yes_no",
    "day",
    "amount",
    "number",
    "office",
    "person",
    "document",
    "body",
]
Gate = Literal["entering", "signature", "none"]

ENTRY_FIELDS = ("title", "partners", "stage")
"""What every entry has without being told: no edition names these again."""


class FieldOption(Part):
    """One value that can be picked, and what it is called."""

    value: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
    label: Words


class FieldPart(Part):
    """A heading under which fields stand together."""

    id: Name
    heading: Words


class RegisterField(Part):
    """One field of an entry: what it is called, how it is filled in, and on which clause.

    *registers* are those whose entries have it, all of them where there are none; *when* narrows it
    by the facts and the outcome of the entry's matter. *strength* says how much an entry wants it:
    what *must* or *should* be there is named as missing while it is not, and what *must* be there
    before a *gate* is recorded as missing when the gate is passed without it. *document* is a
    reference with the hash of what it refers to, *office* an office of the edition, *person* an id
    in the directory, *body* one of its known bodies, *amount* pounds and pence. *slot* is the part
    of an outcome that asks for it (``agreement.legal_grant_agreement``): the strength there is the
    one that holds. *material* means that another value makes an approval stale. *mirrors* is the
    fact of the matter whose answer stands in it from the start. *protocol* says that it is about
    what is agreed with a partner, and is shown with each of them. *ask* is the office that knows.
    """

    id: Name
    part: Name
    label: Words
    kind: FieldKind
    clauses: Citations
    hint: str = ""
    options: tuple[FieldOption, ...] = ()
    many: bool = False
    registers: tuple[Name, ...] = ()
    when: Written | None = None
    strength: Literal["must", "should", "recommended", "if_appropriate", "optional"] = "optional"
    gate: Gate = "none"
    slot: str | None = None
    material: bool = False
    mirrors: Name | None = None
    protocol: bool = False
    ask: Name | None = None

    @property
    def domain(self) -> tuple[str, ...]:
        """The values that can be picked, in the order shown."""
        return ("yes", "no") if self.kind == "yes_no" else tuple(o.value for o in self.options)

    def label_of(self, value: str) -> str:
        """Return what *value* is called on screen; a value that is not picked is its own label."""
        if self.kind == "yes_no":
            return {"yes": "Yes", "no": "No"}.get(value, value)
        return next((o.label for o in self.options if o.value == value), value)

    @model_validator(mode="after")
    def _options_are_as_its_kind(self) -> Self:
        picked = self.kind in {"choice", "choices"}
        if picked is not bool(self.options):
            raise ValueError(f"{self.id}: options belong just to what is picked")
        if len({option.value for option in self.options}) < len(self.options):
            raise ValueError(f"{self.id}: two options alike")
        return self


class OptionalField(RegisterField):
    """A field that a layer adds: nobody has to fill it in, and nothing hangs on it."""

    registers: tuple[()] = ()
    when: None = None
    strength: Literal["optional"] = "optional"
    gate: Literal["none"] = "none"
    slot: None = None
    material: Literal[False] = False
    mirrors: None = None
    ask: None = None


def faults_of_added(
    layer: str, parts: Sequence[FieldPart], fields: Sequence[RegisterField]
) -> Iterator[str]:
    """Yield what is wrong with the fields that the layer with that id adds.

    Each is called after the layer, so that none is ever taken for a field of the policy.
    """
    headings = [part.id for part in parts]
    for kind, ids in (("part", headings), ("field", [field.id for field in fields])):
        twice = sorted({each for each in ids if ids.count(each) > 1})
        yield from (f"optional {kind} {each} is named twice" for each in twice)
    for field in fields:
        where = f"optional field {field.id}"
        if not field.id.startswith(f"{layer}_"):
            yield f"{where} does not begin with {layer}_"
        if field.part not in headings:
            yield f"{where} stands under {field.part}"
