"""The page about the command line and the program say the same: every verb, every option, every setting, and help for each."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from bot.cli import app
from bot.settings import PREFIX, Settings

PAGE_FOLDER = Path(__file__).parents[2]
PAGE = (PAGE_FOLDER / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")


def verbs(group: typer.Typer, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield every verb of *group*, by the words it is called with."""
    for command in group.registered_commands:
        yield (*path, command.name or command.callback.__name__.replace("_", "-"))
    for inner in group.registered_groups:
        yield from verbs(inner.typer_instance, (*path, inner.name))


VERBS = sorted(verbs(app))


def section(verb: tuple[str, ...]) -> str:
    """Return what the page says about *verb*."""
    heading = f"## `partnerships {' '.join(verb)}`\n"
    assert PAGE.count(heading) == 1
    return PAGE.partition(heading)[2].partition("\n## ")[0]


def test_the_verbs_of_this_step_are_there():
    """Scripts and tests call these names."""
    assert [" ".join(verb) for verb in VERBS] == [
        "agenda",
        "approvals list",
        "approvals show",
        "associations list",
        "associations show",
        "audit replay",
        "audit timeline",
        "audit transcript",
        "bodies list",
        "bodies show",
        "calendar",
        "chat",
        "decide",
        "doctor",
        "forms list",
        "forms show",
        "hear",
        "layers list",
        "layers recommendations",
        "layers show",
        "layers switch",
        "layers switches",
        "meetings correct",
        "meetings forms",
        "meetings list",
        "meetings log",
        "meetings plan",
        "meetings show",
        "notices hold",
        "notices list",
        "notices release",
        "notices retry",
        "offices act",
        "offices appoint",
        "offices delegate",
        "offices leave",
        "offices list",
        "offices stand-down",
        "policy check",
        "policy diff",
        "policy draw",
        "policy impact",
        "policy list",
        "policy new",
        "policy publish",
        "policy schema",
        "policy use",
        "questions list",
        "rebuild",
        "register export",
        "register import",
        "register list",
        "register missing",
        "register show",
        "report",
        "reports clear",
        "reports draft",
        "reports drafted",
        "reports release",
        "reports show",
        "reports withdraw",
        "representatives gaps",
        "representatives list",
        "reviews due",
        "reviews list",
        "reviews overdue",
        "risks export",
        "risks list",
        "risks show",
        "seed-demo",
        "serve",
        "sweep",
        "tasks list",
        "tasks show",
        "teams-package",
    ]


def test_the_page_has_no_verb_that_is_not_there():
    """What is promised can be called."""
    told = re.findall(r"^## `partnerships (.+)`$", PAGE, re.MULTILINE)
    assert sorted(told) == [" ".join(verb) for verb in VERBS]


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_verb_has_help_with_an_example(partnerships, verb):
    """Help begins with what the verb is for, and shows a line to copy."""
    ran = partnerships(*verb, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert f"Example: partnerships {' '.join(verb)}" in ran.out


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_every_option_stands_in_the_page(partnerships, verb):
    """The page and the help name the same options."""
    offered = set(re.findall(r"^  (--[a-z-]+)", partnerships(*verb, "--help").out, re.MULTILINE))
    told = set(re.findall(r"^\| `(--[a-z-]+)", section(verb), re.MULTILINE))
    assert told == offered - {"--help"}


def test_every_setting_stands_in_the_page():
    """The page and the program know the same variables."""
    told = set(re.findall(r"^\| `(PARTNERSHIPS_[A-Z_]+)`", PAGE, re.MULTILINE))
    assert told == {PREFIX + name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize(
    "page", ["README.md", "docs/how-to/prove-a-decision.md", "docs/how-to/try-the-demo.md"]
)
def test_every_line_to_copy_names_a_verb(page):
    """What stands in a box of a page can be typed: the verb is there, and each of its options."""
    text = (PAGE_FOLDER / page).read_text(encoding="utf-8")
    boxes = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = re.findall(r"^.*\bpartnerships (.+)$", "\n".join(boxes), re.MULTILINE)
    assert lines
    for line in lines:
        verb = next(verb for verb in VERBS if line.startswith(" ".join(verb)))
        for option in re.findall(r"--[a-z-]+", line):
            assert f"| `{option}" in section(verb), line
