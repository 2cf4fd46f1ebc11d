"""Who holds which office is what the directory says and what was recorded here by the end of a day."""

import json
from contextlib import closing
from datetime import UTC, date, datetime

from bot.settings import Settings
from bot.wiring import wire
from domain.messages import Act

LEAD, CONTACT, SERGEANT = "partnership_lead", "demo-head-of-policy", "demo-sergeant"


def appointed(folder, day, since, until=None):
    """Record on *day* that the sergeant leads *since* a day; or that it ended *until* another."""
    now = datetime(day.year, day.month, day.day, 12, 0, tzinfo=UTC)
    settings = Settings(store=f"sqlite:///{folder}/store.sqlite", now=now)
    with closing(wire(settings)) as app:
        act = Act(actor=app.offices.actor(CONTACT), key=f"{day}{until}", conversation="test")
        if until is None:
            app.offices.appoint(act, LEAD, person=SERGEANT, since=since)
        else:
            app.offices.stand_down(act, LEAD, person=SERGEANT, until=until)


def leads(ran):
    (office,) = (each for each in json.loads(ran.out) if each["office"] == LEAD)
    return [person["id"] for person in office["holders"]]


def test_every_office_is_listed_with_its_holders(partnerships):
    """An office that nobody holds says so."""
    ran = partnerships("offices", "list")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "Chief Constable (chief_constable)\n"
        "  the Chief Constable (demo-chief-constable), Cheshire Constabulary\n"
    )
    assert "Chief Finance Officer (chief_finance_officer)\n  nobody that is known here\n" in ran.out
    assert all(len(line) <= 80 for line in ran.out.splitlines())
    assert leads(partnerships("offices", "list", "--json")) == ["demo-partnership-lead"]


def test_the_holders_of_a_day_are_those_recorded_by_its_end(partnerships, tmp_path):
    """An appointment that is recorded late was not known before, and one that ended is over."""
    appointed(tmp_path, date(2026, 3, 10), since=date(2026, 3, 1))
    appointed(tmp_path, date(2026, 3, 20), since=date(2026, 3, 1), until=date(2026, 3, 15))

    def on(day):
        return leads(partnerships("offices", "list", "--json", "--as-at", day))

    alone, both = ["demo-partnership-lead"], ["demo-partnership-lead", SERGEANT]
    assert on("2026-03-05") == alone  # held, and nobody had been told
    assert on("2026-03-12") == both
    assert on("2026-03-18") == both  # ended, and nobody had been told
    assert on("2026-03-20") == alone


def test_the_doctor_says_who_holds_which_office(partnerships):
    """So that a directory with a fault is seen before somebody is refused."""
    ran = partnerships("doctor")
    (line,) = (line for line in ran.out.splitlines() if line.startswith("ok  offices: "))
    assert line.startswith("ok  offices: 8 of 13 held (Chief Constable: demo-chief-constable; ")
    assert line.endswith(
        "; nobody known: Chief Finance Officer, Chief Officer Group, Assistant Chief Officer,"
        " managers, Information and Compliance Department"
    )


def test_an_outsider_is_told_whose_offices_they_are(partnerships, monkeypatch, tmp_path):
    """Offices are read by the staff of the organisations that the policy applies to."""
    directory = tmp_path / "people.yaml"
    directory.write_text(
        "organisations: [council]\noffices: {clerk: Clerk}\n"
        "people: {councillor: {shown: a councillor, organisation: council}}\n"
    )
    monkeypatch.setenv("PARTNERSHIPS_DIRECTORY", str(directory))
    for options in ((), ("--as-at", "2026-03-01")):
        ran = partnerships("offices", "list", "--as", "councillor", *options)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("Offices are shown to the staff of Cheshire Constabulary and ")


SEATED = "chief_officer_portfolio_holder"


def holding(partnerships, office, *options):
    (found,) = (
        each
        for each in json.loads(partnerships("offices", "list", "--json", *options).out)
        if each["office"] == office
    )
    return {
        each["seat"]: ([p["id"] for p in each["answering"]], each["because"], each["vacant"])
        for each in found["seats"]
    }


def test_a_seat_is_given_by_the_policys_contact(partnerships):
    """Once, however often it is said with one key; nobody else gives it."""
    wish = ("offices", "appoint", SEATED, "demo-inspector", "--seat", "crime", "--key", "one")
    for _ in range(2):
        ran = partnerships(*wish, "--as", CONTACT)
        assert (ran.code, ran.out) == (0, f"demo-inspector holds {SEATED} (crime).\n")
    assert holding(partnerships, SEATED) == {
        "local_policing": (["demo-portfolio-holder"], "holder", False),
        "crime": (["demo-portfolio-holder-crime", "demo-inspector"], "holder", False),
    }
    ran = partnerships("offices", "appoint", LEAD, SERGEANT, "--as", SERGEANT)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("That is for others to do: the OPCC Head of Policy and Partnerships.")
    ran = partnerships("offices", "appoint", SEATED, SERGEANT, "--as", CONTACT)
    assert (ran.code, ran.out) == (2, "")
    assert "its seats are: local_policing, crime." in ran.err


def test_somebody_acts_is_sent_and_stands_down(partnerships):
    """Each for their time, as the list says."""
    contact, chief = ("--as", CONTACT), ("--as", "demo-chief-of-staff")
    told = [
        partnerships("offices", "act", "chief_of_staff", SERGEANT, "--why", "leave", *contact),
        partnerships("offices", "stand-down", "chief_of_staff", SERGEANT, *contact),
        partnerships(
            *("offices", "stand-down", "chief_of_staff", SERGEANT, "--capacity", "acting"),
            *contact,
        ),
        partnerships(
            *("offices", "delegate", "chief_of_staff", "demo-inspector", "--what", "grants"),
            *("--until", "2099-12-31"),
            *chief,
        ),
    ]
    assert [ran.code for ran in told] == [0, 2, 0, 0]
    assert told[1].err.startswith("That person does not hold that office then.")
    assert holding(partnerships, "chief_of_staff")[""] == (
        ["demo-inspector", SERGEANT],
        "delegate",
        False,
    )
    assert holding(partnerships, "chief_of_staff", "--as-at", "2100-01-01")[""] == (
        ["demo-chief-of-staff"],
        "holder",
        False,
    )
    ran = partnerships("offices", "stand-down", LEAD, SERGEANT, "--capacity", "king", *contact)
    assert (ran.code, ran.err) == (2, "Give --capacity as holder, acting or delegate.\n")


def test_a_leavers_things_are_told_first_and_then_moved(partnerships, tmp_path):
    """Once; a second wish moves nothing more."""
    appointed(tmp_path, date(2026, 3, 10), since=date(2026, 3, 1))
    wish = ("offices", "leave", SERGEANT, "--to", "demo-inspector", "--json", "--as", CONTACT)
    first, moved, again = (partnerships(*wish, *more) for more in (("--dry-run",), (), ()))
    data = [json.loads(ran.out) for ran in (first, moved, again)]
    things = [{"kind": "office", "number": LEAD, "title": "partnership lead", "which": "holder@"}]
    assert [each["moved"] for each in data] == [things, things, []]
    assert [each["dry_run"] for each in data] == [True, False, False]
    assert leads(partnerships("offices", "list", "--json", "--as-at", "2099-01-01")) == [
        "demo-partnership-lead",
        "demo-inspector",
    ]
    ran = partnerships("offices", "leave", SERGEANT, "--to", "demo-head-of-legal", "--as", CONTACT)
    assert (ran.code, ran.out) == (2, "")
    assert "recorded already that demo-sergeant left" in ran.err
