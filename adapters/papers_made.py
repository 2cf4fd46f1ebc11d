"""A paper is made into the kind of document that is asked for."""

from collections.abc import Callable
from pathlib import Path

from adapters import paper_docx, paper_xlsx
from adapters.sheets_files import in_place_of
from domain.model.report.paper import Paper
from domain.ports.papers import DocumentKind, Imprint

_MAKERS: dict[DocumentKind, Callable[[Paper, Imprint], bytes]] = {
    "docx": paper_docx.document,
    "xlsx": paper_xlsx.document,
}


class MadePapers:
    """Makes Word documents and workbooks."""

    def document(self, paper: Paper, imprint: Imprint, kind: DocumentKind) -> bytes:
        """Return the document as bytes."""
        return _MAKERS[kind](paper, imprint)

    def put(self, file: Path, content: bytes) -> None:
        """Write *content* to *file*, in whose place nothing stands before all is written."""
        with in_place_of(file) as beside:
            beside.write_bytes(content)
