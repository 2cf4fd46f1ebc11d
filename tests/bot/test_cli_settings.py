"""Settings are read once, checked before anything is done, and told back by the doctor."""

import json

import pytest

import bot

UTC = "2026-04-01T09:00:00+00:00"


def test_the_doctor_tells_the_settings_in_force(partnerships, monkeypatch, tmp_path):
    """What is set is what is told."""
    monkeypatch.setenv("PARTNERSHIPS_NOW", "2026-04-01T09:00:00Z")
    ran = partnerships("doctor", "--json")
    found = {each["name"]: each["says"] for each in json.loads(ran.out)}
    assert ran.code == 0
    assert found["setting PARTNERSHIPS_STORE"] == f"sqlite:///{tmp_path}/store.sqlite"
    assert found["setting PARTNERSHIPS_POLICY"] == "cheshire"
    assert found["setting PARTNERSHIPS_NOW"] == UTC
    assert found["setting PARTNERSHIPS_DEBUG"] == "0"
    assert found["program"] == f"partnerships {bot.__version__}"


def test_what_is_not_set_has_its_usual_value(partnerships, monkeypatch, tmp_path):
    """An empty variable counts as not set; data is kept where the user keeps data."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("PARTNERSHIPS_STORE", "")
    ran = partnerships("doctor", "--json")
    found = {each["name"]: each["says"] for each in json.loads(ran.out)}
    assert (
        found["setting PARTNERSHIPS_STORE"]
        == f"sqlite:///{tmp_path}/data/partnerships/partnerships.sqlite"
    )
    assert (tmp_path / "data" / "partnerships" / "partnerships.sqlite").is_file()


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PARTNERSHIPS_STOER", "x", "PARTNERSHIPS_STOER is not a setting; did you mean PARTNERSHIPS_STORE?"),
        (
            "PARTNERSHIPS_COLOUR",
            "x",
            ("PARTNERSHIPS_COLOUR is not a setting; there are PARTNERSHIPS_STORE, PARTNERSHIPS_POLICY,"
             " PARTNERSHIPS_POLICIES, PARTNERSHIPS_LAYERS, PARTNERSHIPS_ROLES,"
            " PARTNERSHIPS_DIRECTORY, PARTNERSHIPS_GRAPH_MAPPING, PARTNERSHIPS_GRAPH,"
            " PARTNERSHIPS_GRAPH_APP_ID, PARTNERSHIPS_GRAPH_APP_SECRET, PARTNERSHIPS_NOW, PARTNERSHIPS_APP_ID, PARTNERSHIPS_APP_SECRET, PARTNERSHIPS_TENANT,"
            " PARTNERSHIPS_TENANTS, PARTNERSHIPS_SERVICE_HOSTS, PARTNERSHIPS_LOGIN, PARTNERSHIPS_OPENID, PARTNERSHIPS_APPROVAL_DAYS, PARTNERSHIPS_DIGEST_AT, PARTNERSHIPS_QUIET_HOURS,"
            " PARTNERSHIPS_DUE_SOON_DAYS, PARTNERSHIPS_HOLD_AFTER_HOURS, PARTNERSHIPS_DEBUG."),
        ),
        (
            "PARTNERSHIPS_DIGEST_AT",
            "9",
            ("The setting PARTNERSHIPS_DIGEST_AT cannot be read; give the time in London at which the"
             " day's digest is told, 09:00."),
        ),
        (
            "PARTNERSHIPS_QUIET_HOURS",
            "07:30-20:00",
            ("The setting PARTNERSHIPS_QUIET_HOURS cannot be read; give from when until when in London"
             " nobody is disturbed, such as 20:00-07:30."),
        ),
        (
            "PARTNERSHIPS_NOW",
            "2026-04-01T09:00:00",
            ("The setting PARTNERSHIPS_NOW cannot be read; give a moment with its time zone, such as"
            " 2026-04-01T09:00:00+01:00."),
        ),
        (
            "PARTNERSHIPS_STORE",
            "mysql://user:secret@host/db",
            ("The setting PARTNERSHIPS_STORE cannot be read; give sqlite:/// and the path of a file (a fourth slash"
            " begins an absolute path), or postgresql://user:password@host/database."),
        ),
        ("PARTNERSHIPS_DEBUG", "perhaps", "The setting PARTNERSHIPS_DEBUG cannot be read; give 1 to log the trace of a defect, or 0."),
        ("PARTNERSHIPS_POLICY", "mercia", "'mercia' is not a policy here; the policies are: cambridgeshire, cheshire, lancashire."),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_used_is_one_sentence(
    partnerships, monkeypatch, name, value, sentence
):
    """The sentence names the variable and never its value, which may hold a password."""
    monkeypatch.setenv(name, value)
    ran = partnerships("decide", "-", stdin=b"{}")
    assert (ran.code, ran.out, ran.err) == (2, "", f"{sentence}\n")


def test_help_and_version_need_no_settings(partnerships, monkeypatch):
    """Whoever set something wrongly can still read how to set it."""
    monkeypatch.setenv("PARTNERSHIPS_NOW", "soon")
    assert partnerships("--version").out == f"partnerships {bot.__version__}\n"
    assert partnerships("decide", "--help").code == 0


def test_a_faulty_directory_is_named_and_the_doctor_says_so_too(
    partnerships, monkeypatch, tmp_path
):
    """With the place of each fault."""
    file = tmp_path / "people.yaml"
    file.write_text("organisations: []\noffices: {}\npeople: {ann: {}}\n", encoding="utf-8")
    monkeypatch.setenv("PARTNERSHIPS_DIRECTORY", str(file))
    ran = partnerships("rebuild", "--check")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"The directory cannot be read; mend {file}: people.ann.shown: ")
    ran = partnerships("doctor")
    bad = [line for line in ran.out.splitlines() if line.startswith("BAD")]
    assert ran.code == 1
    assert bad[0].startswith(f"BAD directory: cannot be read; mend {file}: people.ann.shown: ")
    assert bad[1] == "BAD store: not looked at; mend the directory first"


def test_a_bare_number_is_no_moment(partnerships, monkeypatch):
    """It would be read as seconds since 1970."""
    monkeypatch.setenv("PARTNERSHIPS_NOW", "2026")
    ran = partnerships("doctor")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("The setting PARTNERSHIPS_NOW cannot be read; give a moment")
