"""An abbreviation is explained with its source, and its age where it is of its time."""

import re

import pytest

from bot.asking_data import glossary
from tests.policies.builders import policy_of

ENTRIES = glossary().term
POLICIES = {"CAM": "cambridgeshire", "CHE": "cheshire", "LAN": "lancashire"}
YEAR = re.compile(r"\((?:\w+ )?(\d{4})\)")


@pytest.mark.parametrize(
    ("question", "term"),
    [
        ("what does MAPPA stand for", "MAPPA"),
        ("What does MAPPA mean?", "MAPPA"),
        ("what's an LSP?", "LSP"),
        ("whats LSP", "LSP"),
        ("what are LSPs", "LSP"),
        ("please tell me what is a CDRP", "CDRP"),
        ("define CSP", "CSP"),
        ("what is the meaning of LAA", "LAA"),
        ("what is NPU short for", "NPU"),
        ("what is meant by MoPI?", "MoPI"),
        ("What is a Local Strategic Partnership?", "LSP"),
        ("who are the responsible authorities?", "responsible authorities"),
        ("what is the YJS", "Youth Justice Service"),
        ("CT stands for what?", "CT"),
        ("what does xyz stand for", None),
        ("what is a grant", None),
        ("what does the policy say about MAPPA", None),
        ("MAPPA", None),
        ("", None),
    ],
)
def test_a_meaning_is_asked_for_in_many_ways(question, term):
    """A question about the thing itself is not one of them."""
    entry = glossary().asked_for(question)
    assert (entry and entry.term) == term


def test_no_name_stands_for_two_things():
    """Or a question would have two answers."""
    names = [name.casefold() for entry in ENTRIES for name in set(entry.names)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry.term for entry in ENTRIES])
def test_every_entry_names_a_source_that_is_known(entry):
    """A clause of a policy that is here is there; the others belong to a document that is named."""
    known = {each: policy_of(policy).edition for each, policy in POLICIES.items()}
    for source in entry.sources:
        document, _, number = source.partition("-")
        if document == "A":
            assert any(source in edition.assumptions for edition in known.values())
        elif document in known:
            assert source in known[document].clauses
        else:
            assert document in glossary().documents
            assert number


def test_what_belongs_to_its_time_says_which():
    """A dated entry rests on documents of that year alone, or of none that has a date."""
    for entry in ENTRIES:
        if entry.dated is not None:
            years = {
                int(year[1])
                for source in entry.sources
                if (year := YEAR.search(glossary().document_of(source)))
            }
            assert years <= {entry.dated}, entry.term
