"""Publishing from the command line: who may, from when, what it changes, and why it is not done."""

import json
from datetime import date

import pytest

from bot.publishing_words import UNPUBLISHED, not_published
from domain.policy import unpublished
from domain.refusals import NotYourOffice
from tests.policies.builders import cheshire
from tests.support.versions import GRANTS_ONLY, ONE_APPROVER, policies, written_on

LAWFUL = ("--minute", "Board 12/2026", "--statement", "It meets the law that applies to it.")
SUPPLIER = b'{"supplier_contract": "yes"}'


@pytest.fixture
def here(tmp_path, monkeypatch, partnerships):
    """Return a folder with the policy in it, on a day of its own."""
    del partnerships  # which empties the settings first
    folder = policies(tmp_path / "policies")
    monkeypatch.setenv("PARTNERSHIPS_POLICIES", str(folder))
    monkeypatch.setenv("PARTNERSHIPS_NOW", "2026-11-23T09:00:00+00:00")
    return folder


@pytest.fixture
def publishes(partnerships):
    """Return a way for both owners to publish a version."""

    def both(version, since):
        for who in ("demo-chief-of-staff", "demo-chief-constable"):
            ran = partnerships(
                "policy", "publish", "cheshire", version, "--from", since, *LAWFUL, "--as", who
            )
            assert (ran.code, ran.err) == (0, "")
        return ran

    return both


def _publish(partnerships, *more):
    return partnerships("policy", "publish", "cheshire", "0.2", *more)


@pytest.mark.usefixtures("here")
def test_two_owners_publish_and_each_is_told_where_it_stands(partnerships):
    """The first is told who else, and what they type."""
    options = ("--from", "2026-12-01", *LAWFUL)
    first = _publish(partnerships, *options, "--as", "demo-chief-of-staff")
    assert (first.code, first.out.splitlines()) == (
        0,
        [
            (
                "Recorded: you agree to Cheshire policy v0.2 from 1 December 2026, by the minute"
                " “Board 12/2026”."
            ),
            "It is not published yet: it needs the Chief Constable as well, who type",
            (
                "partnerships policy publish cheshire 0.2 --from 2026-12-01 --minute"
                ' "Board 12/2026" --statement "..." --as PERSON'
            ),
        ],
    )
    second = _publish(partnerships, *options, "--as", "demo-chief-constable", "--json")
    said = json.loads(second.out)
    assert (said["published"], said["needed"], said["from"]) == (True, [], "2026-12-01")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), "Say from which day it is to be in force: --from 2027-01-04.\n"),
        (
            ("--from", "soon"),
            "The day for --from cannot be read; write it as year, month and day: 2026-04-01.\n",
        ),
        (
            ("--from", "2026-12-01"),
            "Say by which minute it was adopted: --minute and its reference.\n",
        ),
        (
            ("--from", "2026-12-01", "--minute", "12/2026"),
            (
                "State that it meets the law that applies to it: --statement and that in your own words"
                " (CHE-0.6).\n"
            ),
        ),
        (
            ("--from", "2026-12-01", *LAWFUL, "--as", "demo-sergeant"),
            (
                "Publishing the Cheshire policy is for the Commissioner's Chief of Staff or the Chief"
                " Constable; name one with --as.\n"
            ),
        ),
        (
            ("--from", "2026-11-22", *LAWFUL, "--as", "demo-chief-of-staff"),
            "22 November 2026 is past; give --from a day from today on.\n",
        ),
    ],
)
def test_what_is_missing_or_does_not_fit_is_one_sentence(partnerships, options, sentence):
    """And says what to give instead."""
    ran = _publish(partnerships, *options)
    assert (ran.code, ran.out, ran.err) == (2, "", sentence)


