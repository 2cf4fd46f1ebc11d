"""How people were last reached is raw: it changes, it is forgotten, and no event holds it."""

import json
from collections.abc import Mapping

from pydantic import JsonValue

from adapters.database import Database


class DatabaseConversationReferences:
    """Keeps references in a table beside the events."""

    def __init__(self, database: Database) -> None:
        """Use *database*, making the table unless it is there."""
        self._database = database
        text = database.text
        columns = f"person {text} PRIMARY KEY, reference {text} NOT NULL"
        database.ensure(
            "conversation_references", [f"CREATE TABLE conversation_references ({columns})"]
        )

    def put(self, person: str, reference: Mapping[str, JsonValue]) -> None:
        """Remember *reference* for *person*; what is remembered already holds nobody up."""
        written = _written(reference)
        if self._found(person) == written:
            return
        with self._database.writing() as cursor:
            cursor.execute(
                "INSERT INTO conversation_references VALUES (?, ?) "
                "ON CONFLICT (person) DO UPDATE SET reference = excluded.reference",
                [person, written],
            )

    def get(self, person: str) -> dict[str, JsonValue] | None:
        """Return the reference of *person*, if there is one."""
        return _read(self._found(person))

    def forget(self, person: str) -> None:
        """Remember nothing of *person*."""
        with self._database.writing() as cursor:
            cursor.execute("DELETE FROM conversation_references WHERE person = ?", [person])

    def _found(self, person: str) -> str | None:
        with self._database.reading() as cursor:
            cursor.execute(
                "SELECT reference FROM conversation_references WHERE person = ?", [person]
            )
            row = cursor.fetchone()
        return None if row is None else str(row["reference"])


class MemoryConversationReferences:
    """Keeps references in a dictionary."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def put(self, person: str, reference: Mapping[str, JsonValue]) -> None:
        """Remember *reference* for *person*."""
        self._kept[person] = _written(reference)

    def get(self, person: str) -> dict[str, JsonValue] | None:
        """Return the reference of *person*, if there is one."""
        return _read(self._kept.get(person))

    def forget(self, person: str) -> None:
        """Remember nothing of *person*."""
        self._kept.pop(person, None)


def _written(reference: Mapping[str, JsonValue]) -> str:
    """Return JSON of ASCII alone, which every store keeps whatever a client sent."""
    return json.dumps(dict(reference), sort_keys=True, ensure_ascii=True)


def _read(written: str | None) -> dict[str, JsonValue] | None:
    if written is None:
        return None
    reference: dict[str, JsonValue] = json.loads(written)
    return reference
