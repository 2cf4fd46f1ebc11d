"""A mapping file says how a spreadsheet calls things: its headings, and what is beneath them."""

import tomllib
from pathlib import Path

from bot.failures import WrongUse
from domain.services.import_rows import Mapped

_HOW = (
    'write [columns] with lines such as "Name of scheme" = "title", and [values.kind] with lines'
    ' such as "S22" = "collaboration_s22a"'
)
_LARGEST = 1_000_000


def mapping_of(path: str, register: str) -> Mapped:
    """Return what the TOML file *path* says, or nothing without one; raise :class:`WrongUse`."""
    if not path:
        return Mapped(register=register)
    file = Path(path)
    try:
        if file.stat().st_size > _LARGEST:
            raise WrongUse(f"The mapping {path} is too large to be one; {_HOW}.")
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise WrongUse(f"The mapping {path} cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(f"The mapping {path} is no TOML ({error}); {_HOW}.") from error
    unknown = sorted(set(said) - {"columns", "values"})
    columns, values = said.get("columns", {}), said.get("values", {})
    tables = [columns, *(values.values() if isinstance(values, dict) else [None])]
    if unknown or not all(_of_texts(table) for table in tables):
        raise WrongUse(f"The mapping {path} says something that is none; {_HOW}.")
    return Mapped(columns, values, register)


def _of_texts(table: object) -> bool:
    return isinstance(table, dict) and all(isinstance(each, str) for each in table.values())
