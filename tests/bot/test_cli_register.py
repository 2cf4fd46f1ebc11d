"""The registers are listed and shown as they stand, or stood at the end of a day in London."""

import json
import re
from contextlib import closing
from datetime import date, datetime

import pytest

from bot.settings import Settings
from bot.wiring import wire
from domain.messages import Act
from tests.support.person import CountingIds

BASE = {
    "professional_network": "no",
    "supplier_contract": "no",
    "conference": "no",
    "consultative_group": "no",
    "statutory_basis": "no",
    "kind_on_register": "not_registered",
    "stage": "new",
}
DOG_UNIT = BASE | {"collaboration": "yes", "agreement_basis": "s22a_23_23a"}
LITTER = BASE | {"collaboration": "no", "formalised": "no", "local_issue": "yes"}
KEEPER = "demo-risk-manager"
OWNER = "demo-sergeant"


class Keeping:
    """Registers that are filled at chosen moments."""

    def __init__(self, folder):
        self.url = f"sqlite:///{folder}/store.sqlite"
        self.ids = CountingIds()

    def at(self, moment, work, who=OWNER, happened_on=None):
        """Do *work* at *moment*, with the assistant and a way to make acts of *who*."""
        now = moment if isinstance(moment, datetime) else datetime.fromisoformat(moment)
        with closing(wire(Settings(store=self.url, now=now), self.ids)) as app:
            actor = app.offices.actor(who)

            def act():
                key = self.ids.new()
                return Act(actor=actor, key=key, conversation="test", happened_on=happened_on)

            return work(app, act)

    def registered(self, moment, title, facts=DOG_UNIT, partners=(), **others):
        """Decide a matter and put it on its register; return its number."""

        def work(app, act):
            seen = app.enquiries.open(act(), goal="everything", opening="x")
            answers = tuple(facts.items())
            seen = app.enquiries.answer(act(), seen.id, answers=answers, shown="ab" * 32)
            seen = app.enquiries.determine(act(), seen.id)
            (offer,) = app.arrangements.offers(act().actor, seen.id)
            return app.arrangements.register(
                act(), seen.id, register=offer.register, title=title, partners=partners
            ).short

        return self.at(moment, work, **others)

    def corrected(self, moment, number, **changes):
        self.at(moment, lambda app, act: app.arrangements.correct(act(), number, **changes), KEEPER)

    def voided(self, moment, number, reason):
        def work(app, act):
            app.arrangements.enter_in_error(act(), number, reason=reason)

        self.at(moment, work, KEEPER)

    def linked(self, moment, number, other, why):
        self.at(moment, lambda app, act: app.arrangements.link(act(), number, other=other, why=why))


@pytest.fixture
def keeping(tmp_path):
    return Keeping(tmp_path)


def numbers(ran):
    return re.findall(r"^ARR-\w+", ran.out, re.MULTILINE)


def test_an_empty_register_says_what_to_do(partnerships):
    """There is no data, so stdout has none."""
    ran = partnerships("register", "list")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "Nothing is on the register yet; put a matter there with partnerships chat, or fill a new"
        " store with partnerships seed-demo.\n"
    )
    assert json.loads(partnerships("register", "list", "--json").out) == []
    local = partnerships("register", "list", "--register", "local")
    assert (local.code, local.out) == (0, "")
    assert local.err == "Nothing is on it: Local record. See partnerships register list.\n"


def test_the_list_is_a_table_of_eighty_columns(partnerships, keeping):
    """Under each register, with whoever keeps it: number, title, kind, stage."""
    dogs = keeping.registered("2026-03-01T10:00Z", "Dog unit shared with two neighbouring forces")
    litter = keeping.registered("2026-03-01T10:00Z", "Litter", LITTER)
    ran = partnerships("register", "list")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Register of collaborations, kept by the Planning, Performance and Risk Manager\n"
        "\n"
        "Number        Title                               Kind                 Stage\n"
        f"{dogs}  Dog unit shared with two            collaboration s22a   new\n"
        "              neighbouring forces\n"
        "\n"
        "Local record; the policy names no keeper; ask the OPCC Head of Policy and\n"
        "Partnerships\n"
        "\n"
        "Number        Title                               Kind                 Stage\n"
        f"{litter}  Litter                              operational          new\n"
    )
    assert numbers(partnerships("register", "list", "--register", "local")) == [litter]


