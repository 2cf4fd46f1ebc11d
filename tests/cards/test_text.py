"""Text is shown as it is written, hidden signs by their number, and read as nothing but text."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.cards.text import Run, is_harmless, kept, plain, runs
from tests.cards.made_screens import NASTY, texts

SEEN = {
    "": "",
    "  two\n lines\tand  gaps ": "two lines and gaps",
    "Merseyside Police": "Merseyside Police",
    "2 * 3 * 4 = 24": "2 * 3 * 4 = 24",
    "a\x00b\x07c": "abc",
    "half \ud83d of a sign": "half of a sign",
    "invoice\u202egnp.exe": "invoice⟦U+202E⟧gnp.\u200bexe",
    "Ap\u200bproved": "Ap⟦U+200B⟧proved",
    "\u2800\u3164": "⟦U+2800⟧⟦U+3164⟧",
    "\U0001f469\u200d\U0001f692 and \u2764\ufe0f\u200d\U0001f525": (
        "\U0001f469\u200d\U0001f692 and \u2764\ufe0f\u200d\U0001f525"
    ),
    "a\u200db": "a⟦U+200D⟧b",
    "\U0001f692\u200d\u2800": "\U0001f692⟦U+200D⟧⟦U+2800⟧",
    "\u200d": "⟦U+200D⟧",
    "e\u0301": "e\u0301",
    "e" + "\u0301" * 99: "e" + "\u0301" * 8,
    "[x](https://evil.example)": "[x]\u200b(https:/\u200b/evil.\u200bexample)",
    "<at>Chief</at>": "<\u200bat>Chief<\u200b/at>",
    "a < b, 1 <2 and I <3 it": "a < b, 1 <2 and I <3 it",
    "{{DATE(x)}}": "{\u200b{DATE(x)}}",
    "a@b.example": "a@\u200bb.\u200bexample",
    "version 0.2 (CHE-6.12)": "version 0.2 (CHE-6.12)",
    "x" * 40: "x" * 30 + "\u200b" + "x" * 10,
}


@pytest.mark.parametrize("text", SEEN)
def test_text_is_shown_on_one_line_with_nothing_hidden_in_it(text):
    """And with nothing that a client would act on."""
    assert plain(text) == SEEN[text]


@given(texts | st.text(alphabet=NASTY))
@example("\U0001f692\u200d\U0001f692")
def test_whatever_is_shown_can_be_seen(text):
    """Only a joiner within a picture, and the breaks that are put in, have no width."""
    shown = plain(text).replace("\u200b", "")
    unseen = {c for c in shown if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert unseen <= {"\u200d"}
    shown.encode()
    assert "\n" not in shown


@given(texts)
def test_what_was_made_inert_is_so_still(text):
    """Making it so once more adds nothing."""
    once = plain(text).replace("\u200b", "")
    assert plain(once).replace("\u200b", "") == once


@given(texts | st.text(alphabet=NASTY))
def test_a_value_comes_back_as_it_was_but_for_what_is_hidden(text):
    """Nothing is added to it: it is recorded as it comes back."""
    value = kept(text)
    assert "\u200b" not in value
    assert "⟦U" not in value or "⟦U" in text
    assert set(value) <= {*text, " "}
    assert kept(value) == value


def test_a_value_keeps_its_signs():
    """Markdown means nothing in an input."""
    assert kept(" [x](https://evil.example)\u202e\n*y* ") == "[x](https://evil.example) *y*"


RUNS = {
    "Type *resume* to see it.": [
        Run("Type "),
        Run("resume", bold=True),
        Run(" to see it."),
    ],
    "“never *bold*” but *this*": [Run("“never *bold*” but "), Run("this", bold=True)],
    "2*3*4 and * this * and **": [Run("2*3*4 and * this * and **")],
    "Once a year (CHE-14.3, A-16)": [Run("Once a year "), Run("(CHE-14.3, A-16)", subtle=True)],
    "Consult (if asked) (CHE-10.2). Then go": [
        Run("Consult (if asked) "),
        Run("(CHE-10.2)", subtle=True),
        Run(". Then go"),
    ],
    "Kept by: the Manager": [Run("Kept by: ", bold=True), Run("the Manager")],
    "This is said of many words: yes": [Run("This is said of many words: yes")],
    "*all*": [Run("all", bold=True)],
    "": [],
}


@pytest.mark.parametrize("text", RUNS)
def test_text_is_in_runs(text):
    """Bold is what is to be typed and what names the rest; subtle is a citation."""
    assert list(runs(text)) == RUNS[text]


@given(texts)
def test_runs_leave_nothing_out(text):
    """But for the asterisks of what is bold, and gaps."""
    joined = "".join(run.text for run in runs(text[:500])).replace("*", "")
    whole = plain(text[:500]).replace("*", "")
    assert "".join(joined.split()).replace("\u200b", "") == "".join(whole.split()).replace(
        "\u200b", ""
    )


@pytest.mark.parametrize(
    "text",
    [
        "This is what I heard. Is it right?",
        "ARR-RICXAZ5T Shared dog-unit agreement with O’Neill & Sons".replace("&", "and"),
        "Police Act 1996, section 22A, 23 or 23A (£5; 10%)",
        "Société d’Été",
    ],
)
def test_a_plain_sentence_is_harmless(text):
    """It may be a heading."""
    assert is_harmless(text)


@pytest.mark.parametrize("sign", "*_`[]<>#~|\\{}&@=+^$\u200b\n")
def test_a_sign_that_markdown_reads_is_not_harmless(sign):
    """Wherever it stands."""
    for text in (sign, f"{sign} a", f"a{sign}b", f"a {sign}"):
        assert not is_harmless(text)


@pytest.mark.parametrize("text", ["- a", "1. a", "12) a", " a", "", "--- a", "(a)"])
def test_a_line_that_begins_like_a_list_is_not_harmless(text):
    """Nor is nothing at all."""
    assert not is_harmless(text)
