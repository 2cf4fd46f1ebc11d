"""The rules of the house that no linter knows are each one test here."""

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import domain.model
from domain.messages import EVENTS

ROOT = Path(__file__).parents[2]
SOURCES = ("bot", "adapters", "domain", "bench")
SYNCHRONOUS = ("domain/policy", "domain/model", "domain/views")
LONGEST_SOURCE = 300
TEXT = {".cfg", ".css", ".html", ".js", ".json", ".md", ".py", ".sql", ".toml", ".txt", ".yaml"}
NOT_OURS = {"__pycache__", "build", "dist", "node_modules"}

# Participles that do not end in -ed, for the names of events.
IRREGULAR = {
    "begun",
    "given",
    "heard",
    "held",
    "laid",
    "left",
    "made",
    "met",
    "paid",
    "sent",
    "set",
    "sought",
}
IRREGULAR |= {"split", "taken", "told", "withdrawn"}

# Places that exist on one machine only; spelt so that this file does not name them.
WORKPLACE = re.compile(
    r"(?<![\w.])/wor[k]/"
    r"|\.librar[y]\b"
    r"|/tm[p]/v\b"
    r"|\bshare[d]/(?:DESIGN|notes|sources|spikes|decision-vocabulary|domain-matrix|worked-cases)"
)
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
DECISION_NAME = re.compile(r"(\d{4})-[a-z0-9]+(?:-[a-z0-9]+)*\.md")


def files() -> Iterator[Path]:
    """Yield every file of the repository that people write."""
    waiting = [ROOT]
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            if path.is_file():
                yield path
            elif path.name not in NOT_OURS and (path.name == ".ci" or path.name[0] != "."):
                waiting.append(path)


def modules(*folders: str) -> list[Path]:
    """Return the Python files below *folders*, of which there is at least one."""
    found = sorted(
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if not NOT_OURS & set(path.relative_to(ROOT).parts)
    )
    assert found
    return found


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imported(path: Path) -> set[str]:
    """Return the top-level names that *path* imports."""
    tops = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            tops |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            tops.add(node.module.split(".")[0])
    return tops


def test_every_module_says_its_law_in_one_sentence():
    """A module opens with one sentence on one line, ended by a full stop."""
    wrong = []
    for path in modules(*SOURCES, "tests"):
        law = (ast.get_docstring(tree(path)) or "").partition("\n")[0]
        if not law.endswith(".") or re.search(r"[.!?]\s+[A-Z]", law):
            wrong.append(f"{name(path)}: {law!r}")
    assert wrong == []


def test_the_rules_and_the_folds_are_synchronous():
    """What decides and what folds never waits for anything."""
    waits = (ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await)
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in modules(*SYNCHRONOUS)
        for node in ast.walk(tree(path))
        if isinstance(node, waits)
    ]
    assert wrong == []


def test_the_domain_imports_only_the_standard_library_and_pydantic():
    """The import contract lists what is forbidden; this lists what is allowed."""
    allowed = sys.stdlib_module_names | {"domain", "pydantic"}
    wrong = {name(path): extra for path in modules("domain") if (extra := imported(path) - allowed)}
    assert wrong == {}


def test_events_are_named_in_the_past_tense():
    """A stored name is kebab-case, and its last word says that something has happened."""
    for module in pkgutil.walk_packages(domain.model.__path__, "domain.model."):
        importlib.import_module(module.name)
    assert EVENTS
    wrong = [
        stored
        for stored in EVENTS
        if not re.fullmatch(r"[a-z]+(-[a-z]+)+", stored)
        or not ((last := stored.rpartition("-")[2]).endswith("ed") or last in IRREGULAR)
    ]
    assert wrong == []


def test_no_source_file_is_too_long_to_keep_its_law():
    """A file that outgrows the limit is two files."""
    lengths = {
        name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules(*SOURCES)
    }
    assert {path: length for path, length in lengths.items() if length > LONGEST_SOURCE} == {}


def test_the_repository_names_no_place_outside_itself():
    """A clean clone has nothing beside it, so no file may point there; test data is quoted as is."""
    wrong = [
        f"{name(path)}:{number}: {line.strip()}"
        for path in files()
        if path.suffix in TEXT or not path.suffix
        if not (name(path).startswith("tests/") and path.suffix != ".py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if WORKPLACE.search(line)
    ]
    assert wrong == []


def test_every_relative_link_resolves():
    """A link between pages of the repository leads to a file that is there."""
    wrong = [
        f"{name(path)}: {target}"
        for path in files()
        if path.suffix in {".md", ".yaml"}
        for target in LINK.findall(path.read_text(encoding="utf-8"))
        if not (path.parent / target).exists()
    ]
    assert wrong == []


def test_every_decision_record_says_why_what_and_what_follows():
    """Records are numbered without a gap and have the three headings that a reader looks for."""
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [match[1] for path in records if (match := DECISION_NAME.fullmatch(path.name))]
    assert numbers == [f"{number:04}" for number in range(1, len(records) + 1)]
    assert numbers
    for path in records:
        text = path.read_text(encoding="utf-8")
        headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
        missing = {"Context", "Decision", "Consequences"} - set(headings)
        assert not missing, f"{name(path)} lacks {missing}"
