"""An edition's bytes name it wherever it lies, and what cannot be read is refused with every fault."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest
import yaml

from adapters.editions_files import (
    BadEdition,
    FileEditions,
    UnknownPolicy,
    bytes_of,
    compiled_from,
)
from domain.policy.edition import EditionRef
from tests.policies.builders import compiled, written_edition, written_fact

SHIPPED = FileEditions.default_folder() / "cheshire" / "0.2"


def small(version: str = "1", title: str = "Small") -> str:
    """Give the text of a whole small edition in one file."""
    written = written_edition([written_fact("f", ("a", "b"))])
    return yaml.safe_dump({**written, "version": version, "title": title})


def laid(folder: Path, *, version: str = "1", **files: str) -> FileEditions:
    """Lay files into ``small/VERSION`` beneath *folder*."""
    here = folder / "small" / version
    here.mkdir(parents=True)
    for name, text in (files or {"edition": small(version)}).items():
        (here / f"{name}.yaml").write_text(text, encoding="utf-8")
    return FileEditions(folder)


def refusal(editions: FileEditions, policy: str = "small") -> str:
    with pytest.raises(BadEdition) as refused:
        editions.current(policy)
    return str(refused.value)


# --- the bytes ----------------------------------------------------------------------------------


def test_the_bytes_are_the_same_wherever_the_edition_lies(tmp_path: Path) -> None:
    """A checkout, an installed copy and a stranger's folder name one edition by one hash."""
    copy = shutil.copytree(SHIPPED, tmp_path / "elsewhere" / "0.2")
    assert bytes_of(copy) == bytes_of(SHIPPED)


def test_the_bytes_are_the_same_whatever_the_line_ends_are(tmp_path: Path) -> None:
    """A checkout on Windows decides under the same edition."""
    copy = shutil.copytree(SHIPPED, tmp_path / "0.2")
    for path in copy.glob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert bytes_of(copy) == bytes_of(SHIPPED)


def test_other_files_of_the_folder_are_no_part_of_the_edition(tmp_path: Path) -> None:
    """A note beside the edition, or what an editor leaves behind, changes no hash."""
    copy = shutil.copytree(SHIPPED, tmp_path / "0.2")
    (copy / "notes.md").write_text("A note.", encoding="utf-8")
    (copy / "facts.yaml~").write_text("old", encoding="utf-8")
    assert bytes_of(copy) == bytes_of(SHIPPED)


