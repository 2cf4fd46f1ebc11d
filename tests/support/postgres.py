"""A PostgreSQL server for the tests: thrown away at the end, and never one that somebody uses."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg

GIVEN = "PARTNERSHIPS_TEST_POSTGRES"
"""The URL of a server on which databases may be made; tests that stop one start their own."""

MISSING = "These tests start a PostgreSQL server: install it (Debian: apt install postgresql)."
USER = "postgres"


class Cluster:
    """A server in a folder of its own, reached through a socket in that folder."""

    def __init__(self, *, sync):
        """Make a server; without *sync* it trusts the machine never to stop, and is quick."""
        self._binaries = binaries(Path("/usr/lib/postgresql"), os.environ.get("PATH"))
        self._folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
        if os.geteuid() == 0:
            account = pwd.getpwnam(USER)
            os.chown(self._folder, account.pw_uid, account.pw_gid)
        options = ("--auth=trust", "--encoding=UTF8", "--locale=C", f"--username={USER}")
        self._run("initdb", "--no-sync", *options)
        settings = f"unix_socket_directories = '{self._folder}'\nlisten_addresses = ''\n"
        if not sync:
            settings += "fsync = off\nfull_page_writes = off\n"
        with (self._data / "postgresql.conf").open("a") as config:
            config.write(settings)
        # One user needs a password, so that a wrong one can be tried.
        rules = self._data / "pg_hba.conf"
        rules.write_text("local all locked scram-sha-256\n" + rules.read_text())
        self.start()

    @property
    def _data(self):
        return self._folder / "data"

    @property
    def url(self):
        return f"postgresql:///postgres?host={self._folder}&user={USER}"

    def start(self):
        self._run("pg_ctl", "start", "--wait", "--silent", "--log", self._folder / "log")

    def stop(self):
        """Stop at once, as if the machine had lost the server: nothing is written any more."""
        self._run("pg_ctl", "stop", "--wait", "--silent", "--mode", "immediate")

    def remove(self):
        self.stop()
        shutil.rmtree(self._folder)

    def _run(self, program, *arguments):
        # A server cannot be run by root; Debian's package brings the user for it.
        as_user = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
        command = [*as_user, self._binaries / program, "--pgdata", self._data, *arguments]
        done = subprocess.run(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd="/", check=False
        )
        assert done.returncode == 0, done.stderr.decode()


@contextmanager
def server():
    """Give the URL of a server on which databases may be made."""
    if given := os.environ.get(GIVEN):
        yield given
        return
    cluster = Cluster(sync=False)
    try:
        yield cluster.url
    finally:
        cluster.remove()


@contextmanager
def database(server_url, name):
    """Give the URL of a new and empty database."""
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        place, _, options = server_url.partition("?")
        yield f"{place.rpartition('/')[0]}/{name}?{options}"
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def at_hand():
    """Tell whether there is a server to test with: one that was given, or one to start."""
    return bool(
        os.environ.get(GIVEN)
        or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        or shutil.which("initdb")
    )


def binaries(packages, path):
    """Return the folder of the newest server's programs: as Debian packs them, or on the path."""
    packed = sorted(packages.glob("*/bin/initdb"), key=lambda each: int(each.parts[-3]))
    found = packed[-1] if packed else shutil.which("initdb", path=path)
    assert found is not None, MISSING
    return Path(found).parent
