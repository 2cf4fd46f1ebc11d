"""What was decided is proved and told on the command line, to whoever may read it."""

import json
import shutil
from datetime import date

import pytest

from adapters.editions_files import FileEditions
from bot import waiting
from tests.bot.test_cli_register import DOG_UNIT, KEEPER, OWNER, Keeping
from tests.support.tampering import Tampering

SHA = FileEditions(FileEditions.default_folder()).current("cheshire").ref.sha256
EDITION = {"policy": "cheshire", "version": "0.2", "sha256": SHA}
AUTHOR = "demo-head-of-policy"


@pytest.fixture
def keeping(tmp_path):
    return Keeping(tmp_path)


@pytest.fixture
def tampering(tmp_path):
    return Tampering(tmp_path / "store.sqlite")


def asked(keeping, moment="2026-03-02T10:00Z", facts=DOG_UNIT, **others):
    """Decide a matter; return its number."""

    def work(app, act):
        seen = app.enquiries.open(act(), goal="approval", opening="We want a dog unit")
        answers = tuple(facts.items())
        app.enquiries.answer(act(), seen.id, answers=answers, shown="ab" * 32)
        return app.enquiries.determine(act(), seen.id).short

    return keeping.at(moment, work, **others)


def changed(keeping, moment, number, **change):
    """Change an answer and decide anew."""

    def work(app, act):
        app.enquiries.change(act(), number, shown="cd" * 32, **change)
        app.enquiries.determine(act(), number)

    keeping.at(moment, work)


def test_before_anything_was_asked_there_is_nothing_to_prove(partnerships):
    """Said on stderr; stdout has no data, or an empty list."""
    ran = partnerships("audit", "replay", "--all")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "Nothing was asked yet, so nothing was decided; ask something with partnerships chat.\n"
    )
    assert json.loads(partnerships("audit", "replay", "--all", "--json").out) == []


@pytest.mark.parametrize("arguments", [(), ("ENQ-AAAAAAAA", "--all")])
def test_either_one_enquiry_or_all_of_them_is_decided_again(partnerships, arguments):
    """Neither and both are wrong use."""
    ran = partnerships("audit", "replay", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Give replay either the number of an enquiry or --all;")


def test_a_decision_that_stands_is_the_same(partnerships, keeping):
    """Whoever of the force asks, by its short number or by its whole id."""
    number = asked(keeping)
    changed(keeping, "2026-03-03T10:00Z", number, fact="stage", value="existing")
    ran = partnerships("audit", "replay", number)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"{number}  decision 1, under cheshire 0.2: the same\n"
        f"{number}  decision 2, under cheshire 0.2: the same\n"
        "1 enquiry, 2 decisions: each decided again with the same result.\n"
    )
    data = json.loads(partnerships("audit", "replay", number, "--json").out)
    assert data == {
        "id": number,
        "enquiry": data["enquiry"],
        "determinations": [
            {"n": n, "edition": EDITION, "same": True, "differences": []} for n in (1, 2)
        ],
    }
    whole = partnerships("audit", "replay", data["enquiry"], "--json", "--as", KEEPER)
    assert json.loads(whole.out) == data


