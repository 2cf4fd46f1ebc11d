"""The demonstration with the scrutiny process on: whoever it gives work to, and who they are."""

from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from adapters.directory_file import FileDirectory
from bot.settings import Settings
from bot.wiring import wire
from tests.support.person import CountingIds

NOW = datetime(2026, 4, 1, 8, 0, tzinfo=UTC)
PEOPLE = FileDirectory.default_file().with_name("demo-cheshire-scrutiny.yaml")
ROLES = FileDirectory.default_file().with_name("demo-cheshire-roles.yaml")


def scrutiny_settings(folder: Path, **others) -> Settings:
    """Return the settings of the demonstration with the process, over a file in *folder*."""
    whole = {
        "store": f"sqlite:///{folder}/scrutiny.sqlite",
        "now": NOW,
        "layers": ("copacc", "scrutiny"),
        "directory": PEOPLE,
        "roles": ROLES,
    }
    return Settings(**(whole | others))


@contextmanager
def opened_process(folder: Path, **others):
    """Give the assistant with the scrutiny process on; *others* are settings of it."""
    app = wire(scrutiny_settings(folder, **others), CountingIds())
    try:
        yield app
    finally:
        app.close()
