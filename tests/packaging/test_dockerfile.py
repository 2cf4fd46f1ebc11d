"""What the Dockerfile copies and runs exists and works, shown without a container engine."""

import fnmatch
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from bot.serving import PORT

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.xdist_group("packaging")


@dataclass(frozen=True)
class Instruction:
    """One instruction of the Dockerfile, with its lines joined."""

    verb: str
    rest: str

    def words(self) -> list[str]:
        """Return the words, whether written as a JSON list or plainly, without options."""
        if self.rest.startswith("["):
            return json.loads(self.rest)
        return [word for word in self.rest.split() if not word.startswith("--")]


def stages() -> list[list[Instruction]]:
    """Return the instructions of the Dockerfile, one list for each FROM."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)
    read: list[list[Instruction]] = []
    for line in re.sub(r"\\\n\s*", "", text).splitlines():
        if line.strip():
            verb, _, rest = line.partition(" ")
            if verb == "FROM":
                read.append([])
            read[-1].append(Instruction(verb, rest.strip()))
    return read


def every(stage: list[Instruction], verb: str) -> list[Instruction]:
    return [instruction for instruction in stage if instruction.verb == verb]


def the(stage: list[Instruction], verb: str) -> Instruction:
    (instruction,) = every(stage, verb)
    return instruction


def copies(stage: list[Instruction]) -> Iterator[tuple[str, str]]:
    """Yield each source in the checkout that *stage* copies, with its destination."""
    for copy in every(stage, "COPY"):
        if "--from" not in copy.rest:
            *sources, destination = copy.words()
            yield from ((source, destination) for source in sources)


@pytest.fixture(scope="session")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the root of what the first stage makes, its own steps performed in a folder.

    Two things differ from an engine: absolute paths begin at that folder, and the libraries come
    from the environment of the tests, so that nothing is fetched.
    """
    root = tmp_path_factory.mktemp("image")
    folder = root
    for instruction in stages()[0]:
        if instruction.verb == "WORKDIR":
            folder = root / instruction.rest.lstrip("/")
            folder.mkdir(parents=True)
        elif instruction.verb == "COPY":
            *sources, destination = instruction.words()
            for source in sources:
                copy_into(folder / destination, ROOT / source)
        elif instruction.verb == "RUN":
            run_in(root, folder, instruction.rest)
    return root


def copy_into(destination: Path, source: Path) -> None:
    """Copy as COPY does: a folder's content into the destination, a file to it or into it."""
    if source.is_dir():
        shutil.copytree(source, destination, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, destination)


def run_in(root: Path, folder: Path, command: str) -> None:
    """Run one RUN, then lend the libraries of this environment to a virtual environment it made."""
    command = re.sub(r"(?<![\w.*])/(?=(opt|wheels)\b)", f"{root}/", command)
    command = re.sub(r"^python\b", sys.executable, command)
    command = command.replace("pip wheel", "pip wheel --no-build-isolation")
    done = subprocess.run(
        ["sh", "-ec", command], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    for libraries in root.glob("opt/*/lib/python*/site-packages"):
        (libraries / "lent.pth").write_text(sysconfig.get_path("purelib"))


def test_there_is_a_stage_that_builds_and_a_stage_that_runs():
    """The second stage is given what the first made, and no source."""
    build, run = stages()
    assert re.search(r" AS builder$", build[0].rest)
    assert [copy.rest.split()[0] for copy in every(run, "COPY")] == ["--from=builder"]
    assert not list(copies(run))


def test_both_stages_and_the_project_agree_on_the_python():
    """A virtual environment is moved between stages, so both need the same interpreter."""
    images = {stage[0].words()[0] for stage in stages()}
    (image,) = images
    match = re.fullmatch(r"python:(\d+)\.(\d+)-slim", image)
    assert match
    assert (int(match[1]), int(match[2])) >= (3, 11)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert f"Programming Language :: Python :: {match[1]}.{match[2]}" in project["classifiers"]


def test_everything_copied_exists_and_is_let_through():
    """A source that is missing, or that .dockerignore withholds, would stop the build."""
    ignoring = [
        line
        for line in (ROOT / ".dockerignore").read_text().splitlines()
        if line and not line.startswith("#")
    ]
    sources = [source for source, _ in copies(stages()[0])]
    assert set(sources) == {
        "pyproject.toml", "README.md", "bot", "domain", "adapters", "policies", "deploy/teams"
    }  # fmt: skip
    for source in sources:
        assert (ROOT / source).exists(), source
        withheld = False
        for pattern in ignoring:
            if fnmatch.fnmatch(source, pattern.lstrip("!")):
                withheld = not pattern.startswith("!")
        assert not withheld, source


def test_it_does_not_run_as_root():
    """The user is made in the same stage, and the data folder that is mounted is theirs."""
    run = stages()[1]
    user = the(run, "USER").rest
    assert user not in {"root", "0"}
    (making,) = (step.rest for step in every(run, "RUN") if step.rest.startswith("useradd "))
    assert f"--uid {user} " in making
    (data,) = the(run, "VOLUME").words()
    assert f"--home-dir {data} --create-home" in making
    assert data in the(run, "ENV").rest
    verbs = [instruction.verb for instruction in run]
    assert verbs.index("USER") > max(i for i, verb in enumerate(verbs) if verb == "RUN")


def test_the_environment_arrives_where_it_was_made():
    """Scripts of a virtual environment hold its path, so it is copied to the same place."""
    build, run = stages()
    _, source, destination = the(run, "COPY").rest.split()
    assert source == destination
    assert any(step.rest == f"python -m venv {source}" for step in every(build, "RUN"))
    assert f'PATH="{destination}/bin:$PATH"' in the(run, "ENV").rest


def test_the_image_serves_teams_and_both_stores():
    """The web server and the driver of PostgreSQL are extras, and are installed with the program."""
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"][
        "optional-dependencies"
    ]
    (install,) = (step.rest for step in every(stages()[0], "RUN") if "pip install" in step.rest)
    (asked,) = re.findall(r"\[([\w,]+)\]", install)
    assert asked.split(",") == ["postgres", "teams"]
    assert any(needed.startswith("psycopg") for needed in extras["postgres"])
    assert any(needed.startswith("aiohttp") for needed in extras["teams"])