def test_all_decisions_are_one_list_with_a_line_for_each_enquiry(partnerships, keeping):
    """In the order of their ids; for people only the sum."""
    numbers = {asked(keeping), asked(keeping)}
    ran = partnerships("audit", "replay", "--all", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert {each["id"] for each in json.loads(ran.out)} == numbers
    assert len(ran.out.splitlines()) == 4
    assert partnerships("audit", "replay", "--all").out == (
        "2 enquiries, 2 decisions: each decided again with the same result.\n"
    )


def test_a_result_that_was_changed_behind_our_back_is_a_finding(partnerships, keeping, tampering):
    """The slot, what was recorded, what is decided again; the others are counted."""
    number = asked(keeping)
    tampering.change("outcome-determined", lambda body: body["result"].update(kind="strategic"))
    asked(keeping)
    told = (
        f'{number}  decision 1, under cheshire 0.2: kind: recorded "strategic", decided again'
        ' "collaboration_s22a"\n'
    )
    ran = partnerships("audit", "replay", number)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == told + "1 enquiry, 1 decision: not as recorded: 1 enquiry.\n"
    ran = partnerships("audit", "replay", "--all")
    assert ran.code == 1
    assert ran.out == told + "2 enquiries, 2 decisions: not as recorded: 1 enquiry.\n"
    ran = partnerships("audit", "replay", number, "--json")
    assert ran.code == 1
    assert json.loads(ran.out)["determinations"] == [
        {
            "n": 1,
            "edition": EDITION,
            "same": False,
            "differences": [
                {"slot": "kind", "recorded": "strategic", "replayed": "collaboration_s22a"}
            ],
        }
    ]


def test_an_answer_that_was_changed_behind_our_back_is_a_finding(partnerships, keeping, tampering):
    """What it was decided on is not what was answered."""
    number = asked(keeping)
    tampering.change("question-answered", lambda body: body.update(value="unsure"))
    ran = partnerships("audit", "replay", number)
    assert ran.code == 1
    assert 'given.professional_network: recorded "no", decided again "unsure"' in ran.out


def test_a_policy_that_was_lost_is_told_and_another_never_taken(
    partnerships, keeping, tampering, tmp_path, monkeypatch
):
    """What to do is said; the same for an event that cannot be read."""
    number = asked(keeping)
    policies = tmp_path / "policies"
    shutil.copytree(FileEditions.default_folder() / "cheshire", policies / "cheshire")
    absent = policies / "cheshire" / "0.2" / "absent.yaml"
    absent.write_text(absent.read_text() + "# changed\n")
    monkeypatch.setenv("PARTNERSHIPS_POLICIES", str(policies))
    assert partnerships("audit", "replay", number).code == 0
    tampering.lose("editions")
    ran = partnerships("audit", "replay", number)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        f"{number}  decision 1, under cheshire 0.2: not decided again: version 0.2 of the cheshire"
        f" policy ({SHA[:12]}) cannot be read: edition cheshire 0.2 ({SHA[:12]}) is neither kept"
        " nor here. Put its files back among the policies, or restore a backup of the store.\n"
        "1 enquiry, 1 decision: not as recorded: 1 enquiry.\n"
    )
    (decision,) = json.loads(partnerships("audit", "replay", number, "--json").out)[
        "determinations"
    ]
    assert (decision["same"], decision["differences"]) == (False, [])
    assert decision["trouble"]["advice"].startswith("Put its files back")
    tampering.spoil("question-answered")
    ran = partnerships("audit", "replay", "--all", "--json")
    assert ran.code == 1
    (found,) = json.loads(ran.out)
    assert found["unreadable"][0]["why"] == "the body is no event"
    assert f"{number}  event 2 of enquiry-" in partnerships("audit", "replay", number).out


def test_how_far_it_is_is_said_when_there_are_many(partnerships, keeping, monkeypatch):
    """On stderr, where nobody who wants the data sees it."""
    monkeypatch.setattr(waiting, "MANY", 2)
    for _ in range(5):
        asked(keeping)
    ran = partnerships("audit", "replay", "--all", "--json")
    assert len(json.loads(ran.out)) == 5
    assert ran.err == "Deciding again ... 2 of 5\nDeciding again ... 4 of 5\n"


def test_a_timeline_is_a_line_for_each_event(partnerships, keeping):
    """When it was recorded, when it happened if on another day, who as a role, under what."""
    facts = {"supplier_contract": "yes"}
    number = asked(keeping, facts=facts, happened_on=date(2026, 2, 27))
    change = {"fact": "supplier_contract", "value": "no"}
    changed(keeping, "2026-04-03T10:00Z", number, **change)
    ran = partnerships("audit", "timeline", number, "--as", OWNER)
    late = "2 March 2026, 10:00 (happened on 27 February 2026, recorded late)"
    who = f"{number}  a neighbourhood sergeant:"
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"{late}  {who} asked which approval it needs: “We want a dog unit” [cheshire 0.2]\n"
        f"{late}  {who} answered: A contract with a supplier, or a bought service: Yes"
        " [cheshire 0.2]\n"
        f"{late}  {who} got the answer: This is not a partnership; No approval under this policy"
        " [cheshire 0.2]\n"
        f"3 April 2026, 11:00  {who} changed an answer: A contract with a supplier, or a bought"
        " service: now No, was Yes [cheshire 0.2]\n"
        f"3 April 2026, 11:00  {who} got the answer: Is it a partnership: not settled yet;"
        " Kind: not settled yet; Who approves it: not settled yet [cheshire 0.2]\n"
    )
    then = partnerships("audit", "timeline", number, "--as", OWNER, "--as-at", "2026-04-02")
    assert then.out.splitlines() == ran.out.splitlines()[:3]
    before = partnerships("audit", "timeline", number, "--as", OWNER, "--as-at", "2026-03-01")
    assert (before.code, before.out) == (0, "")
    assert before.err == f"Nothing of {number} had been recorded by the end of 1 March 2026.\n"


