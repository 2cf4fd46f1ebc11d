"""What is heard is what was said: phrase by phrase, sentence by sentence, and nothing that follows from it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.policy.facts import BODY_TYPE, UNSURE
from domain.policy.hearing import Hearing, normalised, pattern_of
from tests.policies.builders import (
    cheshire,
    compiled,
    often,
    openings,
    written_edition,
    written_fact,
)

# --- phrases ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "said", "found"),
    [
        ("grant", "we get a grant from them", "grant"),
        ("grant", "we are grants people", None),
        ("grant", "an ingrant", None),
        ("grant*", "two grants", "grants"),
        ("grant*", "a grant", "grant"),
        ("one|two forces", "with two forces", "two forces"),
        ("one|two forces", "with three forces", None),
        ("work* with|for us", "he worked for us", "worked for us"),
        ("share .. data", "we share data", "share data"),
        ("share .. data", "we share all of the data", "share all of the data"),
        ("share .. data", "we share all of the old data", None),
        ("share .. data", "we share ; data", None),
        ("with _ police", "with merseyside police", "with merseyside police"),
        ("with _ police", "with the police", None),
        ("with _ police", "with police", None),
        ("formal _ partnership", "a formal victims' partnership", "formal victims' partnership"),
        ("children's trust", "the children's trust", "children's trust"),
        ("£", "for £ only", "£"),
    ],
)
def test_a_phrase_is_found_where_it_was_said(phrase: str, said: str, found: str | None) -> None:
    """A star is any ending, a bar either word, two dots up to three words, a dash one telling word."""
    match = pattern_of(phrase).search(said)
    assert (match and match.group()) == found


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("Grant", "'Grant' is no phrase: 'Grant' is neither words nor one of the signs"),
        ("to-day", "'to-day' is no phrase: 'to-day' is neither words nor one of the signs"),
        ("a (b)", "'a (b)' is no phrase: '(b)' is neither words nor one of the signs"),
        ("a | b", "'a | b' is no phrase: '|' is neither words nor one of the signs"),
        ("a*b", "'a*b' is no phrase: 'a*b' is neither words nor one of the signs"),
        ("a ...", "'a ...' is no phrase: '...' is neither words nor one of the signs"),
        ("x|", "'x|' is no phrase: 'x|' is neither words nor one of the signs"),
    ],
)
def test_a_phrase_that_could_never_be_heard_is_refused(phrase: str, message: str) -> None:
    """Text is heard in lower case and without hyphens, so a phrase is written that way."""
    with pytest.raises(ValueError, match="is no phrase") as refused:
        pattern_of(phrase)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("A Dog-Unit", "a dog unit"),
        ("Children\u2019s Trust", "children's trust"),
        ("an\u00a0MOU", "an mou"),
        ("s.22A of the Act.", "s22a of the act ."),
        ("a,b;c: d! e?", "a , b ; c : d ! e ?"),
        ("\uff27rant \u2014 \u00a35", "grant £5"),
        ("  \n\t ", ""),
    ],
)
def test_text_is_made_plain_before_it_is_heard(text: str, heard: str) -> None:
    """Case, apostrophes, hyphens, full width and spacing make no difference to what was said."""
    assert normalised(text) == heard


# --- what is taken from a phrase ----------------------------------------------------------------


def _fact(name: str, heard: dict[str, list[str]]) -> dict[str, Any]:
    written = written_fact(name, tuple(heard))
    for option in written["options"]:
        option["heard"] = heard[option["value"]]
    return written


@pytest.fixture(scope="module")
def small() -> Hearing:
    """Give two yes-or-no questions, one of three options, and a body known by name."""
    written = written_edition(
        [
            _fact("grant", {"yes": ["grant", "grant money"], "no": ["unfunded"]}),
            _fact("board", {"yes": ["board", "formal board"], "no": []}),
            _fact("stage", {"new": ["start*"], "old": ["running"], "over": []}),
        ]
    )
    written["bodies"].append({"id": "trust", "label": "Trust", "heard": ["trust board"]})
    return Hearing(compiled(written).edition)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("There is a grant.", {"grant": "yes"}),
        ("It is unfunded.", {"grant": "no"}),
        ("There is no grant.", {"grant": "no"}),
        ("We have never had a grant.", {"grant": "no"}),
        ("It runs without a grant or board.", {"grant": "no", "board": "no"}),
        ("There isn't a formal board, but there is a grant.", {"grant": "yes", "board": "no"}),
        ("No board; a grant.", {"grant": "yes", "board": "no"}),
        ("No money, staff or grant.", {"grant": "no"}),
        ("There is no money, grant or formal board.", {"grant": "no", "board": "no"}),
        ("It runs without a board, staff, or grant.", {"board": "no", "grant": "no"}),
        ("No board, but a grant or two.", {"board": "no", "grant": "yes"}),
        ("There is no board, a grant pays for it.", {"board": "no", "grant": "yes"}),
        ("It is not unfunded.", {}),
        ("It has not started.", {}),
        ("It is not running.", {}),
        ("A grant is not involved.", {}),
        ("The grant wasn't agreed.", {}),
        ("There is not only a grant.", {"grant": "yes"}),
        ("No doubt there is a grant.", {"grant": "yes"}),
        ("I'm not sure about a grant.", {"grant": UNSURE}),
        ("Nobody knows of a grant. The board is there.", {"grant": UNSURE, "board": "yes"}),
        ("We don't know if it started.", {"stage": UNSURE}),
        ("I am not sure who approves the grant.", {"grant": "yes"}),
        ("I don't know what a board with a grant needs.", {"grant": "yes", "board": "yes"}),
        ("Nobody knows if the trust board has a grant.", {"grant": UNSURE}),
        ("Please say whether a grant is needed.", {}),
        ("If there is a grant, is a board needed?", {}),
        ("Is it a board?", {}),
        ("Do we need a grant? There is a board.", {"board": "yes"}),
        ("There is a grant. It is unfunded.", {}),
        ("It is running and starts again.", {}),
        ("A grant, then another grant.", {"grant": "yes"}),
        ("The trust board has started.", {BODY_TYPE: "trust", "stage": "new"}),
        ("The trust board is not ours. The trust board has a grant.", {BODY_TYPE: "trust", "grant": "yes"}),
        ("GRANT!", {"grant": "yes"}),
        ("", {}),
        ("Hello", {}),
    ],
)  # fmt: skip
def test_only_what_is_said_is_taken(small: Hearing, text: str, heard: dict[str, str]) -> None:
    """Denied is no, doubted is not sure; asked about, contradicted or denied in passing is nothing."""
    assert {each.fact: each.value for each in small.hear(text)} == heard


def test_the_words_shown_are_the_longest_that_were_said(small: Hearing) -> None:
    """A phrase within a longer one on the same question, or within a body's name, is not shown."""
    said = small.hear("The trust board gets grant money.")
    assert [(each.fact, each.words) for each in said] == [
        (BODY_TYPE, "trust board"),
        ("grant", "grant money"),
    ]


