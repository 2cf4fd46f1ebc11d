"""The app package for Teams keeps the rules of Teams that need no network to be checked."""

import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from bot.channels.teams.extension import SEARCH
from bot.commands import control_of
from bot.teams_package import SOURCES, manifest, write_package

APP_ID = "00000000-0000-4000-8000-000000000000"
FILLED = manifest(
    app_id=APP_ID,
    version="1.2.3",
    name="Partnerships Assistant",
    developer="A Force",
    website="https://example.org/help",
    privacy="https://example.org/privacy",
    terms="https://example.org/terms",
)
(BOT,) = FILLED["bots"]
COMMANDS = [
    (scope, command)
    for each in BOT["commandLists"]
    for scope in each["scopes"]
    for command in each["commands"]
]


def pixels(path: Path) -> tuple[int, int, list[bytes]]:
    """Return the width, the height and the pixels of a PNG of eight bits a channel."""
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, at = [], 8
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        chunks.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += length + 12
    width, height, depth, colour, *rest = struct.unpack(">IIBBBBB", chunks[0][1])
    assert (depth, rest) == (8, [0, 0, 0])
    size = {2: 3, 6: 4}[colour]
    packed = zlib.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT"))
    above, found = bytes(width * size), []
    for start in range(0, len(packed), width * size + 1):
        above = unfiltered(packed[start], packed[start + 1 : start + 1 + width * size], above, size)
        found += [above[x : x + size] for x in range(0, len(above), size)]
    return width, height, found


def unfiltered(method: int, line: bytes, above: bytes, size: int) -> bytes:
    """Return one line of a PNG as it was before it was filtered (PNG specification, 9.2)."""
    plain = bytearray()
    for x, value in enumerate(line):
        left = plain[x - size] if x >= size else 0
        up, corner = above[x], above[x - size] if x >= size else 0
        guess = left + up - corner
        nearest = min((left, up, corner), key=lambda near: abs(guess - near))
        plain.append((value + (0, left, up, (left + up) // 2, nearest)[method]) % 256)
    return bytes(plain)


def test_an_entry_can_be_found_from_any_chat():
    """The command and its parameter are those that the channel answers, within Teams' limits."""
    (extension,) = FILLED["composeExtensions"]
    (command,) = extension["commands"]
    (parameter,) = command["parameters"]
    assert (extension["botId"], command["type"], command["initialRun"]) == (APP_ID, "query", True)
    assert (command["id"], parameter["name"]) == (SEARCH, SEARCH)
    for each in (command, parameter):
        assert len(each["title"]) <= 32
        assert len(each["description"]) <= 128


def test_the_colour_icon_fills_its_square():
    """It is 192 pixels wide and high, and no corner is left transparent."""
    width, height, found = pixels(SOURCES / "color.png")
    assert (width, height, len(found)) == (192, 192, 192 * 192)
    assert {len(pixel) for pixel in found} == {3}
    assert {found[0], found[191], found[-192], found[-1]} == {bytes.fromhex("1f3f6b")}
    assert FILLED["accentColor"] == "#1f3f6b"


def test_the_outline_icon_is_white_on_nothing():
    """It is 32 pixels wide and high; what is drawn at all is white, so that Teams can colour it."""
    width, height, found = pixels(SOURCES / "outline.png")
    assert (width, height, len(found)) == (32, 32, 32 * 32)
    drawn = [pixel for pixel in found if pixel[3]]
    assert 200 < len(drawn) < 500
    assert {pixel[:3] for pixel in drawn} == {b"\xff\xff\xff"}


def test_each_icon_has_the_drawing_it_was_made_from():
    """Whoever changes an icon changes its drawing, and makes the picture from it."""
    for icon in FILLED["icons"].values():
        assert (SOURCES / icon).with_suffix(".svg").is_file()


def test_the_package_holds_three_files_and_the_same_bytes_each_time(tmp_path):
    """No folder, no file that Teams does not know, no moment of packing."""
    for name in ("one.zip", "two.zip"):
        write_package(tmp_path / name, FILLED)
    with zipfile.ZipFile(tmp_path / "one.zip") as package:
        assert package.namelist() == ["manifest.json", "color.png", "outline.png"]
        assert package.testzip() is None
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_what_is_given_stands_where_it_belongs():
    """Every place is filled in, and nothing of the template is left."""
    assert FILLED["id"] == BOT["botId"] == APP_ID
    assert FILLED["version"] == "1.2.3"
    assert FILLED["name"] == {"short": "Partnerships Assistant", "full": "Partnerships Assistant"}
    assert FILLED["developer"] == {
        "name": "A Force",
        "websiteUrl": "https://example.org/help",
        "privacyUrl": "https://example.org/privacy",
        "termsOfUseUrl": "https://example.org/terms",
    }


def test_the_bot_is_there_for_a_person_a_group_and_a_team():
    """It talks, takes no files, and has a command for each of the three."""
    assert BOT["scopes"] == ["personal", "team", "groupChat"]
    assert (BOT["supportsFiles"], BOT["isNotificationOnly"]) == (False, False)
    assert {scope for scope, _ in COMMANDS} == set(BOT["scopes"])


@pytest.mark.parametrize("scope", BOT["scopes"])
def test_no_command_stands_twice(scope):
    """Teams refuses a list that does."""
    titles = [command["title"] for own, command in COMMANDS if own == scope]
    assert 1 <= len(titles) <= 10
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize(("scope", "command"), COMMANDS)
def test_every_command_is_one_that_is_understood(scope, command):
    """What a person picks from the list is taken as the command it names."""
    assert control_of(command["title"]) is not None
    assert not command["title"].startswith("/")
    assert len(command["title"]) <= 32
    assert len(command["description"]) <= 128
    assert scope == "personal" or command["title"] == "help"


def test_what_is_said_of_it_fits_where_it_is_shown():
    """The lengths are those of the manifest's schema, and the language is that of the words."""
    assert len(FILLED["description"]["short"]) <= 80
    assert len(FILLED["description"]["full"]) <= 4000
    assert FILLED["localizationInfo"] == {
        "defaultLanguageTag": "en-gb",
        "additionalLanguages": [],
    }


def test_it_asks_for_no_right_and_trusts_no_site():
    """It signs nobody in and shows no page, so it needs neither."""
    assert (FILLED["permissions"], FILLED["validDomains"]) == ([], [])
