"""The built wheel carries all it needs: packages, editions and the command line, and nothing else."""

import hashlib
import json
import os
import subprocess
import sys
import tomllib
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import bot

ROOT = Path(__file__).parents[2]

# One worker builds the wheel, whatever the number of workers.
pytestmark = pytest.mark.xdist_group("packaging")


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from the checkout."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT],
        check=True,
        capture_output=True,
    )
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the installed wheel, and not its dependencies."""
    target = tmp_path_factory.mktemp("installed") / "site"
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", target, wheel],
        check=True,
        capture_output=True,
    )
    return target


@pytest.fixture
def elsewhere(site: Path, tmp_path: Path):
    """Return a way to run a program in an empty folder, with the wheel and without the checkout."""
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith("PARTNERSHIPS_")
    }
    environment |= {
        "PYTHONPATH": str(site),
        "PARTNERSHIPS_STORE": f"sqlite:///{tmp_path}/partnerships.sqlite",
    }
    empty = tmp_path / "empty"
    empty.mkdir()

    def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=empty, env=environment, capture_output=True, text=True, check=False
        )

    return run


def digests(folder: Path) -> dict[str, str]:
    """Return what each file of *folder* holds, by its name inside it."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_wheel_holds_the_packages_and_the_editions_and_nothing_else(wheel: Path):
    """Tests, benchmarks and documents stay at home; of deploy/ only the app package travels."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.partition("/")[0] for name in names}
    deployed = {name.rpartition("/")[0] for name in names if name.startswith("deploy/")}
    assert deployed == {"deploy/teams"}
    information = f"partnerships_assistant-{bot.__version__}.dist-info"
    assert tops == {"bot", "domain", "adapters", "policies", "deploy", information}


def test_the_version_has_one_home(wheel: Path):
    """The wheel is labelled with the version that the program itself reports."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(archive.read(name).decode())
    assert metadata["Version"] == bot.__version__
    assert "version" not in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def test_every_edition_travels_unchanged(site: Path):
    """An installed edition is byte for byte the one in the checkout, so its hash is the same."""
    packed = digests(site / "policies")
    assert "cheshire/0.2/edition.yaml" in packed
    assert packed == digests(ROOT / "policies")


def test_the_editions_are_read_from_where_the_wheel_is_installed(elsewhere, site: Path):
    """An edition that is taken from the installed folder is missed at once."""
    ran = elsewhere(sys.executable, "-c", "import adapters, bot, domain; print(adapters.__file__)")
    assert Path(ran.stdout.strip()) == site / "adapters" / "__init__.py"
    edition = site / "policies" / "cheshire"
    hidden = edition.rename(site / "hidden")
    try:
        checked = ("policy", "check", "--policy", "cheshire")
        assert elsewhere(sys.executable, "-m", "bot", *checked).returncode != 0
    finally:
        hidden.rename(edition)


def test_an_installed_assistant_proves_its_editions(elsewhere):
    """`policy check` needs nothing but the wheel."""
    ran = elsewhere(sys.executable, "-m", "bot", "policy", "check")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_an_installed_assistant_decides(elsewhere, tmp_path: Path):
    """A supplier's contract is not a partnership (CHE-7.3), wherever the question is put."""
    facts = tmp_path / "facts.json"
    facts.write_text(json.dumps({"facts": {"supplier_contract": "yes"}}), encoding="utf-8")
    ran = elsewhere(sys.executable, "-m", "bot", "decide", "--policy", "cheshire", facts, "--json")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["partnership"] == "no"


def test_an_installed_assistant_brings_its_demonstration(elsewhere):
    """The matters and the people of the demonstration travel with the program."""
    ran = elsewhere(sys.executable, "-m", "bot", "seed-demo")
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
    listed = elsewhere(sys.executable, "-m", "bot", "register", "list", "--json")
    assert len(json.loads(listed.stdout)) == 28


def test_an_installed_assistant_packs_its_app_for_teams(elsewhere, site: Path, tmp_path: Path):
    """The manifest and the icons travel with the program, unchanged."""
    given = ["--app-id", "00000000-0000-4000-8000-000000000000", "--developer", "A Force"]
    where = ["--website", "https://example.org", "--out", tmp_path / "made.zip"]
    ran = elsewhere(sys.executable, "-m", "bot", "teams-package", *given, *where)
    assert ran.returncode == 0, ran.stderr
    with zipfile.ZipFile(tmp_path / "made.zip") as package:
        assert package.namelist() == ["manifest.json", "color.png", "outline.png"]
    assert digests(site / "deploy") == {
        f"teams/{name}": digest for name, digest in digests(ROOT / "deploy" / "teams").items()
    }


def test_an_installed_assistant_brings_what_starts_the_playground(site: Path):
    """What node is started with travels with the program; the package of npm is installed by make."""
    packed = digests(site / "bot" / "data" / "playground")
    assert sorted(packed) == ["loopback.cjs"]


def test_the_entry_point_is_installed(elsewhere, site: Path):
    """`partnerships` is a program of its own, and says that it is well."""
    ran = elsewhere(site / "bin" / "partnerships", "doctor")
    assert ran.returncode == 0, ran.stdout + ran.stderr