def test_what_is_heard_comes_in_asking_order(small: Hearing) -> None:
    """The person confirms it in the order in which it would have been asked."""
    said = small.hear("It started with a board and a grant.")
    assert [each.fact for each in said] == ["grant", "board", "stage"]


# --- the Cheshire phrases -----------------------------------------------------------------------

WORDS = [
    "we",
    "our",
    "not",
    "sure",
    "no",
    "grant",
    "shared",
    "with",
    "another",
    "force",
    ",",
    ".",
    "?",
    "!",
    "'",
    "-",
    "fire",
    "service",
    "MAPPA",
    "the",
    "section",
    "22a",
    "board",
    "if",
    "whether",
    "nobody",
    "knows",
    "’",
    "£5",
    "signed",
    "İ",
    "ﷺ",
    "may",
    "share",
    "data",
    "but",
]
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(WORDS),
        max_size=60,
    ).map(" ".join),
)


@often
@given(TEXTS)
@example("\u0130 " * 50)
@example("\x00")
def test_any_text_is_heard_without_harm(text: str) -> None:
    """Values are of the domain, words of the text, each question once and in asking order."""
    policy = cheshire()
    said = policy.hear(text)
    for each in said:
        assert each.value in (*policy.compiled.domains[each.fact], UNSURE)
        assert each.words
        assert each.words in normalised(text)
    places = [policy.compiled.order.index(each.fact) for each in said]
    assert places == sorted(set(places))
    policy.check({each.fact: each.value for each in said})


