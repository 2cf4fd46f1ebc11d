"""LibreOffice opens a file as somebody would, and saves it as another kind."""

import csv
import subprocess
from pathlib import Path

AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
"""A sheet as text, every cell as it is stored; without more, the first one."""

Cells = list[tuple[str, ...]]


def saved(source: Path, to: str, into: Path | None = None) -> Path:
    """Return the folder in which *source* is now saved as *to*: *into*, or where it was."""
    folder = into or source.parent
    profile = f"-env:UserInstallation=file://{source.parent}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", to, "--outdir", folder, source],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return folder


def sheet(source: Path, number: int = 1) -> Cells:
    """Return the cells of one sheet of *source*, counted from one, as LibreOffice sees them."""
    folder = saved(source, f"{AS_CSV},false,false,{number}")
    (written,) = folder.glob(f"{source.stem}-*.csv")
    with written.open(encoding="utf-8", newline="") as raw:
        return [tuple(row) for row in csv.reader(raw)]
