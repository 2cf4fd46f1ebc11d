"""Where policing areas and neighbourhoods lie is read from the file of roles, or refused whole."""

import pytest

from adapters.roles_file import BadRoles, places_in, roles_in
from domain.policy.places_on import Place, place_named, places_over
from tests.support.scrutiny import ROLES

AREAS = ("halton", "warrington", "cheshire_east", "cheshire_west_and_chester")


def written(tmp_path, text):
    file = tmp_path / "roles.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_places_are_found_by_name_and_by_the_council_area_they_lie_in():
    """A-39: three policing areas over four council areas."""
    places = places_in(ROLES, AREAS)
    widnes = Place(id="widnes", kind="neighbourhood", title="Widnes", lies_in=("halton",))
    assert place_named(places, "neighbourhood", " WIDNES ") == widnes
    assert place_named(places, "policing", "widnes") is None
    assert [each.id for each in places_over(places, "policing", "warrington")] == ["northern"]
    assert [each.id for each in places_over(places, "neighbourhood", "halton")] == [
        "widnes",
        "runcorn",
    ]


def test_without_places_there_are_none(tmp_path):
    """And the roles are read as ever beside some."""
    assert places_in(written(tmp_path, "scrutiny: {}\n"), AREAS) == ()
    file = written(tmp_path, "places: {policing: {one: {title: One, lies_in: [halton]}}}\n")
    assert roles_in(file, (), ()) == {}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("policing: {one: {title: One, lies_in: [mercia]}}", "policing.one: mercia is not a"),
        ("neighbourhood: {a: {title: A, lies_in: [halton, warrington]}}", "more than one council"),
        ("neighbourhood: {a: {title: A, lies_in: []}}", "too_short|at least 1 item"),
        ("village: {a: {title: A, lies_in: [halton]}}", "village"),
    ],
)
def test_a_place_that_lies_nowhere_is_refused(tmp_path, text, fault):
    """With its name."""
    with pytest.raises(BadRoles, match=fault):
        places_in(written(tmp_path, f"places: {{{text}}}\n"), AREAS)