def test_every_reason_has_a_sentence_that_says_what_to_do():
    """A new one fails here until it can be said."""
    every = {
        each.code: each
        for each in vars(unpublished).values()
        if isinstance(each, type) and each.__module__ == unpublished.__name__
    }
    assert set(UNPUBLISHED) == set(every)
    edition = cheshire().edition
    made = (
        unpublished.InThePast("2026-11-22"),
        unpublished.OutsideItsOwn("0.3", "2027-01-04", "2027-12-31"),
        unpublished.PublishedAlready("0.2", "2026-12-01"),
        unpublished.PublishedOtherwise("0.2"),
        unpublished.DayTaken("0.2", "2026-12-01"),
        unpublished.LeavesGap("2027-01-01", "2027-01-03"),
        unpublished.AgreedAlready(("chief_constable",)),
        unpublished.AgreedOtherwise("2026-12-01", "12/2026"),
        unpublished.ChangedSince("0.3", "2026-11-22"),
        unpublished.NotProved("2 facts never asked"),
    )
    assert {each.code for each in made} == set(every)
    for refusal in (*made, NotYourOffice("publish-edition", edition.owners)):
        said = not_published(refusal, edition)
        assert said.endswith(".")
        assert "{" not in said
        assert "2026-" not in said


def test_every_version_is_listed_with_its_days_its_hash_and_its_review(
    partnerships, here, publishes
):
    """A draft, one to come, one in force, one replaced; on any day."""
    written_on(here, "0.3", ONE_APPROVER)
    publishes("0.2", "2026-11-23")
    publishes("0.3", "2027-01-04")
    written_on(here, "0.4", *GRANTS_ONLY)
    said = json.loads(partnerships("policy", "list", "--json", "--as-at", "2027-02-01").out)
    (policy,) = said["policies"]
    told = [(e["version"], e["standing"], e["in_use"], e["periods"]) for e in policy["editions"]]
    assert (said["as_at"], told) == (
        "2027-02-01",
        [
            ("0.2", "replaced", False, [{"since": "2026-11-23", "until": "2027-01-03"}]),
            ("0.3", "in force", True, [{"since": "2027-01-04", "until": None}]),
            ("0.4", "draft", False, []),
        ],
    )
    assert all(len(each["sha256"]) == 64 for each in policy["editions"])
    lines = partnerships("policy", "list").out.splitlines()
    assert lines[0] == "cheshire, as at 23 November 2026"
    assert [line.partition(" (")[0] for line in lines if line[:1] == "0"] == [
        "0.2: in force",
        "0.3: to come",
        "0.4: draft",
    ]
    assert "  in force from 23 November 2026 until 3 January 2027" in lines
    assert "  review overdue since 31 January 2023" in lines


@pytest.mark.usefixtures("here")
def test_a_half_agreed_version_says_who_is_missing(partnerships):
    """The other owner finds there what to type."""
    _publish(partnerships, "--from", "2026-12-01", *LAWFUL, "--as", "demo-chief-of-staff")
    assert (
        "  agreed by the Commissioner's Chief of Staff for 1 December 2026 by the minute"
        " “Board 12/2026”; still needed: the Chief Constable"
    ) in partnerships("policy", "list").out.splitlines()


