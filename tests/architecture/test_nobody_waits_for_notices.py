"""No decision depends on a message: what decides knows nothing of notices."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
TELLS = {
    "digests",
    "notice_dated",
    "notice_instead",
    "notice_people",
    "notice_said",
    "notice_times",
    "notices",
    "noticing",
    "outbox",
    "raising",
}
"""The services that tell people things."""


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


def test_no_service_and_no_model_but_their_own_imports_what_tells_people():
    told = {f"domain.services.{name}" for name in TELLS}
    models = {"domain.model.notice", "domain.model.outbox", "domain.model.preference"}
    others = [
        path
        for folder in ("services", "model", "policy")
        for path in sorted((ROOT / "domain" / folder).rglob("*.py"))
        if not (path.parent.name == "services" and path.stem in TELLS)
        and f"domain.model.{path.parent.name}" not in models
    ]
    assert len(others) > len(TELLS)
    wrong = {
        str(path.relative_to(ROOT)): sorted(found)
        for path in others
        if (found := {each for each in imported(path) if each.startswith((*told, *models))})
    }
    assert wrong == {}