def test_what_it_starts_is_the_entry_point_of_the_project():
    """ENTRYPOINT and CMD serve with a program that pyproject.toml declares."""
    run = stages()[1]
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    (program,) = the(run, "ENTRYPOINT").words()
    assert program in scripts
    assert the(run, "CMD").words() == ["serve", "--host", "0.0.0.0"]  # noqa: S104 - it is a container


def test_it_tells_the_port_that_it_answers_on():
    """EXPOSE, the health check and the program name the same port."""
    run = stages()[1]
    assert the(run, "EXPOSE").rest == str(PORT)
    assert f"'127.0.0.1', {PORT}," in started(the(run, "HEALTHCHECK"))[2]


def started(healthcheck: Instruction) -> list[str]:
    """Return the command that a health check starts."""
    return json.loads(healthcheck.rest.partition("CMD ")[2])


def within(image: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run *command* as the second stage would: its search path, its data folder, nothing else."""
    data = image / "data"
    data.mkdir(exist_ok=True)
    environment = {"PATH": f"{image}/opt/partnerships/bin:{os.defpath}", "HOME": str(data)}
    for name, value in re.findall(r'(PARTNERSHIPS_\w+)="([^"]*)"', the(stages()[1], "ENV").rest):
        environment[name] = value.replace("/data", str(data), 1)
    return subprocess.run(
        command, cwd=data, env=environment, capture_output=True, text=True, check=False
    )


class Answer(BaseHTTPRequestHandler):
    """Answers as the server does that its class is told."""

    status = 200

    def do_GET(self):
        self.send_response(self.status if self.path == "/healthz" else 404)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1), (None, 1)])
def test_the_health_check_tells_how_the_server_is(image: Path, status: int | None, code: int):
    """A server that answers well is well; one that answers otherwise, or not at all, is not."""
    python, option, check = started(the(stages()[1], "HEALTHCHECK"))
    with HTTPServer(("127.0.0.1", 0), type("Told", (Answer,), {"status": status})) as server:
        serving = Thread(target=server.serve_forever)
        serving.start()
        if status is None:
            server.shutdown()
            server.server_close()
        ran = within(image, python, option, check.replace(str(PORT), str(server.server_port)))
        server.shutdown()
        serving.join()
    assert ran.returncode == code, ran.stdout + ran.stderr


def test_the_verb_it_names_is_a_verb_of_the_program(image: Path):
    """What CMD asks for can be asked for."""
    run = stages()[1]
    (program,) = the(run, "ENTRYPOINT").words()
    ran = within(image, program, the(run, "CMD").words()[0], "--help")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_it_refuses_to_answer_the_world_without_credentials(image: Path):
    """What it starts unless told otherwise stops with a sentence until the bot is registered."""
    run = stages()[1]
    ran = within(image, *the(run, "ENTRYPOINT").words(), *the(run, "CMD").words())
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "PARTNERSHIPS_APP_ID" in ran.stderr


def test_the_package_for_teams_can_be_made_in_it(image: Path):
    """Whoever deploys the image needs no checkout for what Teams wants uploaded."""
    given = ["--app-id", "00000000-0000-4000-8000-000000000000", "--developer", "A Force"]
    ran = within(image, "partnerships", "teams-package", *given, "--website", "https://example.org")
    assert ran.returncode == 0, ran.stderr
    assert (image / "data" / "partnerships-teams.zip").is_file()


def test_what_was_built_holds_the_program_and_no_source(image: Path):
    """The environment brings its own copy of the editions, proved where it stands."""
    (libraries,) = image.glob("opt/partnerships/lib/python*/site-packages")
    assert (libraries / "policies" / "cheshire").is_dir()
    where = within(image, "python", "-c", "import adapters; print(adapters.__file__)")
    assert where.stdout.strip() == str(libraries / "adapters" / "__init__.py")
    checked = within(image, "partnerships", "policy", "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
