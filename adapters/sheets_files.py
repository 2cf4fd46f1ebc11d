"""A spreadsheet is a file: CSV, or a workbook where its name or its first bytes say so."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from adapters import sheet_csv, sheet_xlsx
from domain.ports.sheets import BadSheet, Format, Line

_PACKED = (b"PK\x03\x04", b"PK\x05\x06")
_OLD = b"\xd0\xcf\x11\xe0"


class FileSheets:
    """Reads spreadsheets from files, and writes them there."""

    def lines(self, file: Path) -> Iterator[Line]:
        """Yield the lines of the first sheet of *file*."""
        try:
            with file.open("rb") as raw:
                start = raw.read(len(_OLD))
        except OSError as error:
            raise BadSheet(f"it cannot be read ({error.strerror}): give another file") from error
        if start == _OLD:
            raise BadSheet(
                "it is an old or a protected workbook: save it as .xlsx without a password"
            )
        return sheet_xlsx.lines(file) if start in _PACKED else sheet_csv.lines(file)

    def write(
        self,
        file: Path,
        kind: Format,
        rows: Iterable[Sequence[str]],
        about: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Write *rows* to *file*, in whose place nothing stands before all is written."""
        with in_place_of(file) as beside:
            if kind == "csv":
                with beside.open("w", encoding="utf-8", newline="") as text:
                    sheet_csv.write(text, rows)
            else:
                with beside.open("wb") as raw:
                    sheet_xlsx.write(raw, rows, about)


@contextmanager
def in_place_of(file: Path) -> Iterator[Path]:
    """Give a file beside *file* to write to, which takes its place if all goes well."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        beside.chmod(0o640)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
