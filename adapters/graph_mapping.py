"""A file says which group, or which role of an application, is which office and seat."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self

import yaml
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from adapters.directory_file import BadDirectory
from adapters.yaml_strict import read_yaml

Guid = Annotated[
    str,
    StringConstraints(
        pattern=r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", to_lower=True
    ),
]
_Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
_Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Members(_Part):
    """Who holds it: the members of a group, or those who have a role of the application."""

    title: _Words
    group: Guid | None = None
    app_role: Guid | None = None


class _Office(_Members):
    seats: dict[_Name, _Members] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _is_held_somehow(self) -> Self:
        places: tuple[_Members, ...] = (self, *self.seats.values())
        for each in places:
            given = (each.group is not None) + (each.app_role is not None)
            if given > 1 or (given == 0 and not self.seats):
                raise ValueError("give a group or an app_role for it, and not both")
        return self


class GraphMapping(_Part):
    """Which group is which office, and what the companies of people are called here.

    Whoever's company is not among *companies* belongs to *otherwise*. What was read is asked for
    again after *fresh_seconds*; while Graph does not answer it counts for *kept_seconds*, and
    after that nobody holds an office.
    """

    companies: dict[_Words, _Words] = Field(default_factory=dict)
    otherwise: _Words
    offices: dict[_Name, _Office]
    service_principal: Guid | None = None
    fresh_seconds: Annotated[int, Field(ge=10, le=86_400)] = 300
    kept_seconds: Annotated[int, Field(ge=10, le=604_800)] = 3_600

    @model_validator(mode="after")
    def _roles_belong_to_an_application(self) -> Self:
        if self.service_principal is None and any(each.app_role for each in self.places()):
            raise ValueError("an app_role needs the service_principal that has it")
        if self.kept_seconds < self.fresh_seconds:
            raise ValueError("kept_seconds is less than fresh_seconds")
        return self

    def places(self) -> Iterator["Place"]:
        """Yield every office and seat with who holds it, in the order of the file."""
        for name, office in self.offices.items():
            if office.group is not None or office.app_role is not None:
                yield Place(name, "", office.group, office.app_role)
            for seat, held in office.seats.items():
                yield Place(name, seat, held.group, held.app_role)


@dataclass(frozen=True, slots=True)
class Place:
    """An office, or a seat of it, and the group or the role whose members hold it."""

    office: str
    seat: str
    group: str | None
    app_role: str | None


def read_mapping(file: Path) -> GraphMapping:
    """Return the mapping in *file*, or raise :class:`BadDirectory` naming every fault."""
    try:
        return GraphMapping.model_validate(read_yaml(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadDirectory(f"{file} cannot be read: {error}") from error
    except ValidationError as error:
        told = (f"{'.'.join(map(str, f['loc']))}: {f['msg']}" for f in error.errors())
        raise BadDirectory(f"{file}: {'; '.join(told)}") from error
