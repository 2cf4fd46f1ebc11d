"""The app package is what Microsoft's own schema asks for, whatever its owner fills in."""

import copy

import pytest

from bot.teams_package import manifest
from tests.e2e.manifest_schema import faults

pytestmark = pytest.mark.e2e

ID = "00000000-0000-4000-8000-000000000000"
SHORT = {
    "app_id": ID,
    "version": "0.0.0",
    "name": "P",
    "developer": "C",
    "website": "https://c.uk",
    "privacy": "https://c.uk",
    "terms": "https://c.uk",
}
LONG = {
    "app_id": ID.upper(),
    "version": "999999999.999999999.999999999",
    "name": "n" * 30,
    "developer": "d" * 32,
    "website": "https://example.org/".ljust(2048, "w"),
    "privacy": "https://example.org/".ljust(2048, "p"),
    "terms": "https://example.org/".ljust(2048, "t"),
}


@pytest.mark.parametrize("given", [SHORT, LONG], ids=["shortest", "longest"])
def test_the_manifest_keeps_to_the_schema(given):
    """The shortest and the longest that the command line takes are both right."""
    assert faults(manifest(**given)) == []


def test_the_schema_finds_what_is_wrong():
    """What the schema is silent about would prove nothing."""
    wrong = copy.deepcopy(manifest(**SHORT))
    wrong["bots"][0]["scopes"] = ["persnal"]
    wrong["name"]["short"] = "n" * 31
    wrong["composeExtensions"][0]["commands"][0]["type"] = "qery"
    wrong["bots"][0]["commandLists"][0]["commands"][0]["title"] = "t" * 33
    del wrong["icons"]
    assert sorted(fault.partition(":")[0] for fault in faults(wrong)) == [
        "",
        "bots/0/commandLists/0/commands/0/title",
        "bots/0/scopes/0",
        "composeExtensions/0/commands/0/type",
        "name/short",
    ]
