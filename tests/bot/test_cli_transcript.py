"""A transcript shows what was on the screen, or says plainly that nothing proves it."""

import json
from contextlib import closing
from datetime import datetime

import pytest

from bot import words
from bot.settings import Settings
from bot.wiring import wire
from tests.bot.test_cli_audit import asked
from tests.bot.test_cli_register import OWNER, Keeping
from tests.support.cases_typed import OPENINGS
from tests.support.person import CountingIds, Person
from tests.support.tampering import Tampering

SUPPLIER = "Our software supplier calls our contract a strategic partnership. Is it one?"
KEPT = "On the screen, as it was kept"
AGAIN = "On the screen: it was not kept, was made again, and has the hash that was recorded"
LOST = (
    "What was on the screen was not kept, and this software does not show the same: the wording"
    " then cannot be proved"
)
CHANGED = "What was kept of the screen has been changed since: it proves nothing any more"


@pytest.fixture
def tampering(tmp_path):
    return Tampering(tmp_path / "store.sqlite")


@pytest.fixture
def typed(tmp_path):
    """A way to have somebody type lines at 9 o'clock on 1 April; it gives the matter's number."""
    ids = CountingIds()

    def typed(*lines):
        now = datetime.fromisoformat("2026-04-01T09:00+01:00")
        url = f"sqlite:///{tmp_path}/store.sqlite"
        with closing(wire(Settings(store=url, now=now), ids)) as app:
            person = Person(app, OWNER).says(lines[0])
            number = person.enquiry.short
            person.says(*lines[1:])
            return number

    return typed


def transcript(partnerships, number):
    ran = partnerships("audit", "transcript", number, "--as", OWNER)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def proofs(partnerships, number):
    """Return how each screen of the matter is proved."""
    ran = partnerships("audit", "transcript", number, "--as", OWNER, "--json")
    steps = json.loads(ran.out)["steps"]
    return [shown["proof"] for step in steps for shown in step["shown"]]


def test_a_transcript_shows_each_screen_the_answers_and_the_result(partnerships, typed):
    """The wording, the choices, why it was asked and the clause; when, who, under what."""
    number = typed(SUPPLIER, "yes")
    who = "1 April 2026, 09:00  a neighbourhood sergeant [cheshire 0.2]"
    out = transcript(partnerships, number)
    sha256 = out.partition(f"{KEPT} (")[2][:12]
    supplier = "A contract with a supplier, or a bought service"
    asked_for = f"Asked whether it is a partnership: “{SUPPLIER}”"
    assert out == (
        f"What was shown and answered in {number}\n"
        "\n"
        f"{who}\n"
        f"  > {asked_for}\n"
        f"  > That was heard as: {supplier}: Yes (“supplier”)\n"
        "\n"
        f"{who}\n"
        f"  {KEPT} ({sha256}).\n"
        "    This is what I heard. Is it right?\n"
        f"    1. {supplier}\n"
        "       - Yes\n"
        "       - No\n"
        "       - Not sure\n"
        "       Why: Buying from a supplier is not a partnership, whatever the supplier calls it."
        " (CHE-7.3)\n"
        "  > Confirmed what was heard\n"
        f"  > Answered, as said at the start: {supplier}: Yes\n"
        "\n"
        f"{who}\n"
        "  > Got the answer: This is not a partnership; No approval under this policy\n"
        "    The result, decided again just now with the same answers and the same policy: the"
        " same.\n"
        "    This is not a partnership\n"
        f"    Because: {supplier}: Yes (CHE-7.3)\n"
        "    No approval, register or review under this policy. On the contract itself, ask the Head"
        " of Legal Services.\n"
        "    Bear in mind\n"
        "      - The policy's own review date, January 2023, has passed. (CHE-0.1, A-15)\n"
        "      - Avoid calling it a partnership; the word raises expectations that it cannot meet."
        " (CHE-7.1)\n"
        "\n"
        f"{who}\n"
        "  > Let it rest as considered: it is on no register\n"
    )


def test_what_was_changed_is_shown_with_the_screen_that_asked_anew(partnerships, typed):
    """And what came of it."""
    number = typed(SUPPLIER, "yes", "change 1", "no")
    out = transcript(partnerships, number)
    assert out.count(KEPT) == 2
    changed = "A contract with a supplier, or a bought service: now No, was Yes"
    assert f"  > Changed an answer: {changed}\n" in out