def test_a_changed_byte_is_found_by_the_check_and_never_decided_under(
    partnerships, here, publishes
):
    """Until the published files are put back."""
    publishes("0.2", "2026-11-23")
    assert partnerships("policy", "check").code == 0
    facts = here / "cheshire" / "0.2" / "facts.yaml"
    facts.write_text(facts.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    checked = partnerships("policy", "check")
    assert checked.code == 1
    assert "  1 changes since it was published" in checked.out
    decided = partnerships("decide", "-", stdin=SUPPLIER)
    assert decided.code == 1
    assert "cheshire 0.2 was changed since it was published" in decided.err


def test_a_record_that_the_lock_does_not_know_is_what_the_doctor_finds(
    partnerships, here, publishes
):
    """And what the policies stand at is told there too."""
    publishes("0.2", "2026-11-23")
    well = partnerships("doctor")
    assert (well.code, "), in force; review overdue since 31 January 2023\n" in well.out) == (
        0,
        True,
    )
    (here / "LOCK").unlink()
    ill = partnerships("doctor")
    assert ill.code == 1
    assert "BAD policy cheshire: 0.2 was published here, and LOCK beside the policies" in ill.out


def test_an_overlap_written_by_hand_is_found(partnerships, here, publishes):
    """Two people's locks, put together badly."""
    publishes("0.2", "2026-11-23")
    lock = here / "LOCK"
    lines = lock.read_text(encoding="utf-8").splitlines()
    lock.write_text("\n".join([*lines, lines[-1].replace("11-23", "12-01")]), encoding="utf-8")
    found = json.loads(partnerships("policy", "check", "--json").out)["policies"][0]["findings"]
    assert found["days in force that do not fit"] == ["0.2 and 0.2 are both in force on 2026-12-01"]


def test_decide_answers_under_what_is_in_force_on_a_day(partnerships, here, publishes):
    """Yesterday's rule and tomorrow's, before either day comes."""
    written_on(here, "0.3", *GRANTS_ONLY)
    publishes("0.2", "2026-11-23")
    publishes("0.3", "2027-01-04")

    def version(*options):
        return json.loads(partnerships("decide", "-", "--json", *options, stdin=SUPPLIER).out)[
            "edition"
        ]["version"]

    assert [version(), version("--as-at", "2027-01-03"), version("--as-at", "2027-01-04")] == [
        "0.2",
        "0.2",
        "0.3",
    ]
    said = partnerships("decide", "-", "--as-at", "2027-01-04", stdin=SUPPLIER).out
    assert "Under Cheshire policy v0.3: " in said
    assert "  It is in force on 4 January 2027." in said


def test_impact_lists_what_comes_out_otherwise_with_both_reasons(partnerships, here):
    """As lines for people, and as data; by version, by name or by folder."""
    assert partnerships("seed-demo").code == 0
    changed = written_on(here, "0.3", *GRANTS_ONLY)
    said = json.loads(partnerships("policy", "impact", "cheshire", "0.2", "0.3", "--json").out)
    assert said["cases"] == said["same"] + len(said["changed"]) + len(said["not_replayable"])
    assert {change["slot"] for case in said["changed"] for change in case["changes"]} == {
        "assessment.benefit_assessment"
    }
    assert {case["changes"][0]["now"] for case in said["changed"]} <= {"absent", "undetermined"}
    assert all(case["changes"][0]["was_because"] for case in said["changed"])
    same = json.loads(partnerships("policy", "impact", "cheshire/0.2", str(changed), "--json").out)
    assert same == said
    lines = partnerships("policy", "impact", "cheshire", "0.2", "0.3").out.splitlines()
    assert (
        "    No longer: Weigh the benefit of taking part against our own aims and duties" in lines
    )
    assert any(line.startswith("      After: it does not apply. None of: Grant") for line in lines)
    assert lines[-1].startswith("35 decided: ")


@pytest.mark.usefixtures("here")
def test_impact_of_nothing_says_so(partnerships):
    """An empty store is no trouble."""
    ran = partnerships("policy", "impact", "cheshire", "0.2", "0.2")
    assert (ran.code, "Nothing was decided under this policy yet" in ran.err) == (0, True)


def test_use_counts_without_naming_anybody(partnerships, here):
    """Where people leave, doubt, or meet a silence; in a period, or in all of the time."""
    assert here.exists()
    assert partnerships("seed-demo").code == 0
    ran = partnerships("policy", "use", "--json")
    (use,) = json.loads(ran.out)["policies"]
    assert (use["policy"], use["begun"], use["answered"]) == ("cheshire", 38, 35)
    by_question = {each["question"]: each for each in use["questions"]}
    assert by_question["heard"] == {
        "question": "heard",
        "left": 1,
        "waiting": 0,
        "unsure": 0,
        "answered": 0,
    }
    assert by_question["grant_funding"]["unsure"] == 4
    assert {"silence": "approver", "met": 17, "asked": 0} in use["silences"]
    for words in (ran.out, partnerships("policy", "use").out):
        assert "demo-" not in words
        assert "DEMO" not in words
    none = partnerships("policy", "use", "--since", str(date(2030, 1, 1)))
    assert (none.code, none.out) == (0, "")
    assert none.err == "Nothing was asked in that time; ask something with partnerships chat.\n"
    wrong = partnerships("policy", "use", "--since", "2026-02-01", "--until", "2026-01-01")
    assert (wrong.code, wrong.err) == (
        2,
        "The day for --until is before the one for --since; give them in order.\n",
    )
