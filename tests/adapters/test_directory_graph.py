"""Graph may be slow, wrong or away: what was read last counts for a while, and then nothing does."""

from datetime import date

import pytest
from pydantic import SecretStr

from adapters.directory_chosen import GraphAccess, graph_directory
from adapters.directory_file import BadDirectory
from adapters.directory_graph import GUESTS, GraphDirectory
from adapters.graph_client import GraphClient, GraphFailed
from adapters.graph_mapping import read_mapping
from domain.ports import Held, Person
from tests.adapters.test_directory_contract import (
    ANN,
    ANN_ID,
    BOB,
    BOB_ID,
    CAT,
    CAT_ID,
    MAPPING,
    filled,
)
from tests.support.graph import APP, SECRET, TENANT, served

DAY = date(2026, 6, 15)
GROUP = "aaaaaaaa-0000-4000-8000-00000000000a"
ROADS = "aaaaaaaa-0000-4000-8000-00000000000c"
PRINCIPAL = "cccccccc-0000-4000-8000-000000000001"
KEPT, FRESH = 3_600, 300


class Seconds:
    now = 1_000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Seconds()


@pytest.fixture
def graph():
    with served() as stand_in:
        yield filled(stand_in)


@pytest.fixture
def client(graph, clock):
    made = GraphClient(
        graph.url, login=graph.url, tenant=TENANT, app=APP, secret=SecretStr(SECRET), clock=clock
    )
    yield made
    made.close()


@pytest.fixture
def directory(client, clock, tmp_path):
    file = tmp_path / "mapping.yaml"
    file.write_text(MAPPING, encoding="utf-8")
    return GraphDirectory(client, read_mapping(file), clock)


def keepers(directory):
    return sorted(each.id for each in directory.holders("keeper", DAY))


def test_a_group_of_many_is_read_page_by_page(graph, directory):
    """Whatever a page holds."""
    more = [graph.user(f"9c6ea4b0-0000-4000-8000-{n:012}") for n in range(100, 107)]
    graph.groups[GROUP] += more
    assert keepers(directory) == sorted([ANN_ID, BOB_ID, *more])


def test_what_was_read_is_not_read_again_while_it_is_fresh(graph, directory, clock):
    """And anew after that: whoever left the group holds the office no more."""
    assert keepers(directory) == sorted([ANN_ID, BOB_ID])
    asked = len(graph.asked)
    clock.now += FRESH - 1
    graph.groups[GROUP].remove(BOB_ID)
    assert keepers(directory) == sorted([ANN_ID, BOB_ID])
    assert len(graph.asked) == asked
    clock.now += 1
    assert keepers(directory) == [ANN_ID]


def test_the_last_answer_counts_while_graph_is_away_and_then_nobody_holds_an_office(
    graph, directory, clock
):
    """It fails closed; and what it learns when Graph is back counts at once."""
    assert directory.person(CAT_ID) == CAT
    assert directory.person(ANN_ID) == ANN
    graph.down = True
    clock.now += KEPT - 1
    assert (directory.person(ANN_ID), directory.person(CAT_ID)) == (ANN, CAT)
    clock.now += 2
    assert keepers(directory) == []
    assert (directory.person(ANN_ID), directory.person(CAT_ID)) == (None, None)
    graph.down = False
    clock.now += FRESH
    assert directory.person(ANN_ID) == ANN


def test_nobody_holds_an_office_before_anything_was_read(graph, directory):
    """However urgent it is."""
    graph.down = True
    assert (keepers(directory), directory.person(ANN_ID)) == ([], None)


def test_graph_is_left_alone_for_as_long_as_it_asks(graph, directory, clock):
    """By the second; what is known counts meanwhile."""
    assert keepers(directory) == sorted([ANN_ID, BOB_ID])
    clock.now += FRESH
    graph.faults = [(429, {"Retry-After": "120"}, {"error": {"code": "TooManyRequests"}})]
    assert keepers(directory) == sorted([ANN_ID, BOB_ID])
    asked = len(graph.asked)
    clock.now += 119
    assert keepers(directory) == sorted([ANN_ID, BOB_ID])
    assert len(graph.asked) == asked
    clock.now += 1
    graph.groups[GROUP] = [BOB_ID]
    assert keepers(directory) == [BOB_ID]


@pytest.mark.parametrize(
    ("fault", "wait"),
    [
        ((500, {}, {}), 5),
        ((503, {"Retry-After": "20"}, {}), 20),
        ((503, {"Retry-After": "999999"}, {}), 300),
        ((429, {"Retry-After": "-7"}, {}), 5),
        (
            (
                429,
                {
                    "Retry-After": "Mon, 23 Nov 2026 10:01:00 GMT",
                    "Date": "Mon, 23 Nov 2026 10:00:00 GMT",
                },
                {},
            ),
            60,
        ),
        ((200, {}, b"no json"), 5),
        ((200, {}, {"value": "none"}), 5),
        ((302, {"Location": "https://elsewhere.example"}, {}), 5),
    ],
)
def test_a_fault_says_how_long_to_wait(graph, client, fault, wait):
    """As long as it asks for, within bounds."""
    client.get(f"users/{ANN_ID}")
    graph.faults = [fault]
    with pytest.raises(GraphFailed) as failed:
        tuple(client.all(f"groups/{GROUP}/transitiveMembers/microsoft.graph.user"))
    assert failed.value.wait == wait


