"""Deciding for a file gives what the policy says, or one sentence about what is wrong with the file."""

import json
import os
import re
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

SUPPLIER = {"supplier_contract": "yes"}
WORKED = Path(__file__).parents[1] / "policies" / "data" / "worked-cases.yaml"
CASES = [
    case
    for case in yaml.safe_load(WORKED.read_text(encoding="utf-8"))
    if case["policy"] == "cheshire" and "expected" in case
]
NEVER_ON_SCREEN = re.compile(
    r"\b(verdict|aspect|slot|edition|silent|undetermined|outside_policy|absent)s?\b", re.IGNORECASE
)


def test_a_supplier_is_answered_in_words(partnerships):
    """The whole answer: what it is, why, what to bear in mind, and the policy it rests on (CHE-7.3)."""
    ran = partnerships("decide", "-", stdin=json.dumps(SUPPLIER).encode())
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "This is not a partnership\n"
        "\n"
        "Why\n"
        "  A contract with a supplier, or a bought service: Yes (CHE-7.3)\n"
        "\n"
        "Bear in mind\n"
        "  The policy's own review date, January 2023, has passed. (CHE-0.1, A-15)\n"
        "  Avoid calling it a partnership; the word raises expectations that it cannot meet. (CHE-7.1)\n"
        "\n"
        "High risk\n"
        "  This policy has no high-risk category: risk is managed in proportion (CHE-11.1)\n"
        "\n"
        "Under Cheshire policy v0.2: Partnerships & Collaboration Policy v0.2 (2020)\n"
        "  This is the newest draft: no version of this policy is published here and in force.\n"
        "  This policy was due to be reviewed in January 2023 and still calls itself a draft, although it was"
        " ratified on 16 December 2020. It is used here as the policy in force until its owners replace it.\n"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_no_word_of_the_code_is_on_screen(partnerships, case):
    """People read "the policy does not say" and "not settled yet", never what the program calls it."""
    ran = partnerships("decide", "-", stdin=json.dumps(case["facts"]).encode())
    assert ran.code == 0, ran.err
    assert NEVER_ON_SCREEN.findall(ran.out) == []


def test_what_is_not_settled_names_its_questions_and_whom_to_ask(partnerships):
    """A fact that nobody is sure of names the office that knows; one not asked yet is still to ask (CHE-7.5)."""
    facts = dict.fromkeys(["professional_network", "supplier_contract", "conference"], "no")
    facts |= {"consultative_group": "yes", "delivery_function": "unsure"}
    out = partnerships("decide", "-", stdin=json.dumps(facts).encode()).out
    assert out.startswith("Not settled yet whether this is a partnership\n")
    (line,) = (line for line in out.splitlines() if "deliver something directly?" in line)
    assert line.endswith("Ask the OPCC Head of Policy and Partnerships.")
    assert "[stage] (CHE-2.1, CHE-8.1, A-59)" in out.partition("Still to ask")[2]


def test_approvers_stand_in_order_with_their_clauses(partnerships):
    """A section 22A agreement is approved by both, before it is signed (CHE-6.12)."""
    case = next(case for case in CASES if case["id"] == "S01")
    lines = partnerships("decide", "-", stdin=json.dumps(case["facts"]).encode()).out.splitlines()
    at = lines.index("Who approves it")
    assert "CHE-6.12" in lines[at + 1]
    assert lines[at + 2 : at + 4] == ["  1. Chief Constable", "  2. Police and Crime Commissioner"]
    titles = ["You must have", "You should have", "If appropriate"]
    assert [line for line in lines if line in titles] == titles


@pytest.mark.parametrize(
    "given",
    [
        {"supplier_contract": "yes"},
        {"facts": SUPPLIER},
        {"facts": SUPPLIER, "policy": "cheshire", "id": "S03"},
        {"supplier_contract": "yes", "policy": "cheshire", "id": 7},
    ],
    ids=["bare", "wrapped", "wrapped-with-id", "bare-with-id"],
)
def test_json_is_the_contract_and_the_reasons(partnerships, given):
    """Facts are read bare or wrapped; the id, and only a given one, comes back as it was."""
    ran = partnerships(
        "decide", "--policy", "cheshire", "-", "--json", stdin=json.dumps(given).encode()
    )
    result = json.loads(ran.out)
    assert (ran.code, ran.err) == (0, "")
    assert result.get("id", "none") == given.get("id", "none")
    assert (result["policy"], result["partnership"], result["kind"]) == ("cheshire", "no", "none")
    assert (result["undetermined"], result["still_to_ask"]) == ({}, [])
    assert result["reasons"]["partnership"][0]["grounds"] == [
        {"fact": "supplier_contract", "value": "yes"}
    ]
    assert result["edition"]["policy"] == "cheshire"


