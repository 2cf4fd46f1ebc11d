"""The package for Teams is made on the command line, from what its owner says."""

import json
import zipfile

import pytest

import bot

APP_ID = "00000000-0000-4000-8000-000000000000"
DEVELOPER = ("--developer", "A Force")
WEBSITE = ("--website", "https://example.org/help")
GIVEN = ("--app-id", APP_ID, *DEVELOPER, *WEBSITE)


def manifest(path):
    with zipfile.ZipFile(path) as package:
        return json.loads(package.read("manifest.json"))


def test_it_is_written_where_that_is_asked(partnerships, tmp_path):
    """What is not said has an honest stand-in: the website, and the program's own version."""
    ran = partnerships("teams-package", *GIVEN, "--out", "made.zip")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "Wrote made.zip: upload it in Teams, or hand it to whoever looks after its apps.\n"
    )
    made = manifest(tmp_path / "made.zip")
    assert (made["id"], made["version"]) == (APP_ID, bot.__version__)
    assert made["name"]["short"] == "Partnerships Assistant"
    assert made["developer"] == {
        "name": "A Force",
        "websiteUrl": "https://example.org/help",
        "privacyUrl": "https://example.org/help",
        "termsOfUseUrl": "https://example.org/help",
    }


def test_everything_can_be_said(partnerships, tmp_path):
    """The id is taken from the setting of the bot, and the rest from the options."""
    more = ("--privacy", "https://example.org/p", "--terms", "https://example.org/t")
    named = ("--name", "Dog units \u2013 \u201cshared\u201d", "--version", "10.0.3")
    with pytest.MonkeyPatch.context() as setting:
        setting.setenv("PARTNERSHIPS_APP_ID", APP_ID)
        ran = partnerships("teams-package", *DEVELOPER, *WEBSITE, *more, *named)
    assert ran.code == 0, ran.err
    made = manifest(tmp_path / "partnerships-teams.zip")
    assert (made["id"], made["version"]) == (APP_ID, "10.0.3")
    assert made["name"]["short"] == "Dog units \u2013 \u201cshared\u201d"
    assert made["developer"]["privacyUrl"] == "https://example.org/p"
    assert made["developer"]["termsOfUseUrl"] == "https://example.org/t"


@pytest.mark.parametrize(
    ("option", "value", "wanted"),
    [
        ("--app-id", "the-bot", "the id of the registration, a GUID"),
        ("--version", "1.2", "a version such as 1.2.3"),
        ("--version", "01.2.3", "a version such as 1.2.3"),
        ("--name", "n" * 31, "a name of at most 30 characters"),
        ("--name", " ", "a name of at most 30 characters"),
        ("--name", "a\nb", "a name of at most 30 characters"),
        ("--developer", "d" * 33, "a name of at most 32 characters"),
        ("--website", "http://example.org", "the whole address of a page, which begins with https://"),
        ("--website", "https://", "the whole address of a page, which begins with https://"),
        ("--privacy", "https://[", "the whole address of a page, which begins with https://"),
        ("--terms", "https://example.org/".ljust(2049, "t"), "the whole address of a page, which begins with https://"),
    ],
)  # fmt: skip
def test_what_teams_would_refuse_is_refused_here(partnerships, tmp_path, option, value, wanted):
    """The sentence names the option and what it takes; nothing is written."""
    ran = partnerships("teams-package", *GIVEN, option, value)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"The value of {option} cannot be used; give {wanted}.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("left_out", ["--developer", "--website"])
def test_nobody_is_named_who_was_not_given(partnerships, left_out):
    """Who provides it, and where to ask, only its owner knows."""
    given = [
        word
        for pair in (("--app-id", APP_ID), DEVELOPER, WEBSITE)
        if pair[0] != left_out
        for word in pair
    ]
    ran = partnerships("teams-package", *given)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (f"Missing option '{left_out}'; see partnerships teams-package --help.\n")


def test_a_folder_that_is_not_there_is_said_to_be_so(partnerships):
    """It is nobody's wrong use, and a sentence says what to do."""
    ran = partnerships("teams-package", *GIVEN, "--out", "nowhere/made.zip")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        "The package could not be written to nowhere/made.zip (No such file or directory);"
        " give another --out.\n"
    )
