"""A grid of counts is a picture that anybody can read, and a table where there are none."""

from io import BytesIO

import pytest
from PIL import Image

from bot.cards.pictures import chart, picture, png
from bot.grids import Cell, Grid
from bot.plain_text import rendered
from bot.screens import Screen

LEVELS = ("Low", "Medium", "High")


def grid(rows=("Likely", "Rare"), columns=("Minor", "Grave"), counts=((0, 12), (1, 0))):
    """Return a grid whose last column is the gravest."""
    cells = tuple(
        tuple(Cell(count, LEVELS[min(n, 2)], n / 2) for n, count in enumerate(each))
        for each in counts
    )
    return Grid("Risks", "Likelihood", "Impact", rows, columns, cells)


def opened(content):
    return Image.open(BytesIO(content)).convert("RGB")


def test_it_is_a_small_picture_as_wide_as_a_phone_draws_sharply():
    """Well within what Teams shows: 1024 pixels either way."""
    content = png(grid())
    image = opened(content)
    assert image.size == (720, 290)
    assert len(content) < 16_000


def test_it_is_within_the_card_and_told_in_words():
    """Nothing is fetched for it, and whoever cannot see it hears what it shows."""
    drawn = picture(grid())
    assert drawn["url"].startswith("data:image/png;base64,iVBOR")
    assert drawn["altText"] == (
        "Risks. Likelihood by impact. Likely, Grave: 12 (Medium); Rare, Minor: 1 (Low)."
    )


def test_a_grid_of_nothing_says_so():
    """An empty map is a map."""
    assert grid(counts=((0, 0), (0, 0))).alt.endswith("Nothing is counted in it yet.")


def test_bars_have_the_same_counts_and_may_be_left_out():
    """By a client that does not know them."""
    assert chart(grid()) == {
        "type": "Chart.VerticalBar.Grouped",
        "title": "Risks",
        "xAxisTitle": "Impact",
        "yAxisTitle": "Likelihood",
        "data": [
            {"legend": "Likely", "values": [{"x": "Minor", "y": 0}, {"x": "Grave", "y": 12}]},
            {"legend": "Rare", "values": [{"x": "Minor", "y": 1}, {"x": "Grave", "y": 0}]},
        ],
        "fallback": "drop",
    }


def test_black_letters_are_read_on_every_shade():
    """At least seven to one, by the formula of WCAG 2.2."""
    image = opened(png(grid(columns=("a", "b", "c"), counts=((0, 0, 0), (0, 0, 0)))))
    shades = {image.getpixel((x, 100)) for x in (160, 350, 540)}

    def light(colour):
        parts = [(p / 255) / 12.92 if p <= 10 else ((p / 255 + 0.055) / 1.055) ** 2.4
                 for p in colour]  # fmt: skip
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    assert len(shades) == 3
    assert all((light(each) + 0.05) / (light((27, 27, 27)) + 0.05) >= 7 for each in shades)


@pytest.mark.parametrize(
    "columns",
    [
        ("Insignificant", "Catastrophic", "Disproportionate", "Extraordinary", "Unprecedented"),
        ("A", "Rather a lot of words for one step of a scale", "£5m – £10m", "Über", "…"),
    ],
)
def test_whatever_the_steps_are_called_it_is_drawn(columns):
    """Long words stand upright, and what the font lacks is written otherwise."""
    image = opened(png(grid(columns=columns, counts=((1, 2, 3, 4, 5), (0, 0, 0, 0, 0)))))
    assert image.size[0] == 720


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_in_a_terminal_it_is_a_table_no_wider_than_that(width):
    """Or a list, where a table would be too narrow."""
    wide = grid(columns=("One", "Two", "Three", "Four", "Five"), counts=((1, 2, 3, 4, 5),) * 2)
    lines = list(rendered(Screen("Map", grid=wide), width=width))
    assert all(len(line) <= width for line in lines)
    assert any("5" in line for line in lines)