def test_a_timeline_for_programs_has_each_event_whole(partnerships, keeping):
    """Who by id and offices, the edition by its hash; and the day that was asked for."""
    number = asked(keeping, facts={"supplier_contract": "yes"})
    arguments = ("audit", "timeline", number, "--json", "--as", AUTHOR, "--as-at", "2026-03-02")
    data = json.loads(partnerships(*arguments).out)
    first = data["events"][0]
    assert first == {
        "event": "enquiry-opened",
        "record": number,
        "position": 1,
        "happened_on": "2026-03-02",
        "recorded_at": "2026-03-02T10:00:00+00:00",
        "late": False,
        "by": {"id": OWNER, "offices": [], "organisation": "Cheshire Constabulary"},
        "who": "a neighbourhood sergeant",
        "edition": EDITION,
        "software": first["software"],
        "says": "asked which approval it needs: “We want a dog unit”",
    }
    assert (data["id"], data["as_at"], data["closed"], data["unreadable"]) == (
        number,
        "2026-03-02",
        [],
        [],
    )
    assert [each["event"] for each in data["events"]] == [
        "enquiry-opened",
        "question-answered",
        "outcome-determined",
    ]


def test_an_entry_is_told_with_its_matter_to_whoever_audits(partnerships, keeping):
    """Others see what the register shows, and are told that there is more."""
    number = keeping.registered("2026-03-02T10:00Z", "Dog unit")
    keeping.corrected("2026-03-04T10:00Z", number, title="Dogs", reason="Shorter.")
    open_to_all = partnerships("audit", "timeline", number, "--as", "demo-inspector").out
    *lines, closed = open_to_all.splitlines()
    assert [line.partition(": ")[0].rpartition("  ")[2] for line in lines] == [
        "a neighbourhood sergeant",
        "a neighbourhood sergeant",
        "the Planning, Performance and Risk Manager",
    ]
    assert closed.startswith("What happened in ENQ-")
    assert closed.endswith(" is for whoever opened it, and for those who audit.")
    whole = partnerships("audit", "timeline", number, "--as", AUTHOR).out.splitlines()
    assert len([line for line in whole if "  ENQ-" in line]) > len(lines)
    assert [line for line in whole if f"  {number}  " in line] == lines


@pytest.mark.parametrize("verb", ["timeline", "transcript"])
def test_who_may_read_a_matter_is_said_to_whoever_may_not(partnerships, keeping, verb):
    """Its opener and the offices that audit."""
    number = asked(keeping)
    ran = partnerships("audit", verb, number, "--as", "demo-inspector")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "That is for others to read: whoever opened the matter, the Commissioner's Chief of Staff,"
        " the Chief Constable, the OPCC Head of Policy and Partnerships or an auditor; name one"
        " with --as.\n"
    )


@pytest.mark.parametrize("verb", ["replay", "timeline", "transcript"])
def test_a_number_that_is_nobodys_is_named(partnerships, verb):
    """With where numbers are found."""
    ran = partnerships("audit", verb, "ENQ-AAAAAAAA")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("There is nothing with the number 'ENQ-AAAAAAAA';")


def test_an_auditor_is_whoever_the_directory_says(partnerships, keeping, tmp_path, monkeypatch):
    """The office is the directory's: no policy here has one, and any organisation may be theirs."""
    number, entry = asked(keeping), keeping.registered("2026-03-02T10:00Z", "Dog unit")
    directory = tmp_path / "directory.yaml"
    directory.write_text(
        "organisations: [Audit Firm]\n"
        "offices: {auditor: external auditor}\n"
        "people:\n"
        "  ann: {shown: an auditor, organisation: Audit Firm, offices: [{office: auditor}]}\n"
    )
    monkeypatch.setenv("PARTNERSHIPS_DIRECTORY", str(directory))
    for arguments in (
        ("audit", "timeline", number),
        ("audit", "timeline", entry),
        ("audit", "transcript", number),
        ("audit", "replay", "--all"),
        ("register", "show", entry),
    ):
        assert partnerships(*arguments, "--as", "ann").code == 0
    assert partnerships("audit", "timeline", number, "--as", "bob").code == 2
