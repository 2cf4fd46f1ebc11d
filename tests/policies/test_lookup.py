"""What a question asks for is a place by its number, or things in the words that may be used for them."""

import pytest

from bot.asking_data import asking_words, glossary
from domain.policy.lookup import Same, Wording, named_in
from domain.policy.passages import Passage, passages_of, section_of
from tests.policies.builders import cheshire, policy_of

WORDING = Wording(
    "a about does is of say the policy what",
    {"ize": "ise"},
    [Same(("pull* out", "leav* .. partnership"), ("exit", "end")), Same(("money",), ("funds",))],
)


@pytest.mark.parametrize(
    ("question", "ways"),
    [
        ("What does the policy say about risk?", (("risk",),)),
        ("What is pulling out of?", (("pulling out", "exit", "end"),)),
        ("leaving the old partnership", (("leaving the old partnership", "exit", "end"),)),
        ("risk and money", (("risk",), ("and",), ("money", "funds"))),
        ("organize it", (("organize", "organise"), ("it",))),
        ("size", (("size",),)),
        ("the partner's money", (("partner",), ("money", "funds"))),
        ("risk, risk and risk", (("risk",), ("and",))),
        ("what is the policy", ()),
        ("", ()),
    ],
)
def test_a_question_is_read_thing_by_thing(question, ways):
    """Words that only ask are left aside; the longest phrase is taken first."""
    assert WORDING.ways(question) == ways


def test_the_words_that_travel_with_the_program_are_phrases():
    """One that is none would be refused here."""
    words = asking_words().wording(glossary())
    assert words.ways("What does the policy say about getting out of it?") == (
        ("getting out", "exit", "end", "terminating"),
    )
    assert words.ways("what does the policy say?") == ()
    assert words.ways("the JSC") == (("jsc", "joint statutory committee"),)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("show me CHE-8.5", ["CHE-8.5"]),
        ("che 8.5?", ["CHE-8.5"]),
        ("what does clause 8.5 say", ["CHE-8.5"]),
        ("paragraph 14.1", ["CHE-14.1"]),
        ("CHE-8.5 and CHE-8.6.", ["CHE-8.5", "CHE-8.6"]),
        ("what does A-10 mean", ["A-10"]),
        ("ABS-2", ["ABS-2"]),
        ("show me section 12", ["CHE-12.1", "CHE-12.2"]),
        ("what is in Section 12?", ["CHE-12.1", "CHE-12.2"]),
        ("appendix 3", ["CHE-15.6", "ABS-3"]),
        ("Appendix One", ["CHE-6.13", "CHE-8.3", "A-13", "ABS-1"]),
        ("SCR-P14", ["SCR-P14"]),
        ("section 22A", []),
        ("section 99", []),
        ("CHE-99.1", []),
        ("section 10 of the Children Act", []),
        ("a 10 year agreement", []),
        ("what is a grant", []),
    ],
)
def test_a_place_is_named_by_its_number(question, named):
    """A clause, a reading, a text that is not there, a section, an appendix."""
    found = named_in(question, passages_of(cheshire().edition))
    assert [each.citation for each in found] == named


def test_a_row_that_is_cut_finer_is_found_by_the_number_that_people_cite():
    """6.3 has its a, b and c."""
    rows = [Passage(f"CAM-6.3{each}", "Cam", "Section 6.3, high risk", "x") for each in "abc"]
    assert named_in("CAM-6.3", rows) == tuple(rows)
    assert named_in("what does clause 6.3 say", rows) == tuple(rows)
    assert named_in("show me CAM-6.3b", rows) == (rows[1],)
    assert named_in("show me section 6", rows) == tuple(rows)


def test_the_policys_own_reading_is_meant_where_a_layer_has_one_of_that_number():
    """Readings have the same numbers in every document."""
    own, other = Passage("A-4", "Policy", "p", "x"), Passage("A-4", "Layer", "p", "y")
    assert named_in("what is A-4", (own, other)) == (own,)


@pytest.mark.parametrize(
    ("citation", "place", "section"),
    [
        ("CHE-8.5", "Section 8, establishing", "8"),
        ("CAM-6.3a", "Section 6.3, high risk", "6"),
        ("SCR-P42iv", "Paragraph 42(iv)", "42"),
        ("CHE-8.5", "Cover", "8"),
        ("LAN-KP4", "Key Principles, 4", ""),
        ("CAM-A2.3", "Appendix 2, question 3", ""),
        ("A-10", "Our reading", ""),
        ("ABS-8", "A text that is not there", ""),
    ],
)
def test_a_passage_knows_its_section(citation, place, section):
    """By where it stands, or else by its number."""
    assert section_of(Passage(citation, "any", place, "x")) == section


@pytest.mark.parametrize("policy", ["cambridgeshire", "cheshire", "lancashire"])
def test_every_clause_reading_and_missing_text_is_a_passage_once(policy):
    """Nothing of a document is beyond asking."""
    edition = policy_of(policy).edition
    passages = passages_of(edition)
    cited = [*edition.clauses, *edition.elsewhere, *edition.assumptions, *edition.absent]
    assert [each.citation for each in passages] == cited
    assert all(each.place and each.gist and each.document for each in passages)


def test_a_passage_is_found_by_the_words_of_what_rests_on_it():
    """The questions, rules and names that cite a clause lend it their words."""
    found = {each.citation: each.beside for each in passages_of(cheshire().edition)}
    assert "A contract with a supplier, or a bought service" in found["CHE-7.3"]
    assert "Definition: Statutory partnership" in found["CHE-6.2"]
    assert "Multi-agency public protection arrangements (MAPPA)" in found["CHE-6.2"]
    assert "The Chief Constable and the Commissioner, both, before signature" in found["CHE-8.3"]
