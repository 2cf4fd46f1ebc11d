"""What every directory does, whatever it is made of."""

from datetime import date

import pytest

from adapters.directory_file import FileDirectory
from domain.ports import Held, Office, Person
from tests.support.directory import MemoryDirectory

FILE = """
organisations: [force, office]
offices: {keeper: Keeper, author: Author}
people:
  ann:
    shown: the keeper
    organisation: force
    teams: 9c6eA4B0-0000-4000-8000-00000000000F
    offices: [{office: keeper, since: 2026-06-01, until: 2026-07-01}, {office: author}]
  bob: {shown: a clerk, organisation: office, offices: [{office: keeper}]}
  cat: {shown: a sergeant, organisation: force}
"""
ANN = Person(
    "ann",
    "the keeper",
    "force",
    (Held("keeper", date(2026, 6, 1), date(2026, 7, 1)), Held("author")),
)
BOB = Person("bob", "a clerk", "office", (Held("keeper"),))
CAT = Person("cat", "a sergeant", "force")
IN_TEAMS = "9C6Ea4b0-0000-4000-8000-00000000000f"
KEEPER, AUTHOR = Office("keeper", "Keeper"), Office("author", "Author")


@pytest.fixture(params=["file", "memory"])
def directory(request, tmp_path):
    if request.param == "memory":
        return MemoryDirectory([ANN, BOB, CAT], [KEEPER, AUTHOR], {IN_TEAMS: "ann"})
    file = tmp_path / "directory.yaml"
    file.write_text(FILE, encoding="utf-8")
    return FileDirectory(file)


def test_a_person_is_known_by_id(directory):
    """Or not at all."""
    assert (directory.person("ann"), directory.person("cat")) == (ANN, CAT)
    assert directory.person("dan") is None


@pytest.mark.parametrize("spelt", [IN_TEAMS, IN_TEAMS.lower(), IN_TEAMS.upper()])
def test_a_person_is_known_by_the_id_in_teams(directory, spelt):
    """However that is spelt; it is the same person, under the directory's own id."""
    assert directory.person(spelt) == ANN


@pytest.mark.parametrize("other", ["", "Ann", "ANN", IN_TEAMS[:-1], IN_TEAMS + "f"])
def test_another_id_is_nobodys(directory, other):
    """Ids of the directory itself are as they are written."""
    assert directory.person(other) is None


def test_offices_come_in_their_order(directory):
    """With what they are called."""
    assert directory.offices() == (KEEPER, AUTHOR)


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2026, 5, 31), (BOB,)),
        (date(2026, 6, 1), (ANN, BOB)),
        (date(2026, 7, 1), (ANN, BOB)),
        (date(2026, 7, 2), (BOB,)),
    ],
)
def test_an_office_is_held_on_a_day(directory, day, held):
    """The first day and the last count; without days it is always held."""
    assert directory.holders("keeper", day) == held
    assert directory.holders("commissioner", day) == ()


def test_a_person_holds_offices_on_a_day(directory):
    """In the order of the directory."""
    ann = directory.person("ann")
    assert ann.offices(date(2026, 6, 15)) == ("keeper", "author")
    assert ann.offices(date(2026, 8, 1)) == ("author",)
