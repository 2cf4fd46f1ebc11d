"""`policy check` proves what it says it proves, and its exit code says whether anything was found."""

import json
import re
import shutil
from pathlib import Path

import pytest

from adapters.editions_files import FileEditions

KINDS = [
    "slots with a gap",
    "values without a named silence",
    "values that no answers give",
    "rows that can never apply",
    "overlaps not ordered on purpose",
    "orders that order nothing",
    "facts never asked",
    "values without a label or route",
    "phrases that cannot be heard",
    "examples that do not come true",
    "parts of a form never asked",
    "forms that settle amiss",
    "forms that fill no field",
    "duties that never begin",
    "citations that lead nowhere",
    "working rows not covered",
    "excuses that are stale",
    "rights to what nobody can do here",
    "reports of what nobody can write here",
    "changes since it was published",
    "days in force that do not fit",
]
DOCUMENTS = sorted(
    (path.parent.parent.name, path.parent.name)
    for path in FileEditions.default_folder().glob("*/*/edition.yaml")
)


@pytest.fixture
def cheshire(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the Cheshire edition that stands in for the one that is shipped."""
    copy = tmp_path / "policies" / "cheshire" / "0.2"
    shutil.copytree(FileEditions.default_folder() / "cheshire" / "0.2", copy)
    monkeypatch.setenv("PARTNERSHIPS_POLICIES", str(tmp_path / "policies"))
    return copy


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_what_is_shipped_is_proved(partnerships):
    """Each kind of finding is named with a nought, and what is proved with its numbers."""
    ran = partnerships("policy", "check")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("cheshire 0.2 ("))
    assert ": nothing found, in " in lines[at]
    assert lines[at + 3] == "  40 slots, each total for every set of answers, not sure included"
    at = lines.index("Findings", at)
    assert lines[at + 1 : at + 1 + len(KINDS)] == [f"  0 {kind}" for kind in KINDS]
    assert re.fullmatch(rf"{len(DOCUMENTS)} checked, 0 findings, in \d+\.\d\d s\.", lines[-1])


def test_every_document_that_is_here_is_checked(partnerships):
    """Policies and layers alike, every version of each."""
    data = json.loads(partnerships("policy", "check", "--json").out)["policies"]
    assert [(each["policy"], each["version"]) for each in data] == DOCUMENTS
    assert [sum(map(len, each["findings"].values())) for each in data] == [0] * len(DOCUMENTS)


def test_each_excused_row_says_why_it_is(partnerships):
    """Nothing is left out in silence, and nothing waits for a later step any more."""
    lines = partnerships("policy", "check", "--policy", "copacc").out.splitlines()
    excused = lines[lines.index("Excused for good") + 1 :]
    because = "advice decides nothing: the policy says what a network is"
    assert f"  COP-2.3 DET: {because}" in excused
    assert "Excused until the step that builds them" not in lines
    assert "Built by" not in lines


def test_each_working_row_names_what_builds_it(partnerships):
    """With --rows the policy officer sees where each clause lives."""
    lines = partnerships("policy", "check", "--rows").out.splitlines()
    built = lines[lines.index("Built by") + 1 :]
    assert "  CHE-6.2 Q: question statutory_basis" in built


def test_a_report_of_what_nobody_can_write_is_found(partnerships, cheshire):
    """A section that is not there, and a field that no entry has."""
    replace(cheshire / "reports.yaml", "[flagged_entries, changes]", "[weather, changes]")
    replace(cheshire / "reports.yaml", "flag: chief_officer_report", "flag: moon")
    ran = partnerships("policy", "check", "--policy", "cheshire", "--json")
    (found,) = json.loads(ran.out)["policies"]
    assert ran.code == 1
    assert found["findings"]["reports of what nobody can write here"] == [
        "report chief_officer_group: weather",
        "report chief_officer_group: moon",
    ]


def test_the_proof_is_data_too(partnerships):
    """A script reads the same as a person, rows included."""
    (found,) = json.loads(partnerships("policy", "check", "--policy", "cheshire", "--json").out)[
        "policies"
    ]
    assert (found["policy"], found["version"], found["clean"]) == ("cheshire", "0.2", True)
    assert found["findings"] == {kind: [] for kind in KINDS}
    assert (found["slots"], found["paths"] > 1_000) == (40, True)
    assert found["paths_with_one_unsure"] > found["paths"]
    (row,) = [r for r in found["rows"] if (r["clause"], r["code"]) == ("CHE-1.2", "RISK")]
    assert row == {
        "clause": "CHE-1.2",
        "code": "RISK",
        "built_by": ["how risks are judged"],
        "excused": None,
        "waits": None,
    }


def test_a_finding_is_told_and_changes_the_exit_code(partnerships, cheshire):
    """A citation that leads nowhere is found, by the place where it stands."""
    replace(cheshire / "edition.yaml", "[CHE-0.1, CHE-0.7, A-15]", "[CHE-0.1, CHE-99.9, A-15]")
    ran = partnerships("policy", "check", "--policy", "cheshire")
    assert ran.code == 1
    assert ": something found, in " in ran.out.splitlines()[0]
    assert "  1 citations that lead nowhere\n    - a banner: CHE-99.9\n" in ran.out


def test_an_edition_that_cannot_be_read_is_a_finding(partnerships, cheshire):
    """The faults of form are told in place of the proof."""
    replace(cheshire / "edition.yaml", "id: cheshire\n", "id: cheshire\nid: cheshire\n")
    ran = partnerships("policy", "check")
    assert ran.code == 1
    assert re.sub(r"\d\.\d\d s", "0.00 s", ran.out) == (
        "cheshire 0.2: cannot be read\n\nFindings\n  edition.yaml cannot be read: given twice: id (line 2)\n"
        "\n1 checked, 1 finding, in 0.00 s.\n"
    )
    (found,) = json.loads(partnerships("policy", "check", "--json").out)["policies"]
    assert (found["clean"], "given twice: id" in found["unreadable"]) == (False, True)


def test_no_policy_at_all_is_a_finding(partnerships, cheshire):
    """A program without policies is not well."""
    shutil.rmtree(cheshire)
    ran = partnerships("policy", "check")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "No policy came with this program; install it again.\n"


def test_deciding_under_an_edition_that_cannot_be_read_is_one_sentence(partnerships, cheshire):
    """It is nothing that the person did, so it is no wrong use."""
    replace(cheshire / "edition.yaml", "id: cheshire\n", "id: cheshire\nid: cheshire\n")
    ran = partnerships("decide", "-", stdin=b"{}")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "The policy cannot be read; install the program again"
        " (edition.yaml cannot be read: given twice: id (line 2)).\n"
    )


def test_an_unknown_policy_is_wrong_use(partnerships):
    """The sentence names the policies that are here."""
    ran = partnerships("policy", "check", "--policy", "mercia")
    assert (ran.code, ran.out) == (2, "")
    here = ", ".join(dict.fromkeys(name for name, _ in DOCUMENTS))
    assert ran.err == f"'mercia' is not a policy here; the policies are: {here}.\n"


def test_an_unknown_version_is_wrong_use(partnerships):
    """The sentence names the versions that are here."""
    ran = partnerships("policy", "check", "--policy", "cheshire/9")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "cheshire has no version '9'; it has 0.2.\n"


def test_one_edition_is_checked_by_its_version(partnerships):
    """As when it is the draft that is looked at."""
    ran = partnerships("policy", "check", "--policy", "cheshire/0.2", "--json")
    (found,) = json.loads(ran.out)["policies"]
    assert (ran.code, found["policy"], found["version"]) == (0, "cheshire", "0.2")
