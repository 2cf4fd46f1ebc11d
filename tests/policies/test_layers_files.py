"""Layers lie beside the policies, and neither is ever taken for the other."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
import yaml

from adapters.editions_files import FileEditions, bytes_of
from adapters.layers_files import FileLayers
from domain.policy.layers import AdviceLayer, ProcessLayer
from domain.ports import BadEdition, UnknownLayer, UnknownPolicy
from tests.policies.builders import written_edition, written_fact
from tests.policies.layers import Written, written_advice, written_layer

SHIPPED = FileEditions.default_folder()


def laid(folder: Path, written: Written, name: str = "small", version: str = "1") -> Path:
    """Lay an edition into ``NAME/VERSION`` beneath *folder*."""
    here = folder / name / version
    here.mkdir(parents=True)
    (here / "edition.yaml").write_text(yaml.safe_dump(written), encoding="utf-8")
    return folder


def test_policies_and_layers_are_told_apart(tmp_path: Path) -> None:
    """In a folder of all three kinds."""
    laid(tmp_path, written_edition([written_fact("f", ("a", "b"))]), "ours")
    laid(tmp_path, written_layer("process"), "work")
    laid(tmp_path, written_advice(), "talk")
    assert FileEditions(tmp_path).policies() == ("ours",)
    assert FileLayers(tmp_path).layers() == ("talk", "work")


def test_the_shipped_folder_has_both_layers() -> None:
    """Neither is among the policies."""
    assert FileLayers(SHIPPED).layers() == ("copacc", "scrutiny")
    assert not {"copacc", "scrutiny"} & set(FileEditions(SHIPPED).policies())


def test_a_layer_is_read_as_what_it_says_it_is(tmp_path: Path) -> None:
    """With the hash of its bytes."""
    laid(tmp_path, written_layer("process"), "work")
    laid(tmp_path, written_advice(), "talk")
    read = FileLayers(tmp_path).current("work")
    assert isinstance(read.document, ProcessLayer)
    assert isinstance(FileLayers(tmp_path).current("talk").document, AdviceLayer)
    sha256 = hashlib.sha256(bytes_of(tmp_path / "work" / "1")).hexdigest()
    assert (read.ref.policy, read.ref.version, read.ref.sha256) == ("small", "1", sha256)


def test_the_current_layer_is_the_newest_as_people_count(tmp_path: Path) -> None:
    """2010 comes after 2009, and 0.10 after 0.9."""
    for version in ("0.9", "0.10"):
        laid(tmp_path, {**written_advice(), "version": version}, "talk", version)
    assert FileLayers(tmp_path).current("talk").ref.version == "0.10"


@pytest.mark.parametrize("name", ["mercia", "../copacc", "", "cheshire"])
def test_what_is_no_layer_is_named_with_those_that_are(name: str) -> None:
    """A policy is none of them."""
    with pytest.raises(UnknownLayer) as unknown:
        FileLayers(SHIPPED).current(name)
    assert str(unknown.value) == (f"{name!r} is not a layer here; the layers are: copacc, scrutiny")


def test_an_empty_folder_has_no_layer(tmp_path: Path) -> None:
    with pytest.raises(UnknownLayer, match="the layers are: none"):
        FileLayers(tmp_path / "empty").current("copacc")


def test_a_layer_is_not_read_as_a_policy() -> None:
    """The sentence says what it is, and how it is switched on."""
    with pytest.raises(UnknownPolicy) as refused:
        FileEditions(SHIPPED).current("copacc")
    assert str(refused.value).startswith(
        "'copacc' is a layer, which stands beside a policy and decides nothing;"
        " PARTNERSHIPS_LAYERS switches it on; the policies are: "
    )


@pytest.mark.parametrize("said", ["layer: advice", "layer:  'advice'", 'layer: "process"'])
def test_a_layer_is_known_by_one_line_even_where_the_rest_cannot_be_read(
    tmp_path: Path, said: str
) -> None:
    """So that a check names it as what it is meant to be."""
    here = tmp_path / "talk" / "1"
    here.mkdir(parents=True)
    (here / "edition.yaml").write_text(f"id: talk\n{said}\nid: again\n", encoding="utf-8")
    assert FileLayers(tmp_path).layers() == ("talk",)
    assert FileEditions(tmp_path).policies() == ()
    with pytest.raises(BadEdition, match="given twice: id"):
        FileLayers(tmp_path).current("talk")


def test_every_fault_of_a_layer_is_said_at_once(tmp_path: Path) -> None:
    """Each with its place."""
    laid(tmp_path, {**written_advice(), "version": 2015, "facts": []}, "talk")
    with pytest.raises(BadEdition) as refused:
        FileLayers(tmp_path).current("talk")
    assert str(refused.value).split("; ") == [
        "advice.version: Input should be a valid string",
        "advice.facts: Extra inputs are not permitted",
    ]


def test_a_layer_of_many_files_is_read_whole(tmp_path: Path) -> None:
    """As it is shipped, and whatever else lies in its folder."""
    copy = shutil.copytree(SHIPPED / "scrutiny", tmp_path / "scrutiny")
    (copy / "2009" / "notes.md").write_text("A note.", encoding="utf-8")
    assert FileLayers(tmp_path).current("scrutiny") == FileLayers(SHIPPED).current("scrutiny")
