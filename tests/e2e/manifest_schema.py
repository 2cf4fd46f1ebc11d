"""An app package is held against Microsoft's own schema, without asking Microsoft."""

import json
import sys
import zipfile
from pathlib import Path

from jsonschema.validators import validator_for

SCHEMAS = Path(__file__).parent / "node_modules/@microsoft/app-manifest/build/json-schemas/teams"


def faults(manifest: dict) -> list[str]:
    """Return what the schema of the manifest's own version says is wrong with it."""
    schema = json.loads(
        (SCHEMAS / f"v{manifest['manifestVersion']}/MicrosoftTeams.schema.json").read_text("utf-8")
    )
    validator = validator_for(schema)
    checking = validator(schema, format_checker=validator.FORMAT_CHECKER)
    return [
        f"{'/'.join(map(str, fault.absolute_path))}: {fault.message}"
        for fault in checking.iter_errors(manifest)
    ]


def manifest_of(package: Path) -> dict:
    """Return the manifest that *package* holds."""
    with zipfile.ZipFile(package) as archive:
        return json.loads(archive.read("manifest.json"))


def main(package: str) -> int:
    """Say on stderr what is wrong; return the exit code."""
    found = faults(manifest_of(Path(package)))
    said = found or ["Held against Microsoft's schema: nothing found."]
    sys.stderr.write("\n".join(said) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
