"""What every directory does, whatever it is made of."""

from datetime import date

import pytest
from pydantic import SecretStr

from adapters.directory_file import FileDirectory
from adapters.directory_graph import GraphDirectory
from adapters.graph_client import GraphClient
from adapters.graph_mapping import read_mapping
from domain.ports import Held, Office, Person
from tests.support.directory import MemoryDirectory
from tests.support.graph import APP, SECRET, TENANT, served

ANN_ID, BOB_ID, CAT_ID, DAN_ID = (f"9c6ea4b0-0000-4000-8000-00000000000{n}" for n in "fabc")
DAY = date(2026, 6, 15)
FILE = f"""
organisations: [force, office]
offices: {{keeper: Keeper, author: Author}}
seats: {{author: {{crime: Crime, roads: Roads}}}}
people:
  {ANN_ID}:
    shown: the keeper
    organisation: force
    offices: [{{office: keeper}}, {{office: author, seat: crime}}]
  {BOB_ID}: {{shown: a clerk, organisation: office, offices: [{{office: keeper}}]}}
  {CAT_ID}: {{shown: a sergeant, organisation: force}}
"""
MAPPING = """
companies: {Force Ltd: force}
otherwise: office
offices:
  keeper: {title: Keeper, group: aaaaaaaa-0000-4000-8000-00000000000A}
  author:
    title: Author
    seats:
      crime: {title: Crime, app_role: bbbbbbbb-0000-4000-8000-00000000000b}
      roads: {title: Roads, group: aaaaaaaa-0000-4000-8000-00000000000c}
service_principal: cccccccc-0000-4000-8000-000000000001
"""
ANN = Person(ANN_ID, "the keeper", "force", (Held("keeper"), Held("author", seat="crime")))
BOB = Person(BOB_ID, "a clerk", "office", (Held("keeper"),))
CAT = Person(CAT_ID, "a sergeant", "force")
OFFICES = (
    Office("keeper", "Keeper"),
    Office("author", "Author", (("crime", "Crime"), ("roads", "Roads"))),
)


def filled(graph):
    """Let the stand-in have the people and offices of the contract."""
    graph.user(ANN_ID, jobTitle="the keeper", companyName="Force Ltd")
    graph.user(BOB_ID, jobTitle="a clerk", companyName="Council")
    graph.user(CAT_ID, jobTitle="a sergeant", companyName="Force Ltd")
    graph.groups = {
        "aaaaaaaa-0000-4000-8000-00000000000a": [ANN_ID, BOB_ID],
        "aaaaaaaa-0000-4000-8000-00000000000c": [],
    }
    graph.roles = {
        "cccccccc-0000-4000-8000-000000000001": [
            {
                "appRoleId": "bbbbbbbb-0000-4000-8000-00000000000b",
                "principalType": "User",
                "principalId": ANN_ID,
            }
        ]
    }
    return graph


@pytest.fixture(params=["file", "memory", "graph"])
def directory(request, tmp_path):
    file = tmp_path / "directory.yaml"
    match request.param:
        case "memory":
            yield MemoryDirectory([ANN, BOB, CAT], OFFICES, {each: each for each in (ANN_ID,)})
        case "file":
            file.write_text(FILE, encoding="utf-8")
            yield FileDirectory(file)
        case _:
            file.write_text(MAPPING, encoding="utf-8")
            with served() as graph:
                filled(graph)
                client = GraphClient(
                    graph.url, login=graph.url, tenant=TENANT, app=APP, secret=SecretStr(SECRET)
                )
                yield GraphDirectory(client, read_mapping(file))
                client.close()


def test_a_person_is_known_by_id(directory):
    """Or not at all."""
    assert [directory.person(each) for each in (ANN_ID, BOB_ID, CAT_ID)] == [ANN, BOB, CAT]
    assert directory.person(DAN_ID) is None


@pytest.mark.parametrize("other", ["", "Ann", "demo-ann", ANN_ID[:-1], ANN_ID + "f", "a b@c"])
def test_another_id_is_nobodys(directory, other):
    """However near it comes to one."""
    assert directory.person(other) is None


def test_offices_come_in_their_order_with_their_seats(directory):
    """With what each is called."""
    assert directory.offices() == OFFICES


def test_an_office_is_held_by_people_and_each_seat_by_its_own(directory):
    """Each once; an office that is not one is nobody's."""
    assert set(directory.holders("keeper", DAY)) == {ANN, BOB}
    assert directory.holders("author", DAY) == (ANN,)
    assert directory.holders("commissioner", DAY) == ()
    (ann,) = directory.holders("author", DAY)
    assert ann.offices(DAY) == ("keeper", "author")
    assert (ann.seats("author", DAY), ann.seats("keeper", DAY)) == (("crime",), ("",))
