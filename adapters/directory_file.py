"""The directory as a YAML file: read whole, or refused with every fault named."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from adapters.yaml_strict import read_yaml
from domain.identity import OpaqueId
from domain.ports import Held, Office, Person

_Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
_Guid = Annotated[
    str,
    StringConstraints(
        pattern=r"^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", to_lower=True
    ),
]
_OfficeId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


DEMONSTRATED = "cheshire"
"""The policy whose people are there unless another's are."""


class BadDirectory(Exception):
    """A directory that cannot be read; its text says every fault."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Held(_Part):
    office: _OfficeId
    since: date | None = None
    until: date | None = None
    seat: _OfficeId | Literal[""] = ""


class _Person(_Part):
    shown: _Words
    organisation: _Words
    teams: _Guid | None = None
    offices: tuple[_Held, ...] = ()


class _Directory(_Part):
    extends: str = ""
    organisations: tuple[_Words, ...] = ()
    offices: dict[_OfficeId, _Words] = Field(default_factory=dict)
    seats: dict[_OfficeId, dict[_OfficeId, _Words]] = Field(default_factory=dict)
    people: dict[OpaqueId, _Person] = Field(default_factory=dict)

    def beyond(self, other: Self) -> Self:
        """Return what stands here and in *other*, which comes first; here counts where both do."""
        organisations = dict.fromkeys((*other.organisations, *self.organisations))
        return type(self)(
            organisations=tuple(organisations),
            offices=other.offices | self.offices,
            seats=other.seats | self.seats,
            people=other.people | self.people,
        )

    def faults(self) -> Iterator[str]:
        """Yield what no single field can know: names that lead nowhere, days in the wrong order."""
        yield from self._twice()
        yield from (
            f"seats: {o!r} is not an office here" for o in sorted(self.seats.keys() - self.offices)
        )
        for name, person in self.people.items():
            if person.organisation not in self.organisations:
                yield f"people.{name}.organisation: {person.organisation!r} is not one here"
            for held in person.offices:
                yield from (f"people.{name}.offices: {fault}" for fault in self._wrong(held))

    def _wrong(self, held: _Held) -> Iterator[str]:
        if held.office not in self.offices:
            yield f"{held.office!r} is not an office here"
        if held.seat and held.seat not in self.seats.get(held.office, {}):
            yield f"{held.seat!r} is not a seat of {held.office}"
        if held.since and held.until and held.until < held.since:
            yield f"{held.office} ends before it begins"

    def _twice(self) -> Iterator[str]:
        """Yield the ids that lead to two people."""
        known = {name.lower(): name for name in self.people}
        for name, person in self.people.items():
            if person.teams is not None and known.setdefault(person.teams, name) != name:
                yield f"people.{name}.teams: it is {known[person.teams]}'s already"


class FileDirectory:
    """The people and offices of one file."""

    def __init__(self, file: Path) -> None:
        """Read *file*, or raise :class:`BadDirectory`."""
        read = _read(file)
        self._offices = tuple(
            Office(each, title, tuple(read.seats.get(each, {}).items()))
            for each, title in read.offices.items()
        )
        self._people = {
            name: Person(
                id=name,
                shown=person.shown,
                organisation=person.organisation,
                held=tuple(Held(**dict(held)) for held in person.offices),
            )
            for name, person in read.people.items()
        }
        self._in_teams = {
            person.teams: name for name, person in read.people.items() if person.teams is not None
        }

    @staticmethod
    def default_file(policy: str = DEMONSTRATED) -> Path:
        """Return the demonstration directory of *policy* that travels with the program.

        A policy of one's own has none; there the people of another stand in.
        """
        data = Path(__file__).resolve().parent / "data"
        theirs = data / f"demo-{policy}.yaml"
        known = policy == Path(policy).name and theirs.is_file()
        return theirs if known else data / f"demo-{DEMONSTRATED}.yaml"

    def person(self, person: str) -> Person | None:
        """Return who has this id, here or in Teams, or nothing if nobody has."""
        return self._people.get(self._in_teams.get(person.lower(), person))

    def in_teams(self) -> tuple[tuple[Person, str], ...]:
        """Return whoever Teams knows, each with their object id, in the order of the file."""
        return tuple((self._people[name], guid) for guid, name in self._in_teams.items())

    def offices(self) -> tuple[Office, ...]:
        """Return every office, in the order of the file."""
        return self._offices

    def holders(self, office: str, day: date) -> tuple[Person, ...]:
        """Return who holds *office* on *day*, in the order of the file."""
        return tuple(each for each in self._people.values() if office in each.offices(day))


def _read(file: Path) -> _Directory:
    """Return what *file* holds, beyond what it extends: a file of the same folder."""
    directory, read = _written(file), {file.name}
    extends = directory.extends
    while extends:
        if extends in read or extends != Path(extends).name:
            raise BadDirectory(f"{file}: it cannot extend {extends}")
        read.add(extends)
        before = _written(file.with_name(extends))
        directory, extends = directory.beyond(before), before.extends
    if faults := tuple(directory.faults()):
        raise BadDirectory(f"{file}: {'; '.join(faults)}")
    return directory


def _written(file: Path) -> _Directory:
    try:
        whole = read_yaml(file.read_text(encoding="utf-8"))
        directory = _Directory.model_validate(whole)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadDirectory(f"{file} cannot be read: {error}") from error
    except ValidationError as error:
        told = (f"{'.'.join(map(str, f['loc']))}: {f['msg']}" for f in error.errors())
        raise BadDirectory(f"{file}: {'; '.join(told)}") from error
    return directory
