"""`policy new`, `schema` and `draw` write files of their own and leave every edition as it was."""

import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from adapters.editions_files import FileEditions

SHIPPED = FileEditions.default_folder()
TITLE = "{http://www.w3.org/2000/svg}title"


@pytest.fixture
def policies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of policies of one's own, with the Cheshire edition in it."""
    folder = tmp_path / "policies"
    shutil.copytree(SHIPPED / "cheshire" / "0.2", folder / "cheshire" / "0.2")
    monkeypatch.setenv("PARTNERSHIPS_POLICIES", str(folder))
    return folder


def test_a_new_edition_is_a_copy_and_a_draft(partnerships, policies):
    """Its version, standing and first day are its own; all else is as it was, and checked at once."""
    ran = partnerships("policy", "new", "cheshire", "0.3", "--from", "0.2", "--since", "2027-04-01")
    made = policies / "cheshire" / "0.3"
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        f"Made {made} from version 0.2, a draft from 2027-04-01 on; change its files, then type"
        " partnerships policy check --policy cheshire/0.3.\n"
    )
    old = {path.name: path.read_text("utf-8") for path in (policies / "cheshire/0.2").iterdir()}
    new = {path.name: path.read_text("utf-8") for path in made.iterdir()}
    changed = {name for name in new if new[name] != old[name]}
    assert (set(new), changed) == (set(old), {"edition.yaml"})
    lines = set(new["edition.yaml"].splitlines()) - set(old["edition.yaml"].splitlines())
    assert lines <= {'version: "0.3"', "status: draft", "in_force: {since: 2027-04-01}"}
    assert {'version: "0.3"', "in_force: {since: 2027-04-01}"} <= lines
    checked = json.loads(partnerships("policy", "check", "--policy", "cheshire/0.3", "--json").out)
    assert [each["clean"] for each in checked["policies"]] == [True]


def test_a_key_that_goes_on_below_is_replaced_whole(partnerships, policies):
    """However the period in force was written."""
    edition = policies / "cheshire" / "0.2" / "edition.yaml"
    text = edition.read_text("utf-8")
    block = "in_force:\n  since: 2020-12-16\n  until: 2026-12-31\n"
    edition.write_text(re.sub(r"in_force: .*\n", block, text), encoding="utf-8")
    partnerships("policy", "new", "cheshire", "0.3", "--since", "2027-01-01")
    written = (policies / "cheshire" / "0.3" / "edition.yaml").read_text("utf-8")
    assert "in_force: {since: 2027-01-01}\nreview_due:" in written
    assert "until:" not in written


def test_an_edition_that_is_there_is_never_written_over(partnerships, policies):
    """Not even its own copy."""
    before = {path: path.read_bytes() for path in (policies / "cheshire/0.2").iterdir()}
    ran = partnerships("policy", "new", "cheshire", "0.2", "--since", "2027-04-01")
    assert ran.code == 2
    assert "is there already, and is not written over; choose another version." in ran.err
    assert {path: path.read_bytes() for path in (policies / "cheshire/0.2").iterdir()} == before


@pytest.mark.usefixtures("policies")
def test_a_new_edition_may_go_to_a_folder_of_its_own(partnerships, tmp_path):
    """From what came along to where the officer works."""
    ran = partnerships(
        "policy", "new", "cheshire", "0.3", "--since", "2027-04-01", "--policies", str(tmp_path / "mine")
    )  # fmt: skip
    made = tmp_path / "mine" / "cheshire" / "0.3"
    assert (ran.code, (made / "edition.yaml").is_file()) == (0, True)
    assert f"--policy {made}." in ran.err
    assert partnerships("policy", "check", "--policy", str(made)).code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("mercia", "1", "--since", "2027-04-01"), "'mercia' is not a policy here; the policies are: cheshire.\n"),
        (("cheshire", "1", "--from", "9", "--since", "2027-04-01"), "cheshire has no version '9'; it has 0.2.\n"),
        (("cheshire", "../1", "--since", "2027-04-01"), "'../1' cannot name a version; use letters, digits, dots and hyphens.\n"),
        (("cheshire", "1", "--since", "soon"), "The day for --since cannot be read; write it as year, month and day: 2026-04-01.\n"),
        (("cheshire", "1", "--since", ""), "Say from which day on it is to be in force, as in --since 2027-04-01.\n"),
    ],
)  # fmt: skip
def test_what_cannot_be_made_is_wrong_use(partnerships, policies, arguments, said):
    """Nothing is written."""
    ran = partnerships("policy", "new", *arguments)
    assert (ran.code, ran.out, ran.err) == (2, "", said)
    assert [path.name for path in (policies / "cheshire").iterdir()] == ["0.2"]