def test_the_list_is_one_array_for_programs(partnerships, keeping):
    """Each row is whole, with the ids that the text leaves out."""
    number = keeping.registered("2026-03-01T10:00Z", "Dog unit", partners=("Merseyside Police",))
    (row,) = json.loads(partnerships("register", "list", "--json").out)
    told = {
        "number": number,
        "title": "Dog unit",
        "register_id": "collaboration",
        "kind": "collaboration_s22a",
        "stage": "new",
        "status": "proposed",
        "keeper": "planning_performance_and_risk_manager",
        "partners": ["Merseyside Police"],
        "registrant": OWNER,
        "registered_on": "2026-03-01",
        "recorded_at": "2026-03-01T10:00:00Z",
        "entered_in_error": False,
    }
    assert {name: row[name] for name in told} == told


def test_an_entry_is_shown_whole(partnerships, keeping):
    """What stands, what it rests on, what is linked, and each event with who, when and why."""
    number = keeping.registered(
        "2026-03-02T10:00Z",
        "Dog unit",
        partners=("Merseyside Police",),
        happened_on=date(2026, 2, 3),
    )
    litter = keeping.registered("2026-03-02T10:00Z", "Litter", LITTER)
    keeping.linked("2026-03-03T10:00Z", number, litter, "One meeting settles both.")
    keeping.corrected("2026-04-03T10:00Z", number, title="Dogs", reason="Shorter.")
    ran = partnerships("register", "show", number)
    assert (ran.code, ran.err) == (0, "")
    shown = re.sub(r"[0-9a-f]{32}", "WHOLE", ran.out)
    shown = re.sub(r"ENQ-\w{8}", "ENQ-NUMBER", re.sub(r"\([0-9a-f]{12}\)", "(SHA)", shown))
    # what is missing is the edition's to say, and has its own tests
    shown = re.sub(r"\n(?:Missing|May turn)[^\n]*\n(?:  [^\n]*\n)+", "", shown)
    assert (
        shown
        == f"""{number}  Dogs

Entry
  Register: Register of collaborations
  Kept by: Planning, Performance and Risk Manager
  Stage: new (proposed)
  Partners: Merseyside Police
  Put there: 3 February 2026, by demo-sergeant
  Whole id: WHOLE

What it rests on
  Partnership: This is a partnership (CHE-6.1)
  Kind: Collaboration under section 22A, 23 or 23A of the Police Act 1996
      (CHE-6.8, CHE-6.11)
  Approval: The Chief Constable and the Commissioner, both, before signature
      (CHE-6.12, CHE-6.14, CHE-8.3, CHE-8.4, A-53, A-59)
  Register: Register of collaborations (CHE-14.1)
  Enquiry: ENQ-NUMBER
  Policy: cheshire 0.2 (SHA)

Linked entries
  {litter}  Litter

History
  3 February 2026 (recorded late, 2 March 2026, 10:00), by demo-sergeant: put on
      the Register of collaborations as “Dog unit”
  3 February 2026 (recorded late, 2 March 2026, 10:00), by demo-sergeant:
      classified by ENQ-NUMBER under cheshire 0.2: Collaboration under section
      22A, 23 or 23A of the Police Act 1996; The Chief Constable and the
      Commissioner, both, before signature
  3 March 2026 (recorded 3 March 2026, 10:00), by demo-sergeant: linked to
      {litter}. Reason: One meeting settles both.
  3 April 2026 (recorded 3 April 2026, 11:00), by demo-risk-manager (Planning,
      Performance and Risk Manager): title corrected from “Dog unit” to “Dogs”.
      Reason: Shorter.
"""
    )
    assert f"Linked entries\n  {number}  Dogs\n" in partnerships("register", "show", litter).out


