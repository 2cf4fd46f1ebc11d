"""A paper is its facts: the same facts have the same bytes, and come back from them."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.model.report.paper import Part, Picture, Table, paper_of
from tests.support.papers import PAPER

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def test_a_table_has_a_cell_for_each_column():
    """A row that is not as wide is a defect, and is found at once."""
    with pytest.raises(ValueError, match="a row of 'Entries' is not 2 cells wide"):
        Table("Entries", ("Kind", "Count"), (("One",),))


@given(lines=st.lists(TEXTS, max_size=3), png=st.binary(max_size=20))
def test_a_paper_comes_back_from_its_facts(lines, png):
    """Pictures included; whatever was written in it."""
    part = Part(heading="Words", paragraphs=tuple(lines), picture=Picture("a map", png))
    paper = replace(PAPER, parts=(*PAPER.parts, part))
    again = paper_of(paper.facts)
    assert (again, again.sha256) == (paper, paper.sha256)


def test_the_hash_follows_what_is_said_and_nothing_else():
    """Another word is another hash; another moment is another report."""
    assert replace(PAPER).sha256 == PAPER.sha256
    later = replace(PAPER, as_at=datetime(2026, 11, 24, tzinfo=UTC), day=date(2026, 11, 24))
    assert len({PAPER.sha256, replace(PAPER, title="Other").sha256, later.sha256}) == 3


def test_a_report_says_whether_it_is_open_or_exempt_and_by_what():
    """CAM-0.6"""
    assert PAPER.openness == "Open report, not exempt"
    assert replace(PAPER, exempt="paragraph 3").openness == "Exempt report: paragraph 3"


def test_parts_beneath_parts_are_read_in_order():
    """With their tables, and the figures of the parts above them."""
    assert [part.heading for part in PAPER.each_part] == ["Entries", "By area", "Reviews"]
    assert [table.title for table in PAPER.tables] == ["Entries by kind", "Entries by area"]
    assert PAPER.figures == (("entries", "3"),)
