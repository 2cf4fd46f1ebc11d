"""Hearing shows what would be understood of a line: what it wishes, and the facts it states."""

import json

DOG_UNIT = "We want to sign a shared dog-unit agreement with Merseyside Police under a section 22A"


def test_a_sentence_gives_its_intent_and_facts(partnerships):
    """Only what is said is heard."""
    ran = partnerships("hear", "--policy", "cheshire", "--text", DOG_UNIT, "--json")
    assert (ran.code, ran.err) == (0, "")
    heard = json.loads(ran.out)
    assert heard == {
        "intent": "determine",
        "facts": {"collaboration": "yes", "agreement_basis": "s22a_23_23a", "stage": "new"},
    }


def test_a_question_about_the_policy_states_no_facts(partnerships):
    """Only what puts a matter says what is so in it."""
    ran = partnerships("hear", "--text", "What is a section 22A agreement?", "--json")
    assert json.loads(ran.out) == {"intent": "policy_question", "facts": {}}


def test_without_json_the_words_stand_beside_the_facts(partnerships):
    """A person sees what each fact rests on."""
    ran = partnerships(
        "hear", "--text", "We signed a section 22A agreement with Merseyside Police."
    )
    assert ran.out.startswith("determine: ")
    assert "agreement_basis is s22a_23_23a (“section 22a”)" in ran.out


def test_a_named_body_is_heard_by_its_name(partnerships):
    """A body that the policy knows counts as body_type."""
    ran = partnerships("hear", "--text", "the community safety partnership", "--json")
    assert json.loads(ran.out)["facts"] == {"body_type": "csp"}


def test_each_line_of_a_file_gives_one_line(partnerships, tmp_path):
    """A blank line is heard too, so that lines in and out keep step; one that is no text is an error in its place."""
    (tmp_path / "lines.txt").write_bytes(b"help\n\nshow the register\n\xff\nhello\r\n")
    ran = partnerships("hear", "lines.txt", "--json")
    assert ran.code == 2
    assert [json.loads(line) for line in ran.out.splitlines()] == [
        {"intent": "help", "facts": {}},
        {"intent": "unknown", "facts": {}},
        {"intent": "register_find", "facts": {}},
        {"line": 4, "error": "the line is not UTF-8 text; save the file as UTF-8."},
        {"intent": "greeting", "facts": {}},
    ]
    assert ran.err == "lines.txt: line 4 was not used; the output says why in each one's place.\n"


def test_lines_can_be_given_on_stdin(partnerships):
    """A dash stands for stdin, as everywhere."""
    ran = partnerships("hear", "-", stdin=b"quit\nhelp")
    assert (ran.code, ran.out) == (0, "control: no facts\nhelp: no facts\n")


def test_either_a_file_or_a_text_is_heard(partnerships):
    """Neither, and both, are wrong use."""
    sentence = (
        "Give hear either a file or --text with one sentence; see partnerships hear --help.\n"
    )
    for arguments in ((), ("lines.txt", "--text", "help")):
        ran = partnerships("hear", *arguments)
        assert (ran.code, ran.out, ran.err) == (2, "", sentence)


def test_an_empty_text_is_heard_as_nothing(partnerships):
    """Saying nothing is no wrong use."""
    ran = partnerships("hear", "--text", "", "--json")
    assert (ran.code, json.loads(ran.out)) == (0, {"intent": "unknown", "facts": {}})
