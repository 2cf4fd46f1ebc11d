"""A directory file is read whole, and a faulty one is refused with every fault."""

from datetime import date

import pytest

from adapters.directory_file import BadDirectory, FileDirectory
from adapters.editions_files import FileEditions

GOOD = "organisations: [force]\noffices: {keeper: Keeper}\npeople: {}\n"


def _read(tmp_path, text):
    file = tmp_path / "directory.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return FileDirectory(file)


def test_the_demonstration_has_the_offices_of_the_cheshire_policy_and_eleven_people():
    """People are shown as role titles, and belong to the organisations of the policy."""
    edition = FileEditions(FileEditions.default_folder()).current("cheshire").edition
    directory = FileDirectory(FileDirectory.default_file())
    assert {each.id: each.title for each in directory.offices()} == dict(edition.office_titles)
    people = [
        directory.person(f"demo-{name}")
        for name in (
            "sergeant",
            "chief-constable",
            "commissioner",
            "chief-of-staff",
            "head-of-policy",
            "risk-manager",
            "inspector",
            "partnership-lead",
            "portfolio-holder",
            "portfolio-holder-crime",
            "head-of-legal",
        )
    ]
    assert all(person.organisation in edition.applies_to for person in people)
    assert [held.office for person in people for held in person.held] == [
        "chief_constable",
        "commissioner",
        "chief_of_staff",
        "opcc_head_of_policy_and_partnerships",
        "planning_performance_and_risk_manager",
        "partnership_lead",
        "chief_officer_portfolio_holder",
        "chief_officer_portfolio_holder",
        "head_of_legal_services",
    ]


def test_the_people_of_the_demonstration_are_known_in_teams():
    """Each is found by the id that a client on a laptop is told to say, approvers among them."""
    directory = FileDirectory(FileDirectory.default_file())
    found = [directory.person(f"aaaaaaaa-0000-4000-8000-{n:012}") for n in range(1, 12)]
    assert [person.id for person in found] == [
        "demo-sergeant",
        "demo-inspector",
        "demo-partnership-lead",
        "demo-head-of-policy",
        "demo-risk-manager",
        "demo-chief-of-staff",
        "demo-chief-constable",
        "demo-commissioner",
        "demo-portfolio-holder",
        "demo-portfolio-holder-crime",
        "demo-head-of-legal",
    ]
    assert directory.person("aaaaaaaa-0000-4000-8000-000000000012") is None


def test_one_id_in_teams_leads_to_one_person(tmp_path):
    """Neither to two people, however it is spelt, nor to another's own id."""
    guid = "aaaaaaaa-0000-4000-8000-00000000000a"
    people = (
        f"{{ann: {{shown: x, organisation: force, teams: {guid}}},"
        f" bob: {{shown: x, organisation: force, teams: {guid.upper()}}},"
        f" {guid[:-1]}B: {{shown: x, organisation: force}},"
        f" cat: {{shown: x, organisation: force, teams: {guid[:-1]}b}}}}"
    )
    with pytest.raises(BadDirectory) as told:
        _read(tmp_path, GOOD.replace("{}", people))
    assert str(told.value).endswith(
        f"people.bob.teams: it is ann's already; people.cat.teams: it is {guid[:-1]}B's already"
    )


@pytest.mark.parametrize("teams", ["28:bot", "''", "aaaaaaaa-0000-4000-8000-00000000000", "7"])
def test_an_id_in_teams_is_one(tmp_path, teams):
    """An object id of Entra ID."""
    people = f"{{ann: {{shown: x, organisation: force, teams: {teams}}}}}"
    with pytest.raises(BadDirectory, match=r"people\.ann\.teams"):
        _read(tmp_path, GOOD.replace("{}", people))


def test_every_fault_of_form_is_named(tmp_path):
    """Not only the first."""
    text = "organisations: [force]\noffices: {Keeper: ''}\npeople: {ann: {shown: x, phone: 1}}\n"
    with pytest.raises(BadDirectory) as told:
        _read(tmp_path, text)
    for place in ("offices.Keeper", "people.ann.organisation", "people.ann.phone"):
        assert place in str(told.value)


def test_every_name_that_leads_nowhere_is_named(tmp_path):
    """Organisations, offices, and days in the wrong order."""
    text = GOOD.replace(
        "{}",
        "{ann: {shown: x, organisation: council, offices: [{office: clerk},"
        " {office: keeper, since: 2026-07-01, until: 2026-06-01}]}}",
    )
    with pytest.raises(BadDirectory) as told:
        _read(tmp_path, text)
    assert str(told.value).endswith(
        "people.ann.organisation: 'council' is not one here; "
        "people.ann.offices: 'clerk' is not an office here; "
        "people.ann.offices: keeper ends before it begins"
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (GOOD + "people: {}\n", "given twice"),
        ("a: [", "cannot be read"),
        (b"\xff\xfe", "cannot be read"),
        ("- a list", r"cannot|valid"),
    ],
)
def test_what_is_no_directory_is_refused(tmp_path, text, fault):
    """A key given twice, no YAML, no text, something else."""
    with pytest.raises(BadDirectory, match=fault):
        _read(tmp_path, text)


