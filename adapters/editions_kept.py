"""The bytes of editions are kept by their hash: the hash proves them, and the events name it."""

from hashlib import sha256 as hashed

from adapters.database import RESTORE, Database
from domain.refusals import Unreadable


class DatabaseEditionKeeper:
    """Keeps editions in a table beside the events that they belong to."""

    def __init__(self, database: Database) -> None:
        """Use *database*, where the table of editions is."""
        self._database = database

    def keep(self, sha256: str, content: bytes) -> None:
        """Keep *content* under its hash, once; whoever comes second finds it kept."""
        _check(sha256, content)
        with self._database.writing() as cursor:
            cursor.execute("SELECT 1 FROM editions WHERE sha256 = ?", [sha256])
            if cursor.fetchone() is None:
                cursor.execute("INSERT INTO editions VALUES (?, ?)", [sha256, content])

    def kept(self, sha256: str) -> bytes | None:
        """Return the bytes of this hash, if they were kept; `Unreadable` if they have changed."""
        with self._database.reading() as cursor:
            cursor.execute("SELECT content FROM editions WHERE sha256 = ?", [sha256])
            row = cursor.fetchone()
        if row is None:
            return None
        found = row["content"]
        content = found.encode() if isinstance(found, str) else bytes(found)
        if hashed(content).hexdigest() != sha256:
            raise Unreadable(f"edition {sha256}", "its bytes have another hash", RESTORE)
        return content


class MemoryEditionKeeper:
    """Keeps the bytes of editions in a dictionary."""

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
