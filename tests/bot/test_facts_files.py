"""Whatever bytes are given, a facts file is read as facts or refused in a sentence, and never anything else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.facts_files import BadFacts, Matter, read_matter

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
KEYS = st.sampled_from(["facts", "id", "policy", "stage"]) | st.text()


def read_or_refused(raw: bytes) -> Matter | None:
    try:
        return read_matter(raw, "cheshire")
    except BadFacts as refused:
        sentence = str(refused)
    assert sentence
    assert "\n" not in sentence
    return None


@given(st.binary())
def test_any_bytes_are_read_or_refused(raw):
    """Nothing but a refusal is ever raised."""
    matter = read_or_refused(raw)
    assert matter is None or all(isinstance(value, str) for value in matter.facts.values())


@given(st.dictionaries(KEYS, VALUES))
def test_any_object_is_read_or_refused(given_):
    """What is read has strings alone as values, and they are those that were given."""
    matter = read_or_refused(json.dumps(given_).encode())
    if matter is not None:
        inner = given_.get("facts", given_)
        kept = {k: v for k, v in inner.items() if inner is not given_ or k not in {"id", "policy"}}
        assert dict(matter.facts) == kept
        assert all(type(value) is str for value in matter.facts.values())


@given(st.dictionaries(st.text().filter(lambda k: k not in {"facts", "id", "policy"}), st.text()))
def test_bare_and_wrapped_facts_are_the_same(facts):
    """Any strings are facts here; whether the policy has them is the policy's to say."""
    assert read_matter(json.dumps(facts).encode(), "cheshire") == Matter(facts)
    assert read_matter(json.dumps({"facts": facts}).encode(), "cheshire") == Matter(facts)


def test_facts_in_the_wrapped_form_may_bear_any_name():
    """Under facts there is nothing beside the facts, so id and policy are none of ours there."""
    assert read_matter(b'{"facts": {"id": "x"}}', "cheshire") == Matter({"id": "x"})


@pytest.mark.parametrize("number", ["12", "-7", "123456789012345"])
def test_a_whole_number_may_be_an_id(number):
    """It comes back as a number."""
    assert read_matter(f'{{"id": {number}}}'.encode(), "cheshire") == Matter({}, int(number))


@pytest.mark.parametrize("number", ["1.0", "1e3", "1234567890123456", "9" * 5_000])
def test_a_number_that_readers_disagree_about_is_no_id(number):
    """Beyond 15 digits, or with a point, what comes back might not be what was given."""
    with pytest.raises(BadFacts, match="id is the number"):
        read_matter(f'{{"id": {number}}}'.encode(), "cheshire")