def test_an_entry_for_programs_has_its_history_and_its_clauses(partnerships, keeping):
    """The short id and the whole one lead to the same entry."""
    number = keeping.registered("2026-03-02T10:00Z", "Dog unit")
    keeping.voided("2026-03-04T10:00Z", number, "Twice.")
    shown = json.loads(partnerships("register", "show", number, "--json").out)
    assert json.loads(partnerships("register", "show", shown["id"], "--json").out) == shown
    assert shown["entered_in_error"] is True
    assert shown["basis"]["kind"] == "collaboration_s22a"
    assert shown["basis"]["clauses"]["kind"] == ["CHE-6.8", "CHE-6.11"]
    assert len(shown["basis"]["edition"]["sha256"]) == 64
    events = [(each["event"], each["by"]["id"], each["reason"]) for each in shown["history"]]
    assert events == [
        ("arrangement-registered", OWNER, ""),
        ("arrangement-classified", OWNER, ""),
        ("entry-voided", KEEPER, "Twice."),
    ]
    assert shown["history"][2]["by"]["offices"] == ["planning_performance_and_risk_manager"]
    text = partnerships("register", "show", number).out
    assert "ENTERED IN ERROR: it is on no list any more" in text
    assert "marked as made by mistake. Reason: Twice." in text


def test_the_register_of_a_day_is_what_had_been_recorded_by_its_end(partnerships, keeping):
    """Before it is registered, after, after a correction, and after it was entered in error."""
    number = keeping.registered("2026-03-02T10:00Z", "Dog unit", happened_on=date(2026, 1, 5))
    keeping.corrected("2026-03-04T10:00Z", number, title="Dogs", reason="Shorter.")
    keeping.voided("2026-03-06T10:00Z", number, "Twice.")

    def titles(day, *options):
        ran = partnerships("register", "list", "--as-at", day, "--json", *options)
        return [(row["title"], row["entered_in_error"]) for row in json.loads(ran.out)]

    # It happened in January, and nobody could have known before March.
    assert titles("2026-02-01") == titles("2026-03-01", "--all") == []
    assert titles("2026-03-02") == titles("2026-03-03") == [("Dog unit", False)]
    assert titles("2026-03-05") == titles("2026-03-05", "--all") == [("Dogs", False)]
    assert titles("2026-03-06") == []
    assert titles("2026-03-06", "--all") == [("Dogs", True)]
    assert partnerships("register", "list").out == ""
    assert f"{number}  Dogs" in partnerships("register", "list", "--all").out
    before = partnerships("register", "show", number, "--as-at", "2026-03-03").out
    assert before.startswith(f"{number}  Dog unit\n")
    assert "corrected" not in before
    assert "ERROR" not in before


def test_a_reclassified_entry_stood_elsewhere_before(partnerships, keeping):
    """The clauses shown are those of the outcome that stood then (A-54)."""
    number = keeping.registered("2026-03-02T10:00Z", "Town centre", LITTER)
    grown = LITTER | {
        "formalised": "yes",
        "core_objectives": "yes",
        "stage": "existing",
        "kind_on_register": "operational",
    }

    def work(app, act):
        seen = app.enquiries.open(act(), goal="everything", opening="x")
        answers = tuple(grown.items())
        seen = app.enquiries.answer(act(), seen.id, answers=answers, shown="ab" * 32)
        app.enquiries.determine(act(), seen.id)
        app.arrangements.reclassify(act(), number, enquiry=seen.id)

    keeping.at("2026-03-04T10:00Z", work)

    def stood(*options):
        shown = json.loads(partnerships("register", "show", number, "--json", *options).out)
        return shown["register_id"], shown["basis"]["kind"], shown["basis"]["clauses"]["kind"]

    assert stood("--as-at", "2026-03-03") == ("local", "operational", ["CHE-6.6"])
    assert stood() == ("strategic_statutory", "strategic", ["CHE-6.3"])


@pytest.mark.parametrize(
    ("recorded", "day", "stood"),
    [
        ("2026-03-28T23:59:59Z", "2026-03-28", True),
        ("2026-03-29T00:00:00Z", "2026-03-28", False),
        ("2026-03-29T22:59:59Z", "2026-03-29", True),
        ("2026-03-29T23:00:00Z", "2026-03-29", False),
        ("2026-10-24T22:59:59Z", "2026-10-24", True),
        ("2026-10-24T23:00:00Z", "2026-10-24", False),
        ("2026-10-25T23:59:59Z", "2026-10-25", True),
        ("2026-10-26T00:00:00Z", "2026-10-25", False),
    ],
)
def test_a_day_ends_at_midnight_in_london(partnerships, keeping, recorded, day, stood):
    """Also on the days on which the clocks change."""
    number = keeping.registered(recorded, "Dog unit")
    ran = partnerships("register", "list", "--as-at", day)
    assert numbers(ran) == ([number] if stood else [])
    shown = partnerships("register", "show", number, "--as-at", day)
    assert shown.code == (0 if stood else 2)


