"""What must never change is kept by its hash: the hash proves the bytes, and the events name it."""

from hashlib import sha256 as hashed

from adapters.database import RESTORE, Database
from domain.refusals import Unreadable


class DatabaseKeeper:
    """Keeps bytes in a table beside the events that they belong to."""

    def __init__(self, database: Database, table: str) -> None:
        """Use *table* of *database*, which is there."""
        self._database = database
        self._table = table
        self._find = f"SELECT content FROM {table} WHERE sha256 = ?"  # noqa: S608 - our own name

    def keep(self, sha256: str, content: bytes) -> None:
        """Keep *content* under its hash, once; whoever comes second finds it kept."""
        _check(sha256, content)
        with self._database.writing() as cursor:
            cursor.execute(self._find, [sha256])
            if cursor.fetchone() is None:
                insert = f"INSERT INTO {self._table} VALUES (?, ?)"  # noqa: S608 - our own name
                cursor.execute(insert, [sha256, content])

    def kept(self, sha256: str) -> bytes | None:
        """Return the bytes of this hash, if they were kept; `Unreadable` if they have changed."""
        with self._database.reading() as cursor:
            cursor.execute(self._find, [sha256])
            row = cursor.fetchone()
        if row is None:
            return None
        found = row["content"]
        content = found.encode() if isinstance(found, str) else bytes(found)
        if hashed(content).hexdigest() != sha256:
            where = f"{sha256} in the table {self._table}"
            raise Unreadable(where, "its bytes have another hash", RESTORE)
        return content


class MemoryKeeper:
    """Keeps bytes in a dictionary."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def keep(self, sha256: str, content: bytes) -> None:
        """Keep *content* under its hash, once."""
        _check(sha256, content)
        self._kept.setdefault(sha256, content)

    def kept(self, sha256: str) -> bytes | None:
        """Return the bytes of this hash, if they were kept."""
        return self._kept.get(sha256)


def _check(sha256: str, content: bytes) -> None:
    """Refuse *content* that is not what *sha256* names."""
    if hashed(content).hexdigest() != sha256:
        raise ValueError(f"the bytes are not those of {sha256}")
