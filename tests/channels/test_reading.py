"""Bytes are read as JSON strictly, or refused with the reason."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.teams.reading import BIGGEST, DEEPEST, LARGEST, PARTS, plain, read
from bot.channels.teams.refused import Refused

ANY = st.characters(exclude_categories=())
TEXTS = st.text(ANY)
JSON = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-BIGGEST, BIGGEST - 1),
        st.floats(allow_nan=False, allow_infinity=False),
        TEXTS,
    ),
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=20,
)


def short(value):
    return str(value)[:30]


def refusal(body):
    with pytest.raises(Refused) as refused:
        read(body)
    return refused.value.status, refused.value.reason


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b"{}", {}),
        (b' {"a": [1, -2, 0.5, 1e2, true, null]} \n', {"a": [1, -2, 0.5, 100.0, True, None]}),
        ('{"é": "\\u00e9\\n\\t\\r"}'.encode(), {"é": "é\n\t\r"}),
        (b'{"a": 9223372036854775807}', {"a": 2**63 - 1}),
        (b'{"a": -9223372036854775808}', {"a": -(2**63)}),
        (b'{"a": "[[[{{{,,,\\"[["}', {"a": '[[[{{{,,,"[['}),
    ],
)
def test_an_object_is_read_as_it_is_written(body, value):
    """Numbers, texts and brackets within texts."""
    assert read(body) == value


@pytest.mark.parametrize(
    ("body", "status", "reason"),
    [
        (b"", 400, "not-json"),
        (b"   ", 400, "not-json"),
        (b"{", 400, "not-json"),
        (b'{"a": 1,}', 400, "not-json"),
        (b"{'a': 1}", 400, "not-json"),
        (b'{"a": 1} x', 400, "not-json"),
        (b'{"a": "\x00"}', 400, "not-json"),
        (b'{"a": 01}', 400, "not-json"),
        (b'{"a": "\\', 400, "not-json"),
        (b"\xef\xbb\xbf{}", 400, "not-json"),
        (b"[]", 400, "not-an-object"),
        (b"null", 400, "not-an-object"),
        (b'"text"', 400, "not-an-object"),
        (b"5", 400, "not-an-object"),
        (b'{"a": "\xff"}', 400, "not-utf-8"),
        (b'{"a": "\xed\xa0\x80"}', 400, "not-utf-8"),
        ("{}".encode("utf-16"), 400, "not-utf-8"),
        (b'{"a": NaN}', 400, "not-a-number"),
        (b'{"a": Infinity}', 400, "not-a-number"),
        (b'{"a": [-Infinity]}', 400, "not-a-number"),
        (b'{"a": 1e999}', 400, "number-too-big"),
        (b'{"a": 9223372036854775808}', 400, "number-too-big"),
        (b'{"a": -9223372036854775809}', 400, "number-too-big"),
        (b'{"a": ' + b"9" * 5_000 + b"}", 400, "number-too-big"),
        (b'{"a": 0.' + b"1" * 5_000 + b"}", 400, "number-too-big"),
        (b'{"a": 1, "a": 1}', 400, "key-twice"),
        (b'{"b": {"a": 1, "a": 2}}', 400, "key-twice"),
        (b'{"a": 1, "a\\u0000": 2}', 400, "key-twice"),
        (b'{"a": 1, "\\u0061": 2}', 400, "key-twice"),
        (b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400, "too-deep"),
        (b'{"a": ' + b'{"a":' * 40_000, 400, "too-deep"),
        (b"[" * LARGEST, 400, "too-deep"),
        (b'{"a": [' + b"{}," * 10_000 + b"{}]}", 413, "too-many-parts"),
        (b'{"a": "' + b"x" * LARGEST + b'"}', 413, "too-large"),
    ],
    ids=short,
)
def test_what_is_no_json_object_is_refused(body, status, reason):
    """It is never our fault, and always said which it was."""
    assert refusal(body) == (status, reason)


def test_the_limits_are_those_that_are_promised():
    """The last that is taken, and the first that is not."""
    deepest = b'{"a":' + b"[" * (DEEPEST - 1) + b"]" * (DEEPEST - 1) + b"}"
    assert read(deepest) == json.loads(deepest)
    assert refusal(b'{"a":' + b"[" * DEEPEST + b"]" * DEEPEST + b"}") == (400, "too-deep")
    most = b'{"a":[' + b"1," * (PARTS - 2) + b"1]}"
    assert len(read(most)["a"]) == PARTS - 1
    assert refusal(most[:-2] + b",1]}") == (413, "too-many-parts")
    largest = b'{"a":"' + b"x" * (LARGEST - 8) + b'"}'
    assert len(largest) == LARGEST
    assert len(read(largest)["a"]) == LARGEST - 8


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\x00b", "ab"),
        ("\x01\x08\x0b\x0c\x1f", ""),
        ("\t\n\r", "\t\n\r"),
        ("\ud800", "\ufffd"),
        ("\udc00\ud800", "\ufffd\ufffd"),
        ("\U0001f469\u200d\U0001f4bb", "\U0001f469\u200d\U0001f4bb"),
        ("\u202egnp.exe", "\u202egnp.exe"),
        ("\u200b\u2060\ufeff", "\u200b\u2060\ufeff"),
        ("e\u0301 \u00e9", "e\u0301 \u00e9"),
        ("\x7f\x85\u2028", "\x7f\x85\u2028"),
    ],
    ids=ascii,
)
def test_a_text_is_kept_but_for_what_no_store_takes(written, kept):
    """In a key and in a value, in an object and in a list."""
    body = json.dumps({written + "k": [written, {"a": written}], "b": written}).encode()
    assert read(body) == {kept + "k": [kept, {"a": kept}], "b": kept}
    assert plain(written) == kept


def test_one_sign_of_64_kilobytes_is_kept():
    """A letter and more accents than anybody can see."""
    sign = "a" + "\u0301" * 32_000
    assert read(json.dumps({"text": sign}, ensure_ascii=False).encode()) == {"text": sign}


def test_both_halves_of_a_pair_are_one_sign():
    """As JSON writes an emoji in ASCII."""
    assert read(b'{"a": "\\ud83d\\ude00"}') == {"a": "\U0001f600"}


@given(st.dictionaries(TEXTS.map(plain), JSON), st.booleans())
def test_every_object_is_read_as_it_was_meant(value, escaped):
    """What is written comes back clean, whichever way its signs are written."""
    body = json.dumps(value, ensure_ascii=escaped).encode("utf-8", "surrogatepass")
    try:
        made = read(body)
    except Refused as refused:
        assert refused.reason in {"not-utf-8", "key-twice", "too-deep"}  # noqa: PT017
        return
    assert made == cleaned(value)
    assert read(json.dumps(made).encode()) == made
    json.dumps(made, ensure_ascii=False, allow_nan=False).encode("utf-8")


def cleaned(value):
    """Return *value* with every text in it as a store takes it, told in another way than ours."""
    match value:
        case str():
            return "".join(
                "\ufffd" if unicodedata.category(sign) == "Cs" else sign
                for sign in value
                if sign in "\t\n\r" or not sign < " "
            )
        case dict():
            return {cleaned(key): cleaned(each) for key, each in value.items()}
        case list():
            return [cleaned(each) for each in value]
        case _:
            return value


@given(st.binary())
def test_any_bytes_are_an_object_or_a_refusal(body):
    """Nothing else comes out of it."""
    try:
        assert isinstance(read(body), dict)
    except Refused as refused:
        assert refused.status == 400  # noqa: PT017