def test_what_was_not_there_yet_is_one_sentence(partnerships, keeping):
    """The list says that it was empty; the entry, when it was recorded."""
    number = keeping.registered("2026-07-02T10:00Z", "Dog unit")
    listed = partnerships("register", "list", "--as-at", "2026-07-01")
    assert (listed.code, listed.out) == (0, "")
    assert listed.err == (
        "Nothing was on the register at the end of 1 July 2026, as far as was recorded.\n"
    )
    shown = partnerships("register", "show", number, "--as-at", "2026-07-01")
    assert (shown.code, shown.out) == (2, "")
    assert shown.err == (
        f"{number} was not on the register at the end of 1 July 2026; it was recorded on"
        " 2 July 2026, 11:00.\n"
    )


@pytest.mark.parametrize("written", ["ARR-ABCDEFGH", "nonsense", "ENQ-ABCDEFGH", "0" * 32])
def test_an_unknown_number_is_wrong_use(partnerships, written):
    """The sentence says where the numbers are."""
    ran = partnerships("register", "show", written)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"There is no entry '{written}'; partnerships register list shows them all.\n"


@pytest.mark.parametrize("verb", [("list",), ("show", "ARR-ABCDEFGH")])
def test_a_day_that_cannot_be_read_is_wrong_use(partnerships, verb):
    """It is never guessed."""
    ran = partnerships("register", *verb, "--as-at", "1/4/2026")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "The day for --as-at cannot be read; write it as year, month and day: 2026-04-01.\n"
    )


def test_an_unknown_register_is_wrong_use(partnerships):
    """The sentence names those there are."""
    ran = partnerships("register", "list", "--register", "all")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "There is no such register; the policy has collaboration, strategic_statutory, local.\n"
    )


@pytest.mark.parametrize("verb", [("register", "list"), ("register", "list", "--all", "--json")])
def test_an_outsider_does_not_read_the_register(partnerships, keeping, monkeypatch, tmp_path, verb):
    """Whoever belongs to another organisation is told whose it is, and nothing of what it holds."""
    number = keeping.registered("2026-03-02T10:00Z", "Dog unit")
    directory = tmp_path / "people.yaml"
    directory.write_text(
        "organisations: [Halton Borough Council]\noffices: {clerk: Clerk}\n"
        "people: {councillor: {shown: a councillor, organisation: Halton Borough Council}}\n"
    )
    monkeypatch.setenv("PARTNERSHIPS_DIRECTORY", str(directory))
    said = (
        "is open to the staff of Cheshire Constabulary and the Office of the Police and Crime"
        " Commissioner for Cheshire; name one with --as.\n"
    )
    for arguments in (verb, ("register", "show", number)):
        ran = partnerships(*arguments, "--as", "councillor")
        assert (ran.code, ran.out, ran.err) == (2, "", f"The register {said}")
    assert partnerships("register", "show", number, "--as", "sergeant.ahmed").code == 0


def test_what_people_wrote_cannot_break_the_table(partnerships, keeping):
    """A title may have lines, and what a terminal would obey is not shown to it."""
    number = keeping.registered("2026-03-02T10:00Z", "Dogs\nARR-FORGED22  Cats\u2028\u202eend")
    assert numbers(partnerships("register", "list")) == [number]
    shown = partnerships("register", "show", number).out
    assert numbers(partnerships("register", "show", number)) == [number]
    assert "\u202e" not in shown


def test_the_register_wants_to_know_what_to_do(partnerships):
    """The verb alone names the next one."""
    for group, verb in (("register", "the register"), ("offices", "the offices")):
        ran = partnerships(group)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == f"Say what to do with {verb}: partnerships {group} list.\n"
