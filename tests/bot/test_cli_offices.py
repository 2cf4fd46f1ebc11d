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
    assert line.startswith("ok  offices: 8 of 12 held (Chief Constable: demo-chief-constable; ")
    assert line.endswith(
        "; nobody known: Chief Finance Officer, Assistant Chief Officer,"
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
