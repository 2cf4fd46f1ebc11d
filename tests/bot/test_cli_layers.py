"""Layers are listed and shown on or off, and the doctor says who does their offices' work today."""

import json
import shutil

import pytest

from adapters.editions_files import FileEditions


@pytest.fixture
def roles(tmp_path, monkeypatch):
    """Return a way to write the mapping of offices that the settings name."""
    file = tmp_path / "roles.yaml"
    monkeypatch.setenv("PARTNERSHIPS_ROLES", str(file))
    return lambda text: file.write_text(text, encoding="utf-8")


@pytest.fixture
def policies(tmp_path, monkeypatch):
    """Return a folder with the policy and nothing beside it."""
    folder = tmp_path / "policies"
    shutil.copytree(FileEditions.default_folder() / "cheshire", folder / "cheshire")
    monkeypatch.setenv("PARTNERSHIPS_POLICIES", str(folder))
    return folder


def found(ran):
    return {each["name"]: (each["well"], each["says"]) for each in json.loads(ran.out)}


# -- List and show --


def test_advice_is_on_and_a_process_is_off_unless_it_is_set(partnerships):
    """Advice changes nothing; a process gives people work."""
    ran = partnerships("layers", "list")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        (
            "copacc 2015: advice, on, beside every policy. PCCs and Partnership, a report by CoPaCC,"
            " May 2015"
        ),
        (
            "scrutiny 2009: process, off, beside cheshire. Partnership Scrutiny Group, final report,"
            " August 2009"
        ),
    ]


@pytest.mark.parametrize(
    ("value", "on"),
    [
        ("scrutiny", {"copacc": False, "scrutiny": True}),
        ("Scrutiny, copacc ,scrutiny", {"copacc": True, "scrutiny": True}),
        ("none", {"copacc": False, "scrutiny": False}),
        ("", {"copacc": True, "scrutiny": False}),
    ],
)
def test_a_setting_says_which_are_on(partnerships, monkeypatch, value, on):
    """Several with commas, or none; empty counts as not set."""
    monkeypatch.setenv("PARTNERSHIPS_LAYERS", value)
    ran = partnerships("layers", "list", "--json")
    assert {each["layer"]: each["on"] for each in json.loads(ran.out)} == on


def test_advice_is_shown_with_reasons_and_without_what_is_not_meant_for_the_asker(partnerships):
    """COP-4.10: who is not surely of a Commissioner's office sees none of its questions."""
    ran = partnerships("layers", "show", "copacc", "--as", "demo-sergeant")
    assert ran.code == 0
    assert "Without a power to join in, whatever follows can be undone. (COP-2.19a)" in ran.out
    assert "COP-2.21" not in ran.out
    of_the_office = partnerships("layers", "show", "copacc", "--as", "demo-chief-of-staff")
    assert "COP-2.21a" in of_the_office.out
    data = json.loads(partnerships("layers", "show", "copacc", "--as", "nobody", "--json").out)
    assert data["label"] == "good-practice question (CoPaCC 2015)"
    assert "COP-2.21" not in json.dumps(data)


def test_a_process_is_shown_with_the_office_of_today_where_it_is_mapped(partnerships, roles):
    """The others are told as those of their time, with whom to ask."""
    roles("scrutiny: {treasurer: chief_finance_officer}\n")
    ran = partnerships("layers", "show", "scrutiny")
    assert ran.code == 0
    assert "Treasurer of the Authority (today: Chief Finance Officer) (SCR-R13)" in ran.out
    assert "it is not mapped: ask the OPCC Head of Policy and Partnerships" in ran.out
    data = json.loads(partnerships("layers", "show", "scrutiny", "--json").out)
    today = {each["office"]: each["today"] for each in data["offices"]}
    assert (today["treasurer"], today["audit_committee"]) == ("chief_finance_officer", None)
    assert [form["id"] for form in data["forms"]][:2] == ["meeting_feedback", "npu_feedback"]
    assert {"routes", "reports", "duties", "rights", "switches", "role_cards"} <= set(data)


def test_an_unknown_layer_is_wrong_use(partnerships):
    """The sentence names the layers that are here."""
    ran = partnerships("layers", "show", "mercia")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "'mercia' is not a layer here; the layers are: copacc, scrutiny.\n"
    ran = partnerships("layers")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Say what to do with the layers: partnerships layers list.\n"


def test_where_there_is_no_layer_nothing_is_on(partnerships, policies):
    """A folder of policies of one's own needs none."""
    assert [path.name for path in policies.iterdir()] == ["cheshire"]
    ran = partnerships("layers", "list")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "There is no layer beside the policies here.\n"
    assert json.loads(partnerships("layers", "list", "--json").out) == []
    assert found(partnerships("doctor", "--json"))["layers on"] == (True, "none")


# -- Settings that cannot be used --


def test_a_layer_that_is_not_here_stops_the_start_and_the_doctor_says_so(partnerships, monkeypatch):
    """With those that are here."""
    monkeypatch.setenv("PARTNERSHIPS_LAYERS", "scrutny")
    said = (
        "'scrutny' is not a layer here; the layers are: copacc, scrutiny; set PARTNERSHIPS_LAYERS to"
        " some of them, or to none"
    )
    ran = partnerships("rebuild", "--check")
    assert (ran.code, ran.out, ran.err) == (2, "", f"{said}.\n")
    ran = partnerships("doctor", "--json")
    assert ran.code == 1
    assert found(ran)["layers"] == (False, said)
    assert found(ran)["store"] == (False, "not looked at; mend the layers first")