LONG = {
    "one word": "a" * 65_536,
    "a phrase over and over": "supplier " * 7_300,
    "many phrases": "we want to sign a grant with another force and share data " * 1_100,
    "gaps that never close": "share the old and " * 3_600,
    "sentence marks": "." * 65_536,
    "apostrophes": "'" * 65_536,
    "doubts": "not sure " * 7_300,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_of_a_long_text_only_the_opening_is_listened_to(text: str) -> None:
    """Pairs of phrases are compared, so a bound on the text is what bounds the work: 4,000 characters."""
    policy = cheshire()
    assert policy.hear(text) == policy.hear(text[:4_000])
    assert policy.hear("a " * 2_000 + "with a grant from another force") == ()


WORKED = [
    ("S01", {"collaboration": "yes", "agreement_basis": "s22a_23_23a", "stage": "new"}),
    ("S03", {"supplier_contract": "yes"}),
    ("S05", {"body_type": "csp", "grant_funding": "yes"}),
    ("S07", {"local_issue": "yes", "stage": "new"}),
    ("S09", {"collaboration": "yes", "agreement_basis": "unsure"}),
    ("S11", {"body_type": "police_consultation_group", "stage": "existing"}),
    ("S13", {"consultative_group": "yes", "delivery_function": "unsure"}),
    ("S15", {"body_type": "criminal_justice_board"}),
    ("S17", {"statutory_basis": "yes"}),
    ("S19", {"agreement_basis": "s22a_23_23a", "agreement_signed": "yes", "commissioner_approved": "no"}),
    ("S21", {"formalised": "yes", "stage": "new", "information_sharing": "yes"}),
    ("S23", {"formalised": "yes", "stage": "new"}),
    ("S25", {"formalised": "yes", "core_objectives": "yes", "grant_funding": "yes"}),
    ("S27", {"collaboration": "yes", "stage": "existing"}),
    ("S29", {"financial_relationship": "yes"}),
]  # fmt: skip


@pytest.mark.parametrize(("case", "heard"), WORKED, ids=[case for case, _ in WORKED])
def test_the_opening_of_a_worked_case_is_heard(case: str, heard: dict[str, str]) -> None:
    """Just what the sentence states: no fact because another follows from it."""
    said = cheshire().hear(openings()[case])
    assert {each.fact: each.value for each in said} == heard


def test_every_opening_of_the_policy_is_judged_above() -> None:
    """A new worked case comes with what should be heard in it."""
    assert list(openings()) == [case for case, _ in WORKED]


SAID = [
    ("We are giving the Community Safety Partnership a grant of £20,000 for youth work.", {"body_type": "csp", "grant_funding": "yes"}),
    ("The Commissioner wants to award a grant to a women's refuge.", {"grant_funding": "yes"}),
    ("There's no grant, but we pay half the rent of the hub.", {"grant_funding": "no", "financial_relationship": "yes"}),
    ("MAPPA in Cheshire: who has to approve our part in it?", {"body_type": "mappa"}),
    ("Our MAPPA arrangements are already running and we share offender data with probation.", {"body_type": "mappa", "stage": "existing", "information_sharing": "yes"}),
    ("We want to share a headquarters with Cheshire Fire and Rescue Service.", {"collaboration": "yes", "stage": "new"}),
    ("HR and finance are provided through Joint Corporate Services with the fire service.", {"body_type": "joint_corporate_services", "collaboration": "yes"}),
    ("We're thinking about sharing drones with North Wales Police.", {"collaboration": "yes", "stage": "exploring"}),
    ("Our drone collaboration with Merseyside is up for renewal next March.", {"collaboration": "yes", "stage": "renewal"}),
    ("The drones agreement with another force has been signed but the PCC hasn't approved it.", {"collaboration": "yes", "agreement_signed": "yes", "commissioner_approved": "no"}),
    ("The independent advisory group meets four times a year.", {"consultative_group": "yes"}),
    ("It's an advisory panel that also runs youth projects.", {"consultative_group": "yes", "delivery_function": "yes"}),
    ("The advisory group only advises us; it has no delivery role.", {"consultative_group": "yes", "delivery_function": "no"}),
    ("I'm not sure whether the stakeholder forum is advisory.", {"consultative_group": "unsure"}),
    ("Our uniform supplier wants to be called a partner.", {"supplier_contract": "yes"}),
    ("We buy our radios from a company that says it is our partner.", {"supplier_contract": "yes"}),
    ("It is not a supplier contract.", {"supplier_contract": "no"}),
    ("The catering is contracted out to a private firm.", {"supplier_contract": "yes"}),
    ("The regional organised crime unit agreement is being extended for two years.", {"collaboration": "yes", "stage": "extension"}),
    ("We want to renew the s22A agreement for the motorway group.", {"agreement_basis": "s22a_23_23a", "stage": "renewal"}),
    ("We want to pull out of the dog unit we share with Merseyside Police.", {"collaboration": "yes", "stage": "ending"}),
    ("The partnership is coming to an end in June.", {"stage": "ending"}),
    ("We are leaving the Local Strategic Partnership.", {"body_type": "lsp", "stage": "ending"}),
    ("The council and ourselves have set up a formal board with terms of reference to reduce reoffending.", {"formalised": "yes", "core_objectives": "yes"}),
    ("Residents keep complaining about speeding so we work with the parish council.", {"local_issue": "yes"}),
    ("Local people asked us to do something about the skate park.", {"local_issue": "yes"}),
    ("The Children\u2019s Trust has been running for years.", {"body_type": "childrens_trust", "stage": "existing"}),
    ("We don't share any data with the charity.", {"information_sharing": "no"}),
    ("We will exchange intelligence with Trading Standards under a memorandum of understanding.", {"information_sharing": "yes", "agreement_basis": "other"}),
    ("I have joined the Chartered Institute of Personnel; do I need approval?", {"body_type": "professional_body"}),
    ("I'm a member of a network of police analysts from other forces who swap ideas.", {"professional_network": "yes"}),
    ("Five agencies are putting on a one-day conference on knife crime.", {"conference": "yes"}),
    ("It's a seminar, not a conference.", {"conference": "no"}),
    ("The Youth Justice Service gets a grant from the Commissioner.", {"body_type": "youth_justice_service", "grant_funding": "yes"}),
    ("The Criminal Justice Board is on the register as strategic.", {"body_type": "criminal_justice_board", "kind_on_register": "strategic"}),
    ("Nobody knows if the custody collaboration was ever signed.", {"collaboration": "unsure", "agreement_signed": "unsure"}),
    ("The forensics agreement is not yet signed.", {"agreement_signed": "no"}),
    ("Both the Chief Constable and the Commissioner approved it before it was signed.", {"agreement_signed": "yes", "chief_constable_approved": "yes", "commissioner_approved": "yes"}),
    ("Does the Act require this partnership, or is it voluntary?", {}),
    ("The safeguarding board is required by law.", {"statutory_basis": "yes"}),
    ("We second two detectives to a regional fraud team and share the costs.", {"collaboration": "yes", "resource_invested": "yes", "financial_relationship": "yes"}),
    ("A shared control room with the fire service, overseen by a joint board.", {"collaboration": "yes", "shared_oversight": "yes", "formalised": "yes"}),
    ("A joint victims' hub with the NHS; they pay the salaries and we put in officers.", {"financial_relationship": "yes", "resource_invested": "yes"}),
    ("Each force contributes £5,000 a year.", {"financial_relationship": "yes"}),
    ("Hello", {}),
    ("Can you help me with my expenses?", {}),
    ("Planning permission was granted last year.", {}),
    ("The investigation team meets weekly.", {}),
    ("Please advise us how to set this up.", {}),
    ("A new officer will look after it.", {}),
    ("A grant is not involved.", {}),
    ("The grant isn't agreed.", {}),
    ("I'm not sure who approves our new collaboration with another force.", {"collaboration": "yes", "stage": "new"}),
    ("I don't know who has to sign off a grant to the Community Safety Partnership.", {"body_type": "csp", "grant_funding": "yes"}),
    ("My telephone extension is 4417.", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "heard"), SAID, ids=[text[:60] for text, _ in SAID])
def test_a_sentence_as_staff_would_say_it_is_heard(text: str, heard: dict[str, str]) -> None:
    """Each was judged by hand: what is stated is heard, and nothing else."""
    assert {each.fact: each.value for each in cheshire().hear(text)} == heard


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        (
            "Do we need approval to sign a section 22A agreement with Merseyside Police?",
            {"collaboration": "yes", "agreement_basis": "s22a_23_23a"},
        ),
        ("Does it need approval if we share a dog unit with Merseyside Police?", {"collaboration": "yes"}),
        ("Do we need the Commissioner's approval for our MAPPA?", {BODY_TYPE: "mappa"}),
        ("It is not a contract with a supplier.", {}),
        ("Instead of a conference we hold a workshop.", {}),
        ("It is anything but a conference.", {}),
        ("Is it a collaboration?", {}),
    ],
)  # fmt: skip
def test_a_question_about_the_matter_states_the_matter(text: str, heard: dict[str, str]) -> None:
    """Only what the question itself asks is not said; a denial far off says nothing either way."""
    assert {each.fact: each.value for each in cheshire().hear(text)} == heard
