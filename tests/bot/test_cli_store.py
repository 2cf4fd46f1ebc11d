"""The verbs that use the store say what is wrong with it in a sentence, and work when nothing is."""

import sqlite3

import pytest


def test_a_chat_can_be_held_through_a_pipe(partnerships):
    """What is typed is answered, and the end of the lines ends the chat."""
    ran = partnerships("chat", "--as", "sergeant.ahmed", stdin=b"help\nquit\n")
    assert (ran.code, ran.err) == (0, "")
    assert "> help\n" in ran.out
    assert "Partnerships Assistant" in ran.out


def test_each_person_has_their_own_enquiries(partnerships):
    """What one person left unanswered, the next is not shown; the first comes back to it."""
    matter = b"We want to share a drone unit with Merseyside Police under a section 22A\n"
    partnerships("chat", "--as", "first", stdin=matter)
    assert "drone unit" in partnerships("chat", "--as", "first").out
    assert "drone unit" not in partnerships("chat", "--as", "second").out


@pytest.mark.parametrize("name", ["x" * 101, "two\nlines", "\x1b[31m"])
def test_a_name_that_cannot_be_kept_is_wrong_use(partnerships, name):
    """A name is short and plain, since it is written with every answer."""
    ran = partnerships("chat", "--as", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "The name for --as cannot be kept; give at most 100 plain characters.\n"


def test_a_rebuild_of_sound_lists_changes_nothing(partnerships):
    """The lists are a fold of the events, so folding again gives the same."""
    partnerships("chat", "--as", "me", stdin=b"We want to join a board with the council\n")
    for arguments, done in ((("--check",), "Checked"), ((), "Rebuilt")):
        ran = partnerships("rebuild", *arguments)
        assert (ran.code, ran.out, ran.err) == (0, "", f"{done}: no differences.\n")


def test_a_rebuild_finds_and_mends_a_list_that_differs(partnerships, tmp_path):
    """A check changes nothing and says so by its exit code; a rebuild mends."""
    partnerships("chat", "--as", "me", stdin=b"We want to join a board with the council\n")
    with sqlite3.connect(tmp_path / "store.sqlite") as store:
        (table,) = (
            name
            for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name.startswith("enquiries")
        )
        store.execute(f"DELETE FROM {table}")  # noqa: S608 - a name just read from the file
    store.close()
    checked = partnerships("rebuild", "--check")
    assert (checked.code, checked.err) == (1, "Checked: 1 difference.\n")
    assert len(checked.out.splitlines()) == 1
    assert "run partnerships rebuild" in partnerships("doctor").out
    rebuilt = partnerships("rebuild")
    assert (rebuilt.code, rebuilt.out) == (0, checked.out)
    assert partnerships("rebuild", "--check").code == 0


@pytest.mark.parametrize("verb", ["chat", "rebuild"])
def test_a_store_that_cannot_be_opened_is_one_sentence(partnerships, tmp_path, verb):
    """The sentence names the store and says what to do."""
    (tmp_path / "store.sqlite").mkdir()
    ran = partnerships(verb)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"The store sqlite:///{tmp_path}/store.sqlite cannot be used now (cannot-open);"
        " check that the folder exists and that the service's user may write there.\n"
    )


def test_the_doctor_says_what_is_unwell(partnerships, tmp_path):
    """A file that is no store is left as it is, and the rest is still looked at."""
    (tmp_path / "store.sqlite").write_text("this is no database, and long enough to see it\n" * 20)
    ran = partnerships("doctor")
    bad = [line for line in ran.out.splitlines() if line.startswith("BAD")]
    assert ran.code == 1
    assert len(bad) == 1
    assert bad[0].startswith(
        f"BAD store: The store sqlite:///{tmp_path}/store.sqlite cannot be read"
    )
    assert "ok  policy cheshire: 0.2" in ran.out


def test_the_doctor_names_a_policy_that_is_not_here(partnerships, monkeypatch):
    """A setting can be wrong while all else is well."""
    monkeypatch.setenv("PARTNERSHIPS_POLICY", "mercia")
    ran = partnerships("doctor")
    assert ran.code == 1
    assert (
        "BAD policy mercia: is not here; set PARTNERSHIPS_POLICY to one of: cambridgeshire, cheshire, lancashire\n"
        in ran.out
    )


def test_the_doctor_finds_all_well(partnerships):
    """On a fresh machine nothing is amiss, and the store is made."""
    ran = partnerships("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert all(line.startswith("ok  ") for line in ran.out.splitlines())