def test_a_file_that_is_not_there_is_named(tmp_path):
    """With its path."""
    with pytest.raises(BadDirectory, match=r"nowhere\.yaml cannot be read"):
        FileDirectory(tmp_path / "nowhere.yaml")


@pytest.mark.parametrize("policy", ["cambridgeshire", "lancashire"])
def test_every_policy_has_its_people_and_offices_in_a_demonstration(policy):
    """Six of the people are known in Teams, by the ids that a client on a laptop is told to say."""
    edition = FileEditions(FileEditions.default_folder()).current(policy).edition
    directory = FileDirectory(FileDirectory.default_file(policy))
    assert {each.id: each.title for each in directory.offices()} == dict(edition.office_titles)
    found = [directory.person(f"aaaaaaaa-0000-4000-8000-{n:012}") for n in range(1, 7)]
    assert len({person.id for person in found}) == 6
    assert found[0].id == "demo-member"


def test_a_policy_of_ones_own_borrows_the_people_of_another():
    assert FileDirectory.default_file("mercia") == FileDirectory.default_file()
    assert FileDirectory.default_file("../demo-lancashire") == FileDirectory.default_file()


DATED = """
organisations: [force, office]
offices: {keeper: Keeper, author: Author}
people:
  ann:
    shown: the keeper
    organisation: force
    teams: 9c6eA4B0-0000-4000-8000-00000000000F
    offices: [{office: keeper, since: 2026-06-01, until: 2026-07-01}, {office: author}]
  bob: {shown: a clerk, organisation: office, offices: [{office: keeper}]}
"""
IN_TEAMS = "9C6Ea4b0-0000-4000-8000-00000000000f"


@pytest.fixture
def dated(tmp_path):
    file = tmp_path / "directory.yaml"
    file.write_text(DATED, encoding="utf-8")
    return FileDirectory(file)


@pytest.mark.parametrize("spelt", [IN_TEAMS, IN_TEAMS.lower(), IN_TEAMS.upper()])
def test_a_person_is_known_by_the_id_in_teams(dated, spelt):
    """However that is spelt; it is the same person, under the directory's own id."""
    assert dated.person(spelt) == dated.person("ann")


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2026, 5, 31), ["bob"]),
        (date(2026, 6, 1), ["ann", "bob"]),
        (date(2026, 7, 1), ["ann", "bob"]),
        (date(2026, 7, 2), ["bob"]),
    ],
)
def test_an_office_is_held_on_a_day(dated, day, held):
    """The first day and the last count; without days it is always held."""
    assert [each.id for each in dated.holders("keeper", day)] == held


def test_a_person_holds_offices_on_a_day(dated):
    """In the order of the directory."""
    ann = dated.person("ann")
    assert ann.offices(date(2026, 6, 15)) == ("keeper", "author")
    assert ann.offices(date(2026, 8, 1)) == ("author",)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("seats: {clerk: {crime: Crime}}", "'clerk' is not an office here"),
        ("seats: {keeper: {crime: 7}}", "seats.keeper.crime"),
    ],
)
def test_seats_belong_to_offices(tmp_path, wrong, told):
    """And have titles."""
    file = tmp_path / "directory.yaml"
    file.write_text(DATED + wrong, encoding="utf-8")
    with pytest.raises(BadDirectory, match=told):
        FileDirectory(file)


def test_a_seat_that_the_office_does_not_have_is_a_fault(tmp_path):
    """Named with whose it is."""
    file = tmp_path / "directory.yaml"
    file.write_text(DATED.replace("{office: author}", "{office: author, seat: crime}"))
    with pytest.raises(
        BadDirectory, match=r"people\.ann\.offices: 'crime' is not a seat of author"
    ):
        FileDirectory(file)


def test_a_directory_extends_another_beside_it(tmp_path):
    """Whoever stands in both is as the file says that was named."""
    (tmp_path / "all.yaml").write_text(
        "organisations: [Force]\noffices: {clerk: Clerk}\n"
        "people: {a: {shown: A, organisation: Force, offices: [{office: clerk}]},"
        " b: {shown: B, organisation: Force}}\n",
        encoding="utf-8",
    )
    (tmp_path / "more.yaml").write_text(
        "extends: all.yaml\noffices: {chair: Chair}\n"
        "people: {b: {shown: B again, organisation: Force, offices: [{office: chair}]}}\n",
        encoding="utf-8",
    )
    here = FileDirectory(tmp_path / "more.yaml")
    assert [each.id for each in here.offices()] == ["clerk", "chair"]
    assert [here.person(each).shown for each in "ab"] == ["A", "B again"]


@pytest.mark.parametrize("extends", ["more.yaml", "../all.yaml", "gone.yaml"])
def test_a_directory_extends_nothing_else(tmp_path, extends):
    """Neither itself, nor what lies elsewhere or nowhere."""
    file = tmp_path / "more.yaml"
    file.write_text(f"extends: {extends}\n", encoding="utf-8")
    with pytest.raises(BadDirectory, match=r"more|gone"):
        FileDirectory(file)
