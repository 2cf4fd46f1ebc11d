"""What we belong to is an entry like any other, with its sheet, its approval and what is reported."""

import json

import pytest

from tests.support.person import Person, opened_app

INSTITUTE = "I'm a member of a professional accounting institute for work. Where does that go?"
OUTCOME = (INSTITUTE, "yes", "none of these", "new")
"""Case L03, typed: what was heard is right, it is none of the rest, and it is new."""


@pytest.fixture
def app(tmp_path):
    with opened_app(tmp_path, policy="lancashire") as opened:
        yield opened


@pytest.fixture
def manager(app):
    return Person(app, "demo-manager")


@pytest.fixture
def joined(manager):
    """Return a manager who put a membership on the register, and its number."""
    manager.says(*OUTCOME, "register", "Institute of Accountants", "none", "yes")
    (row,) = manager.app.arrangements.all(manager.conversation.actor, register="association")
    return manager, row


def section(person, heading):
    return next(each.lines for each in person.screen.sections if each.heading == heading)


def test_a_membership_goes_the_way_of_associations(manager):
    """LAN-C10, LAN-RS5, LAN-RG6: L03 in the chat, to its own register."""
    manager.says(*OUTCOME).sees(
        "This is an association, not a partnership",
        "The Chief Executive, after consulting the Chair or the Vice-Chair, or both (LAN-RS5)",
        "put it on the association register",
    )


def test_it_is_listed_with_when_it_is_looked_at_next(joined):
    """LAN-RG7: a year after it was put there; and the register and a search have it alike."""
    manager, row = joined
    manager.says("show the associations")
    assert manager.screen.title == "Associations and groups that we belong to"
    assert section(manager, "") == (
        f"{row.short}: Institute of Accountants (next update due 1 April 2027, in 12 months)",
    )
    assert manager.screen.pick.choices[0].value == row.short
    manager.says("show the register").sees("Association register", row.short)
    manager.says("find accountants").sees(row.short)
    for line in ("our memberships", "which associations do we belong to?"):
        assert manager.says(line).screen.title == "Associations and groups that we belong to"


def test_its_page_has_its_approval_and_what_can_be_done(joined):
    """LAN-RS5, LAN-AP6."""
    manager, row = joined
    manager.says(row.short).sees(
        "An association or group to which we belong",
        "Kept by: Partnerships & Performance Officer",
        "It must come from the Chief Executive, before it is entered into.",
    )
    manager.says("what else")
    assert {"Report back", "Open a task"} <= set(manager.buttons)


def test_whoever_represents_us_reports_back_and_others_read_it(app, joined):
    """LAN-AP6: on the form of the policy, from the page or by typing."""
    manager, row = joined
    manager.says(row.short).presses_button("Report back")
    manager.says("yes", "3 March 2026", "A new code of ethics", "none", "yes")
    (logged,) = app.desk.meetings.about(manager.conversation.actor, f"arrangement-{row.id}")
    reader = Person(app, "demo-performance-officer").says(row.short)
    assert section(reader, "Meetings and what was reported back") == (
        f"{logged.short}: Institute of Accountants, 3 March 2026 (logged), a manager of the Authority",
    )
    reader.says(logged.short).sees("What should the Authority know? A new code of ethics")
    reader.says(f"report back on {row.short}").sees("Which partnership or association was it?")


def test_what_is_begun_and_not_complete_is_told_to_nobody(app, joined):
    """And is gone on with where it was left."""
    manager, row = joined
    manager.says(f"report back on {row.short}", "yes", "3 March 2026", "leave it for now")
    manager.sees("What you said so far is kept.")
    reader = Person(app, "demo-performance-officer").says(row.short)
    headings = [each.heading for each in reader.screen.sections]
    assert "Meetings and what was reported back" not in headings
    manager.says("resume").sees("What should the Authority know?")


def test_nothing_to_report_on_is_asked_for(manager):
    """Where no entry was looked at."""
    manager.says("report back").sees("Which partnership or association was it?")


def test_nothing_is_on_the_register_yet_is_said_with_what_to_do(manager):
    """And where a policy keeps no such register."""
    manager.says("show the associations").sees("There is none on the register yet. Tell me of one")


def test_a_policy_without_such_a_register_says_so(tmp_path):
    """CHE-7.2: a professional network is no partnership there."""
    with opened_app(tmp_path) as cheshire:
        person = Person(cheshire, "demo-sergeant").says("show the associations")
        person.sees("The Cheshire policy keeps no register of associations.")


def test_the_sheet_is_filled_in_like_any_field_and_shown_in_the_list(app, joined):
    """LAN-RG6, ABS-22: who of us belongs, as what, why and at what cost."""
    manager, row = joined
    keeper = app.actor("demo-performance-officer")
    for number, (field, value) in enumerate(
        [
            ("association_members", "demo-manager"),
            ("association_joined_as", "officer"),
            ("association_cost", "120.00"),
        ]
    ):
        act = manager.conversation._front.act().model_copy(
            update={"actor": keeper, "key": f"sheet-{number}"}
        )
        app.desk.records.record(act, row.short, {field: (value,)})
    manager.says("show the associations")
    assert section(manager, "") == (
        (
            f"{row.short}: Institute of Accountants (Who of us belongs to it: a manager of the"
            " Authority; As what we belong to it: An officer; What it costs us in a year: £120.00;"
            " next update due 1 April 2027, in 12 months)"
        ),
    )


def test_the_command_line_lists_and_shows_associations(partnerships, monkeypatch, tmp_path):
    """With its entry and its history beneath."""
    monkeypatch.setenv("PARTNERSHIPS_POLICY", "lancashire")
    monkeypatch.setenv("PARTNERSHIPS_STORE", f"sqlite:///{tmp_path}/chat.sqlite")
    none = partnerships("associations", "list")
    assert (none.code, none.err) == (0, "Nothing is on the register of associations.\n")
    with opened_app(tmp_path, policy="lancashire") as app:
        Person(app, "demo-manager").says(
            *OUTCOME, "register", "Institute of Accountants", "none", "yes"
        )
        (row,) = app.arrangements.all(app.actor("demo-manager"))
    listed = partnerships("associations", "list")
    assert listed.out == f"{row.short}  Institute of Accountants\n"
    (told,) = json.loads(partnerships("associations", "list", "--json").out)
    assert (told["number"], told["register_id"]) == (row.short, "association")
    assert set(told["sheet"]) == {
        "association_members",
        "association_about",
        "association_joined_as",
        "association_why",
        "association_cost",
        "association_evaluation",
        "association_sheet_reference",
    }
    shown = partnerships("associations", "show", row.short)
    assert shown.out.startswith(f"{row.short}  Institute of Accountants\n")
    assert "Register: Association register" in shown.out
    wrong = partnerships("associations", "show", "ARR-AAAAAAAA")
    assert (wrong.code, wrong.out) == (2, "")
    assert "There is no association 'ARR-AAAAAAAA'" in wrong.err
