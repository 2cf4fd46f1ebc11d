"""Somebody with the file in hand changes what was stored, as no program of ours can."""

import json
import sqlite3
from contextlib import closing


class Tampering:
    """The rows of a store in a SQLite file, to be changed behind its back."""

    def __init__(self, path):
        self._path = path

    def change(self, event, change, stream="%", n=1):
        """Let *change* have its way with the body of the *n*-th event called *event*."""
        with closing(sqlite3.connect(self._path)) as raw, raw:
            raw.execute("DROP TRIGGER IF EXISTS stored_events_no_update")
            rows = raw.execute(
                "SELECT rowid, state FROM stored_events WHERE topic = ? AND originator_id LIKE ?"
                " ORDER BY rowid LIMIT ?",
                [event, stream, n],
            ).fetchall()
            rowid, state = rows[n - 1]
            body = json.loads(state)
            change(body["event"])
            written = json.dumps(body, ensure_ascii=False).encode()
            raw.execute("UPDATE stored_events SET state = ? WHERE rowid = ?", [written, rowid])

    def spoil(self, event):
        """Make the first event called *event* one that nobody can read."""
        with closing(sqlite3.connect(self._path)) as raw, raw:
            raw.execute("DROP TRIGGER IF EXISTS stored_events_no_update")
            raw.execute(
                "UPDATE stored_events SET state = 'gibberish' WHERE rowid ="
                " (SELECT MIN(rowid) FROM stored_events WHERE topic = ?)",
                [event],
            )

    def alter(self, table):
        """Change everything that is kept by its hash in *table*."""
        with closing(sqlite3.connect(self._path)) as raw, raw:
            raw.execute(f"DROP TRIGGER {table}_no_update")
            raw.execute(f"UPDATE {table} SET content = 'other'")  # noqa: S608 - an attack

    def lose(self, table):
        """Take everything out of *table*."""
        with closing(sqlite3.connect(self._path)) as raw, raw:
            raw.execute(f"DROP TRIGGER {table}_no_delete")
            raw.execute(f"DELETE FROM {table}")  # noqa: S608 - an attack