@pytest.mark.parametrize("value", [",", "none,copacc"])
def test_a_setting_of_layers_that_says_nothing_is_one_sentence(partnerships, monkeypatch, value):
    """None goes alone."""
    monkeypatch.setenv("PARTNERSHIPS_LAYERS", value)
    ran = partnerships("layers", "list")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "The setting PARTNERSHIPS_LAYERS cannot be read; give the layers to switch on, with commas,"
        " such as copacc,scrutiny; or none.\n"
    )


def test_a_layer_cannot_be_the_policy(partnerships, monkeypatch):
    """It decides nothing."""
    monkeypatch.setenv("PARTNERSHIPS_POLICY", "scrutiny")
    ran = partnerships("decide", "-", stdin=b"{}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "'scrutiny' is a layer, which stands beside a policy and decides nothing;"
        " PARTNERSHIPS_LAYERS switches it on; the policies are: "
    )


def test_every_fault_of_a_mapping_is_named(partnerships, roles, tmp_path):
    """An office that is not the layer's, one that is nobody's today, a layer that is not here."""
    roles("scrutiny: {tresurer: chief_of_staff, treasurer: nobody}\nmercia: {}\n")
    said = (
        f"mend {tmp_path}/roles.yaml: scrutiny.tresurer is not an office of that layer;"
        " scrutiny.treasurer: nobody is no office of the policy or the directory;"
        " mercia is not a layer here; the layers are: copacc, scrutiny"
    )
    ran = partnerships("layers", "list")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"The mapping of offices cannot be used; {said}.\n"
    assert found(partnerships("doctor", "--json"))["roles"] == (False, f"cannot be used; {said}")


def test_a_mapping_that_is_not_there_or_no_mapping_is_named(partnerships, roles, tmp_path):
    """By its path."""
    ran = partnerships("layers", "list")
    assert ran.code == 2
    assert ran.err.startswith(
        f"The mapping of offices cannot be used; mend {tmp_path}/roles.yaml cannot be read: "
    )
    for text in ("[]\n", "scrutiny: [treasurer]\n", "scrutiny: {treasurer: 1}\n", "a: [\n"):
        roles(text)
        assert partnerships("layers", "list").code == 2


def test_the_doctor_tells_the_layers_and_whose_offices_are_nobodys(
    partnerships, monkeypatch, roles, tmp_path
):
    """An office that is not mapped is no trouble, and is told."""
    monkeypatch.setenv("PARTNERSHIPS_LAYERS", "copacc,scrutiny")
    roles("scrutiny: {treasurer: chief_finance_officer, chief_executive: chief_of_staff}\n")
    ran = partnerships("doctor", "--json")
    assert ran.code == 0
    told = found(ran)
    assert told["layers on"] == (True, "copacc and scrutiny")
    well, says = told["roles of scrutiny"]
    assert well
    assert says.startswith(
        "2 of 25 offices mapped to one of today; nobody known: Police Authority,"
    )
    assert says.endswith(
        "; ask the OPCC Head of Policy and Partnerships, and name a file in PARTNERSHIPS_ROLES"
    )
    assert told["setting PARTNERSHIPS_LAYERS"] == (True, "copacc,scrutiny")
    assert told["setting PARTNERSHIPS_ROLES"] == (True, f"{tmp_path}/roles.yaml")
    assert told["layer scrutiny"][1].endswith("), process")


def test_the_doctor_tells_what_holds_where_nothing_is_set(partnerships):
    """Advice where it is, and nobody mapped."""
    told = found(partnerships("doctor", "--json"))
    assert told["layers on"] == (True, "copacc")
    assert told["setting PARTNERSHIPS_LAYERS"] == (True, "advice where it is here")
    assert told["setting PARTNERSHIPS_ROLES"] == (
        True,
        "none; no office of a layer is mapped to one of today",
    )
    assert "roles of scrutiny" not in told


# -- The check --


def test_the_check_looks_at_layers_too(partnerships):
    """Each row is built or excused, and nothing is only declared."""
    ran = partnerships("policy", "check", "--policy", "scrutiny")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith("scrutiny 2009 (")
    assert (
        "  104 working rows: 89 built, 15 excused, 0 not covered (100 % covered, 85 % built)"
    ) in lines
    assert "Declared here, and performed from a later step on" not in lines
    at = lines.index("Excused for good")
    assert len(lines[at + 1 : lines.index("", at)]) == 15
    assert not any("slots" in line for line in lines)


def test_what_builds_a_row_is_data_too(partnerships):
    """A script reads the same."""
    ran = partnerships("policy", "check", "--policy", "scrutiny", "--json")
    (data,) = json.loads(ran.out)["policies"]
    rows = {(row["clause"], row["code"]): row for row in data["rows"]}
    assert rows["SCR-R3i-a", "ESC"] == {
        "clause": "SCR-R3i-a",
        "code": "ESC",
        "built_by": ["route authority_risk"],
        "excused": None,
        "waits": None,
    }


def test_all_that_is_here_is_checked_at_once(partnerships):
    """The policies, and what stands beside them."""
    ran = partnerships("policy", "check", "--json")
    assert ran.code == 0
    checked = [each["policy"] for each in json.loads(ran.out)["policies"]]
    assert {"cheshire", "copacc", "scrutiny"} <= set(checked)


def test_a_layer_that_cannot_be_read_is_a_finding(partnerships, policies):
    """By its fault."""
    shutil.copytree(FileEditions.default_folder() / "copacc", policies / "copacc")
    themes = policies / "copacc" / "2015" / "themes.yaml"
    themes.write_text("themes: []\n", encoding="utf-8")
    ran = partnerships("policy", "check", "--policy", "copacc")
    assert ran.code == 1
    assert ran.out.startswith(
        "copacc 2015: cannot be read\n\nFindings\n  advice.themes: Tuple should have"
    )
    well, says = found(partnerships("doctor", "--json"))["layer copacc"]
    assert not well
    assert says.startswith("cannot be read; mend it: advice.themes: ")
