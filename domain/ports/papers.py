"""A paper becomes a document that people open, with everything in it and nothing added."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from domain.model.report.paper import Paper

DocumentKind: TypeAlias = Literal["docx", "xlsx"]


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on a document beside what the paper says: its *number* and how far it is.

    A *draft* says so on every page. *told* are lines on who cleared it and who let it go to whom.
    """

    draft: bool = True
    number: str = ""
    told: tuple[str, ...] = ()


class Papers(Protocol):
    """Makes documents of papers."""

    def document(self, paper: Paper, imprint: Imprint, kind: DocumentKind) -> bytes:
        """Return the document as bytes: *paper* whole, and what *imprint* says of it."""
        ...

    def put(self, file: Path, content: bytes) -> None:
        """Write *content* to *file*, whole or not at all. Raises ``OSError``."""
        ...