@pytest.mark.parametrize("name", OPENINGS)
def test_every_screen_that_was_answered_is_kept(partnerships, typed, tampering, name):
    """Were it not, this software would show the same, and prove it by its hash."""
    number = typed(*OPENINGS[name])
    kept = proofs(partnerships, number)
    assert kept
    assert set(kept) == {"kept"}
    tampering.lose("shown")
    assert set(proofs(partnerships, number)) == {"made again"}


def test_every_screen_of_the_demonstration_is_kept(partnerships, tampering):
    """It is made by the same acts as real life."""
    assert partnerships("seed-demo").code == 0
    listed = json.loads(partnerships("audit", "replay", "--all", "--json").out)
    author = ("--as", "demo-head-of-policy", "--json")
    for proof in ("kept", "made again"):
        for each in listed[:5]:
            steps = json.loads(partnerships("audit", "transcript", each["id"], *author).out)
            shown = [one["proof"] for step in steps["steps"] for one in step["shown"]]
            assert set(shown) <= {proof}
        if proof == "kept":
            tampering.lose("shown")


def test_a_screen_is_shown_as_it_was_whatever_the_software_says_by_now(
    partnerships, typed, tampering, monkeypatch
):
    """What was not kept is not shown in other words, and not passed over in silence."""
    number = typed(SUPPLIER, "yes")
    before = transcript(partnerships, number)
    monkeypatch.setattr(words, "HEARD_TITLE", "Did I get that right?")
    assert transcript(partnerships, number) == before
    tampering.lose("shown")
    after = transcript(partnerships, number)
    assert LOST in after
    assert "Did I get that right?" not in after
    assert "  > Confirmed what was heard\n" in after


def test_a_screen_that_was_not_made_again_says_so(partnerships, typed, tampering):
    """The hash proves it all the same."""
    number = typed(SUPPLIER, "yes")
    before = transcript(partnerships, number)
    tampering.lose("shown")
    assert transcript(partnerships, number) == before.replace(KEPT, AGAIN)


def test_a_screen_that_was_changed_behind_our_back_proves_nothing(partnerships, typed, tampering):
    """Nothing of it is shown."""
    number = typed(SUPPLIER, "yes")
    tampering.alter("shown")
    out = transcript(partnerships, number)
    assert CHANGED in out
    assert "Buying from a supplier" not in out


def test_answers_of_which_no_screen_is_known_are_shown_alone(partnerships, tmp_path):
    """Such as those that came in before screens were kept."""
    number = asked(Keeping(tmp_path))
    out = transcript(partnerships, number)
    assert f"  {LOST} (abababababab).\n" in out
    assert "  > Answered: Stage: New\n" in out


def test_a_result_that_was_changed_behind_our_back_is_shown_as_that(partnerships, typed, tampering):
    """As it was recorded, with how to find where it parts."""
    number = typed(SUPPLIER, "yes")
    tampering.change("outcome-determined", lambda body: body["result"].update(partnership="yes"))
    out = transcript(partnerships, number)
    assert (
        "    The result as it was recorded. Decided again it is another: partnerships audit replay"
        " says where.\n"
    ) in out
    assert "      Is it a partnership: yes\n" in out


def test_a_transcript_for_programs_has_the_cards_and_the_bodies(partnerships, typed):
    """Each act with what was on the screen, and whether its result still comes out."""
    number = typed(SUPPLIER, "yes")
    ran = partnerships("audit", "transcript", number, "--as", OWNER, "--json")
    data = json.loads(ran.out)
    assert (data["id"], data["unreadable"]) == (number, [])
    opened, confirmed, decided, rested = data["steps"]
    assert (opened["shown"], opened["events"][0]["body"]["goal"]) == ([], "partnership")
    (shown,) = confirmed["shown"]
    card = shown["card"]
    assert card["items"][0]["fact"] == "supplier_contract"
    assert [choice["label"] for choice in card["items"][0]["choices"]] == ["Yes", "No", "Not sure"]
    assert confirmed["events"][1]["body"]["shown"] == shown["sha256"]
    assert [step["replayed_the_same"] for step in data["steps"]] == [None, None, True, None]
    assert decided["events"][0]["body"]["result"]["partnership"] == "no"
    assert rested["events"][0]["event"] == "matter-kept-as-considered"


def test_an_entry_has_no_transcript_of_its_own(partnerships, tmp_path):
    """Its enquiry has."""
    number = Keeping(tmp_path).registered("2026-03-02T10:00Z", "Dog unit")
    ran = partnerships("audit", "transcript", number, "--as", OWNER)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{number} is an entry on a register;")