def test_the_schema_is_written_where_it_is_wanted(partnerships, tmp_path):
    """With the line that an editor looks for."""
    ran = partnerships("policy", "schema", "--out", str(tmp_path / "here"))
    path = tmp_path / "here" / "edition.schema.json"
    assert (ran.code, ran.out) == (0, "")
    assert "# yaml-language-server: $schema=PATH/TO/edition.schema.json" in ran.err
    assert json.loads(path.read_text("utf-8"))["title"] == "One file of an edition"


def test_what_cannot_be_written_is_told(partnerships, tmp_path):
    """A file stands where the folder would be."""
    (tmp_path / "file").write_text("")
    ran = partnerships("policy", "schema", "--out", str(tmp_path / "file"))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("name another folder with --out.\n")


def test_a_policy_is_drawn(partnerships, tmp_path):
    """A picture of each decision and of the cards for each goal, twice, and the page for sign-off."""
    ran = partnerships("policy", "draw", "--policy", "cheshire", "--out", str(tmp_path / "drawn"))
    folder = tmp_path / "drawn" / "cheshire-0.2"
    pictures = ["approval", "cards-approval", "cards-everything", "cards-partnership", "kind", "partnership"]  # fmt: skip
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith(
        f"Wrote 6 pictures and the page for sign-off to {folder}; open {folder}/sign-off.html.\n"
    )
    expected = [*(f"{each}.{kind}" for each in pictures for kind in ("mmd", "svg"))]
    assert sorted(path.name for path in folder.iterdir()) == [*expected, "sign-off.html", "sign-off.md"]  # fmt: skip
    title = ET.parse(folder / "approval.svg").getroot().find(TITLE)  # noqa: S314 - our own
    assert title is not None
    assert title.text == "Who approves it"


def test_another_aspect_is_drawn_when_it_is_asked_for(partnerships, tmp_path):
    """Any slot of the edition; what is none is told with those that are."""
    ran = partnerships(
        "policy", "draw", "--policy", "cheshire", "--aspect", "review", "--aspect",
        "agreement.exit_strategy", "--out", str(tmp_path),
    )  # fmt: skip
    drawn = {path.stem for path in (tmp_path / "cheshire-0.2").glob("*.svg")}
    assert (ran.code, {"review", "agreement-exit_strategy"} <= drawn, "kind" in drawn) == (
        0,
        True,
        False,
    )
    ran = partnerships("policy", "draw", "--policy", "cheshire", "--aspect", "colour")
    assert ran.code == 2
    assert "'colour' is nothing that is decided; there are: partnership, kind," in ran.err


def test_a_layer_has_a_page_for_sign_off_and_nothing_to_draw(partnerships, tmp_path):
    """It decides nothing."""
    ran = partnerships("policy", "draw", "--policy", "copacc", "--out", str(tmp_path))
    (folder,) = (path for path in tmp_path.iterdir() if path.name.startswith("copacc-"))
    assert sorted(path.name for path in folder.iterdir()) == ["sign-off.html", "sign-off.md"]
    assert ran.err.endswith(
        f"Wrote the page for sign-off to {folder}; open {folder}/sign-off.html.\n"
    )