def test_a_token_that_is_refused_is_fetched_anew_once(graph, client):
    """And one that is good is used until it ends."""
    client.get(f"users/{ANN_ID}")
    client.get(f"users/{BOB_ID}")
    assert graph.tokens == 1
    graph.withdraw_tokens()
    assert client.get(f"users/{ANN_ID}")["id"] == ANN_ID


def test_the_secret_goes_to_the_sign_in_and_the_token_to_graph_alone(graph, client):
    """A next page elsewhere is never asked for."""
    graph.page, graph.elsewhere = 1, "https://elsewhere.example"
    with pytest.raises(GraphFailed):
        tuple(client.all(f"groups/{GROUP}/transitiveMembers/microsoft.graph.user"))


def test_a_wrong_secret_leaves_everybody_without_office(graph, clock, tmp_path):
    """And says nothing of the secret."""
    file = tmp_path / "mapping.yaml"
    file.write_text(MAPPING, encoding="utf-8")
    wrong = GraphClient(
        graph.url, login=graph.url, tenant=TENANT, app=APP, secret=SecretStr("x"), clock=clock
    )
    assert keepers(GraphDirectory(wrong, read_mapping(file), clock)) == []
    with pytest.raises(GraphFailed) as failed:
        wrong.get(f"users/{ANN_ID}")
    assert str(failed.value) == "sign-in answers 401"
    wrong.close()


def test_guests_hold_nothing_and_are_from_elsewhere(graph, directory):
    """Even in the group; and whose account is closed is nobody."""
    guest = graph.user("9c6ea4b0-0000-4000-8000-000000000010", userType="Guest", jobTitle="a guest")
    closed = graph.user("9c6ea4b0-0000-4000-8000-000000000011", accountEnabled=False)
    graph.groups[GROUP] += [guest, closed]
    assert keepers(directory) == sorted([ANN_ID, BOB_ID])
    assert directory.person(guest) == Person(guest, "a guest", GUESTS)
    assert directory.person(closed) is None


def test_a_role_given_to_a_group_is_held_by_its_members(graph, directory):
    """And two seats by one person are two."""
    graph.groups[ROADS] = [BOB_ID]
    graph.roles[PRINCIPAL].append(
        {
            "appRoleId": "BBBBBBBB-0000-4000-8000-00000000000B",
            "principalType": "Group",
            "principalId": ROADS,
        }
    )
    bob = directory.person(BOB_ID)
    held = (Held("keeper"), Held("author", seat="crime"), Held("author", seat="roads"))
    assert bob == Person(BOB_ID, BOB.shown, BOB.organisation, held)


def test_a_person_may_sign_in_by_name(graph, directory):
    """It is the same person, with the offices held."""
    graph.users[ANN_ID]["userPrincipalName"] = "ann@force.example"
    assert directory.person("Ann@Force.Example") == ANN


def test_a_group_that_is_gone_leaves_the_last_answer(graph, directory, clock):
    """A mapping with a fault gives nobody an office by mistake, and takes none at once."""
    assert keepers(directory) == sorted([ANN_ID, BOB_ID])
    del graph.groups[ROADS]
    clock.now += FRESH
    assert keepers(directory) == sorted([ANN_ID, BOB_ID])


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("offices: {}\nother: 1\notherwise: x", "other: Extra"),
        ("otherwise: x\noffices: {keeper: {title: Keeper}}", "give a group or an app_role"),
        ("otherwise: x\noffices: {keeper: {title: Keeper, group: seven}}", "offices.keeper.group"),
        (
            f"otherwise: x\noffices: {{keeper: {{title: K, app_role: {PRINCIPAL}}}}}",
            "needs the service_principal",
        ),
        (
            "otherwise: x\noffices: {}\nfresh_seconds: 60\nkept_seconds: 30",
            "kept_seconds is less",
        ),
        ("- a list", "valid dictionary"),
    ],
)
def test_a_mapping_is_read_whole_or_refused(tmp_path, wrong, told):
    """With every fault named."""
    file = tmp_path / "mapping.yaml"
    file.write_text(wrong, encoding="utf-8")
    with pytest.raises(BadDirectory, match=told):
        read_mapping(file)


def test_graph_is_asked_only_with_a_tenant_an_app_and_a_secret(tmp_path):
    """Otherwise it is said what is missing, before anybody comes."""
    file = tmp_path / "mapping.yaml"
    file.write_text(MAPPING, encoding="utf-8")
    url = "https://graph.example"
    with pytest.raises(BadDirectory, match="needs a tenant, an app id and its secret"):
        graph_directory(file, GraphAccess(url, url, "", APP, SecretStr(SECRET)))
    made = graph_directory(file, GraphAccess(url, url, TENANT, APP, SecretStr(SECRET)))
    assert [each.id for each in made.offices()] == ["keeper", "author"]
