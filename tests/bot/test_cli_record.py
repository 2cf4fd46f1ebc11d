"""What the register holds of an entry, and what entries lack, is printed and given to programs."""

import json

import pytest

from tests.bot.test_cli_register import DOG_UNIT, LITTER, OWNER, Keeping

LINK = "https://intranet.example/agreement.pdf"


class Recording(Keeping):
    """Registers in which something is held of the entries."""

    def records(self, moment, work, who=OWNER):
        """Do *work* with the records and a way to make acts of *who*."""
        self.at(moment, lambda app, act: work(app.desk.records, act), who)


@pytest.fixture
def keeping(tmp_path):
    return Recording(tmp_path)


@pytest.fixture
def number(keeping):
    """Return the number of an entry of which something is held."""
    number = keeping.registered("2026-03-02T10:00Z", "Dog unit")

    def held(records, act):
        said = {"scope": ["regional"], "term_ends": ["2027-03-31"], "yearly_cost": ["1200.5"]}
        records.record(act(), number, said)
        records.note(act(), number, "The van is at Winsford.")
        records.attach(act(), number, reference=LINK, title="Agreement")

    keeping.records("2026-03-03T10:00Z", held)
    return number


def test_an_entry_is_shown_with_what_is_held_of_it(partnerships, number):
    """Part by part, as each is called; then what is missing, notes and documents."""
    shown = " ".join(partnerships("register", "show", number).out.split())
    for said in (
        "What it is How far it reaches: Regional Day on which it ends: 31 March 2027",
        "What it costs us in a year: £1,200.50",
        "Missing, and must be there before it is signed",
        "How its results are followed (CHE-9.2); ask the partnership lead",
        "Notes 1. The van is at Winsford. (a neighbourhood sergeant, 3 March 2026)",
        f"Documents 1. Agreement: {LINK}; fingerprint of the reference alone",
        "recorded: Day on which it ends: 31 March 2027",
    ):
        assert said in shown, f"{said} is not in {shown}"
    before = partnerships("register", "show", number, "--as-at", "2026-03-02").out
    assert "Regional" not in before
    assert "Missing, and must be there before it is signed" in before


def test_an_entry_for_programs_has_what_is_held_of_it(partnerships, number):
    """Values as they are held and as they are called, with where they come from."""
    shown = json.loads(partnerships("register", "show", number, "--json").out)
    assert shown["fields"] == [
        {
            "field": "scope",
            "part": "what_it_is",
            "label": "How far it reaches",
            "values": ["regional"],
            "called": ["Regional"],
            "source": "said",
        },
        {
            "field": "term_ends",
            "part": "what_it_is",
            "label": "Day on which it ends",
            "values": ["2027-03-31"],
            "called": ["2027-03-31"],
            "source": "said",
        },
        {
            "field": "yearly_cost",
            "part": "what_goes_in",
            "label": "What it costs us in a year",
            "values": ["1200.50"],
            "called": ["1200.50"],
            "source": "said",
        },
    ]
    (note,) = shown["notes"]
    assert note == {
        "number": 1,
        "text": "The van is at Winsford.",
        "by": OWNER,
        "on": "2026-03-03",
        "corrected": False,
    }
    (document,) = shown["documents"]
    assert (document["reference"], document["hash_of"], document["field"]) == (
        LINK,
        "reference",
        None,
    )
    assert {
        "field": "monitoring",
        "label": "How its results are followed",
        "strength": "should",
        "gate": None,
        "clauses": ["CHE-9.2"],
        "ask": "partnership_lead",
        "certain": True,
    } in shown["missing"]
    assert [each["says"]["field"] for each in shown["history"][2:5]] == [
        "scope",
        "term_ends",
        "yearly_cost",
    ]


def test_what_entries_lack_is_told_over_the_register(partnerships, keeping, number):
    """By what is sought, of one register, and for programs."""
    litter = keeping.registered("2026-03-02T10:00Z", "Litter", LITTER)

    def lacking(*options):
        ran = partnerships("register", "missing", "--json", *options)
        assert ran.code == 0
        return {
            each["number"]: [m["field"] for m in each["missing"]] for each in json.loads(ran.out)
        }

    everything = lacking()
    assert {number, litter} >= set(everything)
    assert "monitoring" in everything[number]
    sought = lacking("--field", "exit strategy", "--register", "collaboration")
    assert sought == {number: ["exit_planned", "exit_unplanned", "exit_agreed_by_all"]}

    def filled(records, act):
        said = {"exit_planned": ["a"], "exit_unplanned": ["b"], "exit_agreed_by_all": ["yes"]}
        records.record(act(), number, said)

    keeping.records("2026-03-04T10:00Z", filled)
    assert lacking("--field", "exit strategy", "--register", "collaboration") == {}
    printed = partnerships("register", "missing", "--register", "collaboration").out
    assert printed.startswith(f"{number}  Dog unit\n")
    none = partnerships(
        "register", "missing", "--field", "exit strategy", "--register", "collaboration"
    )
    assert (none.code, none.out, none.err) == (0, "", "No entry on the register lacks that.\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--field", "moustache"), "The policy wants nothing called “moustache” on the register."),
        (("--register", "riches"), "There is no such register; the policy has "),
    ],
)
def test_what_there_is_not_is_wrong_use(partnerships, options, said):
    """It says what there is."""
    ran = partnerships("register", "missing", *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_merged_entry_says_where_it_went(partnerships, keeping, number):
    """And the other one says which came to it."""
    other = keeping.registered("2026-03-04T10:00Z", "Canine team", DOG_UNIT)

    def merged(records, act):
        records.merge(act(), number, into=other, reason="The same dogs")

    keeping.records("2026-03-05T10:00Z", merged)
    assert f"MERGED: it is the same as {other}" in partnerships("register", "show", number).out
    assert f"Entries that turned out to be this one\n  {number}  Dog unit" in (
        partnerships("register", "show", other).out
    )
    shown = json.loads(partnerships("register", "show", other, "--json").out)
    assert shown["merged_here"] == [number]
    assert number not in partnerships("register", "list").out
