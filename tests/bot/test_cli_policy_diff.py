"""`policy diff` says in plain words how two editions differ, wherever they are, and never changes one."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from adapters.editions_files import FileEditions, bytes_of
from adapters.stores import open_store

SHIPPED = FileEditions.default_folder() / "cheshire" / "0.2"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """Return a copy of the Cheshire edition in which an exit strategy is a must."""
    copy = tmp_path / "draft"
    shutil.copytree(SHIPPED, copy)
    aspects = copy / "aspects.yaml"
    text = aspects.read_text(encoding="utf-8")
    old = "rows: [{value: should, when: *it_is_one, clauses: [CHE-12.1, CHE-12.2]}]"
    assert text.count(old) == 1
    aspects.write_text(text.replace(old, old.replace("should", "must")), encoding="utf-8")
    edition = copy / "edition.yaml"
    head = edition.read_text(encoding="utf-8")
    edition.write_text(head.replace('version: "0.2"', 'version: "0.3"'), encoding="utf-8")
    return copy


def test_a_difference_is_told_with_where_it_is_and_an_example(partnerships, changed):
    """What was, what is now, for which kinds, and facts that decide will take."""
    ran = partnerships("policy", "diff", "cheshire/0.2", str(changed))
    assert ran.code == 0
    lines = ran.out.splitlines()
    at = lines.index("What is decided")
    assert lines[at + 1] == (
        "  Agreement: An exit strategy, planned and unplanned, agreed by all partners:"
        " was “should”; is now “must”"
    )
    assert lines[at + 2] == (
        "    where it is Statutory partnership, Collaboration under section 22A, 23 or 23A of the"
        " Police Act 1996, Collaboration on another legal footing, Strategic partnership or"
        " Operational or ad hoc partnership"
    )
    example = lines[at + 3].removeprefix("    for example ")
    decided = partnerships("decide", "-", "--json", stdin=example.encode())
    assert json.loads(decided.out)["agreement"]["exit_strategy"] == "should"
    assert "  The same for every set of facts: 39 of 40 slots." in lines
    assert "  the edition, version: was “0.2”; is now “0.3”" in lines


def test_the_differences_are_data_too(partnerships, changed):
    """A script reads the same as a person."""
    found = json.loads(partnerships("policy", "diff", "cheshire", str(changed), "--json").out)
    (difference,) = found["decided"]
    assert (difference["slot"], difference["what"]) == ("agreement.exit_strategy", "value")
    assert (difference["was"], difference["is_now"]) == ("should", "must")
    assert difference["where"][0]["example"]["statutory_basis"] == "yes"
    assert (len(found["same"]), found["added"], found["removed"]) == (39, [], [])
    assert found["changed"] == [{"part": "", "field": "version", "was": "0.2", "is_now": "0.3"}]
    assert (found["old"]["version"], found["new"]["version"]) == ("0.2", "0.3")


def test_editions_that_are_the_same_are_said_to_be(partnerships):
    """Nothing is listed but that."""
    ran = partnerships("policy", "diff", "cheshire/0.2", "cheshire/0.2")
    assert ran.out.splitlines()[1:] == [
        "",
        "What is decided",
        "  The same for every set of facts: 40 of 40 slots.",
    ]


def test_an_edition_that_the_store_keeps_is_named_by_its_hash(partnerships, changed, tmp_path):
    """As the record of a decision names it."""
    content = bytes_of(changed)
    sha256 = hashlib.sha256(content).hexdigest()
    kept = open_store(f"sqlite:///{tmp_path}/store.sqlite")
    kept.keeper.keep(sha256, content)
    kept.close()
    found = json.loads(partnerships("policy", "diff", "cheshire/0.2", sha256, "--json").out)
    assert (found["new"]["sha256"], len(found["decided"])) == (sha256, 1)


def test_layers_are_compared_as_they_are_written(partnerships):
    """They decide nothing, so nothing is said of that."""
    ran = partnerships("policy", "diff", "copacc", "copacc")
    assert (ran.code, len(ran.out.splitlines())) == (0, 1)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("cheshire", "lancashire", "cheshire and lancashire are of two policies; name two"),
        ("mercia", "cheshire", "'mercia' is no edition; name one with POLICY/VERSION, a folder"),
        ("cheshire/9", "cheshire", "cheshire has no version '9'; it has 0.2."),
        ("0" * 64, "cheshire", "The store keeps no edition 000000000000; name one with"),
        (".", "cheshire", ". cannot be read; partnerships policy check says where"),
    ],
)
def test_what_cannot_be_compared_is_wrong_use(partnerships, old, new, said):
    """The sentence says how an edition is named."""
    ran = partnerships("policy", "diff", old, new)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