@pytest.mark.parametrize("name", sorted(path.name for path in SHIPPED.glob("*.yaml")))
def test_a_changed_file_is_another_edition(tmp_path: Path, name: str) -> None:
    """A comment is enough: the hash is of the bytes, not of what they mean."""
    copy = shutil.copytree(SHIPPED, tmp_path / "0.2")
    path = copy / name
    path.write_text(path.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    assert bytes_of(copy) != bytes_of(SHIPPED)


def test_the_bytes_are_one_json_document_of_the_files_by_name() -> None:
    """Whoever keeps the bytes can read the edition without this program."""
    files = json.loads(bytes_of(SHIPPED))
    assert list(files) == sorted(path.name for path in SHIPPED.glob("*.yaml"))
    assert files["facts.yaml"] == (SHIPPED / "facts.yaml").read_text(encoding="utf-8")


def test_an_edition_is_named_by_the_hash_of_its_bytes() -> None:
    """The reference that a decision keeps can be checked by anybody."""
    policy = FileEditions(FileEditions.default_folder()).current("cheshire")
    sha256 = hashlib.sha256(bytes_of(SHIPPED)).hexdigest()
    assert policy.ref == EditionRef(policy="cheshire", version="0.2", sha256=sha256)
    assert compiled_from(bytes_of(SHIPPED)).ref == policy.ref


# --- which edition ------------------------------------------------------------------------------


def test_the_current_edition_is_the_newest_as_people_count(tmp_path: Path) -> None:
    """0.10 comes after 0.9, and a year after a word."""
    for version in ("undated", "0.9", "0.10", "0.2.1"):
        laid(tmp_path, version=version)
    assert FileEditions(tmp_path).current("small").ref.version == "0.10"
    laid(tmp_path, version="2009")
    assert FileEditions(tmp_path).current("small").ref.version == "2009"


def test_an_edition_is_compiled_once(tmp_path: Path) -> None:
    """Asking again gives the same policy while the files are the same."""
    editions = laid(tmp_path)
    assert editions.current("small") is editions.current("small")


def test_the_bytes_of_the_current_edition_are_those_it_was_compiled_from(tmp_path: Path) -> None:
    """What is kept with a decision is what it was made under."""
    editions = laid(tmp_path)
    kept = editions.bytes_of_current("small")
    assert hashlib.sha256(kept).hexdigest() == editions.current("small").ref.sha256


def test_an_unknown_policy_is_named_with_those_that_are_here(tmp_path: Path) -> None:
    """The answer to a misspelt name is the list of names."""
    with pytest.raises(UnknownPolicy) as unknown:
        laid(tmp_path).current("smal")
    assert str(unknown.value) == "'smal' is not a policy here; the policies are: small"
    with pytest.raises(UnknownPolicy) as nothing:
        FileEditions(tmp_path / "empty").current("small")
    assert str(nothing.value) == "'small' is not a policy here; the policies are: none"
    with pytest.raises(UnknownPolicy):
        laid(tmp_path / "in").current("../in/small")


# --- by hash ------------------------------------------------------------------------------------


def test_a_kept_edition_outlives_its_folder(tmp_path: Path) -> None:
    """A decision replays under the edition it was made under, whatever is installed today."""
    editions = laid(tmp_path)
    ref, kept = editions.current("small").ref, editions.bytes_of_current("small")
    file = tmp_path / "small" / "1" / "edition.yaml"
    file.write_text(small(title="Changed"), encoding="utf-8")
    later = FileEditions(tmp_path)
    assert later.current("small").ref != ref
    assert later.by_hash(ref, kept).ref == ref
    assert later.by_hash(ref, kept).edition.title == "Small"


def test_without_kept_bytes_every_version_in_the_folder_is_looked_at(tmp_path: Path) -> None:
    """An older edition that is still there is found by its hash."""
    old = laid(tmp_path).current("small").ref
    laid(tmp_path, version="2")
    editions = FileEditions(tmp_path)
    assert editions.current("small").ref.version == "2"
    assert editions.by_hash(old, None).ref == old
    assert editions.by_hash(old, b"something else").ref == old


def test_an_edition_that_is_nowhere_is_refused_by_name(tmp_path: Path) -> None:
    """Bytes with another hash are never taken for the edition."""
    editions = laid(tmp_path)
    ref = EditionRef(policy="small", version="7", sha256="ab" * 32)
    with pytest.raises(BadEdition) as refused:
        editions.by_hash(ref, editions.bytes_of_current("small"))
    assert str(refused.value) == "edition small 7 (abababababab) is neither kept nor here"


# --- what cannot be read ------------------------------------------------------------------------


def test_a_key_given_twice_is_refused_with_its_line(tmp_path: Path) -> None:
    """YAML would silently keep the last one."""
    text = "aspects:\n  - id: kind\n    hit: first\n    id: review\n"
    said = refusal(laid(tmp_path, edition=small(), more=text))
    assert said == "more.yaml cannot be read: given twice: id (line 2)"


def test_a_key_of_two_files_is_refused(tmp_path: Path) -> None:
    """The one that comes later would silently win."""
    said = refusal(laid(tmp_path, edition=small(), more="title: Other\nbodies: []\n"))
    assert said == "more.yaml repeats bodies, title of another file"


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "words\n", "# only a comment\n"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, text: str) -> None:
    """An empty file is a mistake too."""
    assert refusal(laid(tmp_path, edition=small(), more=text)) == "more.yaml is not a mapping"


def test_broken_yaml_is_refused_with_its_place(tmp_path: Path) -> None:
    """The writer is told the file and what YAML says about it."""
    said = refusal(laid(tmp_path, edition=small(), more="facts: [a, b\n"))
    assert said.startswith("more.yaml cannot be read: while parsing a flow sequence")


def test_yaml_that_would_make_an_object_is_refused(tmp_path: Path) -> None:
    """An edition is data: no tag can make the program do anything."""
    said = refusal(laid(tmp_path, edition=small(), more="x: !!python/name:os.system\n"))
    assert "could not determine a constructor" in said


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    """An editor that writes another encoding is a fault of the edition, not of the program."""
    editions = laid(tmp_path)
    (tmp_path / "small" / "1" / "more.yaml").write_bytes(b"title: caf\xe9\n")
    assert refusal(editions) == "more.yaml is not UTF-8 text"


def test_every_fault_of_form_is_said_at_once(tmp_path: Path) -> None:
    """Whoever mends an edition sees all that is to be mended, each with its place."""
    written = written_edition([written_fact("F-1", ("a", "b"))])
    written |= {"version": 0.2, "colour": "red"}
    said = refusal(laid(tmp_path, edition=yaml.safe_dump(written))).split("; ")
    assert said == [
        "version: Input should be a valid string",
        "facts.0.id: String should match pattern '^[a-z][A-Za-z0-9_]*$'",
        "colour: Extra inputs are not permitted",
    ]


def test_a_name_that_leads_nowhere_is_said(tmp_path: Path) -> None:
    """What is read is whole: a misspelt office or fact is found at once."""
    written = written_edition([written_fact("f", ("a", "b"), ask="nobody")])
    written["policy_contact"] = "none"
    said = refusal(laid(tmp_path, edition=yaml.safe_dump(written)))
    assert said == (
        "edition: Value error, the edition: none is not an office; f: nobody is not an office"
    )


def test_an_edition_in_many_files_is_the_same_as_in_one(tmp_path: Path) -> None:
    """How the text is laid out in files changes its bytes, and nothing it decides."""
    written = written_edition([written_fact("f", ("a", "b"))])
    halves = [yaml.safe_dump(dict(list(written.items())[at::2])) for at in (0, 1)]
    editions = laid(tmp_path, edition=halves[0], rest=halves[1])
    assert editions.current("small").edition == compiled(written).edition