def test_nothing_known_is_no_error(partnerships):
    """That everything is still open is a result, and a byte order mark is not in its way."""
    ran = partnerships("decide", "-", "--json", stdin=b"\xef\xbb\xbf{}")
    assert ran.code == 0
    assert json.loads(ran.out)["partnership"] == "undetermined"


def test_the_worked_cases_decide_line_by_line(partnerships, tmp_path):
    """One line of JSON comes out for each that goes in, in order, with its id."""
    lines = [json.dumps({"id": case["id"], "facts": case["facts"]}) for case in CASES]
    (tmp_path / "cases.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ran = partnerships("decide", "--policy", "cheshire", "cases.jsonl")
    results = [json.loads(line) for line in ran.out.splitlines()]
    assert (ran.code, ran.err) == (0, "")
    assert [result["id"] for result in results] == [case["id"] for case in CASES]
    expected = [
        case["expected"].get("partnership", result["partnership"])
        for case, result in zip(CASES, results, strict=True)
    ]
    assert [result["partnership"] for result in results] == expected


def test_a_bad_line_is_named_and_the_rest_go_on(partnerships, tmp_path):
    """Each bad line leaves its number and the reason in its own place; the exit code says that there were some."""
    (tmp_path / "some.jsonl").write_bytes(
        b'{"id": "first", "supplier_contract": "yes"}\n'
        b"\n"
        b"\xff\n" + b'{"stage": ' + b"[" * 100_000 + b"\n"
        b'{"stage": "nope"}\n' + b'"' + b"x" * 2_000_000 + b'"\n'
        b'{"id": "last", "stage": "unsure"}'
    )
    ran = partnerships("decide", "some.jsonl", "--json")
    results = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 2
    assert [results[0]["id"], results[-1]["id"]] == ["first", "last"]
    assert results[1:-1] == [
        {"line": 2, "error": "it is empty; give a JSON object of facts, such as {}."},
        {"line": 3, "error": "it is not UTF-8 text (at byte 1); save it as UTF-8."},
        {"line": 4, "error": "it is nested too deeply; facts are one flat JSON object."},
        {
            "line": 5,
            "error": "'nope' is not a value of stage; it takes exploring, new, existing, renewal, extension, ending,"
            " unsure.",
        },
        {"line": 6, "error": "the line is too long to be facts; give one matter on each line."},
    ]
    assert (
        ran.err
        == "some.jsonl: lines 2, 3, 4, 5, 6 were not used; the output says why in each one's place.\n"
    )


BAD = {
    "empty": (b"", "it is empty; give a JSON object of facts, such as {}"),
    "blank": (b" \n\t", "it is empty; give a JSON object of facts, such as {}"),
    "not UTF-8": (b'{"stage": "\xe9"}', "it is not UTF-8 text (at byte 12); save it as UTF-8"),
    "not JSON": (b"{stage}", "it is not JSON: Expecting property name enclosed in double quotes at line 1, column 2; mend it there"),
    "two documents": (b"{} {}", "it is not JSON: Extra data at line 1, column 4; mend it there"),
    "a list": (b"[]", "it is a list; give a JSON object of facts"),
    "a string": (b'"facts"', "it is a string; give a JSON object of facts"),
    "null": (b"null", "it is null; give a JSON object of facts"),
    "a deep list": (b"[" * 100_000, "it is nested too deeply; facts are one flat JSON object"),
    "a deep object": (b'{"a":' * 100_000, "it is nested too deeply; facts are one flat JSON object"),
    "not a number": (b'{"stage": NaN}', "NaN is not JSON; give a value of the fact as a string"),
    "infinity": (b'{"stage": -Infinity}', "-Infinity is not JSON; give a value of the fact as a string"),
    "null value": (b'{"stage": null}', '"stage" is null; give one of its values as a string, or leave it out'),
    "true value": (b'{"stage": true}', '"stage" is true; give one of its values as a string, or leave it out'),
    "number value": (b'{"stage": 1.5}', '"stage" is the number 1.5; give one of its values as a string, or leave it out'),
    "huge number": (
        b'{"stage": ' + b"9" * 5_000 + b"}",
        '"stage" is the number ' + "9" * 60 + "...; give one of its values as a string, or leave it out",
    ),
    "list value": (b'{"stage": ["new"]}', '"stage" is a list; give one of its values as a string, or leave it out'),
    "object value": (b'{"stage": {}}', '"stage" is an object; give one of its values as a string, or leave it out'),
    "key twice": (b'{"stage": "new", "stage": "new"}', 'the key "stage" is given twice; leave one of them'),
    "key twice inside": (b'{"facts": {"stage": "new", "stage": "ending"}}', 'the key "stage" is given twice; leave one of them'),
    "unknown fact": (b'{"staeg": "new"}', '"staeg" is not a fact of this policy; did you mean stage'),
    "strange fact": (b'{"\\u001b[31m": "new"}', r'"\u001b[31m" is not a fact of this policy; leave it out'),
    "unknown value": (
        b'{"conference": "maybe"}',
        "'maybe' is not a value of conference; it takes yes, no, unsure",
    ),
    "another policy": (
        b'{"policy": "lancashire", "facts": {}}',
        'it is for the policy "lancashire", not "cheshire"; decide it under its own with --policy',
    ),
    "null policy": (b'{"policy": null}', "policy is null; give its name as a string, or leave it out"),
    "null id": (b'{"id": null}', "id is null; give a string or a whole number, or leave it out"),
    "true id": (b'{"id": true}', "id is true; give a string or a whole number, or leave it out"),
    "broken id": (b'{"id": 1.5}', "id is the number 1.5; give a string or a whole number, or leave it out"),
    "extra key": (b'{"facts": {}, "says": "x"}', '"says" does not belong beside facts; leave only id, policy and facts'),
    "null facts": (b'{"facts": null}', "facts is null; make it an object of fact ids and their values"),
    "too much": (b" " * 1_000_001, "it is longer than 1,000,000 bytes; give one matter, or one on each line"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "sentence"), BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("options", [(), ("--json",)], ids=["text", "json"])
def test_a_bad_file_is_one_sentence(partnerships, tmp_path, content, sentence, options):
    """The sentence names the file, what is wrong and what to do; stdout stays empty."""
    (tmp_path / "facts.json").write_bytes(content)
    ran = partnerships("decide", "facts.json", *options)
    assert (ran.code, ran.out, ran.err) == (2, "", f"facts.json: {sentence}.\n")


def test_a_file_that_is_not_there_is_one_sentence(partnerships, tmp_path):
    """So is a folder, a name too long, and one that may not be read."""
    assert (
        partnerships("decide", "nowhere.json").err
        == "nowhere.json: there is no such file; check the path.\n"
    )
    (tmp_path / "folder.jsonl").mkdir()
    assert (
        partnerships("decide", "folder.jsonl").err
        == "folder.jsonl: it is a folder; name a file in it.\n"
    )
    long = "x" * 5_000
    assert partnerships("decide", long).err == f"{long}: it cannot be opened; check the path.\n"


@contextmanager
def as_nobody():
    """Be a user who may read nothing of ours, where the tests run as root, who may read all."""
    before = os.geteuid()
    if before == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_file_that_may_not_be_read_is_one_sentence(partnerships, tmp_path):
    """The sentence says whom to ask."""
    (tmp_path / "locked.json").write_text("{}", encoding="utf-8")
    (tmp_path / "locked.json").chmod(0)
    with as_nobody():
        ran = partnerships("decide", str(tmp_path / "locked.json"))
    assert ran.err.endswith("locked.json: you may not read it; ask its owner for the right to.\n")


def test_an_unknown_policy_is_one_sentence(partnerships):
    """The sentence names the policies that are here."""
    ran = partnerships("decide", "--policy", "../cheshire", "-", stdin=b"{}")
    assert (ran.code, ran.out) == (2, "")
    assert (
        ran.err
        == "'../cheshire' is not a policy here; the policies are: cambridgeshire, cheshire, lancashire.\n"
    )
