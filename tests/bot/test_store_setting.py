"""The setting that names the store takes the URLs of stores, and shows no password to anybody."""

import pytest

from bot.doctoring import examine
from bot.failures import WrongUse
from bot.settings import StoreUrl, read_settings


@pytest.fixture
def setting(monkeypatch):
    """A way to set the store and read the settings."""

    def setting(url):
        monkeypatch.setenv("PARTNERSHIPS_STORE", url)
        return read_settings()

    return setting


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:///data/s.db", "sqlite:///data/s.db"),
        ("sqlite:////var/a:b@c.db", "sqlite:////var/a:b@c.db"),
        ("postgresql://bot@db.force.uk/p", "postgresql://bot@db.force.uk/p"),
        ("postgresql://bot:pa%2Fss@db:5432/p", "postgresql://bot:...@db:5432/p"),
        ("postgresql://bot:secret@one:1,two:2/p", "postgresql://bot:...@one:1,two:2/p"),
        (
            "postgresql://db/p?user=bot&password=secret&sslmode=require",
            "postgresql://db/p?user=bot&password=...&sslmode=require",
        ),
        ("postgresql:///p?sslPassword=x&host=/run", "postgresql:///p?sslPassword=...&host=/run"),
    ],
)
def test_a_store_is_shown_without_its_password(setting, url, shown):
    """What opens it is whole, and whatever prints it prints no secret."""
    store = setting(url).store
    assert (store, store.whole) == (shown, url)
    assert repr(store) == repr(shown)


@pytest.mark.parametrize(
    "url",
    [
        "postgres://bot:secret@db/p",
        "postgresql:bot:secret@db/p",
        "postgresql://bot:secret@db",
        "postgresql://bot:secret@db/",
        "postgresql://bot:secret@db/p#x",
        "postgresql://bot:x@secret@db/p",
        "postgresql://bot:x/secret@db/p",
        "postgresql://bot:x?secret@db/p",
        "postgresql://[bot:secret@db/p",
        "mysql://bot:secret@db/p",
        "sqlite:///",
        "sqlite:///:memory:",
        "memory:",
    ],
)
def test_what_is_no_store_is_refused_and_not_repeated(setting, url):
    """One sentence names the setting and both kinds."""
    with pytest.raises(WrongUse) as told:
        setting(url)
    assert "PARTNERSHIPS_STORE cannot be read" in str(told.value)
    assert "postgresql://user:password@host/database" in str(told.value)
    assert "secret" not in str(told.value)


def test_the_doctor_names_a_server_that_does_not_answer_and_no_password(setting, tmp_path):
    """Nobody listens in that folder."""
    url = f"postgresql://bot:the-secret@/p?host={tmp_path}"
    said = [str(health) for health in examine(setting(url))]
    (store,) = [line for line in said if line.startswith("BAD store")]
    assert "no-answer" in store
    assert f"ok  setting PARTNERSHIPS_STORE: postgresql://bot:...@/p?host={tmp_path}" in said
    assert "the-secret" not in "".join(said)


def test_what_the_tests_are_told_is_no_setting(setting, monkeypatch):
    """The server that tests may use is named by a variable of ours that the program passes over."""
    monkeypatch.setenv("PARTNERSHIPS_TEST_POSTGRES", "postgresql://x/y")
    assert setting("sqlite:///s.db").store == StoreUrl("sqlite:///s.db")
